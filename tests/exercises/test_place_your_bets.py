"""Place your bets: what is shown is what was played, one thing changes, and nothing is left in doubt."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from grader.domain.bets import Changed, Source
from grader.exercises import exercise
from grader.exercises.reciprocity.place_your_bets.facts import in_front_from
from grader.exercises.reciprocity.place_your_bets.news import one_in
from grader.exercises.reciprocity.place_your_bets.ranking import clear_ranking
from grader.exercises.reciprocity.place_your_bets.series import SCALES, Setting
from grader.exercises.sheet import Figure, Prose, Table
from grader.grading.solutions import solution
from grader.simulators.trust_game import CLASSIC, Terms, population, tournament
from tests.proof import words_before_first_decision

EXERCISE = exercise("place-your-bets")
VARIANTS = [str(number) for number in range(60)]
SCORED = [one for variant in VARIANTS for one in EXERCISE.case(variant).tournaments[1:]]


def changes(before: Setting, now: Setting) -> set[Changed]:
    return {
        changed
        for changed, differs in {
            Changed.LENGTH: before.terms.rounds != now.terms.rounds,
            Changed.PRIZES: before.terms.payoffs != now.terms.payoffs,
            Changed.COMPANY: before.firms != now.firms,
            Changed.SLIPS: before.terms.noise != now.terms.noise,
        }.items()
        if differs
    }


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_thing_changes_at_a_time_and_each_once(variant: str) -> None:
    played = EXERCISE.case(variant).tournaments
    assert played[0].changed is None
    assert [changes(*pair) for pair in pairwise(played)] == [{now.changed} for now in played[1:]]
    assert Counter(now.changed for now in played[1:]) == Counter(Changed)
    assert {sum(one.firms.values()) for one in played} == {20}


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_winner_leads_by_a_twentieth_and_for_one_reason(variant: str) -> None:
    for one in EXERCISE.case(variant).tournaments:
        ranking = one.ranking
        assert ranking.lead >= 0.05 * ranking.winner.earned > 0
        most, next_one = sorted((share.ahead for share in ranking.shares), reverse=True)[:2]
        assert most >= 1.25 * next_one
        assert sum(share.ahead for share in ranking.shares) == pytest.approx(ranking.lead)


def test_without_slips_a_tournament_is_the_published_game() -> None:
    still = [one for one in SCORED if not one.terms.noise]
    assert len(still) > 20
    for one in still:
        played = tournament(population(one.firms), one.terms, Random(0)).averages()
        assert {each.habit: each.earned for each in one.ranking.standings} == pytest.approx(played)


def test_breaking_alone_always_pays_most_and_being_let_down_least() -> None:
    for one in SCORED:
        prizes = one.terms.payoffs
        assert prizes.cheats_alone > prizes.both_cooperate > prizes.both_cheat == 0 > prizes.is_cheated


def test_a_close_race_is_no_case() -> None:
    five = dict.fromkeys(("copycat", "always-cheat", "always-cooperate", "grudger", "detective"), 1)
    assert clear_ranking(five, Terms(payoffs=CLASSIC)) is not None
    twins = {"copycat": 3, "grudger": 3, "always-cheat": 1}
    assert clear_ranking(twins, Terms(payoffs=CLASSIC)) is None


def test_no_winner_and_no_reason_is_a_safe_bet() -> None:
    winners = Counter(one.ranking.winner.habit for one in SCORED)
    reasons = Counter(one.ranking.source for one in SCORED)
    assert len(winners) >= 5
    assert max(winners.values()) < 0.5 * len(SCORED)
    assert set(reasons) == set(Source)
    assert max(reasons.values()) < 0.5 * len(SCORED)


@pytest.mark.parametrize("changed", list(Changed))
def test_every_change_may_put_another_habit_in_front_or_not(changed: Changed) -> None:
    pairs = [pair for variant in VARIANTS for pair in pairwise(EXERCISE.case(variant).tournaments)]
    passes = Counter(
        before.ranking.winner.habit != now.ranking.winner.habit
        for before, now in pairs
        if now.changed is changed
    )
    assert min(passes[True], passes[False]) > len(VARIANTS) // 10


def test_length_decides_both_ways() -> None:
    starts = [in_front_from(one) for one in SCORED if one.changed is Changed.LENGTH]
    assert starts.count(1) > 5
    assert len(starts) - starts.count(1) > 5


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_is_shown_is_what_is_in_force(variant: str) -> None:
    case, sheet = EXERCISE.case(variant), EXERCISE.sheet(variant)
    assert words_before_first_decision(sheet) <= 350
    assert [group.in_turn for group in sheet.groups] == [False, True, True, True, True]
    for group, one in zip(sheet.groups[1:], case.tournaments[1:], strict=True):
        news, force = group.documents
        assert isinstance(news, Prose)
        assert isinstance(force, Table)
        assert "{" not in news.text
        assert force.rows[0][0] == str(one.terms.rounds)
        shown = {part.split(" ", 1)[1]: int(part.split()[0]) for part in force.rows[0][-1].split(", ")}
        assert shown == {habit.name: one.firms[habit.id] for habit in case.habits}
        if one.changed is Changed.SLIPS and one.terms.noise:
            assert one_in(one.terms.noise) in news.text


def test_a_tournament_is_played_once_bet_and_reason_are_decided() -> None:
    case = EXERCISE.case("0")
    answer = dict(solution(EXERCISE).reference(case))
    assert not EXERCISE.follow(case, {})
    assert not EXERCISE.follow(case, {"tournament-1.winner": answer["tournament-1.winner"]})
    played = EXERCISE.follow(case, answer)
    assert list(played) == [group.id for group in EXERCISE.sheet("0").groups]
    for documents, one in zip(played.values(), case.tournaments, strict=True):
        told, standings, lead, figure = documents
        assert isinstance(told, Prose)
        assert told.text.startswith("Your bet wins")
        assert "Your reason is right" in told.text
        assert isinstance(standings, Table)
        assert standings.rows[0][0] == one.ranking.winner.name
        assert isinstance(lead, Table)
        assert len(lead.rows) == len(Source)
        assert isinstance(figure, Figure)
        assert [len(line.points) for line in figure.series] == [one.terms.rounds] * len(one.firms)
        assert [line.tone for line in figure.series] == [2, 0, 0, 0, 0]


def test_a_lost_bet_is_told_with_the_winner() -> None:
    case = EXERCISE.case("0")
    second = case.tournaments[1].ranking.standings[1]
    told, *_, figure = EXERCISE.follow(
        case, {"tournament-2.winner": second.habit, "tournament-2.reason": Source.EARLY}
    )["tournament-2"]
    assert isinstance(told, Prose)
    assert told.text.startswith(f"You bet on {second.name} firms")
    assert isinstance(figure, Figure)
    assert [line.tone for line in figure.series][:2] == [1, 2]


def test_sums_are_in_the_case_s_own_scale() -> None:
    for variant in VARIANTS:
        prizes = EXERCISE.case(variant).tournaments[0].terms.payoffs
        assert prizes.cheats_alone / 3 in SCALES

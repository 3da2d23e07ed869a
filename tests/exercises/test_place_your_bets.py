"""Place your bets: what is shown is what was played, one thing changes, and nothing is left in doubt."""

from collections import Counter
from itertools import pairwise
from random import Random

import pytest

from grader.domain.bets import Changed
from grader.exercises import exercise
from grader.exercises.reciprocity.place_your_bets.facts import in_front_from
from grader.exercises.reciprocity.place_your_bets.news import one_in
from grader.exercises.reciprocity.place_your_bets.ranking import ranked
from grader.exercises.reciprocity.place_your_bets.series import SCALES, Setting, all_series, played
from grader.exercises.sheet import Figure, Prose, Table
from grader.grading.solutions import solution
from grader.simulators.trust_game import CLASSIC, Terms, population, tournament
from tests.proof import words_before_first_decision

EXERCISE = exercise("place-your-bets")
VARIANTS = [str(number) for number in range(60)]
LISTED = [tuple(played(series, SCALES[0])) for series in all_series()]
SCORED = [one for tournaments in LISTED for one in tournaments[1:]]


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


@pytest.mark.parametrize("tournaments", LISTED)
def test_one_thing_changes_at_a_time_and_each_once(tournaments: tuple[Setting, ...]) -> None:
    assert tournaments[0].changed is None
    assert [changes(*pair) for pair in pairwise(tournaments)] == [{now.changed} for now in tournaments[1:]]
    assert Counter(now.changed for now in tournaments[1:]) == Counter(Changed)
    assert {sum(one.firms.values()) for one in tournaments} == {20}
    assert len(tournaments[0].firms) == 4


@pytest.mark.parametrize("tournaments", LISTED)
def test_every_winner_leads_by_a_twentieth_and_for_one_reason(tournaments: tuple[Setting, ...]) -> None:
    for one in tournaments:
        ranking = one.ranking
        assert ranking.lead >= 0.05 * ranking.winner.earned > 0
        most, next_one = sorted((share.ahead for share in ranking.shares), reverse=True)[:2]
        assert most >= 1.25 * next_one
        assert sum(share.ahead for share in ranking.shares) == pytest.approx(ranking.lead)


@pytest.mark.parametrize("one_of_its_own_fewer", [True, False], ids=["exact", "roughly"])
@pytest.mark.parametrize("variant", VARIANTS)
def test_what_is_shown_decides_every_bet(variant: str, *, one_of_its_own_fewer: bool) -> None:
    """Whether somebody remembers that a firm does not deal with itself, or multiplies by all."""
    case = EXERCISE.case(variant)
    for group, one in zip(EXERCISE.sheet(variant).groups, case.tournaments, strict=True):
        pairs = group.documents[-1]
        assert isinstance(pairs, Table)
        firms = [one.firms[habit.id] for habit in case.habits]
        earned = [
            [
                (count - (one_of_its_own_fewer and row == column)) * float(cell.replace("−", "-"))
                for column, (count, cell) in enumerate(zip(firms, cells, strict=True))
            ]
            for row, (_, *cells) in enumerate(pairs.rows)
        ]
        best, second = sorted(earned, key=sum, reverse=True)[:2]
        gained = [first - other for first, other in zip(best, second, strict=True)]
        assert case.habits[earned.index(best)].id == one.ranking.winner.habit
        assert case.habits[gained.index(max(gained))].id == one.ranking.feeder.habit


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


def test_a_ranking_sums_up_the_deals_with_everybody_else() -> None:
    ranking = ranked(
        dict.fromkeys(("copycat", "always-cheat", "always-cooperate"), 1), Terms(payoffs=CLASSIC)
    )
    assert {each.habit: each.earned for each in ranking.standings} == {
        "always-cheat": 33,
        "copycat": 19,
        "always-cooperate": 10,
    }
    assert ranking.feeder.habit == "always-cooperate"
    assert [share.ahead for share in ranking.shares] == [3, 1, 10]


def test_no_winner_and_no_reason_is_a_safe_bet() -> None:
    for changed in Changed:
        ranked_so = [one for one in SCORED if one.changed is changed]
        winners = Counter(one.ranking.winner.habit for one in ranked_so)
        feeders = Counter(one.ranking.feeder.habit for one in ranked_so)
        assert len(winners) >= 4
        assert max(winners.values()) < 0.5 * len(ranked_so)
        assert max(feeders.values()) < 0.5 * len(ranked_so)


@pytest.mark.parametrize("changed", list(Changed))
def test_neither_the_commonest_habit_nor_a_rare_one_is_a_safe_bet(changed: Changed) -> None:
    ranked_so = [one for one in SCORED if one.changed is changed]
    for pick in (max, min):
        picked = [pick(one.firms.values()) for one in ranked_so]
        won = [one.firms[one.ranking.winner.habit] for one in ranked_so]
        fed = [one.firms[one.ranking.feeder.habit] for one in ranked_so]
        assert sum(map(int.__eq__, picked, won)) < 0.5 * len(ranked_so)
        assert sum(map(int.__eq__, picked, fed)) < 0.5 * len(ranked_so)


@pytest.mark.parametrize("changed", list(Changed))
def test_a_change_moves_the_winner_and_the_reason_about_as_often_as_not(changed: Changed) -> None:
    pairs = [(a.ranking, b.ranking) for one in LISTED for a, b in pairwise(one) if b.changed is changed]
    for same in (
        [a.winner.habit == b.winner.habit for a, b in pairs],
        [a.feeder.habit == b.feeder.habit for a, b in pairs],
    ):
        assert 0.3 < sum(same) / len(same) <= 0.5


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
        news, force, pairs = group.documents
        assert isinstance(news, Prose)
        assert isinstance(force, Table)
        assert "{" not in news.text
        assert force.rows[0][0] == str(one.terms.rounds)
        assert isinstance(pairs, Table)
        assert pairs.head[1:] == tuple(f"{habit.name} ({one.firms[habit.id]})" for habit in case.habits)
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
        told, standings, lead, closer, figure = documents
        assert isinstance(told, Prose)
        assert told.text.startswith("Your bet wins")
        assert "Your reason is right" in told.text
        assert isinstance(standings, Table)
        assert standings.rows[0][0] == one.ranking.winner.name
        assert isinstance(lead, Table)
        assert len(lead.rows) == len(one.firms)
        assert isinstance(closer, Table)
        assert [row[0] for row in closer.rows] == [each.name for each in one.ranking.standings[:2]]
        for _, *counts in closer.rows:
            assert sum(map(float, counts)) == pytest.approx(one.terms.rounds, abs=0.21)
        assert isinstance(figure, Figure)
        assert [len(line.points) for line in figure.series] == [one.terms.rounds] * len(one.firms)
        assert [line.tone for line in figure.series] == [2, 0, 0, 0]


def test_a_lost_bet_is_told_with_the_winner() -> None:
    case = EXERCISE.case("0")
    second = case.tournaments[1].ranking.standings[1]
    told, *_, figure = EXERCISE.follow(
        case, {"tournament-2.winner": second.habit, "tournament-2.reason": second.habit}
    )["tournament-2"]
    assert isinstance(told, Prose)
    assert told.text.startswith(f"You bet on {second.name} firms")
    assert isinstance(figure, Figure)
    assert [line.tone for line in figure.series][:2] == [1, 2]


def test_sums_are_in_the_case_s_own_scale() -> None:
    for variant in VARIANTS:
        prizes = EXERCISE.case(variant).tournaments[0].terms.payoffs
        assert any(prizes.cheats_alone / scale in (3, 4, 5) for scale in SCALES)

"""The disclosure ladder: every plan that keeps the teachings scores, and the prose fits its figures."""

from collections.abc import Iterator
from itertools import product
from random import Random

import pytest

from grader.domain.disclosure import Origin, Piece
from grader.domain.finding import Status
from grader.exercises import exercise
from grader.exercises.exercise import FULL_MARKS
from grader.exercises.sheet import Answer, Choice
from grader.exercises.trust.disclosure_ladder.case import Case, figures_of
from grader.exercises.trust.disclosure_ladder.hand import MARGIN
from grader.exercises.trust.disclosure_ladder.prose import Kind, fair_options, texts
from grader.exercises.world import Deal, draw_deal
from grader.grading.grade import grade
from grader.grading.solutions import solution

LADDER = exercise("disclosure-ladder")
VARIANTS = [str(number) for number in range(60)]
BY_TRUST = {
    low: next(variant for variant in VARIANTS if LADDER.case(variant).record.low_trust is low)
    for low in (True, False)
}


def pieces(case: Case) -> dict[str, Piece]:
    return {f"piece-{number}": card.piece for number, card in enumerate(case.cards, 1)}


def score(variant: str, change: Answer) -> float:
    reference = solution(LADDER).reference(LADDER.case(variant))
    return grade(LADDER, variant, {**reference, **change}).score


def wishes(variant: str) -> list[str]:
    told = pieces(LADDER.case(variant)).items()
    return [name for name, one in told if one.worth_telling and not one.constraint]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_facts_keep_their_distance_from_every_boundary(variant: str) -> None:
    case = LADDER.case(variant)
    for one in pieces(case).values():
        assert max(one.gain, one.risk) >= MARGIN * min(one.gain, one.risk)
        assert not case.matters_from / MARGIN < one.gain < case.matters_from * MARGIN
    assert len(case.record.breaches) in (0, 2, 3)
    assert {one.origin for one in pieces(case).values()} == set(Origin)


@pytest.mark.parametrize("variant", VARIANTS)
def test_constraints_carry_the_least_chance_of_misuse(variant: str) -> None:
    told = pieces(LADDER.case(variant)).values()
    assert max(one.chance for one in told if one.constraint) < min(
        one.chance for one in told if not one.constraint
    )


def test_with_normal_trust_every_meeting_suits_a_wish_that_does_not_open() -> None:
    variant = BY_TRUST[False]
    opening = solution(LADDER).reference(LADDER.case(variant))["opening.piece"]
    for wish, meeting in product(wishes(variant), (1, 2, 3)):
        if wish != opening:
            assert score(variant, {f"{wish}.when": f"meeting-{meeting}"}) == FULL_MARKS


def test_with_low_trust_all_wishes_may_wait_for_meeting_3() -> None:
    variant = BY_TRUST[True]
    assert score(variant, {f"{wish}.when": "meeting-3" for wish in wishes(variant)}) == FULL_MARKS


@pytest.mark.parametrize("onward", ["as-planned", "hold-back", "theirs-first"])
def test_with_low_trust_any_way_on_but_everything_at_the_end_will_do(onward: str) -> None:
    assert score(BY_TRUST[True], {"silence.onward": onward}) == FULL_MARKS
    assert score(BY_TRUST[True], {"silence.onward": "all-at-the-end"}) == FULL_MARKS - 1


@pytest.mark.parametrize("words", ["exact", "range", "vague"])
def test_a_wish_may_be_told_in_any_true_words(words: str) -> None:
    for variant in BY_TRUST.values():
        assert score(variant, {f"{wish}.words": words for wish in wishes(variant)}) == FULL_MARKS


def test_nothing_told_earns_nothing_but_the_question_about_concerns() -> None:
    variant = BY_TRUST[True]
    silent = {f"piece-{number}.when": "not-shared" for number in range(1, 9)}
    report = grade(LADDER, variant, {**solution(LADDER).reference(LADDER.case(variant)), **silent})
    assert [found.rule for found in report.findings if found.status is Status.KEPT] == ["ask-their-concerns"]


@pytest.mark.parametrize("kind", texts().kinds, ids=lambda kind: kind.name)
def test_every_kind_has_fair_and_true_words_for_every_figure(kind: Kind) -> None:
    for deal in _deals():
        for seed in range(20):
            blanks = figures_of(Random(seed), kind, deal)
            fair_options(Random(seed), kind.statements, blanks)
            low, true, high, slanted = (_number(blanks[name]) for name in ("low", "n", "high", "off"))
            assert 0 < low < true < high
            assert not low <= slanted <= high
            assert _number(blanks["off2"]) > 0


def _deals() -> Iterator[Deal]:
    seen: set[str] = set()
    for seed in range(200):
        deal = draw_deal(Random(seed))
        if deal.trade.field not in seen:
            seen.add(deal.trade.field)
            yield deal


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def test_there_is_prose_enough_for_cases_that_differ() -> None:
    kinds = texts().kinds
    assert len({kind.name for kind in kinds}) == len(kinds) >= 14
    both = [kind.name for kind in kinds if {"matters", "trivia"} & set(kind.parts) and "poor" in kind.parts]
    assert len(both) >= 6, "the same kind of information is worth telling in one deal and not in another"


def test_the_opening_offers_the_pieces_by_short_names() -> None:
    fields = LADDER.sheet("0").fields
    opening = fields["opening.piece"]
    assert isinstance(opening, Choice)
    assert all(len(option.text) <= 24 for option in opening.options)


@pytest.mark.parametrize("kind", texts().kinds, ids=lambda kind: kind.name)
def test_the_true_figure_alone_proves_no_statement_true(kind: Kind) -> None:
    assert any("{n}" in words for words in kind.slanted)
    assert any("{n}" not in words for words in kind.slanted)

"""The map of the ground: sums that reconcile, both sides of each boundary, and no habit that pays."""

from collections import Counter
from itertools import pairwise

import pytest

from grader.domain.finding import Status
from grader.domain.issues import Concern, Fixity, Standing
from grader.exercises import exercise
from grader.exercises.common_ground.ground_map.prose import script
from grader.exercises.sheet import Answer
from grader.grading.grade import grade
from grader.grading.solutions import solution

MAP = exercise("ground-map")
VARIANTS = [str(number) for number in range(80)]


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(MAP).reference(MAP.case(variant))
    report = grade(MAP, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


def euros_in(text: str) -> int:
    return int(text.removeprefix("€").replace(",", ""))


@pytest.mark.parametrize("variant", VARIANTS)
def test_what_stands_on_the_sheet_adds_up_to_the_limits(variant: str) -> None:
    case = MAP.case(variant)
    price, figures = case.price, case.price.figures
    shown = {what: euros_in(amount) for what, amount in price.rows}
    assert figures.cost == sum(amount for what, amount in shown.items() if what.endswith("our cost"))
    brought = {change.note for change in script().changes if change.kind == "change"}
    total = sum(euros_in(amount) for _, amount, note in price.changes if note in brought)
    assert total == figures.total == figures.switching * case.deal.quantity
    assert shown[f"Last bid of {case.deal.buyer}"] < min(figures.their_limit, figures.our_limit)
    assert shown["Our last offer"] > figures.our_limit


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_figure_lies_on_a_boundary(variant: str) -> None:
    case = MAP.case(variant)
    low, high = sorted((case.price.figures.their_limit, case.price.figures.our_limit))
    assert high / low > 1.09
    sums = sorted(worth.yearly for worth in case.wants.worths.values())
    assert all(more >= 1.2 * less for less, more in pairwise(sums))


def test_every_side_of_the_price_is_drawn() -> None:
    sides = Counter(
        (figures.incumbent, figures.exists, figures.elsewhere > figures.cost)
        for figures in (MAP.case(variant).price.figures for variant in VARIANTS)
    )
    assert len(sides) == 8


def test_the_quote_alone_misleads_in_both_directions() -> None:
    misled = {
        figures.exists
        for figures in (MAP.case(variant).price.figures for variant in VARIANTS)
        if (figures.quote >= figures.our_limit) != figures.exists
    }
    assert misled == {True, False}


def test_open_issues_of_both_are_drawn_fixed_and_movable() -> None:
    issues = [card.issue for variant in VARIANTS for card in MAP.case(variant).cards]
    assert {issue.fixity for issue in issues if issue.negotiable} == set(Fixity)
    assert {issue.standing for issue in issues if issue.concern is Concern.BOTH and not issue.negotiable} == {
        Standing.RESOLVED,
        Standing.UNCONTESTED,
    }


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_one_slip_in_six_is_forgiven_and_two_are_not(variant: str) -> None:
    case = MAP.case(variant)
    wrong = {
        f"issue-{number}.moves": Fixity.LAW if card.issue.fixity is not Fixity.LAW else Fixity.PREFERENCE
        for number, card in enumerate(case.cards, 1)
    }
    assert not lost(variant, dict(list(wrong.items())[:1]))
    assert lost(variant, dict(list(wrong.items())[:2])) == ["tell-fixed-from-preferred"]


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_a_sum_spent_long_ago_makes_the_limit_wrong(variant: str) -> None:
    case = MAP.case(variant)
    spent = {change.note for change in script().changes if change.kind == "spent"}
    more = sum(euros_in(amount) for _, amount, note in case.price.changes if note in spent)
    sign = 1 if case.price.figures.incumbent else -1
    limit = case.price.figures.their_limit + sign * more / case.deal.quantity
    assert lost(variant, {"price.their-limit": limit}) == ["work-out-the-zopa"]


def test_the_order_of_the_agenda_means_nothing() -> None:
    reference = solution(MAP).reference(MAP.case("0"))
    listed = reference["agenda.negotiate"]
    assert isinstance(listed, list)
    assert not lost("0", {"agenda.negotiate": listed[::-1]})

"""How marks compose into a finding, for any rule."""

import pytest
from msgspec import Struct

from grader.domain.finding import Mark, Outcome, Status
from grader.rules.rule import rule


class Item(Struct, frozen=True):
    """Something to judge."""

    mark: str
    off: str = ""


def outcome(item: Item) -> str:
    return item.off


@rule("A1", unless=outcome)
def be_right(item: Item) -> Mark | None:
    """Be right.

    Boundary: unless it is switched off.
    """
    return None if item.mark == "skip" else Mark(Outcome(item.mark), "Item", "this", "Because.")


R, W, M, S = "right", "wrong", "missing", "skip"

FINDINGS = {
    "all right": ([R, R], Status.KEPT),
    "one of five wrong": ([R, R, R, R, W], Status.BROKEN),
    "one of six wrong is forgiven": ([R, R, R, R, R, W], Status.KEPT),
    "two of six wrong": ([R, R, R, R, W, W], Status.BROKEN),
    "one of six missing is forgiven": ([R, R, R, R, R, M], Status.KEPT),
    "one of six wrong, one missing": ([R, R, R, R, W, M], Status.NOT_ATTEMPTED),
    "one of five missing": ([R, R, R, R, M], Status.NOT_ATTEMPTED),
    "wrong is said before all is filled in": ([W, M, M], Status.BROKEN),
    "nothing filled in": ([M, M], Status.NOT_ATTEMPTED),
    "nothing to judge": ([S, S], Status.NOT_ATTEMPTED),
    "what fails the precondition is skipped": ([S, R], Status.KEPT),
    "skipped items do not earn forgiveness": ([S, S, S, S, R, W], Status.BROKEN),
}


@pytest.mark.parametrize(("marks", "status"), FINDINGS.values(), ids=FINDINGS.keys())
def test_marks_compose(marks: list[str], status: Status) -> None:
    finding = be_right.check([Item(mark) for mark in marks], 2.0)
    assert finding.status is status
    assert finding.points == (2.0 if status is Status.KEPT else 0.0)
    assert finding.max_points == 2.0


def test_a_rule_that_the_scenario_switches_off_says_why_and_counts_for_nothing() -> None:
    finding = be_right.check([Item("wrong", off="Trust was normal here.")], 2.0)
    assert (finding.status, finding.max_points) == (Status.NOT_APPLICABLE, 0.0)
    assert finding.message == "Trust was normal here."


def test_other_subjects_are_none_of_its_business() -> None:
    assert be_right.check(["a", 1, Item("right")], 1.0).status is Status.KEPT


def test_a_rule_is_named_and_described_by_its_function() -> None:
    assert (be_right.id, be_right.statement, be_right.boundary) == (
        "be-right",
        "Be right.",
        "unless it is switched off.",
    )


def test_broken_findings_quote_the_answer() -> None:
    finding = be_right.check([Item("wrong")], 1.0)
    assert finding.evidence == ("Item: you chose “this”. Because.",)

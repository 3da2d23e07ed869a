"""Opening statements: kept, broken, missing, and the order in which parts are said."""

from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.conversation import Said
from grader.domain.finding import Outcome
from grader.domain.opening import Bond, Count, Ending, Interest, Limit, OpeningStatement, Part
from grader.rules import opening
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W

GOOD = (Part.BOND, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.CASE, Part.ENDING)
ENDS = (Part.BOND, Part.INTEREST, Part.SETTLED, Part.ENDING)


def said(where: str, kind: StrEnum | None) -> Said:
    if kind is None:
        return Said(beat=where, where=where)
    return Said(beat=where, where=where, kind=kind, chose="These words.", why="The fact that decides.")


KEPT = {
    "bond": Bond.TRUE,
    "settled": Count.TRUE,
    "interest": Interest.SHARED,
    "limit": Limit.EXACT,
    "ending": Ending.JOINT,
}
NAMES = dict(
    zip(
        KEPT, ("The bond", "What is settled", "What both want", "Our limit", "The closing words"), strict=True
    )
)


def statement(*, order: tuple[Part, ...] | None = GOOD, **kinds: StrEnum | None) -> OpeningStatement:
    words = {part: said(NAMES[part], kind) for part, kind in {**KEPT, **kinds}.items()}
    return OpeningStatement(**words, order=order, issue="payment")


def without(part: Part) -> OpeningStatement:
    return statement(order=tuple(each for each in GOOD if each is not part))


A13, A14, A15, A16, A20 = (
    opening.say_the_bond,
    opening.begin_with_a_shared_interest,
    opening.build_on_what_is_settled,
    opening.invite_a_joint_solution,
    opening.state_the_constraint_exactly,
)
MARKS: dict[str, tuple[Rule[OpeningStatement], OpeningStatement, Outcome]] = {
    "a true bond, said": (A13, statement(), R),
    "a true bond, written down and never said": (A13, without(Part.BOND), W),
    "a bond that the file denies": (A13, statement(bond=Bond.FALSE), W),
    "warm words without a bond": (A13, statement(bond=Bond.HOLLOW), W),
    "no bond, straight to business": (A13, statement(bond=Bond.COLD), W),
    "our own interest in the order": (A13, statement(bond=Bond.OURS), W),
    "bond undecided": (A13, statement(bond=None), M),
    "order undecided": (A13, statement(order=None), M),
    "a shared interest before the case": (A14, statement(), R),
    "a shared interest, and no case at all": (A14, statement(order=ENDS), R),
    "a shared interest after the case": (
        A14,
        statement(order=(Part.BOND, Part.CASE, Part.INTEREST, Part.ENDING)),
        W,
    ),
    "a shared interest, not said": (A14, without(Part.INTEREST), W),
    "only their interest": (A14, statement(interest=Interest.THEIRS), W),
    "only our interest": (A14, statement(interest=Interest.OURS), W),
    "an interest of nobody": (A14, statement(interest=Interest.NOBODYS), W),
    "interest undecided": (A14, statement(interest=None), M),
    "a true count": (A15, statement(), R),
    "one too many": (A15, statement(settled=Count.TOO_MANY), W),
    "one too few": (A15, statement(settled=Count.TOO_FEW), W),
    "the right number, and an issue that hangs": (A15, statement(settled=Count.WRONG_ISSUE), W),
    "only the gap": (A15, statement(settled=Count.GAP), W),
    "nearly everything": (A15, statement(settled=Count.LOOSE), W),
    "a true count, not said": (A15, without(Part.SETTLED), W),
    "count undecided": (A15, statement(settled=None), M),
    "an invitation at the end": (A16, statement(), R),
    "an ultimatum after praise": (A16, statement(ending=Ending.ULTIMATUM), W),
    "their move alone": (A16, statement(ending=Ending.ONE_SIDED), W),
    "an invitation to reopen what is settled": (A16, statement(ending=Ending.REOPENS), W),
    "everything as they like": (A16, statement(ending=Ending.DEFERS), W),
    "an invitation that is never said": (A16, without(Part.ENDING), W),
    "more after the invitation": (A16, statement(order=(*ENDS, Part.CASE)), W),
    "a rival in between": (A16, statement(order=(Part.PRESSURE, *ENDS)), W),
    "an old slip in between": (A16, statement(order=(Part.BOND, Part.GRIEVANCE, *ENDS[1:])), W),
    "the limit first of all": (A16, statement(order=(Part.LIMIT, *ENDS)), W),
    "the limit second": (A16, statement(order=(Part.BOND, Part.LIMIT, *ENDS[1:])), R),
    "the settled issues first": (A16, statement(order=(Part.SETTLED, Part.BOND, Part.ENDING)), R),
    "ending undecided": (A16, statement(ending=None), M),
    "the limit with figure and source": (A20, statement(), R),
    "the limit of another version": (A20, statement(limit=Limit.NOT_IN_FORCE), W),
    "a wish posed as a limit": (A20, statement(limit=Limit.PREFERENCE), W),
    "a limit without figure": (A20, statement(limit=Limit.VAGUE), W),
    "a limit without source": (A20, statement(limit=Limit.SOURCELESS), W),
    "the limit, not said": (A20, without(Part.LIMIT), W),
    "limit undecided": (A20, statement(limit=None), M),
}


@pytest.mark.parametrize(("rule", "subject", "outcome"), MARKS.values(), ids=MARKS.keys())
def test_an_opening_is_marked(
    rule: Rule[OpeningStatement], subject: OpeningStatement, outcome: Outcome
) -> None:
    mark = rule.judge(subject)
    assert mark is not None
    assert mark.outcome is outcome


def test_only_the_order_is_blamed_for_the_order() -> None:
    late = statement(order=(Part.BOND, Part.SETTLED, Part.CASE, Part.INTEREST, Part.LIMIT, Part.ENDING))
    broken = [rule.id for rule in (A13, A14, A15, A16, A20) if rule.check([late], 2.0).points == 0]
    assert broken == ["begin-with-a-shared-interest"]
    (line,) = A14.check([late], 2.0).evidence
    assert "Our case, What both want" in line
    assert "payment comes first" in line


def test_a_part_that_is_left_out_is_named_as_unheard() -> None:
    (line,) = A13.check([without(Part.BOND)], 2.0).evidence
    assert line.startswith("The bond: you chose")
    assert "nobody hears it" in line


orders = st.none() | st.lists(st.sampled_from(Part), min_size=1, unique=True).map(tuple)
kinds: dict[str, Any] = {
    "bond": st.none() | st.sampled_from(Bond),
    "settled": st.none() | st.sampled_from(Count),
    "interest": st.none() | st.sampled_from(Interest),
    "limit": st.none() | st.sampled_from(Limit),
    "ending": st.none() | st.sampled_from(Ending),
    "order": orders,
}


@given(st.builds(statement, **kinds), st.sampled_from((A13, A14, A15, A16, A20)))
def test_any_opening_gets_the_same_finding_every_time(
    subject: OpeningStatement, rule: Rule[OpeningStatement]
) -> None:
    assert rule.check([subject], 2.0) == rule.check([subject], 2.0)

"""Reference and flawed answers for ``opening-statement``, as functions of its case."""

from grader.domain.opening import Bond, Count, Ending, Interest, Limit, Part
from grader.exercises.common_ground.opening_statement.case import Case
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

ORDER = (Part.BOND, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.CASE, Part.ENDING)


def _reference(case: Case) -> Answer:
    return {
        "bond.words": case.bond.menu.of(Bond.TRUE),
        "settled.words": case.settled.menu.of(Count.TRUE),
        "interest.words": case.interest.menu.of(Interest.SHARED),
        "limit.words": case.limit.menu.of(Limit.EXACT),
        "ending.words": case.ending.menu.of(Ending.JOINT),
        "order.parts": list(ORDER),
    }


def _argued(_: Case) -> Answer:
    """Put the argument before what both want."""
    return {"order.parts": [Part.BOND, Part.CASE, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.ENDING]}


def _optimist(case: Case) -> Answer:
    """Count every nod as a yes, and trust the text that is not in force."""
    return {
        **_reference(case),
        "settled.words": case.settled.menu.of(Count.TOO_MANY),
        "limit.words": case.limit.menu.of(Limit.NOT_IN_FORCE),
    }


def _advised(case: Case) -> Answer:
    """Count every nod, and say everything that is at hand before the invitation."""
    parts = [part for part in case.parts if part not in (Part.INTEREST, Part.ENDING)]
    return {
        **_reference(case),
        "settled.words": case.settled.menu.of(Count.TOO_MANY),
        "order.parts": [Part.INTEREST, *parts, Part.ENDING],
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "say-the-bond": lambda _: {"order.parts": [part for part in ORDER if part is not Part.BOND]},
        "begin-with-a-shared-interest": _argued,
        "build-on-what-is-settled": lambda case: {"settled.words": case.settled.menu.of(Count.TOO_MANY)},
        "invite-a-joint-solution": lambda case: {"ending.words": case.ending.menu.other_than(Ending.JOINT)},
        "state-the-constraint-exactly": lambda case: {"limit.words": case.limit.menu.of(Limit.NOT_IN_FORCE)},
    },
    slogans={"optimist": _optimist, "well advised": _advised},
)

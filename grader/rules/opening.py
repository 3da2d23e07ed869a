"""Opening statements: bond, settled issues, shared interest, constraint and ending (A13 to A16, A20)."""

from grader.domain.conversation import Said
from grader.domain.finding import Mark, judged, missing
from grader.domain.opening import Bond, Count, Ending, Interest, Limit, OpeningStatement, Part
from grader.rules.rule import rule


def _unsaid(statement: OpeningStatement, part: Part, said: Said) -> Mark | None:
    """Return why a part cannot be judged by its words: undecided, or left out of the order."""
    if not said.kind or statement.order is None:
        return missing(said.where if not said.kind else "The order")
    if part not in statement.order:
        why = f"Your order leaves this part out, so that nobody hears it. Of the words themselves: {said.why}"
        return judged(said.where, said.chose, why, right=False)
    return None


@rule("A13")
def say_the_bond(statement: OpeningStatement) -> Mark | None:
    """Use common ground to build the relationship: say what truly binds the two sides."""
    return _unsaid(statement, Part.BOND, statement.bond) or statement.bond.marked(Bond.TRUE)


@rule("A14")
def begin_with_a_shared_interest(statement: OpeningStatement) -> Mark | None:
    """Build the open issue on an interest that both sides truly have, and say it before your case."""
    interest = statement.interest
    if unsaid := _unsaid(statement, Part.INTEREST, interest):
        return unsaid
    if interest.kind == Interest.SHARED and not statement.before(Part.INTEREST, Part.CASE):
        why = (
            f"Our case on {statement.issue} comes first; after an argument, what both want is no foundation."
        )
        return judged("The order", statement.spoken(), why, right=False)
    return interest.marked(Interest.SHARED)


@rule("A15")
def build_on_what_is_settled(statement: OpeningStatement) -> Mark | None:
    """Build on the issues that the two sides have settled already.

    Boundary: The count must be true: what hangs on a condition or was withdrawn does not count.
    """
    return _unsaid(statement, Part.SETTLED, statement.settled) or statement.settled.marked(Count.TRUE)


@rule("A16")
def invite_a_joint_solution(statement: OpeningStatement) -> Mark | None:
    """Open positively, and end by inviting the other side to look for a solution together."""
    if unsaid := _unsaid(statement, Part.ENDING, statement.ending):
        return unsaid
    if statement.ending.kind == Ending.JOINT and (fault := _sour(statement.order or ())):
        return judged("The order", statement.spoken(), fault, right=False)
    return statement.ending.marked(Ending.JOINT)


def _sour(order: tuple[Part, ...]) -> str:
    if Part.PRESSURE in order:
        return "To name the other customer is an ultimatum in other words."
    if Part.GRIEVANCE in order:
        return "An old slip of theirs puts them in the dock, and the invitation loses its warmth."
    if order[0] is Part.LIMIT:
        return "It opens with what we cannot do, before anything that the two sides have in common."
    if order[-1] is not Part.ENDING:
        return "More follows after the closing words, so that the invitation is not what they answer."
    return ""


@rule("A20")
def state_the_constraint_exactly(statement: OpeningStatement) -> Mark | None:
    """State a constraint with its figure and its source, so that nothing later looks like a trick."""
    return _unsaid(statement, Part.LIMIT, statement.limit) or statement.limit.marked(Limit.EXACT)

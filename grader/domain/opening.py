"""An opening statement: the parts of which it is made, and the order in which they are said."""

from enum import StrEnum

from msgspec import Struct

from grader.domain.conversation import Said


class Part(StrEnum):
    """A part that an opening statement may have."""

    BOND = "bond"
    SETTLED = "settled"
    INTEREST = "interest"
    CASE = "case"
    LIMIT = "limit"
    ENDING = "ending"
    GRIEVANCE = "grievance"
    PRESSURE = "pressure"


PARTS = {
    Part.BOND: "The bond",
    Part.SETTLED: "What is settled",
    Part.INTEREST: "What both want",
    Part.CASE: "Our case",
    Part.LIMIT: "Our limit",
    Part.ENDING: "The closing words",
    Part.GRIEVANCE: "Their slip",
    Part.PRESSURE: "The other customer",
}


class Bond(StrEnum):
    """What a sentence about the bond between the two sides is."""

    TRUE = "true"
    FALSE = "false"
    COLD = "cold"
    HOLLOW = "hollow"
    OURS = "ours alone"


class Count(StrEnum):
    """What a sentence about the settled issues is."""

    TRUE = "true"
    TOO_MANY = "too many"
    TOO_FEW = "too few"
    WRONG_ISSUE = "wrong issue"
    GAP = "only the gap"
    LOOSE = "loose"


class Interest(StrEnum):
    """Whose interest a sentence names."""

    SHARED = "shared"
    THEIRS = "theirs"
    OURS = "ours"
    NOBODYS = "nobody's"


class Limit(StrEnum):
    """How a sentence states our constraint."""

    EXACT = "exact"
    NOT_IN_FORCE = "not in force"
    PREFERENCE = "preference"
    VAGUE = "vague"
    SOURCELESS = "sourceless"


class Ending(StrEnum):
    """What the closing words do."""

    JOINT = "joint"
    ULTIMATUM = "ultimatum"
    ONE_SIDED = "one-sided"
    CLOSED = "closed"
    DEFERS = "defers"
    REOPENS = "reopens"


class OpeningStatement(Struct, frozen=True, kw_only=True):
    """An opening statement as the learner has built it; what is undecided has no kind.

    Attributes:
        bond: What is said of the bond.
        settled: What is said of the settled issues.
        interest: What is said of the interest behind the open issue.
        limit: What is said of our constraint.
        ending: The closing words.
        order: The parts that are said, in order; None while undecided.
        issue: The open issue, as one reads it.
    """

    bond: Said
    settled: Said
    interest: Said
    limit: Said
    ending: Said
    order: tuple[Part, ...] | None
    issue: str

    def spoken(self) -> str:
        """Return the names of the parts that are said, in order."""
        return ", ".join(PARTS[part] for part in self.order or ())

    def before(self, part: Part, other: Part) -> bool:
        """Say whether a part is said before another one; true also if the other is not said."""
        order = self.order or ()
        return part in order and (other not in order or order.index(part) < order.index(other))

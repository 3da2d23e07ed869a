"""Issues between two sides: where each stands, to whom it matters, what fixes it; and what they want."""

from enum import StrEnum

from msgspec import Struct

from grader.domain.written import euros


class Standing(StrEnum):
    """Where an issue stands between the two sides."""

    RESOLVED = "resolved"
    OPEN = "open"
    UNCONTESTED = "uncontested"


class Concern(StrEnum):
    """To whom an issue matters."""

    US = "us"
    THEM = "them"
    BOTH = "both"


class Fixity(StrEnum):
    """What fixes an issue (Spirer names law, regulation and fundamental company policy)."""

    LAW = "law"
    REGULATOR = "regulator"
    POLICY = "policy"
    PREFERENCE = "preference"


STANDINGS = {
    Standing.RESOLVED: "Resolved",
    Standing.OPEN: "Open",
    Standing.UNCONTESTED: "Uncontested",
}

CONCERNS = {Concern.US: "Us alone", Concern.THEM: "Them alone", Concern.BOTH: "Both sides"}

FIXITIES = {
    Fixity.LAW: "No: a law fixes it",
    Fixity.REGULATOR: "No: a regulator fixes it",
    Fixity.POLICY: "No: fundamental policy",
    Fixity.PREFERENCE: "Yes: it is a preference",
}


class Issue(Struct, frozen=True, kw_only=True):
    """One issue, as the documents show it.

    Attributes:
        where: Its name on the screen.
        standing: Where it stands.
        standing_fact: What in the documents decides that.
        concern: To whom it matters.
        concern_fact: What in the documents decides that.
        fixity: What fixes it, or that it is a preference.
        fixity_fact: What in the documents decides that.
    """

    where: str
    standing: Standing
    standing_fact: str
    concern: Concern
    concern_fact: str
    fixity: Fixity
    fixity_fact: str

    @property
    def negotiable(self) -> bool:
        """Whether there is something to negotiate: it is open, and it matters to both sides."""
        return self.standing is Standing.OPEN and self.concern is Concern.BOTH


class Mapped(Struct, frozen=True, kw_only=True):
    """An issue and what the learner says of it; None is undecided.

    Attributes:
        issue: The facts.
        standing: Where the learner says that it stands.
        concern: To whom the learner says that it matters.
        fixity: What the learner says fixes it.
        listed: Whether the learner lists it for negotiation.
    """

    issue: Issue
    standing: Standing | None = None
    concern: Concern | None = None
    fixity: Fixity | None = None
    listed: bool | None = None


class Wish(Struct, frozen=True, kw_only=True):
    """Something that the customer may want and we may provide; or that there is no such thing.

    Attributes:
        where: Its name on the screen.
        wanted: Whether the customer wants it.
        provided: Whether our company can provide it.
        fact: What in the documents decides that.
        chosen: Whether the learner calls it common ground; None is undecided.
    """

    where: str
    wanted: bool
    provided: bool
    fact: str
    chosen: bool | None = None


class Worth(Struct, frozen=True):
    """What a want is worth to the customer, in euros a year, and how that sum comes about."""

    name: str
    each: int
    times: int

    @property
    def yearly(self) -> int:
        """Euros a year: what it costs each time, as often as it happens."""
        return self.each * self.times

    def reckoned(self) -> str:
        """Return the sum as one reads it: ``Named contact 12 × €300 = €3,600``."""
        return f"{self.name} {self.times} × {euros(self.each)} = {euros(self.yearly)}"


class Ranking(Struct, frozen=True, kw_only=True):
    """An order of what matters to the customer.

    Attributes:
        where: The item's name on the screen.
        worths: Everything to rank.
        chosen: Names in the learner's order; None is undecided.
    """

    where: str
    worths: tuple[Worth, ...]
    chosen: tuple[str, ...] | None = None

    @property
    def by_worth(self) -> tuple[Worth, ...]:
        """Everything to rank, what matters most first."""
        return tuple(sorted(self.worths, key=lambda worth: -worth.yearly))

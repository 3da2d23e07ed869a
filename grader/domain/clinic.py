"""A customer relationship under repair: what is known, and what is decided before the talk."""

from datetime import date

from msgspec import Struct

from grader.domain.decision import Decision


class Visit(Struct, frozen=True):
    """An appointment with the customer, and whether it took place."""

    day: date
    took_place: bool
    outcome: str


class AccountStatus(Decision, frozen=True, kw_only=True):
    """What becomes of an account that others have given up.

    Attributes:
        relief: What giving it up pays, in words.
        keeps: Whether the account is kept and worked on.
        ground: The visit that is given as the reason for keeping it.
    """

    relief: str
    keeps: bool = False
    ground: Visit | None = None


class Problem(Struct, frozen=True):
    """Something that costs money between two companies, in euros a month; both costs are 0 once solved."""

    name: str
    theirs: int
    ours: int

    @property
    def shared(self) -> bool:
        """Whether it costs both of them."""
        return self.theirs > 0 and self.ours > 0


class RepairDays(Decision, frozen=True, kw_only=True):
    """How free days are spent while a damaged account could be repaired.

    Attributes:
        gain: What the days would bring elsewhere, in words.
        together: Whether the customer's people and ours solve something together.
        problem: What is worked on; None where the days go elsewhere.
    """

    gain: str
    together: bool = False
    problem: Problem | None = None


class GrowthDay(Decision, frozen=True, kw_only=True):
    """How a free day is spent on an account that goes well.

    Attributes:
        person: The customer.
        wish: What the customer has named as a trouble.
        gain: What the day would bring elsewhere, in words.
        topic: What is worked on together; empty where nothing is.
        sells: Whether the day goes into selling more.
    """

    person: str
    wish: str
    gain: str
    topic: str = ""
    sells: bool = False


class OrderVisit(Decision, frozen=True, kw_only=True):
    """How an order with an open term is prepared.

    Attributes:
        person: The customer.
        open_term: The term without which the goods are of no use to the customer.
        bonus: What an early signature pays, in words.
        need: Whether the customer's need is on the table.
        term: The term that is on the table at the same time; empty where none is.
    """

    person: str
    open_term: str
    bonus: str
    need: bool = False
    term: str = ""


class Attempt(Struct, frozen=True):
    """Something that a predecessor has tried."""

    who: str
    what: str
    result: str


class Approach(Decision, frozen=True, kw_only=True):
    """How the customer is approached.

    Attributes:
        before: The predecessor's attempt that it repeats; None where nobody has tried it.
    """

    before: Attempt | None = None


class Colleague(Struct, frozen=True):
    """Somebody to consult.

    Attributes:
        name: The person.
        done: What the person has done.
        fits: Whether that was a repair like this one.
        away: The first day back at work; None for somebody who is there.
    """

    name: str
    done: str
    fits: bool
    away: date | None = None


class Advice(Decision, frozen=True, kw_only=True):
    """With whom the talk is planned.

    Attributes:
        talk: The day of the talk.
        colleague: Who is consulted; None for nobody.
    """

    talk: date
    colleague: Colleague | None = None


class Sign(Struct, frozen=True):
    """How one side of a relationship works: two years ago and now, as counts out of ten."""

    name: str
    before: int
    now: int

    @property
    def broken(self) -> bool:
        """Whether it has got clearly worse."""
        return self.before - self.now >= CLEAR_LOSS

    @property
    def facts(self) -> str:
        """The sign in words."""
        return f"“{self.name}” stood at {self.before} of 10 two years ago and stands at {self.now} of 10 now"


CLEAR_LOSS = 4
"""Out of ten: a sign that has lost this much is broken; signs on a sheet lost six or more, or nothing."""


class Aim(Decision, frozen=True, kw_only=True):
    """The goal of the talk, as planned or as the customer is told.

    Attributes:
        planned: Whether it is planned; otherwise it is what the customer is told.
        relationship: Whether it is about a changed relationship, and says so.
        sign: What shall be different in it.
        instead: What it is about otherwise, or how it is hidden.
    """

    planned: bool
    relationship: bool = False
    sign: Sign | None = None
    instead: str = ""

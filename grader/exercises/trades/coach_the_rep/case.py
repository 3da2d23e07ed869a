"""The facts of a case of ``coach-the-rep``: six reps, and what each comes in with."""

from datetime import date

from msgspec import Struct

from grader.domain.coaching import GuidanceReply, PleaReply, TradeReply
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.exercises.menu import Menu
from grader.exercises.world import Deal


class Visitor(Struct, frozen=True, kw_only=True):
    """A rep who comes in.

    Attributes:
        rep: Full name.
        lead: Full name of the one who buys at the client.
        deal: What the rep sells to the client.
        opening: What the rep says.
        facts: First names, dates and figures, for everything that is said.
    """

    rep: str
    lead: str
    deal: Deal
    opening: str
    facts: dict[str, str]


class Plea(Struct, frozen=True):
    """A plea in its open form; then the client presses for an answer from the manager."""

    visitor: Visitor
    reply: Menu[PleaReply]
    by_five: str
    facing: Menu[Facing]


class DisguisedPlea(Struct, frozen=True):
    """A plea dressed as something else; then the rep wants the manager to watch the price."""

    visitor: Visitor
    reply: Menu[PleaReply]
    watch: str
    guard: Menu[Guard]


class Instructed(Struct, frozen=True):
    """What an instruction to a rep says: see ``Instruction`` in the domain."""

    limited: bool
    permitted: bool
    get: str
    worth: int


class Row(Struct, frozen=True):
    """An ask that is likely to come, what it costs us at the limit, and what the rep may be told."""

    asked: str
    limited: str
    cost: int
    told: Menu[Instructed]


class Guidance(Struct, frozen=True):
    """The wish for guidance before a meeting; then what may be given, and for what."""

    visitor: Visitor
    reply: Menu[GuidanceReply]
    mandate: str
    rows: tuple[Row, ...]
    worths: tuple[tuple[str, int], ...]


class Trade(Struct, frozen=True, kw_only=True):
    """A trade that a rep proposes.

    Attributes:
        visitor: Who proposes it.
        lines: The sums: side, what it is, figures; empty when none are shown.
        cost: What it costs us, in euros; 0 when no sums are shown.
        worth: What comes back, in euros; 0 when no sums are shown.
        reply: What the manager may say.
    """

    visitor: Visitor
    lines: tuple[tuple[str, str, str], ...]
    cost: int
    worth: int
    reply: Menu[TradeReply]


class Prospect(Struct, frozen=True):
    """A deal at its very beginning."""

    deal: Deal
    years: int
    threshold: int
    joins: Menu[bool]

    @property
    def value(self) -> int:
        """The deal's value over its whole term, in euros."""
        return self.deal.value * self.years


class Invitation(Struct, frozen=True, kw_only=True):
    """The wish that the manager comes along; then the day before, and the price question.

    Attributes:
        visitor: The rep.
        prospects: Two deals at their beginning.
        eve: What the rep says on the day before.
        notes: What the stakeholders have said: first name, role, words.
        blank: The stakeholder of whom nothing is known, with the role.
        insight: What the manager may want to know.
        question: What the client asks the manager.
        lead: What the manager may do.
    """

    visitor: Visitor
    prospects: tuple[Prospect, Prospect]
    eve: str
    notes: tuple[tuple[str, str, str], ...]
    blank: tuple[str, str]
    insight: Menu[Insight]
    question: str
    lead: Menu[Leader]


Visit = Plea | DisguisedPlea | Guidance | Trade | Invitation


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        house: Our company, which sells for several makers.
        today: The day of the visits.
        threshold: From which value over the term it is an enterprise deal, in euros.
        gap: What is missing in the learner's quarter, in euros.
        left: Working days left in the quarter.
        visits: The six reps, in the order in which they come in.
    """

    house: str
    today: date
    threshold: int
    gap: int
    left: int
    visits: tuple[Visit, ...]

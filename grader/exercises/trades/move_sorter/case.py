"""The facts of a case of ``move-sorter``."""

from datetime import date

from msgspec import Struct

from grader.domain.moves import Move
from grader.domain.responses import Fault
from grader.exercises.sheet import Document, Option
from grader.exercises.world import Deal


class Priced(Struct, frozen=True):
    """A give or a get in figures.

    Attributes:
        name: What it is.
        ours: Euros that it costs us, or is worth to us.
        theirs: Euros that it is worth to them, or costs them.
    """

    name: str
    ours: float
    theirs: float


class Agreed(Struct, frozen=True):
    """A line of what is agreed already.

    Attributes:
        line: As the contract says it.
        text: As somebody may ask for it once more.
        family: What it is about; no case is about one thing twice.
    """

    line: str
    text: str
    family: str


class Card(Struct, frozen=True):
    """A move on the screen: the facts, what was said, and the faults to choose from."""

    move: Move
    documents: tuple[Document, ...]
    faults: tuple[Fault, ...]


class Frame(Struct, frozen=True, kw_only=True):
    """What all moves of a case have in common.

    Attributes:
        deal: The account.
        client: Who negotiates for them.
        rep: Who negotiates for us.
        first: The day of the first talk.
        sitting: The day of the second.
        last: The day of the third.
        threshold: Euros from which a deal is very large.
        dated: Whether both sides have agreed in writing on ``sitting`` for the terms.
        agreed: The lines of what is agreed already; the last one is a credit that we owe.
        rate: Euros of that credit for each day or case.
    """

    deal: Deal
    client: str
    rep: str
    first: date
    sitting: date
    last: date
    threshold: int
    dated: bool
    agreed: tuple[Agreed, ...]
    rate: int

    @property
    def scheduled(self) -> bool:
        """Whether the terms have a date of their own: in a very large deal, agreed in writing."""
        return self.dated and self.deal.value >= self.threshold


class Case(Struct, frozen=True, kw_only=True):
    """One case: twelve moves, and the moments at which the negotiation may have begun."""

    frame: Frame
    cards: tuple[Card, ...]
    moments: tuple[Option, ...]

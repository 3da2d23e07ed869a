"""A bet on who does best in a ring of firms with fixed habits, and the reason given for it."""

from enum import StrEnum

from msgspec import Struct


class Changed(StrEnum):
    """What one tournament changes against the one before it."""

    LENGTH = "length"
    PRIZES = "prizes"
    COMPANY = "company"
    SLIPS = "slips"


class Standing(Struct, frozen=True):
    """How one habit did.

    Attributes:
        habit: Its id.
        name: What its firms are called.
        earned: What a firm of this habit earned on average, in euros.
    """

    habit: str
    name: str
    earned: float


class Share(Struct, frozen=True):
    """What the best and the second habit earned in deals with firms of one habit.

    Attributes:
        habit: Its id.
        name: What such firms are called.
        firms: How many there are.
        winner: Euros that a firm of the best habit earned with them.
        second: Euros that a firm of the second habit earned with them.
    """

    habit: str
    name: str
    firms: int
    winner: float
    second: float

    @property
    def ahead(self) -> float:
        """What it adds to the winner's lead, in euros; below zero where it takes from it."""
        return self.winner - self.second


class Ranking(Struct, frozen=True):
    """The outcome of a tournament.

    Attributes:
        standings: Every habit, the best first.
        shares: What the best two earned in deals with whom.
    """

    standings: tuple[Standing, ...]
    shares: tuple[Share, ...]

    @property
    def winner(self) -> Standing:
        """The habit whose firms earned most."""
        return self.standings[0]

    @property
    def lead(self) -> float:
        """How far the winner is ahead of the second, in euros."""
        return self.winner.earned - self.standings[1].earned

    @property
    def feeder(self) -> Share:
        """In deals with whom the winner gained most on the second."""
        return max(self.shares, key=lambda share: share.ahead)

    def standing(self, habit: str) -> Standing:
        """Return how a habit did."""
        return next(each for each in self.standings if each.habit == habit)

    def share(self, habit: str) -> Share:
        """Return what the best two earned in deals with firms of one habit."""
        return next(each for each in self.shares if each.habit == habit)


class Bet(Struct, frozen=True, kw_only=True):
    """A bet on the winner.

    Attributes:
        changed: What this tournament changes.
        where: The decision's name on the screen.
        ranking: The outcome.
        fact: What the change means for trust, in figures of this case.
        habit: The habit that was bet on; None while nothing is chosen.
    """

    changed: Changed
    where: str
    ranking: Ranking
    fact: str
    habit: str | None = None


class Reason(Struct, frozen=True, kw_only=True):
    """The reason for a winner's lead: in deals with whom it gained most on the second.

    Attributes:
        changed: What this tournament changes.
        where: The decision's name on the screen.
        ranking: The outcome.
        fact: What the change means for trust, in figures of this case.
        habit: The habit that was chosen; None while nothing is chosen.
    """

    changed: Changed
    where: str
    ranking: Ranking
    fact: str
    habit: str | None = None

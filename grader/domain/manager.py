"""The sales manager's part in a negotiation, as the rep and as the manager decide it."""

from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.written import euros


class Beat(StrEnum):
    """Decisions about the manager's part that both seats meet."""

    PRICE_GUARD = "price guard"
    CLIENTS_ASK = "client's ask"
    LEAD = "lead"
    INSIGHT = "insight"


class Guard(StrEnum):
    """What keeps the price from sliding at the table."""

    LIMITS = "limits of the rep"
    MANAGER = "manager"
    ON_THE_SPOT = "agreed on the spot"
    NOBODY = "nobody"


class Facing(StrEnum):
    """With whom the client's ask is negotiated."""

    CLIENT = "client"
    NUMBER_FROM_MANAGER = "number from the manager"
    HAGGLE_INSIDE = "haggle inside"
    MANAGER_STEPS_IN = "manager steps in"


class Leader(StrEnum):
    """Who answers when the client puts the price question to the manager."""

    REP = "rep"
    MANAGER = "manager"
    RELAY = "relay"
    NOBODY = "nobody"


class Insight(StrEnum):
    """What the manager learns before sitting in."""

    NEEDS = "needs"
    MIXED_UP = "mixed up"
    KNOWN = "known already"
    NAMES = "names"
    NUMBERS = "numbers"
    PRESENCE = "presence"


class Joining(Decision, frozen=True, kw_only=True):
    """Whether the manager sits in before the price is on the table.

    Attributes:
        value: The deal's value over its whole term, in euros.
        threshold: From which value on the policy sheet speaks of an enterprise deal, in euros.
        early: Whether the manager joins in a meeting before the price is opened; None while undecided.
        opened: The meeting that opens the price, in words.
    """

    value: int
    threshold: int
    early: bool | None
    opened: str

    @property
    def enterprise(self) -> bool:
        """Whether the deal is an enterprise deal."""
        return self.value >= self.threshold

    def fact(self) -> str:
        """Say on which side of the threshold the deal is, with its figures."""
        side = "at or above" if self.enterprise else "below"
        kind = "an enterprise deal" if self.enterprise else "no enterprise deal"
        return f"{euros(self.value)} is {side} the threshold of {euros(self.threshold)}: {kind}."

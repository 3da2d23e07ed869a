"""In which order to tell things: what matters most first, or what is least misusable first.

Follows Janet Spirer: lead with what matters to you; if trust is low, go in gradual steps and begin
with what is unlikely to be misused. The model has two forces, and the level of trust decides
which one wins: news is worth less the later it comes, and misuse ends the sharing.
"""

from collections.abc import Sequence
from enum import StrEnum

from msgspec import Struct

from grader.simulators.sharing import PIECES, Piece, chance_of_misuse

SHARED = PIECES[:6]
"""The six pieces that are worth telling to trusted and distrusted customers alike."""

AT_ONCE = 2
"""Pieces for which one meeting has time."""

FADING = 0.2
"""Share of its gain that a piece loses with every meeting by which it comes later."""

BUDGET = 4_000
"""Euros that we can stand to lose before we have gained anything."""


class Order(StrEnum):
    """Which piece comes first."""

    MATTERS = "what-matters-first"
    SAFEST = "least-misusable-first"


class Rung(Struct, frozen=True):
    """One meeting on the ladder.

    Attributes:
        pieces: What we tell.
        reached: Chance from 0 to 1 that nothing told earlier was misused, so that we still share.
        gain: What the pieces add, if told then, in euros.
        risk: Chance times loss of the pieces, in euros.
        at_stake: What we lose if all of them are misused, in euros.
        budget: What we can stand to lose: the starting budget and the gains so far, in euros.
    """

    pieces: tuple[Piece, ...]
    reached: float
    gain: float
    risk: float
    at_stake: int
    budget: float

    @property
    def inside(self) -> bool:
        """Whether the stake stays within the budget."""
        return self.at_stake <= self.budget


class Ladder(Struct, frozen=True):
    """One order of telling, meeting by meeting."""

    order: Order
    rungs: tuple[Rung, ...]

    @property
    def value(self) -> float:
        """What the order is worth on average, in euros."""
        return sum(rung.reached * (rung.gain - rung.risk) for rung in self.rungs)


class Ladders(Struct, frozen=True):
    """Both orders for one customer.

    Attributes:
        times: How many times as often as a trusted customer this one misuses what it hears.
        matters: What matters most first.
        safest: What is least misusable first.
    """

    times: int
    matters: Ladder
    safest: Ladder

    @property
    def better(self) -> Ladder:
        """The order that is worth more on average."""
        return max(self.matters, self.safest, key=lambda ladder: ladder.value)


def climb(order: Order, times: int, pieces: Sequence[Piece] = SHARED) -> Ladder:
    """Tell the pieces in one order, two a meeting, and stop after a meeting that was misused.

    Args:
        order: Which piece comes first.
        times: How many times as often as a trusted customer this one misuses what it hears.
        pieces: What will be told.

    Returns:
        The meetings in their order.
    """
    keys = {Order.MATTERS: lambda piece: -piece.gain, Order.SAFEST: lambda piece: piece.chance}
    queue = sorted(pieces, key=keys[order])
    rungs: list[Rung] = []
    reached, budget = 1.0, float(BUDGET)
    for meeting, first in enumerate(range(0, len(queue), AT_ONCE)):
        rung = _rung(tuple(queue[first : first + AT_ONCE]), meeting, times, (reached, budget))
        rungs.append(rung)
        for piece in rung.pieces:
            reached *= 1 - chance_of_misuse(piece, times)
        budget += rung.gain
    return Ladder(order, tuple(rungs))


def _rung(pieces: tuple[Piece, ...], meeting: int, times: int, so_far: tuple[float, float]) -> Rung:
    reached, budget = so_far
    return Rung(
        pieces=pieces,
        reached=reached,
        gain=sum(piece.gain for piece in pieces) * (1 - FADING * meeting),
        risk=sum(chance_of_misuse(piece, times) * piece.loss for piece in pieces),
        at_stake=sum(piece.loss for piece in pieces),
        budget=budget,
    )


def compare_orders(times: int = 1) -> Ladders:
    """Climb both ladders with one customer.

    Args:
        times: How many times as often as a trusted customer this one misuses what it hears.

    Returns:
        Both orders.
    """
    return Ladders(times, climb(Order.MATTERS, times), climb(Order.SAFEST, times))

"""How a negotiation with the simulated buyer ends: what it aspires to by then, and what is settled."""

from collections.abc import Sequence

from msgspec import Struct

from grader.simulators.asking import Term, Turn
from grader.simulators.buyer import MOST, Buyer, appetite, settled
from grader.simulators.frontier import Bargain, Levels, Package, nash_point, packages

RAISED = 0.15
"""How much each point of appetite raises its aspiration, as a share of its gain at the Nash point."""


class Settlement(Struct, frozen=True, kw_only=True):
    """How it ends.

    Attributes:
        package: What is agreed.
        accepted: Whether that is what the seller proposed.
        aspiration: What the buyer wanted the whole to be worth to it at least, in euros.
        moved: Places of the issues that the buyer changed to get there.
    """

    package: Package
    accepted: bool
    aspiration: float
    moved: tuple[int, ...]


def close(buyer: Buyer, turns: Sequence[Turn], proposal: Levels, *, fed: int = 0) -> Settlement:
    """Bring the negotiation to its end.

    The buyer takes a proposal that is worth as much as it aspires to. Otherwise it moves, level by
    level, what brings it most, until that is reached or nothing is left to move.

    Args:
        buyer: Who decides.
        turns: What has been played.
        proposal: The seller's package.
        fed: Points of appetite that come on top of what the turns have brought.

    Returns:
        The settlement: there always is one.
    """
    bargain, wanted = buyer.bargain, aspiration(buyer, turns, fed=fed)
    package = bargain.package(proposal)
    while package.theirs < wanted:
        better = max(_steps(bargain, package), key=lambda each: each.theirs)
        if better.theirs <= package.theirs:
            break
        package = better
    moved = tuple(
        place for place, (old, new) in enumerate(zip(proposal, package.levels, strict=True)) if old != new
    )
    return Settlement(package=package, accepted=not moved, aspiration=wanted, moved=moved)


def aspiration(buyer: Buyer, turns: Sequence[Turn], *, fed: int = 0) -> float:
    """Return what the whole deal must be worth to the buyer, in euros.

    Args:
        buyer: Who decides.
        turns: What has been played.
        fed: Points of appetite that come on top of what the turns have brought.
    """
    bargain = buyer.bargain
    fair = nash_point(bargain) or max(packages(bargain), key=lambda each: each.theirs)
    share = buyer.firmness + RAISED * min(MOST, appetite(turns) + fed)
    return bargain.their_limit + share * (fair.theirs - bargain.their_limit)


def _steps(bargain: Bargain, package: Package) -> list[Package]:
    """Return the packages one level away on one issue."""
    return [
        bargain.package(settled(package.levels, (Term(place, level + step),)))
        for place, level in enumerate(package.levels)
        for step in (-1, 1)
        if 0 <= level + step < len(bargain.issues[place].levels)
    ]

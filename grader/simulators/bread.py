"""A year of bread as four issues: every deal that a bakery and a chain of cafés could make.

Logrolling as in Howard Raiffa, "The Art and Science of Negotiation" (1982): the price only moves money
from one side to the other, while the other issues are worth more to one side than they cost the other,
up to a point. The figures are ours, in euros a year against the offer on the table.
"""

from functools import cache

from msgspec import Struct

from grader.simulators.frontier import (
    Bargain,
    Issue,
    Level,
    Package,
    better_for_both,
    nash_point,
    packages,
    pareto_frontier,
)

PRICE = Issue(
    "Price", tuple(Level(f"{off}% off" if off else "as offered", -1000 * off, 1000 * off) for off in range(7))
)
UNSOLD = Issue(
    "Unsold bread",
    (
        Level("they keep it", 0, 0),
        Level("we take back a quarter", -1000, 2500),
        Level("we take back half", -2500, 4500),
        Level("we take back all", -5500, 6000),
    ),
)
TERM = Issue(
    "Term", (Level("one year", 0, 0), Level("two years", 3000, -500), Level("three years", 4500, -2500))
)
ORDERS = Issue(
    "Orders", (Level("until 20:00", 0, 0), Level("until 16:00", 2500, -500), Level("until noon", 4000, -2500))
)

BREAD = Bargain((PRICE, UNSOLD, TERM, ORDERS), our_limit=-500, their_limit=1000)
"""Another chain would pay the bakery €500 less; another bakery would save the chain €1,000: both limits."""


class Deal(Struct, frozen=True):
    """A deal among all that could be made.

    Attributes:
        package: How the issues are settled.
        ours: What we gain over our limit, in euros a year.
        theirs: What they gain over theirs.
        left: How much more we could have without costing them anything, in euros a year.
        better: The deals that are better for one side at least, and no worse for the other.
    """

    package: Package
    ours: float
    theirs: float
    left: float
    better: tuple[Package, ...]

    @property
    def on_frontier(self) -> bool:
        """Whether no other deal is better for one side and no worse for the other."""
        return not self.better


@cache
def frontier() -> tuple[Package, ...]:
    """Return the deals that no other beats for one side without costing the other."""
    return pareto_frontier(packages(BREAD))


@cache
def fair() -> Package:
    """Return the deal in which the gains of both, multiplied, are greatest: the Nash point."""
    found = nash_point(BREAD)
    if found is None:
        raise LookupError("No deal serves both.")
    return found


def settle(price: int = 0, unsold: int = 0, term: int = 0, orders: int = 0) -> Deal:
    """Return a deal.

    Args:
        price: Percent off.
        unsold: The level of that issue.
        term: The level of that issue.
        orders: The level of that issue.
    """
    package = BREAD.package((price, unsold, term, orders))
    best = max(each.ours for each in packages(BREAD) if each.theirs >= package.theirs)
    return Deal(package, *BREAD.gains(package), best - package.ours, better_for_both(BREAD, package))

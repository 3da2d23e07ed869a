"""What a manager gives away to win a deal, week by week as the quarter runs out.

Follows the author of "Elite Sales Strategies": the manager is under pressure to win, too, and gives up
some of the price rather than risk the deal. The model has three assumptions, all ours: a no loses three
such deals in ten; in one week out of five another deal turns up that makes the quarter; and the manager
gives up to what the risk of missing the quarter weighs. Sums are in euros.
"""

from msgspec import Struct

VALUE = 300_000
"""What the deal is worth: sixty bikes at 5,000."""

ASKED = 30_000
"""What the customer wants off it: a tenth."""

LOST_BY_NO = 0.3
"""Share of such deals that a no loses."""

ANOTHER = 0.2
"""Chance that a week brings another deal that makes the quarter."""

WEEKS = 12
"""Weeks of the quarter that the figure shows."""

WEIGHT = 100
"""What a missed quarter weighs for the manager, in thousands of euros."""


class Quarter(Struct, frozen=True):
    """A manager and a quarter.

    Attributes:
        weight: What a missed quarter weighs for the manager, in thousands of euros.
    """

    weight: int

    def gift(self, weeks: int) -> float:
        """Return what the manager gives away, in euros.

        Args:
            weeks: Weeks left in the quarter.
        """
        missed = (1 - ANOTHER) ** weeks
        return min(ASKED, LOST_BY_NO * missed * self.weight * 1000)

    def share(self, weeks: int) -> float:
        """Return the same as a share of the deal's value."""
        return self.gift(weeks) / VALUE

    @property
    def early(self) -> float:
        """What the manager gives away at the start, in euros."""
        return self.gift(WEEKS)

    @property
    def late(self) -> float:
        """What the manager gives away in the last week, in euros."""
        return self.gift(1)


def quarter(weight: int = WEIGHT) -> Quarter:
    """Return a quarter.

    Args:
        weight: What missing it weighs for the manager, in thousands of euros.
    """
    return Quarter(weight)

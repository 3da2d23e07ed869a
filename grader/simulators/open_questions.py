"""Questions that stay open at the last meeting, the weeks that they take and the deals that they cost.

Follows "Never Negotiate Alone": have somebody within reach who answers what nobody prepared, rather than
leave the customer with a promise to come back to it. The model has two assumptions, both ours: each open
question takes a week, since its answer brings the next one; and in each week of waiting something comes
between one deal in ten.
"""

from msgspec import Struct

DEALS = 100
QUESTIONS = 3
"""Questions that come up unexpectedly at the meeting."""

LOST_IN_A_WEEK = 0.1
"""Share of the waiting deals between which something comes in a week."""


class Closing(Struct, frozen=True):
    """What becomes of a hundred such deals.

    Attributes:
        live: Questions that are answered at the table.
        left: Deals at the table, and after each week of waiting.
    """

    live: int
    left: tuple[int, ...]

    @property
    def weeks(self) -> int:
        """Weeks until the signature."""
        return len(self.left) - 1

    @property
    def signed(self) -> int:
        """Deals that are signed."""
        return self.left[-1]


def close(live: int = 0) -> Closing:
    """Play a hundred last meetings.

    Args:
        live: How many of the three questions are answered at the table.

    Returns:
        The deals that are left, week by week.
    """
    kept = 1 - LOST_IN_A_WEEK
    return Closing(live, tuple(round(DEALS * kept**week) for week in range(QUESTIONS - live + 1)))

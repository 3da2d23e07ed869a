"""A year of visits to a customer whose management meeting follows right after them.

Follows Andy Ayers and others: visits were cancelled and fruitless because the customer's mind was on
the meeting that came next; another hour was all that it took. The shares are ours. The model counts
averages: what falls out of ten visits, quarter by quarter.
"""

from msgspec import Struct

QUARTERS = 4
VISITS = 10
"""Visits that are agreed in a quarter."""

NEVER = QUARTERS
"""Quarters before somebody finds the cause, if nobody does."""


class Hour(Struct, frozen=True):
    """An hour for visits.

    Attributes:
        held: Share of the visits that take place.
        heard: Share of the visits held that bring something.
    """

    held: float
    heard: float


BEFORE_THE_MEETING = Hour(held=0.4, heard=0.25)
FREE = Hour(held=0.9, heard=2 / 3)


class Quarter(Struct, frozen=True):
    """A quarter, in visits on average.

    Attributes:
        agreed: Visits in the diary.
        cancelled: Those that are called off.
        empty: Those that take place and bring nothing.
        useful: Those that bring something.
    """

    agreed: int
    cancelled: int
    empty: int
    useful: int


class Year(Struct, frozen=True):
    """A year of visits.

    Attributes:
        found: Quarters that pass before somebody finds the cause; ``NEVER`` if nobody does.
        quarters: The four of them.
    """

    found: int
    quarters: tuple[Quarter, ...]

    @property
    def useful(self) -> int:
        """Visits of the year that bring something."""
        return sum(quarter.useful for quarter in self.quarters)

    @property
    def cancelled(self) -> int:
        """Visits of the year that are called off."""
        return sum(quarter.cancelled for quarter in self.quarters)

    @property
    def empty(self) -> int:
        """Visits of the year that take place and bring nothing."""
        return sum(quarter.empty for quarter in self.quarters)


def average(hour: Hour, visits: int = VISITS) -> Quarter:
    """Return what becomes of a quarter's visits on average, to the nearest visit.

    Args:
        hour: The hour at which they are agreed.
        visits: How many are agreed.
    """
    held, useful = round(visits * hour.held), round(visits * hour.held * hour.heard)
    return Quarter(visits, visits - held, held - useful, useful)


def year_of_visits(found: int = NEVER, visits: int = VISITS) -> Year:
    """Play one year: the old hour until the cause is found, then a free one.

    Args:
        found: Quarters that pass before somebody finds the cause; ``NEVER`` if nobody does.
        visits: Visits agreed in a quarter.

    Returns:
        The year, quarter by quarter.
    """
    hours = [BEFORE_THE_MEETING] * found + [FREE] * (QUARTERS - found)
    return Year(found, tuple(average(hour, visits) for hour in hours))

"""Sixty cargo bikes: how many are there at the end of each week, and what that hangs on.

Follows "Never Negotiate Alone": check the needs against the resources with production and with supply
chain, find out what else it takes and how long it takes to get it moving. The figures are ours, in
bikes, weeks and euros. Both lines go on until the order is full.
"""

from msgspec import Struct

ORDER = 60
STOCK = 18

RESERVED = 6
"""Bikes in stock that other customers were promised."""

FREE = STOCK - RESERVED

FIRST_LINE = 4
"""Bikes a week that the line builds which runs today."""

SECOND_LINE = 4
"""Bikes a week that the second line builds with the usual crew."""

CREW = 1
"""Weeks until the second line has people: production knows."""

FRAMES = 4
"""Weeks until the second line has frames: supply chain knows."""

WANTED = 7
"""The week at whose end the customer wants all of them."""

EXPRESS = 3_000
"""Euros for each week by which express freight brings the frames sooner."""

HAND = 2_000
"""Euros for each bike a week that a larger crew builds beyond the usual one."""


class Delivery(Struct, frozen=True):
    """A plan for the order.

    Attributes:
        asked: Weeks from today in which production and supply chain are asked.
        express: Weeks by which express freight brings the frames sooner.
        rate: Bikes a week that the second line builds.
    """

    asked: int
    express: int
    rate: int

    @property
    def starts(self) -> int:
        """Weeks from today until the second line has both its crew and its frames."""
        return self.asked + max(CREW, FRAMES - self.express)

    @property
    def full(self) -> int:
        """The first week at whose end all of them are there."""
        return next(week for week in range(ORDER) if self.there(week) == ORDER)

    @property
    def extra(self) -> int:
        """What the plan costs beyond the usual, in euros."""
        return EXPRESS * self.express + HAND * (self.rate - SECOND_LINE)

    def first(self, week: int) -> int:
        """Return how many of the bikes at the end of a week the first line has built."""
        return min(FIRST_LINE * min(week, self.full), ORDER - FREE)

    def second(self, week: int) -> int:
        """Return how many of the bikes at the end of a week the second line has built."""
        return self.there(week) - FREE - self.first(week)

    def there(self, week: int) -> int:
        """Return the bikes that are there at the end of a week."""
        return min(ORDER, FREE + FIRST_LINE * week + self.rate * max(0, week - self.starts))


def deliver(asked: int = 0, express: int = 0, rate: int = SECOND_LINE) -> Delivery:
    """Plan the order.

    Args:
        asked: Weeks from today in which production and supply chain are asked.
        express: Weeks by which express freight brings the frames sooner, at most three.
        rate: Bikes a week that the second line builds, at least the usual four; none without it.

    Returns:
        The plan.
    """
    return Delivery(asked, express, rate)

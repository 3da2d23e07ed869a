"""What a later payment costs a year: sums for the head, at the table.

Follows "Elite Sales Strategies": who knows the trade values an ask on the spot. Simple interest, on a
year of twelve months of thirty days, as one reckons in the head. The figures are ours.
"""

from msgspec import Struct

TURNOVER = 100_000
"""What the customer pays in a year, in euros."""

INTEREST = 6
"""What borrowed money costs, in percent a year."""

YEAR = 360
"""Days of a year, in the head."""


class LaterPayment(Struct, frozen=True):
    """A later payment.

    Attributes:
        days: How much later, in days.
    """

    days: int

    @property
    def cost(self) -> float:
        """What it costs us, in euros a year."""
        return TURNOVER * INTEREST / 100 * self.days / YEAR

    @property
    def percent_off(self) -> float:
        """The discount that costs as much, in percent of the price."""
        return 100 * self.cost / TURNOVER


def pay_later(days: int = 30) -> LaterPayment:
    """Return what a payment costs that comes some days later."""
    return LaterPayment(days)

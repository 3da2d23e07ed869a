"""What it costs to be paid later, and what a deposit gives back.

Follows "Never Negotiate Alone": finance has rules for special payment requests, and a justifiable cause
may move them. What the relief is worth is reckoned here: a payment that comes later is a loan to the
customer, a deposit is a loan to us. The figures are ours, in euros and days.
"""

from msgspec import Struct

PRICE = 300_000
"""Sixty bikes at 5,000."""

RATE = 8
"""Percent a year that the company pays for money it borrows."""

YEAR = 360
"""Days of a year, as banks count them."""

LATE = 60
"""Days after delivery on which the customer pays."""

ORDERED = 60
"""Days before delivery on which the order is signed and a deposit paid."""


class Terms(Struct, frozen=True):
    """When the money comes.

    Attributes:
        deposit: Percent of the price paid with the order.
    """

    deposit: int

    @property
    def ahead(self) -> float:
        """The deposit, in euros."""
        return PRICE * self.deposit / 100

    @property
    def lent(self) -> float:
        """What comes only after delivery, in euros."""
        return PRICE - self.ahead

    @property
    def cost(self) -> float:
        """What it costs to wait for it, in euros."""
        return interest(self.lent, LATE)

    @property
    def gain(self) -> float:
        """What it saves to have the deposit ahead of delivery, in euros."""
        return interest(self.ahead, ORDERED)

    @property
    def net(self) -> float:
        """What the terms cost in all, in euros; below 0 they gain."""
        return self.cost - self.gain


def interest(amount: float, days: int) -> float:
    """Return what a sum costs for a number of days, in euros."""
    return amount * RATE / 100 * days / YEAR


def pay(deposit: int = 0) -> Terms:
    """Return terms with payment after delivery.

    Args:
        deposit: Percent of the price paid with the order.
    """
    return Terms(deposit)

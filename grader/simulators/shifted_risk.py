"""A risk that the other side wants us to bear, against what it would give for that.

Follows "Elite Sales Strategies": risk should be shared, and even an outrageous ask may be accepted for
a return that more than pays for it. A risk is counted at its chance times the loss. The figures are ours.
"""

from msgspec import Struct

LOSS = 20_000
"""What comes back unsold after a bad summer, in euros."""

CHANCE = 25
"""Chance of a bad summer, in percent."""

BACK = 6_000
"""What the bread for their new cafés brings us, in euros."""


class ShiftedRisk(Struct, frozen=True):
    """A risk at its price.

    Attributes:
        chance: How likely the loss is, in percent.
        loss: What it would be, in euros.
        back: What comes back for bearing it, in euros.
    """

    chance: int
    loss: int
    back: int

    @property
    def price(self) -> int:
        """Chance times loss, in euros."""
        return self.chance * self.loss // 100

    @property
    def net(self) -> int:
        """What comes back less the price of the risk, in euros."""
        return self.back - self.price

    @property
    def even(self) -> int:
        """The chance in percent at which nothing is left."""
        return self.back * 100 // self.loss


def price_risk(chance: int = CHANCE) -> ShiftedRisk:
    """Put a price on the risk.

    Args:
        chance: How likely the loss is, in percent.
    """
    return ShiftedRisk(chance, LOSS, BACK)

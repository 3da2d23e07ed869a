"""The lowest price of a cargo bike at which a deal is better than none.

Follows "Never Negotiate Alone", which asks you to set limits before you go in. Where the limit lies
follows from the BATNA, the best that you can do without the deal: the price at which signing leaves
as much as that does. The figures are ours, in euros a bike.
"""

from msgspec import Struct

OFFER = 4_600
"""What Rido Hire would pay; it binds Rido today."""

PAINTING = 200
"""What it costs to paint a bike for Rido."""

TRAINING = 100
"""What it costs to train the customer's riders, for each bike."""

HOPED = 5_000
"""What the city thinks of paying; its council has not voted."""


class Reservation(Struct, frozen=True):
    """The limit and what it follows from.

    Attributes:
        offer: What the best binding alternative pays for a bike, in euros.
    """

    offer: int

    @property
    def leaves(self) -> int:
        """What the alternative leaves of a bike's price, in euros."""
        return self.offer - PAINTING

    @property
    def limit(self) -> int:
        """The price at which the deal leaves as much, in euros."""
        return self.leaves + TRAINING


def reservation(offer: int = OFFER) -> Reservation:
    """Return the limit that an alternative sets.

    Args:
        offer: What it pays for a bike, in euros.
    """
    return Reservation(offer)

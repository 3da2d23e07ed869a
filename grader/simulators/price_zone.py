"""The yearly price of a laundry's contract with a hotel: where both limits lie, and whether they meet.

Follows Janet Spirer: there is common ground in every negotiation, since the customer wants something
that you can provide; how much of it the price holds is reckoned here. The figures are ours, in euros
a year.
"""

from grader.domain.zopa import PriceFigures

BUYER = "the hotel"

COST = 94_000
"""What a year of the hotel's linen costs the laundry."""

QUOTE = 90_000
"""What the other laundry asks for it."""

SWITCHING = 12_000
"""What a change of laundry costs the hotel: new labels in all sheets, and training on all floors."""

OTHER = 80_000
"""What another hotel would pay for the same capacity."""


def price_zone(
    switching: int = SWITCHING, quote: int = QUOTE, newcomer: int = 0, elsewhere: int = OTHER
) -> PriceFigures:
    """Return the figures that decide the price.

    Args:
        switching: What a change of laundry costs the hotel, in euros a year.
        quote: What the other laundry asks, in euros a year.
        newcomer: 1 if the other laundry washes for the hotel today, 0 if ours does.
        elsewhere: What another hotel would pay for our capacity, in euros a year.

    Returns:
        Both limits and how they come about.
    """
    return PriceFigures(
        buyer=BUYER,
        item="year",
        quote=quote,
        switching=switching,
        total=switching,
        incumbent=not newcomer,
        cost=COST,
        elsewhere=elsewhere,
    )


def width(figures: PriceFigures) -> int:
    """Return how many euros lie between the limits; below 0, how many are missing."""
    return figures.their_limit - figures.our_limit

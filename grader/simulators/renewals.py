"""A price over three renewals, with a buyer who learns whether asking is free.

Follows the account of concessions in "Elite Sales Strategies": a discount granted for nothing teaches
the client to ask for discounts in future deals. Here, what was granted stays in the price; a gift makes
the next ask one point larger, and an ask that costs something in return makes it one point smaller. The
points are ours.
"""

from msgspec import Struct

LIST_PRICE = 100_000
"""What a year costs before anybody asks, in euros."""

POINT = LIST_PRICE // 100
"""One percent of it, in euros."""

FIRST_ASK = 4
"""Points that the buyer asks for at first."""

DEALS = 4
"""The first deal and three renewals, a year apart."""

NEVER = DEALS
"""Deals that pass before something is asked in return, if nothing ever is."""


class Year(Struct, frozen=True):
    """A year after one ask.

    Attributes:
        ask: What the buyer asked for at its beginning, and got, in points.
        matched: Whether something of equal value came back for that.
        free: All points in the price for which nothing came back.
        traded: All points in the price for which something did.
    """

    ask: int
    matched: bool
    free: int
    traded: int

    @property
    def price(self) -> int:
        """What this year costs the buyer, in euros."""
        return LIST_PRICE - POINT * (self.free + self.traded)

    @property
    def balance(self) -> int:
        """What came back less what was given this year, in euros: 0, or below it."""
        return -POINT * self.free


class Renewals(Struct, frozen=True):
    """The years of a customer.

    Attributes:
        asked_from: The first deal, counted from 0, in which something was asked in return.
        years: One for each deal.
    """

    asked_from: int
    years: tuple[Year, ...]

    @property
    def price(self) -> int:
        """What the last year costs the buyer, in euros."""
        return self.years[-1].price

    @property
    def balance(self) -> int:
        """What came back less what was given over all years, in euros."""
        return sum(year.balance for year in self.years)


def renew(asked_from: int = NEVER) -> Renewals:
    """Play the first deal and three renewals; every ask is granted.

    Args:
        asked_from: The first deal, counted from 0, in which something of equal value is asked in return.

    Returns:
        The years.
    """
    years: list[Year] = []
    ask, free, traded = FIRST_ASK, 0, 0
    for deal in range(DEALS):
        matched = deal >= asked_from
        free, traded = (free, traded + ask) if matched else (free + ask, traded)
        years.append(Year(ask, matched, free, traded))
        ask = max(0, ask - 1) if matched else ask + 1
    return Renewals(asked_from, tuple(years))

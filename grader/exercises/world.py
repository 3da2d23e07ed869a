"""The world in which cases play: who sells what to whom, in believable figures."""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import TypeVar

import msgspec

from grader.domain.texts import read
from grader.domain.written import day, euros

__all__ = ["Deal", "Trade", "World", "day", "draw_deal", "euros", "shuffled", "world"]

Item = TypeVar("Item")


class Trade(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of business.

    Attributes:
        field: The industry.
        product: What is sold, in the plural.
        unit: What it is counted in, in the plural.
        item: One unit.
        price: Lowest and highest usual price of a unit, in euros.
        quantity: Smallest and largest usual yearly contract, in units.
        sellers: Companies that sell it.
        buyers: Companies that buy it.
    """

    field: str
    product: str
    unit: str
    item: str
    price: tuple[int, int]
    quantity: tuple[int, int]
    sellers: tuple[str, ...]
    buyers: tuple[str, ...]

    @property
    def goods(self) -> bool:
        """Whether it is made, stored and shipped; software is not."""
        return self.field != "software"


class World(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everybody and everything that a case may be cast with."""

    people: tuple[str, ...]
    trades: tuple[Trade, ...]


class Deal(msgspec.Struct, frozen=True):
    """One account: our company, theirs, the people, and a contract whose sums reconcile.

    Attributes:
        trade: The line of business.
        seller: Our company.
        buyer: The customer.
        people: Names in random order, no two with the same first name; the case gives them roles.
        price: Price of a unit, in euros.
        quantity: Units in the contract.
        start: The case's first day, a Monday.
    """

    trade: Trade
    seller: str
    buyer: str
    people: tuple[str, ...]
    price: int
    quantity: int
    start: date

    @property
    def value(self) -> int:
        """The contract's value, in euros: price times quantity."""
        return self.price * self.quantity


@cache
def world() -> World:
    """Return the world, read once."""
    return read(__package__, "world.toml", World)


def draw_deal(random: Random) -> Deal:
    """Cast an account.

    Args:
        random: The variant's random numbers.

    Returns:
        A deal with a round price and quantity out of its trade's usual range.
    """
    trade = random.choice(world().trades)
    people = random.sample(world().people, len(world().people))
    low, high = trade.price
    few, many = trade.quantity
    return Deal(
        trade=trade,
        seller=random.choice(trade.sellers),
        buyer=random.choice(trade.buyers),
        people=tuple(people),
        price=random.randrange(low, high + 1, _step(low)),
        quantity=random.randrange(few, many + 1, _step(few)),
        start=date(2027, 1, 4) + timedelta(weeks=random.randrange(40)),
    )


def _step(smallest: int) -> int:
    # Prices and quantities come in steps of about a twentieth, as people quote them.
    return next(step for step in (100, 50, 10, 5, 2) if step * 12 <= smallest)


def shuffled(random: Random, items: Sequence[Item]) -> tuple[Item, ...]:
    """Return the items in random order."""
    return tuple(random.sample(items, len(items)))

"""What the moves of ``move-sorter`` are about: gives, gets and their values."""

from random import Random

from msgspec import Struct

from grader.exercises.trades.move_sorter.case import Priced
from grader.exercises.trades.move_sorter.prose import GetProse, GiveProse, script
from grader.exercises.world import Deal, shuffled

Range = tuple[float, float]

FULL: Range = (1.15, 1.6)
"""What a full return is worth to us, as a multiple of the give's cost."""
EVEN: Range = (1, 1)
"""The same for a return of exactly equal value, which counts as a trade."""
SHORT: Range = (0.5, 0.87)
"""The same for a return that falls short: at least a tenth apart, after rounding as well."""

DEAR: Range = (1.15, 1.7)
"""What a return costs them, as a multiple of the give's cost to us: figures that do not decide."""
CHEAP: Range = (0.4, 0.8)
"""The same for a return that comes easily to them."""

LEAST_PART = 2


class Wish(Struct, frozen=True):
    """One wish of the client's, to be granted whole or in part.

    Attributes:
        prose: What it is.
        noun: What the deal's goods are counted in.
        count: How much of it is asked for.
        part: How much is granted when the ask is beaten down.
        cost: Euros that one unit of it costs us.
        factor: What it is worth to them, as a multiple of that.
    """

    prose: GiveProse
    noun: str
    count: int
    part: int
    cost: int
    factor: float

    @property
    def whole(self) -> Priced:
        """All that is asked for, in figures."""
        return self._priced(self.count)

    @property
    def reduced(self) -> Priced:
        """The part that is granted when the ask is beaten down, in figures."""
        return self._priced(self.part)

    def _priced(self, count: int) -> Priced:
        cost = self.cost * count
        worth = cost if self.factor == 1 else rounded(cost * self.factor)
        return Priced(self.prose.give.format(n=count, unit=self.noun), cost, worth)


def rounded(amount: float) -> int:
    """Return a sum as people estimate it, to about two per cent."""
    step = 100 if amount >= 100 / 0.025 else 50 if amount >= 50 / 0.025 else 10
    return step * round(amount / step)


def _unit_cost(random: Random, deal: Deal, prose: GiveProse) -> int:
    if prose.euros[1]:
        return random.randrange(prose.euros[0], prose.euros[1] + 1, 10)
    if prose.price:
        return round(prose.price * deal.price)
    exact = prose.share * deal.value
    return round(exact) if prose.id == "discount" else max(5, 5 * round(exact / 5))


class Pool:
    """Wishes and returns that a case has not used yet; no two are about the same thing."""

    def __init__(self, random: Random, deal: Deal, used: set[str]) -> None:
        """Shuffle them, and leave out what is about something already ``used``."""
        goods = deal.trade.goods
        self._random, self._deal, self._used = random, deal, used
        self._gives = [give for give in shuffled(random, script().gives) if goods or not give.goods]
        self._gets = [get for get in shuffled(random, script().gets) if goods or not get.goods]

    def wish(self, *, exact: bool = False) -> Wish:
        """Return a new wish; an ``exact`` one costs a sum that a return may well equal."""
        random, deal = self._random, self._deal
        prose = next(
            give for give in self._gives if give.family not in self._used and not (exact and give.share)
        )
        self._used.add(prose.family)
        count = random.choice(prose.counts)
        return Wish(
            prose=prose,
            noun=deal.trade.unit,
            count=count,
            part=max(LEAST_PART, round(count * random.uniform(0.45, 0.65))),
            cost=_unit_cost(random, deal, prose),
            factor=random.uniform(*prose.theirs),
        )

    def get(self, cost: float, worth: Range) -> Priced | None:
        """Return something new that is worth a multiple of a cost.

        Args:
            cost: Euros that the give costs us.
            worth: The least and the most that it is worth to us, as a multiple of the cost.

        Returns:
            The return in figures; None when none is believable at that worth.
        """
        ours = cost if worth == EVEN else rounded(cost * self._random.uniform(*worth))
        prose = next((get for get in self._gets if self._fits(get, ours)), None)
        if prose is None:
            return None
        self._used.add(prose.family)
        theirs = rounded(cost * self._random.uniform(*self._random.choice((DEAR, CHEAP))))
        return Priced(prose.text, ours, theirs)

    def _fits(self, get: GetProse, worth: float) -> bool:
        return get.family not in self._used and get.fits(worth, self._deal.value)

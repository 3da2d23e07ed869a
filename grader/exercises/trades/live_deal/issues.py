"""The issues of a ``live-deal``: what each level is worth to both sides, and how our sums come about."""

from msgspec import Struct

from grader.domain.written import euros
from grader.exercises.trades.live_deal.prose import ClauseProse, IssueProse
from grader.simulators.frontier import Bargain

PRICE, WISH, CLAUSE = 0, 1, 2
"""Places of the issues that they open; what we want takes the two places after them."""


class Counted(Struct, frozen=True):
    """An issue that is counted, with its rate.

    Attributes:
        prose: What it is.
        step: How many each level adds.
        rate: What one is worth, in euros, or in percent of the contract's value.
        value: The contract's value, in euros.
    """

    prose: IssueProse
    step: int
    rate: float
    value: int

    def worth(self, level: int) -> float:
        """Return what a level costs us or is worth to us beyond the offer, in euros."""
        each = self.rate * self.value / 100 if self.prose.percent else self.rate
        return round(level * self.step * each, 2)

    def label(self, level: int) -> str:
        """Return a level in words."""
        if not level:
            return self.prose.none
        count = self.prose.base + level * self.step
        return self.prose.one if count == 1 and self.prose.one else self.prose.label.format(n=count)

    def basis(self, level: int) -> str:
        """Return how a level's worth comes about."""
        each = f"{self.rate:g}% of {euros(self.value)}" if self.prose.percent else euros(self.rate)
        count = level * self.step
        counted = self.prose.counted.removesuffix("s") if count == 1 else self.prose.counted
        return f"{count} {counted} at {each} are {euros(self.worth(level))}"

    @property
    def rule(self) -> str:
        """The rate in a sentence, as the sheet shows it."""
        rate = f"{self.rate:g}%" if self.prose.percent else euros(self.rate)
        text = self.prose.rate.format(rate=rate)
        return f"{text[0].upper()}{text[1:]}"


class Clause(Struct, frozen=True):
    """A clause: what it is about, the chance in percent that it is called on, and the loss in euros."""

    prose: ClauseProse
    chance: int
    loss: int

    @property
    def cost(self) -> float:
        """What all of it costs us on average, in euros: chance times loss."""
        return self.chance * self.loss / 100

    @property
    def labels(self) -> tuple[str, str, str]:
        """Its levels in words."""
        return self.prose.none, self.prose.half, self.prose.full


class Issues(Struct, frozen=True, kw_only=True):
    """All issues of a case.

    Attributes:
        grain: A level of the price, in percent.
        value: The contract's value, in euros.
        wish: What they want besides.
        clause: What their specialist wants.
        returns: What we may want, in the order of the screen.
        main: Which of the two pays for what they ask; the other one is worth too little.
        bargain: All of it with the values to both sides, and both limits.
    """

    grain: float
    value: int
    wish: Counted
    clause: Clause
    returns: tuple[Counted, Counted]
    main: int
    bargain: Bargain

    @property
    def paying(self) -> Counted:
        """The return that pays for what they ask."""
        return self.returns[self.main]

    @property
    def small(self) -> Counted:
        """The return whose first level is worth too little."""
        return self.returns[1 - self.main]

    @property
    def paying_place(self) -> int:
        """Where the paying return stands among the issues."""
        return CLAUSE + 1 + self.main

    @property
    def small_place(self) -> int:
        """Where the other return stands among the issues."""
        return CLAUSE + 2 - self.main

    def percent(self, level: int) -> str:
        """Return a level of the price: ``4%``."""
        return f"{level * self.grain:g}%"

    def off(self, level: int) -> float:
        """Return what a level of the price costs us, in euros."""
        return round(level * self.grain * self.value / 100, 2)

"""The issues of a ``live-deal``: what each level is worth to both sides, and how our sums come about."""

from random import Random

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.written import euros
from grader.exercises.trades.live_deal.prose import ClauseProse, IssueProse, script
from grader.exercises.world import Deal
from grader.simulators.frontier import Bargain, Issue, Level

PRICE, WISH, CLAUSE = 0, 1, 2
"""Places of the issues that they open; what we want takes the two places after them."""

GRAINS = (1.5, 2.0, 2.5)
"""A level of the price, in percent: the first ask is four of them, the smaller ask two."""

PRICES = 6
"""Levels of the price, from the offered one to one beyond the first ask."""

WISHED = (0.0, 0.65, 1.0)
"""How much of their gain the levels of a wish bring: the first half more than the second."""

GIVEN = (0.0, 0.3, 0.63, 1.0)
"""How much of its cost to them the levels of a return take: the last more than the first."""


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


def draw_issues(random: Random, deal: Deal) -> Issues:
    """Draw what is negotiated: what they ask, what it costs, what pays for it and what does not.

    Args:
        random: The variant's random numbers.
        deal: The account.

    Returns:
        The issues; the paying return's levels are each worth at least a tenth more than what they
        answer, the small one's first level at least a tenth less.
    """
    while True:
        found = _draw(random, deal)
        smaller, step = found.off(2), found.paying.worth(1)
        answered = (smaller, found.wish.worth(2), found.clause.cost)
        if step >= 1.1 * max(answered) and found.small.worth(1) <= 0.9 * smaller:
            return found


def _draw(random: Random, deal: Deal) -> Issues:
    value, grain, prose = deal.value, random.choice(GRAINS), script()
    smaller = 2 * grain * value / 100
    paying = random.choice([one for one in prose.returns if _fits(one, deal) and not one.small])
    small = random.choice([one for one in prose.returns if _fits(one, deal) and one is not paying])
    pays = smaller * random.uniform(1.25, 1.7)
    wish = random.choice([one for one in prose.wishes if _fits(one, deal)])
    clause = random.choice([one for one in prose.clauses if _fits(one, deal)])
    counted = [
        _counted(random, paying, value, pays),
        _counted(random, small, value, smaller * random.uniform(0.3, 0.7)),
    ]
    main = random.randrange(2)
    issues = Issues(
        grain=grain,
        value=value,
        wish=_counted(random, wish, value, pays * random.uniform(0.25, 0.42)),
        clause=_risk(random, clause, pays * random.uniform(0.5, 0.85)),
        returns=(counted[main], counted[1 - main]),
        main=main,
        bargain=Bargain(()),
    )
    return _with_bargain(random, issues)


def _fits(prose: IssueProse | ClauseProse, deal: Deal) -> bool:
    return prose.goods is None or prose.goods is deal.trade.goods


def _counted(random: Random, prose: IssueProse, value: int, target: float) -> Counted:
    step = random.choice(prose.steps)
    if prose.percent:
        return Counted(prose, step, max(0.1, round(target / value / step * 100, 1)), value)
    each = target / step
    grain = 10 if each < 1_000 else 50 if each < 5_000 else 100  # noqa: PLR2004 - as people quote
    return Counted(prose, step, max(grain, round(each / grain) * grain), value)


def _risk(random: Random, prose: ClauseProse, target: float) -> Clause:
    chance = random.choice((5, 10, 15, 20))
    return Clause(prose, chance, max(1_000, round(target / chance / 10) * 1_000))


def _with_bargain(random: Random, issues: Issues) -> Issues:
    wish, clause, price = issues.wish, issues.clause, issues.off(1)
    wished = wish.worth(2) * random.uniform(1.4, 2.4)
    covered = clause.cost * random.uniform(0.6, 1.8)
    bargain = Bargain(
        (
            Issue(
                "Price",
                tuple(
                    Level(f"{issues.percent(n)} off" if n else "the offered price", -n * price, n * price)
                    for n in range(PRICES)
                ),
            ),
            Issue(
                wish.prose.name,
                tuple(Level(wish.label(n), -wish.worth(n), share * wished) for n, share in enumerate(WISHED)),
            ),
            Issue(
                clause.prose.name,
                tuple(
                    Level(label, -clause.cost * n / 2, share * covered)
                    for n, (label, share) in enumerate(zip(clause.labels, WISHED, strict=True))
                ),
            ),
            *(_return(each, random.uniform(0.2, 0.5)) for each in issues.returns),
        ),
        our_limit=-round(issues.value * random.uniform(0.03, 0.05), -3),
        their_limit=round(issues.value * random.uniform(0.005, 0.02), -2),
    )
    return replace(issues, bargain=bargain)


def _return(counted: Counted, share: float) -> Issue:
    top = counted.worth(len(GIVEN) - 1) * share
    return Issue(
        counted.prose.name,
        tuple(Level(counted.label(n), counted.worth(n), -part * top) for n, part in enumerate(GIVEN)),
    )

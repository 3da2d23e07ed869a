"""The end of a ``live-deal``, drawn: the learner's deal against the Pareto frontier."""

from functools import lru_cache

from grader.domain.written import euros
from grader.exercises.sheet import Figure, Series
from grader.exercises.trades.live_deal.case import Case
from grader.exercises.trades.live_deal.voice import listed
from grader.simulators.frontier import (
    Bargain,
    Package,
    better_for_both,
    nash_point,
    pareto_frontier,
    zopa,
)

THOUSAND = 1_000

Points = tuple[tuple[float, float], ...]


def picture(case: Case, deal: Package | None) -> Figure:
    """Draw the learner's deal among all packages.

    Args:
        case: The case.
        deal: What was agreed; None when the learner has walked away.

    Returns:
        Gains over what either side would have without a deal, in thousand euros.
    """
    bargain = case.issues.bargain
    nash = nash_point(bargain)
    gains = bargain.gains(deal) if deal else (0.0, 0.0)
    inside, frontier = _possible(bargain)
    series = [
        Series("possible packages", inside),
        Series("Pareto frontier", frontier, tone=1, joined=True),
        Series("Nash point", _points(bargain, (nash,) if nash else ()), tone=1),
        Series("no deal", ((0.0, 0.0),), tone=-1),
        Series("your deal", (_place(gains),), tone=2),
    ]
    return Figure(
        title="Your deal, and what else there was",
        text=_in_words(case, deal, nash),
        across=f"Gain of {case.deal.seller}, thousand €",
        up=f"Gain of {case.deal.buyer}, thousand €",
        series=tuple(each for each in series if each.points),
    )


@lru_cache(maxsize=64)
def _possible(bargain: Bargain) -> tuple[Points, Points]:
    inside = zopa(bargain)
    return _points(bargain, inside), _points(bargain, pareto_frontier(inside)[::-1])


def _place(gains: tuple[float, float]) -> tuple[float, float]:
    ours, theirs = gains
    return round(ours / THOUSAND, 2), round(theirs / THOUSAND, 2)


def _points(bargain: Bargain, some: tuple[Package, ...]) -> Points:
    return tuple(_place(bargain.gains(each)) for each in some)


def _in_words(case: Case, deal: Package | None, nash: Package | None) -> str:
    bargain = case.issues.bargain
    greatest = "the Nash point, where the product of both gains is greatest"
    fair = f" At {greatest}, it would have been {_both(case, nash)}." if nash else ""
    if deal is None:
        return f"You walked away: no gain for either side.{fair}"
    if nash and deal.levels == nash.levels:
        fair = f" It is {greatest}."
    ours, _ = bargain.gains(deal)
    below = " That is less than you would have had without a deal." if ours < 0 else ""
    return f"Your deal gains {_both(case, deal)}, against no deal.{below}{fair} {_beaten(case, deal)}"


def _both(case: Case, package: Package) -> str:
    ours, theirs = (round(gain) for gain in case.issues.bargain.gains(package))
    return f"{_signed(ours)} for us and {_signed(theirs)} for {case.deal.buyer}"


def _signed(amount: float) -> str:
    return euros(amount) if amount >= 0 else f"−{euros(-amount)}"


def _beaten(case: Case, deal: Package) -> str:
    """Say how many packages would have been better for both, and name the one best for both together."""
    better = better_for_both(case.issues.bargain, deal)
    if not better:
        return "It lies on the Pareto frontier: nothing would be better for both."
    best = max(better, key=lambda each: (each.joint_value, each.ours))
    changed = listed(
        case,
        [
            (place, new)
            for place, (old, new) in enumerate(zip(deal.levels, best.levels, strict=True))
            if old != new
        ],
    )
    count = f"{len(better)} packages" if len(better) > 1 else "One package"
    return (
        f"{count} would have been better for both. With {changed} instead, it would have been "
        f"{_both(case, best)}."
    )

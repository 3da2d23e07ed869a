"""Medians, and what they say about each other."""

from collections.abc import Iterable, Sequence
from statistics import median

import msgspec

LARGE = 200
"""Submissions from which on the cost of one is to stay the same."""


class Measured(msgspec.Struct, frozen=True, kw_only=True):
    """All that was measured of one contender on one cohort.

    Attributes:
        contender: Its id.
        place: The kind of folder it worked in.
        submissions: How many there were.
        runs: Seconds by step, for each run.
        peak_memory_mb: The most memory that all processes together took, in megabytes.
    """

    contender: str
    place: str
    submissions: int
    runs: list[dict[str, float]]
    peak_memory_mb: float | None = None


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """What one contender needs for one cohort.

    Attributes:
        contender: Its id.
        place: The kind of folder it worked in.
        submissions: How many there were.
        runs: Seconds for whole commands, start-up included, in the order of the runs.
        seconds: The median of these.
        steps: The median of each of several commands.
        seconds_each: The median over the number of submissions: start-up included.
        seconds_each_further: What each submission more than in the next smaller cohort adds: the
            difference of the medians over the difference in size, so without start-up.
        peak_memory_mb: The most memory that all processes together took, in megabytes.
    """

    contender: str
    place: str
    submissions: int
    runs: list[float]
    seconds: float
    steps: dict[str, float]
    seconds_each: float
    seconds_each_further: float | None
    peak_memory_mb: float | None


class Ratios(msgspec.Struct, frozen=True, kw_only=True):
    """Bulk grading beside the others, on one cohort. None where there is nothing to compare.

    Attributes:
        place: The kind of folder.
        submissions: How many there were.
        ratio_to_stock: How many submissions bulk grading does, start-up included, while stock nbgrader
            does one more, its start-up not counted. Stock nbgrader is measured on a small cohort alone.
        ratio_to_stock_further: The same with neither start-up counted.
        ratio_to_floor: The time of bulk grading over the floor's, whole commands.
        ratio_to_floor_further: The same with neither start-up counted.
        trusted_to_stock: How many submissions nbgrader does by trusted evaluation while it executes one,
            whole commands.
        trusted_to_stock_further: The same with neither start-up counted.
    """

    place: str
    submissions: int
    ratio_to_stock: float | None
    ratio_to_stock_further: float | None
    ratio_to_floor: float | None
    ratio_to_floor_further: float | None
    trusted_to_stock: float | None
    trusted_to_stock_further: float | None


class Flatness(msgspec.Struct, frozen=True, kw_only=True):
    """How the cost of a submission changes with the size of the cohort, from LARGE on; 1 is not at all.

    Attributes:
        place: The kind of folder.
        whole: The cost of a submission in the largest cohort over that in the smallest, start-up included.
        further: The cost of each further submission up to the largest cohort over that up to the second
            smallest.
    """

    place: str
    whole: float | None
    further: float | None


def figures(measured: Iterable[Measured]) -> list[Figure]:
    """Return the figure of each contender on each cohort.

    Args:
        measured: What was measured, in any order.
    """
    found: list[Figure] = []
    last: dict[tuple[str, str], Figure] = {}
    for each in sorted(measured, key=lambda one: one.submissions):
        runs = [sum(steps.values()) for steps in each.runs]
        seconds, smaller = median(runs), last.get((each.contender, each.place))
        figure = Figure(
            contender=each.contender,
            place=each.place,
            submissions=each.submissions,
            runs=runs,
            seconds=seconds,
            steps={step: median(steps[step] for steps in each.runs) for step in each.runs[0]},
            seconds_each=seconds / each.submissions,
            seconds_each_further=(seconds - smaller.seconds) / (each.submissions - smaller.submissions)
            if smaller
            else None,
            peak_memory_mb=each.peak_memory_mb,
        )
        last[each.contender, each.place] = figure
        found.append(figure)
    return found


def ratios(found: Sequence[Figure]) -> list[Ratios]:
    """Return bulk grading beside the others, for each place and size at which it was measured.

    Args:
        found: The figures, sorted by size.
    """
    return [_ratios(found, bulk) for bulk in found if bulk.contender == "bulk"]


def flatness(found: Sequence[Figure], place: str) -> Flatness:
    """Return how the cost of a submission in bulk grading changes with the size of the cohort.

    Args:
        found: The figures, sorted by size.
        place: The kind of folder.
    """
    large = [
        each
        for each in found
        if (each.contender, each.place) == ("bulk", place) and each.submissions >= LARGE
    ]
    return Flatness(
        place=place,
        whole=over(large[-1].seconds_each, large[0].seconds_each) if len(large) > 1 else None,
        further=over(large[-1].seconds_each_further, large[1].seconds_each_further)
        if len(large) > 2  # noqa: PLR2004 - three sizes have two differences
        else None,
    )


def over(one: float | None, other: float | None) -> float | None:
    """Return a quotient; None where there is none, or a difference of medians drowned in noise."""
    return one / other if one is not None and other is not None and one > 0 and other > 0 else None


def _ratios(found: Sequence[Figure], bulk: Figure) -> Ratios:
    same = {
        each.contender: each
        for each in found
        if (each.place, each.submissions) == (bulk.place, bulk.submissions)
    }
    # Stock nbgrader comes no further than a small cohort: its largest stands for all.
    stock = {each.contender: each for each in found if each.place == bulk.place}.get("stock")
    floor, trusted = same.get("floor"), same.get("trusted")
    return Ratios(
        place=bulk.place,
        submissions=bulk.submissions,
        ratio_to_stock=over(_further(stock), bulk.seconds_each),
        ratio_to_stock_further=over(_further(stock), _further(bulk)),
        ratio_to_floor=over(bulk.seconds_each, _each(floor)),
        ratio_to_floor_further=over(_further(bulk), _further(floor)),
        trusted_to_stock=over(_each(stock), _each(trusted)),
        trusted_to_stock_further=over(_further(stock), _further(trusted)),
    )


def _each(figure: Figure | None) -> float | None:
    return figure.seconds_each if figure else None


def _further(figure: Figure | None) -> float | None:
    return figure.seconds_each_further if figure else None

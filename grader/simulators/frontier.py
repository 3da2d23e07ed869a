"""Packages over several issues: what each is worth to both sides, and which leave nothing on the table.

Values add up over the issues, as in the textbook model of integrative bargaining (Howard Raiffa,
"The Art and Science of Negotiation", 1982). The Nash point is the package with the greatest product
of both gains over the reservation values (John Nash, "The Bargaining Problem", 1950). Everything is
enumerated: four or five issues of a few levels make some hundreds of packages, so nothing is estimated.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from msgspec import Struct

Levels = tuple[int, ...]
"""One level for each issue, by place."""


class Level(Struct, frozen=True):
    """One way to settle an issue.

    Attributes:
        name: What it is, such as ``4% off``.
        ours: What it is worth to us, in euros.
        theirs: What it is worth to them, in euros.
    """

    name: str
    ours: float
    theirs: float


class Issue(Struct, frozen=True):
    """One thing to settle, with the ways in which it can be settled."""

    name: str
    levels: tuple[Level, ...]


class Package(Struct, frozen=True):
    """All issues settled.

    Attributes:
        levels: The level of each issue.
        ours: What it is worth to us, in euros.
        theirs: What it is worth to them, in euros.
    """

    levels: Levels
    ours: float
    theirs: float

    @property
    def joint_value(self) -> float:
        """What it is worth to both together, in euros."""
        return self.ours + self.theirs


class Bargain(Struct, frozen=True):
    """What two sides negotiate about.

    Attributes:
        issues: What is to be settled.
        our_limit: Our reservation value: what our best alternative is worth to us, in euros.
        their_limit: Their reservation value, in euros.
    """

    issues: tuple[Issue, ...]
    our_limit: float = 0.0
    their_limit: float = 0.0

    def package(self, levels: Levels) -> Package:
        """Return what the issues are worth when they are settled like this."""
        chosen = [issue.levels[place] for issue, place in zip(self.issues, levels, strict=True)]
        return Package(levels, sum(level.ours for level in chosen), sum(level.theirs for level in chosen))

    def gains(self, package: Package) -> tuple[float, float]:
        """Return what each side gains over its reservation value, in euros: ours, theirs."""
        return package.ours - self.our_limit, package.theirs - self.their_limit

    def nash_product(self, package: Package) -> float:
        """Return the product of both gains; 0 where either side would rather walk away."""
        return prod(max(gain, 0.0) for gain in self.gains(package))

    def in_zopa(self, package: Package) -> bool:
        """Say whether neither side does worse than without a deal: the zone of possible agreement."""
        return min(self.gains(package)) >= 0

    def described(self, package: Package) -> tuple[tuple[str, str], ...]:
        """Return each issue's name with the name of its level."""
        return tuple(
            (issue.name, issue.levels[place].name)
            for issue, place in zip(self.issues, package.levels, strict=True)
        )


@lru_cache(maxsize=64)
def packages(bargain: Bargain) -> tuple[Package, ...]:
    """Return every package of a bargain, in the order of its levels."""
    settled: list[tuple[Levels, float, float]] = [((), 0.0, 0.0)]
    for issue in bargain.issues:
        ways = [(place, level.ours, level.theirs) for place, level in enumerate(issue.levels)]
        settled = [
            ((*levels, place), ours + more, theirs + again)
            for (levels, ours, theirs), (place, more, again) in product(settled, ways)
        ]
    return tuple(Package(*each) for each in settled)


@lru_cache(maxsize=64)
def zopa(bargain: Bargain) -> tuple[Package, ...]:
    """Return the packages with which neither side does worse than without a deal."""
    return tuple(package for package in packages(bargain) if bargain.in_zopa(package))


def pareto_frontier(candidates: Sequence[Package]) -> tuple[Package, ...]:
    """Return the packages that no other beats for one side without costing the other.

    Args:
        candidates: What to choose from.

    Returns:
        The frontier from our best to theirs; of packages worth the same to both, the first.
    """
    frontier: list[Package] = []
    for package in sorted(candidates, key=lambda each: (-each.ours, -each.theirs, each.levels)):
        if not frontier or package.theirs > frontier[-1].theirs:
            frontier.append(package)
    return tuple(frontier)


@lru_cache(maxsize=64)
def nash_point(bargain: Bargain) -> Package | None:
    """Return the package with the greatest Nash product; None where there is no zone of agreement."""
    return max(
        zopa(bargain),
        key=lambda each: (bargain.nash_product(each), each.joint_value, each.ours),
        default=None,
    )


def most_joint_value(bargain: Bargain) -> Package:
    """Return the package that is worth most to both together; of several, the best for us."""
    return max(packages(bargain), key=lambda each: (each.joint_value, each.ours))


def better_for_both(bargain: Bargain, package: Package) -> tuple[Package, ...]:
    """Return the packages that cost neither side anything against this one, and help one at least."""
    return tuple(
        each
        for each in packages(bargain)
        if each.ours >= package.ours
        and each.theirs >= package.theirs
        and (each.ours, each.theirs) != (package.ours, package.theirs)
    )


def logrolls(bargain: Bargain, package: Package) -> Iterator[Package]:
    """Yield the packages that logrolling reaches: two issues changed, both sides better off."""
    for each in better_for_both(bargain, package):
        changed = sum(old != new for old, new in zip(package.levels, each.levels, strict=True))
        if changed == 2 and each.ours > package.ours and each.theirs > package.theirs:  # noqa: PLR2004 - a pair of issues
            yield each

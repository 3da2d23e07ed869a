"""The sums of a role-play: limits, targets, the zone and the frontier, all by enumeration."""

from collections.abc import Sequence

from msgspec import Struct

from grader.roleplay.sheets import Both, Check, Point, Scoring
from grader.simulators.frontier import Bargain, Package, nash_point, packages, pareto_frontier, zopa

SHARES = (0.7, 0.65, 0.6, 0.55, 0.5, 0.45, 0.4)
"""What a side aims at, as a share of its dream: every issue as it would like it best."""

SHOWN = 6
"""Points of the frontier on the scoring sheet, which has one page."""


class Sums(Struct, frozen=True):
    """A bargain with what either side aims at, in euros."""

    bargain: Bargain
    our_target: float
    their_target: float

    @property
    def reached(self) -> tuple[Package, ...]:
        """The deals that give both sides what they aim at."""
        return tuple(
            each
            for each in zopa(self.bargain)
            if each.ours >= self.our_target and each.theirs >= self.their_target
        )

    def scoring(self, fact: str, checks: tuple[Check, ...], questions: tuple[str, ...]) -> Scoring:
        """Return the scoring sheet."""
        bargain, zone = self.bargain, zopa(self.bargain)
        frontier = pareto_frontier(zone)
        return Scoring(
            fact=fact,
            rows=tuple(
                Both(issue.name, tuple((each.name, each.ours, each.theirs) for each in issue.levels))
                for issue in bargain.issues
            ),
            seller_limit=bargain.our_limit,
            buyer_limit=bargain.their_limit,
            seller_target=self.our_target,
            buyer_target=self.their_target,
            packages=len(packages(bargain)),
            zone=len(zone),
            both_targets=len(self.reached),
            frontier=len(frontier),
            points=_points(bargain, frontier),
            best=max(each.joint_value for each in zone),
            checks=checks,
            questions=questions,
        )


def sums_of(bargain: Bargain) -> Sums | None:
    """Set both targets as high as a deal can still reach together.

    Args:
        bargain: The issues with both limits.

    Returns:
        The sums; None where no two targets beyond the limits can be reached in one deal.
    """
    ours = sum(max(level.ours for level in issue.levels) for issue in bargain.issues)
    theirs = sum(max(level.theirs for level in issue.levels) for issue in bargain.issues)
    for share in SHARES:
        sums = Sums(bargain, round(share * ours, -2), round(share * theirs, -2))
        beyond = sums.our_target > max(bargain.our_limit, 0) and sums.their_target > bargain.their_limit
        if beyond and sums.reached:
            return sums
    return None


def _points(bargain: Bargain, frontier: Sequence[Package]) -> tuple[Point, ...]:
    fair, best = nash_point(bargain), max(each.joint_value for each in frontier)
    most = next(each for each in frontier if each.joint_value == best)
    marked = {frontier.index(each) for each in (frontier[0], frontier[-1], most, fair) if each in frontier}
    # The others evenly between the ends, nearest to where an even spread would have them.
    free = [place for place in range(len(frontier)) if place not in marked]
    wanted = max(0, min(SHOWN, len(frontier)) - len(marked))
    spread = [free[(2 * number + 1) * len(free) // (2 * wanted)] for number in range(wanted)]
    return tuple(
        _point(bargain, frontier[place], _notes(place, frontier, most, fair))
        for place in sorted({*marked, *spread})
    )


def _notes(place: int, frontier: Sequence[Package], most: Package, fair: Package | None) -> tuple[str, ...]:
    package = frontier[place]
    notes = {
        "best for the seller": package == frontier[0],
        "best for the buyer": package == frontier[-1],
        "most together": package == most,
        "Nash point": package == fair,
    }
    return tuple(note for note, holds in notes.items() if holds)


def _point(bargain: Bargain, package: Package, notes: tuple[str, ...]) -> Point:
    return Point(
        terms=tuple(name for _, name in bargain.described(package)),
        seller=package.ours,
        buyer=package.theirs,
        notes=notes,
    )

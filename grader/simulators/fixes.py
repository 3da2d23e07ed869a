"""What a fix of many parts does to itself: each part holds often, all of them together seldom.

Follows Andy Ayers and others, whose fix for visits that fell through was one change of day and hour.
The share is ours.
"""

from msgspec import Struct

KEPT = 0.9
"""How often one part of a fix is kept."""

MOST = 8
"""Parts of the most elaborate fix that is reckoned."""


class Fix(Struct, frozen=True):
    """A fix whose parts hang together: it works when all of them are kept.

    Attributes:
        parts: Number of parts.
        works: Share of the cases in which fixes of 1, 2, 3 … parts work, from 0 to 1.
    """

    parts: int
    works: tuple[float, ...]

    @property
    def share(self) -> float:
        """Share of the cases in which this fix works, from 0 to 1."""
        return self.works[self.parts - 1]

    @property
    def simplest(self) -> float:
        """Share of the cases in which a fix of one part works, from 0 to 1."""
        return self.works[0]


def fix_of(parts: int = 1) -> Fix:
    """Return how often a fix works.

    Args:
        parts: Number of its parts, from 1 to ``MOST``.
    """
    return Fix(parts, tuple(KEPT**count for count in range(1, MOST + 1)))

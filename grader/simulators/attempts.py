"""How likely an approach is to work on an account where it has failed before.

Follows Andy Ayers and others: what has failed for years is to be changed, not repeated, and the
failures say nothing about the account. The reckoning is Bayes' rule; its two shares are ours.
"""

from msgspec import Struct

SUITS = 0.5
"""Chance that an approach which nobody has tried suits an account."""

WORKS = 0.75
"""How often an approach works where it suits; where it does not, it never does."""


class Attempts(Struct, frozen=True):
    """An approach on one account.

    Attributes:
        failures: How often it has been tried in vain.
        chances: Chance from 0 to 1 that it works at the first, second, third … try, if all before failed.
    """

    failures: int
    chances: tuple[float, ...]

    @property
    def same(self) -> float:
        """Chance from 0 to 1 that one more try works."""
        return self.chances[self.failures]

    @property
    def fresh(self) -> float:
        """Chance from 0 to 1 that an approach works which nobody has tried here."""
        return self.chances[0]


def still_suits(failures: int) -> float:
    """Return the chance from 0 to 1 that an approach suits an account where it has failed before.

    Args:
        failures: How often it has been tried in vain.
    """
    unlucky = SUITS * (1 - WORKS) ** failures
    return unlucky / (unlucky + 1 - SUITS)


def try_again(failures: int = 0, most: int = 5) -> Attempts:
    """Reckon what one more try promises.

    Args:
        failures: How often the approach has been tried in vain.
        most: The largest number of failures to reckon with.

    Returns:
        The chances, try by try.
    """
    return Attempts(failures, tuple(WORKS * still_suits(before) for before in range(most + 1)))

"""What real people did in the repeated game, in pairs of moments to compare.

The shares are those of Pedro Dal Bó and Guillaume R. Fréchette (2011), in
``trust_game.experiments``; nothing is worked out here.
"""

from msgspec import Struct

from grader.simulators.trust_game.experiments import (
    AFTER_MUTUAL_COOPERATION,
    AFTER_MUTUAL_DEFECTION,
    FIRST_ROUND_LONG_SHADOW,
    FIRST_ROUND_SHORT_SHADOW,
)


class Moment(Struct, frozen=True):
    """A moment of the experiments.

    Attributes:
        when: What was the case.
        share: How many kept their word then, from 0 to 1.
    """

    when: str
    share: float


class Moments(Struct, frozen=True):
    """Two moments that differ in one thing.

    Attributes:
        asked: The one that learners bet on.
        other: The one to compare it with.
        both: Whether the other one is shown, too.
    """

    asked: Moment
    other: Moment
    both: bool

    @property
    def of_a_hundred(self) -> int:
        """How many of a hundred kept their word, to the nearest even number, as bets go."""
        return 2 * round(50 * self.asked.share)


def first_rounds(both: int = 0) -> Moments:
    """Return how people begin with somebody new, by what the future holds.

    Args:
        both: 1 to show the future that holds little, too.
    """
    return Moments(
        Moment("The future counts most", FIRST_ROUND_LONG_SHADOW),
        Moment("The future counts least", FIRST_ROUND_SHORT_SHADOW),
        bool(both),
    )


def next_rounds(both: int = 0) -> Moments:
    """Return how people go on, by what both have just done.

    Args:
        both: 1 to show what follows when both have kept their word, too.
    """
    return Moments(
        Moment("Both have just broken their word", AFTER_MUTUAL_DEFECTION),
        Moment("Both have just kept it", AFTER_MUTUAL_COOPERATION),
        bool(both),
    )

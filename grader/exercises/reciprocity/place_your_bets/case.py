"""The facts of a case of ``place-your-bets``."""

from msgspec import Struct

from grader.exercises.reciprocity.place_your_bets.prose import Habit, Ring
from grader.exercises.reciprocity.place_your_bets.series import Setting
from grader.exercises.world import Deal


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The trade, and our company.
        ring: What the firms do for each other.
        habits: Four habits, in the order of the screen.
        tournaments: Five; the first one is practice.
        news: What each changes against the one before, in words; nothing for the first one.
    """

    deal: Deal
    ring: Ring
    habits: tuple[Habit, ...]
    tournaments: tuple[Setting, ...]
    news: tuple[str, ...]

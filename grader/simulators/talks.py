"""An hour of talks, and what becomes of it when common ground is said early, late or never.

Follows Janet Spirer: what both sides share is the foundation for the issues that are open, and an
opening sets the tone of what follows. The model has two assumptions, both ours: each side answers in
kind, an argument with an argument and an idea with an idea; and who has been argued with doubts the
first kind words, the longer, the more arguments went before.
"""

from enum import StrEnum

from msgspec import Struct

TURN = 5
"""Minutes that one turn takes."""

TURNS = 12
"""Turns in an hour."""

ARGUMENTS_A_DOUBT = 2
"""Arguments that it takes to make one turn of doubt."""


class Turn(StrEnum):
    """What a turn is spent on."""

    ARGUMENT = "argument"
    GROUND = "common ground"
    DOUBT = "doubt"
    IDEA = "idea"


class Talk(Struct, frozen=True):
    """An hour of talks.

    Attributes:
        said_at: Minute in which common ground is said; 60 if it never is.
        turns: What each turn is spent on.
    """

    said_at: int
    turns: tuple[Turn, ...]

    @property
    def ideas(self) -> int:
        """Ideas on the table at the end."""
        return self.turns.count(Turn.IDEA)

    @property
    def doubts(self) -> int:
        """Turns in which nobody trusts the kind words yet."""
        return self.turns.count(Turn.DOUBT)


def hour_of_talks(said_at: int = 0) -> Talk:
    """Play an hour of talks.

    Args:
        said_at: Minute in which common ground is said, a multiple of five from 0 to 60; 60 for never.

    Returns:
        The talk, turn by turn.
    """
    arguments = said_at // TURN
    course = [Turn.ARGUMENT] * arguments + [Turn.GROUND] + [Turn.DOUBT] * (arguments // ARGUMENTS_A_DOUBT)
    course += [Turn.IDEA] * TURNS
    return Talk(said_at, tuple(course[:TURNS]))

"""The prose of ``place-your-bets``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.texts import read


class Habit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A strategy of the trust game in business dress.

    Attributes:
        id: The strategy's id.
        name: What firms of this habit are called.
        does: What such a firm does.
        tone: From -1 (firm) to 1 (warm).
    """

    id: str
    name: str
    does: str
    tone: int = 0


class Ring(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the firms of a ring do for each other.

    Attributes:
        text: What they do, and what keeping and breaking one's word means.
        slip: How a slip comes about.
        goods: Whether it fits makers of goods alone.
    """

    text: str
    slip: str
    goods: bool = False


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise.

    Attributes:
        frame: What holds in every case.
        slips: What a slip is, where there are any.
        habits: All habits.
        rings: What firms may do for each other.
        news: What a tournament changes, by kind of change, several wordings each.
    """

    frame: str
    slips: str
    habits: tuple[Habit, ...]
    rings: tuple[Ring, ...]
    news: dict[str, tuple[str, ...]]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

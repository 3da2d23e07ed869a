"""The prose of ``final-meeting``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.meeting import AtTheTable, Filing, Handling
from grader.domain.texts import read
from grader.exercises.menu import Wording


class Calendars(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a calendar may say of somebody who is within reach all the time, in part, or not at all."""

    free: tuple[str, ...]
    half: tuple[str, ...]
    gone: tuple[str, ...]


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A field in which only an expert can answer.

    Attributes:
        knows: The field, as our table of colleagues names it.
        topic: The customer's topic in that field, as a noun phrase.
        their_role: The customer's specialist.
        question: What that specialist asks.
        goods: Whether it fits only trades that make goods.
    """

    knows: str
    topic: str
    their_role: str
    question: str
    goods: bool = False


class Need(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What somebody needs, in short, and what is said that shows it."""

    need: str
    quotes: tuple[str, ...]


class Point(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A point of the plan, and what the notes say once it has been raised."""

    point: str
    note: str
    goods: bool = False


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    first: tuple[str, ...]
    second: tuple[str, ...]
    third: tuple[str, ...]
    away: tuple[str, ...]
    tempting: tuple[str, ...]
    early: tuple[str, ...]
    calendar: Calendars
    topics: tuple[Topic, ...]
    pressure: tuple[str, ...]
    needs: tuple[Need, ...]
    told: tuple[Wording[Insight], ...]
    guard: tuple[Wording[Guard], ...]
    question: tuple[Wording[Handling], ...]
    asks: tuple[str, ...]
    answer: tuple[Wording[Leader], ...]
    breaks: tuple[str, ...]
    facing: tuple[Wording[Facing], ...]
    pressures: tuple[str, ...]
    hand_over: tuple[Wording[AtTheTable], ...]
    pens: tuple[str, ...]
    points: tuple[Point, ...]
    raised: tuple[str, ...]
    silent: tuple[str, ...]
    things: tuple[str, ...]
    theirs: tuple[str, ...]
    promised: tuple[str, ...]
    wished: tuple[str, ...]
    theirs_by: tuple[str, ...]
    filing: tuple[Wording[Filing], ...]
    replies: dict[str, dict[str, str]]
    moods: dict[str, str]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

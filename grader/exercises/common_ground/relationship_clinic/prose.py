"""The prose of ``relationship-clinic``, read from its TOML file."""

from enum import StrEnum
from functools import cache

import msgspec

from grader.domain.incidents import Cause
from grader.domain.texts import read


class Dimension(StrEnum):
    """In which respect a visit can be different from others."""

    HOUR = "hour"
    DATE = "date"
    PLACE = "place"
    CHANNEL = "channel"


class Prosaic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that the TOML file holds."""


class Wording(Prosaic, frozen=True):
    """One way to put an option of one kind."""

    kind: str
    text: str
    tone: int = 0


class SignProse(Prosaic, frozen=True):
    """A sign of how one side works: its row, and how a goal or a fault names it."""

    row: str
    fault: str
    goal: str = ""


class ColleagueProse(Prosaic, frozen=True):
    """What a colleague has done, and whether it was a repair like this one."""

    text: str
    fits: bool


class ApproachProse(Prosaic, frozen=True):
    """A way to approach a customer: as the history tells it, and in new clothes as an option."""

    id: str
    log: str
    text: str
    fresh: bool = False


class Role(Prosaic, frozen=True):
    """Somebody's position, what comes first there, how it is measured and how one could think it is."""

    title: str
    priority: str
    metric: str
    guess: str
    conflict: str
    goods: bool = False


class Trouble(Prosaic, frozen=True):
    """A trouble of the past: what the customer tells, what our file says, and the fact that decides."""

    cause: Cause
    told: str
    file: str
    fact: str
    goods: bool = False


class CauseProse(Prosaic, frozen=True):
    """What may lie behind visits that fail.

    Attributes:
        id: Its name.
        dimension: In which respect a visit without this cause is different.
        texts: Ways to name it.
        clues: Two sentences of the customer's that point to it.
        hours: Hours of the day at which it strikes.
        period: The part of the month in which it strikes.
        where: The place, or the way of inviting, that has it, and the one that has not.
        change: What removes it; what the log tells where empty.
        fields: Trades in which it occurs; none means all.
        titles: Positions of people to whom it occurs; none means all.
    """

    id: str
    dimension: Dimension
    texts: tuple[str, ...]
    clues: tuple[str, str]
    hours: tuple[str, ...] = ()
    period: str = ""
    where: tuple[str, ...] = ()
    change: str = ""
    fields: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()

    @property
    def pattern(self) -> tuple[Dimension, str, bool]:
        """What a log could show of it: the respect, the part of the month, and whether in the morning."""
        return self.dimension, self.period, any(int(hour.split(":")[0]) < NOON for hour in self.hours)


NOON = 12


class Script(Prosaic, frozen=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    mails: tuple[str, ...]
    others: tuple[str, ...]
    managers: tuple[str, ...]
    friends: tuple[str, ...]
    prompts: dict[str, tuple[str, ...]]
    cancelled: tuple[str, ...]
    took_place: tuple[str, ...]
    hours: tuple[str, ...]
    results: tuple[str, ...]
    shared: tuple[str, ...]
    growth: tuple[str, ...]
    terms: tuple[str, ...]
    issues: tuple[str, ...]
    access: str
    warm: tuple[str, ...]
    even: tuple[str, ...]
    cold: tuple[str, ...]
    our_aims: tuple[str, ...]
    their_aims: tuple[str, ...]
    our_measures: tuple[str, ...]
    motives: tuple[str, ...]
    words: dict[str, str]
    labels: dict[str, str]
    theirs: tuple[SignProse, ...]
    ours: tuple[SignProse, ...]
    colleagues: tuple[ColleagueProse, ...]
    approaches: tuple[ApproachProse, ...]
    roles: tuple[Role, ...]
    troubles: tuple[Trouble, ...]
    causes: tuple[CauseProse, ...]
    menus: dict[str, tuple[Wording, ...]]
    replies: dict[str, dict[str, str]]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

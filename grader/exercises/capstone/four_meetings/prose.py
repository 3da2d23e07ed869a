"""The prose of ``four-meetings``, read from its TOML file."""

from functools import cache
from typing import Literal

import msgspec

from grader.domain.bargain import Response
from grader.domain.meetings import AskAnswer, Attendance, BossPart, Openness, Order, ReliefAnswer
from grader.domain.texts import read
from grader.exercises.menu import Wording


class BossTopic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is asked for, and what might be asked for in return."""

    give: str
    back: str
    goods: bool = False


class SharingProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What could be told, and how much of it."""

    pieces: tuple[str, ...]
    openness: tuple[Wording[Openness], ...]


class Pair(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What they need of us, and what we need of them."""

    ours: str
    theirs: str
    goods: bool = False


class MoveProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Who needs what, and who goes first."""

    openings: tuple[str, ...]
    trifles: tuple[str, ...]
    order: tuple[Wording[Order], ...]
    pairs: tuple[Pair, ...]


class ListedCause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cause on finance's list, and how a customer puts it."""

    listed: str
    reason: str


class ReliefProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Requests for a special payment term, with reasons that are listed and others that are not."""

    requests: tuple[str, ...]
    backs: tuple[str, ...]
    others: tuple[str, ...]
    answer: tuple[Wording[ReliefAnswer], ...]
    causes: tuple[ListedCause, ...]


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause of a special field, and a milder one to bargain with."""

    topic: str
    role: str
    clause: str
    milder: str
    back: str
    goods: bool = False


class ClauseProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause that is asked for, and what decides whether the sides are even."""

    asks: tuple[str, ...]
    specialist: tuple[str, ...]
    layman: tuple[str, ...]
    reachable: tuple[str, ...]
    away: tuple[str, ...]
    deadline: tuple[str, ...]
    time: tuple[str, ...]
    response: tuple[Wording[Response], ...]
    topics: tuple[Topic, ...]


class PaidProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Large asks with their returns, and what is behind them: people, or business."""

    asks: tuple[str, ...]
    goods_asks: tuple[str, ...]
    backs: tuple[str, ...]
    hurts: tuple[str, ...]
    reasons: tuple[str, ...]
    hurt_asks: tuple[str, ...]
    business_asks: tuple[str, ...]
    answer: tuple[Wording[AskAnswer], ...]


class CauseProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cause in the situation: the pattern that it leaves, its names, and what is heard of it."""

    pattern: Literal["hour", "date", "place"]
    texts: tuple[str, ...]
    clues: tuple[str, str]
    goods: bool = False


class TalkProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The talk about the relationship: a claim, visits that failed, and a change."""

    metrics: tuple[str, ...]
    claims: tuple[str, ...]
    probe: tuple[Wording[str], ...]
    kept: tuple[str, ...]
    failed: tuple[str, ...]
    motives: tuple[str, ...]
    fix: tuple[Wording[str], ...]
    causes: tuple[CauseProse, ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    contracts: tuple[tuple[str, str], ...]
    wishes: tuple[str, ...]
    attendance: tuple[Wording[Attendance], ...]
    boss_asks: tuple[str, ...]
    unguided: tuple[str, ...]
    guided: tuple[str, ...]
    boss_part: tuple[Wording[BossPart], ...]
    boss_topics: tuple[BossTopic, ...]
    sharing: SharingProse
    moves: MoveProse
    relief: ReliefProse
    clauses: ClauseProse
    paid: PaidProse
    talk: TalkProse
    replies: dict[str, dict[str, str]]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

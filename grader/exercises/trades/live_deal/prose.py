"""The prose of ``live-deal``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.bargain import Figuring, FirstReply, Response
from grader.domain.texts import read
from grader.exercises.menu import Line


class IssueProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue that is counted, as the TOML file describes it.

    Attributes:
        name: What it is called.
        none: How the offer has it.
        label: A level, with ``{n}`` for how many.
        counted: What is counted beyond the offer.
        steps: How many a level may add.
        rate: What one costs us or is worth to us, with ``{rate}``.
        percent: Whether the rate is a share of the contract's value.
        base: How many the offer has.
        one: The level in words where it is only one; empty where the label does.
        goods: Whether it fits goods alone (True), or none (False).
        small: Whether it is never worth enough to pay for what they ask.
    """

    name: str
    none: str
    label: str
    counted: str
    steps: tuple[int, ...]
    rate: str
    percent: bool = False
    base: int = 0
    one: str = ""
    goods: bool | None = None
    small: bool = False


class ClauseProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A clause that takes a specialist: its three levels, and who knows about it on either side."""

    name: str
    topic: str
    none: str
    half: str
    full: str
    theirs: str
    ours: str
    goods: bool | None = None


class FactProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A fact of ours; figures are ours, the trade's, and a wrong one of ours."""

    name: str
    claim: str
    figures: tuple[tuple[str, str, str], ...]


class ScriptProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the client wants the rep to do, as a scene and in one sentence."""

    scene: str
    fact: str


class ActProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A subordinate act: how the client asks for it, and what it is."""

    ask: str
    act: str


class SpecialistProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Facts about who knows what, and about time; each has two sides."""

    there: tuple[str, ...]
    absent: tuple[str, ...]
    away: tuple[str, ...]
    near: tuple[str, ...]
    free: tuple[str, ...]
    pressed: tuple[str, ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    roles: tuple[str, ...]
    agreed: tuple[str, ...]
    words: tuple[str, ...]
    scenes: tuple[str, ...]
    session_set: tuple[str, ...]
    session_none: tuple[str, ...]
    scripts: tuple[ScriptProse, ...]
    facts: tuple[FactProse, ...]
    wishes: tuple[IssueProse, ...]
    returns: tuple[IssueProse, ...]
    clauses: tuple[ClauseProse, ...]
    specialist: SpecialistProse
    first_replies: tuple[Line[FirstReply], ...]
    openings: tuple[Line[str], ...]
    complaints: tuple[str, ...]
    worths: tuple[Line[str], ...]
    smaller_asks: tuple[str, ...]
    grants: tuple[str, ...]
    refusals: tuple[Line[str], ...]
    gifts: tuple[Line[str], ...]
    controls: tuple[str, ...]
    figurings: tuple[Line[Figuring], ...]
    wish_asks: tuple[str, ...]
    phrases: tuple[Line[str], ...]
    responses: tuple[Line[Response], ...]
    acts: tuple[ActProse, ...]
    signatures: tuple[Line[str], ...]
    peers: tuple[str, ...]
    replies: dict[str, tuple[str, ...]]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

"""The prose of ``call-it-out``, read from its TOML file."""

from enum import StrEnum
from functools import cache

import msgspec

from grader.domain.breaches import Business, Opening, Question, Reading
from grader.domain.texts import read
from grader.exercises.menu import Line


class Lack(StrEnum):
    """The part of a breach that a misunderstanding lacks."""

    DATE = "date"
    ACT = "act"
    KNOWLEDGE = "knowledge"


class PromiseGap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a misunderstanding of a promise that seems broken; the TOML file explains each part."""

    cause: Reading
    text: str
    lacks: Lack
    why: str
    loose: str = ""


class PromiseStory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A promise that seems broken; the TOML file explains each part."""

    topic: str
    until: bool
    by: str
    promise: str
    act: str
    proof: str
    knew: str
    gap: PromiseGap
    goods: bool = False


class SharingGap(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What makes a misunderstanding of a disclosure that seems to have met no answer."""

    cause: Reading
    text: str
    why: str


class SharingStory(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that we shared, and what came back."""

    topic: str
    told: str
    back: str
    came: str
    gap: SharingGap


class Nothing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the files say where nothing came back, and what a colleague of ours says of it."""

    texts: tuple[str, ...]
    complaints: tuple[str, ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise."""

    upset: tuple[str, ...]
    calm: tuple[str, ...]
    buyers: dict[str, tuple[str, ...]]
    business: tuple[Line[Business], ...]
    hear: tuple[Line[Question], ...]
    concerns: tuple[Line[Question], ...]
    other: tuple[Line[Question], ...]
    on_promise: tuple[Line[Opening], ...]
    on_sharing: tuple[Line[Opening], ...]
    promises: tuple[PromiseStory, ...]
    sharings: tuple[SharingStory, ...]
    nothing: Nothing


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

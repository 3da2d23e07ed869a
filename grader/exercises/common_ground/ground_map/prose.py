"""The prose of ``ground-map``, read from its TOML file."""

from functools import cache
from typing import Literal

import msgspec

from grader.domain.issues import Fixity, Standing
from grader.domain.texts import read
from grader.domain.zopa import Verdict


class StandingProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says of where an issue stands, and the fact in it that decides."""

    standing: Standing
    text: str
    why: str


class MoveProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the file says on who could change a position, ours or theirs."""

    fixity: Fixity
    side: Literal["ours", "theirs"]
    source: str
    text: str


class TopicProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An issue: what each side asks for, and what each says when it matters to it and when it does not."""

    id: str
    name: str
    ours: str
    theirs: str
    us_yes: str
    us_no: str
    them_yes: str
    them_no: str
    moves: tuple[MoveProse, ...]


class WishProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that a customer may want.

    Attributes:
        id: Its name in the answer file.
        name: What the learner reads.
        pain: Why they want it, with its cost.
        decline: How they say that they do not.
        can: Why we can provide it.
        cannot: Why we cannot.
        goods: Whether it fits only goods that are made and shipped.
    """

    id: str
    name: str
    pain: str
    decline: str
    can: str
    cannot: str
    goods: bool = False


class Manners(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How a want is introduced."""

    loud: tuple[str, ...]
    quiet: tuple[str, ...]


class ChangeProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A cost listed under a change of supplier: brought by it, spent already, or due either way."""

    kind: Literal["change", "spent", "either"]
    name: str
    note: str


class Costs(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a unit's cost is made of, for goods and for licences."""

    goods: tuple[str, str, str]
    licences: tuple[str, str, str]


class VerdictProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A conclusion about the price."""

    kind: Verdict
    text: str
    tone: int


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    standings: tuple[StandingProse, ...]
    topics: tuple[TopicProse, ...]
    wishes: tuple[WishProse, ...]
    manners: Manners
    changes: tuple[ChangeProse, ...]
    costs: Costs
    verdicts: tuple[VerdictProse, ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

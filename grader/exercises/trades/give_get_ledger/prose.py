"""The prose of ``give-get-ledger``, read from its TOML file."""

from functools import cache
from math import inf

import msgspec

from grader.domain.bargain import Figuring
from grader.domain.ledger import Appeal, Shown
from grader.domain.texts import read
from grader.exercises.menu import Wording


class AskProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ask that is counted in units; the TOML file explains each part."""

    row: str
    each: str
    text: str
    counts: tuple[int, ...]
    euros: tuple[int, int] = (0, 0)
    price: float = 0.0
    percent: bool = False
    goods: bool = False


class PaymentProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An ask for longer payment."""

    text: str


class RiskProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A risk that the client wants us to bear, in part or in whole."""

    row: str
    small: str
    large: str
    file: str
    goods: bool = False


class DemandProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An outrageous ask for a part of the contract's value."""

    row: str
    text: str
    each: str


class GetProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that we may ask for; the TOML file explains each part."""

    name: str
    percent: tuple[float, float] = (0.0, 100.0)
    most: float = inf
    goods: bool = False


class OwedProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Something that is agreed already: as the contract says it, and as a get."""

    line: str
    name: str


class MandateProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A row that is new this year."""

    row: str
    each: str
    euros: tuple[int, int]


class Turns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What to do about the sales leader: the evening before, and at the table."""

    evening: tuple[Wording[Appeal], ...]
    call: tuple[Wording[Appeal], ...]


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise."""

    situations: tuple[str, ...]
    asks: tuple[AskProse, ...]
    rights: tuple[AskProse, ...]
    payments: tuple[PaymentProse, ...]
    risks: tuple[RiskProse, ...]
    demands: tuple[DemandProse, ...]
    gets: tuple[GetProse, ...]
    large_gets: tuple[GetProse, ...]
    owed: tuple[OwedProse, ...]
    goodwill: tuple[str, ...]
    blanks: tuple[str, ...]
    mandates: tuple[MandateProse, ...]
    topics: tuple[str, ...]
    evening: tuple[str, ...]
    call: tuple[str, ...]
    pause: tuple[str, ...]
    turns: Turns
    places: tuple[Wording[Figuring], ...]
    notes: tuple[Wording[Shown], ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

"""The prose of ``low-trust-agreement``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.agreement import Remedy
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.domain.texts import read
from grader.exercises.menu import Line


class Situation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why there is one contract to give; ``goods`` says whether it fits makers of goods alone, or none."""

    text: str
    goods: bool | None = None


class Pending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A promise still open, and what will prove it; ``goods`` marks what fits makers of goods only."""

    promise: str
    proof: str
    goods: bool = False


class ActProse(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An act of the customer, as the TOML file describes it.

    Attributes:
        id: Its name in the answer file.
        label: The act as a sentence, with ``{sum}`` where money is in it.
        independent: Proofs that do not pass through the customer's hands, by id.
        theirs: Proofs that do, by id.
        share: The sum as a part of the contract's value.
        trades: Fields of trade in which it occurs; none means all.
    """

    id: str
    label: str
    independent: dict[str, str]
    theirs: dict[str, str]
    share: float = 0.0
    trades: tuple[str, ...] = ()


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    situations: tuple[Situation, ...]
    roles: tuple[str, ...]
    owners: tuple[str, ...]
    their_owners: tuple[str, ...]
    attractions: tuple[str, ...]
    accepting: tuple[str, ...]
    refusing: tuple[str, ...]
    pending: tuple[Pending, ...]
    begin: tuple[Line[Begin], ...]
    verify: tuple[Line[Checked], ...]
    verify_when: tuple[Line[Moment], ...]
    verify_with: tuple[Line[Source], ...]
    notes: tuple[Line[Side], ...]
    draft: tuple[Line[Side], ...]
    open_offers: tuple[Line[int], ...]
    nobody: dict[str, str]
    no_act: dict[str, str]
    remedies: tuple[Line[Remedy], ...]
    acts: tuple[ActProse, ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

"""The prose of ``low-trust-agreement``, read from its TOML file, and menus made of it."""

from collections.abc import Sequence
from functools import cache
from importlib import resources
from random import Random
from typing import Generic, TypeVar

import msgspec

from grader.domain.agreement import Remedy
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.exercises.sheet import Answer, Choice, Option
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

FAIR = 1.25
"""Competing options are shorter than this multiple of the shortest."""


class Line(msgspec.Struct, Generic[Kind], frozen=True, forbid_unknown_fields=True):
    """One option that a menu may offer.

    Attributes:
        id: Its name in the answer file.
        kind: What it is, for the rule that judges it.
        text: What the learner reads.
        tone: From -1 (firm) to 1 (warm).
    """

    id: str
    kind: Kind
    text: str
    tone: int = 0


class Menu(msgspec.Struct, Generic[Kind], frozen=True):
    """The options of one decision, in the order of the screen."""

    lines: tuple[Line[Kind], ...]

    def choice(self, name: str, label: str) -> Choice:
        """Return the menu as a field of the sheet."""
        return Choice(name, label, tuple(Option(line.id, line.text, line.tone) for line in self.lines))

    def chosen(self, answer: Answer, key: str) -> tuple[Kind | None, str]:
        """Return the kind of the learner's choice and its text; None and nothing while undecided."""
        for line in self.lines:
            if line.id == answer.get(key):
                return line.kind, line.text
        return None, ""

    def of(self, *kinds: Kind) -> str:
        """Return the id of the first option that is of one of these kinds."""
        return next(line.id for line in self.lines if line.kind in kinds)

    def other_than(self, *kinds: Kind) -> str:
        """Return the id of the first option that is of none of these kinds."""
        return next(line.id for line in self.lines if line.kind not in kinds)


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
    text = resources.files(__package__).joinpath("prose.toml").read_bytes()
    return msgspec.toml.decode(text, type=Script)


def filled(line: Line[Kind], **facts: str) -> Line[Kind]:
    """Return a line with the case's facts in its text."""
    return Line(line.id, line.kind, line.text.format(**facts), line.tone)


def is_fair(texts: Sequence[str]) -> bool:
    """Say whether no text stands out by its length."""
    lengths = [len(text) for text in texts]
    return max(lengths) < FAIR * min(lengths)


def draw_menu(
    random: Random, lines: Sequence[Line[Kind]], *right: Kind, wrong: int = 3, spread: bool = False
) -> Menu[Kind]:
    """Draw one right option and some wrong ones that do not give themselves away.

    Args:
        random: The variant's random numbers.
        lines: All options, ready to be read.
        right: The kinds that the rule asks for.
        wrong: How many wrong options to offer.
        spread: Whether every option must be of a kind of its own.

    Returns:
        The options in random order.
    """
    good = [line for line in lines if line.kind in right]
    bad = [line for line in lines if line.kind not in right]
    while True:
        chosen = [random.choice(good), *random.sample(bad, wrong)]
        kinds = {line.kind for line in chosen}
        if is_fair([line.text for line in chosen]) and (not spread or len(kinds) == len(chosen)):
            return Menu(shuffled(random, chosen))

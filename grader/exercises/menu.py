"""Menus: decisions whose options are of known kinds, one kind right and the others tempting."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from string import ascii_lowercase
from typing import Generic, TypeVar

import msgspec
from msgspec.structs import replace

from grader.exercises.sheet import Answer, Choice, Option
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

FAIR = 1.25
"""Competing options are shorter than this multiple of the shortest."""

TRIES = 10_000
"""How often wordings are drawn until no option stands out by its length."""


class UnfairWordingsError(ValueError):
    """Wordings of which every menu would give an option away by its length."""


class Line(msgspec.Struct, Generic[Kind], frozen=True, forbid_unknown_fields=True):
    """One option that a menu may offer.

    Attributes:
        id: Its name in the answer file.
        kind: What it is, for the rule that judges it.
        text: What the learner reads.
        tone: From -1 (firm) to 1 (warm).
        reply: What the other side answers to it; empty where nobody does.
    """

    id: str
    kind: Kind
    text: str
    tone: int = 0
    reply: str = ""


class Wording(msgspec.Struct, Generic[Kind], frozen=True, forbid_unknown_fields=True):
    """One way to put an option of some kind, before a case draws it.

    Attributes:
        kind: What it is, for the rule that judges it.
        text: What the learner reads, with the case's facts as placeholders.
        tone: From -1 (firm) to 1 (warm).
    """

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
        line = self.line(answer, key)
        return (line.kind, line.text) if line else (None, "")

    def line(self, answer: Answer, key: str) -> Line[Kind] | None:
        """Return the learner's choice; None while undecided."""
        return next((line for line in self.lines if line.id == answer.get(key)), None)

    def of(self, *kinds: Kind) -> str:
        """Return the id of the first option that is of one of these kinds."""
        return next(line.id for line in self.lines if line.kind in kinds)

    def other_than(self, *kinds: Kind) -> str:
        """Return the id of the first option that is of none of these kinds."""
        return next(line.id for line in self.lines if line.kind not in kinds)


def filled(line: Line[Kind], **facts: str) -> Line[Kind]:
    """Return a line with the case's facts in its text and its reply."""
    return Line(line.id, line.kind, line.text.format(**facts), line.tone, line.reply.format(**facts))


def slug(name: str) -> str:
    """Return a name or a title as an option's id."""
    return name.lower().replace(" ", "-")


def is_fair(texts: Sequence[str]) -> bool:
    """Say whether no text stands out by its length."""
    lengths = [len(text) for text in texts]
    return max(lengths) < FAIR * min(lengths)


def lettered(lines: Iterable[Line[Kind]]) -> Menu[Kind]:
    """Return a menu of these lines in this order, under names that say nothing: a, b, c from the top."""
    return Menu(tuple(replace(line, id=name) for name, line in zip(ascii_lowercase, lines, strict=False)))


def draw_one_of_each(random: Random, *pools: Sequence[Line[Kind]]) -> Menu[Kind]:
    """Draw one wording out of each pool, so that lengths give nothing away.

    Args:
        random: The variant's random numbers.
        *pools: Wordings, ready to be read, of the options that are to compete.

    Returns:
        One line of each pool in random order, named by letters.

    Raises:
        UnfairWordingsError: The pools hold no wordings of about one length.
    """
    for _ in range(TRIES):
        drawn = [random.choice(pool) for pool in pools]
        texts = [line.text for line in drawn]
        if is_fair(texts) and len(set(texts)) == len(texts):
            return lettered(shuffled(random, drawn))
    raise UnfairWordingsError([pool[0].text for pool in pools])


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

    Raises:
        UnfairWordingsError: The lines hold no options of about one length.
    """
    good = [line for line in lines if line.kind in right]
    bad = [line for line in lines if line.kind not in right]
    for _ in range(TRIES):
        chosen = [random.choice(good), *random.sample(bad, wrong)]
        kinds = {line.kind for line in chosen}
        if is_fair([line.text for line in chosen]) and (not spread or len(kinds) == len(chosen)):
            return Menu(shuffled(random, chosen))
    raise UnfairWordingsError([line.text for line in lines])


def draw_wordings(
    random: Random,
    wordings: Sequence[Wording[Kind]],
    facts: Mapping[str, str],
    *right: Kind,
    wrong: int = 3,
    spread: bool = False,
) -> Menu[Kind]:
    """Draw a menu whose ids say nothing: letters in the order of the screen.

    Args:
        random: The variant's random numbers.
        wordings: All options.
        facts: What the placeholders of the texts stand for in this case.
        *right: The kinds that the rule asks for in this case.
        wrong: How many wrong options to offer.
        spread: Whether every option must be of a kind of its own.

    Returns:
        The options in random order.
    """
    lines = [
        Line(str(n), each.kind, each.text.format_map(facts), each.tone) for n, each in enumerate(wordings)
    ]
    return lettered(draw_menu(random, lines, *right, wrong=wrong, spread=spread).lines)

"""The prose of the disclosure ladder: kinds of information, and the words for telling them."""

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import product
from random import Random
from typing import TypeVar

import msgspec

from grader.domain.disclosure import Ask, Onward, Origin, Silence, Words
from grader.domain.texts import read
from grader.exercises.sheet import Option
from grader.exercises.world import shuffled

Name = TypeVar("Name", bound=str)

LENGTHS_APART = 1.25
"""The longest of the options that compete has less than this many times the characters of the shortest."""

TONES: Mapping[str, int] = {
    Ask.THEIR_LIMIT: 1,
    Ask.NOTHING: 1,
    Ask.CONCESSION: -1,
    Silence.LET_DROP: 1,
    Silence.TELL_MORE: 1,
    Silence.PRESS: -1,
    Onward.AS_PLANNED: 1,
    Onward.THEIRS_FIRST: -1,
}
"""How options stand out in manner; the others are neutral."""


class Kind(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of information, and the words for it; ``prose.toml`` explains the blanks.

    Attributes:
        name: What it is called on the sheet, in at most 20 characters.
        issue: The issue that it bears on.
        origin: Where its limit comes from.
        source: The same in words.
        fact: What is true.
        figures: First, last and step of the true figure.
        slant: Whether a lower (-1) or a higher (1) figure would suit us.
        exact: Wordings that state the true figure.
        range: Wordings that state a true range.
        vague: True wordings without a figure.
        slanted: Wordings that contradict the fact.
        goods: Whether it makes sense only for goods that are made and shipped.
        of_price: Whether the figure is a percentage of the quoted price, told in euros.
        parts: The parts that a wish can play in a case; constraints have none.
    """

    name: str
    issue: str
    origin: Origin
    source: str
    fact: str
    figures: tuple[int, int, int]
    slant: int
    exact: tuple[str, ...]
    range: tuple[str, ...]
    vague: tuple[str, ...]
    slanted: tuple[str, ...]
    goods: bool = False
    of_price: bool = False
    parts: tuple[str, ...] = ()

    @property
    def statements(self) -> dict[Words, tuple[str, ...]]:
        """The wordings by their precision."""
        return {
            Words.EXACT: self.exact,
            Words.RANGE: self.range,
            Words.VAGUE: self.vague,
            Words.SLANTED: self.slanted,
        }


class Texts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All prose of the exercise; asks and moves by option, with several wordings each."""

    kinds: tuple[Kind, ...]
    asks: dict[Ask, tuple[str, ...]]
    silence: dict[Silence, tuple[str, ...]]
    onward: dict[Onward, tuple[str, ...]]


@cache
def texts() -> Texts:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Texts)


def fair_options(
    random: Random, wordings: Mapping[Name, Sequence[str]], blanks: Mapping[str, object]
) -> tuple[Option, ...]:
    """Choose one wording for each option, so that none stands out by its length, and shuffle them.

    Args:
        random: The variant's random numbers.
        wordings: Wordings by option id.
        blanks: What to fill in.

    Returns:
        The options.

    Raises:
        LookupError: The prose has no wordings of comparable length.
    """
    filled = [shuffled(random, [text.format(**blanks) for text in texts]) for texts in wordings.values()]
    for chosen in product(*filled):
        lengths = [len(text) for text in chosen]
        if max(lengths) < LENGTHS_APART * min(lengths):
            pairs = zip(wordings, chosen, strict=True)
            return shuffled(random, [Option(name, text, TONES.get(name, 0)) for name, text in pairs])
    raise LookupError(f"No wordings of comparable length: {filled}")

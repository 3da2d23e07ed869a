"""Menus whose options are told apart by letters, so that a name in the answer file says nothing."""

from collections.abc import Sequence
from random import Random
from string import ascii_lowercase
from typing import TypeVar

from grader.exercises.menu import Line, Menu, is_fair
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

TRIES = 400
"""How often one wording of each option is drawn until no option stands out by its length."""


class UnfairWordingsError(ValueError):
    """Wordings whose lengths give one of them away."""


def lettered(random: Random, lines: Sequence[Line[Kind]]) -> Menu[Kind]:
    """Return a menu of these lines in random order, named a, b, c and so on down the screen."""
    return Menu(
        tuple(
            Line(name, line.kind, line.text, line.tone, line.reply)
            for name, line in zip(ascii_lowercase, shuffled(random, lines), strict=False)
        )
    )


def menu_of(random: Random, *pools: Sequence[Line[Kind]]) -> Menu[Kind]:
    """Draw one wording out of each pool, so that lengths give nothing away.

    Args:
        random: The variant's random numbers.
        *pools: Wordings, ready to be read, of the options that are to compete.

    Returns:
        One line of each pool, lettered, in random order.

    Raises:
        UnfairWordingsError: The pools hold no wordings of about one length.
    """
    for _ in range(TRIES):
        drawn = [random.choice(pool) for pool in pools]
        if is_fair([line.text for line in drawn]) and len({line.text for line in drawn}) == len(drawn):
            return lettered(random, drawn)
    raise UnfairWordingsError([pool[0].text for pool in pools])

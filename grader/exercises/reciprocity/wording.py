"""Menus of one option of each kind, no wording twice in a case, under names that tell nothing."""

from collections.abc import Iterable, Mapping, Sequence
from random import Random
from typing import TypeVar

from msgspec.structs import replace

from grader.exercises.menu import Line, Menu, filled, is_fair
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

TRIES = 60
"""How many combinations of wordings are tried for one menu before the whole case is drawn anew."""


class UnfairError(Exception):
    """The wordings that are left make no menu whose options are of like length."""


def by_kind(lines: Iterable[Line[Kind]]) -> dict[Kind, list[Line[Kind]]]:
    """Return lines in lists, one for each kind: a wording that is said leaves its list."""
    pools: dict[Kind, list[Line[Kind]]] = {}
    for line in lines:
        pools.setdefault(line.kind, []).append(line)
    return pools


def offer(random: Random, pools: Iterable[list[Line[Kind]]], facts: Mapping[str, str]) -> Menu[Kind]:
    """Offer one wording out of each list, and take those out of their lists.

    Args:
        random: The variant's random numbers.
        pools: The unsaid wordings of each kind.
        facts: What fills their placeholders.

    Returns:
        The options in random order, named a, b, c, … from the top.

    Raises:
        UnfairError: No combination was found whose options are of like length.
    """
    for _ in range(TRIES):
        drawn = [(pool, random.choice(pool)) for pool in pools]
        lines = [filled(line, **facts) for _, line in drawn]
        if is_fair([line.text for line in lines]):
            for pool, line in drawn:
                pool.remove(line)
            return lettered(random, lines)
    raise UnfairError


def lettered(random: Random, lines: Sequence[Line[Kind]]) -> Menu[Kind]:
    """Return lines as a menu in random order, named a, b, c, … from the top: names tell nothing."""
    ordered = shuffled(random, lines)
    return Menu(tuple(replace(line, id=name) for name, line in zip("abcdef", ordered, strict=False)))

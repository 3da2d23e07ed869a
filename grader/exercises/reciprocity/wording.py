"""Menus of one option of each kind, no wording twice in a case."""

from collections.abc import Callable, Iterable, Mapping
from random import Random
from typing import TypeVar

from grader.exercises.menu import Line, Menu, UnfairWordingsError, filled, is_fair, lettered
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")
Told = TypeVar("Told")

TRIES = 60
"""How many combinations of wordings are tried for one menu before the whole case is told anew."""

TELLINGS = 1000
"""How often a case is told anew at most; by then its wordings fit nowhere."""


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
        UnfairWordingsError: No combination was found whose options are of like length.
    """
    for _ in range(TRIES):
        drawn = [(pool, random.choice(pool)) for pool in pools]
        lines = [filled(line, **facts) for _, line in drawn]
        if is_fair([line.text for line in lines]):
            for pool, line in drawn:
                pool.remove(line)
            return lettered(shuffled(random, lines))
    raise UnfairWordingsError([line.text for line in lines])


def told_fairly(tell: Callable[[], Told]) -> Told:
    """Tell a case with all its wordings unsaid, again until every menu is fair.

    Args:
        tell: Takes wordings until it has told the case, or raises UnfairWordingsError.

    Returns:
        What was told.

    Raises:
        UnfairWordingsError: No telling was fair.
    """
    for _ in range(TELLINGS):
        try:
            return tell()
        except UnfairWordingsError as unfair:
            last = unfair
    raise last

"""Menus of ``give-get-ledger`` whose ids are letters in the order of the screen."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from grader.domain.ledger import Get, Priced
from grader.exercises.menu import Line, Menu, is_fair
from grader.exercises.trades.give_get_ledger.asks import DAILY_ASK, Drawn
from grader.exercises.trades.give_get_ledger.prose import OwedProse, script
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

POOLED = 2
"""How many asks offer the return of the large ask as their own, so that it may seem to pay for three."""


def lettered(random: Random, options: Sequence[tuple[str, Kind]]) -> Menu[Kind]:
    """Return options in random order."""
    drawn = shuffled(random, options)
    return Menu(
        tuple(
            Line(chr(ord("a") + place), kind, text[:1].upper() + text[1:])
            for place, (text, kind) in enumerate(drawn)
        )
    )


def pooled_rows(asks: Sequence[Drawn]) -> list[str]:
    """Return the rows of the asks for which the return of a large ask is on offer, too."""
    return [one.costed.row for one in asks if one.role == DAILY_ASK][:POOLED]


def draw_gets(
    random: Random, asks: Sequence[Drawn], large: Drawn, owed: Sequence[OwedProse]
) -> list[Menu[Get]]:
    """Draw what may be named in return for each ask.

    Args:
        random: The variant's random numbers.
        asks: The asks with their rows.
        large: The ask whose return is on offer for others as well.
        owed: What is agreed already.

    Returns:
        For each ask the two returns of its row, one out of another row, and two that bring nothing.
    """
    menus, pooled = [], pooled_rows(asks)
    for one in asks:
        other = (
            large if one.costed.row in pooled else random.choice([each for each in asks if each is not one])
        )
        get = other.gets[0] if other is large else random.choice(other.gets)
        real = [Get(each, one.costed.row) for each in one.gets] + [Get(get, other.costed.row)]
        menus.append(_menu(random, real, owed))
    return menus


def _menu(random: Random, real: list[Get], owed: Sequence[OwedProse]) -> Menu[Get]:
    while True:
        due, kind = random.choice(owed), random.choice(script().goodwill)
        idle = [
            Get(Priced(due.name, 0), idle=f"“{due.line}” is agreed already, so that it brings nothing new."),
            Get(Priced(kind, 0), idle="Nothing that can be counted comes of it, however kindly it is meant."),
        ]
        options = [(get.priced.name, get) for get in (*real, *idle)]
        if is_fair([name for name, _ in options]):
            return lettered(random, options)

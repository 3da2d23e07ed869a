"""Five tournaments of which each changes one thing against the one before, as the list has them."""

from collections.abc import Iterator
from functools import cache
from random import Random

import msgspec
from msgspec.structs import replace

from grader.domain.bets import Changed, Ranking
from grader.domain.texts import read
from grader.exercises.reciprocity.place_your_bets.ranking import ranked
from grader.simulators.trust_game.game import Payoffs
from grader.simulators.trust_game.tournament import Terms

SCALES = (1000, 2000)
"""Euros to one point of the trust game."""

TAKERS = ("always-cheat", "detective")
GIVERS = ("always-cooperate",)


class Setting(msgspec.Struct, frozen=True):
    """A tournament that is decided clearly.

    Attributes:
        firms: How many firms have each habit, by id.
        terms: Deals with each other firm, prizes in euros, chance of a slip.
        ranking: How it comes out.
        changed: What it changes against the one before; None in the first one.
    """

    firms: dict[str, int]
    terms: Terms
    ranking: Ranking
    changed: Changed | None = None


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A line of the list: the first tournament, and what becomes of it; the TOML file explains each part."""

    habits: tuple[str, ...]
    firms: tuple[int, ...]
    deals: int
    slips: float
    prizes: tuple[float, float, float]
    order: tuple[Changed, ...]
    new_firms: tuple[int, ...]
    new_deals: int
    new_slips: float
    new_prizes: tuple[float, float, float]


class _Listed(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    series: tuple[Series, ...]


@cache
def all_series() -> tuple[Series, ...]:
    """Return the list, read once."""
    return read(__package__, "series.toml", _Listed).series


def draw_series(random: Random) -> tuple[Setting, ...]:
    """Return five tournaments; the four scored ones change length, prizes, company and slips."""
    return tuple(played(random.choice(all_series()), random.choice(SCALES)))


def played(series: Series, scale: int) -> Iterator[Setting]:
    """Yield the tournaments of a series.

    Args:
        series: A line of the list.
        scale: Euros to one point of the trust game.
    """
    firms = dict(zip(series.habits, series.firms, strict=True))
    terms = Terms(series.deals, _payoffs(series.prizes, scale), series.slips)
    yield Setting(firms, terms, ranked(firms, terms))
    for changed in series.order:
        match changed:
            case Changed.LENGTH:
                terms = replace(terms, rounds=series.new_deals)
            case Changed.PRIZES:
                terms = replace(terms, payoffs=_payoffs(series.new_prizes, scale))
            case Changed.COMPANY:
                firms = dict(zip(series.habits, series.new_firms, strict=True))
            case Changed.SLIPS:
                terms = replace(terms, noise=series.new_slips)
        yield Setting(firms, terms, ranked(firms, terms), changed)


def _payoffs(prizes: tuple[float, float, float], scale: int) -> Payoffs:
    both_keep, alone_breaks, only_other_breaks = prizes
    return Payoffs(both_keep * scale, alone_breaks * scale, only_other_breaks * scale, 0)

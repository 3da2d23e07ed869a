"""A market in which the poorest firms take over the habits of the richest, year after year.

Follows the evolution in Nicky Case, "The Evolution of Trust" (2017), after Robert Axelrod. There a
year with slips is a matter of luck; here every firm earns what it would earn on average, so that
the same market always goes the same way. A fifth of the firms change at a time, as in the game.
"""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from grader.simulators.trust_game.league import incomes
from grader.simulators.trust_game.tournament import Terms

YEARS = 12
FIRMS = 25
"""Firms in the markets of the lesson's bets."""

CHANGING = 5
"""One firm in so many takes over another habit at the end of a year."""

EVEN = 1e-9
"""Euros of difference that come from reckoning and not from a habit."""

OWN_KINDS = ("copycat", "copykitten", "always-cooperate", "always-cheat", "grudger")
"""Habits of the market that a learner makes."""


class Market(Struct, frozen=True):
    """A market over the years.

    Attributes:
        terms: Deals of each pair in a year, payoffs, slips.
        years: By habit, how many firms have it: at first, and after each year.
    """

    terms: Terms
    years: tuple[Mapping[str, int], ...]

    @property
    def firms(self) -> int:
        """How many firms there are."""
        return sum(self.years[0].values())

    @property
    def winner(self) -> str:
        """The habit that most firms have in the end; the first one where several do."""
        return max(self.years[-1], key=lambda habit: self.years[-1][habit])


class Backed(Struct, frozen=True):
    """A market, and the habit that somebody wants to see win."""

    market: Market
    habit: str

    @property
    def begins_small(self) -> bool:
        """Whether a fifth of the firms or fewer have the habit at first."""
        return self.market.years[0][self.habit] * CHANGING <= self.market.firms

    @property
    def wins(self) -> bool:
        """Whether more than half of the firms have it in the end."""
        return self.market.years[-1][self.habit] * 2 > self.market.firms


def develop(firms: Mapping[str, int], terms: Terms) -> Market:
    """Let a market develop.

    Args:
        firms: How many firms have each habit at first, by id.
        terms: Deals of each pair in a year, payoffs, slips.

    Returns:
        The market, year by year.
    """
    years = [dict(firms)]
    for _ in range(YEARS):
        years.append(_next_year(years[-1], terms))
    return Market(terms, tuple(years))


def _next_year(firms: Mapping[str, int], terms: Terms) -> dict[str, int]:
    earned = incomes({habit: count for habit, count in firms.items() if count}, terms)
    ranked = sorted(earned, key=lambda habit: earned[habit].total)
    levels: list[list[str]] = []
    for habit in ranked:
        if levels and earned[habit].total - earned[levels[-1][0]].total < EVEN:
            levels[-1].append(habit)
        else:
            levels.append([habit])
    if len(levels) == 1:
        return dict(firms)
    changing = max(1, sum(firms.values()) // CHANGING)
    gone = _taken(levels, firms, changing)
    come = _taken(levels[::-1], firms, changing)
    return {habit: count - gone.get(habit, 0) + come.get(habit, 0) for habit, count in firms.items()}


def _taken(levels: Sequence[Sequence[str]], firms: Mapping[str, int], wanted: int) -> dict[str, int]:
    """Take so many firms, level by level; those on one level by their share of it."""
    taken: dict[str, int] = {}
    for level in levels:
        there = sum(firms[habit] for habit in level)
        left = min(wanted, there)
        wanted -= left
        for habit in sorted(level, key=lambda habit: firms[habit]):
            taken[habit] = round(left * firms[habit] / there)
            left, there = left - taken[habit], there - firms[habit]
    return taken


def wave(copycats: int = 5) -> Market:
    """Return a market of good-natured firms with some cheats and Copycats.

    Args:
        copycats: How many of the firms that do not cheat are Copycats.
    """
    firms = {"copycat": copycats, "always-cheat": 5, "always-cooperate": 20 - copycats}
    return develop(firms, Terms())


def slips(percent: int = 0) -> Market:
    """Return a market of cheats, with three habits that answer them.

    Args:
        percent: Chance in percent that a firm does the opposite of what it means to do.
    """
    firms = {"copykitten": 4, "copycat": 4, "simpleton": 4, "always-cheat": 13}
    return develop(firms, Terms(noise=percent / 100))


def own_market(backed: int = 0, rounds: int = 10, percent: int = 0, **firms: int) -> Backed:
    """Return a market of a learner's own.

    Args:
        backed: Place in ``OWN_KINDS`` of the habit that shall win.
        rounds: Deals of each pair in a year.
        percent: Chance in percent that a firm does the opposite of what it means to do.
        firms: How many firms have each habit, by its id with underscores; one where nothing is said.
    """
    counts = {kind: firms.get(kind.replace("-", "_"), 1) for kind in OWN_KINDS}
    return Backed(develop(counts, Terms(rounds=rounds, noise=percent / 100)), OWN_KINDS[backed])

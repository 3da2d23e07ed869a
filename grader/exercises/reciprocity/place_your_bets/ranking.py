"""How a tournament comes out, and whether it is decided clearly enough to bet on."""

from collections.abc import Mapping
from functools import cache

from msgspec.structs import replace

from grader.domain.bets import Ranking, Share, Source, Standing
from grader.exercises.reciprocity.place_your_bets.prose import script
from grader.simulators.trust_game.league import Income, income, incomes
from grader.simulators.trust_game.tournament import Terms

EARLY = 2
"""The first deals with a firm, before it can have answered a breach twice."""

LEAD = 0.05
"""The winner is ahead of the second by at least this part of what it earns."""

APART = 1.25
"""The greatest part of a lead is at least so many times the next one."""

NEAR = 0.03
"""A third habit so near to the second must give the same reason, for nobody could tell the two apart."""


def clear_ranking(firms: Mapping[str, int], terms: Terms) -> Ranking | None:
    """Work out a tournament, on average over all slips.

    Args:
        firms: How many firms have each habit, by id.
        terms: Deals with each other firm, prizes in euros, chance of a slip.

    Returns:
        Its outcome; None where winner or reason leave a doubt.
    """
    earned = incomes(firms, terms)
    totals = {habit: each.total for habit, each in earned.items()}
    order = sorted(totals, key=totals.__getitem__, reverse=True)
    best, second, third = (totals[habit] for habit in order[:3])
    if best <= 0 or best - second < LEAD * best:
        return None
    shares = _shares(firms, terms, earned, order[0], order[1])
    if not _stands_out(shares):
        return None
    ranking = Ranking(tuple(Standing(habit, _names()[habit], totals[habit]) for habit in order), shares)
    if second - third < NEAR * best:
        others = _shares(firms, terms, earned, order[0], order[2])
        if not _stands_out(others) or replace(ranking, shares=others).source is not ranking.source:
            return None
    return ranking


@cache
def _names() -> dict[str, str]:
    return {habit.id: habit.name for habit in script().habits}


def _stands_out(shares: tuple[Share, ...]) -> bool:
    *_, next_one, most = sorted(share.ahead for share in shares)
    return most >= APART * next_one


def _shares(
    firms: Mapping[str, int], terms: Terms, earned: Mapping[str, Income], best: str, second: str
) -> tuple[Share, ...]:
    winner, other = (_parts(firms, terms, earned[habit], habit) for habit in (best, second))
    return tuple(Share(source, winner[source], other[source]) for source in Source)


def _parts(firms: Mapping[str, int], terms: Terms, whole: Income, habit: str) -> dict[Source, float]:
    """Return what a firm earns from each source."""
    early = income(habit, firms, replace(terms, rounds=min(EARLY, terms.rounds))).taken
    return {
        Source.KEPT: whole.kept,
        Source.EARLY: early,
        Source.LATER: whole.taken - early,
        Source.LOSSES: whole.lost,
    }

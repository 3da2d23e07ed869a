"""How a tournament comes out, on average over all slips."""

from collections.abc import Mapping
from functools import cache

from grader.domain.bets import Ranking, Share, Standing
from grader.exercises.reciprocity.place_your_bets.prose import script
from grader.simulators.trust_game.league import income_from
from grader.simulators.trust_game.tournament import Terms


def ranked(firms: Mapping[str, int], terms: Terms) -> Ranking:
    """Work out a tournament.

    Args:
        firms: How many firms have each habit, by id.
        terms: Deals with each other firm, prizes in euros, chance of a slip.

    Returns:
        Who earned how much, and in deals with whom the best was ahead of the second.
    """
    earned = {one: _earned(one, firms, terms) for one in firms}
    order = sorted(firms, key=lambda one: sum(earned[one].values()), reverse=True)
    best, second = order[:2]
    return Ranking(
        tuple(Standing(one, _names()[one], sum(earned[one].values())) for one in order),
        tuple(
            Share(two, _names()[two], count, earned[best][two], earned[second][two])
            for two, count in firms.items()
        ),
    )


def _earned(one: str, firms: Mapping[str, int], terms: Terms) -> dict[str, float]:
    """Return what a firm earns from all firms of each habit; it has no deals with itself."""
    return {two: (count - (one == two)) * income_from(one, two, terms).total for two, count in firms.items()}


@cache
def _names() -> dict[str, str]:
    return {habit.id: habit.name for habit in script().habits}

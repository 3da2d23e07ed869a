"""The first tournament of the trust game as a race: who is ahead after each round.

Players, payoffs and totals follow Nicky Case, "The Evolution of Trust" (2017). A point of the game
stands for a thousand euros.
"""

from collections.abc import Mapping
from random import Random

from msgspec import Struct

from grader.simulators.trust_game import Terms, population, tournament

POINT = 1_000
"""Euros that a point of the game stands for."""

RUNNERS = ("copycat", "grudger", "always-cheat", "detective", "always-cooperate")
"""The five habits of the first tournament, one firm each."""

LONGEST = 10
"""Rounds of the tournament as it was published."""


class Race(Struct, frozen=True):
    """The tournament up to some round.

    Attributes:
        rounds: How many rounds each pair plays.
        courses: By habit, what its firm has after each round, in euros.
    """

    rounds: int
    courses: Mapping[str, tuple[float, ...]]

    @property
    def totals(self) -> dict[str, float]:
        """What each firm has in the end, in euros, the highest first."""
        ends = {runner: course[-1] for runner, course in self.courses.items()}
        return dict(sorted(ends.items(), key=lambda end: -end[1]))

    @property
    def leaders(self) -> tuple[str, ...]:
        """Whoever has most in the end; several where they draw."""
        best = max(self.totals.values())
        return tuple(runner for runner, total in self.totals.items() if total == best)


def race(rounds: int = LONGEST) -> Race:
    """Let every firm deal with every other one.

    Args:
        rounds: How often each pair deals.

    Returns:
        The race, round by round.
    """
    played = tournament(population(dict.fromkeys(RUNNERS, 1)), Terms(rounds=rounds), Random(0))
    totals = [played.by_strategy(after) for after in range(rounds)]
    return Race(rounds, {runner: tuple(total[runner] * POINT for total in totals) for runner in RUNNERS})

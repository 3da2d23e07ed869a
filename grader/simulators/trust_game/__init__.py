"""The repeated trust game: players, matches, tournaments, and evolution by imitation."""

from grader.simulators.trust_game.game import CLASSIC, Match, Move, Payoffs, Policy, play
from grader.simulators.trust_game.strategies import STRATEGIES, Strategy, population
from grader.simulators.trust_game.tournament import (
    Terms,
    Tournament,
    evolution,
    next_generation,
    tournament,
)

__all__ = [
    "CLASSIC",
    "STRATEGIES",
    "Match",
    "Move",
    "Payoffs",
    "Policy",
    "Strategy",
    "Terms",
    "Tournament",
    "evolution",
    "next_generation",
    "play",
    "population",
    "tournament",
]

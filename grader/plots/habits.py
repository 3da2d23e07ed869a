"""How the habits of the trust game look in every figure: one name and one look each."""

from grader.plots.canvas import Ink, Look, empty, solid, striped
from grader.simulators.trust_game import STRATEGIES

LOOKS = {
    "copycat": solid(Ink.GOOD),
    "copykitten": striped(Ink.GOOD),
    "always-cheat": solid(Ink.RISK),
    "always-cooperate": empty(Ink.QUIET),
    "grudger": solid(Ink.QUIET),
    "simpleton": solid(Ink.LINE),
}
"""The look of a habit's firms."""


def look_of(habit: str) -> Look:
    """Return the look of a habit's firms."""
    return LOOKS[habit]


def name_of(habit: str) -> str:
    """Return what a habit is called."""
    return STRATEGIES[habit].name

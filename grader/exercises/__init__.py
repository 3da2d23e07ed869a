"""The exercises of the course, each imported when it is first asked for.

A module's exercises are listed in the order in which the learner meets them; a test holds
that the list is complete and that every entry says the same as the exercise itself.
"""

from difflib import get_close_matches
from importlib import import_module
from typing import Any

from grader.exercises.exercise import Exercise

MODULES: dict[str, tuple[str, ...]] = {
    "trust": ("people-or-business", "disclosure-ladder", "low-trust-agreement"),
    "reciprocity": ("place-your-bets", "reciprocity-policy", "call-it-out"),
    "common-ground": ("ground-map", "opening-statement", "relationship-clinic"),
    "team": ("prep-brief", "capability-plan", "final-meeting"),
    "trades": ("move-sorter", "give-get-ledger", "live-deal", "coach-the-rep"),
    "capstone": ("four-meetings",),
}


class UnknownExerciseError(LookupError):
    """An exercise id that the course does not have."""

    def __init__(self, name: str) -> None:
        """Name what was asked for, and the nearest id."""
        near = get_close_matches(name, exercise_ids(), 1)
        hint = f" Did you mean {near[0]!r}?" if near else f" There are: {', '.join(exercise_ids())}."
        super().__init__(f"There is no exercise {name!r}.{hint}")


def exercise_ids() -> tuple[str, ...]:
    """Return the ids of all exercises, in course order."""
    return tuple(name for names in MODULES.values() for name in names)


def exercise(name: str) -> Exercise[Any]:
    """Return the exercise with this id.

    Raises:
        UnknownExerciseError: The course has no such exercise.
    """
    for module, names in MODULES.items():
        if name in names:
            home = import_module(f"{__package__}.{module}.{name}".replace("-", "_"))
            found: Exercise[Any] = home.EXERCISE
            return found
    raise UnknownExerciseError(name)

"""Reference and flawed answers, which live in ``solutions/`` and never travel with the package."""

import runpy
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import Struct

from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer


class Solution(Struct, frozen=True, kw_only=True):
    """The answers that prove an exercise, as functions of its case.

    Attributes:
        reference: The answer that earns full marks.
        flawed: By rule id, what to change in the reference to break that rule alone.
        slogans: By name, answers of players who follow teachings without their boundaries.
    """

    reference: Callable[[Any], Answer]
    flawed: Mapping[str, Callable[[Any], Answer]]
    slogans: Mapping[str, Callable[[Any], Answer]] = {}

    def flawed_answer(self, case: Any, rule: str) -> Answer:
        """Return the reference with the changes that break one rule.

        Args:
            case: The case to answer.
            rule: The rule's id.

        Returns:
            The whole answer.
        """
        return {**self.reference(case), **self.flawed[rule](case)}


class NoSolutionsError(LookupError):
    """Reference answers are not installed here."""

    def __init__(self) -> None:
        """Say so in the words that a learner reads."""
        super().__init__(
            "Reference answers are not installed here; they come with the course's source folder."
        )


def solutions_folder() -> Path:
    """Return where the course's source folder keeps its solutions, whether or not it exists."""
    return Path(__file__).resolve().parents[2] / "solutions"


def solution(exercise: Exercise[Any]) -> Solution:
    """Return the answers that prove an exercise.

    Raises:
        NoSolutionsError: The solutions are not on this machine.
    """
    if not has_solution(exercise):
        raise NoSolutionsError
    return _loaded(_home(exercise))


def has_solution(exercise: Exercise[Any]) -> bool:
    """Return whether the answers that prove an exercise are on this machine; reads none of them."""
    return _home(exercise).is_file()


def _home(exercise: Exercise[Any]) -> Path:
    return solutions_folder() / f"{exercise.id.replace('-', '_')}.py"


@cache
def _loaded(home: Path) -> Solution:
    # Run by path, not imported: an import would leave __pycache__ behind, which nbgrader
    # takes for an assignment.
    answers: Solution = runpy.run_path(str(home))["SOLUTION"]
    return answers

"""Where a learner works on one exercise: the course's case, and others to practise on."""

from pathlib import Path
from typing import Any

from msgspec import Struct

from grader.exercises.exercise import Exercise
from grader.grading.store import AnswerStore
from grader.progress.log import Log
from grader.widgets.session import COURSE, Session

PRACTICE = "practice"
"""The workspace's folder for practice cases, which are never handed in."""


class Desk(Struct, frozen=True):
    """One exercise in one notebook's folder.

    Attributes:
        exercise: The exercise.
        variant: The case that the course gives.
        folder: The notebook's folder.
        workspace: The workspace around it; None outside one, where there is no practice and no log.
        reference: Whether the reference answer may be shown when it is earned.
    """

    exercise: Exercise[Any]
    variant: str
    folder: Path
    workspace: Path | None
    reference: bool = True

    def session(self, number: int = COURSE) -> Session:
        """Open a case.

        Args:
            number: 0 for the course's own, else which case to practise on.

        Returns:
            The work as it is saved.
        """
        log = Log(self.workspace) if self.workspace else None
        variant = f"{self.variant}.{number}" if number else self.variant
        return Session(self.exercise, variant, AnswerStore(self._home(number)), log, number)

    @property
    def can_practise(self) -> bool:
        """Whether other cases can be had; evidence is worked once."""
        return self.workspace is not None and not self.exercise.evidence

    @property
    def last(self) -> int:
        """The number of the last case to practise on that was begun; 0 without one."""
        if self.workspace is None:
            return COURSE
        begun = self.workspace.glob(f"{PRACTICE}/*/answers/{self.exercise.id}.json")
        return max((int(path.parts[-3]) for path in begun if path.parts[-3].isdecimal()), default=COURSE)

    def _home(self, number: int) -> Path:
        return self.workspace / PRACTICE / str(number) if self.workspace and number else self.folder

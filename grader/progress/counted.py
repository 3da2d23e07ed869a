"""Which answers count for a certificate: for each exercise the best of the course's own case, graded anew."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct

from grader.exercises import MODULES, UnknownExerciseError, exercise
from grader.exercises.exercise import Exercise
from grader.grading.answers import InvalidAnswerError, decode, encode
from grader.grading.grade import Judge, Report, grade, grade_file, invalid, look, not_attempted
from grader.grading.store import AnswerStore, StoreError
from grader.grading.variants import variant_for
from grader.progress.log import Attempt, Log


class Counted(Struct, frozen=True, forbid_unknown_fields=True):
    """An answer that counts.

    Attributes:
        exercise: The exercise's id.
        variant: The case.
        answer: The decisions by full field id; of any type until grading has checked them.
    """

    exercise: str
    variant: str
    answer: dict[str, Any]

    @property
    def title(self) -> str:
        """What the learner knows the exercise by; its id when the course no longer has it."""
        try:
            return exercise(self.exercise).title
        except UnknownExerciseError:
            return self.exercise

    def graded(self, judge: Judge = grade) -> Report:
        """Return what the course says of it now, whatever is in it.

        Args:
            judge: ``grade``, or ``look`` where evidence is not handed in yet.
        """
        try:
            content = encode(self.exercise, self.variant, self.answer)
            return grade_file(exercise(self.exercise), self.variant, content, judge)
        except (UnknownExerciseError, RecursionError) as error:
            return invalid(self.exercise, self.variant, {"file": str(error)})


class Best(Struct, frozen=True):
    """The best answer to one exercise, or the one to hand in.

    Attributes:
        counted: The best answer so far; empty without any.
        report: What grading says of it; of evidence, only what is still empty.
    """

    counted: Counted
    report: Report


def best_answers(workspace: Path, key: str, learner: str) -> tuple[Best, ...]:
    """Return what counts of every exercise of the course, in its order.

    The score that a log tells is no more than a hint where to look first: what counts is graded again.

    Args:
        workspace: The learner's folder.
        key: The cohort's key; empty on one's own.
        learner: The learner's id.

    Raises:
        StoreError: The log is there and cannot be read.
    """
    attempts = [event for event in Log(workspace).events() if isinstance(event, Attempt)]
    return tuple(
        _best(
            exercise(name),
            variant_for(name, key, learner),
            AnswerStore(workspace / "exercises" / module),
            [attempt for attempt in attempts if attempt.exercise == name],
        )
        for module, names in MODULES.items()
        for name in names
    )


def _best(task: Exercise[Any], variant: str, store: AnswerStore, attempts: list[Attempt]) -> Best:
    best = _saved(task, variant, store)
    if task.evidence:  # what is handed in is the answer as it stands
        return best
    tried = (attempt for attempt in attempts if attempt.variant == variant)
    for attempt in sorted(_different(tried), key=lambda each: -each.score):
        if best.report.passed and attempt.score <= best.report.score:
            break
        counted = Counted(task.id, variant, attempt.answer)
        best = max(best, Best(counted, counted.graded()), key=lambda each: each.report.score)
    return best


def _saved(task: Exercise[Any], variant: str, store: AnswerStore) -> Best:
    nothing = Counted(task.id, variant, {})
    try:
        content = store.read(task.id)
    except StoreError as error:
        return Best(nothing, invalid(task.id, variant, {"file": str(error)}))
    if content is None:
        return Best(nothing, not_attempted(task.id, variant))
    try:
        answer = decode(content, task, variant)
    except InvalidAnswerError as error:
        return Best(nothing, invalid(task.id, variant, error.problems))
    return Best(Counted(task.id, variant, dict(answer)), look(task, variant, answer))


def _different(attempts: Iterable[Attempt]) -> Iterable[Attempt]:
    return {repr(sorted(attempt.answer.items())): attempt for attempt in attempts}.values()

"""From an answer to a report: the one way in which anything is scored."""

from collections.abc import Callable
from enum import StrEnum
from typing import Any

import msgspec

from grader.domain.finding import Finding
from grader.exercises.exercise import FULL_MARKS, PASS_MARK, Exercise
from grader.exercises.sheet import Answer
from grader.grading.answers import InvalidAnswerError, decode


class ReportStatus(StrEnum):
    """Whether an answer was graded."""

    GRADED = "graded"
    NOT_ATTEMPTED = "not attempted"
    INVALID = "invalid"
    EVIDENCE = "evidence"


class Report(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The result of grading one answer.

    Attributes:
        exercise: The exercise's id.
        variant: The case.
        status: Graded, not attempted (nothing is decided yet), invalid, or evidence that is not handed in
            yet and so not judged.
        score: Points, from 0 to ``max_score``.
        max_score: Points that full marks are worth.
        findings: One for each rule, in the rubric's order; none when invalid.
        problems: Why the answer is invalid, by the field at fault.
        left: The parts of evidence that are still to decide.
    """

    exercise: str
    variant: str
    status: ReportStatus
    score: float
    max_score: float
    findings: tuple[Finding, ...]
    problems: dict[str, str] = {}
    left: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Whether the score reaches the pass mark; of evidence, whether all is decided."""
        if self.status is ReportStatus.EVIDENCE:
            return not self.left
        return self.score >= PASS_MARK


def grade(exercise: Exercise[Any], variant: str, answer: Answer) -> Report:
    """Judge a legal answer by every rule of the rubric.

    Args:
        exercise: The exercise.
        variant: The case.
        answer: Values by full field id, all legal in this case.

    Returns:
        The report: the same one for the same answer, every time.
    """
    subjects = tuple(exercise.read(exercise.case(variant), answer))
    findings = tuple(rule.check(subjects, slot.points) for slot in exercise.rubric for rule in slot.rules)
    return Report(
        exercise=exercise.id,
        variant=variant,
        status=ReportStatus.GRADED if answer else ReportStatus.NOT_ATTEMPTED,
        score=round(sum(finding.points for finding in findings), 2),
        max_score=FULL_MARKS,
        findings=findings,
    )


def look(exercise: Exercise[Any], variant: str, answer: Answer) -> Report:
    """Judge a legal answer as its learner may see it before handing in.

    Args:
        exercise: The exercise.
        variant: The case.
        answer: Values by full field id, all legal in this case.

    Returns:
        The report; of evidence, no more than what is still empty.
    """
    if not (exercise.evidence and answer):
        return grade(exercise, variant, answer)
    left = tuple(
        group.title
        for group in exercise.sheet(variant).groups
        if any(f"{group.id}.{field.id}" not in answer for field in group.fields)
    )
    return Report(
        exercise=exercise.id,
        variant=variant,
        status=ReportStatus.EVIDENCE,
        score=0.0,
        max_score=FULL_MARKS,
        findings=(),
        left=left,
    )


def not_attempted(exercise: str, variant: str) -> Report:
    """Return the report of an exercise without an answer, which need not be loaded for it."""
    return Report(
        exercise=exercise,
        variant=variant,
        status=ReportStatus.NOT_ATTEMPTED,
        score=0.0,
        max_score=FULL_MARKS,
        findings=(),
    )


def invalid(exercise: str, variant: str, problems: dict[str, str]) -> Report:
    """Return the report of an answer that cannot be graded, with the reasons by the field at fault."""
    return Report(
        exercise=exercise,
        variant=variant,
        status=ReportStatus.INVALID,
        score=0.0,
        max_score=FULL_MARKS,
        findings=(),
        problems=problems,
    )


Judge = Callable[[Exercise[Any], str, Answer], Report]


def grade_file(exercise: Exercise[Any], variant: str, content: bytes | None, judge: Judge = grade) -> Report:
    """Grade the content of an answer file.

    Args:
        exercise: The exercise.
        variant: The case that the learner was given.
        content: The file's bytes; None when there is no file.
        judge: Judges what could be read: ``grade``, or ``look`` before it is handed in.

    Returns:
        The report; ``invalid`` with its problems when the file cannot be graded.
    """
    try:
        answer = decode(content, exercise, variant) if content is not None else {}
    except InvalidAnswerError as error:
        return invalid(exercise.id, variant, error.problems)
    return judge(exercise, variant, answer)

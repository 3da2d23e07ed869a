"""Making a certificate: once every module is passed, under another name, or with better scores."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from msgspec.structs import replace

from grader.exercises import exercise
from grader.grading.grade import Report
from grader.progress.certificate import FORMAT, Certificate, Scored, clean_name, course_version
from grader.progress.counted import Best
from grader.progress.handing_in import hand_in
from grader.progress.log import Attempt, verdicts
from grader.progress.mastery import Mastery, mastery


class NotPassedError(Exception):
    """The capstone was handed in, and does not reach the pass mark.

    Attributes:
        report: What grading says; only its score is for the learner.
    """

    def __init__(self, report: Report) -> None:
        """Keep the report."""
        super().__init__(f"{report.exercise}: {report.score:g} of {report.max_score:g}")
        self.report = report


def award(workspace: Path, name: str, best_answers: Sequence[Best], now: datetime) -> Certificate:
    """Hand in what is evidence, and make the certificate.

    Args:
        workspace: The learner's folder.
        name: The learner's name, as it was typed.
        best_answers: What counts of every exercise: all passed, and the evidence decided.
        now: This moment, in the learner's own time.

    Returns:
        The certificate, which is not written anywhere yet.

    Raises:
        UnusableNameError: The name cannot stand there; nothing is handed in.
        NotPassedError: The evidence does not pass; nothing but its score may be told.
        StoreError: What is handed in cannot be kept; nothing is judged.
    """
    name, count, reports = clean_name(name), 0, []
    # Nothing is handed in before all else is passed.
    for best in sorted(best_answers, key=lambda each: exercise(each.report.exercise).evidence):
        report = best.report
        if report.passed and exercise(report.exercise).evidence:
            count += len(hand_in(workspace, best.counted, now))
            report = best.counted.graded()
        if not report.passed:
            raise NotPassedError(report)
        reports.append(report)
    return Certificate(
        format=FORMAT,
        name=name,
        day=now.date(),
        course=course_version(),
        handed_in=count,
        mastered=mastered(reports),
        scored=tuple(
            Scored(best.counted, float(report.score))
            for best, report in zip(best_answers, reports, strict=True)
        ),
    )


def renamed(certificate: Certificate, name: str) -> Certificate:
    """Return the same certificate under a corrected name: the day and the answers stay.

    Raises:
        UnusableNameError: The name cannot stand there.
    """
    return replace(certificate, name=clean_name(name))


def bettered(certificate: Certificate, best_answers: Iterable[Best], now: datetime) -> Certificate:
    """Return a certificate with the better answers that there are by now.

    Args:
        certificate: The one that there is.
        best_answers: What counts of every exercise.
        now: This moment, in the learner's own time.

    Returns:
        The same certificate where nothing is better. Evidence that has passed is not handed in again.
    """
    better = {
        each.report.exercise: each for each in best_answers if not exercise(each.report.exercise).evidence
    }
    scored = tuple(
        Scored(new.counted, float(new.report.score))
        if (new := better.get(old.counted.exercise)) and new.report.score > old.score
        else old
        for old in certificate.scored
    )
    if scored == certificate.scored:
        return certificate
    keys = mastered([each.counted.graded() for each in scored])
    return replace(certificate, day=now.date(), course=course_version(), mastered=keys, scored=scored)


def mastered(reports: Iterable[Report]) -> tuple[str, ...]:
    """Return the keys of the teachings that every rule which judged them found kept."""
    events = (
        Attempt(
            at=datetime.min,  # noqa: DTZ901 - nothing asks for it
            exercise=report.exercise,
            variant=report.variant,
            answer={},
            score=report.score,
            whole=True,
            verdicts=verdicts(report.findings),
        )
        for report in reports
    )
    return tuple(key for key, how in mastery(events).items() if how is Mastery.MASTERED)

"""Verifying a certificate: its code is computed again, and its answers are graded again."""

from collections.abc import Iterator

from msgspec import Struct

from grader.exercises import exercise_ids
from grader.grading.grade import Report
from grader.progress.awarding import mastered
from grader.progress.certificate import Certificate, Kept, course_version

MISTYPED = 3
"""Letters that somebody may have mistyped; with more wrong, it is another code."""


class Regraded(Struct, frozen=True):
    """One answer of a certificate.

    Attributes:
        exercise: The exercise's id.
        then: Points when the certificate was made, as it says.
        now: Points by this course.
        passed: Whether it passes by this course.
    """

    exercise: str
    then: float
    now: float
    passed: bool


class Verification(Struct, frozen=True, kw_only=True):
    """What came of verifying a certificate.

    Attributes:
        holds: Whether the code is right and every answer passes.
        asked: The code that was asked for.
        code: The code of the certificate that is there.
        certificate: What it says.
        course: The version of the course that has graded it now.
        regraded: Its answers, in its order.
        reasons: Why it does not hold, a sentence each; none when it does.
        notes: What else whoever verifies it should know.
    """

    holds: bool
    asked: str
    code: str
    certificate: Certificate
    course: str
    regraded: tuple[Regraded, ...]
    reasons: tuple[str, ...]
    notes: tuple[str, ...]


def verify(kept: Kept, asked: str) -> Verification:
    """Compute the code again and grade every answer again.

    Args:
        kept: The certificate as it is kept.
        asked: The code that it should have, as it is printed.

    Returns:
        Whether it holds, and what differs.
    """
    certificate, course = kept.certificate, course_version()
    reports = tuple(each.counted.graded() for each in certificate.scored)
    differences = tuple(_differences(certificate, reports))
    same_rules = certificate.course == course
    reasons = (
        *_of_the_code(kept, asked),
        *_of_the_course(certificate),
        *(_failing(certificate, reports)),
        *(differences if same_rules else ()),
    )
    return Verification(
        holds=not reasons,
        asked=asked,
        code=certificate.code,
        certificate=certificate,
        course=course,
        regraded=tuple(
            Regraded(report.exercise, each.score, report.score, report.passed)
            for each, report in zip(certificate.scored, reports, strict=True)
        ),
        reasons=reasons,
        notes=() if same_rules else (_other_rules(certificate, course), *differences),
    )


def _of_the_code(kept: Kept, asked: str) -> Iterator[str]:
    code = kept.certificate.code
    if asked == code:
        return
    wrong = sum(a != b for a, b in zip(asked, code, strict=True))
    if asked == kept.code:
        yield (
            "The certificate was changed after it was made: its name, its day, its scores or its answers. "
            f"As it stands, its code would be {code}."
        )
    elif wrong <= MISTYPED:
        yield f"The code is mistyped, or is another certificate's. The one here has {code}."
    else:
        yield f"This is the code of another certificate. The one here has {code}."


def _of_the_course(certificate: Certificate) -> Iterator[str]:
    there = [each.counted.exercise for each in certificate.scored]
    if missing := [name for name in exercise_ids() if name not in there]:
        yield f"It leaves out {', '.join(missing)}."
    if len(there) > len(set(there)):
        yield "It counts an exercise twice."


def _failing(certificate: Certificate, reports: tuple[Report, ...]) -> Iterator[str]:
    for each, report in zip(certificate.scored, reports, strict=True):
        if report.problems:
            faults = "; ".join(f"{field}: {problem}" for field, problem in report.problems.items())
            yield f"{report.exercise}: its answer cannot be graded. {faults}"
        elif not report.passed:
            yield f"{report.exercise} does not pass: {each.score:g} points as it says, {report.score:g} now."


def _differences(certificate: Certificate, reports: tuple[Report, ...]) -> Iterator[str]:
    for each, report in zip(certificate.scored, reports, strict=True):
        if report.passed and report.score != each.score:
            yield f"{report.exercise}: {each.score:g} points as it says, {report.score:g} now."
    if not set(certificate.mastered) <= set(mastered(reports)):
        yield "It names teachings as mastered that its answers do not keep."


def _other_rules(certificate: Certificate, course: str) -> str:
    return (
        f"It was made with version {certificate.course} of the course, and is graded here with {course}, "
        "whose rules may differ."
    )

"""A learner's tries at one exercise: as a table, and as the few lines that end a round."""

from collections.abc import Sequence
from html import escape

from grader.domain.finding import Status
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.grading.grade import Report
from grader.progress.log import Attempt
from grader.progress.tries import best_score

SHOWN = 12
"""Tries in the table: the latest."""


def when(attempt: Attempt) -> str:
    """Return the local time of an attempt, as in ``3 March, 14:05``."""
    return f"{attempt.at.astimezone():%d %B, %H:%M}".lstrip("0")


def points(attempt: Attempt) -> str:
    """Return the points of an attempt, and whether they pass."""
    passed = " ✓ passed" if attempt.score >= PASS_MARK else ""
    return f"{attempt.score:g} of {FULL_MARKS:g}{passed}"


def attempts_html(attempts: Sequence[Attempt], course: str) -> str:
    """Return the latest tries as a table, the last one first.

    Args:
        attempts: The tries at one exercise, the oldest first.
        course: The variant of the course's own case; all others were practice.
    """
    if not attempts:
        return (
            '<p class="tc-history">Nothing checked yet. Each check of a changed answer counts as a try.</p>'
        )
    rows = "".join(_row(attempt, course) for attempt in attempts[: -SHOWN - 1 : -1])
    head = "".join(f'<th scope="col">{name}</th>' for name in ("When", "Case", "Points", "Rules kept"))
    return (
        '<div class="tc-doc tc-sheet tc-history"><table><caption>Your tries, the last one first</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>"
    )


def _row(attempt: Attempt, course: str) -> str:
    case = "the course’s" if attempt.variant == course else f"practice {attempt.variant.rpartition('.')[2]}"
    kept = sum(verdict.kept for verdict in attempt.verdicts)
    cells = (when(attempt), case, points(attempt), f"{kept} of {len(attempt.verdicts)}")
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def end_html(report: Report, attempts: Sequence[Attempt], following: str) -> str:
    """Return what a passed exercise ends with.

    Args:
        report: The report of the answer.
        attempts: The tries at this case, this one included; empty where none are noted.
        following: A link to what comes next, as HTML.
    """
    live = [f for f in report.findings if f.status is not Status.NOT_APPLICABLE]
    kept = sum(finding.status is Status.KEPT for finding in live)
    facts = [f"{kept} of {len(live)} rules kept"]
    if attempts:
        facts.append("at the first try" if len(attempts) == 1 else f"in {len(attempts)} tries")
        if best_score(attempts) > report.score:
            facts.append(f"your best: {best_score(attempts):g}")
    told = " · ".join(facts)
    return (
        f'<div class="tc-end"><p><b>{report.score:g}</b> of {report.max_score:g}</p>'
        f"<p><strong>Passed.</strong> {told}</p><p>{following}</p></div>"
    )

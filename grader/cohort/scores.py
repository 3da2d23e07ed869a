"""How scores are spread, task by task."""

from bisect import bisect_right
from itertools import pairwise
from statistics import mean, median

from msgspec import Struct

from grader.cohort.work import Cohort, Task, Work
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.grading.grade import ReportStatus

SHARES = (0.2, 0.4, 0.6, PASS_MARK / FULL_MARKS, 1.0)
"""Where one band of scores ends and the next begins, as shares of full marks; the last band is full marks."""


class Scores(Struct, frozen=True, kw_only=True):
    """The scores of one task.

    Attributes:
        task: The task's id.
        title: Its title.
        assignment: Its assignment.
        maximum: The points that it is worth.
        count: How many learners have a score, those with nothing in their answer included.
        nothing: How many of them handed in no decision at all.
        unreadable: How many of them handed in an answer that cannot be graded.
        ungraded: How many handed in and have no score yet.
        mean: Of all scores; None without any.
        middle: The median.
        lowest: The lowest score.
        highest: The highest score.
        passed: How many reach the pass mark.
        bands: How many are in each band of scores, see ``SHARES``.
    """

    task: str
    title: str
    assignment: str
    maximum: float
    count: int = 0
    nothing: int = 0
    unreadable: int = 0
    ungraded: int = 0
    mean: float | None = None
    middle: float | None = None
    lowest: float | None = None
    highest: float | None = None
    passed: int = 0
    bands: tuple[int, ...] = (0,) * (len(SHARES) + 1)


def scores(cohort: Cohort) -> tuple[Scores, ...]:
    """Return the scores of every task, in the course's order."""
    return tuple(_of(task, cohort.on(task.id)) for task in cohort.tasks)


def _of(task: Task, work: list[Work]) -> Scores:
    scored = [(each, each.score) for each in work if each.score is not None]
    points = [score for _, score in scored]
    # Rounded, because a sum of tenths may fall short of the band that it is in.
    shares = [round(score / task.maximum, 6) if task.maximum else 1.0 for score in points]
    bands = [0] * (len(SHARES) + 1)
    for share in shares:
        bands[bisect_right(SHARES, share)] += 1
    return Scores(
        task=task.id,
        title=task.title,
        assignment=task.assignment,
        maximum=task.maximum,
        count=len(points),
        nothing=sum(each.status is ReportStatus.NOT_ATTEMPTED for each, _ in scored),
        unreadable=sum(each.status is ReportStatus.INVALID for each, _ in scored),
        ungraded=len(work) - len(points),
        mean=mean(points) if points else None,
        middle=median(points) if points else None,
        lowest=min(points, default=None),
        highest=max(points, default=None),
        passed=sum(bands[-2:]),
        bands=tuple(bands),
    )


def band_names(maximum: float) -> tuple[str, ...]:
    """Return what the bands are called for a task of some points, such as ``2–4``."""
    ends = [0.0, *(share * maximum for share in SHARES)]
    below = [f"{low:g} to under {high:g}" for low, high in pairwise(ends)]
    return (*below, f"{maximum:g}")

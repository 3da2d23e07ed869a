"""Who is behind, and when work was handed in."""

from collections import Counter, defaultdict
from datetime import datetime

from msgspec import Struct

from grader.cohort.work import Cohort, Submission, Work
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.grading.grade import ReportStatus


class Behind(Struct, frozen=True, kw_only=True):
    """What one learner still owes.

    Attributes:
        learner: The learner's id.
        overdue: Assignments that are past their date and not handed in.
        open: Assignments without a date, or with one to come, that others have handed in already.
        late: Assignments that came after their date.
        empty: Tasks handed in with nothing decided.
        unreadable: Tasks whose answer cannot be graded.
        failed: Tasks with an answer below the pass mark.
    """

    learner: str
    overdue: tuple[str, ...] = ()
    open: tuple[str, ...] = ()
    late: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    unreadable: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()

    @property
    def weight(self) -> tuple[int, int, int, int]:
        """How far behind: what was never done counts first."""
        undone = len(self.empty) + len(self.unreadable)
        return (len(self.overdue), undone, len(self.failed) + len(self.open), len(self.late))


class Day(Struct, frozen=True):
    """How many handed in an assignment on a day, and how many of them late."""

    day: str
    count: int
    late: int


class Times(Struct, frozen=True, kw_only=True):
    """When an assignment was handed in.

    Attributes:
        assignment: The assignment's name.
        due: Its due date; None without one.
        days: The days on which something was handed in, in order, in UTC.
        untimed: How many were handed in with nothing that says when.
        late: How many came after the due date.
        learners: How many learners there are.
    """

    assignment: str
    due: datetime | None
    days: tuple[Day, ...]
    untimed: int
    late: int
    learners: int

    @property
    def submitted(self) -> int:
        """How many handed it in."""
        return self.untimed + sum(day.count for day in self.days)


def behind(cohort: Cohort, now: datetime) -> tuple[Behind, ...]:
    """Return the learners who owe something, those first who are furthest behind.

    Args:
        cohort: The cohort.
        now: The time, in UTC without saying so.
    """
    handed: dict[str, dict[str, Submission]] = defaultdict(dict)
    for each in cohort.submissions:
        handed[each.learner][each.assignment] = each
    begun = {each.assignment for each in cohort.submissions}
    due = {each.name for each in cohort.assignments if each.due is not None and each.due < now}
    work: dict[str, list[Work]] = defaultdict(list)
    for one in cohort.work:
        work[one.learner].append(one)
    names = [each.name for each in cohort.assignments]
    worth = {task.id: task.maximum for task in cohort.tasks}
    found = []
    for person in cohort.people:
        missing = [name for name in names if name not in handed[person.id]]
        mine = work[person.id]
        found.append(
            Behind(
                learner=person.id,
                overdue=tuple(name for name in missing if name in due),
                open=tuple(name for name in missing if name not in due and name in begun),
                late=tuple(name for name, each in handed[person.id].items() if each.seconds_late > 0),
                empty=tuple(each.task for each in mine if each.status is ReportStatus.NOT_ATTEMPTED),
                unreadable=tuple(each.task for each in mine if each.status is ReportStatus.INVALID),
                failed=tuple(each.task for each in mine if _failed(each, worth[each.task])),
            )
        )
    return tuple(sorted(filter(_owes, found), key=lambda each: [-part for part in each.weight]))


def _owes(each: Behind) -> bool:
    return any(each.weight)


def _failed(work: Work, maximum: float) -> bool:
    read = work.status not in (ReportStatus.NOT_ATTEMPTED, ReportStatus.INVALID)
    return read and work.score is not None and work.score < round(maximum * PASS_MARK / FULL_MARKS, 6)


def times(cohort: Cohort) -> tuple[Times, ...]:
    """Return when each assignment was handed in."""
    found = []
    for assignment in cohort.assignments:
        mine = [each for each in cohort.submissions if each.assignment == assignment.name]
        days = Counter(f"{each.submitted:%Y-%m-%d}" for each in mine if each.submitted)
        late = Counter(f"{each.submitted:%Y-%m-%d}" for each in mine if each.submitted and each.seconds_late)
        found.append(
            Times(
                assignment=assignment.name,
                due=assignment.due,
                days=tuple(Day(day, count, late[day]) for day, count in sorted(days.items())),
                untimed=sum(each.submitted is None for each in mine),
                late=sum(late.values()),
                learners=len(cohort.people),
            )
        )
    return tuple(found)

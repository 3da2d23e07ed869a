"""Where each learner of a cohort stands, from the gradebook, the course folder and the exchange."""

from collections.abc import Iterator
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

import msgspec
from nbgrader.api import Assignment, Gradebook, Student
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange.default import ExchangeCollect
from nbgrader.utils import notebook_hash

from grader.bulk.cohort import read_plan
from grader.bulk.feedback import SECRET
from grader.bulk.record import Record, seconds_late
from grader.nbgrader_adapter.book import handed_in_at, submitted_at
from grader.nbgrader_adapter.directory import course, in_course_order, learners_in
from grader.nbgrader_adapter.grades import Grades, handfuls, known

SHORTEST_NAME = 3
"""Parts of a folder's name in the exchange: learner, assignment, time; a random part may follow."""


class Where(StrEnum):
    """Where a learner stands with an assignment; who has fetched it, nbgrader does not know."""

    NOTHING = "nothing handed in"
    MISSING = "missing"
    WAITING = "not collected"
    COLLECTED = "not graded"
    GRADED = "graded"
    BY_HAND = "waits for a person"


class FeedbackState(StrEnum):
    """What has become of a learner's feedback."""

    NONE = "none"
    WRITTEN = "written"
    RELEASED = "released"


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where a learner stands with one assignment.

    Attributes:
        where: How far it is; of work that was handed in again, how far the newer one is.
        seconds_late: By how much it was handed in late.
        score: Points so far, less what is taken off for being late; None where nothing is graded.
        maximum: Points that there are; None where nothing is graded.
        feedback: What has become of the feedback.
    """

    where: Where
    seconds_late: float = 0.0
    score: float | None = None
    maximum: float | None = None
    feedback: FeedbackState = FeedbackState.NONE


class Stands(msgspec.Struct, frozen=True, kw_only=True):
    """Where a learner stands.

    Attributes:
        learner: The learner's id.
        name: First and last name; empty where the gradebook has none.
        assignments: Where, by assignment.
    """

    learner: str
    name: str
    assignments: dict[str, Place]


def status(folder: Path, now: datetime | None = None) -> list[Stands]:
    """Return where each learner of a cohort stands, in the order of their ids.

    Args:
        folder: The course folder.
        now: The time, in UTC without saying so; that of the clock when None.

    Raises:
        CourseFolderError: This is no course folder; the message says what to change.
        PlanError: ``cohort.toml`` cannot be used.
    """
    read_plan(folder)
    with course(folder) as (converter, gradebook):
        students = sorted(gradebook.students, key=lambda each: str(each.id))
        found: dict[str, dict[str, Place]] = {each.id: {} for each in students}
        for name in in_course_order(gradebook):
            look = _Look(converter, gradebook, name, now or datetime.now(UTC).replace(tzinfo=None))
            for learner, place in look.at(list(found)):
                found[learner][name] = place
        return [Stands(learner=each.id, name=_name(each), assignments=found[each.id]) for each in students]


class _Look:
    """A look at one assignment."""

    def __init__(self, converter: Autograde, gradebook: Gradebook, name: str, now: datetime) -> None:
        self._directory: CourseDirectory = converter.coursedir
        self._gradebook, self._now = gradebook, now
        self._assignment: Assignment = known(gradebook, name)
        self._due: datetime | None = self._assignment.duedate
        self._submitted = dict(learners_in(self._directory, self._directory.submitted_directory, name, "*"))
        self._graded = dict(learners_in(self._directory, self._directory.autograded_directory, name, "*"))
        collect = ExchangeCollect(coursedir=self._directory, parent=converter)
        self._exchange = Path(collect.root, self._directory.course_id)
        self._inbound = self._handed_in(name)

    def at(self, learners: list[str]) -> Iterator[tuple[str, Place]]:
        with self._gradebook.engine.connect() as db:
            grades = Grades(db, self._assignment)
            for some in handfuls(learners):
                records = grades.of(some)
                yield from ((each, self._place(each, records.get(each))) for each in some)

    def _place(self, learner: str, record: Record | None) -> Place:
        submitted = self._submitted.get(learner)
        time, due = _time(submitted), record.due if record else self._due
        newer = self._inbound.get(learner)
        if newer and (submitted is None or (time is not None and newer > time)):
            return Place(where=Where.WAITING, seconds_late=seconds_late(newer, due))
        if submitted is None and record is None:
            over = self._due is not None and self._now > self._due
            return Place(where=Where.MISSING if over else Where.NOTHING)
        graded = self._graded.get(learner)
        if graded is None or record is None or (time is not None and time != _time(graded)):
            return Place(where=Where.COLLECTED, seconds_late=seconds_late(time, due))
        return Place(
            where=Where.BY_HAND if any(each.waiting for each in record.notebooks) else Where.GRADED,
            seconds_late=record.seconds_late,
            score=sum(each.total for each in record.notebooks),
            maximum=sum(each.maximum for each in record.notebooks),
            feedback=self._feedback(learner, graded),
        )

    def _feedback(self, learner: str, graded: Path) -> FeedbackState:
        name = self._assignment.name
        folder = Path(self._directory.format_path(self._directory.feedback_directory, learner, name))
        pages = sorted(folder.glob("*.html"))
        if not pages or _time(folder) != _time(graded):
            return FeedbackState.NONE
        secret = folder / SECRET
        known_by = secret.read_text("ascii", errors="replace") if secret.is_file() else ""
        return (
            FeedbackState.RELEASED
            if known_by and all(self._is_released(page, known_by) for page in pages)
            else FeedbackState.WRITTEN
        )

    def _is_released(self, page: Path, secret: str) -> bool:
        name = notebook_hash(secret=secret, notebook_id=page.stem)
        released = self._exchange / "feedback" / f"{name}.html"
        return released.is_file() and released.read_bytes() == page.read_bytes()

    def _handed_in(self, assignment: str) -> dict[str, datetime]:
        # By learner, the time of the newest submission that waits in the exchange.
        found: dict[str, datetime] = {}
        for folder in self._exchange.glob(f"inbound/*+{assignment}+*"):
            parts = folder.name.rsplit("+", SHORTEST_NAME)
            time = submitted_at(parts[2]) if len(parts) >= SHORTEST_NAME else None
            if time is not None and parts[1] == assignment:
                found[parts[0]] = max(time, found.get(parts[0], time))
        return found


def _time(folder: Path | None) -> datetime | None:
    return handed_in_at(folder) if folder else None


def _name(student: Student) -> str:
    return " ".join(part for part in (student.first_name, student.last_name) if part)

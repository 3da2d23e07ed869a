"""What is known of a cohort: who is in it, what was to do, what was handed in, and how it was graded."""

from datetime import datetime

from msgspec import Struct

from grader.domain.finding import Finding
from grader.exercises.sheet import Value
from grader.grading.grade import ReportStatus


class Person(Struct, frozen=True):
    """A learner.

    Attributes:
        id: The id in the gradebook.
        name: What people call them; empty when the gradebook does not say.
    """

    id: str
    name: str = ""

    @property
    def shown(self) -> str:
        """How the learner is named on a page."""
        return f"{self.name} ({self.id})" if self.name else self.id


class RuleLine(Struct, frozen=True):
    """One rule of an exercise.

    Attributes:
        id: The rule's id.
        statement: What it asks.
        teachings: Keys of the teachings that it enforces.
    """

    id: str
    statement: str = ""
    teachings: tuple[str, ...] = ()


class Task(Struct, frozen=True, kw_only=True):
    """One graded part of an assignment.

    Attributes:
        id: Its grade id; of an exercise the exercise's id.
        title: What the learner reads above it.
        assignment: The assignment's name.
        maximum: The points that it is worth.
        rules: The rules that judge it, in order; none where people do.
    """

    id: str
    title: str
    assignment: str
    maximum: float = 10.0
    rules: tuple[RuleLine, ...] = ()


class Assignment(Struct, frozen=True):
    """One assignment, and when it is due, in UTC without saying so; None when it never is."""

    name: str
    due: datetime | None = None


class Submission(Struct, frozen=True, kw_only=True):
    """One learner's hand-in, the last one.

    Attributes:
        learner: The learner's id.
        assignment: The assignment's name.
        submitted: When, in UTC without saying so; None when nothing says so.
        seconds_late: By how much that was after the due date.
        waiting: How many parts a person is still to grade.
    """

    learner: str
    assignment: str
    submitted: datetime | None = None
    seconds_late: float = 0.0
    waiting: int = 0


class Work(Struct, frozen=True, kw_only=True):
    """One learner's work on one task that was handed in.

    Attributes:
        learner: The learner's id.
        task: The task's id.
        score: Points that count; None while there are none.
        status: How the answer was read; None where people grade.
        variant: The case.
        answer: The decisions by field; empty when there are none, or none that can be read.
        findings: What today's rules say; none when the answer cannot be graded.
    """

    learner: str
    task: str
    score: float | None
    status: ReportStatus | None = None
    variant: str = ""
    answer: dict[str, Value] = {}
    findings: tuple[Finding, ...] = ()

    @property
    def tried(self) -> bool:
        """Whether there is an answer with decisions in it that rules have judged."""
        return self.status is ReportStatus.GRADED


class Cohort(Struct, frozen=True):
    """Everything that the figures are made of."""

    people: tuple[Person, ...]
    assignments: tuple[Assignment, ...]
    tasks: tuple[Task, ...]
    submissions: tuple[Submission, ...]
    work: tuple[Work, ...]

    def on(self, task: str) -> list[Work]:
        """Return all work on a task."""
        return [each for each in self.work if each.task == task]

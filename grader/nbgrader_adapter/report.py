"""What the figures of a cohort are made of, read from the gradebook and the graded folders."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import nbformat
from nbgrader.api import Student
from nbgrader.coursedir import CourseDirectory
from sqlalchemy import select

from grader.bulk.record import Record
from grader.bulk.submission import read_submission
from grader.cohort.alike import Case, cases_to_compare
from grader.cohort.unusual import Facts
from grader.cohort.work import Assignment, Cohort, Person, RuleLine, Submission, Task, Work
from grader.domain.finding import Finding
from grader.exercises import exercise
from grader.exercises.sheet import Choice
from grader.grading.answers import InvalidAnswerError, decode
from grader.grading.calls import ScoreCall
from grader.grading.grade import ReportStatus, grade
from grader.grading.solutions import NoSolutionsError, solution
from grader.grading.variants import variant_for
from grader.nbgrader_adapter.autograde import Watch
from grader.nbgrader_adapter.directory import (
    CourseFolderError,
    course,
    in_course_order,
    learners_in,
)
from grader.nbgrader_adapter.grades import Grades, handfuls, known, learner
from grader.nbgrader_adapter.sanitizing import calls_of


def read_cohort(
    folder: Path, assignments: Sequence[str] = (), watch: Watch = lambda *_: None
) -> tuple[Cohort, dict[Case, Facts]]:
    """Read all that is known of a cohort; answers are judged by today's rules.

    Args:
        folder: The course folder.
        assignments: Which assignments; all that the gradebook knows when empty.
        watch: Is told how far the reading is.

    Returns:
        The cohort, and what is known of the cases that enough learners had.

    Raises:
        CourseFolderError: There is nothing to read; the message says what to change.
    """
    with course(folder) as (converter, gradebook), gradebook.engine.connect() as db:
        names = assignments or in_course_order(gradebook)
        table = Student
        query = select(table.id, table.first_name, table.last_name, table.email, table.lms_user_id)
        rows = [learner(*row) for row in db.execute(query.order_by(table.id))]
        people = [Person(who.id, f"{who.first_name} {who.last_name}".strip()) for who in rows]
        parts = [
            _Part(converter.coursedir, Grades(db, found), Assignment(found.name, found.duedate))
            for found in [known(gradebook, name) for name in dict.fromkeys(names)]
        ]
        for part in parts:
            part.read([person.id for person in people], watch)
    cohort = Cohort(
        people=tuple(people),
        assignments=tuple(part.assignment for part in parts),
        tasks=tuple(task for part in parts for task in part.tasks.values()),
        submissions=tuple(each for part in parts for each in part.submissions),
        work=tuple(each for part in parts for each in part.work),
    )
    calls = {part.tasks[cell].id: call for part in parts for cell, call in part.calls.items()}
    return cohort, {case: _facts(calls[case[0]].exercise, case[1]) for case in cases_to_compare(cohort)}


class _Part:
    """What is known of one assignment."""

    def __init__(self, directory: CourseDirectory, grades: Grades, assignment: Assignment) -> None:
        self.assignment, self._grades = assignment, grades
        release = Path(directory.format_path(directory.release_directory, ".", assignment.name))
        self.calls = released_calls(release, assignment.name)
        self.tasks = {
            cell: _task(cell, assignment.name, maximum, self.calls.get(cell))
            for (_, cell), maximum in grades.columns.items()
        }
        self._folders = dict(learners_in(directory, directory.autograded_directory, assignment.name, "*"))
        self.submissions: list[Submission] = []
        self.work: list[Work] = []

    def read(self, learners: Sequence[str], watch: Watch) -> None:
        """Read what learners handed in, and judge it."""
        done = 0
        watch(self.assignment.name, 0, len(learners))
        for some in handfuls(learners):
            for who, record in self._grades.of(some).items():
                self.submissions.append(
                    Submission(
                        learner=who,
                        assignment=self.assignment.name,
                        submitted=record.submitted,
                        seconds_late=record.seconds_late,
                        waiting=sum(each.waiting for each in record.notebooks),
                    )
                )
                self.work += self._judged(who, record)
            done += len(some)
            watch(self.assignment.name, done, len(learners))

    def _judged(self, who: str, record: Record) -> Iterator[Work]:
        names = [call.exercise for call in self.calls.values()]
        answers = read_submission(self._folders[who], names).answers if who in self._folders else {}
        for notebook in record.notebooks:
            for cell in notebook.cells:
                call, task = self.calls.get(cell.cell), self.tasks[cell.cell]
                if call is None:
                    yield Work(learner=who, task=task.id, score=cell.score)
                else:
                    yield _work(who, task.id, cell.score, call, answers)


def released_calls(release: Path, assignment: str) -> dict[str, ScoreCall]:
    """Return what the graded cells of an assignment call, by grade id.

    Args:
        release: The assignment's release folder.
        assignment: Its name, for the error.

    Raises:
        CourseFolderError: There is no released notebook.
    """
    notebooks = [nbformat.read(path, as_version=4) for path in sorted(release.glob("*.ipynb"))]
    if not notebooks:
        raise CourseFolderError(
            f"{release} has no notebook. Run `nbgrader generate_assignment {assignment}` first."
        )
    return {cell: call for notebook in notebooks for cell, call in calls_of(notebook).items()}


def _task(cell: str, assignment: str, maximum: float, call: ScoreCall | None) -> Task:
    if call is None:
        title = cell.replace("-", " ").capitalize()
        return Task(id=f"{assignment}: {cell}", title=title, assignment=assignment, maximum=maximum)
    found = exercise(call.exercise)
    # An exercise may be in an assignment of the instructor's own as well.
    name = cell if assignment == found.module else f"{assignment}: {cell}"
    rules = tuple(RuleLine(rule.id, rule.statement, rule.teachings) for rule in found.rules)
    return Task(id=name, title=found.title, assignment=assignment, maximum=maximum, rules=rules)


def _work(who: str, task: str, score: float | None, call: ScoreCall, answers: Mapping[str, bytes]) -> Work:
    found, variant = exercise(call.exercise), variant_for(call.exercise, call.key, who)
    content = answers.get(call.exercise)
    status = ReportStatus.NOT_ATTEMPTED
    findings: tuple[Finding, ...] = ()
    try:
        answer = dict(decode(content, found, variant)) if content is not None else {}
        if answer:
            report = grade(found, variant, answer)
            status, findings = report.status, report.findings
    except InvalidAnswerError:
        status, answer = ReportStatus.INVALID, {}
    return Work(
        learner=who,
        task=task,
        score=score,
        status=status,
        variant=variant,
        answer=answer,
        findings=findings,
    )


def _facts(name: str, variant: str) -> Facts:
    found = exercise(name)
    fields = found.sheet(variant).fields
    options = {key: len(field.options) for key, field in fields.items() if isinstance(field, Choice)}
    try:
        return Facts(options, dict(solution(found).reference(found.case(variant))))
    except NoSolutionsError:
        return Facts(options)

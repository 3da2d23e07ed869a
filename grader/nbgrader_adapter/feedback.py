"""Feedback pages of a cohort, where nbgrader releases and fetches them."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde, GenerateFeedback
from nbgrader.coursedir import CourseDirectory

from grader.bulk.crew import Crew, spread
from grader.bulk.feedback import Done, Modes, Task, write_all
from grader.nbgrader_adapter.autograde import Watch
from grader.nbgrader_adapter.directory import alone, course, in_course_order, learners_in
from grader.nbgrader_adapter.grades import Grades, handfuls, known
from grader.nbgrader_adapter.plan import GROUP

Spread = Callable[[Sequence[Task], Callable[[Task], Done]], Iterator[list[Done]]]
"""Has tasks done by a crew."""


class Pages(msgspec.Struct, kw_only=True):
    """What became of an assignment's feedback.

    Attributes:
        assignment: The assignment's name.
        written: How many learners have their feedback now.
        failed: By learner, why there is none.
        seconds: How long it took.
    """

    assignment: str
    written: int = 0
    failed: dict[str, str] = {}
    seconds: float = 0.0


def feedback(
    folder: Path,
    assignments: tuple[str, ...],
    learners: str,
    crew: Crew,
    watch: Watch = lambda *_: None,
) -> list[Pages]:
    """Write the feedback of graded submissions, many at a time.

    What was written before is written again, because people may have graded since.

    Args:
        folder: The course folder.
        assignments: Which assignments; all that the gradebook knows when empty.
        learners: A glob of learners' ids.
        crew: Who does the work.
        watch: Is told how far the work is.

    Returns:
        What became of each assignment.

    Raises:
        CourseFolderError: There is nothing to write feedback on; the message says what to change.
    """
    with course(folder) as (converter, gradebook), alone(Path(converter.coursedir.root)):
        modes = _modes(converter)
        found = [Pages(assignment=name) for name in assignments or in_course_order(gradebook)]
        for pages in found:
            begun = monotonic()
            tasks = list(_tasks(converter.coursedir, gradebook, pages, learners))
            _write(pages, tasks, partial(spread, crew, partial(write_all, modes)), watch)
            pages.seconds = monotonic() - begun
        return found


def _write(pages: Pages, tasks: Sequence[Task], spread_out: Spread, watch: Watch) -> None:
    total, done = len(tasks), 0
    watch(pages.assignment, 0, total)
    for some in spread_out(tasks, _lost):
        pages.failed |= {each.learner: each.failed for each in some if each.failed}
        done += len(some)
        watch(pages.assignment, done, total)
    pages.written = total - sum(task.learner in pages.failed for task in tasks)


def _tasks(directory: CourseDirectory, gradebook: Gradebook, pages: Pages, learners: str) -> Iterator[Task]:
    name = pages.assignment
    submitted, graded = (
        dict(learners_in(directory, step, name, learners))
        for step in (directory.submitted_directory, directory.autograded_directory)
    )
    for learner in sorted(submitted.keys() - graded.keys()):
        pages.failed[learner] = f"It is not graded yet: run `tradecraft autograde {name}`"
    with gradebook.engine.connect() as db:
        grades = Grades(db, known(gradebook, name))
        for some in handfuls(sorted(graded)):
            records = grades.of(some)
            for learner in some:
                if (record := records.get(learner)) is None or not record.notebooks:
                    pages.failed[learner] = "The gradebook has no grades of it: grade it again with --force"
                    continue
                yield Task(
                    learner=learner,
                    graded=str(graded[learner]),
                    final=str(directory.format_path(directory.feedback_directory, learner, name)),
                    record=msgspec.msgpack.encode(record),
                )


def _modes(converter: Autograde) -> Modes:
    directory = converter.coursedir
    permissions = GenerateFeedback(coursedir=directory, parent=converter).permissions
    return Modes(int(str(permissions), 8), GROUP if directory.groupshared else 0)


def _lost(task: Task) -> Done:
    return Done(task.learner, "The process that wrote it died")

"""Grading an assignment again after rules have changed: what that does to whom, and then the doing."""

from pathlib import Path

import msgspec

from grader.bulk.crew import Crew
from grader.bulk.regrade import Change, change
from grader.nbgrader_adapter.autograde import Summary, Wanted, Watch, autograde
from grader.nbgrader_adapter.directory import course, learners_in
from grader.nbgrader_adapter.grades import Grades, handfuls, known
from grader.nbgrader_adapter.plan import plan_for


class Regrading(msgspec.Struct, frozen=True, kw_only=True):
    """What grading an assignment again changes.

    Attributes:
        assignment: The assignment's name.
        done: Whether it was done, or only looked at.
        learners: How many learners have handed it in.
        changes: Whose verdicts change.
        summary: What became of the grading; None when it was only looked at.
    """

    assignment: str
    done: bool
    learners: int
    changes: tuple[Change, ...]
    summary: Summary | None = None


def preview(folder: Path, assignment: str, watch: Watch = lambda *_: None) -> Regrading:
    """Find out whose score changes, and by which rule; nothing is written.

    Args:
        folder: The course folder.
        assignment: The assignment's name.
        watch: Is told how far the work is.

    Raises:
        CourseFolderError: Nothing can be graded here; the message says what to change.
        ReleaseMissingError: The released notebooks are not the ones that the gradebook knows.
    """
    changes: list[Change] = []
    with course(folder) as (converter, gradebook), gradebook.engine.connect() as db:
        directory = converter.coursedir
        plan = plan_for(converter, assignment)
        calls = {each.name: each.calls for each in plan.templates}
        submitted, kept = (
            dict(learners_in(directory, step, assignment, "*"))
            for step in (directory.submitted_directory, directory.autograded_directory)
        )
        grades = Grades(db, known(gradebook, assignment))
        watch(assignment, 0, len(submitted))
        for some in handfuls(sorted(submitted)):
            records = grades.of(some)
            changes += [change(who, submitted[who], kept.get(who), calls, records.get(who)) for who in some]
            watch(assignment, len(changes), len(submitted))
    return Regrading(
        assignment=assignment,
        done=False,
        learners=len(submitted),
        changes=tuple(each for each in changes if each.is_one),
    )


def regrade(folder: Path, assignment: str, crew: Crew, watch: Watch = lambda *_: None) -> Regrading:
    """Grade an assignment again; what people gave and wrote stays.

    Args:
        folder: The course folder.
        assignment: The assignment's name.
        crew: Who does the work.
        watch: Is told how far the work is.

    Raises:
        CourseFolderError: Nothing can be graded here; the message says what to change.
        ReleaseMissingError: The released notebooks are not the ones that the gradebook knows.
    """
    seen = preview(folder, assignment, watch)
    (summary,) = autograde(folder, Wanted(assignments=(assignment,), force=True), crew, watch)
    return msgspec.structs.replace(seen, done=True, summary=summary)

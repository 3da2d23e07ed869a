"""The instructor's part of a round in one go: collect, grade, write feedback, release it."""

import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from nbgrader.auth import Authenticator
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory
from nbgrader.exchange import ExchangeFactory

from grader.bulk.cohort import read_plan
from grader.bulk.crew import Crew
from grader.nbgrader_adapter.autograde import Summary, Wanted, Watch, autograde
from grader.nbgrader_adapter.cohort_downloads import take_downloads
from grader.nbgrader_adapter.cohort_exchange import EMPTY_TIME
from grader.nbgrader_adapter.directory import (
    CourseFolderError,
    alone,
    course,
    in_course_order,
    learners_in,
)
from grader.nbgrader_adapter.feedback import Pages, feedback
from grader.nbgrader_adapter.grades import known
from grader.nbgrader_adapter.sanitizing import ReleaseMissingError


class Round(msgspec.Struct, kw_only=True):
    """What became of the steps of one assignment.

    Attributes:
        assignment: Its name.
        downloaded: Learners whose work from a learning platform's files is new.
        collected: Learners whose work from the exchange is new; None where there is no exchange.
        grading: What became of grading; None where nothing was handed in.
        feedback: What became of the feedback; as above.
        released: How many learners' feedback is in the exchange; None where there is no exchange.
        problems: What went wrong in collecting and releasing.
    """

    assignment: str
    downloaded: list[str] = []
    collected: list[str] | None = None
    grading: Summary | None = None
    feedback: Pages | None = None
    released: int | None = None
    problems: list[str] = []

    @property
    def troubled(self) -> bool:
        """Whether a person has something to look at."""
        grading, pages = self.grading, self.feedback
        return bool(
            self.problems or (grading and (grading.failed or grading.invalid)) or (pages and pages.failed)
        )


def run_round(
    folder: Path, assignments: Sequence[str], crew: Crew, watch: Watch = lambda *_: None
) -> list[Round]:
    """Do the instructor's part of a round; what is done already is not done again.

    Each step finds out for itself what there is to do, so a run that was killed is finished by the next.

    Args:
        folder: The course folder.
        assignments: Which assignments; all that the gradebook knows when empty.
        crew: Who grades and writes.
        watch: Is told how far the work is.

    Returns:
        What became of each assignment.

    Raises:
        CourseFolderError: Nothing can be done here; the message says what to change.
        PlanError: ``cohort.toml`` cannot be used.
    """
    read_plan(folder)
    with course(folder) as (converter, gradebook):
        directory = converter.coursedir
        names = [known(gradebook, name).name for name in assignments] or in_course_order(gradebook)
        rounds = []
        for name in names:
            done = Round(assignment=name)
            with alone(Path(directory.root)):
                taken = take_downloads(converter, name)
                done.downloaded, done.problems = taken.learners, taken.problems
                _collect(converter, done)
            if _submissions(directory, name):
                _grade(Path(), done, crew, watch)
                _release(converter, done)
            rounds.append(done)
    return rounds


def _submissions(directory: CourseDirectory, assignment: str) -> dict[str, Path]:
    return dict(learners_in(directory, directory.submitted_directory, assignment, "*"))


def _grade(folder: Path, done: Round, crew: Crew, watch: Watch) -> None:
    try:
        (done.grading,) = autograde(folder, Wanted(assignments=(done.assignment,)), crew, watch)
        (done.feedback,) = feedback(folder, (done.assignment,), "*", crew, watch)
    except (CourseFolderError, ReleaseMissingError) as error:
        # The other assignments go on.
        done.problems.append(str(error))


def _collect(converter: Autograde, done: Round) -> None:
    directory = converter.coursedir
    step = _step(converter, "Collect", done.assignment)
    if not _has(step, "inbound"):
        return
    step.update = True
    before = _times(directory, done.assignment)
    _start(step, done)
    after = _times(directory, done.assignment)
    done.collected = sorted(who for who, time in after.items() if before.get(who) != time)


def _release(converter: Autograde, done: Round) -> None:
    step = _step(converter, "ReleaseFeedback", done.assignment)
    if not _has(step, "outbound") or done.feedback is None:
        return
    if _start(step, done):
        done.released = done.feedback.written


def _step(converter: Autograde, name: str, assignment: str) -> Any:
    directory = CourseDirectory(parent=converter)
    directory.assignment_id = assignment
    make = getattr(ExchangeFactory(parent=converter), name)
    return make(coursedir=directory, authenticator=Authenticator(parent=converter), parent=converter)


def _has(step: Any, part: str) -> bool:
    # Exchanges that are no folder look after themselves.
    root = getattr(step, "root", None)
    return root is None or Path(root, step.coursedir.course_id, part).is_dir()


def _start(step: Any, done: Round) -> bool:
    said = _Said()
    step.log = _log(said)
    failed = ""
    try:
        step.start()
    except Exception as error:  # noqa: BLE001 - it has a name and a reason in the summary, and the rest goes on
        failed = f"{type(step).__name__}: {error or type(error).__name__}"
    done.problems += [line for line in said.lines if not line.startswith("No submissions of")]
    if failed and not any(line in failed for line in said.lines):
        done.problems.append(failed)
    return not failed


class _Said(logging.Handler):
    """Keeps what is said, each message on one line."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep one message."""
        self.lines.append(" ".join(record.getMessage().split()))


def _times(directory: CourseDirectory, assignment: str) -> dict[str, bytes]:
    return {
        who: path.joinpath(EMPTY_TIME).read_bytes() if path.joinpath(EMPTY_TIME).is_file() else b""
        for who, path in _submissions(directory, assignment).items()
    }


def _log(handler: logging.Handler) -> logging.Logger:
    log = logging.Logger("tradecraft", logging.WARNING)  # noqa: LOG001 - nbgrader's own would print as well
    log.addHandler(handler)
    return log

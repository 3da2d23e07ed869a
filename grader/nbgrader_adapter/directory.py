"""The course folder of an instructor, as nbgrader's configuration describes it."""

import logging
import os
import re
from collections.abc import Iterator
from contextlib import chdir, contextmanager
from glob import glob
from pathlib import Path

from nbgrader.api import Gradebook
from nbgrader.apps.baseapp import NbGrader
from nbgrader.converters import Autograde
from nbgrader.coursedir import CourseDirectory

from grader.exercises import MODULES
from grader.nbgrader_adapter.sanitizing import RebuildFromRelease

try:
    import fcntl
except ImportError:  # Windows has no such locks
    fcntl = None  # type: ignore[assignment]


class CourseFolderError(Exception):
    """A folder that cannot be graded in; the message says what to change."""


def open_course(folder: Path) -> Autograde:
    """Read nbgrader's configuration of a course folder.

    Args:
        folder: Where the instructor would run nbgrader; the process must be in it.

    Returns:
        nbgrader's own converter, configured: it knows the directories, the steps and the permissions.

    Raises:
        CourseFolderError: There is no configuration, or none for this course.
    """
    if not Path("nbgrader_config.py").is_file():
        raise CourseFolderError(
            f"{folder.absolute()} has no nbgrader_config.py: run this in your course folder."
        )
    app = NbGrader()
    app.log.setLevel(logging.ERROR)
    app.load_config_file()
    converter = Autograde(coursedir=CourseDirectory(parent=app), parent=app)
    if RebuildFromRelease not in converter.sanitize_preprocessors:
        raise CourseFolderError(
            "nbgrader_config.py does not set up this course's grading. It needs two lines: "
            "`from grader.nbgrader_adapter import configure` and `configure(get_config())`."
        )
    return converter


@contextmanager
def course(folder: Path) -> Iterator[tuple[Autograde, Gradebook]]:
    """Go into a course folder and open its gradebook.

    Args:
        folder: The course folder.

    Yields:
        nbgrader's own converter, configured, and the gradebook.

    Raises:
        CourseFolderError: There is no configuration, or none for this course.
    """
    with chdir(folder):
        converter = open_course(folder)
        directory = converter.coursedir
        with Gradebook(directory.db_url, directory.course_id) as gradebook:
            yield converter, gradebook


def in_course_order(gradebook: Gradebook) -> tuple[str, ...]:
    """Return the assignments of a gradebook: the course's in its order, then others."""
    names = {each.name for each in gradebook.assignments}
    return (*(name for name in MODULES if name in names), *sorted(names - MODULES.keys()))


def learners_in(
    directory: CourseDirectory, step: str, assignment: str, learners: str
) -> Iterator[tuple[str, Path]]:
    """Yield the learners who have come to a step of an assignment, with their folders, in order.

    Args:
        directory: The course.
        step: The step's directory, such as ``directory.submitted_directory``.
        assignment: The assignment's name.
        learners: A glob of learners' ids.
    """
    shape = re.compile(directory.format_path(step, "(?P<learner>.*)", assignment, escape=True), re.DOTALL)
    excluded = directory.student_id_exclude.split(",")
    pattern = directory.format_path(step, learners, assignment)
    for path in sorted({*glob(pattern), *_closed(pattern)}):  # noqa: PTH207 - a pattern that begins with a root
        found = shape.fullmatch(os.path.normpath(path))
        if found and found["learner"] not in excluded:
            yield found["learner"], Path(path)


def _closed(pattern: str) -> Iterator[str]:
    # A learner's folder that may not be looked into shows nothing: whether the assignment is in it, a
    # person must find out.
    home, assignment = os.path.split(pattern)
    for folder in glob(home):  # noqa: PTH207 - as above
        if os.path.isdir(folder) and not os.access(folder, os.X_OK):  # noqa: PTH112 - as above
            yield os.path.join(folder, assignment)  # noqa: PTH118 - as above


@contextmanager
def alone(root: Path) -> Iterator[None]:
    """Hold the course folder against a second run; the system lets go of it whatever happens to this one.

    Args:
        root: The course folder.

    Raises:
        CourseFolderError: Another run holds it.
    """
    if fcntl is None:
        yield
        return
    with (root / ".tradecraft.lock").open("w") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise CourseFolderError(
                "Another run is working in this course folder: wait for its end."
            ) from error
        yield

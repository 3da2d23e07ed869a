"""A course with cases submitted to it, graded in bulk or by ``nbgrader autograde``."""

import json
import subprocess
import sys
from collections.abc import Iterable
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
from msgspec import Struct, structs

from tests import warm
from tests.adversarial import tables
from tests.adversarial.case import Case
from tests.nbgrader.course import Course, environment, released_course

AUTOGRADE = ("autograde", "--all", "--jobs", "2")
MINUTES = 600
"""Seconds after which a grading hangs."""


class Graded(Struct, frozen=True):
    """All cases, graded in one way.

    Attributes:
        course: The course folder.
        books: What the gradebook says, by assignment and learner.
        said: What bulk grading said, by assignment, as ``--json`` gives it; nothing of nbgrader's way.
        text: What it said to people when it graded all again.
    """

    course: Course
    books: dict[str, dict[str, Any]]
    said: dict[str, Any] = {}
    text: str = ""

    def scores(self, case: Case) -> dict[str, float | None]:
        """Return a case's scores by graded cell; nothing when the gradebook does not know it."""
        cells = self.books[case.assignment].get(case.who, {})
        return {name: cell["score"] for name, cell in cells.items()}

    def failed(self, case: Case) -> str:
        """Return why bulk grading graded nothing of a case; empty when it did."""
        # As programs are told of a name that is no text.
        name = case.who.encode(errors="replace").decode()
        reason: str = self.said[case.assignment]["failed"].get(name, "")
        return reason

    def reasons(self, case: Case) -> dict[str, str]:
        """Return why bulk grading could not grade parts of a case, by exercise or file."""
        found: dict[str, str] = self.said[case.assignment]["invalid"].get(case.who, {})
        return found

    def shown(self, case: Case) -> dict[str, str]:
        """Return what the graded notebook shows: by graded cell, and the rest under its file name."""
        name = f"{case.assignment}.ipynb"
        cells = nbformat.read(self.folder(case) / name, as_version=4).cells
        shown = {name: unescape(cells[-1].source)}
        for cell in cells:
            if "nbgrader" in cell.metadata and cell.cell_type == "code":
                shown[cell.metadata.nbgrader.grade_id] = unescape(cell.outputs[0].data["text/html"])
        return shown

    def folder(self, case: Case) -> Path:
        """Return the folder that grading leaves, if it does."""
        return self.course.folder / "autograded" / case.who / case.assignment


def course_of(cases: Iterable[Case], folder: Path, before: tuple[str, ...] = ()) -> Course:
    """Make a course with its assignments released, and hand in all cases."""
    course = structs.replace(released_course(folder / "course"), before=before)
    for case in cases:
        case.hand_in(course.folder)
    return course


def grade_in_bulk(course: Course) -> Graded:
    """Grade a course by the command, for programs and once more for people."""
    first = tradecraft(course, *AUTOGRADE, "--json")
    again = tradecraft(course, *AUTOGRADE, "--force")
    assert first.returncode == again.returncode == 1, (first.stderr, again.stderr)
    return Graded(
        course,
        books_of(course),
        {summary["assignment"]: summary for summary in json.loads(first.stdout)},
        again.stdout.decode(),
    )


def tradecraft(course: Course, *words: str) -> subprocess.CompletedProcess[bytes]:
    """Run a command of the course's in a course folder."""
    variables = environment(course.folder / "home")
    if not course.before:
        return warm.tradecraft(*words, folder=course.folder, environment=variables)
    return subprocess.run(
        [*course.before, sys.executable, "-m", "grader.cli", *words],
        cwd=course.folder,
        env=variables,
        capture_output=True,
        check=False,
        timeout=MINUTES,
    )


def grade_by_nbgrader(course: Course) -> Graded:
    """Grade a course by nbgrader's own command with trusted evaluation."""
    course.run(*(["autograde", name] for name in tables.ASSIGNMENTS))
    return Graded(course, books_of(course))


def books_of(course: Course) -> dict[str, Any]:
    """Return what the gradebook says, by assignment."""
    return dict(
        zip(tables.ASSIGNMENTS, course.run(*(["show", name] for name in tables.ASSIGNMENTS)), strict=True)
    )

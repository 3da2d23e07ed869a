"""A course folder that is graded in bulk, and what its gradebook and folders hold."""

import json
import sqlite3
import subprocess
from pathlib import Path
from typing import Any

import nbformat

from tests import warm
from tests.nbgrader.course import Course, environment, released

QUERIES = {
    "student": "SELECT id, first_name, last_name, email, lms_user_id FROM student",
    "submission": """
        SELECT s.student_id, a.name, s.timestamp, s.extension
        FROM submitted_assignment s JOIN assignment a ON a.id = s.assignment_id""",
    "notebook": """
        SELECT s.student_id, a.name, n.name, sn.flagged, sn.late_submission_penalty
        FROM submitted_notebook sn JOIN notebook n ON n.id = sn.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id JOIN assignment a ON a.id = s.assignment_id""",
    "grade": """
        SELECT s.student_id, a.name, n.name, c.name, g.auto_score, g.manual_score, g.extra_credit,
            g.needs_manual_grade
        FROM grade g JOIN base_cell c ON c.id = g.cell_id JOIN submitted_notebook sn ON sn.id = g.notebook_id
        JOIN notebook n ON n.id = sn.notebook_id JOIN submitted_assignment s ON s.id = sn.assignment_id
        JOIN assignment a ON a.id = s.assignment_id""",
    "comment": """
        SELECT s.student_id, a.name, n.name, c.name, m.auto_comment, m.manual_comment
        FROM comment m JOIN base_cell c ON c.id = m.cell_id
        JOIN submitted_notebook sn ON sn.id = m.notebook_id JOIN notebook n ON n.id = sn.notebook_id
        JOIN submitted_assignment s ON s.id = sn.assignment_id JOIN assignment a ON a.id = s.assignment_id""",
}
"""What a gradebook says, with natural keys in the place of random ids."""

IDS = "SELECT 'submission', id FROM submitted_assignment UNION SELECT 'notebook', id FROM submitted_notebook"


def tradecraft(*arguments: str | Path, folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run a command as from a terminal in a course folder, as the tests' nbgrader is run."""
    done = warm.tradecraft(*map(str, arguments), folder=folder, environment=environment(folder / "home"))
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def graded(folder: Path, *arguments: str, code: int = 0) -> list[dict[str, Any]]:
    """Grade in bulk and return the summaries.

    Args:
        folder: The course folder.
        *arguments: What stands after ``tradecraft autograde``.
        code: The exit code that is expected.
    """
    done = tradecraft("autograde", *arguments, "--json", folder=folder)
    assert done.returncode == code, done.stderr
    summaries: list[dict[str, Any]] = json.loads(done.stdout)
    return summaries


def rows(folder: Path) -> dict[str, list[str]]:
    """Return all that the gradebook of a course folder says of learners and submissions."""
    with sqlite3.connect(folder / "gradebook.db") as book:
        return said(book)


def said(book: Any) -> dict[str, list[str]]:
    """Return all that a gradebook says of learners and submissions.

    Args:
        book: A connection to its database.
    """
    return {name: sorted(map(repr, book.execute(query))) for name, query in QUERIES.items()}


def ids(folder: Path) -> set[Any]:
    """Return the ids of all submissions and submitted notebooks."""
    with sqlite3.connect(folder / "gradebook.db") as book:
        return set(book.execute(IDS))


def change(folder: Path, *statements: str) -> None:
    """Change a gradebook, as the formgrader or an instructor's script does."""
    with sqlite3.connect(folder / "gradebook.db") as book:
        for statement in statements:
            book.execute(statement)


def files(folder: Path, step: str = "autograded") -> dict[str, tuple[int, bytes]]:
    """Return permissions and contents of all files of a step, by path; hidden ones too."""
    root = folder / step
    return {
        str(path.relative_to(root)): (path.stat().st_mode, path.read_bytes())
        for path in root.rglob("*")
        if path.is_file()
    }


def hand_in(course: Course, learner: str, answers: dict[str, bytes], *, at: str = "") -> Path:
    """Hand in the released notebook of the Trust module with some answers.

    Args:
        course: The course.
        learner: The learner's id.
        answers: Files below ``answers/``, by name.
        at: The content of ``timestamp.txt``; none when empty.
    """
    folder = course.submit(learner, released(), answers)
    if at:
        (folder / "timestamp.txt").write_text(f"{at}\n")
        (folder / "submission_secret.txt").write_text(f"secret of {learner}")
    return folder


def write(course: Course, learner: str, text: str, assignment: str) -> None:
    """Hand in an assignment with a written answer about a deal of one's own.

    Args:
        course: The course.
        learner: The learner's id.
        text: What is written; nothing when empty.
        assignment: The assignment.
    """
    content = nbformat.read(course.folder / "exercises" / assignment / f"{assignment}.ipynb", as_version=4)
    for cell in content.cells:
        if text and cell.metadata.get("nbgrader", {}).get("grade_id") == "own-deal":
            cell.source = text
    folder = course.folder / "submitted" / learner / assignment
    folder.mkdir(parents=True)
    nbformat.write(content, folder / f"{assignment}.ipynb")

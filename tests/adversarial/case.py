"""What a case is, and what cases are made of."""

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import nbformat
from msgspec import Struct, field

from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.grading.variants import COMMON, variant_for
from tests.nbgrader.course import answer_files, flawed, reference

FIRST, SECOND, THIRD = MODULES["trust"]

KEY = "spring"
"""The cohort's key in the assignment ``reflection``."""

GOOD, POOR = answer_files(reference), answer_files(flawed)
FULL: dict[str, float | None] = dict.fromkeys(MODULES["trust"], 10.0)
NOTHING: dict[str, float | None] = dict.fromkeys(MODULES["trust"], 0.0)
FLAWED: dict[str, float | None] = {
    name: grade(exercise(name), COMMON, flawed(name)).score for name in MODULES["trust"]
}
BUT_FIRST = {**FULL, FIRST: 0.0}

Notebook = dict[str, Any]
Do = Callable[[Path], object]
"""What a learner does to a submission, given its folder."""


class Case(Struct, frozen=True, kw_only=True):
    """One submission.

    Attributes:
        name: What it tries; its learner's id, unless that is the attack.
        do: What is done to a submission that was honest until then.
        answers: Answer files at the beginning, by name.
        scores: What it deserves, by graded cell; None is left to people.
        says: What cannot be graded: by exercise, or by file, some words of the reason.
        learner: The learner's id, where the name of the folder is the attack.
        assignment: What it is submitted for.
        failed: Some words of the reason for which nothing of it is graded; empty when it is.
        left: Why ``nbgrader autograde`` leaves it ungraded; empty when it does not.
        kept_away: Why ``nbgrader autograde`` is not let near it; empty when it is.
    """

    name: str
    do: Do = lambda _: None
    answers: Mapping[str, bytes] = field(default_factory=lambda: GOOD)
    scores: Mapping[str, float | None] = field(default_factory=lambda: FULL)
    says: Mapping[str, str] = {}
    learner: str = ""
    assignment: str = "trust"
    failed: str = ""
    left: str = ""
    kept_away: str = ""

    @property
    def who(self) -> str:
        """The learner's id."""
        return self.learner or self.name

    def hand_in(self, course: Path) -> None:
        """Make the submission.

        Args:
            course: The course folder.
        """
        folder = course / "submitted" / self.who / self.assignment
        folder.mkdir(parents=True)
        shutil.copy(course / "exercises" / self.assignment / f"{self.assignment}.ipynb", folder)
        write(folder, {f"answers/{name}": content for name, content in self.answers.items()})
        self.do(folder)


def write(folder: Path, files: Mapping[str, bytes | str]) -> None:
    """Write files below a folder, by their paths."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())


def files(contents: Mapping[str, bytes | str]) -> Do:
    """Return what writes files into a submission."""
    return lambda folder: write(folder, contents)


def notebook(*changes: Callable[[Notebook], object]) -> Do:
    """Return what changes the submitted notebook."""

    def do(folder: Path) -> None:
        (path,) = folder.glob("*.ipynb")
        content = json.loads(path.read_bytes())
        for change in changes:
            change(content)
        path.write_text(json.dumps(content), "utf-8")

    return do


def in_its_place(content: bytes) -> Do:
    """Return what puts any bytes in the place of the submitted notebook."""
    return files({"trust.ipynb": content})


def graded(notebook: Notebook, grade_id: str) -> dict[str, Any]:
    """Return a graded cell of a notebook."""
    cells: list[dict[str, Any]] = notebook["cells"]
    return next(cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade_id") == grade_id)


def code(source: str, name: str = "attack", **more: Any) -> dict[str, Any]:
    """Return a code cell."""
    cell: dict[str, Any] = nbformat.v4.new_code_cell(source, id=name)
    return {**cell, **more}


def text(source: str, name: str = "attack") -> dict[str, Any]:
    """Return a Markdown cell."""
    cell: dict[str, Any] = nbformat.v4.new_markdown_cell(source, id=name)
    return dict(cell)


def answer(changes: Mapping[str, Any], **others: Any) -> bytes:
    """Return an answer file for the first exercise: the reference with changes.

    Args:
        changes: Decisions, by full field id.
        **others: What else the file says.
    """
    content = {"version": 1, "exercise": FIRST, "variant": COMMON, **others}
    return json.dumps({**content, "answer": {**reference(FIRST), **changes}}).encode()


def own_case(learner: str) -> bytes:
    """Return the reference answer to the case that a learner of the keyed cohort was given."""
    task, variant = exercise(FIRST), variant_for(FIRST, KEY, learner)
    return encode(FIRST, variant, solution(task).reference(task.case(variant)))

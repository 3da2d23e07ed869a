"""A course folder to grade in, made out of the repository's own parts, and learners who submit to it."""

import atexit
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import nbformat
from msgspec import Struct
from nbformat.notebooknode import NotebookNode

from grader.exercises import MODULES, exercise
from grader.exercises.sheet import Answer
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.grading.variants import COMMON
from tests import warm

ROOT = Path(__file__).resolve().parents[2]
SESSION = Path(__file__).with_name("session.py")
REFLECTION = Path(__file__).with_name("reflection.ipynb")
IN_KERNEL = "--TrustedEvaluation.in_kernel=True"
"""The documented way to nbgrader's own execution."""

Change = Callable[[NotebookNode], None]


class Course(Struct, frozen=True):
    """A course folder.

    Attributes:
        folder: What an instructor runs nbgrader in.
        before: What stands before each command, such as one that takes rights away.
    """

    folder: Path
    before: tuple[str, ...] = ()

    def run(self, *commands: Iterable[str], folder: Path | None = None) -> list[Any]:
        """Run nbgrader commands one after the other.

        Args:
            *commands: What stands after ``nbgrader``, each as words.
            folder: Where to run them; the course folder if not said.

        Returns:
            What became of each.
        """
        wanted = [list(map(str, command)) for command in commands]
        where, variables = folder or self.folder, environment(self.folder / "home")
        if self.before:
            done = subprocess.run(
                [*self.before, sys.executable, SESSION],
                input=json.dumps(wanted).encode(),
                cwd=where,
                env=variables,
                stdout=subprocess.PIPE,
                check=False,
            )
        else:
            done = warm.run(perform, wanted, folder=where, environment=variables)
        assert done.returncode == 0, done.stderr
        results: list[Any] = json.loads(done.stdout)
        return results

    def submit(
        self, learner: str, notebook: NotebookNode | str, answers: dict[str, bytes], step: str = "submitted"
    ) -> Path:
        """Put a submission where nbgrader collects them.

        Args:
            learner: The learner's id.
            notebook: What became of the notebook, as a notebook or as any text.
            answers: Files below ``answers/``, by name.
            step: The folder of all submissions.

        Returns:
            The submission's folder.
        """
        folder = self.folder / step / learner / "trust"
        (folder / "answers").mkdir(parents=True)
        text = notebook if isinstance(notebook, str) else nbformat.writes(notebook)
        (folder / "trust.ipynb").write_text(text, "utf-8")
        for name, content in answers.items():
            (folder / "answers" / name).write_bytes(content)
        return folder

    def graded_cells(
        self, learner: str, assignment: str = "trust", step: str = "autograded"
    ) -> dict[str, NotebookNode]:
        """Return the graded cells of a learner's graded notebook, by grade id."""
        path = self.folder / step / learner / assignment / f"{assignment}.ipynb"
        cells = nbformat.read(path, as_version=4).cells
        return {cell.metadata.nbgrader.grade_id: cell for cell in cells if "nbgrader" in cell.metadata}


def environment(home: Path) -> dict[str, str]:
    """Return the environment for nbgrader: a home of its own, and this Python's commands.

    nbgrader calls alembic by name when it makes a gradebook.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return {**os.environ, "PATH": path, "HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}


def new_course(folder: Path, config: str = "") -> Course:
    """Copy what nbgrader needs of the repository into an empty folder, and an assignment for tests.

    Args:
        folder: The folder; it is made where it is not there.
        config: What stands in the configuration besides.

    Returns:
        The course, nothing released in it yet.
    """
    folder.mkdir(exist_ok=True)
    (folder / "nbgrader_config.py").write_text((ROOT / "nbgrader_config.py").read_text() + config)
    for module in MODULES:
        shutil.copytree(ROOT / "solutions" / module, folder / "solutions" / module)
    (folder / "solutions" / "reflection").mkdir()
    shutil.copy(REFLECTION, folder / "solutions" / "reflection")
    (folder / "home").mkdir()
    return Course(folder)


def released_course(
    folder: Path, config: str = "", assignments: tuple[str, ...] = ("trust", "reflection")
) -> Course:
    """Make a course folder in which assignments are released: they are, once a process.

    Args:
        folder: The folder; it must not be there.
        config: What stands in the configuration besides.
        assignments: Which ones.

    Returns:
        The course, with a gradebook that knows these assignments.
    """
    shutil.copytree(_released_course(assignments).folder, folder)
    with (folder / "nbgrader_config.py").open("a", encoding="utf-8") as file:
        file.write(config)
    return Course(folder)


def perform(commands: Sequence[Sequence[str]]) -> None:
    """Run nbgrader commands and print what became of them, as ``session`` does."""
    from tests.nbgrader import session  # noqa: PLC0415 - whoever runs the tests need not import nbgrader

    session.perform(commands)


@cache
def _released_course(assignments: tuple[str, ...]) -> Course:
    course = new_course(Path(mkdtemp(prefix="released-")) / "course")
    atexit.register(shutil.rmtree, course.folder.parent, ignore_errors=True)
    for step in course.run(*(["generate_assignment", name] for name in assignments)):
        assert step["code"] == 0, step["log"]
    return course


def released(*changes: Change) -> NotebookNode:
    """Return the released notebook of the Trust module, with whatever a learner has done to it."""
    notebook = nbformat.read(ROOT / "exercises" / "trust" / "trust.ipynb", as_version=4)
    for change in changes:
        change(notebook)
    return notebook


def answer_files(answer: Callable[[str], Answer], variant: str = COMMON) -> dict[str, bytes]:
    """Return answer files for the exercises of the Trust module.

    Args:
        answer: The answer to each exercise, by its id.
        variant: The case that the files say they answer.

    Returns:
        Contents by file name.
    """
    return {f"{name}.json": encode(name, variant, answer(name)) for name in MODULES["trust"]}


def reference(name: str) -> Answer:
    """Return the reference answer to the common case."""
    task = exercise(name)
    return solution(task).reference(task.case(COMMON))


def flawed(name: str) -> Answer:
    """Return an answer that breaks one rule of the common case."""
    task = exercise(name)
    return solution(task).flawed_answer(task.case(COMMON), broken_rule(name))


def broken_rule(name: str) -> str:
    """Return the rule that the flawed answer breaks: the first that the common case has."""
    findings = grade(exercise(name), COMMON, reference(name)).findings
    return next(finding.rule for finding in findings if finding.max_points)


def remove(learner: NotebookNode, grade_id: str) -> None:
    """Delete a graded cell."""
    learner.cells = [cell for cell in learner.cells if cell is not graded(learner, grade_id)]


def graded(notebook: NotebookNode, grade_id: str) -> NotebookNode:
    """Return a graded cell."""
    return next(
        cell for cell in notebook.cells if cell.metadata.get("nbgrader", {}).get("grade_id") == grade_id
    )

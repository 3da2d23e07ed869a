"""What of a submitted notebook reaches grading: the released notebook and the learner's written text."""

import os
import shutil
import stat
from collections.abc import Mapping
from pathlib import Path
from typing import IO, Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.bulk.submission import note, read_submission, read_written, refusal
from grader.bulk.work import look
from grader.grading.calls import ScoreCall, score_call
from grader.nbgrader_adapter.engine import share_engines
from grader.render.learner_text import as_shown
from grader.render.sheet import style

UNSEEN = (
    "<style>.code_cell:not(:has(.nbgrader_cell)), .code_cell .input_area, .code_cell .prompt, "
    ".output_execute_result, .tc-start, .anchor-link { display: none }</style>"
)
"""What nobody needs to read on nbgrader's pages: code, prompts, the form without its kernel, Start."""

LOOK = f"{style()}\n{UNSEEN}"
"""Once a page, because the formgrader and feedback know nothing of the course's look."""


class ReleaseMissingError(Exception):
    """The released notebook is not there, or is another one than the gradebook knows."""

    def __init__(self, place: Path, assignment: str) -> None:
        """Say where it should be, and how to make it."""
        super().__init__(
            f"{place} is not the notebook that the gradebook knows. "
            f"Run `nbgrader generate_assignment {assignment} --force`, then grade again."
        )


class SubmissionExporter(NotebookExporter):  # type: ignore[misc]  # nbconvert has no types
    """Reads submissions, those too that are no notebooks: the answers beside them count all the same."""

    def from_filename(
        self, filename: str, resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert what stands in the place of a notebook: whoever opens a pipe there waits for ever.

        What may not be opened is no notebook either.

        Args:
            filename: The file, or whatever it is.
            resources: What the preprocessors are told.
            **kw: Ignored.

        Returns:
            The converted notebook as text, and the resources.
        """
        converted: tuple[str, dict[str, Any]]
        if stat.S_ISREG(Path(filename).lstat().st_mode) and os.access(filename, os.R_OK):
            converted = super().from_filename(filename, resources=resources, **kw)
        else:
            place = {"path": str(Path(filename).parent), "name": Path(filename).stem}
            known = {**(resources or {}), "metadata": place}
            converted = self.from_notebook_node(nbformat.v4.new_notebook(), resources=known, **kw)
        return converted

    def from_file(
        self, file_stream: IO[str], resources: dict[str, Any] | None = None, **kw: Any
    ) -> tuple[str, dict[str, Any]]:
        """Convert a notebook from an open file.

        Args:
            file_stream: The file.
            resources: What the preprocessors are told.
            **kw: Ignored.

        Returns:
            The converted notebook as text, and the resources.
        """
        try:
            notebook = nbformat.read(file_stream, as_version=4)
            nbformat.validate(notebook, relax_add_props=True)
        except Exception as error:  # noqa: BLE001 - a damaged file may fail in any way
            self.log.warning(
                "The submitted notebook cannot be read, its answers are graded all the same: %s", error
            )
            notebook = nbformat.v4.new_notebook()
        converted: tuple[str, dict[str, Any]] = self.from_notebook_node(notebook, resources=resources, **kw)
        return converted


class RebuildFromRelease(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Rebuilds a submitted notebook from the released one and the learner's written text.

    The released notebook is taken from the release folder, because nothing else holds it whole:
    the gradebook keeps graded and locked cells alone. The gradebook stays the judge: another set of
    cells than it knows is refused here, and nbgrader's own ``OverwriteCells`` comes afterwards.
    """

    def preprocess(
        self,
        nb: NotebookNode,  # noqa: ARG002 - a learner's file, which is read again with less trust
        resources: dict[str, dict[str, str]],
    ) -> tuple[NotebookNode, dict[str, dict[str, str]]]:
        """Rebuild one notebook, and take away what else lies beside it in the graded copy.

        Args:
            nb: The submitted notebook as nbgrader reads it.
            resources: nbgrader's names: assignment, notebook, student.

        Returns:
            The rebuilt notebook, the resources as they were.

        Raises:
            ReleaseMissingError: There is no released notebook that the gradebook knows.
            NotADirectoryError: What was submitted is a link to another place.
        """
        share_engines()
        names, directory = resources["nbgrader"], CourseDirectory(parent=self)

        def place(step: str, who: str) -> Path:
            return Path(directory.format_path(step, who, names["assignment"]))

        submitted = place(directory.submitted_directory, names["student"])
        if reason := refusal(submitted):
            raise NotADirectoryError(f"{submitted} is not graded. {reason}.")
        release = place(directory.release_directory, ".")
        keep_answers_alone(
            submitted, place(directory.autograded_directory, names["student"]), exercises_of(release)
        )
        released = release_of(release, names["notebook"], names["assignment"], names["db_url"])
        written = read_written(submitted / f"{names['notebook']}.ipynb", written_cells(released))
        return rebuilt(released, written.texts, note(written)), resources


def rebuilt(released: NotebookNode, texts: Mapping[str, str], remark: str = "") -> NotebookNode:
    """Return the released notebook with the learner's text in its written answers, and the theme.

    Args:
        released: The notebook as it was handed out; it is changed in place.
        texts: What the learner wrote, by grade id.
        remark: A sentence for whoever reads the graded notebook.

    Returns:
        A notebook in which nothing else of the learner's is left.
    """
    for cell in released.cells:
        # An untouched cell stays as it is, so that nbgrader sees that there is no response.
        if is_written(cell) and (text := texts.get(cell.metadata["nbgrader"]["grade_id"])):
            cell.source = as_shown(text)
    released.cells.append(nbformat.v4.new_markdown_cell(look(LOOK, remark), id="look"))
    return released


def is_written(cell: NotebookNode) -> bool:
    """Return whether a cell is one in which learners write and people grade."""
    return bool(utils.is_grade(cell) and utils.is_solution(cell) and cell.cell_type == "markdown")


def written_cells(released: NotebookNode) -> dict[str, str]:
    """Return the cells of a released notebook that learners write in: their texts by grade id."""
    return {cell.metadata["nbgrader"]["grade_id"]: cell.source for cell in released.cells if is_written(cell)}


def calls_of(notebook: NotebookNode) -> dict[str, ScoreCall]:
    """Return what the graded code cells of a notebook call, by grade id.

    Raises:
        NotAScoreCellError: One of them does something else.
    """
    named = {
        cell.metadata["nbgrader"]["grade_id"]: cell.source
        for cell in notebook.cells
        if cell.cell_type == "code" and utils.is_grade(cell)
    }
    return {name: score_call(source, name) for name, source in named.items()}


def exercises_of(release: Path) -> tuple[str, ...]:
    """Return the exercises that an assignment's released notebooks ask for."""
    notebooks = [nbformat.read(path, as_version=4) for path in sorted(release.glob("*.ipynb"))]
    return tuple(
        dict.fromkeys(call.exercise for notebook in notebooks for call in calls_of(notebook).values())
    )


def release_of(release: Path, name: str, assignment: str, db_url: str) -> NotebookNode:
    """Return a released notebook, if it is the one that the gradebook knows.

    Args:
        release: The assignment's release folder.
        name: The notebook's name.
        assignment: The assignment's name.
        db_url: Where the gradebook is.

    Raises:
        ReleaseMissingError: It is not there, or has other cells than the gradebook knows.
    """
    place = release / f"{name}.ipynb"
    if not place.is_file():
        raise ReleaseMissingError(place, assignment)
    notebook = nbformat.read(place, as_version=4)
    with Gradebook(db_url) as gradebook:
        expected = {cell.name for cell in gradebook.find_notebook(name, assignment).source_cells}
    marked = (cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata)
    if expected != {mark["grade_id"] for mark in marked}:
        raise ReleaseMissingError(place, assignment)
    return notebook


def keep_answers_alone(submitted: Path, graded: Path, exercises: tuple[str, ...]) -> None:
    """Put into the graded copy of a submission what bulk grading keeps of it: answers, and nbgrader's files.

    A learner's Python file there would be imported in the place of an installed one when nbgrader
    executes the notebook. The submission itself is not touched.

    Args:
        submitted: ``submitted/<student>/<assignment>``.
        graded: ``autograded/<student>/<assignment>``.
        exercises: The exercises that the assignment asks for.
    """
    graded.mkdir(parents=True, exist_ok=True)
    for entry in graded.iterdir():
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        elif entry.suffix != ".ipynb" or not entry.is_file():
            entry.unlink()
    for name, content in read_submission(submitted, exercises).files:
        (graded / name).parent.mkdir(exist_ok=True)
        (graded / name).write_bytes(content)

"""What of a submitted notebook reaches grading: the released notebook and the learner's written text."""

import shutil
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

import nbformat
from nbconvert.exporters import NotebookExporter
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.grading.store import FOLDER
from grader.nbgrader_adapter.learner_text import as_shown
from grader.render.sheet import style

KEPT = frozenset({"timestamp.txt", "submission_secret.txt"})
"""nbgrader's own files in a submission."""


UNSEEN = (
    "<style>.code_cell:not(:has(.nbgrader_cell)), .code_cell .input_area, .code_cell .prompt, "
    ".output_execute_result, .tc-start, .anchor-link { display: none }</style>"
)
"""What nobody needs to read on nbgrader's pages: code, prompts, the form without its kernel, Start."""


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
        self, nb: NotebookNode, resources: dict[str, dict[str, str]]
    ) -> tuple[NotebookNode, dict[str, dict[str, str]]]:
        """Rebuild one notebook, and take away what else lies beside it in the graded copy.

        Args:
            nb: The submitted notebook.
            resources: nbgrader's names: assignment, notebook, student.

        Returns:
            The rebuilt notebook, the resources as they were.

        Raises:
            ReleaseMissingError: There is no released notebook that the gradebook knows.
        """
        names, directory = resources["nbgrader"], CourseDirectory(parent=self)
        released = Path(directory.format_path(directory.release_directory, ".", names["assignment"]))
        graded = directory.format_path(directory.autograded_directory, names["student"], names["assignment"])
        keep_answers_alone(Path(graded))
        return rebuilt(_released(released / f"{names['notebook']}.ipynb", names), nb), resources


def rebuilt(released: NotebookNode, submitted: NotebookNode) -> NotebookNode:
    """Return the released notebook with the learner's text in its written answers, and the theme.

    Args:
        released: The notebook as it was handed out; it is changed in place.
        submitted: What came back, in whatever state.

    Returns:
        A notebook in which nothing else of the learner's is left.
    """
    for cell in released.cells:
        if utils.is_grade(cell) and utils.is_solution(cell) and cell.cell_type == "markdown":
            written = _texts(submitted.cells, cell.metadata["nbgrader"]["grade_id"])
            texts = [text for text in written if text.strip() not in {"", cell.source.strip()}]
            # An untouched cell stays as it is, so that nbgrader sees that there is no response.
            if texts:
                cell.source = as_shown("\n\n".join(dict.fromkeys(texts)))
    # Once a page, because the formgrader and feedback know nothing of the course's look.
    released.cells.append(nbformat.v4.new_markdown_cell(f"{style()}\n{UNSEEN}", id="look"))
    return released


def keep_answers_alone(folder: Path) -> None:
    """Remove all but notebooks and answers from the graded copy of a submission.

    A learner's Python file there would be imported in the place of an installed one when nbgrader
    executes the notebook. The submission itself is not touched.

    Args:
        folder: ``autograded/<student>/<assignment>``.
    """
    # A submission without any file but its notebook has no folder yet.
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name == FOLDER and entry.is_dir():
            _remove(file for file in entry.iterdir() if file.suffix != ".json" or not file.is_file())
        elif entry.name not in KEPT and (entry.suffix != ".ipynb" or not entry.is_file()):
            _remove([entry])


def _remove(entries: Iterable[Path]) -> None:
    for entry in entries:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()


def _texts(cells: Iterable[NotebookNode], grade_id: str) -> Iterator[str]:
    for cell in cells:
        known = cell.metadata.get("nbgrader", {})
        if isinstance(known, dict) and known.get("grade_id") == grade_id:
            yield cell.source


def _released(place: Path, names: dict[str, str]) -> NotebookNode:
    if not place.is_file():
        raise ReleaseMissingError(place, names["assignment"])
    notebook = nbformat.read(place, as_version=4)
    with Gradebook(names["db_url"]) as gradebook:
        known = gradebook.find_notebook(names["notebook"], names["assignment"]).source_cells
        expected = {cell.name for cell in known}
    marked = (cell.metadata["nbgrader"] for cell in notebook.cells if "nbgrader" in cell.metadata)
    if expected != {mark["grade_id"] for mark in marked}:
        raise ReleaseMissingError(place, names["assignment"])
    return notebook

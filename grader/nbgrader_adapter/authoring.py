"""What an author does with notebooks: execute a copy, and make the released ones."""

import os
import shutil
from copy import deepcopy
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import nbformat
from nbconvert.preprocessors import ExecutePreprocessor
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_markdown_cell, new_notebook
from nbgrader.converters import GenerateAssignment
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from grader.grading.solutions import solutions_folder
from grader.nbgrader_adapter.course import configure
from grader.render.rules import page

KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}

SECONDS = 120
"""How long one cell may take."""


def executed_copy(notebook: Path, folder: Path) -> NotebookNode:
    """Execute a copy of a notebook; the original, and the folder that it is in, stay as they are.

    Executed in place, a source notebook would leave the reference answers in its folder, and nbgrader
    would hand them out.

    Args:
        notebook: The notebook file.
        folder: Where the copy is put and left, with the answers that it fills in.

    Returns:
        The executed notebook.

    Raises:
        CellExecutionError: A cell fails.
    """
    copy = Path(shutil.copy(notebook, folder))
    executor = ExecutePreprocessor(timeout=SECONDS)
    executed: NotebookNode
    # As autograde says it: what is evidence is judged only there.
    with patch.dict(os.environ, NBGRADER_EXECUTION="autograde"):
        executed, _ = executor.preprocess(
            nbformat.read(copy, as_version=4), {"metadata": {"path": str(folder)}}
        )
    nbformat.write(executed, copy)
    return executed


def scores(notebook: NotebookNode) -> dict[str, float]:
    """Return what the graded cells of an executed notebook say, by grade id."""
    return {
        cell.metadata["nbgrader"]["grade_id"]: float(output.data["text/plain"])
        for cell in notebook.cells
        if cell.cell_type == "code" and cell.metadata.get("nbgrader", {}).get("grade")
        for output in cell.outputs
        if output.output_type == "execute_result"
    }


def released(module: str, target: Path) -> list[Path]:
    """Make the released notebooks of a module with nbgrader's own ``GenerateAssignment``.

    The same sources give the same bytes. No gradebook is needed, and none is made.

    Args:
        module: The assignment.
        target: The folder below which the module's folder is made; what it holds is replaced.

    Returns:
        The notebook files.
    """
    config = Config()
    configure(config)
    config.CourseDirectory.source_directory = str(solutions_folder())
    config.GenerateAssignment.no_database = True
    config.SaveCells.enabled = False
    return generated(config, module, target)


def generated(config: Config, module: str, target: Path) -> list[Path]:
    """Run nbgrader's ``GenerateAssignment`` beside the release folder, and put there what it has made.

    Where it refuses the source, or is killed, the notebooks that learners work with are still there.

    Args:
        config: nbgrader's configuration; it says where the sources and the gradebook are.
        module: The assignment.
        target: The folder below which the module's folder is made; what it holds is replaced.

    Returns:
        The notebook files.
    """
    config = deepcopy(config)
    config.CourseDirectory.assignment_id = module
    with TemporaryDirectory() as folder:
        config.CourseDirectory.release_directory = folder
        GenerateAssignment(coursedir=CourseDirectory(config=config), config=config).start()
        shutil.rmtree(target / module, ignore_errors=True)
        shutil.copytree(Path(folder, module), target / module)
    return sorted((target / module).glob("*.ipynb"))


def rules_page() -> str:
    """Return the page of the rules as the content of its notebook: the same rules give the same bytes."""
    locked = {"deletable": False, "editable": False}
    cells = [new_markdown_cell(text, id=name, metadata=locked) for name, text in page()]
    return f"{nbformat.writes(new_notebook(cells=cells, metadata={'kernelspec': KERNEL}))}\n"

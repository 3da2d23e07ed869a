"""What a source notebook must be before it is released, and what is taken out of it."""

import os
from collections.abc import Iterator

from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.coursedir import CourseDirectory
from nbgrader.preprocessors import NbGraderPreprocessor

from grader.exercises import UnknownExerciseError, exercise_ids
from grader.exercises.exercise import FULL_MARKS
from grader.grading.calls import NotAScoreCellError, score_call

REFERENCE = "reference"
"""The tag of a cell that only the author's notebook has."""

DELIMITERS = ("BEGIN SOLUTION", "BEGIN HIDDEN TESTS", "AUTOTEST")
"""Words that nbgrader answers with code of its own in a learner's cell."""


class AuthorError(Exception):
    """A source folder that must not be released; the message says what to change."""


class PrepareRelease(NbGraderPreprocessor):  # type: ignore[misc]  # nbgrader has no types
    """Takes out the reference cells, and refuses what would go wrong at the learners' or in grading."""

    def preprocess(
        self, nb: NotebookNode, resources: dict[str, dict[str, str]]
    ) -> tuple[NotebookNode, dict[str, dict[str, str]]]:
        """Prepare one notebook of an assignment.

        Args:
            nb: The source notebook.
            resources: nbgrader's names: assignment and notebook.

        Returns:
            The notebook without reference cells, the resources as they were.

        Raises:
            AuthorError: The folder or the notebook must not be released as it is.
        """
        assignment = resources["nbgrader"]["assignment"]
        directory = CourseDirectory(parent=self)
        folder = directory.format_path(directory.source_directory, ".", assignment)
        if others := sorted(utils.find_all_files(folder, [*directory.ignore, "*.ipynb"])):
            names = ", ".join(os.path.relpath(name, folder) for name in others)
            raise AuthorError(
                f"The source folder of {assignment!r} holds more than notebooks: {names}. "
                "These files would be handed out, and would overwrite the learners' own in grading. "
                "Move them away."
            )
        nb.cells = [cell for cell in nb.cells if REFERENCE not in cell.metadata.get("tags", ())]
        if found := list(faults(nb)):
            raise AuthorError(
                f"The notebook {resources['nbgrader']['notebook']!r} cannot be released. " + " ".join(found)
            )
        nb.metadata = NotebookNode(kernelspec=nb.metadata.get("kernelspec", {}))
        return nb, resources


def faults(nb: NotebookNode) -> Iterator[str]:
    """Yield what must not be in a released notebook, in sentences.

    Args:
        nb: A notebook without its reference cells.
    """
    for cell in nb.cells:
        if cell.cell_type == "code" and any(word in cell.source for word in DELIMITERS):
            yield f"The cell {cell.id!r} has text that nbgrader replaces by code of its own."
        if utils.is_task(cell):
            yield f"The cell {cell.id!r} is a task: what learners write below it never reaches grading."
        if utils.is_solution(cell) and cell.cell_type == "code":
            yield f"The cell {cell.id!r} asks for code: no code of a learner is ever run here."
        if utils.is_grade(cell) and not utils.is_solution(cell):
            yield from _graded_faults(cell)


def _graded_faults(cell: NotebookNode) -> Iterator[str]:
    name = cell.metadata["nbgrader"]["grade_id"]
    try:
        asked = score_call(cell.source, name).exercise
        if asked not in exercise_ids():
            yield str(UnknownExerciseError(asked))
    except NotAScoreCellError as error:
        yield str(error)
    if float(cell.metadata["nbgrader"]["points"]) != FULL_MARKS:
        yield f"The graded cell {name!r} must be worth {FULL_MARKS:g} points."

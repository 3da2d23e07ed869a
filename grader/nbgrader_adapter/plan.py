"""What is the same for all submissions of an assignment, found out with nbgrader's own steps."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import nbformat
from nbformat.notebooknode import NotebookNode
from nbgrader import utils
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties, Execute, SaveAutoGrades

from grader.bulk import template
from grader.bulk.template import Template, cut, hole
from grader.bulk.work import Plan
from grader.cells import Graded
from grader.exercises.exercise import FULL_MARKS
from grader.nbgrader_adapter.directory import CourseFolderError
from grader.nbgrader_adapter.evaluation import TrustedEvaluation, outputs
from grader.nbgrader_adapter.grades import known
from grader.nbgrader_adapter.sanitizing import (
    LOOK,
    RebuildFromRelease,
    calls_of,
    exercises_of,
    rebuilt,
    release_of,
    written_cells,
)

OURS = (RebuildFromRelease, TrustedEvaluation, SaveAutoGrades, AssignLatePenalties)
"""Steps that bulk grading takes in its own way; it runs all others, once for all submissions."""

GROUP = 0o2770
"""What nbgrader adds to folders that a group of instructors shares."""


def plan_for(converter: Autograde, assignment: str) -> Plan:
    """Find out what is the same for all submissions of an assignment.

    Args:
        converter: nbgrader's converter, configured.
        assignment: The assignment's name.

    Returns:
        The plan, with a template of each notebook.

    Raises:
        CourseFolderError: The gradebook does not know the assignment, or the configuration has steps
            that see each submission, which bulk grading would leave out.
        ReleaseMissingError: The released notebooks are not the ones that the gradebook knows.
    """
    _refuse_unknown(converter)
    directory = converter.coursedir
    with Gradebook(directory.db_url, directory.course_id) as gradebook:
        notebooks = [notebook.name for notebook in known(gradebook, assignment).notebooks]
    release = Path(directory.format_path(directory.release_directory, ".", assignment))
    exercises = exercises_of(release)
    return Plan(
        assignment=assignment,
        exercises=exercises,
        templates=tuple(_template(converter, release, assignment, name) for name in notebooks),
        file_mode=int(str(converter.permissions), 8),
        folder_mode=GROUP if directory.groupshared else 0,
    )


def _refuse_unknown(converter: Autograde) -> None:
    stock = [*Autograde.class_traits()["sanitize_preprocessors"].default()]
    stock += [*Autograde.class_traits()["autograde_preprocessors"].default(), *OURS]
    steps = [*converter.sanitize_preprocessors, *converter.autograde_preprocessors]
    if others := [step for step in steps if step not in stock or step is Execute]:
        names = ", ".join(getattr(step, "__name__", str(step)) for step in others)
        raise CourseFolderError(
            f"nbgrader_config.py asks for steps that bulk grading does not take: {names}. "
            "Take them out, or grade with `nbgrader autograde`."
        )


def _template(converter: Autograde, release: Path, assignment: str, name: str) -> Template:
    directory = converter.coursedir
    names = {"student": "", "assignment": assignment, "notebook": name, "db_url": directory.db_url}
    released = release_of(release, name, assignment, directory.db_url)
    notebook = _through(converter, converter.sanitize_preprocessors, rebuilt(released, {}), names)
    calls, texts = calls_of(notebook), written_cells(notebook)
    untouched = {}
    for cell in notebook.cells:
        if utils.is_grade(cell):
            grade_id = cell.metadata["nbgrader"]["grade_id"]
            if grade_id in calls:
                _refuse_points(cell)
                cell.outputs = _holes(grade_id)
            else:
                untouched[grade_id] = utils.determine_grade(cell)[0]
                cell.source = hole(template.WRITTEN, grade_id)
    notebook.cells[-1].source = hole(template.NOTE)
    final = _through(converter, converter.autograde_preprocessors, notebook, names)
    pieces, holes = cut(f"{nbformat.writes(final).rstrip()}\n")
    return Template(name, pieces, holes, calls, texts, untouched, LOOK)


def _holes(grade_id: str) -> list[NotebookNode]:
    html, text = ((hole(kind, grade_id),) for kind in (template.HTML, template.TEXT))
    display, result = outputs(Graded(0.0, html, text))
    result.data["text/plain"] = hole(template.SCORE, grade_id)
    return [display, result]


def _refuse_points(cell: NotebookNode) -> None:
    name, points = cell.metadata["nbgrader"]["grade_id"], float(cell.metadata["nbgrader"]["points"])
    if points != FULL_MARKS:
        raise CourseFolderError(
            f"The gradebook gives {points:g} points for {name!r}, which is scored out of {FULL_MARKS:g}."
        )


def _through(
    converter: Autograde, steps: Iterable[type[Any]], notebook: NotebookNode, names: dict[str, str]
) -> NotebookNode:
    exporter = converter.exporter_class(parent=converter, config=converter.config)
    exporter._preprocessors = []  # noqa: SLF001 - as nbgrader itself does before it registers its steps
    for step in steps:
        if step not in OURS:
            exporter.register_preprocessor(step)
    text, _ = exporter.from_notebook_node(notebook, resources={"nbgrader": names})
    return nbformat.reads(text, as_version=4)

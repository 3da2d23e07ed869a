"""What may be released, and what a graded cell may say."""

from collections.abc import Callable

import pytest
from nbformat.notebooknode import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from grader.exercises import MODULES
from grader.grading.calls import NotAScoreCellError, ScoreCall, score_call
from grader.nbgrader_adapter.release import faults
from tests.nbgrader.course import graded, released

FIRST = MODULES["trust"][0]

CALLS = {
    'score("a")': ScoreCall("a"),
    'from grader import score\nscore("a", key="spring")': ScoreCall("a", "spring"),
    "score(exercise='a', key='b')": ScoreCall("a", "b"),
    'from grader import score\n\n# as released\nscore("a", "b")': ScoreCall("a", "b"),
}

OTHERS = (
    "10.0",
    "",
    "score(",
    'x = score("a")',
    'score("a") + 1',
    'score("a" + "b")',
    'score("a", cheat=1)',
    'score("a", "b", "c")',
    'score("a", key="b", exercise="c")',
    "score(1)",
    "score()",
    'score(*["a"])',
    'score(**{"exercise": "a"})',
    'import os\nscore("a")',
    'from grader import fill_in, score\nscore("a")',
    'from somewhere import score\nscore("a")',
    'grader.score("a")',
    'score("a")\nscore("b")',
)


@pytest.mark.parametrize("source", CALLS)
def test_a_graded_cell_is_read_without_running_it(source: str) -> None:
    assert score_call(source, "cell") == CALLS[source]


@pytest.mark.parametrize("source", OTHERS)
def test_anything_else_is_refused_by_name(source: str) -> None:
    with pytest.raises(NotAScoreCellError, match="'the-cell'"):
        score_call(source, "the-cell")


def source() -> NotebookNode:
    notebook = released()
    assert not list(faults(notebook))
    return notebook


def marked(**changes: object) -> dict[str, object]:
    mark = {"grade": True, "grade_id": "new", "locked": False, "points": 10, "solution": True, "task": False}
    return {"nbgrader": {**mark, "schema_version": 3, **changes}}


FAULTS: dict[str, tuple[str, Callable[[NotebookNode], None]]] = {
    "other points": ("10 points", lambda nb: graded(nb, FIRST).metadata.nbgrader.update(points=5)),
    "no score": (f"'{FIRST}' must be", lambda nb: graded(nb, FIRST).update(source="10.0")),
    "unknown exercise": ("Did you mean", lambda nb: graded(nb, FIRST).update(source=f'score("{FIRST}s")')),
    "code answer": ("asks for code", lambda nb: nb.cells.append(new_code_cell(metadata=marked()))),
    "task": (
        "is a task",
        lambda nb: nb.cells.append(
            new_markdown_cell(metadata=marked(grade=False, solution=False, task=True))
        ),
    ),
    "stub": (
        "code of its own",
        lambda nb: nb.cells.append(new_code_cell("### BEGIN SOLUTION\n### END SOLUTION")),
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_an_author_error_is_named(name: str) -> None:
    words, break_it = FAULTS[name]
    notebook = source()
    break_it(notebook)
    assert words in " ".join(faults(notebook))

"""Cells, metadata and outputs that are edited, duplicated, deleted, re-typed and forged."""

from copy import deepcopy
from typing import Any

import nbformat

from grader.exercises import MODULES
from tests.adversarial.case import (
    FIRST,
    FLAWED,
    NOTHING,
    POOR,
    SECOND,
    THIRD,
    Case,
    Notebook,
    code,
    graded,
    notebook,
    own_case,
    text,
)

RESULT = dict(nbformat.v4.new_output("execute_result", data={"text/plain": "10.0"}))


def each(change: Any) -> Any:
    """Return what changes every graded cell."""

    def do(it: Notebook) -> None:
        for cell in [graded(it, name) for name in MODULES["trust"]]:
            change(cell)

    return do


def marked(**marks: Any) -> Any:
    """Return what changes nbgrader's metadata of every graded cell."""
    return each(lambda cell: cell["metadata"]["nbgrader"].update(marks))


def no_graded_cells(it: Notebook) -> None:
    """Delete every graded cell."""
    it["cells"] = [cell for cell in it["cells"] if "nbgrader" not in cell["metadata"]]


def retyped(kind: str) -> Any:
    """Return what makes cells of another type out of the graded ones."""

    def change(cell: dict[str, Any]) -> None:
        cell.update(cell_type=kind, source="10.0")
        del cell["outputs"], cell["execution_count"]

    return each(change)


def twice(it: Notebook) -> None:
    """Put an edited copy of a graded cell behind it, and another one before all cells."""
    copy = deepcopy(graded(it, FIRST))
    copy.update(source="10.0", outputs=[RESULT], id="copy")
    it["cells"] = [{**copy, "id": "before"}, *it["cells"], copy]


def swapped(it: Notebook) -> None:
    """Swap the names of two graded cells."""
    one, other = (graded(it, name)["metadata"]["nbgrader"] for name in (FIRST, SECOND))
    one["grade_id"], other["grade_id"] = other["grade_id"], one["grade_id"]


def forged(it: Notebook) -> None:
    """Add a graded cell that nobody handed out."""
    mark = {**graded(it, FIRST)["metadata"]["nbgrader"], "grade_id": "bonus", "points": 1000}
    it["cells"].append(code("1000.0", metadata={"nbgrader": mark}, outputs=[RESULT]))


def written(source: Any) -> Any:
    """Return what writes into the cell that people grade."""
    return lambda it: graded(it, "own-deal").update(source=source)


def written_twice(it: Notebook) -> None:
    """Write in two cells of the same name."""
    copy = {**deepcopy(graded(it, "own-deal")), "id": "copy", "source": "And then some."}
    written("My deal.")(it)
    it["cells"].append(copy)


def claims_points(it: Notebook) -> None:
    """Mark the written cell as one that gives itself its points."""
    written("My deal.")(it)
    mark = graded(it, "own-deal")["metadata"]["nbgrader"]
    mark.update(solution=False, locked=True, cell_type="code", points=1000)
    graded(it, "own-deal").update(cell_type="code", outputs=[RESULT], execution_count=1)


def outputs(*data: dict[str, Any]) -> Any:
    """Return what forges outputs of all graded cells."""
    return each(lambda cell: cell.update(outputs=list(data), execution_count=1))


CHANGES: dict[str, Any] = {
    "edits-graded-cells": each(lambda cell: cell.update(source="10.0")),
    "empties-graded-cells": each(lambda cell: cell.update(source="")),
    "asks-for-another-exercise": each(
        lambda cell: cell.update(source=f'from grader import score\n\nscore("{THIRD}")')
    ),
    "asks-with-another-key": each(
        lambda cell: cell.update(source="".join(cell["source"]).replace('")', '", key="mine")'))
    ),
    "duplicates-graded-cells": twice,
    "duplicates-every-cell": lambda it: it.update(cells=it["cells"] * 2),
    "deletes-graded-cells": no_graded_cells,
    "deletes-all-cells": lambda it: it.update(cells=[]),
    "turns-cells-round": lambda it: it["cells"].reverse(),
    "makes-text-of-graded-cells": retyped("markdown"),
    "makes-raw-of-graded-cells": retyped("raw"),
    "makes-nonsense-of-graded-cells": each(lambda cell: cell.update(cell_type="gold")),
    "forges-outputs": outputs(RESULT),
    "forges-strange-outputs": outputs({"output_type": "gold"}, {**RESULT, "data": 10}),
    "forges-a-score-without-bound": outputs({**RESULT, "data": {"text/plain": "1e308"}}),
    "forges-a-graded-cell": forged,
    "swaps-names": swapped,
    "raises-points": marked(points=1e308),
    "lowers-points": marked(points=-10),
    "makes-words-of-points": marked(points="many"),
    "unlocks-cells": marked(locked=False, solution=True),
    "makes-tasks-of-cells": marked(task=True),
    "uses-an-ancient-schema": marked(schema_version=0),
    "uses-a-future-schema": marked(schema_version=99),
    "breaks-checksums": marked(checksum="0" * 32),
    "makes-a-list-of-metadata": each(lambda cell: cell["metadata"].update(nbgrader=[1, 2])),
    "takes-metadata-away": each(lambda cell: cell.pop("metadata")),
    "makes-a-list-of-all-metadata": lambda it: it.update(metadata=[]),
    "gives-all-cells-one-id": lambda it: [cell.update(id="same") for cell in it["cells"]],
    "gives-cells-wild-ids": lambda it: [cell.update(id="../" * 40) for cell in it["cells"]],
    "hides-cells-that-are-none": lambda it: it["cells"].extend([None, 7, "cell", [], {}]),
    "mixes-kinds-of-source": each(lambda cell: cell.update(source=["a", 1, None])),
    "adds-a-setting-of-nbgrader": lambda it: it["metadata"].update(
        nbgrader={"enabled": False, "NbGraderAPI": {}}, celltoolbar="Create Assignment"
    ),
}

WRITTEN: dict[str, float | None] = {FIRST: 10.0, "own-deal": None}
SILENT: dict[str, float | None] = {FIRST: 10.0, "own-deal": 0.0}

REFLECTIONS: dict[str, tuple[Any, dict[str, float | None]]] = {
    "writes-honestly": (written("My deal, *in words*."), WRITTEN),
    "writes-in-pieces": (written(["My deal,\n", "in lines."]), WRITTEN),
    "writes-twice": (written_twice, WRITTEN),
    "says-no-response": (written("No response."), WRITTEN),
    "gives-itself-points": (claims_points, WRITTEN),
    "writes-nothing": (written(" \n\t"), SILENT),
    "deletes-the-written-cell": (
        lambda it: it.update(cells=[cell for cell in it["cells"] if cell["id"] != "written"]),
        SILENT,
    ),
    "writes-under-another-name": (
        lambda it: it["cells"].append(
            {**text("10 points"), "metadata": {"nbgrader": {"grade_id": FIRST, "solution": True}}}
        ),
        SILENT,
    ),
}

CASES = (
    *(Case(name=name, do=notebook(do), answers=POOR, scores=FLAWED) for name, do in CHANGES.items()),
    Case(name="hands-in-no-answers", do=notebook(outputs(RESULT)), answers={}, scores=NOTHING),
    Case(
        name="writes-a-number",
        do=notebook(written(10.0)),
        assignment="reflection",
        answers={f"{FIRST}.json": own_case("writes-a-number")},
        scores=SILENT,
        says={"reflection.ipynb": "A cell of the notebook could not be read"},
    ),
    *(
        Case(
            name=name,
            do=notebook(do),
            assignment="reflection",
            answers={f"{FIRST}.json": own_case(name)},
            scores=scores,
        )
        for name, (do, scores) in REFLECTIONS.items()
    ),
)

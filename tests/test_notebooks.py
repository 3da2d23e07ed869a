"""Every notebook of the course: how it is written, how it is released, and that it runs clean."""

import ast
import json
import re
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.notebooknode import NotebookNode

from grader.exercises import MODULES, exercise
from grader.nbgrader_adapter.authoring import executed_copy, released, rules_page, scores

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted(
    path.relative_to(ROOT)
    for folder in ("course", "solutions", "exercises")
    for path in (ROOT / folder).rglob("*.ipynb")
    if ".ipynb_checkpoints" not in path.parts
)
KERNEL = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE = {"name": "python"}
START = 'data-commandlinker-command="notebook:run-all-cells"'
LINES = 3

every_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=str)
every_module = pytest.mark.parametrize("module", MODULES)


def read(path: Path) -> NotebookNode:
    return nbformat.read(ROOT / path, as_version=4)


def code_cells(notebook: NotebookNode) -> Iterator[NotebookNode]:
    return (cell for cell in notebook.cells if cell.cell_type == "code")


def test_there_are_notebooks_to_hold_to_this() -> None:
    for module in MODULES:
        assert Path("solutions", module, f"{module}.ipynb") in NOTEBOOKS
        assert Path("exercises", module, f"{module}.ipynb") in NOTEBOOKS


@every_notebook
def test_it_is_written_as_jupyter_writes_it(path: Path) -> None:
    text = (ROOT / path).read_text("utf-8")
    content = json.loads(text)
    assert (content["nbformat"], content["nbformat_minor"]) == (4, 5)
    assert content["metadata"].pop("language_info", LANGUAGE) == LANGUAGE, "the version of somebody's Python"
    assert content["metadata"] == {"kernelspec": KERNEL}
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert text == nbformat.writes(notebook) + "\n"


@every_notebook
def test_it_holds_no_trace_of_a_run(path: Path) -> None:
    for cell in code_cells(read(path)):
        assert cell.outputs == [], cell.id
        assert cell.execution_count is None, cell.id


@every_notebook
def test_its_cells_have_readable_ids_of_their_own(path: Path) -> None:
    ids = [cell.get("id", "") for cell in read(path).cells]
    assert len(set(ids)) == len(ids)
    for name in ids:
        assert re.fullmatch(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", name), name
        assert not re.fullmatch(r"[0-9a-f]{8}", name), f"{name} looks like chance"


@every_notebook
def test_its_code_is_short_and_hidden(path: Path) -> None:
    defining = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
    for cell in code_cells(read(path)):
        assert len([line for line in cell.source.splitlines() if line.strip()]) <= LINES, cell.id
        assert not any(isinstance(node, defining) for node in ast.walk(ast.parse(cell.source))), cell.id
        assert cell.metadata.get("jupyter", {}).get("source_hidden") is True, cell.id


@every_notebook
def test_a_page_with_a_start_button_has_something_to_start(path: Path) -> None:
    notebook = read(path)
    if any(START in cell.source for cell in notebook.cells):
        assert list(code_cells(notebook)), "without a code cell JupyterLab asks before it runs the command"


@every_module
def test_the_release_is_what_nbgrader_makes_of_the_source(module: str, tmp_path: Path) -> None:
    fresh = {path.name: path.read_bytes() for path in released(module, tmp_path)}
    kept = {
        path.name: path.read_bytes() for path in (ROOT / "exercises" / module).iterdir() if path.is_file()
    }
    assert kept == fresh, "run `make release`"


def test_the_page_of_the_rules_is_fresh() -> None:
    assert (ROOT / "course" / "rules.ipynb").read_text("utf-8") == rules_page(), "run `make release`"


@every_module
@pytest.mark.parametrize("folder", ["solutions", "exercises"])
def test_what_is_handed_out_is_nothing_but_notebooks(folder: str, module: str) -> None:
    others = [path.name for path in (ROOT / folder / module).iterdir() if path.suffix != ".ipynb"]
    assert set(others) <= {".ipynb_checkpoints"}, "made by running a notebook in place"


@every_module
def test_each_exercise_has_its_heading_its_form_and_its_score(module: str) -> None:
    cells = {cell.id: cell for cell in read(Path("solutions", module, f"{module}.ipynb")).cells}
    for name in MODULES[module]:
        task = exercise(name)
        assert cells[f"{name}-heading"].source == f"## {task.title}\n\n{task.objective}"
        assert cells[f"{name}-work"].source == f'from grader import work\n\nwork("{name}")'
        assert cells[f"{name}-score"].source == f'from grader import score\n\nscore("{name}")'
        assert cells[f"{name}-score"].metadata.nbgrader.grade_id == name
    order = [f"{name}-{part}" for name in MODULES[module] for part in ("heading", "work", "score")]
    by_hand = ["own-deal-heading", "own-deal"] if module == "capstone" else []
    assert list(cells) == ["title", "welcome", "start", "reference", *order, *by_hand]


def test_the_reflection_is_graded_by_hand_with_a_marking_scheme_that_adds_up() -> None:
    cells = {cell.id: cell for cell in read(Path("exercises", "capstone", "capstone.ipynb")).cells}
    mark = cells["own-deal"].metadata.nbgrader
    scheme = re.findall(r"^\| (\d+) \|", cells["own-deal-heading"].source, flags=re.MULTILINE)
    assert (cells["own-deal"].cell_type, mark.grade, mark.solution) == ("markdown", True, True)
    assert sum(map(int, scheme)) == mark.points == 10
    assert cells["own-deal"].source == "", "the model answer is the author's"
    source = {cell.id: cell for cell in read(Path("solutions", "capstone", "capstone.ipynb")).cells}
    assert len(source["own-deal"].source.split()) >= 200


@every_notebook
def test_it_runs_clean(path: Path, tmp_path: Path) -> None:
    executed = executed_copy(ROOT / path, tmp_path)
    for cell in code_cells(executed):
        for output in cell.outputs:
            assert (output.output_type, output.get("name")) != ("stream", "stderr"), output.text
    made = {file.name for file in (tmp_path / "answers").glob("*")}
    if "solutions" in path.parts:
        assert scores(executed) == dict.fromkeys(MODULES[path.stem], 10.0)
        assert made == {f"{name}.json" for name in MODULES[path.stem]}
    else:
        # Showing a page writes nothing, and an untouched exercise is worth nothing.
        assert not made
        assert set(scores(executed).values()) <= {0.0}

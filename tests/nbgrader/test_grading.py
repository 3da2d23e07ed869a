"""Both ways of grading, on submissions in every state."""

import json
from copy import deepcopy
from html import unescape
from pathlib import Path
from typing import Any

import nbformat
import pytest
from msgspec import Struct
from nbformat.notebooknode import NotebookNode

from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.grading.variants import COMMON, variant_for
from tests.nbgrader.course import (
    IN_KERNEL,
    REFLECTION,
    ROOT,
    Course,
    answer_files,
    flawed,
    graded,
    new_course,
    reference,
    released,
    remove,
)

FIRST, SECOND, THIRD = MODULES["trust"]
FULL = dict.fromkeys(MODULES["trust"], 10.0)
NOTHING = dict.fromkeys(MODULES["trust"], 0.0)
FLAWED = {name: grade(exercise(name), COMMON, flawed(name)).score for name in MODULES["trust"]}

WRITTEN = "I *wrote* this.\n\n<b>Really</b> & truly, for $5 [a link](http://x)"
EVIL = '<script>document.title = "owned"</script>'


class Grading(Struct, frozen=True):
    """A cohort, graded first by trusted evaluation, then by nbgrader's own execution.

    Attributes:
        course: The course folder.
        before: What the gradebook said of who submitted twice, before the second submission.
        trusted: What it said after trusted evaluation, by assignment.
        executed: What it said after execution, by assignment.
        refusal: What became of a release out of a source folder with answers in it.
    """

    course: Course
    before: dict[str, Any]
    trusted: dict[str, dict[str, Any]]
    executed: dict[str, dict[str, Any]]
    refusal: dict[str, Any]


def scores(book: dict[str, Any], learner: str) -> dict[str, float]:
    return {name: grade["score"] for name, grade in book[learner].items()}


def delete_all(notebook: NotebookNode) -> None:
    notebook.cells = [cell for cell in notebook.cells if "nbgrader" not in cell.metadata]


def meddle(notebook: NotebookNode) -> None:
    twice = deepcopy(graded(notebook, FIRST))
    twice.id, twice.source = "copied", "10.0"
    edited = graded(notebook, THIRD)
    edited.cell_type, edited.source = "markdown", "10.0"
    edited.metadata.nbgrader.update(points=30, locked=False, solution=True)
    del edited["outputs"], edited["execution_count"]
    remove(notebook, SECOND)
    patch = nbformat.v4.new_code_cell("import grader\ngrader.score = lambda *_: 10.0", id="patch")
    notebook.cells = [patch, *notebook.cells, twice]
    notebook.metadata.kernelspec.name = "no-such-kernel"


def attack(notebook: NotebookNode) -> None:
    notebook.cells[0].source = EVIL
    notebook.cells.append(nbformat.v4.new_markdown_cell(EVIL, id="evil"))
    notebook.metadata.title = EVIL


def submit_all(course: Course) -> None:
    good, poor = answer_files(reference), answer_files(flawed)
    course.submit("reference", released(), good)
    course.submit("unreadable", '{"cells": [', poor)
    course.submit("returner", released(), good)
    course.submit("returner", released(delete_all), {}, step="second")
    meddler = course.submit("meddler", released(meddle), poor)
    (meddler / "grader.py").write_text("def score(*_): return 10.0\nwork = score\n", "utf-8")
    damaged = {
        f"{FIRST}.json": good[f"{FIRST}.json"][:-20],
        f"{SECOND}.json": b"[" * 3_000_000,
        f"{THIRD}.json": answer_files(reference, variant="another")[f"{THIRD}.json"],
    }
    course.submit("damaged", released(), damaged)
    content = {"version": 1, "exercise": FIRST, "variant": COMMON, "answer": {EVIL: EVIL}}
    hostile = course.submit("hostile", released(attack), {f"{FIRST}.json": json.dumps(content).encode()})
    (hostile / "answers" / f"{SECOND}.json").mkdir()
    (hostile / "page.html").write_text(EVIL, "utf-8")


def submit_reflections(course: Course) -> None:
    task, variant = exercise(FIRST), variant_for(FIRST, "spring", "writer")
    mine = encode(FIRST, variant, solution(task).reference(task.case(variant)))
    for learner, text in {"writer": WRITTEN, "silent": ""}.items():
        notebook = nbformat.read(REFLECTION, as_version=4)
        graded(notebook, "own-deal").source = text
        folder = course.folder / "submitted" / learner / "reflection"
        (folder / "answers").mkdir(parents=True)
        (folder / "answers" / f"{FIRST}.json").write_bytes(mine)
        nbformat.write(notebook, folder / "reflection.ipynb")


@pytest.fixture(scope="module")
def grading(tmp_path_factory: pytest.TempPathFactory) -> Grading:
    course = new_course(tmp_path_factory.mktemp("course"))
    submit_all(course)
    submit_reflections(course)
    left = course.folder / "left" / "answers"
    left.mkdir(parents=True)
    for name, content in answer_files(reference).items():
        (left / name).write_bytes(content)
    *steps, refusal = course.run(
        ["generate_assignment", "trust"],
        ["generate_assignment", "reflection"],
        ["copy", "exercises", "handed-out"],
        # As if the author had executed the source in place after the release.
        ["copy", "left/answers", "solutions/trust/answers"],
        ["autograde", "trust", "--student=returner"],
        ["show", "trust"],
        ["copy", "second/returner", "submitted/returner"],
        ["autograde", "trust", "--force", "--no-execute"],
        ["autograde", "reflection"],
        ["show", "trust"],
        ["show", "reflection"],
        ["copy", "autograded", "trusted"],
        ["autograde", "trust", "--force", IN_KERNEL],
        ["autograde", "reflection", "--force", IN_KERNEL],
        ["show", "trust"],
        ["show", "reflection"],
        ["generate_feedback", "trust", "--student=[hm]*"],
        ["generate_assignment", "trust", "--force"],
    )
    for step in steps:
        assert not step or step.get("code", 0) == 0, step["log"]
    books = [step for step in steps if step and "code" not in step]
    before, trust, reflection, trust_again, reflection_again = books
    return Grading(
        course,
        before,
        {"trust": trust, "reflection": reflection},
        {"trust": trust_again, "reflection": reflection_again},
        refusal,
    )


EXPECTED = {
    "reference": FULL,
    "unreadable": FLAWED,
    "returner": NOTHING,
    "meddler": FLAWED,
    "damaged": NOTHING,
    "hostile": NOTHING,
}


def test_the_release_is_the_one_in_the_repository(grading: Grading) -> None:
    fresh = grading.course.folder / "handed-out" / "trust" / "trust.ipynb"
    assert fresh.read_bytes() == (ROOT / "exercises" / "trust" / "trust.ipynb").read_bytes()


@pytest.mark.parametrize("learner", EXPECTED)
def test_both_ways_give_the_deserved_scores(grading: Grading, learner: str) -> None:
    assert scores(grading.trusted["trust"], learner) == EXPECTED[learner]
    assert scores(grading.executed["trust"], learner) == EXPECTED[learner]


@pytest.mark.parametrize("learner", EXPECTED)
def test_both_ways_write_the_same_outputs(grading: Grading, learner: str) -> None:
    executed = grading.course.graded_cells(learner)
    trusted = grading.course.graded_cells(learner, step="trusted")
    assert list(executed) == list(trusted) == list(MODULES["trust"])
    for name, cell in executed.items():
        display, result = cell.outputs
        assert (display.output_type, result.output_type) == ("display_data", "execute_result")
        assert result.data == {"text/plain": repr(EXPECTED[learner][name])}
        assert [o.data for o in cell.outputs] == [o.data for o in trusted[name].outputs]


def test_a_stale_score_does_not_outlive_its_cell(grading: Grading) -> None:
    assert scores(grading.before, "returner") == FULL
    assert scores(grading.trusted["trust"], "returner") == NOTHING


def test_the_reason_stands_where_the_findings_would(grading: Grading) -> None:
    cells = grading.course.graded_cells("damaged")
    said = {name: cell.outputs[0].data["text/html"] for name, cell in cells.items()}
    assert "not a readable answer file" in said[FIRST]
    assert "an answer has at most" in said[SECOND]
    assert "made for another case" in said[THIRD]


def test_submitted_answers_are_never_overwritten(grading: Grading) -> None:
    for learner, files in {"meddler": 3, "returner": 0}.items():
        submitted = grading.course.folder / "submitted" / learner / "trust" / "answers"
        kept = grading.course.folder / "autograded" / learner / "trust" / "answers"
        assert contents(kept) == contents(submitted)
        assert len(contents(kept)) == files


def contents(folder: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in folder.glob("*")}


def test_nothing_else_of_a_hostile_submission_is_left(grading: Grading) -> None:
    folder = grading.course.folder / "autograded" / "hostile" / "trust"
    # In the place of what is no file stands a sentence that says so.
    expected = ["answers", f"{SECOND}.json", f"{FIRST}.json", "trust.ipynb"]
    assert sorted(entry.name for entry in folder.rglob("*")) == expected
    assert EVIL not in json.dumps(nbformat.read(folder / "trust.ipynb", as_version=4), ensure_ascii=False)
    assert not (grading.course.folder / "autograded" / "meddler" / "trust" / "grader.py").exists()


def test_feedback_shows_the_finding_of_every_rule(grading: Grading) -> None:
    feedback = grading.course.folder / "feedback"
    page = unescape((feedback / "meddler" / "trust" / "trust.html").read_text("utf-8"))
    for name in MODULES["trust"]:
        findings = grade(exercise(name), COMMON, flawed(name)).findings
        assert len(findings) > 1
        for finding in findings:
            assert finding.message in page
            assert all(line in page for line in finding.evidence)
    assert EVIL not in (feedback / "hostile" / "trust" / "trust.html").read_text("utf-8")


def test_a_written_answer_is_left_to_people_and_shown_as_it_was_typed(grading: Grading) -> None:
    for step, books in {"trusted": grading.trusted, "autograded": grading.executed}.items():
        cell = grading.course.graded_cells("writer", "reflection", step)["own-deal"]
        assert "<b>" not in cell.source
        assert "&#60;b&#62;Really&#60;&#47;b&#62;" in cell.source
        book = books["reflection"]
        assert (book["writer"]["own-deal"]["manual"], book["writer"]["own-deal"]["score"]) == (True, None)
        assert (book["silent"]["own-deal"]["manual"], book["silent"]["own-deal"]["score"]) == (False, 0.0)


def test_each_learner_of_a_cohort_is_graded_on_their_own_case(grading: Grading) -> None:
    for books in (grading.trusted, grading.executed):
        assert books["reflection"]["writer"][FIRST]["score"] == 10.0
        assert books["reflection"]["silent"][FIRST]["score"] == 0.0, "these answers are the writer's"


def test_a_source_folder_with_answers_is_not_released(grading: Grading) -> None:
    log = grading.refusal["log"]
    assert grading.refusal["code"] == 1
    for name in MODULES["trust"]:
        assert f"{name}.json" in log.partition("holds more than notebooks: ")[2]
    assert not (grading.course.folder / "exercises" / "trust").exists()


def test_the_way_back_to_execution_is_documented() -> None:
    assert IN_KERNEL in (ROOT / "README.md").read_text("utf-8")

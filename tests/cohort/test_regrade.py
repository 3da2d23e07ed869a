"""Grading again after rules have changed: who is told what, what is written, and what people gave stays."""

import json
import shutil
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.exercises import MODULES, exercise
from grader.grading.grade import grade
from grader.grading.variants import COMMON
from grader.render.report import as_text
from grader.render.verdicts import Verdict, verdicts
from tests.bulk.cohort import change, files, graded, hand_in, rows, tradecraft
from tests.nbgrader.course import Course, answer_files, flawed, reference, released_course

FIRST, SECOND, _ = MODULES["trust"]
OF = """ WHERE id IN (
    SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id
    JOIN submitted_notebook n ON n.id = g.notebook_id
    JOIN submitted_assignment s ON s.id = n.assignment_id WHERE s.student_id = '{}' AND c.name = '{}')"""
COMMENTED = """
    UPDATE comment SET manual_comment = 'Well done.' WHERE notebook_id IN (
        SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON s.id = n.assignment_id
        WHERE s.student_id = 'by-hand')"""


def first_finding() -> tuple[str, float]:
    """Return a rule of the first exercise that the reference answer keeps, and its points."""
    finding = next(each for each in grade(exercise(FIRST), COMMON, reference(FIRST)).findings if each.points)
    return finding.rule, finding.points


RULE, POINTS = first_finding()


def left_by_an_older_rule(folder: Path, learner: str) -> None:
    """Make a graded submission what it was when a rule was stricter: the rule broken, its points gone."""
    path = folder / "autograded" / learner / "trust" / "trust.ipynb"
    path.chmod(0o644)
    notebook = nbformat.read(path, as_version=4)
    (cell,) = (each for each in notebook.cells if each.metadata.get("nbgrader", {}).get("grade_id") == FIRST)
    shown, result = cell.outputs
    lines = shown.data["text/plain"].split("\n")
    place = next(number for number, line in enumerate(lines) if f"  {RULE} (" in line)
    earned = f"{POINTS:g} of {POINTS:g}"
    lines[place] = (
        lines[place].replace("✓ kept  ", "✗ broken").replace(f"{earned:>10}", f"{f'0 of {POINTS:g}':>10}")
    )
    shown.data["text/plain"] = "\n".join(lines)
    result.data["text/plain"] = repr(10 - POINTS)
    nbformat.write(notebook, path)
    change(folder, f"UPDATE grade SET auto_score = {10 - POINTS}{OF.format(learner, FIRST)}")  # noqa: S608 - ours


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grade five learners, three of whom were graded before a rule changed."""
    folder = tmp_path_factory.mktemp("regrade") / "course"
    course = released_course(folder, assignments=("trust",))
    for name in ("older", "by-hand", "again", "same"):
        hand_in(course, name, answer_files(reference), at="2027-01-11 09:00:00.000000 UTC")
    graded(folder, "trust")
    for name in ("older", "by-hand"):
        left_by_an_older_rule(folder, name)
    change(
        folder,
        f"UPDATE grade SET manual_score = 7.5, needs_manual_grade = 0{OF.format('by-hand', FIRST)}",  # noqa: S608 - ours
        COMMENTED,
    )
    shutil.rmtree(folder / "submitted" / "again")
    hand_in(course, "again", answer_files(flawed), at="2027-01-12 09:00:00.000000 UTC")
    hand_in(course, "new", answer_files(reference), at="2027-01-12 09:00:00.000000 UTC")
    return folder


@pytest.fixture
def course(template: Path, tmp_path: Path) -> Course:
    """Return a copy of the graded course."""
    return Course(Path(shutil.copytree(template, tmp_path / "course", symlinks=True)))


def regraded(course: Course, *arguments: str) -> dict[str, Any]:
    """Grade again and return what is said, by learner."""
    done = tradecraft("regrade", "trust", *arguments, "--json", folder=course.folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_a_dry_run_says_whose_score_changes_by_how_much_and_by_which_rule(course: Course) -> None:
    found = regraded(course, "--dry-run")
    by_learner = {each["learner"]: each for each in found["changes"]}
    assert (found["learners"], found["done"]) == (5, False)
    assert by_learner.keys() == {"older", "by-hand", "again", "new"}
    older = by_learner["older"]
    assert (older["before"], older["after"]) == (30 - POINTS, 30)
    (cell,) = older["cells"]
    assert (cell["cell"], cell["before"], cell["after"]) == (FIRST, 10 - POINTS, 10)
    assert cell["rules"] == [
        {"rule": RULE, "before": f"broken, 0 of {POINTS:g}", "after": f"kept, {POINTS:g} of {POINTS:g}"}
    ]


def test_a_dry_run_says_what_else_there_is_to_know(course: Course) -> None:
    by_learner = {each["learner"]: each for each in regraded(course, "--dry-run")["changes"]}
    by_hand = by_learner["by-hand"]
    assert by_hand["before"] == by_hand["after"] == 27.5
    assert by_hand["cells"][0]["by_hand"] is True
    assert by_learner["again"]["handed_in_again"] is True
    assert by_learner["older"]["handed_in_again"] is False
    assert (by_learner["new"]["before"], by_learner["new"]["after"]) == (None, 30)


def test_a_dry_run_writes_nothing(course: Course) -> None:
    before = (rows(course.folder), files(course.folder), files(course.folder, "submitted"))
    done = tradecraft("regrade", "trust", "--dry-run", folder=course.folder)
    assert done.returncode == 0, done.stderr
    assert (rows(course.folder), files(course.folder), files(course.folder, "submitted")) == before
    first, *lines = done.stdout.splitlines()
    assert first == "trust: 5 learners; the score of 3 changes. It would be graded again; nothing is written."
    assert f"  older: {30 - POINTS:g} to 30 (+{POINTS:g})" in lines
    assert f"          {RULE}: broken, 0 of {POINTS:g} to kept, {POINTS:g} of {POINTS:g}" in lines
    assert "  by-hand: 27.5 to 27.5, the same" in lines
    assert "  new: not graded before, now 30" in lines
    assert lines[-1] == "To do it: tradecraft regrade trust"


def test_doing_it_says_the_same_and_leaves_what_people_gave_and_wrote(course: Course) -> None:
    seen = regraded(course, "--dry-run")
    done = regraded(course)
    assert done["changes"] == seen["changes"]
    assert (done["done"], done["summary"]["graded"]) == (True, 5)
    grades = [row for row in rows(course.folder)["grade"] if f"'{FIRST}'" in row]
    assert f"('older', 'trust', 'trust', '{FIRST}', 10.0, None, None, 0)" in grades
    assert (
        f"('by-hand', 'trust', 'trust', '{FIRST}', 10.0, 7.5, None, 1)" in grades
    )  # nbgrader: look once more
    assert regraded(course, "--dry-run")["changes"] == []


def test_comments_stay(course: Course) -> None:
    said = rows(course.folder)["comment"]
    regraded(course)
    kept = rows(course.folder)["comment"]
    assert set(said) <= set(kept)


def test_what_cannot_be_graded_again_is_named_and_the_others_are_told(course: Course) -> None:
    shutil.move(course.folder / "submitted" / "older" / "trust", course.folder / "elsewhere")
    (course.folder / "submitted" / "older" / "trust").symlink_to(course.folder / "elsewhere")
    done = tradecraft("regrade", "trust", "--dry-run", folder=course.folder)
    assert done.returncode == 1
    assert "older: cannot be graded again: What was submitted is a link" in done.stdout
    assert "  again: " in done.stdout


@pytest.mark.parametrize("name", MODULES["trust"])
def test_a_report_as_text_gives_its_verdicts_back(name: str) -> None:
    report = grade(exercise(name), COMMON, flawed(name))
    assert verdicts(as_text(report)) == {
        each.rule: Verdict(each.status, each.points, each.max_points) for each in report.findings
    }


def test_a_problem_that_looks_like_a_verdict_is_none() -> None:
    text = (
        "x · case 0 · This answer cannot be graded.\n  ✓ kept             10 of 10  rule (A1): no such field"
    )
    assert verdicts(text) == {}
    assert verdicts("x · case 0 · This\n  field: bad\n  ✓ kept             10 of 10  some-rule (A1)") == {}

"""Feedback pages: what they say, where nbgrader finds them, and what they withstand."""

import getpass
import json
import os
import re
import shutil
from collections.abc import Callable
from datetime import datetime
from html import escape, unescape
from pathlib import Path
from random import Random
from urllib.parse import urljoin

import nbformat
import pytest
from msgspec import Struct

from grader.bulk.graded import GradedNotebook, Part
from grader.bulk.page import LARGEST, page
from grader.bulk.record import CellGrade, Learner, NotebookGrades, Record
from grader.cells import graded as judged
from grader.exercises import MODULES, exercise, exercise_ids
from grader.grading.answers import encode
from grader.grading.players import random_answer
from grader.grading.variants import COMMON
from tests import chromium
from tests.bulk.cohort import change, files, graded, hand_in, tradecraft, write
from tests.nbgrader.course import ROOT, Course, answer_files, flawed, reference, released_course

FIRST, SECOND, THIRD = MODULES["trust"]
HOSTILE = """<script>document.title = "owned"</script></pre><img src="http://x/" onerror="alert(1)"> & 'so'"""
SAID = "Good, but <b>say why</b> & when."
PENALTY = "\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
DUE = "UPDATE assignment SET duedate = '2027-01-11 12:00:00.000000' WHERE name = 'trust'"
GRADED_BY_HAND = """
    UPDATE grade SET manual_score = 7.5, extra_credit = 0.5, needs_manual_grade = 0 WHERE id IN (
        SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook n ON n.id = g.notebook_id
        JOIN submitted_assignment s ON s.id = n.assignment_id
        WHERE s.student_id = 'writer' AND c.name = 'own-deal')"""
COMMENTED = """
    UPDATE comment SET manual_comment = 'Good, but <b>say why</b> & when.' WHERE notebook_id IN (
        SELECT n.id FROM submitted_notebook n JOIN submitted_assignment s ON s.id = n.assignment_id
        WHERE s.student_id = 'writer')"""
NAMED = "UPDATE student SET first_name = 'Ada', last_name = 'Lovelace' WHERE id = 'reference'"


class Cohort(Struct, frozen=True):
    """A graded cohort with its feedback.

    Attributes:
        course: The course folder.
        workspace: The assignment's folder of the learner who works here, after ``fetch_feedback``.
        steps: What became of nbgrader's own commands.
    """

    course: Course
    workspace: Path
    steps: list[dict[str, object]]

    def page(self, learner: str, assignment: str = "trust") -> str:
        """Return a learner's page."""
        path = self.course.folder / "feedback" / learner / assignment / f"{assignment}.html"
        return path.read_text("utf-8")

    def words(self, learner: str, assignment: str = "trust") -> str:
        """Return what a page says, without its HTML."""
        return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", self.page(learner, assignment)))


def submit_all(course: Course) -> None:
    good, poor = answer_files(reference), answer_files(flawed)
    hand_in(course, "reference", good, at="2027-01-11 09:00:00.000000 UTC")
    hand_in(course, "late", good, at="2027-01-13 15:00:00.000000 UTC")
    hand_in(course, "secretless", poor)
    hand_in(course, "bare", {})
    course.submit("unreadable", '{"cells": [', poor)
    content = {"version": 1, "exercise": FIRST, "variant": COMMON, "answer": {HOSTILE[:60]: HOSTILE}}
    hand_in(course, "hostile", {f"{FIRST}.json": json.dumps(content).encode()})
    write(course, "writer", HOSTILE, "reflection")
    write(course, "waiting", "I gave in too soon.", "reflection")
    write(course, "silent", "", "reflection")


@pytest.fixture(scope="module")
def cohort(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Grade a cohort, write its feedback, release it, and fetch it in one learner's workspace."""
    base = tmp_path_factory.mktemp("feedback")
    folder, exercises, exchange = base / "course", base / "workspace" / "exercises", base / "exchange"
    exchange.mkdir()
    # The exchange wants to be open to all who submit.
    exchange.chmod(0o777)
    course = released_course(folder, PENALTY)
    place = [f"--Exchange.root={exchange}", "--course=tradecraft"]
    (exercises / "trust" / "answers").mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "trust" / "trust.ipynb", exercises / "trust")
    for name, content in answer_files(flawed).items():
        (exercises / "trust" / "answers" / name).write_bytes(content)
    steps = course.run(
        ["release_assignment", "trust", *place],
        ["in", os.fspath(exercises)],
        ["submit", "trust", *place],
        ["in", os.fspath(folder)],
        ["collect", "trust", *place],
    )
    submit_all(course)
    change(folder, DUE)
    graded(folder, "--all", code=1)
    change(folder, GRADED_BY_HAND, COMMENTED, NAMED)
    done = tradecraft("feedback", "--all", folder=folder)
    assert done.returncode == 0, done.stderr + done.stdout
    steps += course.run(
        ["release_feedback", "trust", *place],
        ["in", os.fspath(exercises)],
        ["fetch_feedback", "trust", *place],
    )
    return Cohort(course, exercises / "trust", [step for step in steps if step])


def test_nbgrader_releases_all_of_it_and_the_learner_fetches_their_own_page(cohort: Cohort) -> None:
    assert [step for step in cohort.steps if step["code"] != 0] == []
    assert "error" not in json.dumps(cohort.steps).lower()
    (fetched,) = cohort.workspace.glob("feedback/*/trust.html")
    assert fetched.read_text("utf-8") == cohort.page(getpass.getuser())


def test_beside_each_page_lie_the_time_and_the_secret_of_the_submission(cohort: Cohort) -> None:
    folder = cohort.course.folder / "feedback" / "late" / "trust"
    assert {path.name for path in folder.iterdir()} == {
        "trust.html",
        "timestamp.txt",
        "submission_secret.txt",
    }
    assert (folder / "timestamp.txt").read_text() == "2027-01-13 15:00:00.000000 UTC"
    assert (folder / "submission_secret.txt").read_text() == "secret of late"


def test_who_has_no_secret_is_given_one_and_keeps_it(cohort: Cohort) -> None:
    folder = cohort.course.folder / "feedback"
    secrets = {who: folder / who / "trust" / "submission_secret.txt" for who in ("secretless", "bare")}
    first = {who: path.read_text() for who, path in secrets.items()}
    assert len(set(first.values())) == len(first)
    assert tradecraft("feedback", "trust", folder=cohort.course.folder).returncode == 0
    assert {who: path.read_text() for who, path in secrets.items()} == first


@pytest.mark.parametrize(
    ("learner", "assignment", "said"),
    [
        pytest.param(
            "reference",
            "trust",
            [
                "Ada Lovelace (reference)",
                "11 January 2027, 09:00 UTC",
                "30  of 30 points",
                "10 of 10 points: passed",
            ],
            id="who-it-is-for-and-what-it-is-worth",
        ),
        pytest.param(
            "late",
            "trust",
            ["2 days after the due date: 30 points off.", "0  of 30 points"],
            id="late",
        ),
        pytest.param(
            "unreadable",
            "trust",
            ["The notebook could not be read", "The answers beside it are graded all the same", "✗ Broken"],
            id="unreadable-notebook",
        ),
        pytest.param("bare", "trust", ["Not attempted yet: 0 of 10 points."], id="nothing-answered"),
        pytest.param("hostile", "trust", ["This answer cannot be graded", "no such decision"], id="invalid"),
        pytest.param(
            "writer",
            "reflection",
            [
                "8 of 10 points, graded by hand, 0.5 of them extra.",
                HOSTILE,
                f"Your instructor writes  {SAID}",
            ],
            id="graded-by-hand",
        ),
        pytest.param(
            "waiting",
            "reflection",
            [
                "This is not final: a person is still to look at 1 part",
                "points so far",
                "A person is still to grade this",
                "I gave in too soon.",
            ],
            id="waits-for-a-person",
        ),
        pytest.param("silent", "reflection", ["0 of 10 points.", "Nothing was written here."], id="silent"),
    ],
)
def test_a_page_says(cohort: Cohort, learner: str, assignment: str, said: list[str]) -> None:
    words = cohort.words(learner, assignment)
    assert [sentence for sentence in said if sentence not in words] == []


def test_the_findings_are_those_that_were_graded(cohort: Cohort) -> None:
    words = cohort.words("secretless")
    for name, cell in cohort.course.graded_cells("secretless").items():
        rows = cell.outputs[0].data["text/plain"].splitlines()
        headline = rows[0].split(" · ")[2]
        assert headline in words, name
        assert words.count("✗ Broken") >= sum("✗ broken" in row for row in rows)


def test_every_link_leads_to_a_section_of_a_lesson(cohort: Cohort) -> None:
    here = "http://hub/user/ada/files/exercises/trust/feedback/2027-01-11 09:00:00.000000 UTC/trust.html"
    links = set(re.findall(r'<a href="(\.\.[^"]+)"', cohort.page("secretless")))
    assert links
    for link in links:
        lesson, _, heading = urljoin(here, unescape(link)).partition("#")
        assert lesson.startswith("http://hub/user/ada/doc/tree/course/")
        content = nbformat.read(ROOT / "course" / lesson.rpartition("/")[2], as_version=4)
        headings = re.findall(r"^#+ (.*)$", "\n".join(cell.source for cell in content.cells), re.MULTILINE)
        assert heading in {each.replace(" ", "-") for each in headings}


def test_hostile_text_is_text(cohort: Cohort) -> None:
    for learner, assignment in (("hostile", "trust"), ("writer", "reflection")):
        assert "<script" not in cohort.page(learner, assignment)
        assert "<img" not in cohort.page(learner, assignment)
    assert escape(HOSTILE) in cohort.page("writer", "reflection")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 400])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_readable_and_asks_the_network_for_nothing(cohort: Cohort, width: int, scheme: str) -> None:
    place = cohort.course.folder / "feedback" / "writer" / "reflection" / "reflection.html"
    with chromium.running() as browser:
        context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
        view = context.new_page()
        asked: list[str] = []
        view.on("request", lambda request: asked.append(request.url))
        view.goto(place.as_uri())
        assert view.title() == "A reflection, for the tests alone: feedback"
        assert asked == [place.as_uri()]
        assert view.evaluate("document.documentElement.scrollWidth") == width
        colours = view.evaluate(
            "[getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor]"
        )
        ink, paper = (sum(map(int, re.findall(r"\d+", each)[:3])) for each in colours)
        assert (ink < paper) == (scheme == "light")


@pytest.fixture
def copy(cohort: Cohort, tmp_path: Path) -> Path:
    """Copy the graded course folder, to spoil it."""
    folder = tmp_path / "course"
    shutil.copytree(cohort.course.folder, folder)
    return folder


def spoil_notebook(folder: Path) -> None:
    notebook = folder / "autograded" / "late" / "trust" / "trust.ipynb"
    notebook.chmod(0o644)
    notebook.write_text('{"cells": [')


def lose_notebook(folder: Path) -> None:
    (folder / "autograded" / "late" / "trust" / "trust.ipynb").unlink()


def lose_folder(folder: Path) -> None:
    shutil.rmtree(folder / "autograded" / "late" / "trust")


def change_grade(folder: Path) -> None:
    change(
        folder,
        "UPDATE grade SET auto_score = 9 WHERE notebook_id IN (SELECT n.id FROM submitted_notebook n "
        "JOIN submitted_assignment s ON s.id = n.assignment_id WHERE s.student_id = 'late')",
    )


def forget_submission(folder: Path) -> None:
    change(folder, "DELETE FROM submitted_assignment WHERE student_id = 'late'")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        pytest.param(spoil_notebook, "cannot be read", id="no-notebook-any-more"),
        pytest.param(lose_notebook, "cannot be read (No such file", id="notebook-lost"),
        pytest.param(lose_folder, "It is not graded yet: run `tradecraft autograde trust`", id="not-graded"),
        pytest.param(change_grade, "and the gradebook disagree", id="graded-differently-since"),
        pytest.param(forget_submission, "The gradebook has no grades of it", id="not-in-the-gradebook"),
    ],
)
def test_what_is_wrong_with_one_learner_costs_nobody_else_their_feedback(
    copy: Path, spoil: Callable[[Path], None], reason: str
) -> None:
    before = (copy / "feedback" / "late" / "trust" / "trust.html").read_bytes()
    shutil.rmtree(copy / "feedback" / "reference")
    spoil(copy)
    done = tradecraft("feedback", "trust", "--json", folder=copy)
    (told,) = json.loads(done.stdout)
    assert done.returncode == 1
    assert list(told["failed"]) == ["late"]
    assert reason in told["failed"]["late"]
    assert (copy / "feedback" / "reference" / "trust" / "trust.html").is_file()
    assert (copy / "feedback" / "late" / "trust" / "trust.html").read_bytes() == before


@pytest.mark.parametrize("left", [".trust.old", ".trust.part"])
def test_a_run_that_was_killed_leaves_nothing_that_the_next_does_not_put_right(copy: Path, left: str) -> None:
    before = files(copy, "feedback")
    home = copy / "feedback" / "secretless"
    if left == ".trust.old":  # killed between putting the old page away and the new one in its place
        (home / "trust").rename(home / left)
    else:
        (home / left).mkdir()
        (home / left / "trust.html").write_text("<!doctype html><ht")
    assert tradecraft("feedback", "trust", folder=copy).returncode == 0
    assert files(copy, "feedback") == before


def test_feedback_on_what_is_not_there_is_refused_in_a_sentence(copy: Path) -> None:
    done = tradecraft("feedback", "trsut", folder=copy)
    assert done.returncode == 1
    assert "no assignment 'trsut'; it has: reflection, trust" in done.stderr
    assert tradecraft("feedback", folder=copy).returncode == 2


def one_page(parts: list[Part], comments: dict[str, str] | None = None) -> bytes:
    """Return the page of a notebook with these parts."""
    cells = tuple(CellGrade(cell=part.cell, maximum=10.0, automatic=part.score) for part in parts)
    grades = NotebookGrades(name="trust", cells=cells, comments=comments or {})
    record = Record(learner=Learner(id="ada"), assignment="trust", submitted=datetime(2027, 1, 11))  # noqa: DTZ001 - as the gradebook keeps it
    return page(record, grades, GradedNotebook("Trust: the exercises", tuple(parts)))


def judged_part(name: str, content: bytes) -> Part:
    result = judged(name, "", "ada", {name: content}.get)
    findings = result.findings
    return Part(
        cell=name,
        title=exercise(name).title,
        by_rules=True,
        findings=findings["text/html"],
        in_words=findings["text/plain"],
        score=result.score,
    )


@pytest.mark.parametrize("module", MODULES)
def test_a_page_with_all_findings_of_a_module_is_small(module: str) -> None:
    sizes = []
    for seed in range(10):
        answers = {
            name: encode(name, COMMON, random_answer(exercise(name).sheet(COMMON), Random(seed)))
            for name in MODULES[module]
        }
        made = one_page([judged_part(name, content) for name, content in answers.items()])
        assert b"shortened" not in made
        sizes.append(len(made))
    assert max(sizes) < 60_000


def test_a_page_stays_small_whatever_its_learner_or_its_grader_writes() -> None:
    long = Part("case", "A case", by_rules=True, findings="<p>&lt;</p>" * 10_000, in_words="<" * 50_000)
    parts = [long] * 5
    parts.append(Part("own-deal", "A deal", by_rules=False, written="😀<" * 10_000))
    made = one_page(parts, {"own-deal": '"' * 50_000, "elsewhere": "&" * 50_000})
    assert len(made) <= LARGEST
    assert made.count(b"shortened: this page has no room for more") == 8
    assert made.endswith(b"</html>\n")


def test_every_exercise_has_its_own_heading_on_the_page() -> None:
    names = exercise_ids()
    made = one_page([judged_part(name, b"") for name in names]).decode()
    assert [
        title for title in (exercise(name).title for name in names) if f"<h2>{escape(title)}</h2>" not in made
    ] == []

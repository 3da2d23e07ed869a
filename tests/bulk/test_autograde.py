"""Bulk grading leaves what ``nbgrader autograde`` leaves, for every kind of learner, again and again."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.variants import variant_for
from grader.workspace.simulated import simulate_cohort
from tests.bulk.cohort import change, files, graded, hand_in, ids, rows, tradecraft, write
from tests.nbgrader.course import Course, answer_files, flawed, reference, released_course

FIRST, SECOND, THIRD = MODULES["trust"]
ALL = ("trust", "capstone", "reflection")
DUE = "UPDATE assignment SET duedate = '2027-01-11 12:00:00.000000' WHERE name = 'trust'"
LATE = "2027-01-12 09:30:00.250000 CET"
PENALTY = "\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
HOSTILE = '<script>alert("x")</script> & "quotes" \u2028 $x$ 😀'

REVIEW = """
    UPDATE grade SET manual_score = 6.5, extra_credit = 1 WHERE id IN (
        SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook n ON n.id = g.notebook_id
        JOIN submitted_assignment s ON s.id = n.assignment_id
        WHERE s.student_id IN ('learner-1', 'writer', 'late')
            AND c.name IN ('people-or-business', 'own-deal'))"""
REMARK = "UPDATE comment SET manual_comment = 'Well argued.'"
EXTENSION = """
    UPDATE submitted_assignment SET extension = '1970-01-03 00:00:00.000000' WHERE student_id = 'extended'"""


class Pair(Struct, frozen=True):
    """Two equal course folders; nbgrader grades the one, bulk grading the other.

    Attributes:
        stock: The one.
        bulk: The other.
    """

    stock: Course
    bulk: Course

    @property
    def both(self) -> tuple[Course, Course]:
        """The two."""
        return self.stock, self.bulk

    def grade(self, *options: str, only: str = "") -> None:
        """Grade both, each in its own way.

        Args:
            *options: What both are told besides.
            only: The assignment; all when empty.
        """
        names = [only] if only else ALL
        for step in self.stock.run(*(["autograde", name, *options] for name in names)):
            assert step["code"] == 0, step["log"]
        done = tradecraft("autograde", only or "--all", *options, "--json", folder=self.bulk.folder)
        assert not [each["failed"] for each in json.loads(done.stdout) if each["failed"]], done.stdout


def same(pair: Pair) -> None:
    """Expect equal rows, and equal files byte for byte."""
    stock, bulk = (rows(course.folder) for course in pair.both)
    for name, found in stock.items():
        assert bulk[name] == found
    theirs, ours = (files(course.folder) for course in pair.both)
    assert sorted(theirs) == sorted(ours)
    assert [name for name in theirs if theirs[name] != ours[name]] == []


def submit_all(course: Course) -> None:
    good, poor = answer_files(reference), answer_files(flawed)
    simulate_cohort(course.folder, 5, seed=4)
    hand_in(course, "late", good, at=LATE)
    hand_in(course, "extended", good, at=LATE)
    hand_in(course, "punctual", poor, at="2027-01-11 11:59:59.999999 UTC")
    hand_in(course, "timeless", {f"{FIRST}.json": good[f"{FIRST}.json"]})
    hand_in(course, "known", {f"{FIRST}.json": b"null", f"{SECOND}.json": b"[" * 90_000, "x.json": b"{}"})
    course.submit("unreadable", '{"cells": [', poor)
    (hand_in(course, "shadow", poor) / "grader.py").write_text("def score(*_): return 10.0")
    write(course, "writer", HOSTILE, "reflection")
    write(course, "silent", "", "reflection")
    write(course, "writer", "I sold five clinics.", "capstone")
    variant = variant_for(FIRST, "spring", "writer")
    task = exercise(FIRST)
    mine = encode(FIRST, variant, solution(task).reference(task.case(variant)))
    place = course.folder / "submitted/writer/reflection/answers"
    place.mkdir()
    (place / f"{FIRST}.json").write_bytes(mine)


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Pair:
    stock = released_course(tmp_path_factory.mktemp("stock") / "course", config=PENALTY, assignments=ALL)
    submit_all(stock)
    change(
        stock.folder,
        DUE,
        "INSERT INTO student (id, first_name, lms_user_id) VALUES ('known', 'Aïsha', '4711')",
    )
    bulk = Course(tmp_path_factory.mktemp("bulk") / "course")
    shutil.copytree(stock.folder, bulk.folder)
    return Pair(stock, bulk)


def test_it_leaves_what_nbgrader_leaves_at_first_and_ever_after(pair: Pair) -> None:
    pair.grade()
    same(pair)
    assert any("'late', 'trust', 'trust', 0, 30.0" in row for row in rows(pair.bulk.folder)["notebook"])
    known = ids(pair.bulk.folder)

    # Somebody grades by hand, grants an extension; some hand in again, and all is graded again.
    for course in pair.both:
        change(course.folder, REVIEW, REMARK, EXTENSION)
        again = course.folder / "submitted/punctual/trust"
        (again / "timestamp.txt").write_text("2027-01-11 12:00:01.000000 UTC\n")
        (again / "answers" / f"{THIRD}.json").unlink()
        write(course, "silent", "Late, but here.", "capstone")
    pair.grade()
    same(pair)
    pair.grade("--force")
    same(pair)
    assert known <= ids(pair.bulk.folder), "regrading keeps the ids"

    # The reflection is worth more from now on.
    for course in pair.both:
        source = course.folder / "solutions/reflection/reflection.ipynb"
        source.write_text(source.read_text().replace('"points": 10', '"points": 20', 1))
    for course in pair.both:
        (step,) = course.run(["generate_assignment", "reflection", "--force"])
        assert step["code"] == 0, step["log"]
    pair.grade("--force", only="reflection")
    same(pair)


def test_what_is_graded_is_skipped_until_it_is_handed_in_again_or_forced(tmp_path: Path) -> None:
    course = released_course(tmp_path / "course", assignments=ALL)
    for learner in ("ann", "bob"):
        hand_in(course, learner, answer_files(reference), at="2027-01-11 10:00:00.000000 UTC")
    counts(graded(course.folder, "trust"), graded=2, skipped=0)
    counts(graded(course.folder, "trust"), graded=0, skipped=2)
    counts(graded(course.folder, "trust", "--force", "--student", "a*"), graded=1, skipped=0)
    (course.folder / "submitted/bob/trust/timestamp.txt").write_text("2027-01-11 10:00:01.000000 UTC")
    every = graded(course.folder, "--all")
    assert [each["assignment"] for each in every] == list(ALL)
    counts(every[:1], graded=1, skipped=1)


def counts(summaries: list[dict[str, Any]], **expected: int) -> None:
    (summary,) = summaries
    assert {name: summary[name] for name in expected} == expected


def test_answers_without_a_notebook_are_graded_and_the_reason_is_said(tmp_path: Path) -> None:
    course = released_course(tmp_path / "course")
    (hand_in(course, "ann", answer_files(reference)) / "trust.ipynb").unlink()
    (hand_in(course, "bob", answer_files(reference)) / "trust.ipynb").write_text("not a notebook")
    hand_in(course, "cat", {f"{SECOND}.json": b"{"})
    (summary,) = graded(course.folder, "trust", code=1)
    assert summary["graded"] == 3
    assert "no notebook" in summary["invalid"]["ann"]["trust.ipynb"]
    assert "could not be read" in summary["invalid"]["bob"]["trust.ipynb"]
    assert "not a readable answer file" in summary["invalid"]["cat"][SECOND]
    page = (course.folder / "autograded/ann/trust/trust.ipynb").read_text()
    assert "There was no notebook in this submission" in page
    assert sum("10.0, None, None, 0" in row for row in rows(course.folder)["grade"]) == 6


MISUSE = {
    "nothing is named": ((), 2, "Name one assignment"),
    "one is named, and all": (("trust", "--all"), 2, "Name one assignment"),
    "an unknown assignment": (("trusty",), 1, "no assignment 'trusty'"),
    "no workers": (("trust", "--jobs", "0"), 2, "at least 1"),
    "no course folder": (("trust", "--course", "exercises"), 1, "no nbgrader_config.py"),
}


@pytest.mark.parametrize(("arguments", "code", "message"), MISUSE.values(), ids=MISUSE.keys())
def test_misuse_is_answered_with_what_to_do(
    arguments: tuple[str, ...], code: int, message: str, empty_course: Course
) -> None:
    done = tradecraft("autograde", *arguments, folder=empty_course.folder)
    assert (done.returncode, done.stdout) == (code, "")
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.fixture(scope="module")
def empty_course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    return released_course(tmp_path_factory.mktemp("empty") / "course")

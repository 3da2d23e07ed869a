"""A learner's folder through nbgrader's own exchange: submitted, collected, graded, and feedback."""

import getpass
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from grader.deals.file import encode
from grader.deals.shelf import Shelf
from grader.exercises import MODULES
from grader.render.deal_page import page_html
from tests.nbgrader.course import IN_KERNEL, ROOT, Course, answer_files, flawed, new_course, reference
from tests.sample_deal import sample

FIRST = MODULES["trust"][0]
SUBMITTED = {**answer_files(reference), f"{FIRST}.json": answer_files(flawed)[f"{FIRST}.json"]}

Journey = tuple[Course, Path, dict[str, Any], dict[str, Any]]


@pytest.fixture(scope="module")
def journey(tmp_path_factory: pytest.TempPathFactory) -> Journey:
    """Take one learner's workspace all the way, graded in both ways."""
    base = tmp_path_factory.mktemp("exchange")
    course, exercises, exchange = base / "course", base / "workspace" / "exercises", base / "exchange"
    course.mkdir()
    exchange.mkdir()
    # The exchange wants to be open to all who submit.
    exchange.chmod(0o777)
    answers = exercises / "trust" / "answers"
    answers.mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "trust" / "trust.ipynb", exercises / "trust")
    for name, content in SUBMITTED.items():
        (answers / name).write_bytes(content)
    shelf = Shelf(exercises.parent)
    shelf.store.save("acme", encode(sample()))
    shelf.export("acme", page_html(sample(), datetime.now(UTC)))
    instructor = new_course(course)
    place = [f"--Exchange.root={exchange}", "--course=tradecraft"]
    *steps, graded, trusted, again, executed, feedback, release, _, fetched = instructor.run(
        ["generate_assignment", "trust"],
        ["release_assignment", "trust", *place],
        ["in", os.fspath(exercises)],
        ["submit", "trust", *place],
        ["in", os.fspath(course)],
        ["collect", "trust", *place],
        ["autograde", "trust"],
        ["show", "trust"],
        ["autograde", "trust", "--force", IN_KERNEL],
        ["show", "trust"],
        ["generate_feedback", "trust"],
        ["release_feedback", "trust", *place],
        ["in", os.fspath(exercises)],
        ["fetch_feedback", "trust", *place],
    )
    for step in (*steps, graded, again, feedback, release, fetched):
        assert step is None or step["code"] == 0, step
    return instructor, exercises / "trust", trusted, executed


def test_both_ways_give_the_same_scores(journey: Journey) -> None:
    _, _, trusted, executed = journey
    learner = getpass.getuser()
    scores = {name: grade["score"] for name, grade in trusted[learner].items()}
    assert scores[FIRST] < 10.0
    assert [scores[name] for name in MODULES["trust"][1:]] == [10.0, 10.0]
    assert {name: grade["score"] for name, grade in executed[learner].items()} == scores


def test_the_answers_come_through_unchanged(journey: Journey) -> None:
    course, _, _, _ = journey
    for step in ("submitted", "autograded"):
        answers = course.folder / step / getpass.getuser() / "trust" / "answers"
        assert {file.name: file.read_bytes() for file in answers.iterdir()} == SUBMITTED


def test_nothing_of_a_deal_of_the_learners_own_is_handed_in(journey: Journey) -> None:
    course, folder, _, _ = journey
    assert b"Hopfield" in (folder.parents[1] / "deals" / "acme.json").read_bytes()
    steps = [course.folder / step for step in ("submitted", "autograded", "feedback")]
    exchange = course.folder.parent / "exchange"
    handed_in = [file for place in (*steps, exchange) for file in place.rglob("*") if file.is_file()]
    assert any(file.suffix == ".json" for file in handed_in)
    assert not [file for file in handed_in if b"Hopfield" in file.read_bytes() or "acme" in file.name]


def test_the_feedback_comes_back_and_overwrites_nothing(journey: Journey) -> None:
    _, folder, _, _ = journey
    (page,) = folder.glob("feedback/*/trust.html")
    assert "tc-findings" in page.read_text("utf-8")
    assert {file.name: file.read_bytes() for file in (folder / "answers").iterdir()} == SUBMITTED

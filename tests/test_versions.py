"""Answers of other versions: an older one is read everywhere as the present one, a newer one is named."""

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from grader.bulk.submission import read_submission
from grader.cells import graded
from grader.cli import main
from grader.exercises import exercise
from grader.grading import versions
from grader.grading.answers import InvalidAnswerError, decode, encode
from grader.grading.grade import grade_file
from grader.grading.store import AnswerStore
from grader.widgets.session import Session

TASK = exercise("people-or-business")
PRESENT = {"card-1.cost": 1800.0, "card-2.cost": 20.0}
AS_NOW = encode(TASK.id, "0", PRESENT)
OLD = msgspec.json.encode(
    {"version": -1, "task": TASK.id, "variant": "0", "cards": {"1": "1800 €", "2": "20 €"}}
)
"""What an older course might have written, had there been one."""


def named_as_now(content: dict[str, Any]) -> dict[str, Any]:
    """Go from the test's version -1 to 0."""
    return {"exercise": content["task"], "variant": content["variant"], "answer": content["cards"]}


def in_numbers(content: dict[str, Any]) -> dict[str, Any]:
    """Go from the test's version 0 to 1."""
    answer = {f"card-{card}.cost": float(sum_.split()[0]) for card, sum_ in content["answer"].items()}
    return {**content, "answer": answer}


@pytest.fixture
def older_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let there have been two versions before."""
    monkeypatch.setattr(versions, "STEPS", {-1: named_as_now, 0: in_numbers})


def test_there_is_a_step_from_every_version_that_a_course_has_written() -> None:
    assert set(versions.STEPS) == set(range(1, versions.VERSION))


@pytest.mark.usefixtures("older_versions")
def test_screen_terminal_and_grading_read_an_older_answer_alike(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = AnswerStore(tmp_path / "trust")
    store.save(TASK.id, OLD)
    assert decode(OLD, TASK, "0") == PRESENT
    assert Session(TASK, "0", store).answer == PRESENT
    expected = grade_file(TASK, "0", AS_NOW)
    assert grade_file(TASK, "0", OLD) == expected
    in_bulk = read_submission(tmp_path / "trust", [TASK.id]).answers
    assert graded(TASK.id, "", "ana", in_bulk.get) == graded(TASK.id, "", "ana", lambda _: AS_NOW)
    assert main(["grade", TASK.id, str(store.path(TASK.id)), "--variant", "0", "--json"]) == 0
    assert msgspec.json.decode(capsys.readouterr().out)["score"] == expected.score


@pytest.mark.usefixtures("older_versions")
def test_an_older_file_stays_until_the_learner_decides_something_and_is_then_kept_aside(
    tmp_path: Path,
) -> None:
    store = AnswerStore(tmp_path)
    store.save(TASK.id, OLD)
    session = Session(TASK, "0", store)
    assert not session.faults
    session.report()
    assert store.path(TASK.id).read_bytes() == OLD
    session.decide("card-2.cost", 30.0)
    session.decide("card-2.cost", 40.0)
    assert session.kept == f"{TASK.id}.older-1.json"
    assert {path.name: path.read_bytes() for path in store.folder.iterdir()} == {
        f"{TASK.id}.json": encode(TASK.id, "0", {**PRESENT, "card-2.cost": 40.0}),
        f"{TASK.id}.older-1.json": OLD,
    }


@pytest.mark.usefixtures("older_versions")
def test_what_an_older_answer_says_is_checked_like_any_other(tmp_path: Path) -> None:
    store = AnswerStore(tmp_path)
    store.save(TASK.id, OLD.replace(b'"2"', b'"99"'))
    session = Session(TASK, "0", store)
    assert session.faults.keys() == {"card-99.cost"}
    assert session.answer == {"card-1.cost": 1800.0}


UNREADABLE: dict[str, tuple[dict[str, Any], str]] = {
    "a newer version": ({"version": 2}, "update the course"),
    "an absurd version": ({"version": 10**400}, "file"),
    "a version before the first": ({"version": -2}, "no course has written"),
    "an older version without what it should hold": ({"version": 0}, "not what version 0 holds"),
    "an older version with something else in it": ({"version": 0, "answer": [1]}, "not what version 0 holds"),
    "an older version with more than it should hold": (
        {"version": 0, "exercise": TASK.id, "variant": "0", "answer": {}, "score": 10},
        "unknown field",
    ),
}


@pytest.mark.usefixtures("older_versions")
@pytest.mark.parametrize(("content", "words"), UNREADABLE.values(), ids=UNREADABLE.keys())
def test_a_version_that_cannot_be_read_is_refused_in_plain_words(content: dict[str, Any], words: str) -> None:
    with pytest.raises(InvalidAnswerError, match=words):
        decode(json.dumps(content).encode(), TASK, "0")

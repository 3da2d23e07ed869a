"""Some of what ``make fuzz`` tries, and that it would find something."""

from collections.abc import Iterator
from random import Random

import pytest

from grader.exercises import exercise, exercise_ids
from grader.grading.answers import InvalidAnswerError, decode
from grader.grading.variants import COMMON
from tests import fuzz

INPUTS = 600


@pytest.fixture(scope="module")
def rows() -> dict[str, fuzz.Row]:
    return {row.kind: row for row in fuzz.fuzz(INPUTS, seed=1)}


def test_no_generated_input_brings_anything_down(rows: dict[str, fuzz.Row]) -> None:
    assert [fault for row in rows.values() for fault in row.faults] == []


def test_every_exercise_and_every_reader_gets_inputs(rows: dict[str, fuzz.Row]) -> None:
    assert set(exercise_ids()) | {"notebooks", "times", "largest notebooks"} <= rows.keys()
    assert sum(row.inputs for row in rows.values()) >= INPUTS
    assert fuzz.INPUTS >= 10_000


def test_a_crash_is_found() -> None:
    def crash(_: bytes) -> Iterator[str]:
        raise RecursionError

    row = fuzz.Row("crash")
    fuzz.tried(row, b"x", crash, watched=False)
    assert row.faults == ["RecursionError: : b'x'"]


def test_what_takes_too_long_or_too_much_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def much(_: bytes) -> Iterator[str]:
        yield from [""] * (len(bytearray(5_000_000)) < 0)

    row = fuzz.Row("much")
    monkeypatch.setattr(fuzz, "SECONDS", 0.0)
    for watched in (True, False):
        fuzz.tried(row, b"x", much, watched=watched)
    assert row.largest >= 5_000_000
    assert [fault.split(":")[0] for fault in row.faults] == ["it takes 0.0 s"]


def test_the_inputs_are_of_every_kind_from_legal_to_nonsense() -> None:
    random = Random(2)
    name = exercise_ids()[0]
    outcomes = set()
    for _ in range(200):
        try:
            decode(fuzz.answer_file(name, random), exercise(name), COMMON)
            outcomes.add("legal")
        except InvalidAnswerError as error:
            outcomes |= error.problems.keys()
    assert {"legal", "file", "version", "answer"} <= outcomes
    assert any("." in field for field in outcomes)

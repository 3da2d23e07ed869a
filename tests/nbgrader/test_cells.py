"""What the cells of an assignment do, run in a kernel or not."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import grader
from grader import cells
from grader.cells import graded
from grader.exercises import MODULES
from grader.grading import solutions
from grader.grading.answers import LARGEST
from grader.grading.store import AnswerStore
from grader.grading.variants import variant_for
from tests.nbgrader.course import answer_files, reference

FIRST = MODULES["trust"][0]


def at(folder: Path) -> cells.Read:
    return AnswerStore(folder).read


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "answers").mkdir()
    return tmp_path


def test_score_returns_one_plain_float_and_says_nothing_on_stderr(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "answers" / f"{FIRST}.json").write_bytes(answer_files(reference)[f"{FIRST}.json"])
    points = grader.score(FIRST)
    assert (type(points), repr(points)) == (float, "10.0")
    assert capsys.readouterr().err == ""


@given(content=st.binary(max_size=300))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_file_holds_there_is_a_score_and_a_reason(folder: Path, content: bytes) -> None:
    (folder / "answers" / f"{FIRST}.json").write_bytes(content)
    result = graded(FIRST, "", "anyone", at(folder))
    assert (repr(result.score), result.fault) == ("0.0", "")
    assert "tc-problems" in result.findings["text/html"]


def test_a_huge_file_is_named_and_costs_nothing_else(folder: Path) -> None:
    (folder / "answers" / f"{FIRST}.json").write_bytes(b" " * (LARGEST + 1))
    assert "an answer has at most" in graded(FIRST, "", "anyone", at(folder)).findings["text/plain"]


def test_a_folder_in_the_place_of_an_answer_is_named(folder: Path) -> None:
    (folder / "answers" / f"{FIRST}.json").mkdir()
    result = graded(FIRST, "", "anyone", at(folder))
    assert (result.score, result.fault) == (0.0, "")
    assert "cannot be read" in result.findings["text/html"]


def test_a_missing_answer_is_not_attempted(folder: Path) -> None:
    result = graded(FIRST, "", "anyone", at(folder))
    assert repr(result.score) == "0.0"
    assert "Not attempted" in result.findings["text/html"]


def test_a_fault_of_the_course_is_no_exception_and_is_called_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RecursionError("too deep <b>")

    monkeypatch.setattr(cells, "grade_file", fails)
    assert repr(grader.score(FIRST)) == "0.0"
    assert capsys.readouterr().err == ""
    result = graded(FIRST, "", "anyone", at(folder))
    assert result.fault == "RecursionError: too deep <b>"
    assert "tell your instructor" in result.findings["text/html"]
    assert "<b>)" not in result.findings["text/html"]


def test_an_exercise_that_does_not_exist_is_a_fault_of_the_course(folder: Path) -> None:
    assert "no exercise" in graded("nonsense", "", "anyone", at(folder)).fault


def test_each_learner_of_a_cohort_is_graded_on_their_own_case(folder: Path) -> None:
    name = f"{FIRST}.json"
    (folder / "answers" / name).write_bytes(
        answer_files(reference, variant_for(FIRST, "spring", "ann"))[name]
    )
    assert "made for another case" in graded(FIRST, "spring", "bob", at(folder)).findings["text/plain"]
    assert "made for another case" not in graded(FIRST, "spring", "ann", at(folder)).findings["text/plain"]


def test_fill_in_writes_reference_answers_and_keeps_what_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = folder / "answers" / f"{FIRST}.json"
    mine.write_bytes(b"mine")
    grader.fill_in("trust")
    assert mine.read_bytes() == b"mine"
    assert f"{FIRST}: there is an answer already" in capsys.readouterr().out
    mine.unlink()
    grader.fill_in("trust")
    assert [graded(name, "", "", at(folder)).score for name in MODULES["trust"]] == [
        10.0,
        10.0,
        10.0,
    ]


def test_fill_in_leaves_a_source_folder_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cells, "solutions_folder", lambda: folder)
    grader.fill_in("trust")
    assert "Use a copy" in capsys.readouterr().out
    assert not list((folder / "answers").iterdir())


def test_fill_in_says_where_there_are_no_solutions(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(solutions, "solutions_folder", lambda: folder / "nowhere")
    grader.fill_in("trust")
    assert "not installed here" in capsys.readouterr().out
    assert not list((folder / "answers").iterdir())

"""The command line, as a person at a terminal or a job uses it."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from grader.cli import main
from grader.exercises import MODULES, exercise_ids
from grader.grading import solutions

NAME = "people-or-business"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Return a function that runs a command and returns its exit code, output and errors."""

    def run(*words: str | Path) -> tuple[int, str, str]:
        code = main([str(word) for word in words])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.mark.parametrize("name", exercise_ids())
def test_the_reference_given_back_to_grade_earns_full_marks(run: Any, tmp_path: Path, name: str) -> None:
    code, out, _ = run("reference", name, "--variant", "12", "--json")
    answer = tmp_path / "answer.json"
    answer.write_text(out)
    assert code == 0
    code, out, _ = run("grade", name, answer, "--variant", "12", "--json")
    report = json.loads(out)
    assert code == 0
    assert report["status"] == "graded"
    assert report["score"] == report["max_score"] == 10.0
    assert set(report) == {"exercise", "variant", "status", "score", "max_score", "findings"}
    assert set(report["findings"][0]) == {
        "rule", "status", "points", "max_points", "message", "evidence", "teachings",
    }  # fmt: skip


def test_the_flawed_answer_breaks_the_rule_that_was_named(run: Any, tmp_path: Path) -> None:
    _, out, _ = run("exercises", "--json")
    rules = next(row["rules"] for row in json.loads(out) if row["id"] == NAME)
    answer = tmp_path / "answer.json"
    answer.write_text(run("reference", NAME, "--flawed", rules[0], "--json")[1])
    report = json.loads(run("grade", NAME, answer, "--json")[1])
    assert [f["rule"] for f in report["findings"] if f["status"] == "broken"] == [rules[0]]


def test_an_answer_for_another_case_is_invalid_and_the_exit_code_says_so(run: Any, tmp_path: Path) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text(run("reference", NAME, "--variant", "1", "--json")[1])
    code, out, _ = run("grade", NAME, answer, "--variant", "2", "--json")
    report = json.loads(out)
    assert code == 1
    assert (report["status"], report["score"]) == ("invalid", 0)
    assert "another case" in report["problems"]["variant"]


WRONG_USE = {
    "no such exercise": (["scenario", "people-or-busines"], "Did you mean 'people-or-business'"),
    "no such rule": (["reference", NAME, "--flawed", "no-such-rule"], "has no rule"),
    "no such file": (["grade", NAME, "no-such-file.json"], "cannot be read"),
}


@pytest.mark.parametrize(("words", "said"), WRONG_USE.values(), ids=WRONG_USE.keys())
def test_wrong_use_is_answered_with_a_sentence(run: Any, words: list[str], said: str) -> None:
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_check_tells_every_exercise_of_a_workspace(run: Any, tmp_path: Path) -> None:
    answers = tmp_path / "exercises" / "trust" / "answers"
    answers.mkdir(parents=True)
    (answers / f"{NAME}.json").write_text(run("reference", NAME, "--json")[1])
    (answers / "disclosure-ladder.json").write_text("{")
    code, out, _ = run("check", tmp_path, "--json")
    reports = {report["exercise"]: report for report in json.loads(out)}
    assert code == 1
    assert set(reports) == set(exercise_ids())
    assert reports[NAME]["score"] == 10
    assert reports["disclosure-ladder"]["status"] == "invalid"
    assert reports["low-trust-agreement"]["status"] == "not attempted"
    code, out, _ = run("check", tmp_path)
    assert f"All together: 10 points; 2 of {len(exercise_ids())} exercises begun." in out
    assert "cannot be graded" in out


def test_check_without_a_workspace_says_how_to_make_one(run: Any, tmp_path: Path) -> None:
    code, _, err = run("check", tmp_path / "nowhere")
    assert code == 1
    assert "tradecraft learn" in err


def test_rules_say_statement_source_teachings_and_where_they_are_checked(run: Any) -> None:
    rows = json.loads(run("rules", "--json")[1])
    assert {row["id"] for row in rows}
    for row in rows:
        assert row["statement"]
        assert row["source"]
        assert row["teachings"]
        assert set(row["exercises"]) <= set(exercise_ids())


@pytest.mark.parametrize(
    "words", [["exercises"], ["rules"], ["scenario", NAME], ["reference", NAME]], ids=" ".join
)
def test_text_output_is_for_reading(run: Any, words: list[str]) -> None:
    code, out, err = run(*words)
    assert code == 0
    assert len(out.splitlines()) > 5
    assert err == ""


def test_without_solutions_reference_says_so(
    run: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(solutions, "solutions_folder", lambda: tmp_path)
    code, _, err = run("reference", NAME)
    assert code == 1
    assert "not installed here" in err


def test_simulate_makes_learners_of_every_kind_and_the_same_ones_again(run: Any, tmp_path: Path) -> None:
    code, out, _ = run("simulate", "--learners", "12", "--seed", "3", tmp_path / "one", "--json")
    made = json.loads(out)
    assert code == 0
    kinds = {kind.split()[0] for exercises in made.values() for kind in exercises.values()}
    assert kinds == {"reference", "flawed", "random", "blank", "malformed"}
    assert (
        json.loads(run("simulate", "--learners", "12", "--seed", "3", tmp_path / "two", "--json")[1]) == made
    )
    one, two = (
        sorted(p.relative_to(tmp_path / n) for p in (tmp_path / n).rglob("*")) for n in ("one", "two")
    )
    assert one == two
    for learner in made:
        for module in MODULES:
            assert (tmp_path / "one" / "submitted" / learner / module / f"{module}.ipynb").is_file()


HEAVY = ("nbgrader", "nbformat", "nbconvert", "jsonschema", "matplotlib", "pandas", "ipywidgets", "IPython")


@pytest.mark.parametrize("command", ["check", "grade"])
def test_what_a_learner_waits_for_imports_nothing_heavy(tmp_path: Path, command: str) -> None:
    answer = tmp_path / "answer.json"
    answer.write_text("{}")
    words = ["check", str(tmp_path)] if command == "check" else ["grade", NAME, str(answer)]
    code = f"import sys; from grader.cli import main; main({words!r}); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not set(HEAVY) & set(done.stderr.split())


def test_a_pipe_that_closes_early_is_no_error() -> None:
    command = f"{sys.executable} -m grader.cli rules | head -1"
    done = subprocess.run(
        ["/bin/sh", "-c", command], capture_output=True, text=True, check=True, env={**os.environ}
    )
    assert done.stderr == ""

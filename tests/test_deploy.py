"""One submission outside nbgrader: the workflow's and the autograder's own files, run as they would be."""

import json
import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import msgspec
import pytest

from grader.cli import main
from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.variants import variant_for
from tests.test_packaging import HOME, SOURCES, STAYS_BEHIND, copy

ACTIONS = HOME / "deploy" / "github-actions" / "grade.yml"
GRADESCOPE = HOME / "deploy" / "gradescope"
MODULE = "trust"
NAMES = MODULES[MODULE]

# The wheel is installed as it would be, without the packages that it needs: these are here already.
INSTALLING = {
    "PIP_NO_DEPS": "1",
    "PIP_FORCE_REINSTALL": "1",
    "PIP_NO_INDEX": "1",
    "PIP_DISABLE_PIP_VERSION_CHECK": "1",
}
INSTALLED = {"PYTHONPATH": sysconfig.get_paths()["purelib"]}


def hand_in(folder: Path, key: str = "", learner: str = "") -> Path:
    """Make a submission: all right, one broken rule, and a file that nobody can grade."""
    (folder / "answers").mkdir(parents=True)
    for name in NAMES:
        task, variant = exercise(name), variant_for(name, key, learner)
        case, answers = task.case(variant), solution(task)
        best = answers.reference(case)
        if name == "disclosure-ladder":
            best = answers.flawed_answer(case, "tell-the-truth")
        (folder / "answers" / f"{name}.json").write_bytes(encode(name, variant, best))
    (folder / "answers" / "low-trust-agreement.json").write_text("{}")
    return folder


def run(
    command: list[str], folder: Path, bin_folder: Path | None = None, **variables: str
) -> "subprocess.CompletedProcess[str]":
    path = os.pathsep.join(str(each) for each in (bin_folder, os.environ["PATH"]) if each)
    kept = {name: os.environ[name] for name in ("HOME", "LANG", "TMPDIR") if name in os.environ}
    environment = {"PATH": path, **kept, **variables}
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=300
    )


# ---- tradecraft check --handed-in


@pytest.mark.parametrize("inside", ["", "trust", "exercises/trust"], ids=["itself", "around", "a workspace"])
def test_a_folder_is_found_as_people_hand_it_in(
    inside: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(tmp_path / inside)
    code = main(["check", str(tmp_path), "--handed-in", "--assignment", MODULE, "--json"])
    reports = json.loads(capsys.readouterr().out)
    assert code == 1, "one cannot be graded"
    assert [report["exercise"] for report in reports] == list(NAMES)
    assert [report["status"] for report in reports] == ["graded", "graded", "invalid"]
    assert reports[0]["score"] == 10.0
    assert [f["rule"] for f in reports[1]["findings"] if f["status"] == "broken"] == ["tell-the-truth"]


def test_what_check_keeps_back_before_it_is_handed_in_is_judged_afterwards(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    task = exercise("four-meetings")
    answer = encode(task.id, "0", solution(task).reference(task.case("0")))
    (tmp_path / "answers").mkdir()
    (tmp_path / "answers" / f"{task.id}.json").write_bytes(answer)
    (tmp_path / "capstone.ipynb").write_text("{}")
    assert main(["check", str(tmp_path), "--json"]) == 0
    assert json.loads(capsys.readouterr().out)[0]["status"] == "evidence"
    assert main(["check", str(tmp_path), "--handed-in", "--json"]) == 0
    (report,) = json.loads(capsys.readouterr().out)
    assert (report["status"], report["score"]) == ("graded", 10.0)


def test_a_learners_own_case_is_graded_as_theirs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hand_in(tmp_path, "spring", "ana")
    words = ["check", str(tmp_path), "--handed-in", "--assignment", MODULE, "--key", "spring", "--json"]
    main([*words, "--learner", "ana"])
    assert json.loads(capsys.readouterr().out)[0]["score"] == 10.0
    main([*words, "--learner", "ben"])
    assert json.loads(capsys.readouterr().out)[0]["status"] == "invalid"


def test_a_submission_without_answers_says_what_to_hand_in(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path), "--handed-in", "--assignment", MODULE]) == 1
    assert "Hand in the folder of the assignment" in capsys.readouterr().out


def test_a_link_to_somebody_elses_answers_is_not_followed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hand_in(tmp_path / "other")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "answers").symlink_to(tmp_path / "other" / "answers")
    assert main(["check", str(tmp_path / "mine"), "--handed-in", "--assignment", MODULE, "--json"]) == 1
    assert not any(report["score"] for report in json.loads(capsys.readouterr().out))


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--handed-in", "--assignment", "poker"], "There are: trust"),
        (["--assignment", "trust"], "goes with --handed-in"),
    ],
    ids=["no such assignment", "nothing handed in"],
)
def test_wrong_use_is_told(
    words: list[str], told: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", str(tmp_path), *words]) == 2
    assert told in capsys.readouterr().err


# ---- The files of deploy/


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, made from a copy of this folder."""
    folder = tmp_path_factory.mktemp("wheel")
    for name in (*SOURCES, *STAYS_BEHIND):
        copy(HOME / name, folder / "source" / name)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(folder / "source")], check=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_that_graders_install_has_no_guide_for_facilitators(wheel: Path) -> None:
    with ZipFile(wheel) as archive:
        names = archive.namelist()
    assert [name for name in names if "/course/" in name]
    assert not [name for name in names if "facilitator" in name]


@pytest.fixture(scope="module")
def steps() -> dict[str, dict[str, Any]]:
    """Return the workflow's steps that run something, by name."""
    workflow = msgspec.yaml.decode(ACTIONS.read_bytes())
    assert workflow["permissions"] == {"contents": "read"}
    (job,) = workflow["jobs"].values()
    assert job["defaults"]["run"]["shell"] == "bash"
    return {step["name"]: step for step in job["steps"] if "run" in step}


@pytest.fixture(scope="module")
def runner(autograder: Path) -> Path:
    """Return the folder of the commands that the runner has: a Python apart from this one."""
    return autograder / "venv" / "bin"


@pytest.fixture
def repository(tmp_path: Path, wheel: Path) -> Path:
    """Return a repository as the workflow's page describes it."""
    (tmp_path / "wheel").mkdir()
    shutil.copy(wheel, tmp_path / "wheel")
    return tmp_path


def run_steps(
    steps: dict[str, dict[str, Any]], repository: Path, runner: Path
) -> Iterator["subprocess.CompletedProcess[str]"]:
    """Run the steps as the runner does: each a script for this shell, with the workflow's variables."""
    variables = {"ASSIGNMENT": MODULE, "KEY": "", "LEARNER": "ana"}
    variables["GITHUB_STEP_SUMMARY"] = str(repository / "summary.md")
    for number, (name, step) in enumerate(steps.items()):
        assert "${{" not in step["run"], "what is put into a script by the runner may hold anything"
        script = repository / f"step-{number}.sh"
        script.write_text(step["run"])
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        extra = INSTALLING if name.startswith("Install") else INSTALLED
        yield run(command, repository, runner, **variables, **extra)


def test_the_workflow_grades_a_folder_and_shows_the_report(
    steps: dict[str, dict[str, Any]], repository: Path, runner: Path
) -> None:
    hand_in(repository / "submission")
    installed, graded = run_steps(steps, repository, runner)
    assert installed.returncode == 0, installed.stderr
    assert graded.returncode == 1, "one answer cannot be graded"
    reports = json.loads((repository / "report.json").read_text())
    assert [report["status"] for report in reports] == ["graded", "graded", "invalid"]
    said = (repository / "report.txt").read_text()
    assert f"All together: {sum(report['score'] for report in reports):g} of 30 points." in said
    first, *_, last = graded.stdout.splitlines()
    assert said in graded.stdout
    assert first.removeprefix("::stop-commands::") == last.strip(":"), "no command gets out of the report"
    summary = (repository / "summary.md").read_text().splitlines()
    assert summary[0] == "## trust"
    assert all(line.startswith("    ") for line in summary[2:])


def test_the_workflow_fails_and_says_so_where_nothing_was_handed_in(
    steps: dict[str, dict[str, Any]], repository: Path, runner: Path
) -> None:
    (repository / "submission").mkdir()
    _, graded = run_steps(steps, repository, runner)
    assert graded.returncode == 1
    assert "No answers are here" in (repository / "summary.md").read_text()


def old_image(folder: Path) -> Path:
    """Make the commands of an image whose Python is too old, and whose apt-get brings a newer one."""
    folder.mkdir()
    new = f'#!/bin/sh\nexec {sys.executable} "$@"\n'
    install = f'case "$*" in *python3.11*) PATH=/bin:/usr/bin; mv {folder}/new {folder}/python3.11;; esac'
    texts = {
        "python3": "#!/bin/sh\nexit 1\n",
        "new": new,
        "apt-get": f'#!/bin/sh\necho "$*" >> {folder}/asked\n{install}\n',
    }
    for name, text in texts.items():
        (folder / name).write_text(text)
        (folder / name).chmod(0o755)
    return folder


@pytest.fixture(scope="module")
def autograder(tmp_path_factory: pytest.TempPathFactory, wheel: Path) -> Path:
    """Return the folder that Gradescope makes: the zip's content, set up by its own script."""
    home = tmp_path_factory.mktemp("autograder")
    shutil.copytree(GRADESCOPE, home / "source")
    shutil.copy(wheel, home / "source")
    shutil.copy(GRADESCOPE / "run_autograder", home)
    done = run(
        [shutil.which("bash") or "bash", "source/setup.sh"],
        home,
        None,
        PATH=str(old_image(home / "image")),
        AUTOGRADER=str(home),
        **INSTALLING,
    )
    assert done.returncode == 0, done.stderr
    return home


@pytest.fixture
def results(autograder: Path) -> Iterator[Any]:
    """Return a function that runs the autograder on the submission and returns what it writes."""

    def grade(**settings: str) -> dict[str, Any]:
        (autograder / "results").mkdir(exist_ok=True)
        given = {"assignment": MODULE, "key": "", "visibility": "visible", **settings}
        lines = (f'{name} = "{value}"\n' for name, value in given.items())
        (autograder / "source" / "settings.toml").write_text("".join(lines))
        done = run(["./run_autograder"], autograder, None, AUTOGRADER=str(autograder), **INSTALLED)
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads((autograder / "results" / "results.json").read_text("utf-8"))
        return found

    yield grade
    for name in ("submission", "results"):
        shutil.rmtree(autograder / name, ignore_errors=True)


def test_gradescopes_image_gets_a_newer_python_where_its_own_is_too_old(autograder: Path) -> None:
    asked = (autograder / "image" / "asked").read_text().splitlines()
    assert asked == [
        "update",
        "install --yes python3 python3-venv",
        "install --yes python3.11 python3.11-venv",
    ]


def test_gradescope_gets_points_and_findings_of_each_exercise(autograder: Path, results: Any) -> None:
    hand_in(autograder / "submission" / "trust")
    found = results()
    titles = [exercise(name).title for name in NAMES]
    assert [test["name"] for test in found["tests"]] == titles
    assert [test["max_score"] for test in found["tests"]] == [10.0, 10.0, 10.0]
    right, flawed, damaged = found["tests"]
    assert (right["score"], right["status"]) == (10.0, "passed")
    assert 0 < flawed["score"] < 10
    assert "✗ broken" in flawed["output"]
    assert (damaged["score"], damaged["status"]) == (0.0, "failed")
    assert "version" in damaged["output"]
    assert {test["output_format"] for test in found["tests"]} == {"text"}, "no learner's text is markup"


def test_gradescope_gets_only_keys_that_its_documentation_names(autograder: Path, results: Any) -> None:
    hand_in(autograder / "submission")
    found = results(visibility="after_published")
    assert set(found) <= {
        "score", "execution_time", "output", "output_format", "test_output_format", "test_name_format",
        "visibility", "stdout_visibility", "extra_data", "tests", "leaderboard",
    }  # fmt: skip
    assert found["visibility"] == "after_published"
    assert set().union(*found["tests"]) <= {
        "score", "max_score", "status", "name", "name_format", "number", "output", "output_format", "tags",
        "visibility", "extra_data",
    }  # fmt: skip


def test_gradescope_grades_the_case_of_whoever_submitted(autograder: Path, results: Any) -> None:
    hand_in(autograder / "submission", "spring", "ana@example.com")
    metadata = {"users": [{"email": "ana@example.com", "id": 1, "name": "Ana"}]}
    (autograder / "submission_metadata.json").write_text(json.dumps(metadata))
    assert results(key="spring")["tests"][0]["score"] == 10.0


def test_gradescope_tells_a_learner_without_answers_what_to_upload(autograder: Path, results: Any) -> None:
    (autograder / "submission").mkdir()
    found = results()
    assert "answers/" in found["output"]
    assert [test["score"] for test in found["tests"]] == [0.0, 0.0, 0.0]


def test_gradescope_gets_no_zero_where_grading_itself_fails(autograder: Path) -> None:
    hand_in(autograder / "submission")
    (autograder / "source" / "settings.toml").write_text(
        'assignment = "poker"\nkey = ""\nvisibility = "visible"\n'
    )
    done = run(["./run_autograder"], autograder, None, AUTOGRADER=str(autograder), **INSTALLED)
    assert done.returncode != 0
    assert "There is no assignment 'poker'" in done.stderr
    assert not (autograder / "results" / "results.json").exists()
    shutil.rmtree(autograder / "submission")


def test_the_settings_that_are_shipped_name_an_assignment() -> None:
    settings = msgspec.toml.decode((GRADESCOPE / "settings.toml").read_bytes())
    assert settings["assignment"] in MODULES
    assert set(settings) == {"assignment", "key", "visibility"}


@pytest.mark.parametrize("script", ["setup.sh", "run_autograder"])
def test_gradescope_can_run_its_scripts(script: str) -> None:
    assert os.access(GRADESCOPE / script, os.X_OK)
    assert (GRADESCOPE / script).read_text().startswith("#!/usr/bin/env bash\n")

"""A deal is the learner's own: no command of the project opens a file of one.

That nothing of a deal is handed in, ``tests/nbgrader/test_exchange.py`` holds with a real submission.
"""

import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from grader.deals.file import encode
from grader.deals.shelf import FOLDER, Shelf
from grader.exercises import MODULES, exercise
from grader.grading.answers import encode as encode_answer
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from tests.sample_deal import sample

WATCHED = """
    import sys
    from pathlib import Path

    def watch(event, arguments):
        place = str(arguments[0]) if arguments and event in ("open", "os.listdir", "os.scandir") else ""
        if "{folder}" in Path(place).parts:
            print("OPENED", place)

    sys.addaudithook(watch)
    from grader.cli import main
    main({words!r})
    """
"""Runs a command and says of each file of a deal, and of their folder, that it was opened."""

FIRST = MODULES["trust"][0]


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with an answer and a deal."""
    root = tmp_path_factory.mktemp("workspace")
    shelf, task = Shelf(root), exercise(FIRST)
    shelf.store.save("acme", encode(sample()))
    shelf.export("acme", "<p>Hopfield</p>")
    store = AnswerStore(root / "exercises" / "trust")
    store.save(FIRST, encode_answer(FIRST, "0", solution(task).reference(task.case("0"))))
    (store.folder.parent / "trust.ipynb").write_text("{}")
    return root


def watched(words: list[str], folder: Path) -> str:
    program = dedent(WATCHED).format(folder=FOLDER, words=words)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, check=False, capture_output=True, text=True, timeout=120)
    assert "Traceback" not in done.stderr, done.stderr
    return done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ["check", ".", "--json"],
        ["check", ".", "--handed-in", "--json"],
        ["grade", FIRST, f"exercises/trust/answers/{FIRST}.json", "--json"],
        ["simulate", "--learners", "1", "--seed", "1", "made"],
    ],
    ids=lambda words: words[0] + "-handed-in" * ("--handed-in" in words),
)
def test_a_command_opens_no_deal(workspace: Path, words: list[str]) -> None:
    said = watched(words, workspace)
    assert "OPENED" not in said
    assert "Hopfield" not in said


def test_the_watch_sees_a_deal_that_is_opened(workspace: Path) -> None:
    said = watched(["grade", FIRST, f"{FOLDER}/acme.json", "--json"], workspace)
    assert f"OPENED {FOLDER}/acme.json" in said


def test_deals_lie_beside_what_is_handed_in_and_never_below_it(workspace: Path) -> None:
    assert Shelf(workspace).store.folder == workspace / FOLDER
    assert not list((workspace / "exercises").rglob(f"*{FOLDER}*"))

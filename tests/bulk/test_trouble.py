"""A run that is killed, a worker that dies, two runs at once: nothing is lost, and the next run finishes."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import monotonic, sleep

import msgspec
import psutil
import pytest

from grader.bulk.crew import Team, processes, spread
from tests.bulk.cohort import files, graded, hand_in, ids, rows, tradecraft
from tests.nbgrader.course import Course, answer_files, environment, flawed, reference, released_course

LEARNERS = 450
"""Several transactions, and several seconds of work."""

PATIENCE = 120
"""Seconds within which a run gets somewhere."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = released_course(tmp_path_factory.mktemp("trouble") / "course")
    kinds = [answer_files(reference), answer_files(flawed), {}]
    first = hand_in(course, "learner-000", kinds[0], at="2027-01-11 10:00:00.000000 UTC")
    for number in range(1, LEARNERS):
        folder = course.folder / f"submitted/learner-{number:03}/trust"
        shutil.copytree(first, folder, ignore=shutil.ignore_patterns("answers"))
        (folder / "answers").mkdir()
        for name, content in kinds[number % 3].items():
            (folder / "answers" / name).write_bytes(content)
    return course


def folders(course: Course, pattern: str) -> int:
    return sum(1 for _ in (course.folder / "autograded").glob(f"*/{pattern}"))


MOMENTS: dict[str, Callable[[Course], bool]] = {
    "the first submissions are being graded": lambda course: folders(course, ".trust.part") > 0,
    "the first are committed": lambda course: folders(course, "trust") > 0,
    "half of them are committed": lambda course: folders(course, "trust") > LEARNERS // 2,
}


@contextmanager
def running(course: Course, *arguments: str) -> "Iterator[subprocess.Popen[bytes]]":
    """Run bulk grading in a process group of its own, and leave nothing of it behind."""
    command = [sys.executable, "-m", "grader.cli", "autograde", "trust", "--jobs", "2", *arguments]
    with subprocess.Popen(
        command,
        cwd=course.folder,
        env=environment(course.folder / "home"),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        yield process


def killed_when(course: Course, moment: Callable[[], bool], *arguments: str) -> None:
    """Run bulk grading and kill it at a moment, its first process alone, as the system does."""
    with running(course, *arguments) as process:
        begun = monotonic()
        while not moment():
            assert process.poll() is None, "the run has ended before its moment came"
            assert monotonic() - begun < PATIENCE
            sleep(0.005)
        family = [process, *psutil.Process(process.pid).children(recursive=True)]
        process.send_signal(signal.SIGKILL)
    _, alive = psutil.wait_procs(family[1:], timeout=30)
    assert not alive, "workers leave with their parent"


def whole(course: Course) -> None:
    """Expect a sound gradebook, and that every graded folder is complete and has its rows."""
    with sqlite3.connect(course.folder / "gradebook.db") as book:
        assert book.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        known = dict(
            book.execute("""
                SELECT s.student_id, count(g.auto_score) FROM submitted_assignment s
                JOIN submitted_notebook n ON n.assignment_id = s.id JOIN grade g ON g.notebook_id = n.id
                GROUP BY s.student_id""").fetchall()
        )
    for folder in (course.folder / "autograded").glob("*/trust"):
        notebook = msgspec.json.decode((folder / "trust.ipynb").read_bytes())
        assert sum(len(cell.get("outputs", ())) for cell in notebook["cells"]) == 6
        assert known[folder.parent.name] == 3


def test_a_run_that_is_killed_at_any_moment_is_finished_by_the_next(course: Course) -> None:
    for moment in MOMENTS.values():
        killed_when(course, partial(moment, course))
        whole(course)
    (summary,) = graded(course.folder, "trust")
    assert summary["graded"] + summary["skipped"] == LEARNERS
    assert summary["skipped"] > LEARNERS // 2
    whole(course)
    rest = {Path(name).parts[1] for name in files(course.folder)}
    assert rest == {"trust"}, "nothing is left over"

    # Killed while it grades again, the old folders must not pass for the new ones.
    before, known, content = rows(course.folder), ids(course.folder), files(course.folder)
    (course.folder / "autograded/learner-000/trust/trust.ipynb").chmod(0o644)
    (course.folder / "autograded/learner-000/trust/trust.ipynb").write_text("old")
    killed_when(course, lambda: not_old(course), "--force")
    whole(course)
    graded(course.folder, "trust", "--force")
    assert (rows(course.folder), ids(course.folder)) == (before, known)
    assert files(course.folder) == content


def not_old(course: Course) -> bool:
    notebook = course.folder / "autograded/learner-000/trust/trust.ipynb"
    return not notebook.exists() or notebook.stat().st_size > len("old")


def test_a_second_run_at_the_same_time_is_sent_away(course: Course) -> None:
    with running(course, "--force") as process:
        while not folders(course, ".trust.part"):
            assert process.poll() is None
            sleep(0.005)
        process.send_signal(signal.SIGSTOP)
        second = tradecraft("autograde", "trust", folder=course.folder)
        process.send_signal(signal.SIGKILL)
    assert (second.returncode, "Another run is" in second.stderr) == (1, True)
    shutil.rmtree(course.folder / "autograded/learner-001/.trust.part", ignore_errors=True)


def test_a_missing_release_stops_before_anything_is_graded(course: Course) -> None:
    release = course.folder / "exercises/trust/trust.ipynb"
    kept = release.rename(release.with_suffix(".kept"))
    done = tradecraft("autograde", "trust", folder=course.folder)
    kept.rename(release)
    assert done.returncode == 1
    assert "generate_assignment trust --force" in done.stderr


def halve(numbers: Sequence[int]) -> list[float]:
    """Halve numbers; 13 brings down whoever does it."""
    if 13 in numbers:
        os._exit(1)
    return [number / 2 for number in numbers]


def test_an_item_that_brings_down_its_worker_is_given_up_alone() -> None:
    numbers = list(range(40))
    results = [
        each for some in spread(partial(processes, 2), halve, numbers, lambda _: -1.0) for each in some
    ]
    assert sorted(results) == sorted([-1.0, *(number / 2 for number in numbers if number != 13)])


def test_work_is_handed_out_as_it_is_done() -> None:
    asked: list[int] = []

    class Slow:
        """Counts what waits."""

        def __call__(self, numbers: Sequence[int]) -> list[float]:
            asked.append(len(numbers))
            return halve(numbers)

    @contextmanager
    def here() -> Iterator[Team]:
        with ThreadPoolExecutor(1) as executor:
            yield Team(executor, 1)

    results = spread(here, Slow(), list(range(1000, 11_000)), lambda _: -1.0)
    first = next(results)
    assert sum(asked) < 200
    assert sum(map(len, results)) + len(first) == 10_000

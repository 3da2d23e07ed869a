"""The ways to grade a cohort that are measured against each other."""

import sys
from collections.abc import Mapping
from pathlib import Path

import msgspec

from benchmarks import floor
from benchmarks.cohort import ASSIGNMENT, OURS, STOCK, Course, Scores, files_below
from benchmarks.running import BenchmarkError, peak_memory, timed

JOBS = 2

STEPS = ("autograde", "feedback")
"""What bulk grading does with a cohort, one command each."""


class Contender(msgspec.Struct, frozen=True):
    """One way to grade a cohort.

    Attributes:
        id: Its name in the results.
        title: What it is.
        steps: Its commands, by what they are for.
        config: The content of ``nbgrader_config.py``.
        most: The largest cohort that it is measured on.
        good: Exit codes of commands that did their work.
        runs: The most runs that it is worth: the slow ones differ little.
    """

    id: str
    title: str
    steps: Mapping[str, tuple[str, ...]]
    config: str = OURS
    most: int | None = None
    good: tuple[int, ...] = (0,)
    runs: int = 1_000

    def takes(self, learners: int) -> bool:
        """Return whether it is measured on a cohort of this size."""
        return self.most is None or learners <= self.most


_AUTOGRADE = ("nbgrader", "autograde", ASSIGNMENT)
_BULK = {step: ("tradecraft", step, ASSIGNMENT, "--jobs", str(JOBS)) for step in STEPS}
_FLOOR = (sys.executable, str(Path(floor.__file__)), ASSIGNMENT)

STOCK_NBGRADER = Contender(
    "stock", "`nbgrader autograde`, executing", {"autograde": _AUTOGRADE}, STOCK, most=20, runs=3
)
TRUSTED = Contender("trusted", "`nbgrader autograde`, trusted", {"autograde": _AUTOGRADE}, most=200)
BULK = Contender("bulk", f"`tradecraft autograde` and `feedback`, `--jobs {JOBS}`", _BULK, good=(0, 1))
"""Exit code 1 says that some answers are none: the malformed ones."""

FLOOR = Contender("floor", "the floor", {"write": _FLOOR})

CONTENDERS = (STOCK_NBGRADER, TRUSTED, BULK, FLOOR)
"""In this order, because the floor writes again what bulk grading has left."""


def run(contender: Contender, course: Course) -> dict[str, float]:
    """Grade a cohort from the beginning.

    Args:
        contender: The way to do it.
        course: The course folder.

    Returns:
        Seconds for each of its steps.

    Raises:
        BenchmarkError: It failed, or left something out.
    """
    course.begin(contender.config)
    seconds = {}
    for step, command in contender.steps.items():
        clock, said = timed(command, course.folder, course.home, contender.good)
        seconds[step] = clock - (float(said) if contender is FLOOR else 0)
    _finish(contender, course)
    return seconds


def watch(contender: Contender, course: Course) -> tuple[float, Scores]:
    """Grade a cohort from the beginning, with an eye on the memory: looking costs time.

    Args:
        contender: The way to do it.
        course: The course folder.

    Returns:
        The most memory that a step took, in megabytes; and the scores.

    Raises:
        BenchmarkError: It failed, or left something out.
    """
    course.begin(contender.config)
    most = max(
        peak_memory(command, course.folder, course.home, contender.good)
        for command in contender.steps.values()
    )
    return most, _finish(contender, course)


def _finish(contender: Contender, course: Course) -> Scores:
    scores = course.scores()
    done = len({learner for learner, _ in scores})
    if done < course.learners or None in scores.values():
        raise BenchmarkError(f"{contender.id} graded {done} submissions of {course.learners}.")
    if contender is FLOOR:
        written, wanted = _weight(course.folder), _weight(course.left)
        if written != wanted:
            raise BenchmarkError(f"The floor wrote {written} instead of {wanted} (files, bytes).")
    elif contender is BULK:
        course.keep_results()
    return scores


def _weight(folder: Path) -> tuple[int, int]:
    sizes = [path.stat().st_size for tree in floor.TREES for path in files_below(folder / tree)]
    return len(sizes), sum(sizes)

"""What a learner waits for: commands that start, an answer that is checked, an answer that is saved."""

import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from time import perf_counter

import msgspec

from benchmarks.running import timed
from grader.cells import graded
from grader.exercises import MODULES, exercise, exercise_ids
from grader.exercises.sheet import Answer
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.grading.variants import COMMON, variant_for


class Latency(msgspec.Struct, frozen=True):
    """How long something takes, in milliseconds.

    Attributes:
        median: Half of the times are shorter.
        p95: 95 of 100 are shorter.
        times: How many there were.
    """

    median: float
    p95: float
    times: int


class Learner(msgspec.Struct, frozen=True):
    """What a learner waits for.

    Attributes:
        starting: Whole commands by what was typed, of which the first is Python itself with nothing to do.
        drawing: By exercise, drawing a case that was never drawn before, and the form's contents.
        checking: By exercise, a check: a reference answer is read, judged and rendered.
        saving: By kind of folder, saving an answer so that it survives a crash.
    """

    starting: dict[str, Latency]
    drawing: dict[str, Latency]
    checking: dict[str, Latency]
    saving: dict[str, Latency]


def learner(places: dict[str, Path], times: int) -> Learner:
    """Measure it.

    Args:
        places: By kind of folder, one to work in.
        times: How many cases are checked and answers are saved; commands start a tenth as often.
    """
    folder = next(iter(places.values()))
    checks = {name: _checks(name, times) for name in exercise_ids()}
    return Learner(
        starting=_starting(folder, max(2, times // 10)),
        drawing={name: latency(drawing) for name, (drawing, _) in checks.items()},
        checking={name: latency(checking) for name, (_, checking) in checks.items()},
        saving={kind: latency(_saves(place, times)) for kind, place in places.items()},
    )


def latency(seconds: Sequence[float]) -> Latency:
    """Return the median and the 95th percentile of some times."""
    worst = quantiles(seconds, n=20, method="inclusive")[-1]
    return Latency(median(seconds) * 1000, worst * 1000, len(seconds))


def _starting(folder: Path, times: int) -> dict[str, Latency]:
    workspace = folder / "answered"
    for module, names in MODULES.items():
        for name in names:
            store = AnswerStore(workspace / "exercises" / module)
            store.save(name, encode(name, COMMON, _reference(name, COMMON)), overwrite=True)
    one = MODULES["trust"][0]
    file = workspace / "exercises" / "trust" / "answers" / f"{one}.json"
    commands = {
        "python, nothing to do": (sys.executable, "-c", "pass"),
        "import grader": (sys.executable, "-c", "import grader"),
        "from grader import score, work": (sys.executable, "-c", "from grader import score, work"),
        f"tradecraft check (all {len(exercise_ids())} exercises)": ("tradecraft", "check", str(workspace)),
        f"tradecraft grade {one}": ("tradecraft", "grade", one, str(file)),
    }
    clocks = {
        typed: [timed(command, folder, folder)[0] for _ in range(times + 1)]
        for typed, command in commands.items()
    }
    return {typed: latency(seconds[1:]) for typed, seconds in clocks.items()}  # the first one fills caches


def _checks(name: str, times: int) -> tuple[list[float], list[float]]:
    drawing, checking = [], []
    task = exercise(name)
    task.sheet(COMMON)  # what a process does once is no part of it
    for number in range(times):
        key = f"cohort {number}"
        variant = variant_for(name, key, "")
        drawing.append(_clock(partial(task.sheet, variant)))
        content = encode(name, variant, _reference(name, variant))
        checking.append(_clock(partial(graded, name, key, "", {name: content}.get)))
    return drawing, checking


def _saves(folder: Path, times: int) -> list[float]:
    store, name = AnswerStore(folder / "saved"), MODULES["trust"][0]
    content = encode(name, COMMON, _reference(name, COMMON))
    return [_clock(partial(store.save, name, content + b" " * number)) for number in range(times)]


def _reference(name: str, variant: str) -> Answer:
    task = exercise(name)
    return solution(task).reference(task.case(variant))


def _clock(work: Callable[[], object]) -> float:
    begun = perf_counter()
    work()
    return perf_counter() - begun

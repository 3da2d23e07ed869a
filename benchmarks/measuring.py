"""One run of all contenders on all cohorts, in turn."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from benchmarks.cohort import ROOT, Course, Scores, answer_sets, release, submit
from benchmarks.contenders import CONTENDERS, Contender, run, watch
from benchmarks.figures import Measured
from benchmarks.running import BenchmarkError

MEMORY, DISK = "memory", "disk"
"""Kinds of folder to work in."""

ROOM = 400_000
"""Bytes that a submission and all that comes of it may take: twice what bulk grading leaves."""

_IN_MEMORY = Path("/dev/shm")  # noqa: S108 - a folder below it is made, with a name that nobody can guess

Say = Callable[[str], None]


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be measured.

    Attributes:
        sizes: The cohorts; one of a single learner is added, so that start-up can be told apart.
        runs: How often each is measured.
        contenders: Which ways to grade.
    """

    sizes: tuple[int, ...]
    runs: int
    contenders: tuple[Contender, ...] = CONTENDERS

    @property
    def cohorts(self) -> list[int]:
        """All sizes, sorted."""
        return sorted({1, *self.sizes})


@contextmanager
def folder_in_memory(largest: int) -> Iterator[Path | None]:
    """Open a folder that is backed by memory; None where there is none with enough room.

    Args:
        largest: Submissions in the largest cohort.
    """
    if not _IN_MEMORY.is_dir() or shutil.disk_usage(_IN_MEMORY).free < ROOM * 2 * largest:
        yield None
        return
    with TemporaryDirectory(prefix="tradecraft-bench-", dir=_IN_MEMORY) as folder:
        yield Path(folder)


@contextmanager
def folder_on_disk() -> Iterator[Path]:
    """Open a folder on the disk that the project is on."""
    home = ROOT / "build"
    home.mkdir(exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=home) as folder:
        yield Path(folder)


def measure(folder: Path, place: str, wanted: Wanted, say: Say) -> list[Measured]:
    """Measure the contenders side by side.

    Each of them works once on each cohort before any clock runs, with an eye on its memory; then all
    of them in turn, as often as is wanted, so that a slow minute of the machine meets all.

    Args:
        folder: An empty folder to work in.
        place: What kind of folder it is.
        wanted: What is to be measured.
        say: Is told how far it is.

    Returns:
        What was measured.

    Raises:
        BenchmarkError: A command failed, or the contenders did not give the same scores.
    """
    say(f"{place}: making cohorts of {', '.join(f'{size:,}' for size in wanted.cohorts)}")
    released, sets = release(folder), answer_sets(max(wanted.cohorts))
    courses = [submit(released, folder / str(size), size, sets) for size in wanted.cohorts]
    pairs = [
        (course, each) for course in courses for each in wanted.contenders if each.takes(course.learners)
    ]
    peaks = _peaks(pairs, place, say)
    runs: dict[tuple[int, str], list[dict[str, float]]] = {}
    for number in range(wanted.runs):
        for course, each in pairs:
            if number < each.runs:
                done = run(each, course)
                runs.setdefault((course.learners, each.id), []).append(done)
                say(f"{place}: {course.learners:,} {each.id}, run {number + 1}: {sum(done.values()):.2f} s")
    return [
        Measured(
            contender=contender,
            place=place,
            submissions=size,
            runs=done,
            peak_memory_mb=peaks[size, contender],
        )
        for (size, contender), done in runs.items()
    ]


def _peaks(pairs: Iterable[tuple[Course, Contender]], place: str, say: Say) -> dict[tuple[int, str], float]:
    peaks: dict[tuple[int, str], float] = {}
    scores: dict[int, Scores] = {}
    for course, each in pairs:
        peak, given = watch(each, course)
        peaks[course.learners, each.id] = peak
        if scores.setdefault(course.learners, given) != given:
            raise BenchmarkError(
                f"{each.id} gives other scores than those before it to {course.learners} learners."
            )
        say(f"{place}: {course.learners:,} {each.id}, memory: {peak:.0f} MB")
    return peaks

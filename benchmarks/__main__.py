"""``python -m benchmarks``: measure grading and write the results down; ``make bench`` runs it."""

import argparse
import sys
from pathlib import Path

import msgspec

from benchmarks.contenders import CONTENDERS
from benchmarks.learner import learner
from benchmarks.machine import machine
from benchmarks.measuring import DISK, MEMORY, Wanted, folder_in_memory, folder_on_disk, measure
from benchmarks.page import page
from benchmarks.results import Results, results
from benchmarks.running import BenchmarkError

NEEDED = ("bulk", "floor")
"""Contenders without which there is no result."""

MOST_ON_DISK = 2_000
"""Submissions: how the cost grows is seen in memory."""


def main() -> int:
    """Do what the command line says.

    Returns:
        0 when done, 1 when something could not be measured.
    """
    options = _parser().parse_args()
    try:
        found = _measured(options)
    except BenchmarkError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    options.to.mkdir(parents=True, exist_ok=True)
    content = msgspec.json.format(msgspec.json.encode(found), indent=2)
    (options.to / "results.json").write_bytes(content + b"\n")
    (options.to / "results.md").write_text(page(found), "utf-8")
    sys.stdout.write(page(found))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    add = parser.add_argument
    add("--sizes", type=_numbers, default="20,200,2000,20000", help="submissions (default: %(default)s)")
    add("--runs", type=int, default=5, help="runs of each (default: %(default)s)")
    add("--disk-runs", type=int, default=2, help="the same on the disk; 0 for none (default: %(default)s)")
    add("--times", type=int, default=100, help="checks and savings of a learner (default: %(default)s)")
    add("--without", default="", metavar="NAMES", help="leave out stock or trusted, or both with a comma")
    add("--to", type=Path, default=Path(__file__).parent, metavar="DIR", help="where to write the results")
    return parser


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(word) for word in text.split(","))


def _measured(options: argparse.Namespace) -> Results:
    left_out = options.without.split(",")
    contenders = tuple(each for each in CONTENDERS if each.id in NEEDED or each.id not in left_out)
    wanted = Wanted(sizes=options.sizes, runs=options.runs, contenders=contenders)
    on_disk = Wanted(
        sizes=tuple(size for size in options.sizes if size <= MOST_ON_DISK),
        runs=options.disk_runs,
        contenders=contenders,
    )
    with folder_on_disk() as disk, folder_in_memory(max(options.sizes)) as memory:
        plan = {MEMORY: (memory, wanted), DISK: (disk, on_disk)} if memory else {DISK: (disk, wanted)}
        measured = [
            one
            for place, (folder, asked) in plan.items()
            if asked.runs
            for one in measure(folder, place, asked, _say)
        ]
        places = {place: folder for place, (folder, _) in plan.items()}
        _say("a learner's side")
        return results(measured, learner(places, options.times), machine(places))


def _say(text: str) -> None:
    sys.stderr.write(f"{text}\n")


if __name__ == "__main__":
    sys.exit(main())

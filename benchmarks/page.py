"""The results as a page to read, in the terminal too."""

from collections.abc import Iterable, Iterator, Sequence

from benchmarks.cohort import SETS
from benchmarks.contenders import CONTENDERS, JOBS
from benchmarks.figures import LARGE, Figure, Flatness, Ratios
from benchmarks.learner import Latency, Learner
from benchmarks.machine import Machine
from benchmarks.results import Results

NOTHING = "–"

PLACES = {
    "memory": "In a folder that is backed by memory",
    "disk": "On the disk",
}

WHAT = f"""The Trust module: one notebook, three exercises. Up to {SETS} different sets of honest, flawed,
random, blank and malformed answers, every submission with files of its own; making them is not timed. All
contenders give the same scores.

- **stock**: `nbgrader autograde` as nbgrader comes, without this course's configuration: a kernel for each
  notebook, whose graded cells `import grader` and call `score`. Its feedback pages are not made.
- **trusted**: the same command with the course's configuration: nothing is executed.
- **bulk**: `tradecraft autograde`, then `tradecraft feedback`, each with `--jobs {JOBS}`.
- **floor**: one process reads and parses the same files, writes the bytes that bulk left and inserts its rows
  with `executemany`; what it takes to fetch these bytes and rows is taken off.

Times are medians of whole commands on the clock, imports included, in runs that take turns. *Each* is that
over the number of submissions. *Each further* is the difference to the cohort above over the difference in
size: start-up cancels out. Memory is that of all processes together, looked at every 50 ms in a run of its
own: on Linux the proportional set size, in which what processes share counts once."""


def page(results: Results) -> str:
    """Return the results as Markdown.

    Args:
        results: What was measured.
    """
    parts = [
        "# What grading costs",
        "Made by `make bench`; `results.json` has every figure.",
        _headline(results),
        _machine(results.machine),
        "## A cohort",
        WHAT,
        *(part for each in results.flatness for part in _place(results, each)),
        "## A learner",
        *_learner(results.learner),
    ]
    return "\n\n".join(parts) + "\n"


def _headline(results: Results) -> str:
    return (
        f"At {results.submissions:,} submissions, bulk grading does **{_number(results.ratio_to_stock)}** in "
        f"the time in which stock nbgrader executes one, takes **{_number(results.ratio_to_floor)}** times "
        f"as long as the floor, and needs **{_number(results.peak_memory_mb)} MB**."
    )


def _machine(machine: Machine) -> str:
    libraries = ", ".join(f"{name} {version}" for name, version in machine.libraries.items())
    systems = ", ".join(f"{kind}: {system}" for kind, system in machine.file_systems.items())
    return (
        f"{machine.date}: {machine.cores} cores ({machine.processor}), {machine.memory_gb:g} GB, "
        f"{machine.system}, {machine.python}, {libraries}. File systems: {systems}."
    )


def _place(results: Results, flat: Flatness) -> Iterator[str]:
    figures = [each for each in results.figures if each.place == flat.place]
    yield f"### {PLACES[flat.place]}"
    yield _table(
        ("submissions", "contender", "runs", "seconds", "each", "each further", "memory"),
        map(_figure, sorted(figures, key=_order)),
    )
    yield _table(
        ("submissions", "stock / bulk", "further", "bulk / floor", "further", "stock / trusted", "further"),
        (_ratios(each) for each in results.ratios if each.place == flat.place),
    )
    yield "*stock / bulk* is stock's *each further*, without start-up, over bulk's *each*, with start-up."
    if flat.whole:
        yield (
            f"From {LARGE} submissions on, the cost of a submission changes by the factor "
            f"{_number(flat.whole)} with start-up, {_number(flat.further)} without."
        )


def _order(figure: Figure) -> tuple[int, int]:
    return [each.id for each in CONTENDERS].index(figure.contender), figure.submissions


def _figure(figure: Figure) -> tuple[str, ...]:
    steps = ", ".join(f"{step} {_seconds(clock)}" for step, clock in figure.steps.items())
    return (
        f"{figure.submissions:,}",
        figure.contender,
        str(len(figure.runs)),
        _seconds(figure.seconds) + (f" ({steps})" if len(figure.steps) > 1 else ""),
        _milliseconds(figure.seconds_each),
        _milliseconds(figure.seconds_each_further),
        f"{_number(figure.peak_memory_mb)} MB",
    )


def _ratios(ratios: Ratios) -> tuple[str, ...]:
    shown = (
        ratios.ratio_to_stock,
        ratios.ratio_to_stock_further,
        ratios.ratio_to_floor,
        ratios.ratio_to_floor_further,
        ratios.trusted_to_stock,
        ratios.trusted_to_stock_further,
    )
    return (f"{ratios.submissions:,}", *map(_number, shown))


def _learner(learner: Learner) -> Iterator[str]:
    yield "Starting, as whole commands on the clock:"
    yield _latencies("typed", {"": learner.starting})
    yield (
        "Checking a reference answer (read, judged and rendered), each time in another case; and drawing "
        "such a case with its form, which is done before:"
    )
    yield _latencies("exercise", {"check": learner.checking, "draw": learner.drawing})
    yield "Saving an answer, so that it survives a crash:"
    yield _latencies("folder", {"": learner.saving})


def _latencies(what: str, kinds: dict[str, dict[str, Latency]]) -> str:
    head = [what, *(f"{kind} {column}".strip() for kind in kinds for column in ("median", "p95"))]
    rows = [
        [name]
        + [
            f"{_number(value)} ms"
            for times in kinds.values()
            for value in (times[name].median, times[name].p95)
        ]
        for name in next(iter(kinds.values()))
    ]
    return _table(head, rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    return "\n".join(
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |"
        for line in lines
    )


def _number(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{value:,.0f}" if value >= 100 else f"{value:.3g}"  # noqa: PLR2004 - three figures


def _seconds(value: float) -> str:
    return f"{_number(value)} s"


def _milliseconds(value: float | None) -> str:
    if value is None:
        return NOTHING
    return f"{_number(value * 1000)} ms" if value > 0 else "noise"

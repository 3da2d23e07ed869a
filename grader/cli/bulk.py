"""The commands that grade whole cohorts in an instructor's course folder."""

import argparse
import os
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from grader.cli.commands import CommandError, Output

if TYPE_CHECKING:  # what these commands need takes seconds to import
    from tqdm import tqdm

    from grader.bulk.crew import Crew
    from grader.nbgrader_adapter.autograde import Summary
    from grader.nbgrader_adapter.feedback import Pages


def autograde(options: argparse.Namespace) -> Output:
    """Grade submissions into nbgrader's gradebook; 1 when something of them could not be graded."""
    if bool(options.assignment) == options.all:
        raise CommandError("Name one assignment, or say --all.", 2)
    from grader.bulk.crew import CrewError  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter.autograde import Wanted, autograde  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.sanitizing import ReleaseMissingError  # noqa: PLC0415 - as above

    names = () if options.all else (options.assignment,)
    wanted = Wanted(assignments=names, learners=options.student, force=options.force)
    try:
        with Progress() as progress:
            summaries = autograde(options.course, wanted, crew_of(options), progress.show)
    except (CourseFolderError, ReleaseMissingError, CrewError) as error:
        raise CommandError(str(error)) from error
    troubled = any(each.invalid or each.failed for each in summaries)
    return Output("\n\n".join(map(_told, summaries)), summaries, int(troubled))


def feedback(options: argparse.Namespace) -> Output:
    """Write feedback pages; 1 when somebody is left without."""
    if bool(options.assignment) == options.all:
        raise CommandError("Name one assignment, or say --all.", 2)
    from grader.bulk.crew import CrewError  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.feedback import feedback  # noqa: PLC0415 - as above

    names = () if options.all else (options.assignment,)
    try:
        with Progress() as progress:
            pages = feedback(options.course, names, options.student, crew_of(options), progress.show)
    except (CourseFolderError, CrewError) as error:
        raise CommandError(str(error)) from error
    return Output("\n".join(map(_pages_told, pages)), pages, int(any(each.failed for each in pages)))


def export(options: argparse.Namespace) -> Output:
    """Export grades to a file, or to the terminal."""
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter.export import export  # noqa: PLC0415 - as above

    exported = partial(export, options.course, options.format, options.assignment)
    place: Path | None = options.output
    try:
        if place is not None:
            return Output(f"{place}: the grades of {into(place, exported):,} learners.")
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(newline="")  # the lines bring their ends with them
        exported(sys.stdout.write)
    except CourseFolderError as error:
        raise CommandError(str(error)) from error
    return Output("")


def into(place: Path, exported: Callable[[Callable[[str], object]], int]) -> int:
    """Write an export into a file, whole or not at all: half a file of grades looks like a whole one.

    Args:
        place: The file.
        exported: Writes the export with the function that it is given.

    Returns:
        How many learners there are in it.

    Raises:
        CommandError: The file cannot be written.
    """
    part = place.with_name(f".{place.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as file:
            count = exported(file.write)
        part.replace(place)
    except OSError as error:
        raise CommandError(f"{place} cannot be written: {error.strerror}.") from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return count


def crew_of(options: argparse.Namespace) -> "Crew":
    """Return who does the work, as the command line says."""
    from grader.bulk.crew import cluster, processes  # noqa: PLC0415 - no other command needs it

    if options.scheduler:
        return partial(cluster, options.scheduler, options.course.absolute())
    return partial(processes, options.jobs or os.cpu_count() or 1)


class Progress:
    """A bar on the terminal with rate and time left; nothing where nobody looks."""

    def __init__(self) -> None:
        """Wait for the first report."""
        self._bar: tqdm[Any] | None = None

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the terminal as it was."""
        if self._bar is not None:
            self._bar.close()

    def show(self, assignment: str, done: int, total: int) -> None:
        """Show how far an assignment is.

        Args:
            assignment: The assignment's name.
            done: Submissions that are done.
            total: Submissions that there are to do.
        """
        from tqdm import tqdm  # noqa: PLC0415 - no other command needs it

        if self._bar is None or done == 0:
            self.__exit__()
            self._bar = tqdm(desc=assignment, total=total, unit=" submissions", file=sys.stderr, disable=None)
        self._bar.update(done - self._bar.n)


def _told(summary: "Summary") -> str:
    rate = f" ({summary.graded / summary.seconds:,.0f} a second)" if summary.graded else ""
    counts = (
        f"{summary.graded:,} graded in {summary.seconds:.1f} s{rate}",
        f"{summary.skipped:,} skipped (graded before)",
        f"{len(summary.invalid):,} with something invalid",
        f"{len(summary.failed):,} not graded",
    )
    lines = [f"{summary.assignment}: {', '.join(counts)}."]
    lines += _lines("Not graded", summary.failed.items())
    for learner, reasons in sorted(summary.invalid.items()):
        lines += _lines(f"Invalid: {learner}", reasons.items())
    return printable(lines)


def _pages_told(pages: "Pages") -> str:
    first = f"{pages.assignment}: feedback of {pages.written:,} learners written in {pages.seconds:.1f} s"
    none = f", none for {len(pages.failed):,}" if pages.failed else ""
    return printable([f"{first}{none}.", *_lines("No feedback", pages.failed.items())])


def printable(lines: Iterable[str]) -> str:
    """Return lines as one text; a text in them that ends its line would write others that look like ours."""
    return "\n".join("".join(filter(str.isprintable, line)) for line in lines)


def _lines(title: str, reasons: Iterable[tuple[str, str]]) -> list[str]:
    return [f"  {title}: {what}: {why}" for what, why in sorted(reasons)]

"""The commands that look at a whole cohort: the report, and grading again after rules have changed."""

import argparse
import secrets
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.bulk import Progress, crew_of, printable
from grader.cli.commands import CommandError, Output
from grader.grading.store import replace_file

if TYPE_CHECKING:  # what these commands need takes seconds to import
    from grader.bulk.regrade import CellChange, Change
    from grader.nbgrader_adapter.regrade import Regrading

PAGE = "cohort-report.html"


Options = Callable[[argparse.ArgumentParser], None]
"""Adds options to a command."""


def add_to(command: Callable[..., argparse.ArgumentParser], course: Options, crew: Options) -> None:
    """Add these commands to the command line.

    Args:
        command: Adds one.
        course: Adds the option that names the course folder.
        crew: Adds the options that say who does the work.
    """
    sub = command("report", report, "Write a page on a cohort: scores, mastery, items, who is behind.")
    sub.add_argument("assignment", nargs="*", metavar="ASSIGNMENT", help="which assignments (default: all)")
    sub.add_argument(
        "--output", type=Path, metavar="FILE", help=f"where it goes (default: {PAGE} in the course folder)"
    )
    sub.add_argument("--hide-names", action="store_true", help="number the learners, in no order")
    course(sub)

    sub = command("regrade", regrade, "Grade again after rules have changed, and say whose score changes.")
    sub.add_argument("assignment", metavar="ASSIGNMENT", help="which assignment")
    sub.add_argument("--dry-run", action="store_true", help="only say what would change; write nothing")
    course(sub)
    crew(sub)


def report(options: argparse.Namespace) -> Output:
    """Write the cohort's page, or print its figures."""
    from grader.cohort.figures import figures, nameless  # noqa: PLC0415 - no other command needs it
    from grader.cohort.page import first_look, page  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.report import read_cohort  # noqa: PLC0415 - as above

    try:
        with Progress() as progress:
            cohort, known = read_cohort(options.course, options.assignment, progress.show)
    except CourseFolderError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error
    if options.hide_names:
        cohort = nameless(cohort, secrets.token_hex())
    found = figures(cohort, datetime.now(UTC).replace(tzinfo=None), known, hidden=options.hide_names)
    place: Path | None = options.output
    if place is None and not options.json:
        place = options.course / PAGE
    if place is not None:
        _put(place, page(found))
    return Output(
        printable([f"{place}: the report on {len(found.people):,} learners.", *first_look(found)]), found
    )


def regrade(options: argparse.Namespace) -> Output:
    """Grade an assignment again, or say what that would change; 1 when something cannot be graded."""
    from grader.bulk.crew import CrewError  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter import regrade as again  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.sanitizing import ReleaseMissingError  # noqa: PLC0415 - as above

    try:
        with Progress() as progress:
            if options.dry_run:
                found = again.preview(options.course, options.assignment, progress.show)
            else:
                found = again.regrade(options.course, options.assignment, crew_of(options), progress.show)
    except (CourseFolderError, ReleaseMissingError, CrewError) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error
    failed = any(each.failed for each in found.changes) or bool(found.summary and found.summary.failed)
    return Output(printable(_told(found)), found, int(failed))


def _told(found: "Regrading") -> Iterator[str]:
    moved = sum(each.moves_score for each in found.changes)
    will = "was graded again" if found.done else "would be graded again; nothing is written"
    yield f"{found.assignment}: {found.learners:,} learners; the score of {moved:,} changes. It {will}."
    for each in found.changes:
        yield from _learner_told(each)
    if found.changes and not found.done:
        yield f"To do it: tradecraft regrade {found.assignment}"


def _learner_told(each: "Change") -> Iterator[str]:
    if each.failed:
        yield f"  {each.learner}: cannot be graded again: {each.failed}"
        return
    if each.before is None:
        yield f"  {each.learner}: not graded before, now {each.after:g}"
        return
    by = f" ({each.after - each.before:+g})" if each.moves_score else ", the same"
    newer = "; handed in again since, the new answers count" if each.handed_in_again else ""
    yield f"  {each.learner}: {each.before:g} to {each.after:g}{by}{newer}"
    for cell in each.cells:
        yield from _cell_told(cell)


def _cell_told(cell: "CellChange") -> Iterator[str]:
    before = "nothing" if cell.before is None else f"{cell.before:g}"
    stays = "; a person's points count, and stay" if cell.by_hand else ""
    yield f"      {cell.cell}: {before} to {cell.after:g}{stays}"
    for rule in cell.rules:
        yield f"          {rule.rule}: {rule.before or 'no such rule'} to {rule.after or 'no such rule'}"


def _put(place: Path, text: str) -> None:
    try:
        place.parent.stat()  # a folder that is not there has been mistyped
        replace_file(place, text.encode("utf-8", "replace"))
    except OSError as error:
        raise CommandError(f"{place} cannot be written: {error.strerror}.") from error

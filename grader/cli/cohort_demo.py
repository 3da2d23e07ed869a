"""A graded cohort of simulated learners in one command, to look at before there is a real one."""

import argparse
import shutil
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.bulk import Progress, crew_of, into
from grader.cli.cohort import PAGE, report
from grader.cli.cohort_commands import Add, round_lines
from grader.cli.commands import CommandError, Output
from grader.grading.solutions import NoSolutionsError

if TYPE_CHECKING:  # it takes time to import
    from grader.bulk.record import Learner

DUE = "trust = 2027-01-12T09:00:00\nreciprocity = 2027-01-12\ncapstone = 2027-02-28"
"""Simulated learners submit from 2027-01-11 on, an hour after each other."""


def demo(options: argparse.Namespace) -> Output:
    """Make a graded cohort of simulated learners, from nothing, or go on with one."""
    from grader.nbgrader_adapter.cohort import initialise  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter.cohort_round import run_round  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.workspace.shipped import shipped_folder  # noqa: PLC0415 - as above

    folder: Path = options.folder
    options.course, options.scheduler, options.jobs = folder, None, None
    try:
        learners = _demo_roster(folder, options.learners)
        initialise(folder, shipped_folder() / "exercises", learners, own_cases=False)
        _hand_in(folder, len(learners), options.seed)
        with Progress() as progress:
            rounds = run_round(folder, (), crew_of(options), progress.show)
        lines = [*(next(round_lines(each)) for each in rounds), *_look_at(folder)]
    except (CourseFolderError, NoSolutionsError) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error
    return Output("\n".join(lines), rounds)


def _demo_roster(folder: Path, learners: int) -> "tuple[Learner, ...]":
    from grader.bulk.cohort import FILE, first_plan  # noqa: PLC0415 - no other command needs it
    from grader.bulk.roster import read_roster  # noqa: PLC0415 - as above
    from grader.grading.store import replace_file  # noqa: PLC0415 - as above
    from grader.workspace.simulated import simulated_roster  # noqa: PLC0415 - as above

    roster, plan = folder / "roster.csv", folder / FILE
    if not roster.exists():
        replace_file(roster, simulated_roster(learners).encode())
    if not plan.exists():
        text = first_plan("Demo", own_cases=False, due=DUE)
        replace_file(plan, text.replace('policy = "none"', 'policy = "daily"').encode())
    return read_roster(roster.read_bytes())


def _hand_in(folder: Path, learners: int, seed: int) -> None:
    from grader.workspace.simulated import simulate_cohort  # noqa: PLC0415 - it needs the notebooks

    part = folder / ".submitted.part"
    if not (folder / "submitted").exists():
        shutil.rmtree(part, ignore_errors=True)
        simulate_cohort(part, learners, seed)
        (part / "submitted").rename(folder / "submitted")
        part.rmdir()


def _look_at(folder: Path) -> Iterator[str]:
    from grader.nbgrader_adapter.export import export  # noqa: PLC0415 - no other command needs it

    report(argparse.Namespace(course=folder, assignment=[], output=None, hide_names=False, json=False))
    grades = folder / "grades.csv"
    into(grades, partial(export, folder, "csv", ()))
    yield f"See who stands where:  tradecraft cohort status {folder}"
    yield f"Grades:                {grades.absolute().as_uri()}"
    yield f"Feedback pages:        {(folder / 'feedback').absolute().as_uri()}"
    yield f"The report:            {(folder / PAGE).absolute().as_uri()}"


def add_to(command: Add) -> None:
    """Add the command to ``tradecraft cohort``.

    Args:
        command: Adds a command: its name, what it runs, and what it is about.
    """
    trying = command("demo", demo, "Make a graded cohort of simulated learners, from nothing.")
    trying.add_argument("folder", type=Path, metavar="DIR", help="where; what is there is gone on with")
    trying.add_argument("--learners", type=int, default=30, metavar="N", help="how many (default: 30)")
    trying.add_argument(
        "--seed", type=int, default=0, metavar="S", help="same seed, same learners (default: 0)"
    )

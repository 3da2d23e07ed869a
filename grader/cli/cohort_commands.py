"""The commands for an instructor's cohort: made from a roster, taken through a round, looked at."""

import argparse
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.bulk import Progress, crew_of, printable
from grader.cli.commands import Command, CommandError, Output

if TYPE_CHECKING:  # what these commands need takes seconds to import
    from grader.nbgrader_adapter.cohort import Cohort
    from grader.nbgrader_adapter.cohort_round import Round
    from grader.nbgrader_adapter.cohort_status import Place, Stands


Add = Callable[[str, Command, str], argparse.ArgumentParser]
"""Adds a command: its name, what it runs, and what it is about."""


def init(options: argparse.Namespace) -> Output:
    """Make a cohort's course folder from a roster, or bring it up to date."""
    from grader.bulk.cohort import PlanError  # noqa: PLC0415 - no other command needs it
    from grader.bulk.roster import RosterError, read_roster  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.cohort import initialise  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above
    from grader.workspace.shipped import shipped_folder  # noqa: PLC0415 - as above

    try:
        learners = read_roster(options.roster.read_bytes())
        exercises = shipped_folder() / "exercises"
        made = initialise(options.folder, exercises, learners, own_cases=options.per_learner_variants)
    except RosterError as error:
        raise CommandError(
            f"{options.roster} cannot be used; nothing was changed.\n{_lines(error.problems)}"
        ) from error
    except (PlanError, CourseFolderError) as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}.") from error
    return Output(_made(made), made)


def status(options: argparse.Namespace) -> Output:
    """Say where each learner stands."""
    from grader.bulk.cohort import PlanError  # noqa: PLC0415 - no other command needs it
    from grader.nbgrader_adapter.cohort_status import status  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above

    try:
        stands = status(options.folder)
    except (PlanError, CourseFolderError) as error:
        raise CommandError(str(error)) from error
    return Output("\n".join(_table(stands)), stands)


def run(options: argparse.Namespace) -> Output:
    """Collect, grade, write feedback and release it; 1 when a person has something to look at."""
    from grader.bulk.cohort import PlanError  # noqa: PLC0415 - no other command needs it
    from grader.bulk.crew import CrewError  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.cohort_round import run_round  # noqa: PLC0415 - as above
    from grader.nbgrader_adapter.directory import CourseFolderError  # noqa: PLC0415 - as above

    folder, assignments = _folder_first(options.words)
    options.course = folder
    try:
        with Progress() as progress:
            rounds = run_round(folder, assignments, crew_of(options), progress.show)
    except (PlanError, CourseFolderError, CrewError) as error:
        raise CommandError(str(error)) from error
    text = "\n".join(line for each in rounds for line in round_lines(each))
    return Output(text, rounds, int(any(each.troubled for each in rounds)))


def _folder_first(words: Sequence[str]) -> tuple[Path, Sequence[str]]:
    if words and Path(words[0]).is_dir():
        return Path(words[0]), words[1:]
    return Path(), words


def add_to(command: Add, crew: Callable[[argparse.ArgumentParser], None]) -> None:
    """Add these commands to ``tradecraft cohort``.

    Args:
        command: Adds a command: its name, what it runs, and what it is about.
        crew: Adds the options that say who does the work.
    """
    making = command("init", init, "Make the course folder of a cohort, or bring it up to date.")
    making.add_argument("folder", type=Path, metavar="DIR", help="the cohort's course folder")
    making.add_argument(
        "--roster", type=Path, required=True, metavar="CSV", help="id, first_name, last_name, email, lms_id"
    )
    making.add_argument(
        "--per-learner-variants", action="store_true", help="give each learner cases of their own"
    )
    looking = command("status", status, "Say where each learner stands.")
    default = "the cohort's course folder (default: this one)"
    looking.add_argument("folder", type=Path, nargs="?", default=Path(), metavar="DIR", help=default)
    running = command("run", run, "Collect, grade, write feedback and release it.")
    running.add_argument(
        "words", nargs="*", metavar="DIR ASSIGNMENT", help=f"{default}, and which assignments (default: all)"
    )
    crew(running)


def _made(made: "Cohort") -> str:
    counts = [f"{made.learners:,} learners", f"{len(made.added):,} new", f"{len(made.changed):,} changed"]
    lines = [f"{made.name}: nbgrader's course {made.course} in {made.folder}, {', '.join(counts)}."]
    cases = f"of their own (key {made.key})" if made.key else "that all share"
    lines.append(f"Learners get cases {cases}.")
    for name, due in made.due.items():
        lines.append(f"  {name:16}{f'due {due:%Y-%m-%d %H:%M} UTC' if due else 'no due date'}")
    if made.written:
        lines.append(f"Written: {', '.join(made.written)}.")
    if made.released:
        lines.append(f"Released notebooks made: {', '.join(made.released)}.")
    if made.absent:
        lines.append(f"In the gradebook, not in the roster; they stay: {', '.join(made.absent)}.")
    lines += [f"Note: {note}" for note in made.notes]
    if made.added and not made.absent and made.released:
        lines.append(f"Next: set due dates in {Path(made.folder, 'cohort.toml')}, then run this again.")
    return "\n".join(lines)


def _table(stands: Sequence["Stands"]) -> Iterator[str]:
    names = list(stands[0].assignments) if stands else []
    yield f"{len(stands):,} learners. Points so far; * feedback written, ** feedback released."
    for name in names:
        counts = Counter(each.assignments[name].where for each in stands)
        yield f"  {name:16}{', '.join(f'{count:,} {where}' for where, count in counts.most_common())}"
    yield ""
    width = max((len(each.learner) for each in stands), default=0) + 2
    yield printable([f"{'':{width}}{''.join(f'{name:18}' for name in names)}".rstrip()])
    for each in stands:
        cells = "".join(f"{_cell(each.assignments[name]):18}" for name in names)
        yield printable([f"{each.learner:{width}}{cells}{each.name}".rstrip()])


def _cell(place: "Place") -> str:
    late = " late" if place.seconds_late else ""
    if place.score is None:
        return f"{_SHORT.get(place.where, place.where)}{late}"
    waits = " waits" if place.where == "waits for a person" else ""
    mark = {"written": "*", "released": "**"}.get(place.feedback, "")
    return f"{place.score:g}/{place.maximum:g}{mark}{waits}{late}"


_SHORT = {"nothing handed in": "-"}


def round_lines(done: "Round") -> Iterator[str]:
    """Yield what became of an assignment, first in one line, then what a person should look at."""
    steps = []
    if done.downloaded:
        steps.append(f"{len(done.downloaded):,} taken from downloaded files")
    if done.collected is not None:
        steps.append(f"{len(done.collected):,} collected")
    if (grading := done.grading) is not None:
        steps.append(f"{grading.graded:,} graded, {grading.skipped:,} graded before")
    if done.feedback is not None:
        steps.append(f"feedback of {done.feedback.written:,} written")
    if done.released is not None:
        steps.append(f"of {done.released:,} released")
    yield f"{done.assignment}: {', '.join(steps) or 'nothing was handed in'}."
    trouble = [f"  {problem}" for problem in done.problems]
    if grading is not None:
        trouble += [f"  Not graded: {who}: {why}" for who, why in sorted(grading.failed.items())]
        trouble += [
            f"  Invalid: {who}: {what}: {why}"
            for who, reasons in sorted(grading.invalid.items())
            for what, why in sorted(reasons.items())
        ]
    if done.feedback is not None:
        trouble += [f"  No feedback: {who}: {why}" for who, why in sorted(done.feedback.failed.items())]
    if trouble:
        yield printable(trouble)


def _lines(problems: Sequence[str]) -> str:
    return printable([f"  {problem}" for problem in problems])

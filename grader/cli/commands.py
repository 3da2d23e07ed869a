"""What each command does: find the data, hand it to one function, say the result."""

import argparse
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from grader.exercises import MODULES, UnknownExerciseError, exercise, exercise_ids
from grader.exercises.exercise import FULL_MARKS, Exercise
from grader.grading.answers import LARGEST, encode
from grader.grading.grade import Report, ReportStatus, grade_file, look, not_attempted
from grader.grading.solutions import NoSolutionsError, solution
from grader.grading.variants import variant_for
from grader.render.report import as_text
from grader.render.rules import entries
from grader.render.sheet import sheet_text


class CommandError(Exception):
    """A sentence for the person at the terminal, with the exit code."""

    def __init__(self, message: str, code: int = 1) -> None:
        """Keep the code beside the message."""
        super().__init__(message)
        self.code = code


class Output(msgspec.Struct, frozen=True):
    """What a command has to say: as text, as data for ``--json``, and the exit code."""

    text: str
    data: Any = None
    code: int = 0

    def as_json(self) -> str:
        """Return the data as indented JSON; data that is JSON already stays as it is."""
        content = self.data if isinstance(self.data, bytes) else msgspec.json.encode(self.data)
        return msgspec.json.format(content, indent=2).decode()


Command = Callable[[argparse.Namespace], Output]


def learn(options: argparse.Namespace) -> Output:
    """Open the course in JupyterLab."""
    from grader import workspace  # noqa: PLC0415 - no other command needs Jupyter

    browser = not options.no_browser
    code = workspace.learn(options.folder, port=options.port, browser=browser, learner=options.learner)
    return Output("", code=code)


def check(options: argparse.Namespace) -> Output:
    """Check all saved answers below a folder; 1 when one of them cannot be graded."""
    if not options.folder.is_dir():
        raise CommandError(f"There is no folder {options.folder}. Make a workspace with `tradecraft learn`.")
    if options.handed_in:
        from grader.cli.handed_in import handed_in  # noqa: PLC0415 - it needs what this module has

        return handed_in(options)
    if options.assignment is not None:
        raise CommandError("--assignment goes with --handed-in.", 2)
    reports = [
        _looked_at(name, variant_for(name, options.key, options.learner), home / "answers")
        for module, home in homes(options.folder).items()
        for name in MODULES[module]
    ]
    begun = [report for report in reports if report.status is not ReportStatus.NOT_ATTEMPTED]
    total = sum(report.score for report in begun)
    together = f"All together: {total:g} points; {len(begun)} of {len(reports)} exercises begun."
    return Output(
        text="\n\n".join((*map(as_text, begun), together)),
        data=reports,
        code=int(any(report.status is ReportStatus.INVALID for report in reports)),
    )


def exercises(_: argparse.Namespace) -> Output:
    """List the exercises."""
    tasks = [exercise(name) for name in exercise_ids()]
    text = "\n\n".join(
        f"{task.id:24}{task.title} ({task.module}, {FULL_MARKS:g} points, {task.minutes} minutes)\n"
        f"    {task.objective}\n    Rules: {', '.join(rule.id for rule in task.rules)}"
        for task in tasks
    )
    rows = [
        {
            "id": task.id,
            "module": task.module,
            "title": task.title,
            "points": FULL_MARKS,
            "minutes": task.minutes,
            "objective": task.objective,
            "rules": [rule.id for rule in task.rules],
        }
        for task in tasks
    ]
    return Output(text, rows)


def rules(_: argparse.Namespace) -> Output:
    """List the rules."""
    every = entries()
    return Output("\n\n".join(entry.text for entry in every), [entry.row for entry in every])


def scenario(options: argparse.Namespace) -> Output:
    """Show one case as the learner reads it."""
    task = _known(options.exercise)
    sheet = task.sheet(options.variant)
    return Output(sheet_text(sheet), {"exercise": task.id, "variant": options.variant, "sheet": sheet})


def reference(options: argparse.Namespace) -> Output:
    """Show the reference answer, or one that breaks a single rule."""
    task = _known(options.exercise)
    try:
        answers = solution(task)
    except NoSolutionsError as error:
        raise CommandError(str(error)) from error
    case = task.case(options.variant)
    if options.flawed is None:
        answer = answers.reference(case)
    elif options.flawed in answers.flawed:
        answer = answers.flawed_answer(case, options.flawed)
    else:
        near = get_close_matches(options.flawed, answers.flawed, 1)
        hint = f"Did you mean {near[0]}?" if near else f"There are: {', '.join(answers.flawed)}."
        raise CommandError(f"{task.id} has no rule {options.flawed!r}. {hint}", 2)
    text = "\n".join(
        f"{key:24}{field.quote(answer[key]) if key in answer else '(left empty)'}"
        for key, field in task.sheet(options.variant).fields.items()
    )
    return Output(text, encode(task.id, options.variant, answer))


def grade(options: argparse.Namespace) -> Output:
    """Grade one answer file; 1 when it cannot be graded."""
    task = _known(options.exercise)
    try:
        content = _read(sys.stdin.buffer if options.answer == "-" else Path(options.answer).open("rb"))  # noqa: SIM115 - _read closes it
    except OSError as error:
        raise CommandError(f"{options.answer} cannot be read: {error.strerror}.", 2) from error
    report = grade_file(task, options.variant, content)
    return Output(as_text(report), report, int(report.status is ReportStatus.INVALID))


def simulate(options: argparse.Namespace) -> Output:
    """Make submissions by learners of named kinds."""
    from grader.workspace.simulated import simulate_cohort  # noqa: PLC0415 - it needs the notebooks

    try:
        made = simulate_cohort(options.folder, options.learners, options.seed)
    except NoSolutionsError as error:
        raise CommandError(str(error)) from error
    except OSError as error:
        raise CommandError(f"{error.filename}: {error.strerror}. Nothing there is overwritten.") from error
    lines = [
        f"{who:20}{', '.join(f'{name}: {kind}' for name, kind in kinds.items())}"
        for who, kinds in made.items()
    ]
    return Output("\n".join(lines), made)


def _known(name: str) -> Exercise[Any]:
    try:
        return exercise(name)
    except UnknownExerciseError as error:
        raise CommandError(str(error), 2) from error


def homes(folder: Path) -> dict[str, Path]:
    """Return the folder of each module below a folder; of one alone when it is that module's own."""
    alone = {module: folder for module in MODULES if (folder / f"{module}.ipynb").is_file()}
    if alone:
        return alone
    inner = folder / "exercises"
    return {module: (inner if inner.is_dir() else folder) / module for module in MODULES}


def _looked_at(name: str, variant: str, folder: Path) -> Report:
    path = folder / f"{name}.json"
    if not path.exists():
        return not_attempted(name, variant)
    try:
        return grade_file(exercise(name), variant, _read(path.open("rb")), look)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error.strerror}.") from error


def _read(stream: BinaryIO) -> bytes:
    # One byte more than an answer may have is enough to call it too large.
    with stream:
        return stream.read(LARGEST + 1)

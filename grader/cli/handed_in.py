"""One submission outside nbgrader: a folder that was handed in, judged as grading judges it."""

import argparse
from pathlib import Path

from grader.bulk.submission import is_folder, read_submission
from grader.cli.commands import CommandError, Output, homes
from grader.exercises import MODULES, exercise
from grader.grading.grade import Report, ReportStatus, grade_file, not_attempted
from grader.grading.store import FOLDER
from grader.grading.variants import variant_for
from grader.render.report import as_text


def handed_in(options: argparse.Namespace) -> Output:
    """Judge all answers below a folder; 1 when there are none, or one that cannot be graded."""
    places = _places(options.folder, options.assignment)
    reports = [
        report
        for module, home in places.items()
        for report in _graded(module, home, options.key, options.learner)
    ]
    found = any(is_folder(home / FOLDER) for home in places.values())
    score, most = (sum(getattr(each, name) for each in reports) for name in ("score", "max_score"))
    together = f"All together: {score:g} of {most:g} points."
    if not found:
        names = ", ".join(str(home / FOLDER) for home in places.values())
        together = f"No answers are here: there is no {names}. Hand in the folder of the assignment as it is."
    faulty = any(report.status is ReportStatus.INVALID for report in reports)
    texts = map(as_text, reports) if found else ()
    return Output("\n\n".join((*texts, together)), reports, int(faulty or not found))


def _places(folder: Path, assignment: str | None) -> dict[str, Path]:
    if assignment is None:
        return homes(folder)
    if assignment not in MODULES:
        raise CommandError(f"There is no assignment {assignment!r}. There are: {', '.join(MODULES)}.", 2)
    # People hand in the folder itself, or one in which it lies.
    inside = (folder, folder / assignment, folder / "exercises" / assignment)
    return {assignment: next((each for each in inside if is_folder(each / FOLDER)), folder)}


def _graded(module: str, home: Path, key: str, learner: str) -> list[Report]:
    answers = read_submission(home, MODULES[module]).answers
    variants = {name: variant_for(name, key, learner) for name in MODULES[module]}
    return [
        grade_file(exercise(name), variant, answers[name])
        if name in answers
        else not_attempted(name, variant)
        for name, variant in variants.items()
    ]

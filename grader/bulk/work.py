"""What a worker does with one submission: read it, judge it, write the graded folder beside its place."""

import os
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

from grader.bulk import template
from grader.bulk.submission import Submission, note, read_submission, read_written, refusal
from grader.bulk.template import Key, Template
from grader.cells import graded
from grader.grading.store import FOLDER
from grader.render.learner_text import as_shown


class Plan(msgspec.Struct, frozen=True):
    """What is the same for all submissions of an assignment.

    Attributes:
        assignment: The assignment's name.
        exercises: The exercises that its notebooks ask for.
        templates: Its notebooks.
        file_mode: Permissions of what is written.
        folder_mode: Permissions that folders get besides their own; 0 for none.
    """

    assignment: str
    exercises: tuple[str, ...]
    templates: tuple[Template, ...]
    file_mode: int
    folder_mode: int = 0


class Place(msgspec.Struct, frozen=True):
    """Where one submission is, and where its graded folder is made.

    Attributes:
        learner: The learner's id.
        submitted: The submitted folder.
        part: The hidden folder in which the graded one is made.
    """

    learner: str
    submitted: str
    part: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one submission.

    Attributes:
        learner: The learner's id.
        scores: By notebook and grade id, the score; None leaves it to people.
        silent: By notebook, the written cells in which nothing was written.
        timestamp: What the submission says of its time; empty when it says nothing.
        reasons: What could not be graded, and why: by exercise, or by notebook.
        failed: Why nothing was graded; empty when all was.
    """

    learner: str
    scores: dict[str, dict[str, float | None]] = {}
    silent: dict[str, tuple[str, ...]] = {}
    timestamp: str = ""
    reasons: dict[str, str] = {}
    failed: str = ""


def grade_all(plan: Plan, places: Sequence[Place]) -> list[Outcome]:
    """Grade some submissions; whatever is wrong with one of them, the others are graded.

    Args:
        plan: The assignment.
        places: The submissions.

    Returns:
        An outcome for each, in order.
    """
    return [_safely(plan, place) for place in places]


def _safely(plan: Plan, place: Place) -> Outcome:
    try:
        return grade_one(plan, place)
    except Exception as error:  # noqa: BLE001 - it has a name and a reason in the summary, and the rest goes on
        shutil.rmtree(place.part, ignore_errors=True)
        reason = getattr(error, "strerror", None) or error
        return Outcome(learner=place.learner, failed=f"{type(error).__name__}: {reason}")


def grade_one(plan: Plan, place: Place) -> Outcome:
    """Grade one submission into its hidden folder.

    Args:
        plan: The assignment.
        place: The submission.

    Returns:
        The outcome.

    Raises:
        OSError: The graded folder cannot be written.
    """
    folder = Path(place.submitted)
    if reason := refusal(folder):
        return Outcome(learner=place.learner, failed=reason)
    submission = read_submission(folder, plan.exercises)
    files, reasons = dict(submission.files), dict(submission.problems)
    scores, silent = {}, {}
    for each in plan.templates:
        written = read_written(folder / f"{each.name}.ipynb", each.released)
        texts: dict[Key, str] = {(template.NOTE, ""): look(each.look, note(written))}
        if written.problem:
            reasons[f"{each.name}.ipynb"] = written.problem
        scores[each.name] = _judge(each, place.learner, submission, texts, reasons)
        silent[each.name] = tuple(
            cell for cell in each.released if cell not in written.texts and each.untouched[cell] is not None
        )
        for cell, source in each.released.items():
            texts[template.WRITTEN, cell] = as_shown(written.texts[cell]) if cell in written.texts else source
            scores[each.name][cell] = None if cell in written.texts else each.untouched[cell]
        files[f"{each.name}.ipynb"] = each.filled(texts)
    write_folder(Path(place.part), files, plan.file_mode, plan.folder_mode)
    return Outcome(
        learner=place.learner,
        scores=scores,
        silent=silent,
        timestamp=submission.kept.get("timestamp.txt", b"").decode(errors="replace").strip(),
        reasons=reasons,
    )


def look(source: str, remark: str) -> str:
    """Return the source of the cell that brings the course's look, with a remark below it.

    Args:
        source: The cell's source without a remark.
        remark: A sentence; none when empty.
    """
    return f"{source}\n\n{as_shown(remark)}" if remark else source


def _judge(
    each: Template, learner: str, submission: Submission, texts: dict[Key, str], reasons: dict[str, str]
) -> dict[str, float | None]:
    scores: dict[str, float | None] = {}
    for cell, call in each.calls.items():
        result = graded(call.exercise, call.key, learner, submission.answers.get)
        texts[template.HTML, cell] = result.findings["text/html"]
        texts[template.TEXT, cell] = result.findings["text/plain"]
        texts[template.SCORE, cell] = repr(result.score)
        scores[cell] = result.score
        if result.problems:
            reasons[call.exercise] = "; ".join(f"{field}: {why}" for field, why in result.problems.items())
    return scores


def beside(final: Path, what: str) -> Path:
    """Return the sibling of a folder in which it is made, or put away: hidden from those who list folders."""
    return final.with_name(f".{final.name}.{what}")


def write_folder(part: Path, files: Mapping[str, bytes], file_mode: int, folder_mode: int) -> None:
    """Write a folder as a whole, in the place of what a run that was killed has left there.

    Args:
        part: The folder.
        files: Contents by path, in ``answers/`` or beside it.
        file_mode: Permissions of what is written.
        folder_mode: Permissions that folders get besides their own; 0 for none.

    Raises:
        OSError: It cannot be written.
    """
    if part.exists():
        shutil.rmtree(part)
    part.mkdir(parents=True)
    folders = [part]
    if any(name.startswith(f"{FOLDER}/") for name in files):
        folders.append(part / FOLDER)
        folders[-1].mkdir()
    for name, content in files.items():
        handle = os.open(part / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, file_mode)
        with open(handle, "wb") as file:  # noqa: PTH123 - a handle has no path
            file.write(content)
        (part / name).chmod(file_mode)
    for folder in folders if folder_mode else ():
        folder.chmod(folder.stat().st_mode & 0o777 | folder_mode)

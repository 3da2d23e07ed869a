"""What a worker does for one learner's feedback: read the graded folder, write the pages in their place."""

import os
import secrets
import shutil
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from grader.bulk.folders import beside, write_folder
from grader.bulk.graded import GradedNotebook, GradedNotebookError, read_graded
from grader.bulk.page import page
from grader.bulk.record import NotebookGrades, Record
from grader.bulk.submission import LARGEST_KEPT, LARGEST_NOTEBOOK
from grader.grading.store import read_plain

TIMESTAMP = "%Y-%m-%d %H:%M:%S.%f UTC"
"""As nbgrader writes when something was submitted."""

SECRET = "submission_secret.txt"  # noqa: S105 - the name of a file


class Modes(msgspec.Struct, frozen=True):
    """Permissions of files, and what folders get besides their own; 0 for none."""

    file: int
    folder: int = 0


class Task(msgspec.Struct, frozen=True):
    """The feedback of one learner.

    Attributes:
        learner: The learner's id.
        graded: The graded folder.
        final: The folder of the feedback.
        record: What the gradebook holds, as MessagePack: thousands of tasks wait in memory.
    """

    learner: str
    graded: str
    final: str
    record: bytes


class Done(msgspec.Struct, frozen=True):
    """What became of one learner's feedback; ``failed`` says why there is none."""

    learner: str
    failed: str = ""


def write_all(modes: Modes, tasks: Sequence[Task]) -> list[Done]:
    """Write the feedback of some learners; whatever is wrong with one of them, the others get theirs.

    Args:
        modes: Permissions.
        tasks: Whose.

    Returns:
        What became of each, in order.
    """
    return [_safely(modes, task) for task in tasks]


def _safely(modes: Modes, task: Task) -> Done:
    try:
        write_feedback(modes, task)
    except GradedNotebookError as error:
        return Done(task.learner, str(error))
    except Exception as error:  # noqa: BLE001 - it has a name and a reason in the summary, and the rest goes on
        reason = getattr(error, "strerror", None) or error
        return Done(task.learner, f"{type(error).__name__}: {reason}")
    return Done(task.learner)


def write_feedback(modes: Modes, task: Task) -> None:
    """Write one learner's feedback: all of it, or what there was before stays.

    Args:
        modes: Permissions.
        task: Whose.

    Raises:
        GradedNotebookError: There is no graded notebook, or another one than the gradebook knows.
        OSError: The feedback cannot be written.
    """
    graded = Path(task.graded)
    record = msgspec.msgpack.decode(task.record, type=Record)
    files = {
        "timestamp.txt": f"{record.submitted:{TIMESTAMP}}".encode() if record.submitted else b"",
        SECRET: _secret(task.graded, task.final),
    }
    for grades in record.notebooks:
        files[f"{grades.name}.html"] = page(record, grades, _read(graded, grades))
    _put(task.final, files, modes)


def _read(folder: Path, grades: NotebookGrades) -> GradedNotebook:
    try:
        content = read_plain(folder / f"{grades.name}.ipynb", LARGEST_NOTEBOOK)
    except OSError as error:
        raise GradedNotebookError(
            f"The graded notebook {grades.name}.ipynb cannot be read ({error.strerror}). "
            "Grade this submission again with --force"
        ) from error
    graded = read_graded(content)
    found = {part.cell: part.score for part in graded.parts}
    for cell in grades.cells:
        if cell.cell not in found or found[cell.cell] not in (None, cell.automatic):
            break
    else:
        if len(found) == len(grades.cells):
            return graded
    raise GradedNotebookError(
        f"The graded notebook {grades.name}.ipynb and the gradebook disagree. "
        "Grade this submission again with --force"
    )


def _secret(graded: str, final: str) -> bytes:
    # nbgrader stops releasing feedback at the first submission without one, or with one that is no text.
    for folder in (graded, final, beside(final, "old")):
        with suppress(OSError):
            secret = read_plain(f"{folder}/{SECRET}", LARGEST_KEPT)
            if secret.strip() and secret.isascii():
                return secret
    return secrets.token_hex(32).encode()


def _put(final: str, files: Mapping[str, bytes], modes: Modes) -> None:
    part, old = beside(final, "part"), beside(final, "old")
    try:
        write_folder(part, files, modes.file, modes.folder)
        if os.path.lexists(final):
            shutil.rmtree(old, ignore_errors=True)
            os.rename(final, old)  # noqa: PTH104 - as beside
    except OSError:
        shutil.rmtree(part, ignore_errors=True)
        raise
    os.rename(part, final)  # noqa: PTH104 - as beside
    if os.path.lexists(old):
        shutil.rmtree(old)

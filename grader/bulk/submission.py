"""What a submitted folder holds, read without trust, and what of it is kept beside the graded notebook."""

import os
import stat
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from grader.grading.answers import LARGEST, UNREADABLE
from grader.grading.store import FOLDER, read_plain

LARGEST_NOTEBOOK = 8 * 1024 * 1024
"""Bytes; the largest honest notebook, with its findings displayed, has less than one million."""

MOST_PARTS = 400_000
"""Objects, lists and commas in a notebook, in its texts too; an honest one has some thousands."""

MOST_CELLS = 10_000
"""Cells of a notebook; an honest one has some dozens."""

KEPT = ("timestamp.txt", "submission_secret.txt")
"""nbgrader's own files in a submission."""

LARGEST_KEPT = 4096
"""Bytes of each of these."""


class Submission(msgspec.Struct, frozen=True):
    """What grading takes from a submitted folder.

    Attributes:
        answers: Contents of answer files by exercise; of one that could not be read, why not.
        kept: Contents of nbgrader's own files, by name.
        problems: Why some of these could not be read, by name.
    """

    answers: dict[str, bytes]
    kept: dict[str, bytes]
    problems: dict[str, str]

    @property
    def files(self) -> Iterator[tuple[str, bytes]]:
        """Paths, relative to the graded folder, and contents of what is kept beside the notebook."""
        yield from self.kept.items()
        for exercise, content in self.answers.items():
            yield f"{FOLDER}/{exercise}.json", content


class Written(msgspec.Struct, frozen=True):
    """What a submitted notebook says.

    Attributes:
        texts: The learner's text by the cell's grade id, of cells that are asked for.
        problem: Why the notebook, or a cell of it, could not be read; empty when all could.
    """

    texts: dict[str, str] = {}
    problem: str = ""


class _Notebook(msgspec.Struct):
    nbformat: int
    cells: list[msgspec.Raw]


class _Mark(msgspec.Struct):
    grade_id: str = ""


class _Metadata(msgspec.Struct):
    nbgrader: _Mark | None = None


class _Cell(msgspec.Struct):
    # Nothing but this is taken into memory, however much there is.
    source: str | list[str] = ""
    metadata: _Metadata | None = None


def read_submission(folder: Path, exercises: Iterable[str]) -> Submission:
    """Read what grading takes from a submitted folder.

    Args:
        folder: The submitted folder.
        exercises: The exercises that its assignment asks for; no other answer is looked at.

    Returns:
        The answers, cut off where they are too long to be any, and nbgrader's files.
    """
    answers = _contents(folder / FOLDER, {name: f"{name}.json" for name in exercises}, LARGEST + 1)
    kept = _contents(folder, {name: name for name in KEPT}, LARGEST_KEPT)
    problems = {
        name: text.removeprefix(UNREADABLE).decode(errors="replace")
        for name, text in kept.items()
        if text.startswith(UNREADABLE)
    }
    return Submission(answers, {name: text for name, text in kept.items() if name not in problems}, problems)


def read_written(notebook: Path, released: Mapping[str, str]) -> Written:
    """Read a learner's written texts out of a submitted notebook.

    Args:
        notebook: The submitted file.
        released: The cells to write in, by grade id, with the text that they were handed out with.

    Returns:
        The texts, each once, without those that are empty or untouched; or why there are none.
    """
    try:
        content = read_plain(notebook, LARGEST_NOTEBOOK + 1)
    except FileNotFoundError:
        return Written(problem="There was no notebook in this submission")
    except OSError as error:
        return Written(problem=f"The notebook could not be read ({error.strerror})")
    return written_in(content, released)


def written_in(content: bytes, released: Mapping[str, str]) -> Written:
    """Read a learner's written texts out of the content of a notebook file.

    A cell that is no cell is passed over and named as a problem; whatever else is wrong with a notebook
    loses no text.

    Args:
        content: The file's bytes, from anywhere.
        released: The cells to write in, by grade id, with the text that they were handed out with.

    Returns:
        The texts, each once, without those that are empty or untouched; or why there are none.
    """
    if len(content) > LARGEST_NOTEBOOK or sum(map(content.count, (b"{", b"[", b","))) > MOST_PARTS:
        return Written(problem="The notebook is too large to be one")
    try:
        notebook = msgspec.json.decode(content, type=_Notebook)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        return Written(problem=f"The notebook could not be read ({error})")
    if len(notebook.cells) > MOST_CELLS:
        return Written(problem="The notebook has too many cells to be one")
    found: dict[str, list[str]] = {}
    problem = ""
    for cell in map(_cell, notebook.cells if released else ()):
        if cell is None:
            problem = "A cell of the notebook could not be read"
            continue
        name = cell.metadata.nbgrader.grade_id if cell.metadata and cell.metadata.nbgrader else ""
        text = cell.source if isinstance(cell.source, str) else "".join(cell.source)
        if name in released and text.strip() not in {"", released[name].strip()}:
            found.setdefault(name, []).append(text)
    return Written({name: "\n\n".join(dict.fromkeys(texts)) for name, texts in found.items()}, problem)


def note(written: Written) -> str:
    """Return what a graded page says of a notebook that could not be read; empty when it could."""
    return f"{written.problem}. The answers beside it are graded all the same." if written.problem else ""


def refusal(folder: Path) -> str:
    """Return why a submitted folder is not looked into; empty when it is.

    Args:
        folder: The submitted folder, in the learner's; a link in either's place leads to another's work.
    """
    try:
        whole = all(stat.S_ISDIR(each.lstat().st_mode) for each in (folder.parent, folder))
    except OSError as error:
        return f"What was submitted cannot be looked into: {error.strerror}"
    return "" if whole else "What was submitted is a link or a file, not a folder"


def is_folder(path: Path) -> bool:
    """Return whether a path is a folder itself and no link to one."""
    try:
        return stat.S_ISDIR(path.lstat().st_mode)
    except OSError:
        return False


def _cell(raw: msgspec.Raw) -> _Cell | None:
    try:
        return msgspec.json.decode(raw, type=_Cell)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None


def _contents(folder: Path, names: Mapping[str, str], most: int) -> dict[str, bytes]:
    if os.path.lexists(folder) and not is_folder(folder):
        return dict.fromkeys(names, UNREADABLE + f"{folder.name} is a link or a file, not a folder".encode())
    contents = {}
    for key, name in names.items():
        try:
            contents[key] = read_plain(f"{folder}/{name}", most)
        except FileNotFoundError:
            continue
        except OSError as error:
            contents[key] = UNREADABLE + f"{name}: {error.strerror}".encode()
    return contents

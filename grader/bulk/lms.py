"""Submissions as learning platforms download them: zip files within zip files, read without trust."""

import re
import unicodedata
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec

from grader.bulk.record import Learner
from grader.bulk.submission import LARGEST_NOTEBOOK

LARGEST_ZIP = 100 * 1024 * 1024
"""Bytes of a zip file within another; nbgrader's exchange takes no more either."""

MOST_FILES = 2000
"""Files in a learner's own zip file."""

DEEPEST = 3
"""How many zip files may be within each other: the platform's, the learner's, and one to spare."""

_CANVAS = re.compile(r"(?P<name>[^_]+)_(?:LATE_)?(?P<user>\d+)_\d+_(?P<file>.+)", re.DOTALL)
_MOODLE = re.compile(r"(?P<name>.+?)_\d+_assignsubmission_[a-z]+(?:_(?P<file>.*))?", re.DOTALL)
_COPY = re.compile(r"(-\d+| ?\(\d+\))(?=\.[a-z]+$)")
_FAULTS = (BadZipFile, RuntimeError, zlib.error, EOFError, OSError, ValueError)


class Downloaded(msgspec.Struct):
    """What was found in the files of a learning platform.

    Attributes:
        files: By learner and path in the assignment's folder, the content.
        problems: What could not be used, and why.
    """

    files: dict[str, dict[str, bytes]] = msgspec.field(default_factory=dict)
    problems: list[str] = msgspec.field(default_factory=list)


class _File(msgspec.Struct):
    parts: tuple[str, ...]
    when: tuple[int, ...]
    read: Callable[[int], bytes]


def read_downloads(folder: Path, wanted: Mapping[str, str], learners: Sequence[Learner]) -> Downloaded:
    """Read what was downloaded from a learning platform: zip files, folders and single files.

    Whose a file is, is told by a part of its path: a learner's id, or the names that Canvas and
    Moodle give. Where somebody handed in a file twice, the newer one counts.

    Args:
        folder: Where the downloaded files are.
        wanted: By file name, the path that it has in the assignment's folder; all else is left out.
        learners: Who is in the cohort.

    Returns:
        What was found, and what was not.
    """
    found = Downloaded()
    people = _People(learners)
    newest: dict[str, dict[str, tuple[int, ...]]] = defaultdict(dict)
    for file in _files(folder, found.problems):
        whose, name, problem = people.whose(file.parts)
        place = wanted.get(name) or wanted.get(_COPY.sub("", name))
        if problem and (place or len(file.parts) == 1):
            found.problems.append(f"{'/'.join(file.parts)}: {problem}")
        elif whose and place and file.when >= newest[whose].get(place, ()):
            try:
                found.files.setdefault(whose, {})[place] = file.read(LARGEST_NOTEBOOK)
                newest[whose][place] = file.when
            except _FAULTS as error:
                found.problems.append(f"{'/'.join(file.parts)}: it cannot be read ({error}).")
        elif whose:
            found.files.setdefault(whose, {})
    _say_what_is_missing(found, wanted)
    return found


def _say_what_is_missing(found: Downloaded, wanted: Mapping[str, str]) -> None:
    for learner, files in sorted(found.files.items()):
        if not files:
            found.problems.append(f"{learner}: none of these files was handed in: {', '.join(wanted)}.")
        elif not any(name.endswith(".json") for name in files):
            found.problems.append(
                f"{learner}: the notebook came without answers, which are in the folder answers beside it."
            )
    found.files = {learner: files for learner, files in found.files.items() if files}
    found.problems = list(dict.fromkeys(found.problems))


def _files(folder: Path, problems: list[str]) -> Iterator[_File]:
    for path in sorted(folder.rglob("*")):
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        parts = path.relative_to(folder).parts
        if path.suffix.lower() == ".zip":
            with path.open("rb") as file:
                yield from _members(file, (*parts[:-1], path.name), 1, problems)
        else:
            yield _File(parts, (), lambda most, path=path: _limited(path.open("rb"), most))  # type: ignore[misc] # mypy knows no defaults here


def _members(file: BinaryIO, chain: tuple[str, ...], depth: int, problems: list[str]) -> Iterator[_File]:
    try:
        with ZipFile(file) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if depth > 1 and len(entries) > MOST_FILES:
                problems.append(f"{'/'.join(chain)}: it holds more than {MOST_FILES:,} files.")
                return
            for entry in entries:
                parts = (*chain, *PurePosixPath(entry.filename.replace("\\", "/")).parts)
                if "__MACOSX" in parts or parts[-1].startswith("."):
                    continue
                if parts[-1].lower().endswith(".zip") and depth < DEEPEST:
                    inner = BytesIO(_limited(archive.open(entry), LARGEST_ZIP))  # type: ignore[arg-type] # it is one
                    yield from _members(inner, parts, depth + 1, problems)
                else:
                    yield _File(parts, entry.date_time, _reader(archive, entry))
    except _FAULTS as error:
        problems.append(f"{'/'.join(chain)}: it is no zip file that can be opened ({error}).")


def _reader(archive: ZipFile, entry: ZipInfo) -> Callable[[int], bytes]:
    return lambda most: _limited(archive.open(entry), most)  # type: ignore[arg-type] # it is one


def _limited(file: BinaryIO, most: int) -> bytes:
    with file:
        content = file.read(most + 1)
    if len(content) > most:
        raise ValueError(f"it has more than {most:,} bytes")
    return content


class _People:
    """Finds learners by what platforms call them."""

    def __init__(self, learners: Sequence[Learner]) -> None:
        self._ids = {each.id for each in learners}
        self._lms = {each.lms_id: each.id for each in learners if each.lms_id}
        self._named: dict[str, list[str]] = defaultdict(list)
        for each in learners:
            words = _words(f"{each.first_name} {each.last_name}")
            # Moodle writes the names in an order of its own, Canvas in one word with the last name first.
            for name in {" ".join(sorted(words)), "".join(_words(f"{each.last_name} {each.first_name}"))}:
                self._named[name].append(each.id)

    def whose(self, parts: Sequence[str]) -> tuple[str, str, str]:
        """Return a file's learner, its name, and why there is no learner."""
        for place, part in enumerate(parts):
            inner = parts[-1] if place < len(parts) - 1 else ""
            for known in (part, part.rpartition(".")[0]):
                if known in self._ids:
                    return known, inner or part, ""
            if found := _MOODLE.fullmatch(part):
                return self._by_name(found["name"], inner or found["file"] or "")
            if found := _CANVAS.fullmatch(part):
                if whose := self._lms.get(found["user"]):
                    return whose, inner or found["file"], ""
                return self._by_name(found["name"], inner or found["file"])
        return "", parts[-1], "whose it is cannot be told: name its folder or zip file by the learner's id."

    def _by_name(self, name: str, file: str) -> tuple[str, str, str]:
        found = self._named.get(" ".join(sorted(_words(name))), [])
        if len(found) == 1:
            return found[0], file, ""
        what = "nobody" if not found else f"more than one learner ({', '.join(sorted(found))})"
        return "", file, f"{what} in the gradebook is called {name!r}: name its zip file by the learner's id."


def _words(name: str) -> list[str]:
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(sign)
    )
    return re.findall(r"[^\W_]+", plain)

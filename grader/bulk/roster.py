"""Who is in a cohort: a roster file, and all that is wrong with it at once."""

import csv
import re
import unicodedata
from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from grader.bulk.record import Learner

COLUMNS = {
    "id": "id",
    "learner_id": "id",
    "student_id": "id",
    "username": "id",
    "first_name": "first_name",
    "last_name": "last_name",
    "surname": "last_name",
    "email": "email",
    "e_mail": "email",
    "email_address": "email",
    "lms_id": "lms_id",
    "lms_user_id": "lms_id",
}
"""What a column may be called, in whatever case and with spaces or hyphens, and what it says."""

DELIMITERS = (",", ";", "\t")
"""What spreadsheets put between fields."""

LONGEST_ID = 128
"""Bytes of an id; the gradebook has room for no more."""

_ID = re.compile(r"\w([\w.@+-]*[\w@+-])?")
_EMAIL = re.compile(r"[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@.,;<>]+")


class RosterError(Exception):
    """A roster that cannot be used.

    Attributes:
        problems: Sentences, each with its line where it has one.
    """

    def __init__(self, problems: Sequence[str]) -> None:
        """Keep all there is to mend."""
        super().__init__("\n".join(problems))
        self.problems = tuple(problems)


def read_roster(content: bytes) -> tuple[Learner, ...]:
    """Read a roster: comma-separated values in UTF-8 with a header; semicolons and tabs will do, too.

    Args:
        content: The file's content.

    Returns:
        The learners, in the file's order.

    Raises:
        RosterError: Something in it is wrong; it names everything that is.
    """
    lines = _text(content).splitlines(keepends=True)
    delimiter = max(DELIMITERS, key=lambda sign: lines[0].count(sign) if lines else 0)
    rows = csv.reader(lines, delimiter=delimiter, strict=True)
    numbered: list[tuple[int, list[str]]] = []
    try:
        numbered += (
            (rows.line_num, [" ".join(each.split()) for each in row])
            for row in rows
            if any(map(str.strip, row))
        )
    except csv.Error as error:
        raise RosterError([f"Line {rows.line_num}: this is no row of a CSV file ({error})."]) from error
    if not numbered:
        raise RosterError(["The roster is empty: it needs a line with the names of its columns, such as id."])
    columns, problems = _columns(numbered[0][1], numbered[0][0])
    learners = _Reader(columns, problems).learners(numbered[1:])
    if problems:
        raise RosterError(problems)
    return learners


def _text(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in content:
        raise RosterError(["The roster is not in UTF-8: save it again as “CSV UTF-8”."])
    problems = []
    # Spreadsheets put a mark in front of UTF-8, which belongs to no column's name.
    content = content.removeprefix(b"\xef\xbb\xbf")
    for number, line in enumerate(content.splitlines(), 1):
        try:
            line.decode()
        except UnicodeDecodeError:
            shown = line.decode("latin-1").strip()
            problems.append(f"Line {number}: {shown!r} is not in UTF-8: save the roster as “CSV UTF-8”.")
    if problems:
        raise RosterError(problems)
    return content.decode()


def _columns(header: Sequence[str], line: int) -> tuple[list[str], list[str]]:
    # What they say, empty where that is not known, and what is wrong with them.
    names = [re.sub(r"[\s-]+", "_", title.casefold()) for title in header]
    problems, known = [], ", ".join(dict.fromkeys(COLUMNS.values()))
    for title, name in zip(header, names, strict=True):
        if name not in COLUMNS:
            near = get_close_matches(name, COLUMNS, 1)
            hint = f"did you mean {COLUMNS[near[0]]}?" if near else f"there are: {known}."
            problems.append(f"Line {line}: the column {title!r} is not known; {hint}")
    columns = [COLUMNS.get(name, "") for name in names]
    problems += [
        f"Line {line}: there are {columns.count(each)} columns for {each}; keep one."
        for each in dict.fromkeys(columns)
        if each and columns.count(each) > 1
    ]
    if "id" not in columns:
        problems.append(f"Line {line}: the column id is missing; there are: {known}.")
        raise RosterError(problems)
    return columns, problems


class _Reader:
    """Reads rows, and remembers who has been there."""

    def __init__(self, columns: Sequence[str], problems: list[str]) -> None:
        self._columns, self._problems = columns, problems
        self._seen: dict[tuple[str, str], int] = {}

    def learners(self, rows: Sequence[tuple[int, Sequence[str]]]) -> tuple[Learner, ...]:
        """Return who is in the rows; what is wrong with them goes to the problems."""
        found = []
        for line, row in rows:
            fields = {name: text for name, text in zip(self._columns, row, strict=False) if name}
            faults = [f"Line {line}: {fault}" for fault in self._faults(line, row, fields)]
            self._problems += faults
            if not faults:
                found.append(Learner(**fields))
        if not rows:
            self._problems.append(
                "The roster names nobody: below its first line it needs one for each learner."
            )
        return tuple(found)

    def _faults(self, line: int, row: Sequence[str], fields: dict[str, str]) -> Iterator[str]:
        if len(row) != len(self._columns):
            yield f"{len(row)} fields for {len(self._columns)} columns; quote what has a delimiter in it."
            return
        if not fields["id"]:
            yield "the id is missing."
        elif problem := unfit_id(fields["id"]):
            yield problem
        if (email := fields.get("email")) and not _EMAIL.fullmatch(email):
            yield f"{email!r} is no e-mail address."
        yield from (
            f"the text of {name} has characters that cannot be shown."
            for name, text in fields.items()
            if name != "id" and not text.isprintable()
        )
        for name in ("id", "lms_id"):
            # Folders of two ids that differ in capitals are one folder on some systems.
            key = (name, unicodedata.normalize("NFC", fields.get(name, "")).casefold())
            if key[1] and (before := self._seen.setdefault(key, line)) != line:
                yield f"the {name} {fields[name]!r} is that of line {before} already."


def unfit_id(text: str) -> str:
    """Return why a text cannot be a learner's id, which names a folder at every step; empty when it can."""
    if len(text.encode()) > LONGEST_ID:
        return f"the id {text[:20]!r}… is longer than {LONGEST_ID} bytes."
    if not _ID.fullmatch(text):
        return (
            f"the id {text!r} cannot name a folder: use letters, digits and . _ - @ +, "
            "with a letter or a digit first and no dot last."
        )
    return ""

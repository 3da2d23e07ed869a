"""The file of a deal: how it is written down, and how it is read again without trust."""

import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from itertools import islice
from typing import Any

import msgspec

from grader.deals.deal import MOST_ROWS, Deal, field_of
from grader.deals.fields import LINE, Pick
from grader.deals.tools import SECTIONS
from grader.exercises.sheet import shorten

VERSION = 1
LARGEST = 512 * 1024
"""Bytes; with every row that there may be and every line full, a deal has less than half of that."""

MOST_PROBLEMS = 10
MOST_PARTS = 500
"""Lists and objects in a file; with more, how deep Python may look into them would decide."""

ROW = re.compile("[1-9][0-9]{0,2}")
"""What a row is called: a number, of which no deal needs a thousand."""


class DealFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What ``deals/<id>.json`` holds.

    Attributes:
        version: Version of this format.
        name: What the learner calls the deal.
        rows: The ids of each section's rows, in order.
        values: What is typed and decided; of any type until it has been checked.
    """

    version: int
    name: str
    rows: dict[str, list[str]] = {}
    values: dict[str, Any] = {}


class InvalidDealError(ValueError):
    """A file that is no deal as it stands.

    Attributes:
        problems: Why, by the field at fault.
        rest: What of it is sound.
    """

    def __init__(self, problems: Mapping[str, str], rest: Deal) -> None:
        """Keep the first problems, and what can be gone on with."""
        self.problems = {
            shorten(key).strip("“”"): text for key, text in islice(problems.items(), MOST_PROBLEMS)
        }
        self.rest = rest
        super().__init__("; ".join(f"{key}: {text}" for key, text in self.problems.items()))


def encode(deal: Deal) -> bytes:
    """Return a deal as the content of its file."""
    rows = {section: list(ids) for section, ids in deal.rows.items() if ids}
    content = DealFile(VERSION, deal.name, rows, dict(deal.values))
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def decode(content: bytes) -> Deal:
    """Read the file of a deal, trusting nothing in it.

    Args:
        content: The file's bytes, from anywhere.

    Returns:
        A deal in which every row and every value is legal.

    Raises:
        InvalidDealError: It is not one; with what can be kept of it.
    """
    found = _parse(content)
    rows = {name: tuple(ids) for name, ids in found.rows.items() if not _row_problem(name, ids)}
    problems = {
        f"rows of {name}": fault for name, ids in found.rows.items() if (fault := _row_problem(name, ids))
    }
    if found.version != VERSION:
        problems["version"] = f"it has version {shorten(found.version)}; this course reads version {VERSION}"
    if fault := name_problem(found.name):
        problems["name"] = fault
    values = {}
    for key, value in found.values.items():
        if fault := _value_problem(key, value, rows):
            problems[key] = fault
        else:
            values[key] = value
    deal = Deal("Unnamed deal" if "name" in problems else found.name, rows, values)
    if problems:
        raise InvalidDealError(problems, deal)
    return deal


def name_problem(name: str) -> str:
    """Say what is wrong with a deal's name; empty when nothing is."""
    if not name.strip() or not name.isprintable():
        return "it has no name that can be read"
    return "" if len(name) <= LINE else f"the name has {len(name):,} characters; there is room for {LINE}"


def _parse(content: bytes) -> DealFile:
    nothing = Deal("Unnamed deal")
    if len(content) > LARGEST:
        raise InvalidDealError({"file": f"it is larger than {LARGEST:,} bytes, which no deal is"}, nothing)
    if content.count(b"[") + content.count(b"{") > MOST_PARTS:
        raise InvalidDealError({"file": f"it has more than {MOST_PARTS} lists and objects"}, nothing)
    with suppress(msgspec.MsgspecError, ValueError, RecursionError):
        return msgspec.json.decode(content, type=DealFile)
    raise InvalidDealError({"file": "it is not a readable file of a deal"}, nothing)


def _row_problem(name: str, ids: list[str]) -> str:
    section = SECTIONS.get(name)
    if section is None or section.rows is None:
        return "there is no such list of rows"
    if len(ids) > MOST_ROWS or len(set(ids)) != len(ids):
        return f"there are more than {MOST_ROWS} rows, or one of them twice"
    legal = (ROW.fullmatch(each) for each in ids)
    return "" if all(legal) else "a row has no number"


def _value_problem(key: str, value: object, rows: Mapping[str, tuple[str, ...]]) -> str:
    found = field_of(key, SECTIONS)
    if found is None or not all(row in rows.get(name, ()) for name, row in _row_of(key)):
        return "there is nothing of that name in a deal"
    if isinstance(found, Pick):
        legal = value in rows.get(found.rows, ()) or value in [option.id for option in found.others]
        return "" if legal else "it points to a row that is not there"
    return found.problem(value)


def _row_of(key: str) -> Iterator[tuple[str, str]]:
    name, *row, _ = key.split(".")
    if row:
        yield name, row[0]

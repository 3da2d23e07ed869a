"""A deal as data: what the learner has typed and decided, and how it is changed."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import TypeVar

from msgspec import Struct, field
from msgspec.structs import replace

from grader.deals.fields import Field, Pick
from grader.exercises.sheet import Value

Kind = TypeVar("Kind", bound=StrEnum)

MOST_ROWS = 10
"""Rows of a section; a page to take into a meeting has no room for more."""

MOST_PARTS = 2
"""Dots in a key at most."""

SHOWN = 40
"""Characters of a row's own words that name it."""


class Rows(Struct, frozen=True):
    """Rows that the learner adds and removes.

    Attributes:
        noun: What a row is, such as ``piece``; a row that has no name yet is called so.
        fields: What is filled in for each; the first one is its name.
        known: How many of the fields are facts; the others are decisions.
    """

    noun: str
    fields: tuple[Field, ...]
    known: int = 0


class Section(Struct, frozen=True, kw_only=True):
    """A part of a tool that stands on the screen at one time.

    Attributes:
        id: Permanent name in the file.
        title: Its heading.
        text: What it is for, in a sentence or two.
        fields: What is filled in once.
        rows: What is filled in for each row; None where there are none.
    """

    id: str
    title: str
    text: str = ""
    fields: tuple[Field, ...] = ()
    rows: Rows | None = None


class Deal(Struct, frozen=True):
    """One deal of the learner's.

    Attributes:
        name: What the learner calls it.
        rows: The ids of each section's rows, in the order of the screen.
        values: What is typed and decided, by ``section.field`` or ``section.row.field``.
    """

    name: str
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    values: Mapping[str, Value] = field(default_factory=dict)

    def set(self, key: str, value: Value | None) -> "Deal":
        """Return the deal with another value; None leaves the field empty."""
        rest = {name: kept for name, kept in self.values.items() if name != key}
        return replace(self, values=rest if value is None else {**rest, key: value})

    def with_row(self, section: str) -> "Deal":
        """Return the deal with a new, empty row at the end of a section."""
        before = self.rows.get(section, ())
        number = 1 + max((int(row) for row in before), default=0)
        return replace(self, rows={**self.rows, section: (*before, str(number))})

    def without_row(self, section: str, row: str, sections: Mapping[str, Section]) -> "Deal":
        """Return the deal without a row, and without what pointed to it."""
        left = tuple(each for each in self.rows[section] if each != row)
        picks = {key for key in self.values if _picks(key, section, sections) and self.values[key] == row}
        values = {
            key: value
            for key, value in self.values.items()
            if key not in picks and not key.startswith(f"{section}.{row}.")
        }
        return replace(self, rows={**self.rows, section: left}, values=values)


def _picks(key: str, section: str, sections: Mapping[str, Section]) -> bool:
    found = field_of(key, sections)
    return isinstance(found, Pick) and found.rows == section


def field_of(key: str, sections: Mapping[str, Section]) -> Field | None:
    """Return the field that a key names, whether or not its row exists; None when there is none."""
    name, *row, last = key.rsplit(".", MOST_PARTS) if "." in key else (key, "")
    section = sections.get(name)
    if section is None:
        return None
    fields = section.fields if not row else section.rows.fields if section.rows else ()
    return next((each for each in fields if each.id == last), None)


class Part(Struct, frozen=True):
    """What is filled in of a section, or of one of its rows.

    Attributes:
        deal: The deal.
        section: The section.
        row: The row's id; empty for what is filled in once.
    """

    deal: Deal
    section: Section
    row: str = ""

    @property
    def fields(self) -> tuple[Field, ...]:
        """What can be filled in."""
        return self.section.rows.fields if self.row and self.section.rows else self.section.fields

    @property
    def begun(self) -> bool:
        """Whether anything is filled in."""
        return any(self.key(each.id) in self.deal.values for each in self.fields)

    @property
    def where(self) -> str:
        """The row's name: its own words, or its number."""
        noun = self.section.rows.noun if self.section.rows else self.section.title
        place = self.deal.rows[self.section.id].index(self.row) + 1
        words = self.text(self.fields[0].id)
        named = words if len(words) <= SHOWN else f"{words[: SHOWN - 1].rstrip()}…"
        return named or f"{noun[:1].upper()}{noun[1:]} {place}"

    def key(self, name: str) -> str:
        """Return the full key of a field."""
        return f"{self.section.id}.{self.row}.{name}" if self.row else f"{self.section.id}.{name}"

    def text(self, name: str, otherwise: str = "") -> str:
        """Return a line of text or the id of an option."""
        value = self.deal.values.get(self.key(name))
        return value.strip() if isinstance(value, str) else otherwise

    def amount(self, name: str) -> float | None:
        """Return a number, without the fraction that it does not have; None while it is empty."""
        value = self.deal.values.get(self.key(name))
        if not isinstance(value, int | float):
            return None
        return int(value) if value == int(value) else float(value)

    def day(self, name: str) -> date | None:
        """Return a date; None while it is empty."""
        value = self.text(name)
        return date.fromisoformat(value) if value else None

    def kind(self, name: str, kinds: type[Kind]) -> Kind | None:
        """Return what was chosen as one of the domain's kinds; None while it is open."""
        value = self.text(name)
        return kinds(value) if value else None

    def said(self, name: str) -> str:
        """Return what was filled in as the learner reads it; empty while it is open."""
        value = self.deal.values.get(self.key(name))
        found = next(each for each in self.fields if each.id == name)
        if value is None:
            return ""
        if not isinstance(found, Pick):
            return found.quote(value)
        others = {option.id: option.text for option in found.others}
        return others.get(str(value), "")

    def lacking(self, *names: str) -> tuple[str, ...]:
        """Return the labels of those of some fields that are still empty."""
        return tuple(
            each.label
            for each in self.fields
            if each.id in names and self.key(each.id) not in self.deal.values
        )


def part(deal: Deal, section: Section) -> Part:
    """Return what is filled in once."""
    return Part(deal, section)


def row_parts(deal: Deal, section: Section) -> tuple[Part, ...]:
    """Return the rows in which anything is filled in, in order."""
    every = (Part(deal, section, row) for row in deal.rows.get(section.id, ()))
    return tuple(each for each in every if each.begun)

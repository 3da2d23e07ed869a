"""What a learner fills in about a deal of their own: text, days and picks, beside the sheet's fields."""

from datetime import date

from msgspec import Struct

from grader.domain.written import day
from grader.exercises.sheet import Amount, Choice, Option, Value, shorten

LINE = 60
"""Characters of a name or a term."""

SENTENCE = 200
"""Characters of a sentence."""


class Text(Struct, frozen=True, tag="text"):
    """A line in the learner's own words.

    Attributes:
        id: Its name within the section or the row.
        label: The question.
        longest: The most characters that it takes.
        example: What might stand here, shown while it is empty.
    """

    id: str
    label: str
    longest: int = LINE
    example: str = ""

    def problem(self, value: object) -> str:
        """Say what is wrong with a value; empty when it is a line of text that is not too long."""
        if not isinstance(value, str):
            return f"{shorten(value)} is not text"
        if not value.strip() or not value.isprintable():
            return f"{shorten(value)} is not a line of plain text"
        if len(value) > self.longest:
            return f"it has {len(value):,} characters; there is room for {self.longest}"
        return ""

    def quote(self, value: Value) -> str:
        """Return a legal value as it reads best."""
        return str(value).strip()


class Day(Struct, frozen=True, tag="day"):
    """A date; kept as ``2026-03-12``."""

    id: str
    label: str

    def problem(self, value: object) -> str:
        """Say what is wrong with a value; empty when it is a date."""
        try:
            right = isinstance(value, str) and date.fromisoformat(value).isoformat() == value
        except ValueError:
            right = False
        return "" if right else f"{shorten(value)} is not a date such as 2026-03-12"

    def quote(self, value: Value) -> str:
        """Return a legal value as people write it."""
        return day(date.fromisoformat(str(value)))


class Pick(Struct, frozen=True, tag="pick"):
    """One of the learner's own rows.

    Attributes:
        id: Its name within the section or the row.
        label: The question.
        rows: The section whose rows there are to pick from.
        others: What may be picked instead of a row.
    """

    id: str
    label: str
    rows: str
    others: tuple[Option, ...] = ()


Field = Choice | Amount | Text | Day | Pick


def choice(name: str, label: str, options: dict[str, str]) -> Choice:
    """Return a choice of options that are given as texts by their ids."""
    return Choice(name, label, tuple(Option(key, text) for key, text in options.items()))

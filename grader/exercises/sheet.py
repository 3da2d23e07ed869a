"""What an exercise puts on the screen, as data: documents to read and fields to decide.

The sheet is also the schema of the answer: an answer is a flat mapping from the full ids of
fields, such as ``card-3.cost``, to what the learner decided. A field left out is undecided.
"""

from collections.abc import Mapping
from functools import cached_property
from reprlib import repr as repr_of_some
from typing import Any

from msgspec import Struct

from grader.domain.written import with_unit

Value = str | float | list[str]
"""One decision: an option's id, a number, or the ids of several options in the learner's order."""

Answer = Mapping[str, Value]


def option_in(answer: Answer, key: str) -> str | None:
    """Return the option that a choice was decided for; None while undecided."""
    value = answer.get(key)
    return value if isinstance(value, str) else None


def amount_in(answer: Answer, key: str) -> float | None:
    """Return the number that was entered; None while undecided."""
    value = answer.get(key)
    return float(value) if isinstance(value, int | float) else None


def several_in(answer: Answer, key: str) -> list[str] | None:
    """Return the options that were chosen, in the learner's order; None while undecided."""
    value = answer.get(key)
    return value if isinstance(value, list) else None


class Prose(Struct, frozen=True, tag="prose"):
    """A paragraph of plain text, with an optional heading."""

    text: str
    heading: str = ""


class Message(Struct, frozen=True, tag="message"):
    """A dated message from one person to another."""

    date: str
    sender: str
    text: str


class Table(Struct, frozen=True, tag="table"):
    """A titled table of plain text cells.

    Attributes:
        title: What the table shows.
        head: Column headings.
        rows: Cells, one for each heading in every row.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Series(Struct, frozen=True):
    """Points of a figure that belong together.

    Attributes:
        name: What they are.
        points: Horizontal and vertical places.
        tone: How they are drawn: 1 what is good for the learner, -1 a risk, 0 neither, 2 the learner's own.
        joined: Whether a line joins them.
    """

    name: str
    points: tuple[tuple[float, float], ...]
    tone: int = 0
    joined: bool = False


class Figure(Struct, frozen=True, tag="figure", kw_only=True):
    """A figure on two axes, and the same in words.

    Attributes:
        title: What it shows.
        text: What there is to see, in words: all that a page without pictures shows.
        across: What the horizontal axis measures, with its unit.
        up: What the vertical axis measures, with its unit.
        series: What is drawn.
    """

    title: str
    text: str
    across: str
    up: str
    series: tuple[Series, ...]


Document = Prose | Message | Table | Figure


class Option(Struct, frozen=True):
    """One option of a choice.

    Attributes:
        id: Its name in the answer file.
        text: What the learner reads.
        tone: From -1 (the firmest in manner) to 1 (the warmest); players without
            judgement, used to prove the exercise, choose by it.
    """

    id: str
    text: str
    tone: int = 0


class Choice(Struct, frozen=True, tag="choice"):
    """One option out of several, none chosen at first."""

    id: str
    label: str
    options: tuple[Option, ...]

    def problem(self, value: object) -> str:
        """Say what is wrong with a value; empty when it is one of the options."""
        if value in [option.id for option in self.options]:
            return ""
        return (
            f"{shorten(value)} is not one of the options: {', '.join(option.id for option in self.options)}"
        )

    def quote(self, value: Value) -> str:
        """Return a legal value as the learner saw it."""
        return next(option.text for option in self.options if option.id == value)


class Several(Struct, frozen=True, tag="several"):
    """Some options out of many, none chosen at first.

    Attributes:
        id: Its name within the group.
        label: The question.
        options: What there is to choose from.
        ordered: Whether the order counts in which the learner chooses them.
    """

    id: str
    label: str
    options: tuple[Option, ...]
    ordered: bool = False

    def problem(self, value: object) -> str:
        """Say what is wrong with a value; empty when it is a list of different options, at least one."""
        if not isinstance(value, list) or not value:
            return f"{shorten(value)} is not a list of options"
        known = [option.id for option in self.options]
        if strange := [each for each in value if each not in known]:
            return f"{shorten(strange[0])} is not one of the options: {', '.join(known)}"
        return "" if len(set(value)) == len(value) else "an option is in the list more than once"

    def quote(self, value: Value) -> str:
        """Return a legal value as the learner saw it."""
        texts = {option.id: option.text for option in self.options}
        chosen = value if isinstance(value, list) else []
        if self.ordered:
            return "; ".join(f"{place}. {texts[each]}" for place, each in enumerate(chosen, 1))
        return "; ".join(text for each, text in texts.items() if each in chosen)


class Amount(Struct, frozen=True, tag="amount"):
    """A number that the learner works out.

    Attributes:
        id: Its name within the group.
        label: The question.
        unit: What it counts, such as ``€`` or ``units``.
        largest: The largest number that makes any sense here.
    """

    id: str
    label: str
    unit: str
    largest: float = 1e9

    def problem(self, value: object) -> str:
        """Say what is wrong with a value; empty when it is a number in range."""
        if not isinstance(value, int | float) or isinstance(value, bool) or value != value:  # noqa: PLR0124 - not a number
            return f"{shorten(value)} is not a number"
        # An integer may be larger than any float, so it is neither asked nor shown as one.
        if not 0 <= value <= self.largest:
            return f"{shorten(value)} is not between 0 and {self.largest:,.0f}"
        return ""

    def quote(self, value: Value) -> str:
        """Return a legal value as text with its unit."""
        return with_unit(float(value) if isinstance(value, str | int | float) else 0, self.unit)


Field = Choice | Several | Amount


class Group(Struct, frozen=True):
    """Decisions that belong together: a card, a piece of information, a step.

    Attributes:
        id: Its name in the answer file.
        title: Its heading.
        documents: What the learner reads to decide.
        fields: What the learner decides.
        in_turn: Whether it opens only when the group before it is decided: the next beat of a
            conversation, whose answer is part of what there is to read.
    """

    id: str
    title: str
    documents: tuple[Document, ...]
    fields: tuple[Field, ...]
    in_turn: bool = False


class Sheet(Struct, frozen=True, dict=True):
    """One case as the learner sees it.

    Attributes:
        title: The case's name.
        brief: What the learner reads first.
        groups: The decisions, in order.
    """

    title: str
    brief: tuple[Document, ...]
    groups: tuple[Group, ...]

    @cached_property
    def fields(self) -> dict[str, Field]:
        """Every field by its full id, in order."""
        return {f"{group.id}.{field.id}": field for group in self.groups for field in group.fields}

    def problems(self, answer: Mapping[str, object]) -> dict[str, str]:
        """Say what is wrong with an answer.

        Args:
            answer: Values by full field id.

        Returns:
            A sentence for each field at fault, by its id; empty when the answer is legal.
        """
        faults = {}
        for key, value in answer.items():
            field = self.fields.get(key)
            fault = field.problem(value) if field else "there is no such decision in this case"
            if fault:
                faults[key[:QUOTED]] = fault
        return faults

    def legal(self, answer: Mapping[str, Any]) -> Answer:
        """Return the part of an answer that is legal here.

        Args:
            answer: Values by full field id, from anywhere.
        """
        fields = self.fields
        return {key: v for key, v in answer.items() if key in fields and not fields[key].problem(v)}


QUOTED = 60
"""Characters of somebody else's text that a message quotes at most."""


def shorten(value: object) -> str:
    """Return what somebody wrote, quoted, in at most 60 characters."""
    text = value if isinstance(value, str) else repr_of_some(value)
    return f"“{text[: QUOTED - 1]}…”" if len(text) > QUOTED else f"“{text}”"

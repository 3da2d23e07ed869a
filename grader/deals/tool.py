"""A tool of the deal desk: its sections, what it makes of them for the rules, and which rules it asks."""

from collections.abc import Callable, Iterable
from typing import Any

from msgspec import Struct

from grader.deals.deal import Deal, Section
from grader.exercises.sheet import Table
from grader.rules.rule import Rule


class Use(Struct, frozen=True):
    """A rule that a tool asks.

    Attributes:
        rule: The rule.
        needs: What has to be filled in before it can say anything.
        optional: Whether a deal may be without that, so that nothing is left open.
    """

    rule: Rule[Any]
    needs: str
    optional: bool = False


class LeftOut(Struct, frozen=True):
    """A rule of the exercise that a tool does not ask, and why it cannot."""

    rule: Rule[Any]
    why: str


class Lines(Struct, frozen=True):
    """A block of the printed brief: pairs of a label and what stands there."""

    title: str
    pairs: tuple[tuple[str, str], ...]


Block = Lines | Table


class Tool(Struct, frozen=True, kw_only=True):
    """One tool.

    Attributes:
        id: Permanent name.
        title: What it is called.
        exercise: The exercise whose checks it uses; empty where it has none.
        text: What it is for, in a sentence.
        sections: What is filled in.
        rules: The rules that it asks.
        left_out: The exercise's rules that it does not ask.
        read: Makes the domain objects that the rules judge; rows that lack a fact are left out.
        notes: What follows from the facts alone, and what rows still lack.
        brief: What the printed brief says of it.
    """

    id: str
    title: str
    exercise: str = ""
    text: str
    sections: tuple[Section, ...]
    rules: tuple[Use, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    read: Callable[[Deal], Iterable[object]]
    notes: Callable[[Deal], Iterable[str]]
    brief: Callable[[Deal], Iterable[Block]]

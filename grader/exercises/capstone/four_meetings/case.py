"""The facts of a case of ``four-meetings``."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from grader.domain.record import TrackRecord
from grader.exercises.menu import Menu
from grader.exercises.sheet import Document
from grader.exercises.world import Deal

CHOICE = "choice"
"""The name of the one field that every scene has."""


class Contract(Struct, frozen=True, kw_only=True):
    """One of the two contracts, and the person who buys for it.

    Attributes:
        id: ``a`` or ``b``.
        name: Such as ``North``.
        person: Who buys for it; the first name.
        full_name: The whole name.
        meeting: The number of the first meeting about it.
        day: The day of that meeting.
        yearly: What it is worth in a year, in euros.
        years: Its term.
        record: The person's promises.
    """

    id: str
    name: str
    person: str
    full_name: str
    meeting: int
    day: date
    yearly: int
    years: int
    record: TrackRecord

    @property
    def title(self) -> str:
        """The contract as it is called in a sentence."""
        return f"contract {self.name}"

    @property
    def value(self) -> int:
        """What it is worth over its whole term, in euros."""
        return self.yearly * self.years

    @property
    def term(self) -> str:
        """The term as people say it."""
        return "1 year" if self.years == 1 else f"{self.years} years"


class Sides(Struct, frozen=True, kw_only=True):
    """On which side of each boundary the first contract's occurrence lies; the second's is on the other.

    Attributes:
        enterprise: Whether it is an enterprise deal.
        low_trust: Whether there is reason to distrust its buyer.
        before: Whether the ask for the boss comes before the meeting.
        due: Whether its payment request has a cause and a return.
        cause: Whether the request that lacks one of the two has a cause.
        outgunned: Whether the clause comes up when we are outgunned.
        hurt: Whether trouble between people is behind the large ask.
    """

    enterprise: bool
    low_trust: bool
    before: bool
    due: bool
    cause: bool
    outgunned: bool
    hurt: bool


class Policy(Struct, frozen=True, kw_only=True):
    """The policy sheet.

    Attributes:
        threshold: From which value over the term it is an enterprise deal, in euros.
        ordinary: Days within which an ordinary payment is made.
        causes: What finance lists as a cause for relief.
        mandate: Up to which value the learner may sign, in euros.
    """

    threshold: int
    ordinary: int
    causes: tuple[str, ...]
    mandate: int


class Scene(Struct, frozen=True, kw_only=True):
    """One decision.

    Attributes:
        id: The group's name in the answer file.
        title: The group's heading.
        where: What the decision is called, on the screen and in findings.
        documents: What there is to read.
        menu: What may be done; what comes of it is each line's reply.
        subjects: What rules judge, by the kind of the choice; undecided under the empty kind.
        in_turn: Whether it opens only after the scene before it.
    """

    id: str
    title: str
    where: str
    documents: tuple[Document, ...]
    menu: Menu[Any]
    subjects: Mapping[str, Any]
    in_turn: bool = False

    @property
    def key(self) -> str:
        """The full id of its field."""
        return f"{self.id}.{CHOICE}"


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: Our company, theirs and the trade.
        boss: Our boss; the first name.
        ops: The full name of the one who runs the work at the customer's sites.
        contracts: The two contracts.
        sides: On which side of each boundary things lie.
        policy: The policy sheet.
        talk: The day of the third meeting.
        close: The day of the fourth.
        scenes: The decisions, in the order of the screen.
    """

    deal: Deal
    boss: str
    ops: str
    contracts: tuple[Contract, Contract]
    sides: Sides
    policy: Policy
    talk: date
    close: date
    scenes: tuple[Scene, ...]

    def scene(self, name: str) -> Scene:
        """Return the scene with this id."""
        return next(scene for scene in self.scenes if scene.id == name)

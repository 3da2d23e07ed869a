"""Colleagues in the preparation of a deal: who is in when, who helps, who stands behind a promise."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from grader.domain.decision import Decision


class Helper(Struct, frozen=True):
    """Somebody of ours on one day.

    Attributes:
        name: The person.
        day: The day.
        cell: What the team's calendar says of the person on that day.
        present: Whether that means within reach.
    """

    name: str
    day: date
    cell: str
    present: bool


class Company(StrEnum):
    """What a colleague may share with the learner."""

    BRIEF = "the brief"
    DEAL = "the whole deal"


class Teamwork(Decision, frozen=True, kw_only=True):
    """Who works with the learner.

    Attributes:
        share: What is shared: the writing of the brief, or the whole deal.
        meeting: The day of the meeting with the customer.
        helpers: Who helps when; None while undecided, empty when nobody is booked.
    """

    share: Company
    meeting: date
    helpers: tuple[Helper, ...] | None


class Consultation(Decision, frozen=True, kw_only=True):
    """Whose advice is sought after an approach has failed.

    Attributes:
        failed: The approach that failed.
        meeting: The day of the meeting with the customer.
        decided: Whether the learner has decided.
        adviser: Who is asked, and when; None when nobody is.
    """

    failed: str
    meeting: date
    decided: bool
    adviser: Helper | None


class Backing(StrEnum):
    """Who is named behind a promise."""

    IN_CHARGE = "in charge"
    NOT_IN_CHARGE = "not in charge"
    DEPARTMENT = "department"
    THE_REP = "the rep"


class Promise(Decision, frozen=True, kw_only=True):
    """A promise of the quote, and who is named behind it.

    Attributes:
        rests_on: What it rests on, such as ``delivery dates``.
        backing: Who is named; None while undecided.
        fact: Who is in charge, and since when.
    """

    rests_on: str
    backing: Backing | None
    fact: str

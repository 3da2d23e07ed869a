"""The prose of ``capability-plan``, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.capability import Promised
from grader.domain.enquiry import Move
from grader.domain.payment import Route, Verdict
from grader.domain.texts import read
from grader.exercises.menu import Line


class Part(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of the TOML file."""


class EnquiryProse(Part, frozen=True):
    """A fourth line in the customer's mail, and what of it is known."""

    known: str
    text: str


class SupportProse(Part, frozen=True):
    """What people of ours may be asked to do for one need."""

    own: tuple[str, ...]
    outside: tuple[str, ...]
    stock: tuple[str, ...]
    vague: tuple[str, ...]
    nobody: tuple[str, ...]


class Term(Part, frozen=True):
    """What a request for payment terms is about: the ordinary term, requests, and a request in short."""

    limit: str
    asks: tuple[str, ...]
    short: str


class CauseProse(Part, frozen=True):
    """A cause that finance may list, and how a customer tells of it."""

    id: str
    cause: str
    stories: tuple[str, ...]


class Script(Part, frozen=True):
    """Everything that may be said in this exercise; the TOML file explains each part."""

    situations: tuple[str, ...]
    models: tuple[tuple[str, str, str], ...]
    own: tuple[str, ...]
    outside: tuple[str, ...]
    one_lot: tuple[str, ...]
    parts: tuple[str, ...]
    production: tuple[str, ...]
    supply_chain: tuple[str, ...]
    others: tuple[str, ...]
    finance: tuple[str, ...]
    enquiries: tuple[EnquiryProse, ...]
    enquiry_moves: tuple[Line[Move], ...]
    promises: tuple[Line[Promised], ...]
    support: SupportProse
    terms: dict[str, Term]
    causes: tuple[CauseProse, ...]
    weak: tuple[str, ...]
    trades: tuple[str, ...]
    routes: tuple[Line[Route], ...]
    answers: tuple[Line[Verdict], ...]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "prose.toml", Script)

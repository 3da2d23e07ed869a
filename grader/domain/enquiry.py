"""Who is asked what we can do, and what is done about a need of which little is known."""

from collections.abc import Mapping
from enum import StrEnum

from grader.domain.decision import Decision


class Check(Decision, frozen=True, kw_only=True):
    """Whom the learner asks what we have and can make.

    Attributes:
        asked: Whom; None while undecided.
        production: Who answers for production.
        supply_chain: Who answers for supply chain.
        does: What everybody does, by name.
    """

    asked: tuple[str, ...] | None
    production: str
    supply_chain: str
    does: Mapping[str, str]


class Move(StrEnum):
    """What is done about something that the customer might need."""

    CHECK_NOW = "check now"
    ASK_FIRST = "ask first"
    PROMISE = "promise"
    LEAVE = "leave"


class Enquiry(Decision, frozen=True, kw_only=True):
    """Something that the customer might need.

    Attributes:
        known: What is known of it; empty where nothing is.
        text: What the customer wrote.
        move: What the learner does about it; None while undecided.
    """

    known: str
    text: str
    move: Move | None

"""Who is asked what we can do, and what is done about a need of which little is known."""

from collections.abc import Mapping
from enum import StrEnum

from msgspec import Struct


class Check(Struct, frozen=True, kw_only=True):
    """Whom the learner asks what we have and can make.

    Attributes:
        where: The decision's name on the screen.
        asked: Whom; None while undecided.
        production: Who answers for production.
        supply_chain: Who answers for supply chain.
        does: What everybody does, by name.
        chose: The learner's choice, quoted.
    """

    where: str
    asked: tuple[str, ...] | None
    production: str
    supply_chain: str
    does: Mapping[str, str]
    chose: str = ""


class Move(StrEnum):
    """What is done about something that the customer might need."""

    CHECK_NOW = "check now"
    ASK_FIRST = "ask first"
    PROMISE = "promise"
    LEAVE = "leave"


class Enquiry(Struct, frozen=True, kw_only=True):
    """Something that the customer might need.

    Attributes:
        where: The decision's name on the screen.
        known: What is known of it; empty where nothing is.
        text: What the customer wrote.
        move: What the learner does about it; None while undecided.
        chose: The learner's choice, quoted.
    """

    where: str
    known: str
    text: str
    move: Move | None
    chose: str = ""

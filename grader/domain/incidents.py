"""Incidents on an account: what happened, and how somebody means to handle it."""

from enum import StrEnum

from msgspec import Struct


class Matter(StrEnum):
    """What an incident is about."""

    PEOPLE = "people"
    BUSINESS = "business"
    BOTH = "both"


class Cause(StrEnum):
    """Where a relationship problem comes from (Spirer names these three)."""

    COMMUNICATION = "communication"
    MISPERCEPTION = "misperception"
    UNDERSTANDING = "understanding"
    NONE = "none"


LABELS = {
    Matter.PEOPLE: "A people matter",
    Matter.BUSINESS: "A business matter",
    Matter.BOTH: "A mix of the two",
}

CAUSES = {
    Cause.COMMUNICATION: "Poor communication",
    Cause.MISPERCEPTION: "Misperception",
    Cause.UNDERSTANDING: "Lack of understanding",
    Cause.NONE: "No people problem",
}


class Ground(StrEnum):
    """What a business move rests on."""

    CONTRACT = "contract"
    MANNERS = "manners"
    GOODWILL = "goodwill"


class FirstStep(Struct, frozen=True):
    """What to do first.

    Attributes:
        text: The step in words.
        heard: Whom it lets speak; empty when it explains, repairs or waits.
        candid: Whether it tells the customer at once about a slip of the customer's own.
    """

    text: str
    heard: tuple[str, ...] = ()
    candid: bool = False


class Move(Struct, frozen=True):
    """What to do about price, payment or delivery.

    Attributes:
        text: The move in words.
        ground: What it rests on.
        cost: Euros that our company pays, credits or gives up by it.
        basis: How that sum comes about, in words; empty when the move costs nothing.
        candid: Whether it gives the customer the benefit of the customer's own slip, unasked and whole.
    """

    text: str
    ground: Ground
    cost: float = 0.0
    basis: str = ""
    candid: bool = False


class Upset(Struct, frozen=True):
    """Somebody who is upset, and the words that say so."""

    name: str
    words: str


class Incident(Struct, frozen=True, kw_only=True):
    """One thing that happened on an account, as the documents show it.

    Attributes:
        where: Its name on the screen.
        matter: What it is about.
        matter_fact: What in the documents decides that.
        cause: Where its relationship problem comes from.
        cause_fact: What in the documents decides that; empty when there is no such problem.
        frustrated: Everybody who says that they are upset.
        due: Euros that our company owes the customer for it.
        due_fact: What in the contract, or in the customer's slip, decides that.
    """

    where: str
    matter: Matter
    matter_fact: str
    cause: Cause
    cause_fact: str
    frustrated: tuple[Upset, ...]
    due: float
    due_fact: str


class Handling(Struct, frozen=True, kw_only=True):
    """An incident and what the learner decided on it; None is undecided.

    Attributes:
        incident: The facts.
        matter: The label.
        cause: The diagnosis.
        step: The first step.
        move: The business move.
        cost: Euros that the learner thinks the move costs.
    """

    incident: Incident
    matter: Matter | None = None
    cause: Cause | None = None
    step: FirstStep | None = None
    move: Move | None = None
    cost: float | None = None


def in_words(names: tuple[str, ...]) -> str:
    """Return names as a list in prose: ``Ana, Minh and Olga``."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last

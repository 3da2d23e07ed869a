"""Disappointments on an account: breaches, misunderstandings and disclosures that met no answer."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from grader.domain.record import BREACHES, Commitment


class Reading(StrEnum):
    """What a disappointment comes down to."""

    BREACH = "breach"
    COMMUNICATION = "communication"
    MISPERCEPTION = "misperception"
    UNDERSTANDING = "understanding"
    UNRETURNED = "unreturned"


READINGS = {
    Reading.BREACH: "A breach",
    Reading.COMMUNICATION: "Poor communication",
    Reading.MISPERCEPTION: "Misperception",
    Reading.UNDERSTANDING: "No understanding",
    Reading.UNRETURNED: "No return",
}
"""The readings in words; the three between the first and the last are Spirer's causes."""


class Opening(StrEnum):
    """What the opening words do."""

    OPEN = "open"
    NAMED = "named"
    CHARGED = "charged"
    SILENT = "silent"


class Question(StrEnum):
    """What the question is after."""

    HEAR = "hear"
    CONCERNS = "concerns"
    OTHER = "other"


class Business(StrEnum):
    """What happens to the business."""

    AS_AGREED = "as agreed"
    CONTROLLED = "controlled"
    SWEETENED = "sweetened"
    PENALISED = "penalised"


class Promise(Struct, frozen=True, kw_only=True):
    """What the file shows of a promise.

    Attributes:
        due: The day that was promised; None where no day was.
        acted: The day of an act against it; None where there was none.
        knew: What proves that the negotiator knew of it at that time; empty where nothing does.
    """

    due: date | None = None
    acted: date | None = None
    knew: str = ""

    @property
    def broken(self) -> bool:
        """Whether it is a breach: a dated promise, an act against it, and proof that they knew."""
        return self.due is not None and self.acted is not None and bool(self.knew)


class Episode(Struct, frozen=True, kw_only=True):
    """One disappointment, as its documents show it.

    Attributes:
        where: Its name on the screen.
        person: The customer's negotiator.
        promise: What the file shows of a promise.
        cause: Where a misunderstanding comes from; None where there is none.
        earlier: The negotiator's dated promises before this one, the oldest first.
        fact: What in the documents decides how to read it, in one or two sentences.
        unpaid: Euros of the next delivery that are not paid beforehand.
    """

    where: str
    person: str
    promise: Promise = Promise()
    cause: Reading | None = None
    earlier: tuple[Commitment, ...] = ()
    fact: str = ""
    unpaid: float = 0.0

    @property
    def reading(self) -> Reading:
        """What it comes down to."""
        if self.promise.broken:
            return Reading.BREACH
        return self.cause or Reading.UNRETURNED

    @property
    def misunderstood(self) -> bool:
        """Whether it is a misunderstanding."""
        return self.reading not in (Reading.BREACH, Reading.UNRETURNED)

    @property
    def repeated(self) -> bool:
        """Whether it makes at least two breaches within the last four promises, this one included."""
        last = self.earlier[-3:]
        return self.promise.broken and sum(one.broken for one in last) + 1 >= BREACHES


class Response(Struct, frozen=True, kw_only=True):
    """What the learner makes of an episode; None is undecided.

    Attributes:
        episode: The facts.
        reading: How it is read.
        opening: What the opening words do.
        words: The opening words.
        question: What the question is after.
        asked: The question in words.
        business: What happens to the business.
        move: The same in words.
    """

    episode: Episode
    reading: Reading | None = None
    opening: Opening | None = None
    words: str = ""
    question: Question | None = None
    asked: str = ""
    business: Business | None = None
    move: str = ""

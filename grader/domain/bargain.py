"""What happens at the table: first asks, opening lines, smaller asks, sums on the spot, hard clauses."""

from datetime import date
from enum import StrEnum

from grader.domain.decision import Decision


class FirstReply(StrEnum):
    """What is done about an ask that comes in small talk."""

    ANSWER = "answer and ask back"
    SESSION = "keep it for the day"
    WAVE_OFF = "let it pass"
    GIFT = "give a little"


class FirstAsk(Decision, frozen=True, kw_only=True):
    """An ask that comes before anybody has sat down.

    Attributes:
        reply: What is done about it; None while undecided.
        person: Who asked.
        asked: What for.
        cost: What that would cost us, in euros.
        value: The contract's value, in euros.
        large_from: From which value on both sides may schedule the negotiation, in euros.
        session: The day on which both have agreed in writing to negotiate; None when there is none.
        day: The next day on which both meet anyway.
    """

    reply: FirstReply | None
    person: str
    asked: str
    cost: float
    value: float
    large_from: float
    session: date | None
    day: date

    @property
    def scheduled(self) -> bool:
        """Whether this negotiation begins on a day of its own."""
        return self.session is not None and self.value >= self.large_from


class Lead(StrEnum):
    """How the rep opens."""

    FACT = "leads with a fact"
    SCRIPT = "follows their script"
    BOAST = "praises us"


class OpeningLine(Decision, frozen=True, kw_only=True):
    """How the rep takes up the talk.

    Attributes:
        lead: What the line does; None while undecided.
        claim: The figure that it states; empty when it states none.
        known: The figure for that fact on the sheet, which was shown.
        script: What the other side wanted the rep to do, in a sentence.
    """

    lead: Lead | None
    claim: str = ""
    known: str = ""
    script: str = ""


class SmallerAsk(Decision, frozen=True, kw_only=True):
    """What is answered to an ask that has been cut.

    Attributes:
        first: What was asked at first, such as ``8%``.
        now: What is asked now.
        given: What the answer grants, such as ``4%``; empty when nothing.
        cost: What that costs us, in euros.
        back: What comes back for it; empty when nothing does.
        worth: What that is worth to us, in euros.
        basis: Why it is worth that, in a clause.
    """

    first: str
    now: str
    given: str = ""
    cost: float = 0.0
    back: str = ""
    worth: float = 0.0
    basis: str = ""


class Figuring(StrEnum):
    """Where the sum of an ask is worked out."""

    AT_THE_TABLE = "here and now"
    BREAK = "in a break"
    ROUGHLY = "by a guess"
    LATER = "after the meeting"


class Valuing(Decision, frozen=True, kw_only=True):
    """Part of valuing an ask."""


class ValuedWhere(Valuing, frozen=True, kw_only=True):
    """Where an ask is valued, and what speaks for doing it there."""

    figuring: Figuring | None
    fact: str


class ValuedAt(Valuing, frozen=True, kw_only=True):
    """The value that was worked out, the right one, in euros, and how it comes about."""

    amount: float | None
    exact: float
    basis: str


class Response(StrEnum):
    """What is answered to a hard ask."""

    YES_AND = "yes, with an ask"
    NO_AND = "no, with an ask"
    BARE_YES = "a bare yes"
    BARE_NO = "a bare no"
    MAYBE = "neither yes nor no"
    STALL = "a stall with topic, date and who returns"
    OPEN_STALL = "a stall without a date"
    HAND_OVER = "a stall that gives up the lead"


class HardAsk(Decision, frozen=True, kw_only=True):
    """An ask that a specialist has thought up, and the answer to it.

    Attributes:
        topic: What it is about.
        response: What is answered; None while undecided.
        their_specialist: Whether they have a specialist for it at the table.
        ours_reachable: Whether our own can be reached.
        deadline: Whether a deadline forbids a pause.
        facts: These three facts, in sentences.
    """

    topic: str
    response: Response | None
    their_specialist: bool
    ours_reachable: bool
    deadline: bool
    facts: tuple[str, str, str]

    @property
    def outgunned(self) -> bool:
        """Whether they have the specialist, ours cannot be reached, and no deadline forbids a pause."""
        return self.their_specialist and not self.ours_reachable and not self.deadline

    @property
    def decides(self) -> str:
        """The facts that decide: all three when outgunned, else those that make the sides even."""
        even = (not self.their_specialist, self.ours_reachable, self.deadline)
        if self.outgunned:
            return " ".join(self.facts)
        return " ".join(fact for fact, holds in zip(self.facts, even, strict=True) if holds)

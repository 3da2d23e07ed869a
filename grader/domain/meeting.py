"""The final meeting: who comes, who can be reached, what is answered, covered and reported."""

from datetime import date
from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.written import euros


class Company(StrEnum):
    """Who goes to a meeting."""

    ALONE = "alone"
    TEAMMATE = "teammate"
    MANAGER = "manager"
    BOTH = "both"
    WITHOUT_YOU = "without you"


class Handling(StrEnum):
    """What is done with a question that only an expert can answer."""

    LIVE = "live"
    PROPER_STALL = "proper stall"
    VAGUE_STALL = "vague stall"
    GUESS = "guess"


class AtTheTable(StrEnum):
    """What is done when the client wants to go on with somebody else."""

    STAY = "stay"
    HAND_OVER = "hand over"
    SECOND_ROW = "second row"
    BREAK_OFF = "break off"


PRESSURE = "pressure to hand over"
"""The beat at which the client wants to go on with somebody else."""


class FinalLineUp(Decision, frozen=True, kw_only=True):
    """Who goes to the final meeting.

    Attributes:
        company: Who goes; None while undecided.
        free: Who of manager and teammate can be there.
        present: The name of the one who can.
        absent: The name of the one who cannot.
        value: The deal's value, in euros.
        threshold: From which value on it is an enterprise deal, in euros.
    """

    company: Company | None
    free: Company
    present: str
    absent: str
    value: int
    threshold: int

    def size(self) -> str:
        """Say whether it is an enterprise deal, and that the last stage does not depend on it."""
        kind = "an" if self.value >= self.threshold else "no"
        return f"At {euros(self.value)} this is {kind} enterprise deal; two at the close is for every deal."


class OnCall(Decision, frozen=True, kw_only=True):
    """Who stands by during the meeting.

    Attributes:
        name: Who stands by; empty for nobody, None while undecided.
        topic: What the client has announced.
        knows: What that colleague knows.
        fits: Whether that is the announced topic.
        calendar: What the calendar says of that colleague.
        free: Whether the colleague can be reached for the whole meeting.
        hours: The hours of the meeting.
    """

    name: str | None
    topic: str
    hours: str
    knows: str = ""
    fits: bool = False
    calendar: str = ""
    free: bool = False


class ExpertQuestion(Decision, frozen=True, kw_only=True):
    """A question that only an expert can answer, put by the client's own specialist.

    Attributes:
        handling: What the learner does; None while undecided.
        topic: What it is about.
        expert: Our only expert for it.
        calendar: What the calendar says of the expert.
        reachable: Whether the expert can be reached at that moment.
        asked: When the question is put, such as ``14:10``.
        specialist: The client's specialist.
        signs: By when the client has to sign, so that a pause is possible until then.
    """

    handling: Handling | None
    topic: str
    expert: str
    calendar: str
    reachable: bool
    asked: str
    specialist: str
    signs: date


class ForgottenPoint(Decision, frozen=True, kw_only=True):
    """The point of the plan that nobody has raised yet.

    Attributes:
        missing: The point.
        raised: The point that the companion raises; empty for none, None while undecided.
        note: What the notes say of the raised point; empty where they say nothing.
        companion: Who sits beside the rep.
    """

    missing: str
    raised: str | None
    companion: str
    note: str = ""


class Filing(StrEnum):
    """What becomes of the report."""

    FILED = "filed"
    NOTEBOOK = "notebook"
    BY_MOUTH = "by mouth"
    NONE = "none"


class ReportLine(Decision, frozen=True, kw_only=True):
    """One line of the report on the meeting.

    Attributes:
        entered: What the learner entered; empty while undecided.
        right: What was agreed.
        fact: The sentence of the meeting that decides.
    """

    entered: str
    right: str
    fact: str

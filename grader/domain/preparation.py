"""What a brief before a meeting says: who helps, what may be offered, the limits, the people, the plan."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum

from msgspec import Struct

from grader.domain.colleagues import Helper
from grader.domain.decision import Decision


class Asked(StrEnum):
    """What the boss is asked for."""

    GUIDANCE = "guidance"
    PLEA = "plea"
    HANDOVER = "handover"
    PERMISSION = "permission"


class Guidance(Decision, frozen=True, kw_only=True):
    """The talk with the boss.

    Attributes:
        boss: The boss.
        meeting: The day of the meeting with the customer.
        planned: Whether the learner has decided when.
        slot: The boss on the day that was chosen; None where there is to be no talk.
        asked: What for; None while undecided.
    """

    boss: str
    meeting: date
    planned: bool
    slot: Helper | None
    asked: Asked | None


class Offerable(Struct, frozen=True, kw_only=True):
    """One thing that might go on the list of what can be offered.

    Attributes:
        item: What it is.
        listed: Whether the learner lists it; None while nothing is decided.
        allowed: Whether the policy lets the learner offer it to this customer.
        fact: What the policy asks for, and how the account stands to it.
    """

    item: str
    listed: bool | None
    allowed: bool
    fact: str


class LimitSum(Struct, frozen=True, kw_only=True):
    """A sum on the way to the reservation value.

    Attributes:
        where: The decision's name on the screen.
        entered: What the learner worked out, in euros; None while undecided.
        exact: What follows from the facts, in euros.
        slips: Other sums, in euros, each with the fact that whoever enters it has passed over.
        fact: What decides, where the sum is none of these.
    """

    where: str
    entered: float | None
    exact: float
    slips: tuple[tuple[float, str], ...]
    fact: str


class Limit(StrEnum):
    """What is said about the reservation value when the customer asks for it."""

    WITHHELD = "withheld"
    FALSE_FLOOR = "false floor"
    FALSE_RIVAL = "false rival"
    FALSE_ORDER = "false order"


class LimitTalk(Decision, frozen=True, kw_only=True):
    """What the learner means to say when asked for the lowest price.

    Attributes:
        said: What it says of the limit; None while undecided.
        rival: The company that the untrue line names, and how its offer really stands.
        boss: The boss, who has set no price.
    """

    said: Limit | None
    rival: str
    boss: str


class WhoIsWho(Decision, frozen=True, kw_only=True):
    """A question about the people whom the learner is going to meet.

    Attributes:
        named: Whom the learner names, in any order; None while undecided.
        true: Whom the facts name.
        fact: How they do.
    """

    named: tuple[str, ...] | None
    true: tuple[str, ...]
    fact: str


class AgendaPoint(Struct, frozen=True):
    """A point that might go on the agenda.

    Attributes:
        name: What it is called.
        places: The places on the agenda that the facts leave it, from 1; none when it has to stay off.
        fact: Why.
    """

    name: str
    places: tuple[int, ...]
    fact: str


class Agenda(Decision, frozen=True, kw_only=True):
    """The course of the meeting.

    Attributes:
        points: Every point that might go on it.
        order: The points that the learner takes, in order; None while undecided.
    """

    points: tuple[AgendaPoint, ...]
    order: tuple[str, ...] | None


class Claim(StrEnum):
    """What one sentence of the pitch says."""

    FITS = "fits"
    NEED_OF_THE_OTHER = "the other one's need"
    NEED_OF_THE_ABSENT = "the absent one's need"
    FEATURES_ONLY = "features only"
    FIGURES_ONLY = "figures only"


class Pitch(Decision, frozen=True, kw_only=True):
    """One sentence of the pitch.

    Attributes:
        claim: What it says; None while undecided.
        listener: Who is to hear it.
        need: What the listener has told us, in the listener's own words.
        absent: Who told us of another need, and does not come.
    """

    claim: Claim | None
    listener: str
    need: str
    absent: str


class QuoteCheck(Decision, frozen=True, kw_only=True):
    """What the learner finds wanting in the draft of the quote.

    Attributes:
        found: The lines that were marked; None while undecided.
        gaps: What is wanting, by line.
        sound: Why each of the other lines is complete.
    """

    found: tuple[str, ...] | None
    gaps: Mapping[str, str]
    sound: Mapping[str, str]

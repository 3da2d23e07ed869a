"""Talks with a counterpart whom there is reason to distrust: the decisions that make them safe."""

from datetime import date
from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.record import TrackRecord


class Begin(StrEnum):
    """What to do about the talks after the counterpart's answer on safeguards."""

    ON_THEIR_TERMS = "on their terms"
    DECLINE = "decline"
    GESTURE = "gesture"
    SMALL_FIRST = "small first"


class Checked(StrEnum):
    """What is verified about the person across the table."""

    POWER_TO_AGREE = "power to agree"
    SOLVENCY = "solvency"
    POSITION = "position"
    PAST_ORDERS = "past orders"


class Moment(StrEnum):
    """When it is verified."""

    BEFORE_FIRST_SITTING = "before the first sitting"
    FIRST_SITTING = "at the first sitting"
    BETWEEN_SITTINGS = "between sittings"
    TERMS_SETTLED = "when the terms are settled"
    AFTER_SIGNATURE = "after the signature"


class Source(StrEnum):
    """Who confirms it."""

    INSIDER = "insider"
    THIRD_PARTY = "third party"
    OWN_WORD = "own word"
    OWN_PAPER = "own paper"
    OUR_IMPRESSION = "our impression"


class Side(StrEnum):
    """Who controls a paper."""

    OURS = "ours"
    THEIRS = "theirs"
    NOBODY = "nobody"


class Opening(Decision, frozen=True, kw_only=True):
    """The decision whether to begin talks with one counterpart.

    Attributes:
        begin: What the learner decided; None while undecided.
        record: The counterpart's commitments, which are reason for distrust.
        accepts: Whether the counterpart accepts every safeguard; otherwise none.
        value: The contract's value, in euros.
    """

    begin: Begin | None
    record: TrackRecord
    accepts: bool
    value: float


class PowerCheck(Decision, frozen=True, kw_only=True):
    """What is verified about the person across the table.

    Attributes:
        checked: What the learner would verify; None while undecided.
        value: The contract's value, in euros.
    """

    checked: Checked | None
    value: float


class CheckMoment(Decision, frozen=True, kw_only=True):
    """When the power to agree is verified.

    Attributes:
        moment: When the learner would verify it; None while undecided.
        first_sitting: The day on which the talks begin.
    """

    moment: Moment | None
    first_sitting: date


class CheckSource(Decision, frozen=True, kw_only=True):
    """Who confirms the power to agree.

    Attributes:
        source: Whom the learner would ask; None while undecided.
    """

    source: Source | None


class NextSitting(Decision, frozen=True, kw_only=True):
    """When the parties meet again.

    Attributes:
        sitting: The day that the learner chose; None while undecided.
        person: The counterpart.
        promise: What the counterpart has promised last, as a noun phrase.
        due: The day on which that is due.
        proven: The first day on which it can be proven.
        kept_until: The last day on which the contract is kept free for the talks.
    """

    sitting: date | None
    person: str
    promise: str
    due: date
    proven: date
    kept_until: date


class FirstOffer(Decision, frozen=True, kw_only=True):
    """How large the first offer is.

    Attributes:
        units: Units offered; None while undecided.
        unpaid: The part of their price that is not paid beforehand, from 0 to 1.
        price: Price of a unit, in euros.
        cap: The most that may be at risk before an act of theirs is proven, in euros.
    """

    units: int | None
    unpaid: float
    price: float
    cap: float

    @property
    def exposure(self) -> float:
        """What is at risk, in euros: the unpaid part of the units' price."""
        return round((self.units or 0) * self.price * self.unpaid, 2)


class NoteTaking(Decision, frozen=True, kw_only=True):
    """Who takes the notes of the talks.

    Attributes:
        side: Who would hold the pen; None while undecided.
    """

    side: Side | None


class Drafting(Decision, frozen=True, kw_only=True):
    """Who draws up the agreement.

    Attributes:
        side: Who would draft; None while undecided.
    """

    side: Side | None

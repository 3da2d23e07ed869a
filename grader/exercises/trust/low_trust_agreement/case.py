"""The facts of a case of ``low-trust-agreement``."""

from datetime import date

from msgspec import Struct

from grader.domain.agreement import Act, Owner, Proof, Remedy
from grader.domain.record import TrackRecord
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.exercises.menu import Menu
from grader.exercises.trust.low_trust_agreement.prose import Pending
from grader.exercises.world import Deal


class Lot(Struct, frozen=True):
    """A first offer: units, and the part of their price that is not paid beforehand."""

    units: int
    unpaid: float


class Counterpart(Struct, frozen=True, kw_only=True):
    """One of the two who want the contract.

    Attributes:
        name: The person.
        role: The person's position.
        company: The person's company.
        record: The person's commitments, two or more of the last four broken without notice.
        accepts: Whether the answer accepts every safeguard; otherwise it refuses every one.
        answered: The day of the answer.
        answer: Its text.
        pending: The person's open promise.
        due: When that is due.
        proven: The first day on which it can be proven.
        begin: What the learner may do about talks.
    """

    name: str
    role: str
    company: str
    record: TrackRecord
    accepts: bool
    answered: date
    answer: str
    pending: Pending
    due: date
    proven: date
    begin: Menu[Begin]


class TheirAct(Struct, frozen=True):
    """An act of theirs under the agreement, with the controls on offer."""

    id: str
    act: Act
    proof: Menu[Proof]
    remedy: Menu[Remedy]


class OurStep(Struct, frozen=True):
    """A delivery of ours: who may answer for it, and what it may hang on."""

    owner: Menu[Owner]
    condition: Menu[str]


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: Our company, the trade, price and quantity.
        situation: Why there is one contract to give.
        cap: The most that may be at risk before an act of theirs is proven, in euros.
        first: The day of the first sitting.
        kept_until: The last day on which the contract is kept free for the talks.
        counterparts: The two who want the contract, in the order of the screen.
        verify: What may be verified.
        verify_when: When.
        verify_with: With whom.
        sittings: Days for the second sitting.
        offers: Sizes of the first offer.
        open_offers: How many offers to leave open.
        notes: Who may take the notes.
        draft: Who may draw up the agreement.
        acts: Acts of theirs, in the order of the screen.
        steps: Deliveries of ours.
        days: Days on which a delivery may leave, the earliest first.
    """

    deal: Deal
    situation: str
    cap: int
    first: date
    kept_until: date
    counterparts: tuple[Counterpart, ...]
    verify: Menu[Checked]
    verify_when: Menu[Moment]
    verify_with: Menu[Source]
    sittings: Menu[date]
    offers: Menu[Lot]
    open_offers: Menu[int]
    notes: Menu[Side]
    draft: Menu[Side]
    acts: tuple[TheirAct, ...]
    steps: tuple[OurStep, ...]
    days: tuple[date, ...]

    @property
    def partner(self) -> Counterpart:
        """The counterpart with whom talks can begin."""
        return next(one for one in self.counterparts if one.accepts)

"""Places where teachings meet: decisions that a fact of the case sends to one side or the other."""

from datetime import date
from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.payment import Request
from grader.domain.record import TrackRecord


class BossPart(StrEnum):
    """What the boss has to do with an ask."""

    GUIDES = "gives guidance"
    IS_ASKED = "is asked for a yes"
    ANSWERS = "answers instead"
    LISTENS = "listens to the rep's answer"


class BossMoment(Decision, frozen=True, kw_only=True):
    """An ask that might be taken to the boss.

    Attributes:
        person: Who asks.
        asked: What for.
        boss: The boss.
        day: The day of the ask.
        meeting: The day of the meeting.
        guided: The day on which the boss gave guidance; None when there has been none.
        part: The boss's part; None while undecided.
    """

    person: str
    asked: str
    boss: str
    day: date
    meeting: date
    guided: date | None
    part: BossPart | None = None

    @property
    def before(self) -> bool:
        """Whether the meeting is still to come."""
        return self.day < self.meeting


class Attendance(StrEnum):
    """When the boss comes along."""

    FIRST_AND_LAST = "first and last"
    LAST = "last"
    FIRST = "first"
    NEVER = "never"


class DealCast(Decision, frozen=True, kw_only=True):
    """Who comes to the meetings on a contract.

    Attributes:
        boss: The boss.
        contract: The contract's name.
        value: Its value over the whole term, in euros.
        basis: How that comes about, such as ``€200,000 × 2 years``.
        threshold: From which value on it is an enterprise deal, in euros.
        attendance: When the boss comes; None while undecided.
    """

    boss: str
    contract: str
    value: int
    basis: str
    threshold: int
    attendance: Attendance | None = None

    @property
    def enterprise(self) -> bool:
        """Whether it is an enterprise deal."""
        return self.value >= self.threshold


class Openness(StrEnum):
    """How much is told."""

    ALL = "all"
    STEPS = "in steps, the least misusable first"
    BOLD_STEP = "in steps, the most misusable first"
    NOTHING = "nothing"


class Sharing(Decision, frozen=True, kw_only=True):
    """How much of what is worth telling is told.

    Attributes:
        record: The promises of the person who would hear it.
        gain: What telling all pieces gains, in euros.
        risk: Their chances of misuse times the losses, in euros; clearly less than they gain, piece by piece.
        least: The piece that is least likely to be misused.
        chance: How likely that is, such as ``5%``.
        openness: How much is told; None while undecided.
    """

    record: TrackRecord
    gain: int
    risk: int
    least: str
    chance: str
    openness: Openness | None = None


class Order(StrEnum):
    """Who goes first."""

    WE = "we do"
    THEY = "they do"
    TOGETHER = "both at once"
    TRIFLE = "we do, with a trifle"


class FirstMove(Decision, frozen=True, kw_only=True):
    """Two things that two sides need of each other.

    Attributes:
        record: The other side's promises.
        ours: What they need of us.
        theirs: What we need of them.
        loss: What we lose if ours goes out and theirs never comes, in euros.
        wait: What a week of waiting costs us, in euros.
        order: Who goes first; None while undecided.
    """

    record: TrackRecord
    ours: str
    theirs: str
    loss: int
    wait: int
    order: Order | None = None


class Paid(Decision, frozen=True, kw_only=True):
    """The answer to an ask that comes with a return.

    Attributes:
        cost: What it costs us, in euros.
        offered: What is offered in return.
        worth: What that is worth to us, in euros.
    """

    cost: int
    offered: str
    worth: int

    @property
    def paid(self) -> bool:
        """Whether the return covers the cost."""
        return self.worth >= self.cost


class ReliefAnswer(StrEnum):
    """What is answered to a request for a special payment term that comes with a return."""

    GRANTED = "granted for the return"
    NO_CAUSE = "refused for want of a cause"
    NO_RETURN = "refused for want of a return"
    ON_THE_SPOT = "granted without finance"


class PaidRelief(Paid, frozen=True, kw_only=True):
    """A request for a special payment term, with something offered in return.

    Attributes:
        request: The request, its reason and finance's list.
        answer: What is answered; None while undecided.
    """

    request: Request
    answer: ReliefAnswer | None = None


class AskAnswer(StrEnum):
    """What is answered to a large ask that comes with a large return."""

    TRADE = "the trade"
    PEOPLE_FIRST = "the people first, apart from the ask"
    REFUSAL = "a refusal"
    GIFT = "a gift"


class PaidAsk(Paid, frozen=True, kw_only=True):
    """A large ask with a return that more than pays for it.

    Attributes:
        person: Who asks.
        asked: What for.
        reason: The person's reason, quoted.
        hurt: Whether it is that something went wrong between people.
        answer: What is answered; None while undecided.
    """

    person: str
    asked: str
    reason: str
    hurt: bool
    answer: AskAnswer | None = None

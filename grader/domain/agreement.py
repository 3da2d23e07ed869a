"""An agreement with a counterpart whom there is reason to distrust: acts of theirs, deliveries of ours."""

from datetime import date
from enum import StrEnum

from msgspec import Struct

from grader.domain.decision import Decision


class Owner(StrEnum):
    """Who answers for a delivery of ours."""

    OUR_PERSON = "a person of ours"
    THEIR_PERSON = "a person of theirs"
    NO_PERSON = "no person"


class Proof(StrEnum):
    """How word of an act of theirs reaches us."""

    INDEPENDENT = "independent"
    THEIRS = "theirs"


class Remedy(StrEnum):
    """What follows when an act of theirs is not proven in time."""

    BITES = "bites"
    WORDS = "words"


class Act(Struct, frozen=True):
    """Something that the counterpart does under the agreement.

    Attributes:
        name: The act as a sentence without its full stop.
        due: The day on which it is due.
        proven: The first day on which it can be proven.
    """

    name: str
    due: date
    proven: date


class Control(Decision, frozen=True, kw_only=True):
    """How the performance of one act of theirs is controlled.

    Attributes:
        act: The act.
        proof: Independent when word of it does not pass through their hands; None while undecided.
        remedy: It bites when it costs them something by itself; None while undecided.
    """

    act: Act
    proof: Proof | None
    remedy: Remedy | None


class Step(Struct, frozen=True, kw_only=True):
    """One delivery of ours.

    Attributes:
        where: The step's name on the screen.
        owner: Who answers for it; None while undecided.
        owned_by: The owner, quoted.
        condition: What it hangs on, quoted; None while undecided.
        act: The act of theirs that it hangs on; None where it hangs on no act.
        twins: Names of other steps that hang on the same act.
        leaves: The day on which it leaves us; None while undecided.
        units: Units in it; None while undecided.
    """

    where: str
    owner: Owner | None = None
    owned_by: str = ""
    condition: str | None = None
    act: Act | None = None
    twins: tuple[str, ...] = ()
    leaves: date | None = None
    units: float | None = None


class Agreement(Struct, frozen=True, kw_only=True):
    """All deliveries of the agreement together.

    Attributes:
        where: Their name on the screen.
        steps: The deliveries.
        quantity: Units in the contract.
        unit: What they are counted in, in the plural.
        price: Price of a unit, in euros.
        cap: The most that may be at risk before an act of theirs is proven, in euros.
    """

    where: str
    steps: tuple[Step, ...]
    quantity: int
    unit: str
    price: float
    cap: float

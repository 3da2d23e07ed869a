"""The facts of a case of ``reciprocity-policy``."""

from collections.abc import Mapping

from msgspec import Struct

from grader.domain.policy import Kind, Part
from grader.domain.record import TrackRecord
from grader.exercises.menu import Menu
from grader.exercises.sheet import Message
from grader.exercises.world import Deal

SEASON = 182
"""Days for which a policy runs: half a year."""


class Lot(Struct, frozen=True):
    """What leaves at a time: units, and the part of their price that is not paid beforehand."""

    units: int
    unpaid: float


class Agreed(Struct, frozen=True):
    """What a contract that holds says: the lot, lots promised at a time, days between two lots."""

    lot: Lot
    lots: int
    days: int


class Limits(Struct, frozen=True):
    """What holds where there is no contract.

    Attributes:
        cap: The most that may be at risk before an act of theirs is proven, in euros.
        due: Days after a lot until their act is due.
        proof: Further days until it can be proven.
        kept: Days for which the place for the next lot is kept free.
        covered: Promised lots that a security in writing pays for; 0 where there is none.
        security: What they offer as one, in words.
    """

    cap: int
    due: int
    proof: int
    kept: int
    covered: int
    security: str


class Account(Struct, frozen=True, kw_only=True):
    """One of the two counterparts, with all that a policy towards it may be made of.

    Attributes:
        name: The person.
        role: The person's position.
        buyer: The person's company.
        record: The person's last four dated promises.
        terms: The contract that holds, where trust is normal, or the limits that hold where it is low.
        advice: What a colleague of ours says; as often bait as not.
        words: Menus of the parts that are put in words.
        lots: Sizes of a lot.
        promised: How many lots may be promised at a time.
        rhythm: Days from one lot to the next.
        seen: Ids of the players of the trust game against whom the policy runs at once.
        held_back: Id of the one against whom it runs when the work is checked.
        slips: Chance that a move of either side goes wrong by mistake.
        seed: Where the chance in these runs comes from.
    """

    name: str
    role: str
    buyer: str
    record: TrackRecord
    terms: Agreed | Limits
    advice: Message
    words: Mapping[Part, Menu[Kind]]
    lots: Menu[Lot]
    promised: Menu[int]
    rhythm: Menu[int]
    seen: tuple[str, str]
    held_back: str
    slips: float
    seed: int

    @property
    def first_name(self) -> str:
        """What the person is called in the decisions."""
        return self.name.split()[0]


class Case(Struct, frozen=True):
    """All facts of one case: the trade, and two accounts in the order of the screen."""

    deal: Deal
    accounts: tuple[Account, ...]

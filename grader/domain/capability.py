"""What we can deliver by when, who helps, and which payment terms that goes with."""

from datetime import date
from enum import StrEnum
from math import ceil

from msgspec import Struct

from grader.domain.decision import Decision

ROAD = 1
"""Weeks on the road, from stock or from production to the customer."""


class Source(Struct, frozen=True):
    """Where more of something can come from.

    Attributes:
        name: What it is called.
        makes: The models that it makes.
        per_week: Units that it makes in a week.
        ready: Weeks until it is ready: production knows.
        material: Weeks until its material is in: supply chain knows.
    """

    name: str
    makes: tuple[str, ...]
    per_week: int
    ready: int
    material: int

    def weeks(self, units: float) -> int:
        """Return how long it takes until units are at the customer's.

        Args:
            units: How many are missing.

        Returns:
            Weeks from today: until it is ready and has its material, then to make them, then the road.
        """
        return max(self.ready, self.material) + ceil(units / self.per_week) + ROAD


class Need(Struct, frozen=True, kw_only=True):
    """What the customer needs of one model.

    Attributes:
        model: Which one.
        quantity: Units.
        unit: What they are counted in.
        due: Weeks from today by which they have to be there.
        due_on: The same as a day.
        stock: Units in stock.
        reserved: How many of those are reserved for others.
        one_lot: Whether the customer takes them in one delivery only.
        lots: The same in words.
    """

    model: str
    quantity: int
    unit: str
    due: int
    due_on: date
    stock: int
    reserved: int
    one_lot: bool
    lots: str

    @property
    def available(self) -> int:
        """Units in stock that nobody else has a claim on."""
        return self.stock - self.reserved

    @property
    def shortfall(self) -> int:
        """Units that are missing."""
        return max(0, self.quantity - self.available)


class Supply(Struct, frozen=True, kw_only=True):
    """Where what is missing is to come from, as the learner plans it.

    Attributes:
        need: What is needed.
        sources: Where more can come from.
        shortfall: The units that the learner found missing; None while undecided.
        decided: Whether the learner has chosen where they come from.
        source: The source that was chosen; None where stock alone is to do.
        chose: The learner's choices, quoted.
    """

    need: Need
    sources: tuple[Source, ...]
    shortfall: float | None
    decided: bool
    source: Source | None
    chose: str = ""

    @property
    def workable(self) -> bool:
        """Whether goods can come of this plan at all: from stock that does, or from a source that can."""
        if self.source is None:
            return self.decided and not self.need.shortfall
        return bool(self.need.shortfall) and self.need.model in self.source.makes

    @property
    def weeks(self) -> set[int]:
        """How long a workable plan takes, in weeks: for what is missing, or for what was found missing."""
        if self.source is None:
            return {ROAD}
        found = {self.need.shortfall, self.shortfall or self.need.shortfall}
        return {self.source.weeks(units) for units in found}

    @property
    def soonest(self) -> int:
        """The fewest weeks in which any source brings what is missing."""
        able = [source for source in self.sources if self.need.model in source.makes]
        return min(source.weeks(self.need.shortfall) for source in able)


class Promised(StrEnum):
    """What the customer is promised for one need."""

    ALL_ON_THEIR_DAY = "all on their day"
    IN_TWO_PARTS = "in two parts"
    ALL_LATER = "all later"
    PERHAPS = "perhaps"


class Schedule(Decision, frozen=True, kw_only=True):
    """When it is there, and what is promised.

    Attributes:
        supply: Where it comes from.
        weeks: Weeks until all of it is there, as the learner worked them out; None while undecided.
        promised: What the learner promises; None while undecided.
    """

    supply: Supply
    weeks: float | None
    promised: Promised | None


class Aid(StrEnum):
    """What kind of support is asked for."""

    CONCRETE = "concrete"
    VAGUE = "vague"
    NONE = "none"


class Support(Decision, frozen=True, kw_only=True):
    """Who supports the learner in one need.

    Attributes:
        supply: Where it is to come from.
        aid: What kind of support is asked for; None while undecided.
        source: What a concrete act is about: a source's name, or nothing where it is stock.
    """

    supply: Supply
    aid: Aid | None
    source: str

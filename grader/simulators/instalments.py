"""One lump against steps, ours first against theirs first: what is at risk, and when.

Follows Mark Hunter: with a counterpart you do not trust the risk lies in what happens after the
signature, so build the agreement in steps and tie each of yours to one of theirs that comes first.
The figures are ours, in euros.
"""

from enum import IntEnum

from msgspec import Struct

TOTAL = 200_000
"""What the whole delivery is worth: forty trucks at 5,000."""

PREPARING = 0.02
"""Share of a step's value that we spend before anybody has delivered or paid for it."""

PAPERWORK = 600
"""What each step costs us to agree, check and invoice."""


class First(IntEnum):
    """Whose act comes first in every step."""

    OURS = 0
    THEIRS = 1


class Step(Struct, frozen=True):
    """One step of the agreement, as far as it came.

    Attributes:
        number: From 1.
        delivered: What we have delivered in it, in euros.
        paid: What they have paid for it, in euros.
        prepared: What we have spent on preparing it in vain, in euros.
    """

    number: int
    delivered: float
    paid: float
    prepared: float = 0.0

    @property
    def lost(self) -> float:
        """What we are out of pocket in this step, in euros."""
        return self.delivered - self.paid + self.prepared


class Agreement(Struct, frozen=True):
    """A delivery in equal steps, played until they stop keeping it.

    Attributes:
        first: Whose act comes first.
        count: Number of equal steps.
        stop: The step in which they do nothing any more; more than ``count`` if they never stop.
        steps: Every step that was begun.
    """

    first: First
    count: int
    stop: int
    steps: tuple[Step, ...]

    @property
    def size(self) -> float:
        """What one step is worth, in euros."""
        return TOTAL / self.count

    @property
    def ours_at_risk(self) -> float:
        """The most that we can lose at any moment, in euros."""
        return PREPARING * self.size if self.first is First.THEIRS else self.size

    @property
    def theirs_at_risk(self) -> float:
        """The most that they can lose at any moment, in euros."""
        return self.size if self.first is First.THEIRS else 0.0

    @property
    def delivered(self) -> float:
        """What we delivered in all, in euros."""
        return sum(step.delivered for step in self.steps)

    @property
    def paid(self) -> float:
        """What they paid in all, in euros."""
        return sum(step.paid for step in self.steps)

    @property
    def lost(self) -> float:
        """What we are out of pocket in the end, in euros."""
        return sum(step.lost for step in self.steps)

    def on_average(self, percent: int) -> float:
        """Return what distrust costs us on average: the risk and the paperwork, in euros.

        Args:
            percent: Chance in percent that they stop in some step.
        """
        return percent / 100 * self.ours_at_risk + PAPERWORK * self.count


def perform(count: int = 1, first: int = First.OURS, stop: int = 1) -> Agreement:
    """Carry out the agreement until they stop.

    Args:
        count: Number of equal steps.
        first: Whose act comes first in every step.
        stop: The step in which they do nothing any more; more than ``count`` if they never stop.

    Returns:
        The agreement with every step that was begun.
    """
    size = TOTAL / count
    steps = [Step(number, size, size) for number in range(1, min(stop, count + 1))]
    if stop <= count:
        # A step's worth includes its preparation, which is lost apart only where nothing is delivered.
        steps.append(Step(stop, 0, 0, PREPARING * size) if first == First.THEIRS else Step(stop, size, 0))
    return Agreement(First(first), count, stop, tuple(steps))


class Rivals(Struct, frozen=True):
    """The same agreement with ours first and with theirs first, and the same stop."""

    ours: Agreement
    theirs: Agreement


def compare_first(count: int = 4, stop: int = 1) -> Rivals:
    """Carry out both agreements until the customer stops.

    Args:
        count: Number of equal steps.
        stop: The step in which they do nothing any more; more than ``count`` if they never stop.

    Returns:
        Both agreements.
    """
    return Rivals(perform(count, First.OURS, stop), perform(count, First.THEIRS, stop))


class Balance(Struct, frozen=True):
    """What distrust costs on average, for every number of steps.

    Attributes:
        agreement: The agreement that was chosen.
        percent: Chance in percent that they stop in some step.
        costs: Risk and paperwork for 1, 2, 3 … steps, in euros.
    """

    agreement: Agreement
    percent: int
    costs: tuple[float, ...]

    @property
    def cost(self) -> float:
        """What the chosen agreement costs on average, in euros."""
        return self.costs[self.agreement.count - 1]

    @property
    def cheapest(self) -> int:
        """The number of steps that costs least on average."""
        return self.costs.index(min(self.costs)) + 1


def balance(count: int = 4, first: int = First.OURS, percent: int = 20, most: int = 12) -> Balance:
    """Weigh risk against paperwork.

    Args:
        count: Number of equal steps chosen.
        first: Whose act comes first in every step.
        percent: Chance in percent that they stop in some step.
        most: The largest number of steps to weigh.

    Returns:
        The cost of the choice and of all others.
    """
    costs = tuple(perform(steps, first).on_average(percent) for steps in range(1, most + 1))
    return Balance(perform(count, first, count + 1), percent, costs)

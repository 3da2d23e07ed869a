"""An account whose delivery notices get lost, and what answers to it do to complaints and money.

The model follows Janet Spirer's point that a better deal does not mend a relationship problem:
what is paid never reaches the cause. The figures are ours and add up month by month.
"""

from msgspec import Struct

MONTHS = 12
NOTICES_IN_FOUR = 4
"""Lost notices are counted in four."""

CREDIT = 200
"""Euros credited for each complaint."""

MEETING = 600
"""Euros that it costs once to sit down with all parties and put the cause right."""

NEVER = MONTHS + 1
"""The month in which those ask who never ask."""


class Month(Struct, frozen=True):
    """One month of the account.

    Attributes:
        number: From 1 to 12.
        notices: Delivery changes that the customer should hear of.
        complaints: Notices that got lost; each is a complaint.
        cost: What the month's answer costs us, in euros.
    """

    number: int
    notices: int
    complaints: int
    cost: int


class Year(Struct, frozen=True):
    """Twelve months of the account.

    Attributes:
        asked_in: The month in which we ask for the cause; ``NEVER`` if we do not.
        months: January to December.
    """

    asked_in: int
    months: tuple[Month, ...]

    @property
    def complaints(self) -> int:
        """Complaints over the year."""
        return sum(month.complaints for month in self.months)

    @property
    def cost(self) -> int:
        """Cost of the answers over the year, in euros."""
        return sum(month.cost for month in self.months)


def year_of_complaints(asked_in: int = NEVER, lost: int = 1, notices: int = 8) -> Year:
    """Play one year.

    Until the month in which somebody asks, each complaint is answered by a credit. In that month the
    meeting replaces the credits and the cause is put right: from the next month on no notice is lost.

    Args:
        asked_in: Month of the question, 1 to 12, or ``NEVER``.
        lost: Notices that get lost out of every four.
        notices: Delivery changes a month, a multiple of four.

    Returns:
        The year, month by month.
    """
    each = notices // NOTICES_IN_FOUR * lost
    months = []
    for number in range(1, MONTHS + 1):
        complaints = each if number <= asked_in else 0
        cost = complaints * CREDIT if number < asked_in else 0
        months.append(Month(number, notices, complaints, MEETING if number == asked_in else cost))
    return Year(asked_in, tuple(months))

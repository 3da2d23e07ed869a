"""A sheet for tomorrow's table: what a blank in the column of returns costs.

Follows "Elite Sales Strategies": enable reps to know what they can agree to and what they need to ask
for in exchange. Whoever has nothing prepared finds a fitting return for every other ask; that share and
the figures are ours, in euros.
"""

from msgspec import Struct

FOUND = 0.5
"""Share of the asks for which a fitting return comes to mind unprepared."""


class Row(Struct, frozen=True):
    """A row of the sheet.

    Attributes:
        ask: What they may ask for.
        give: What that costs us, in euros; the return that fits is worth as much.
        get: The return that fits.
    """

    ask: str
    give: int
    get: str


ROWS = (
    Row("delivery before five", 3_000, "their cakes as well"),
    Row("half of the unsold back", 2_500, "orders until 16:00"),
    Row("a van of their own", 2_400, "bread for their offices"),
    Row("1% off", 1_000, "crates back"),
    Row("a tasting for the staff", 600, "our name on the door"),
    Row("60 days to pay", 500, "a forecast"),
)
"""What a chain of cafés asks of a bakery, the dearest first."""


class Mandate(Struct, frozen=True):
    """The sheet after a day on which all was asked and granted.

    Attributes:
        filled: Rows, from the top, in which the return was settled beforehand.
    """

    filled: int

    @property
    def back(self) -> tuple[float, ...]:
        """What comes back on average, row by row, in euros."""
        return tuple(row.give * (1 if place < self.filled else FOUND) for place, row in enumerate(ROWS))

    @property
    def given(self) -> int:
        """What was granted, in euros."""
        return sum(row.give for row in ROWS)

    @property
    def lost(self) -> float:
        """What was granted and does not come back on average, in euros."""
        return self.given - sum(self.back)


def fill_in(filled: int = 0) -> Mandate:
    """Return the sheet.

    Args:
        filled: Rows, from the top, in which the return is settled beforehand.
    """
    return Mandate(filled)

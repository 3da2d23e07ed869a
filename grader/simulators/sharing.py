"""What telling the other side is worth: gain minus chance times loss, piece by piece.

Follows Janet Spirer's rule of thumb that sharing usually creates more value than misuse destroys,
and the edge of that rule: *usually*. The pieces and their figures are ours, in euros.
"""

from collections.abc import Sequence

from msgspec import Struct


class Piece(Struct, frozen=True):
    """Something that we could tell the other side.

    Attributes:
        name: What it is, in a few words.
        short: The same in one word, for a narrow place.
        gain: What telling it adds to the deal for us, in euros.
        chance: Chance in percent that a trusted customer uses it against us.
        loss: What that would cost us, in euros.
    """

    name: str
    short: str
    gain: int
    chance: int
    loss: int


PIECES = (
    Piece("The law: licensed drivers only", "law", 3_000, 1, 1_000),
    Piece("Board policy: payment in 30 days", "payment", 4_000, 3, 2_000),
    Piece("Our workshop is full in June", "June", 6_000, 5, 5_000),
    Piece("Where a similar site saved money", "savings", 5_000, 8, 6_000),
    Piece("Which depots we plan to open", "depots", 8_000, 12, 9_000),
    Piece("We need their site managers’ help", "help", 9_000, 15, 10_000),
    Piece("What a truck costs us", "cost", 3_000, 20, 12_000),
    Piece("The lowest price we would take", "floor", 1_000, 60, 20_000),
)
"""What a seller of forklift trucks could tell a customer, the least misusable first."""


class Weighed(Struct, frozen=True):
    """A piece on the scales, at one level of trust.

    Attributes:
        piece: What could be told.
        risk: Chance times loss, in euros.
    """

    piece: Piece
    risk: float

    @property
    def net(self) -> float:
        """Gain minus risk, in euros."""
        return self.piece.gain - self.risk

    @property
    def worth_telling(self) -> bool:
        """Whether the gain exceeds the risk."""
        return self.net > 0


class Sharing(Struct, frozen=True):
    """All pieces on the scales.

    Attributes:
        times: How many times as often as a trusted customer this one misuses what it hears.
        weighed: The pieces in the order in which they were given.
    """

    times: int
    weighed: tuple[Weighed, ...]

    @property
    def best_count(self) -> int:
        """How many pieces are worth telling."""
        return sum(item.worth_telling for item in self.weighed)

    def value(self, count: int) -> float:
        """Return what telling the best ``count`` pieces is worth, in euros."""
        return sum(sorted((item.net for item in self.weighed), reverse=True)[:count])


def chance_of_misuse(piece: Piece, times: int) -> float:
    """Return the chance from 0 to 1 that a piece is misused, at ``times`` the trusted customer's."""
    return min(1.0, piece.chance * times / 100)


def weigh(times: int = 1, pieces: Sequence[Piece] = PIECES) -> Sharing:
    """Weigh every piece.

    Args:
        times: How many times as often as a trusted customer this one misuses what it hears.
        pieces: What could be told.

    Returns:
        The pieces with gain, risk and what is left.
    """
    return Sharing(
        times, tuple(Weighed(piece, chance_of_misuse(piece, times) * piece.loss) for piece in pieces)
    )

"""The figures of the disclosure ladder: what each piece gains and risks, and what a meeting may risk."""

from math import ceil
from random import Random

from msgspec import Struct

MARGIN = 1.25
"""Gain and risk, and a gain and the sum from which a piece matters, differ at least by this factor."""

GAINS = {
    "matters": (1.3, 2.2),
    "trivia": (0.05, 0.15),
    "costly": (1.3, 3.0),
    "poor": (0.2, 0.7),
    "small": (0.2, 0.7),
}
"""What each part gains, as multiples of the sum from which a piece matters."""

RISKS = {"costly": (1.3, 2.2), "poor": (1.3, 3.0)}
"""What the parts that are not worth telling risk, as multiples of their gain."""

WORTHWHILE = (0.15, 0.75)
"""What all other parts risk, as multiples of their gain."""

CONSTRAINTS = ((5, 10, 15), (5, 5, 10), (5, 10, 10), (5, 10, 20), (10, 10, 15), (10, 15, 20))
"""Chances of misuse of three constraints, in percent: always below those of wishes."""

WISHES = (25, 30, 40, 50)
"""Chances of misuse of wishes, in percent, whether they are worth telling or not."""

STEPS = ((1000, 100), (4000, 200), (10_000, 500), (40_000, 1000))
"""To what a sum is rounded, by the limit below which it lies: figures for mental arithmetic."""


class Weight(Struct, frozen=True):
    """The figures of one piece: gain in euros, chance in percent, loss in euros."""

    gain: int
    chance: int
    loss: int

    @property
    def risk(self) -> float:
        """Chance times loss, in euros."""
        return self.chance * self.loss / 100


class Hand(Struct, frozen=True):
    """The figures of eight pieces.

    Attributes:
        constraints: Three, the likeliest to be misused last.
        wishes: The part and the figures of each wish worth telling, the likeliest to be misused last.
        kept: The same of those not worth telling.
        limits: What may be risked in each meeting under low trust, in euros.
    """

    constraints: tuple[Weight, ...]
    wishes: tuple[tuple[str, Weight], ...]
    kept: tuple[tuple[str, Weight], ...]
    limits: tuple[int, int, int]

    @property
    def weights(self) -> tuple[Weight, ...]:
        """The figures of all eight: constraints, wishes, kept."""
        return (*self.constraints, *(weight for _, weight in (*self.wishes, *self.kept)))

    @property
    def saving(self) -> float:
        """What holding the wishes back would save, in euros of risk."""
        return _total(self.wishes)

    @property
    def parts(self) -> tuple[str, ...]:
        """The parts of the wishes, worth telling or not."""
        return tuple(part for part, _ in (*self.wishes, *self.kept))

    def binds(self) -> bool:
        """Whether the limits forbid all in meeting 1, all wishes in meeting 2, all the rest in meeting 3."""
        first, second, third = self.limits
        constraints = sum(weight.risk for weight in self.constraints)
        return (
            constraints + self.saving >= MARGIN * first
            and self.saving >= MARGIN * second
            and self.saving + _total(self.kept) >= MARGIN * third
        )


def draw_hand(random: Random, matters_from: int) -> Hand:
    """Draw the figures of eight pieces.

    Three constraints are worth telling; so are two or three wishes, one of which is trivia and
    one of which matters; the others risk more than they gain.

    Args:
        random: The variant's random numbers.
        matters_from: The gain from which a piece matters, in euros.

    Returns:
        A hand whose limits bind.
    """
    while True:
        hand = _draw(random, matters_from)
        if hand.binds():
            return hand


def _draw(random: Random, matters_from: int) -> Hand:
    constraints = _constraints(random, matters_from)
    worthwhile, kept = ["matters", "trivia"], ["costly", "poor"]
    extra = random.choice(("matters", "costly", "poor"))
    (worthwhile if extra == "matters" else kept).append(extra)
    wishes = _weighed(random, worthwhile, matters_from)
    limits = _limits(random, constraints, wishes)
    return Hand(constraints, wishes, _weighed(random, kept, matters_from), limits)


def _constraints(random: Random, matters_from: int) -> tuple[Weight, ...]:
    chances = random.choice(CONSTRAINTS)
    # Whoever leads with the least misusable piece must not lead with what matters by accident.
    parts = ("small" if chance == chances[0] else random.choice(("small", "matters")) for chance in chances)
    drawn = [_weight(random, part, chance, matters_from) for part, chance in zip(parts, chances, strict=True)]
    return tuple(sorted(drawn, key=lambda weight: (weight.chance, weight.risk)))


def _weighed(random: Random, parts: list[str], matters_from: int) -> tuple[tuple[str, Weight], ...]:
    drawn = [(part, _weight(random, part, random.choice(WISHES), matters_from)) for part in parts]
    return tuple(sorted(drawn, key=lambda wish: (wish[1].chance, wish[1].risk)))


def _weight(random: Random, part: str, chance: int, matters_from: int) -> Weight:
    while True:
        gain = _rounded(random.uniform(*GAINS[part]) * matters_from)
        loss = _rounded(random.uniform(*RISKS.get(part, WORTHWHILE)) * gain * 100 / chance)
        weight = Weight(gain, chance, loss)
        if max(weight.risk, gain) >= MARGIN * min(weight.risk, gain):
            return weight


def _limits(
    random: Random, constraints: tuple[Weight, ...], wishes: tuple[tuple[str, Weight], ...]
) -> tuple[int, int, int]:
    # The constraints fit into meeting 1, the next step into meeting 2 together with the last of them,
    # and all wishes into meeting 3: several plans work.
    first = sum(weight.risk for weight in constraints) * random.uniform(1.1, 1.5)
    second = (constraints[-1].risk + wishes[0][1].risk) * random.uniform(1.1, 1.5)
    third = _total(wishes) * random.uniform(1.1, 1.5)
    return _hundreds(first), _hundreds(second), _hundreds(third)


def _total(wishes: tuple[tuple[str, Weight], ...]) -> float:
    return sum(weight.risk for _, weight in wishes)


def _hundreds(amount: float) -> int:
    return ceil(amount / 100) * 100


def _rounded(amount: float) -> int:
    step = next((step for limit, step in STEPS if amount < limit), 5000)
    return max(step, round(amount / step) * step)

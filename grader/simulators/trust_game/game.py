"""One meeting after another of two players who each cooperate or cheat.

The game and its names follow Nicky Case, "The Evolution of Trust" (2017), which follows Robert
Axelrod, "The Evolution of Cooperation" (1984).
"""

from collections.abc import Sequence
from enum import IntEnum
from functools import lru_cache
from random import Random
from typing import Protocol

from msgspec import Struct


class Move(IntEnum):
    """What a player does in one round."""

    CHEAT = 0
    COOPERATE = 1

    @property
    def flipped(self) -> "Move":
        """The other move."""
        return Move.COOPERATE if self is Move.CHEAT else Move.CHEAT


class Policy(Protocol):
    """Anything that decides a player's next move: a function, or an object that can be called.

    It knows what both have done so far in this match (slips included, for that is what the world
    saw), and nothing else. It must not change what it is given.
    """

    def __call__(self, own: Sequence[Move], other: Sequence[Move], random: Random, /) -> Move:
        """Return the next move.

        Args:
            own: The player's own moves so far, the first one first.
            other: The other player's moves so far, as many.
            random: Where chance comes from, for a policy that needs it.
        """
        ...


class Payoffs(Struct, frozen=True):
    """What a player gets out of one round.

    Attributes:
        both_cooperate: To each, when both cooperate.
        cheats_alone: To the one who cheats one who cooperates.
        is_cheated: To the one who cooperates and is cheated.
        both_cheat: To each, when both cheat.
    """

    both_cooperate: float = 2
    cheats_alone: float = 3
    is_cheated: float = -1
    both_cheat: float = 0

    def to(self, mine: Move, yours: Move) -> float:
        """Return what the player of the first move gets."""
        if mine is Move.COOPERATE:
            return self.both_cooperate if yours is Move.COOPERATE else self.is_cheated
        return self.cheats_alone if yours is Move.COOPERATE else self.both_cheat


CLASSIC = Payoffs()
"""A coin each, which the other gets threefold: 2 and 2, 3 and -1, 0 and 0."""


class Match(Struct, frozen=True):
    """The moves of two players, round by round.

    Attributes:
        first: What the first player did.
        second: What the second player did, as many moves.
    """

    first: tuple[Move, ...]
    second: tuple[Move, ...]

    def gains(self, payoffs: Payoffs = CLASSIC) -> tuple[tuple[float, float], ...]:
        """Return what each player got in each round."""
        table = _gains_table(payoffs)
        return tuple([table[one][two] for one, two in zip(self.first, self.second, strict=True)])

    def totals(self, payoffs: Payoffs = CLASSIC) -> tuple[float, float]:
        """Return what each player got in all."""
        gains = self.gains(payoffs)
        return sum(one for one, _ in gains), sum(two for _, two in gains)


@lru_cache(maxsize=64)
def _gains_table(payoffs: Payoffs) -> tuple[tuple[tuple[float, float], ...], ...]:
    # By the first and the second move's number: tournaments look up thousands of rounds.
    return tuple(tuple((payoffs.to(one, two), payoffs.to(two, one)) for two in Move) for one in Move)


def play(first: Policy, second: Policy, *, rounds: int, random: Random, noise: float = 0.0) -> Match:
    """Play one match.

    Args:
        first: One player's policy.
        second: The other's.
        rounds: How many times they meet.
        random: Where slips, and the chance in policies, come from.
        noise: Chance from 0 to 1 that a move turns into its opposite by mistake.

    Returns:
        The moves as they were made, slips included.
    """
    ones: list[Move] = []
    twos: list[Move] = []
    for _ in range(rounds):
        one, two = first(ones, twos, random), second(twos, ones, random)
        if noise:
            one = one.flipped if random.random() < noise else one
            two = two.flipped if random.random() < noise else two
        ones.append(one)
        twos.append(two)
    return Match(tuple(ones), tuple(twos))

"""What a player of each kind earns in a tournament on average, exactly, and by which rounds.

With slips a single tournament is a matter of luck, and forty of them still differ by more than what
decides a bet. The players are small machines, so the average over all slips can be worked out: the
chance of each pair of states, round by round.
"""

from collections.abc import Callable, Hashable, Mapping, Sequence
from functools import cache, lru_cache
from random import Random
from typing import NamedTuple

from msgspec import Struct

from grader.simulators.trust_game.game import Move, Payoffs
from grader.simulators.trust_game.strategies import STRATEGIES, TEST
from grader.simulators.trust_game.tournament import Terms

LONGEST = 20
"""The most rounds that a league is asked for; shorter ones are the beginnings of long ones."""

Past = Sequence[Move]

REMEMBERED: Mapping[str, Callable[[Past, Past], Hashable]] = {
    "copycat": lambda _own, other: tuple(other[-1:]),
    "always-cooperate": lambda _own, _other: (),
    "always-cheat": lambda _own, _other: (),
    "grudger": lambda _own, other: Move.CHEAT in other,
    "detective": lambda _own, other: (
        len(other[: len(TEST)]),
        Move.CHEAT in other[: len(TEST)],
        tuple(other[-1:]),
    ),
    "copykitten": lambda _own, other: tuple(other[-2:]),
    "simpleton": lambda own, other: (tuple(own[-1:]), tuple(other[-1:])),
}
"""What of the past still matters to each player, by id; Random is no machine and plays in no league."""


class Income(Struct, frozen=True):
    """What a player earns, by the kind of round.

    Attributes:
        kept: In rounds in which both cooperated.
        taken: In rounds in which it alone cheated.
        lost: In rounds in which it was cheated; usually below zero.
        dead: In rounds in which both cheated.
    """

    kept: float
    taken: float
    lost: float
    dead: float

    @property
    def total(self) -> float:
        """All of it."""
        return self.kept + self.taken + self.lost + self.dead


class _Tally(NamedTuple):
    """Rounds of each kind so far, on average, as one of the two players sees them."""

    dead: float
    taken: float
    lost: float
    kept: float


def incomes(counts: Mapping[str, int], terms: Terms) -> dict[str, Income]:
    """Return what a player of each kind earns on average.

    Args:
        counts: How many players of each kind take part, by a strategy's id.
        terms: Rounds (``LONGEST`` at most), payoffs and noise.

    Returns:
        The income of one player, by strategy.
    """
    rows = _rows(tuple(counts), terms.noise, terms.rounds)
    return {
        one: _worth(row, [count - (one == two) for two, count in counts.items()], terms.payoffs)
        for one, row in zip(counts, rows, strict=True)
    }


def income_from(one: str, two: str, terms: Terms) -> Income:
    """Return what a player earns on average from all rounds with one other player.

    Args:
        one: The player's strategy, by id.
        two: The other's.
        terms: Rounds (``LONGEST`` at most), payoffs and noise.
    """
    return income(one, {one: 2} if one == two else {two: 1}, terms)


def income(one: str, counts: Mapping[str, int], terms: Terms) -> Income:
    """Return what one player earns on average from its rounds with all others.

    Args:
        one: The player's strategy, by id.
        counts: How many players of each kind take part, this one included, by a strategy's id.
        terms: Rounds (``LONGEST`` at most), payoffs and noise.
    """
    row = [_tallies(one, two, terms.noise)[terms.rounds - 1] for two in counts]
    return _worth(row, [count - (one == two) for two, count in counts.items()], terms.payoffs)


def _worth(row: Sequence[_Tally], others: Sequence[int], payoffs: Payoffs) -> Income:
    """Return what the rounds with so many others of each kind are worth."""
    all_dead = all_taken = all_lost = all_kept = 0.0
    for (dead, taken, lost, kept), count in zip(row, others, strict=True):
        all_dead += count * dead
        all_taken += count * taken
        all_lost += count * lost
        all_kept += count * kept
    return Income(
        all_kept * payoffs.both_cooperate,
        all_taken * payoffs.cheats_alone,
        all_lost * payoffs.is_cheated,
        all_dead * payoffs.both_cheat,
    )


@lru_cache(maxsize=1024)
def _rows(kinds: tuple[str, ...], noise: float, rounds: int) -> tuple[tuple[_Tally, ...], ...]:
    """Return by kind what its rounds with each kind come to; searches ask for the same rings often."""
    return tuple(tuple(_tallies(one, two, noise)[rounds - 1] for two in kinds) for one in kinds)


@lru_cache(maxsize=512)
def _tallies(one: str, two: str, noise: float) -> tuple[_Tally, ...]:
    """Return the tally after each round, from 1 to ``LONGEST``."""
    if one > two:  # the other side of the same rounds
        return tuple(each._replace(taken=each.lost, lost=each.taken) for each in _tallies(two, one, noise))
    first, second = _machine(one), _machine(two)
    firsts, seconds = _made(first, noise), _made(second, noise)
    chances, so_far, tallies = {(0, 0): 1.0}, [0.0] * 4, []
    for _ in range(LONGEST):
        after: dict[tuple[int, int], float] = {}
        for (a, b), chance in chances.items():
            for mine, likely in firsts[a]:
                for yours, as_likely in seconds[b]:
                    share = chance * likely * as_likely
                    so_far[2 * mine + yours] += share
                    then = first.then[a][2 * mine + yours], second.then[b][2 * yours + mine]
                    after[then] = after.get(then, 0.0) + share
        chances = after
        tallies.append(_Tally(*so_far))
    return tuple(tallies)


class _Machine(NamedTuple):
    """A player as states; the first one is where it begins.

    Attributes:
        moves: What it does in each state.
        then: By state, where it goes: the place is twice its own move plus the other's.
    """

    moves: list[Move]
    then: list[list[int]]


@cache
def _machine(kind: str) -> _Machine:
    policy, remembered = STRATEGIES[kind].policy, REMEMBERED[kind]
    machine, places = _Machine([], []), {remembered((), ()): 0}
    pasts: list[tuple[tuple[Move, ...], tuple[Move, ...]]] = [((), ())]
    for own, other in pasts:  # which grows as new states are met
        machine.moves.append(policy(own, other, Random(0)))
        machine.then.append([])
        for mine in Move:
            for yours in Move:
                past = ((*own, mine), (*other, yours))
                if (memory := remembered(*past)) not in places:
                    places[memory] = len(pasts)
                    pasts.append(past)
                machine.then[-1].append(places[memory])
    return machine


def _made(machine: _Machine, noise: float) -> list[list[tuple[int, float]]]:
    """Return by state which moves are made, as numbers, and with what chance, slips included."""
    meant = [int(move) for move in machine.moves]
    return [[(move, 1 - noise), (1 - move, noise)] if noise else [(move, 1.0)] for move in meant]

"""The players of the trust game, by the names that "The Evolution of Trust" gave them."""

from collections.abc import Mapping, Sequence
from random import Random

from msgspec import Struct

from grader.simulators.trust_game.game import Move, Policy

COOPERATE, CHEAT = Move.COOPERATE, Move.CHEAT


class Strategy(Struct, frozen=True):
    """A player of one kind.

    Attributes:
        id: Permanent kebab-case name.
        name: What it is called.
        rule: What it does, in one sentence.
        policy: How it decides.
    """

    id: str
    name: str
    rule: str
    policy: Policy


def copycat(_own: Sequence[Move], other: Sequence[Move], _random: Random) -> Move:
    """Cooperate first, then do what the other did last: tit for tat."""
    return other[-1] if other else COOPERATE


def always_cooperate(_own: Sequence[Move], _other: Sequence[Move], _random: Random) -> Move:
    """Cooperate, whatever happens."""
    return COOPERATE


def always_cheat(_own: Sequence[Move], _other: Sequence[Move], _random: Random) -> Move:
    """Cheat, whatever happens."""
    return CHEAT


def grudger(_own: Sequence[Move], other: Sequence[Move], _random: Random) -> Move:
    """Cooperate until the other cheats once, then cheat for ever."""
    return CHEAT if CHEAT in other else COOPERATE


TEST = (COOPERATE, CHEAT, COOPERATE, COOPERATE)
"""How a Detective finds out with whom it has to do."""


def detective(_own: Sequence[Move], other: Sequence[Move], _random: Random) -> Move:
    """Test the other for four rounds; copy one who cheated meanwhile, else cheat for ever."""
    if len(other) < len(TEST):
        return TEST[len(other)]
    return other[-1] if CHEAT in other[: len(TEST)] else CHEAT


def copykitten(_own: Sequence[Move], other: Sequence[Move], _random: Random) -> Move:
    """Cooperate, unless the other cheated twice running: tit for two tats."""
    return CHEAT if len(other) > 1 and other[-1] is other[-2] is CHEAT else COOPERATE


def simpleton(own: Sequence[Move], other: Sequence[Move], _random: Random) -> Move:
    """Repeat the last move if the other cooperated, else switch: win-stay, lose-shift."""
    if not own:
        return COOPERATE
    return own[-1] if other[-1] is COOPERATE else own[-1].flipped


def at_random(_own: Sequence[Move], _other: Sequence[Move], random: Random) -> Move:
    """Cooperate or cheat with even chances."""
    return random.choice((COOPERATE, CHEAT))


def _strategy(name: str, policy: Policy) -> Strategy:
    return Strategy(name.lower().replace(" ", "-"), name, policy.__doc__ or "", policy)


STRATEGIES: Mapping[str, Strategy] = {
    strategy.id: strategy
    for strategy in (
        _strategy("Copycat", copycat),
        _strategy("Always Cooperate", always_cooperate),
        _strategy("Always Cheat", always_cheat),
        _strategy("Grudger", grudger),
        _strategy("Detective", detective),
        _strategy("Copykitten", copykitten),
        _strategy("Simpleton", simpleton),
        _strategy("Random", at_random),
    )
}
"""The eight players, by id."""


def population(counts: Mapping[str, int]) -> tuple[Strategy, ...]:
    """Return as many players of each kind as asked for, kind by kind.

    Args:
        counts: How many players, by a strategy's id.

    Returns:
        The players.
    """
    return tuple(STRATEGIES[each] for each, count in counts.items() for _ in range(count))

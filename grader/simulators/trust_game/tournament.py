"""Everybody against everybody, and what comes of it when the worst imitate the best."""

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from random import Random

from msgspec import Struct

from grader.simulators.trust_game.game import CLASSIC, Payoffs, play
from grader.simulators.trust_game.strategies import Strategy


class Terms(Struct, frozen=True):
    """What all matches of a tournament have in common.

    Attributes:
        rounds: How many times each pair meets.
        payoffs: What a round brings.
        noise: Chance from 0 to 1 that a move turns into its opposite by mistake.
    """

    rounds: int = 10
    payoffs: Payoffs = CLASSIC
    noise: float = 0.0


class Tournament(Struct, frozen=True):
    """A round robin that has been played.

    Attributes:
        players: Who took part.
        over_time: After each round, every player's total over all matches, in the order of players.
    """

    players: tuple[Strategy, ...]
    over_time: tuple[tuple[float, ...], ...]

    @property
    def totals(self) -> tuple[float, ...]:
        """Every player's total in the end."""
        return self.over_time[-1]

    @property
    def counts(self) -> Mapping[str, int]:
        """How many players of each strategy took part, by id, in order of appearance."""
        return Counter(player.id for player in self.players)

    def by_strategy(self, after: int = -1) -> dict[str, float]:
        """Return what the players of each strategy have together, by id.

        Args:
            after: The place of the round; the last one by default.
        """
        sums = dict.fromkeys(self.counts, 0.0)
        for player, total in zip(self.players, self.over_time[after], strict=True):
            sums[player.id] += total
        return sums

    def averages(self, after: int = -1) -> dict[str, float]:
        """Return what a player of each strategy has on average, by id.

        Args:
            after: The place of the round; the last one by default.
        """
        return {each: total / self.counts[each] for each, total in self.by_strategy(after).items()}


def tournament(players: Sequence[Strategy], terms: Terms, random: Random) -> Tournament:
    """Let every player meet every other one, none of them itself.

    Args:
        players: Who takes part, two or more.
        terms: Rounds, payoffs and noise.
        random: Where slips, and the chance in policies, come from.

    Returns:
        The tournament with its totals over time.
    """
    gained = [[0.0] * len(players) for _ in range(terms.rounds)]
    for one, two in combinations(range(len(players)), 2):
        match = play(
            players[one].policy, players[two].policy, rounds=terms.rounds, random=random, noise=terms.noise
        )
        for row, (to_one, to_two) in zip(gained, match.gains(terms.payoffs), strict=True):
            row[one] += to_one
            row[two] += to_two
    for before, row in pairwise(gained):
        row[:] = [sum_ + more for sum_, more in zip(before, row, strict=True)]
    return Tournament(tuple(players), tuple(tuple(row) for row in gained))


def next_generation(played: Tournament, replaced: int, random: Random) -> tuple[Strategy, ...]:
    """Replace the worst players by copies of the best; equals are told apart by chance.

    Args:
        played: The tournament that shows who is good.
        replaced: How many are replaced.
        random: Where chance comes from.

    Returns:
        As many players as before.
    """
    order = random.sample(range(len(played.players)), len(played.players))
    ranked = sorted(order, key=lambda place: played.totals[place])
    survivors, best = sorted(ranked[replaced:]), sorted(ranked[len(ranked) - replaced :])
    return tuple(played.players[place] for place in (*survivors, *best))


def evolution(
    players: Sequence[Strategy], terms: Terms, random: Random, *, generations: int, replaced: int = 5
) -> tuple[dict[str, int], ...]:
    """Play tournament after tournament, the worst imitating the best after each.

    Args:
        players: Who takes part in the first one.
        terms: Rounds, payoffs and noise of every tournament.
        random: Where all chance comes from.
        generations: How many tournaments.
        replaced: How many players are replaced after each.

    Returns:
        How many players of each strategy there are, by id: at first, and after each tournament.
    """
    now, kinds = tuple(players), tuple(dict.fromkeys(player.id for player in players))
    history = [now]
    for _ in range(generations):
        now = next_generation(tournament(now, terms, random), replaced, random)
        history.append(now)
    counted = [Counter(player.id for player in each) for each in history]
    return tuple({kind: count[kind] for kind in kinds} for count in counted)

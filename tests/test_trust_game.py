"""The trust game against published results, and what must hold of any game."""

from collections.abc import Sequence
from itertools import product
from random import Random
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.simulators.trust_game import (
    STRATEGIES,
    Match,
    Move,
    Payoffs,
    Strategy,
    Terms,
    evolution,
    league,
    next_generation,
    play,
    population,
    tournament,
)
from grader.simulators.trust_game.experiments import (
    AFTER_MUTUAL_COOPERATION,
    AFTER_MUTUAL_DEFECTION,
    FIRST_ROUND_LONG_SHADOW,
    FIRST_ROUND_SHORT_SHADOW,
)

SEEDS = range(8)
SLIPS = Terms(noise=0.05)
FEW_OF_EACH = {"copykitten": 3, "simpleton": 3, "random": 3, "copycat": 3}
ONE_CHEAT_AMONG_MANY = {"always-cooperate": 23, "always-cheat": 1, "copycat": 1}


def moves(text: str) -> tuple[Move, ...]:
    return tuple(Move.COOPERATE if letter == "c" else Move.CHEAT for letter in text)


def scripted(text: str) -> Strategy:
    script = moves(text)

    def policy(own: Sequence[Move], _other: Sequence[Move], _random: Random) -> Move:
        return script[len(own)]

    return Strategy("scripted", "Scripted", f"Plays {text}.", policy)


ANSWERS = {
    "copycat echoes": ("copycat", "cddcdc", "ccddcd"),
    "always cooperate": ("always-cooperate", "cdddcd", "cccccc"),
    "always cheat": ("always-cheat", "cccccc", "dddddd"),
    "a grudger never forgets": ("grudger", "cdcccc", "ccdddd"),
    "a detective who was never cheated exploits": ("detective", "cccccccc", "cdccdddd"),
    "a detective who was answered copies": ("detective", "ccdccdcc", "cdccccdc"),
    "a detective counts a cheat in the fourth round": ("detective", "cccdcdcc", "cdccdcdc"),
    "a detective counts none after the test": ("detective", "ccccdccc", "cdccdddd"),
    "a copykitten lets one pass": ("copykitten", "cdcdcd", "cccccc"),
    "a copykitten answers two running, once": ("copykitten", "cddcdd", "cccdcc"),
    "a copykitten goes on while they do": ("copykitten", "ddddcc", "ccdddc"),
    "a simpleton stays while it wins": ("simpleton", "cccccc", "cccccc"),
    "a simpleton switches when it loses": ("simpleton", "cddccd", "ccdccc"),
}


@pytest.mark.parametrize(("kind", "theirs", "own"), ANSWERS.values(), ids=ANSWERS.keys())
def test_a_strategy_answers_as_described(kind: str, theirs: str, own: str) -> None:
    match = play(STRATEGIES[kind].policy, scripted(theirs).policy, rounds=len(theirs), random=Random(0))
    assert match.first == moves(own)
    assert match.second == moves(theirs)


def test_random_does_both() -> None:
    match = play(STRATEGIES["random"].policy, scripted("c" * 400).policy, rounds=400, random=Random(1))
    assert 160 < match.first.count(Move.COOPERATE) < 240


def test_the_first_tournament_ends_as_published() -> None:
    players = population(
        {"copycat": 1, "always-cheat": 1, "always-cooperate": 1, "grudger": 1, "detective": 1}
    )
    assert tournament(players, Terms(), Random(0)).by_strategy() == {
        "copycat": 57,
        "grudger": 46,
        "always-cheat": 45,
        "detective": 45,
        "always-cooperate": 29,
    }


def survivors(counts: dict[str, int], terms: Terms, seed: int, generations: int = 20) -> dict[str, int]:
    last = evolution(population(counts), terms, Random(seed), generations=generations)[-1]
    return {kind: count for kind, count in last.items() if count}


@pytest.mark.parametrize("rounds", [1, 3, 5])
def test_cheating_wins_at_five_rounds_or_fewer(rounds: int) -> None:
    for seed in SEEDS:
        assert survivors(ONE_CHEAT_AMONG_MANY, Terms(rounds=rounds), seed) == {"always-cheat": 25}


@pytest.mark.parametrize("rounds", [6, 10])
def test_copying_wins_at_more_rounds(rounds: int) -> None:
    for seed in SEEDS:
        assert survivors(ONE_CHEAT_AMONG_MANY, Terms(rounds=rounds), seed) == {"copycat": 25}


def test_cheating_wins_where_trust_pays_little() -> None:
    for seed in SEEDS:
        poor = Terms(payoffs=Payoffs(both_cooperate=1))
        assert survivors(ONE_CHEAT_AMONG_MANY, poor, seed) == {"always-cheat": 25}


def test_cheats_rise_before_they_fall() -> None:
    players = population({"always-cooperate": 15, "always-cheat": 5, "copycat": 5})
    cheats = [each["always-cheat"] for each in evolution(players, Terms(), Random(0), generations=12)]
    assert max(cheats) > cheats[0]
    assert cheats[-1] == 0


def test_with_slips_the_forgiving_copykitten_wins_among_cheats() -> None:
    for seed in SEEDS:
        left = survivors({**FEW_OF_EACH, "always-cheat": 13}, SLIPS, seed)
        assert max(left, key=lambda kind: left[kind]) == "copykitten"


def test_with_slips_the_simpleton_wins_among_the_kind() -> None:
    for seed in SEEDS:
        assert survivors({**FEW_OF_EACH, "always-cooperate": 13}, SLIPS, seed) == {"simpleton": 25}


def test_slips_hurt_copycats_more_than_copykittens() -> None:
    def together(kind: str, seed: int) -> float:
        policy = STRATEGIES[kind].policy
        return sum(play(policy, policy, rounds=50, random=Random(seed), noise=0.05).totals())

    assert mean(together("copycat", seed) for seed in SEEDS) < 160
    assert mean(together("copykitten", seed) for seed in SEEDS) > 170


def test_slips_come_as_often_as_asked_for() -> None:
    match = play(
        scripted("c" * 4000).policy, scripted("d" * 4000).policy, rounds=4000, random=Random(3), noise=0.05
    )
    assert 150 < match.first.count(Move.CHEAT) < 250
    assert 150 < match.second.count(Move.COOPERATE) < 250


def test_noise_of_one_turns_every_move() -> None:
    kind = STRATEGIES["always-cooperate"].policy
    assert play(kind, kind, rounds=3, random=Random(0), noise=1).first == moves("ddd")


def test_payoffs_are_a_parameter() -> None:
    kind, cheat = STRATEGIES["always-cooperate"].policy, STRATEGIES["always-cheat"].policy
    match = play(kind, cheat, rounds=3, random=Random(0))
    assert match.totals(Payoffs(both_cooperate=5, cheats_alone=7, is_cheated=-2, both_cheat=1)) == (-6, 21)
    assert match.totals() == (-3, 9)


def test_any_policy_can_take_part() -> None:
    class Counting:
        """A learner's own policy: an object that can be called."""

        def __call__(self, own: Sequence[Move], other: Sequence[Move], random: Random, /) -> Move:
            assert isinstance(random, Random)
            assert len(own) == len(other)
            return Move(len(own) % 2)

    own = Strategy("own", "My own", "Turn and turn about.", Counting())
    played = tournament((own, *population({"always-cooperate": 2})), Terms(rounds=4), Random(0))
    assert played.by_strategy() == {"own": 20, "always-cooperate": 20}
    assert played.averages() == {"own": 20, "always-cooperate": 10}


def test_totals_grow_round_by_round() -> None:
    played = tournament(population({"copycat": 1, "always-cheat": 2}), Terms(rounds=3), Random(0))
    assert played.over_time == ((-2, 3, 3), (-2, 3, 3), (-2, 3, 3))
    assert played.by_strategy(0) == {"copycat": -2, "always-cheat": 6}


def test_the_worst_are_replaced_by_the_best() -> None:
    played = tournament(population({"always-cooperate": 3, "always-cheat": 1}), Terms(), Random(0))
    after = next_generation(played, 1, Random(0))
    assert sorted(player.id for player in after) == ["always-cheat"] * 2 + ["always-cooperate"] * 2


counts = st.dictionaries(st.sampled_from(sorted(STRATEGIES)), st.integers(1, 3), min_size=2, max_size=4)


@given(counts, st.integers(1, 6), st.floats(0, 1), st.integers())
def test_a_seed_tells_all(kinds: dict[str, int], rounds: int, noise: float, seed: int) -> None:
    players, terms = population(kinds), Terms(rounds=rounds, noise=noise)
    played = tournament(players, terms, Random(seed))
    assert played == tournament(players, terms, Random(seed))
    assert len(played.over_time) == rounds
    assert sum(played.totals) == pytest.approx(sum(played.by_strategy().values()))
    history = evolution(players, terms, Random(seed), generations=2, replaced=1)
    assert [sum(each.values()) for each in history] == [len(players)] * 3


def test_a_league_without_slips_is_the_tournament() -> None:
    kinds = {"copycat": 3, "always-cheat": 2, "detective": 2, "simpleton": 1}
    for terms in (Terms(), Terms(rounds=4, payoffs=Payoffs(both_cheat=-0.5))):
        earned = league.incomes(kinds, terms)
        played = tournament(population(kinds), terms, Random(0))
        assert {kind: income.total for kind, income in earned.items()} == pytest.approx(played.averages())


def every_slip(one: str, two: str, noise: float, rounds: int) -> float:
    """Return what the first player earns on average, slip by slip: the long way round."""
    total = 0.0
    for slips in product((False, True), repeat=2 * rounds):
        ones: list[Move] = []
        twos: list[Move] = []
        for slip_one, slip_two in zip(slips[::2], slips[1::2], strict=True):
            first = STRATEGIES[one].policy(ones, twos, Random(0))
            second = STRATEGIES[two].policy(twos, ones, Random(0))
            ones.append(first.flipped if slip_one else first)
            twos.append(second.flipped if slip_two else second)
        chance = noise ** sum(slips) * (1 - noise) ** (2 * rounds - sum(slips))
        total += chance * Match(tuple(ones), tuple(twos)).totals()[0]
    return total


@pytest.mark.parametrize("one", sorted(league.REMEMBERED))
def test_a_league_with_slips_is_exact(one: str) -> None:
    for two in league.REMEMBERED:
        terms = Terms(rounds=5, noise=0.2)
        assert league.income_from(one, two, terms).total == pytest.approx(every_slip(one, two, 0.2, 5))


def test_a_league_with_slips_is_the_average_of_many_tournaments() -> None:
    kinds = {"copycat": 2, "copykitten": 2, "always-cheat": 1}
    played = [tournament(population(kinds), SLIPS, Random(seed)).averages() for seed in range(400)]
    for kind, income in league.incomes(kinds, SLIPS).items():
        assert income.total == pytest.approx(mean(each[kind] for each in played), rel=0.03)


def test_income_is_told_apart_by_the_kind_of_round() -> None:
    five = Terms(rounds=5)
    assert league.income_from("always-cheat", "copycat", five) == league.Income(0, 3, 0, 0)
    assert league.income_from("always-cooperate", "always-cheat", five) == league.Income(0, 0, -5, 0)
    assert league.income_from("copycat", "copycat", five) == league.Income(10, 0, 0, 0)
    assert league.income_from("grudger", "detective", five) == league.Income(2, 6, -1, 0)


def test_what_people_do_is_as_published() -> None:
    assert (AFTER_MUTUAL_COOPERATION, AFTER_MUTUAL_DEFECTION) == (0.979, 0.044)
    assert (FIRST_ROUND_SHORT_SHADOW, FIRST_ROUND_LONG_SHADOW) == (0.060, 0.976)

"""The simulators of the lesson on reciprocity: published figures, sums worked out by hand, and laws."""

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.lessons.scenes import SCENES
from grader.simulators.imitation import OWN_KINDS, YEARS, Market, develop, own_market, slips, wave
from grader.simulators.people import first_rounds, next_rounds
from grader.simulators.race import race
from grader.simulators.telling import Reply, outlook
from grader.simulators.trust_game import Terms, evolution, population

# ------------------------------------------------------------------------------------------ race


def test_the_race_ends_as_published() -> None:
    assert race().totals == {
        "copycat": 57_000,
        "grudger": 46_000,
        "always-cheat": 45_000,
        "detective": 45_000,
        "always-cooperate": 29_000,
    }


@pytest.mark.parametrize(
    ("rounds", "leaders"),
    [
        *((rounds, ("always-cheat",)) for rounds in range(1, 6)),
        (6, ("copycat", "always-cheat")),
        *((rounds, ("copycat",)) for rounds in range(7, 21)),
    ],
)
def test_cheating_leads_at_five_deals_or_fewer(rounds: int, leaders: tuple[str, ...]) -> None:
    assert race(rounds).leaders == leaders


def test_a_short_race_is_the_beginning_of_a_long_one() -> None:
    for runner, course in race(10).courses.items():
        assert race(4).courses[runner] == course[:4]


# ------------------------------------------------------------------------------------- imitation


def test_cheats_rise_and_then_fall() -> None:
    cheats = [year["always-cheat"] for year in wave().years]
    assert cheats[:8] == [5, 10, 15, 19, 14, 9, 4, 0]
    assert wave().years[-1] == {"copycat": 25, "always-cheat": 0, "always-cooperate": 0}


@pytest.mark.parametrize(
    ("copycats", "winner"),
    [*((few, "always-cheat") for few in range(4)), *((enough, "copycat") for enough in range(4, 9))],
)
def test_four_copycats_are_company_enough(copycats: int, winner: str) -> None:
    assert wave(copycats).winner == winner


@pytest.mark.parametrize(
    ("percent", "winner"),
    [
        (0, "copycat"),
        (5, "copykitten"),
        (10, "copykitten"),
        (15, "always-cheat"),
        (20, "always-cheat"),
    ],
)
def test_who_wins_by_how_often_firms_slip(percent: int, winner: str) -> None:
    assert slips(percent).winner == winner
    assert slips(percent).years[-1][winner] * 2 > slips(percent).firms


@pytest.mark.parametrize("market", [wave(), wave(1), slips(), slips(5), slips(10), slips(20)])
def test_the_average_market_goes_the_way_of_the_game_with_luck(market: Market) -> None:
    players = population(market.years[0])
    for seed in range(6):
        last = evolution(players, market.terms, Random(seed), generations=20)[-1]
        assert max(last, key=lambda habit: last[habit]) == market.winner


firms = st.dictionaries(st.sampled_from(OWN_KINDS), st.integers(0, 10), min_size=2).filter(
    lambda counts: sum(counts.values()) > 1
)


@given(firms, st.integers(1, 20), st.sampled_from((0, 0.05, 0.3)))
def test_firms_change_their_habits_and_never_their_number(
    counts: dict[str, int], rounds: int, noise: float
) -> None:
    market = develop(counts, Terms(rounds=rounds, noise=noise))
    assert len(market.years) == YEARS + 1
    assert {sum(year.values()) for year in market.years} == {market.firms}
    assert all(count >= 0 for year in market.years for count in year.values())
    gone_for_good = [habit for habit, count in counts.items() if not count]
    assert all(year[habit] == 0 for year in market.years for habit in gone_for_good)


ALL_FIVE = dict.fromkeys(("copycat", "copykitten", "always_cooperate", "always_cheat", "grudger"), 5)

WAYS: dict[str, Callable[[], object]] = {
    "copycat": lambda: own_market(
        0, 17, 0, copycat=4, copykitten=2, always_cooperate=2, always_cheat=10, grudger=2
    ),
    "copykitten": lambda: own_market(
        1, 20, 5, copycat=6, copykitten=4, always_cooperate=1, always_cheat=9, grudger=1
    ),
    "always-cooperate": lambda: own_market(
        2, 11, 5, copycat=9, copykitten=5, always_cooperate=1, always_cheat=0, grudger=7
    ),
    "always-cheat": lambda: own_market(3, 1, **ALL_FIVE),
    "grudger": lambda: own_market(
        4, 10, 20, copycat=5, copykitten=5, always_cooperate=5, always_cheat=5, grudger=5
    ),
}


@pytest.mark.parametrize("habit", OWN_KINDS)
def test_each_of_the_five_can_be_made_to_win(habit: str) -> None:
    assert SCENES["own-market"].answer(WAYS[habit]()) == "met"


def test_a_habit_that_begins_large_or_ends_small_meets_no_goal() -> None:
    large = own_market(3, 2, copycat=1, copykitten=1, always_cooperate=1, always_cheat=10, grudger=1)
    small = own_market(1, **ALL_FIVE)
    assert (large.wins, large.begins_small) == (True, False)
    assert (small.wins, small.begins_small) == (False, True)
    assert {SCENES["own-market"].answer(market) for market in (large, small)} == {"open"}


# --------------------------------------------------------------------------------------- telling


def test_a_year_after_the_broken_promise() -> None:
    year = outlook()
    assert dict(year.slipped) == {Reply.TELL: 24_000, Reply.PAY_BACK: 2_000, Reply.GO_ON: 12_000}
    assert dict(year.exploits) == {Reply.TELL: -1_000, Reply.PAY_BACK: 0, Reply.GO_ON: -12_000}
    assert year.worth(Reply.TELL, 1) == 24_000 - 9_000


@pytest.mark.parametrize(
    ("months", "enough"),
    [(1, None), (2, 4), (3, 3), (4, 2), (5, 2), *((months, 1) for months in range(6, 13))],
)
def test_how_many_must_have_slipped_for_telling_to_bring_most(months: int, enough: int | None) -> None:
    assert outlook(months).enough == enough


@given(st.integers(2, 24), st.integers(0, 10))
def test_from_there_on_nothing_brings_more(months: int, honest: int) -> None:
    ahead = outlook(months)
    assert ahead.enough is not None
    assert (ahead.best(honest) is Reply.TELL) == (honest >= ahead.enough)


@given(st.integers(1, 24))
def test_telling_corrects_slips_and_not_exploiters(months: int) -> None:
    ahead = outlook(months)
    assert ahead.slipped[Reply.TELL] == 2_000 * months
    assert ahead.exploits[Reply.TELL] < ahead.exploits[Reply.PAY_BACK] == 0


# ---------------------------------------------------------------------------------------- people


def test_people_did_what_the_lesson_says() -> None:
    begun, went_on = first_rounds(), next_rounds(1)
    assert (begun.asked.share, begun.other.share, begun.of_a_hundred) == (0.976, 0.060, 98)
    assert (went_on.asked.share, went_on.other.share, went_on.of_a_hundred) == (0.044, 0.979, 4)
    assert (begun.both, went_on.both) == (False, True)

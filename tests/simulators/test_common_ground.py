"""The simulators of the lesson on common ground: figures worked out by hand, and laws for all settings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.lessons.scenes import SCENES
from grader.simulators.attempts import try_again
from grader.simulators.fixes import MOST, fix_of
from grader.simulators.price_zone import COST, price_zone, width
from grader.simulators.talks import TURN, TURNS, Turn, hour_of_talks
from grader.simulators.visits import NEVER, VISITS, year_of_visits

EUROS = st.integers(50, 150).map(lambda thousands: 1000 * thousands)
MINUTES = st.integers(0, TURNS).map(lambda turns: TURN * turns)

# ------------------------------------------------------------------------------------ price zone


@pytest.mark.parametrize(
    ("settings", "theirs", "ours", "room"),
    [
        pytest.param({}, 102_000, 94_000, 8_000, id="90,000 and 12,000 to leave"),
        pytest.param({"switching": 4000}, 94_000, 94_000, 0, id="one price only"),
        pytest.param({"switching": 2000}, 92_000, 94_000, -2_000, id="no price"),
        pytest.param({"newcomer": 1}, 78_000, 94_000, -16_000, id="the same change, led to us"),
        pytest.param({"newcomer": 1, "quote": 110_000}, 98_000, 94_000, 4_000, id="a dear rival"),
        pytest.param({"elsewhere": 100_000}, 102_000, 100_000, 2_000, id="another hotel pays more"),
        pytest.param({"elsewhere": 105_000}, 102_000, 105_000, -3_000, id="another hotel pays too much"),
    ],
)
def test_the_limits_of_a_price(settings: dict[str, int], theirs: int, ours: int, room: int) -> None:
    figures = price_zone(**settings)
    assert (figures.their_limit, figures.our_limit, width(figures)) == (theirs, ours, room)
    assert figures.exists == (room >= 0)


@given(EUROS, EUROS, st.integers(0, 1), EUROS)
def test_a_change_counts_for_whom_the_customer_buys_from(
    quote: int, switching: int, newcomer: int, elsewhere: int
) -> None:
    figures = price_zone(switching, quote, newcomer, elsewhere)
    assert abs(figures.their_limit - quote) == switching
    assert (figures.their_limit < quote) == bool(newcomer)
    assert figures.our_limit >= COST


def test_the_zone_vanishes_where_the_lesson_says() -> None:
    zones = [switching for switching in range(0, 20_001, 2000) if price_zone(switching).exists]
    assert zones == list(range(4000, 20_001, 2000))


def test_the_goal_of_the_sandbox_takes_a_dear_rival_and_free_capacity() -> None:
    scene = SCENES["price-zone-wide"]
    met = {
        (quote, switching, elsewhere)
        for quote in range(80_000, 115_001, 5000)
        for switching in range(0, 16_001, 4000)
        for elsewhere in range(80_000, 110_001, 5000)
        if scene.answer(scene.simulate(switching, quote, 1, elsewhere)) == "met"
    }
    assert (110_000, 12_000, 80_000) in met
    assert {quote for quote, _, _ in met} == {110_000, 115_000}
    assert max(elsewhere for _, _, elsewhere in met) == 100_000
    assert scene.answer(scene.simulate(16_000, 115_000, 0, 80_000)) == "open"


# ----------------------------------------------------------------------------------------- talks


@pytest.mark.parametrize(
    ("said_at", "doubts", "ideas"),
    [
        pytest.param(0, 0, 11, id="first of all: all turns but its own"),
        pytest.param(10, 1, 8, id="two arguments earn one doubt: fifteen minutes gone"),
        pytest.param(20, 2, 5, id="four arguments, two doubts"),
        pytest.param(35, 3, 1, id="the last minute that helps"),
        pytest.param(40, 3, 0, id="too late"),
        pytest.param(60, 0, 0, id="never"),
    ],
)
def test_an_hour_of_talks(said_at: int, doubts: int, ideas: int) -> None:
    talk = hour_of_talks(said_at)
    assert (talk.doubts, talk.ideas) == (doubts, ideas)


@given(MINUTES)
def test_every_minute_of_the_hour_is_spent_once(said_at: int) -> None:
    talk = hour_of_talks(said_at)
    assert len(talk.turns) == TURNS
    assert talk.turns.count(Turn.ARGUMENT) * TURN == said_at
    assert talk.turns.count(Turn.GROUND) == (said_at < TURN * TURNS)


def test_later_is_never_better() -> None:
    ideas = [hour_of_talks(minute).ideas for minute in range(0, 61, TURN)]
    assert ideas == sorted(ideas, reverse=True)


# -------------------------------------------------------------------------------------- attempts


@pytest.mark.parametrize(
    ("failures", "chance"),
    [
        pytest.param(0, 3 / 8, id="even odds, three in four"),
        pytest.param(1, 3 / 20, id="1 in 5 that it suits"),
        pytest.param(2, 3 / 68, id="1 in 17 that it suits"),
        pytest.param(3, 3 / 260, id="1 in 65 that it suits"),
    ],
)
def test_what_one_more_try_promises(failures: int, chance: float) -> None:
    assert try_again(failures).same == pytest.approx(chance)
    assert try_again(failures).fresh == pytest.approx(3 / 8)


def test_each_failure_tells_against_the_approach() -> None:
    assert all(later < sooner for sooner, later in pairwise(try_again().chances))


# ---------------------------------------------------------------------------------------- visits


@pytest.mark.parametrize(
    ("found", "visits", "useful", "empty", "cancelled"),
    [
        pytest.param(NEVER, 10, 4, 12, 24, id="the old hour: of ten, one useful, three empty, six cancelled"),
        pytest.param(0, 10, 24, 12, 4, id="another hour: six, three, one"),
        pytest.param(1, 10, 19, 12, 9, id="one quarter too late"),
        pytest.param(NEVER, 20, 8, 24, 48, id="twice as many at the old hour"),
    ],
)
def test_a_year_of_visits(found: int, visits: int, useful: int, empty: int, cancelled: int) -> None:
    year = year_of_visits(found, visits)
    assert (year.useful, year.empty, year.cancelled) == (useful, empty, cancelled)


@given(st.integers(0, NEVER), st.integers(1, 40))
def test_every_visit_of_the_year_becomes_something(found: int, visits: int) -> None:
    year = year_of_visits(found, visits)
    assert year.useful + year.empty + year.cancelled == len(year.quarters) * visits
    assert min(min(quarter.useful, quarter.empty, quarter.cancelled) for quarter in year.quarters) >= 0


def test_a_quarter_of_waiting_costs_what_the_lesson_says() -> None:
    years = [year_of_visits(found, VISITS) for found in range(NEVER + 1)]
    assert {sooner.useful - later.useful for sooner, later in pairwise(years)} == {5}


# ----------------------------------------------------------------------------------------- fixes


@pytest.mark.parametrize(("parts", "share"), [(1, 0.9), (2, 0.81), (6, 0.531441), (8, 0.43046721)])
def test_how_often_a_fix_works(parts: int, share: float) -> None:
    assert fix_of(parts).share == pytest.approx(share)


def test_each_part_takes_a_tenth_of_what_is_left() -> None:
    works = fix_of().works
    assert len(works) == MOST
    assert all(after == pytest.approx(0.9 * before) for before, after in pairwise(works))

"""The simulators of the lesson on the team: figures worked out by hand, and laws for all settings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.lessons.scenes import SCENES
from grader.lessons.scenes.team import EXTRA_GOAL, ONE_TEAM
from grader.simulators.delivery import FREE, ORDER, SECOND_LINE, WANTED, deliver
from grader.simulators.open_questions import QUESTIONS, close
from grader.simulators.payment_days import PRICE, interest, pay
from grader.simulators.quarter import ASKED, WEEKS, quarter
from grader.simulators.reservation import TRAINING, reservation

ASKED_IN = st.integers(0, 6)
EXPRESS = st.integers(0, 3)
RATES = st.integers(SECOND_LINE, 8)

# ----------------------------------------------------------------------------------- reservation


@pytest.mark.parametrize(("offer", "leaves", "limit"), [(4600, 4400, 4500), (5000, 4800, 4900)])
def test_the_lowest_price(offer: int, leaves: int, limit: int) -> None:
    found = reservation(offer)
    assert (found.leaves, found.limit) == (leaves, limit)


@given(st.integers(1000, 9000))
def test_at_the_limit_both_ways_leave_the_same(offer: int) -> None:
    found = reservation(offer)
    assert found.limit - TRAINING == found.leaves
    assert reservation(offer + 100).limit == found.limit + 100


# -------------------------------------------------------------------------------------- delivery


@pytest.mark.parametrize(
    ("settings", "by_the_date", "full"),
    [
        pytest.param({}, 52, 8, id="12 free, 28 of the first line, 12 of the second; 60 in week 8"),
        pytest.param({"rate": 0}, 40, 12, id="without the second line"),
        pytest.param({"express": 3}, 60, 7, id="what production alone would promise: a crew in one week"),
        pytest.param({"asked": 1}, 48, 9, id="asked a week later"),
        pytest.param({"asked": 6}, 40, 11, id="asked six weeks later"),
        pytest.param({"express": 1, "rate": 5}, 60, 7, id="both teams help"),
    ],
)
def test_bikes_against_the_date(settings: dict[str, int], by_the_date: int, full: int) -> None:
    plan = deliver(**settings)
    assert (plan.there(WANTED), plan.full) == (by_the_date, full)


@given(ASKED_IN, EXPRESS, RATES, st.integers(0, 15))
def test_the_bikes_of_every_week_add_up(asked: int, express: int, rate: int, week: int) -> None:
    plan = deliver(asked, express, rate)
    assert plan.there(week) == FREE + plan.first(week) + plan.second(week) <= ORDER
    assert plan.there(week) <= plan.there(week + 1)
    assert (plan.second(week) == 0) or week > plan.starts


def test_two_weeks_of_not_asking_cost_one_of_delivery() -> None:
    full = [deliver(asked).full for asked in range(7)]
    assert {later - sooner for sooner, later in zip(full, full[2:], strict=False)} == {1}


def test_the_goal_of_the_sandbox_takes_both_teams_and_today() -> None:
    scene = SCENES["delivery-plan"]
    plans = [
        deliver(asked, express, rate) for asked in range(5) for express in range(4) for rate in range(4, 9)
    ]
    assert [plan for plan in plans if scene.answer(plan) == "met"] == [deliver(0, 1, 5)]
    assert deliver(0, 1, 5).extra == EXTRA_GOAL
    alone = [p for p in plans if p.full <= WANTED and (not p.express or p.rate == SECOND_LINE)]
    assert {min(p.extra for p in alone if bool(p.express) == express) for express in (True, False)} == {
        ONE_TEAM
    }


# ---------------------------------------------------------------------------------- payment days


@pytest.mark.parametrize(
    ("deposit", "cost", "gain", "net"),
    [
        pytest.param(0, 4000, 0, 4000, id="8% of 300,000 for a sixth of a year"),
        pytest.param(20, 3200, 800, 2400, id="60,000 ahead"),
        pytest.param(50, 2000, 2000, 0, id="half ahead, half late"),
        pytest.param(60, 1600, 2400, -800, id="more ahead than late"),
    ],
)
def test_what_a_date_of_payment_costs(deposit: int, cost: float, gain: float, net: float) -> None:
    terms = pay(deposit)
    assert (terms.cost, terms.gain, terms.net) == pytest.approx((cost, gain, net))


@given(st.integers(0, 100))
def test_every_euro_is_paid_ahead_or_late(deposit: int) -> None:
    assert pay(deposit).ahead + pay(deposit).lent == pytest.approx(PRICE)


def test_interest_of_a_year() -> None:
    assert interest(1000, 360) == pytest.approx(80)


# -------------------------------------------------------------------------------- open questions


@pytest.mark.parametrize(
    ("live", "left"), [(0, (100, 90, 81, 73)), (1, (100, 90, 81)), (2, (100, 90)), (3, (100,))]
)
def test_a_hundred_last_meetings(live: int, left: tuple[int, ...]) -> None:
    closing = close(live)
    assert closing.left == left
    assert (closing.weeks, closing.signed) == (QUESTIONS - live, left[-1])


def test_a_live_answer_saves_what_the_lesson_says() -> None:
    signed = [close(live).signed for live in range(QUESTIONS + 1)]
    assert [more - less for less, more in pairwise(signed)] == [8, 9, 10]


# --------------------------------------------------------------------------------------- quarter


@pytest.mark.parametrize(
    ("weight", "weeks", "gift"),
    [
        pytest.param(100, 0, 30_000, id="three in ten of 100,000"),
        pytest.param(100, 1, 24_000, id="four in five that nothing else comes"),
        pytest.param(100, 2, 19_200, id="and again"),
        pytest.param(100, 12, 2_061.58, id="0.8 to the twelfth"),
        pytest.param(0, 1, 0, id="nothing to lose"),
        pytest.param(150, 1, 30_000, id="never more than was asked"),
    ],
)
def test_what_a_manager_gives_away(weight: int, weeks: int, gift: float) -> None:
    assert quarter(weight).gift(weeks) == pytest.approx(gift, abs=0.01)


@given(st.integers(0, 300), st.integers(1, WEEKS))
def test_the_gift_only_grows_as_the_weeks_run_out(weight: int, weeks: int) -> None:
    played = quarter(weight)
    assert 0 <= played.gift(weeks) <= played.gift(weeks - 1) <= ASKED


def test_a_week_makes_a_miss_a_quarter_likelier() -> None:
    gifts = [quarter().gift(weeks) for weeks in range(WEEKS, 0, -1)]
    assert all(later == pytest.approx(1.25 * sooner) for sooner, later in pairwise(gifts))
    assert quarter().late / quarter().early > 10

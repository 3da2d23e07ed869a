"""The simulators of the lesson on trades: figures worked out by hand, and laws for all settings."""

from itertools import pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.lessons.scenes import SCENES
from grader.simulators.bread import BREAD, fair, frontier, settle
from grader.simulators.clause import Answer, Change, answer_clause
from grader.simulators.frontier import packages
from grader.simulators.later_payment import pay_later
from grader.simulators.mandate import ROWS, fill_in
from grader.simulators.renewals import DEALS, LIST_PRICE, NEVER, renew
from grader.simulators.shifted_risk import price_risk

# -------------------------------------------------------------------------------------- renewals


@pytest.mark.parametrize(
    ("asked_from", "asks", "price", "balance"),
    [
        pytest.param(NEVER, [4, 5, 6, 7], 78_000, -50_000, id="4, 9, 15 and 22 points, all for nothing"),
        pytest.param(3, [4, 5, 6, 7], 78_000, -43_000, id="the last seven points are paid for"),
        pytest.param(2, [4, 5, 6, 5], 80_000, -31_000, id="4, 9, 9 and 9 points for nothing"),
        pytest.param(1, [4, 5, 4, 3], 84_000, -16_000, id="four points for nothing, four years long"),
        pytest.param(0, [4, 3, 2, 1], 90_000, 0, id="every ask had its price"),
    ],
)
def test_a_price_over_three_renewals(asked_from: int, asks: list[int], price: int, balance: int) -> None:
    renewals = renew(asked_from)
    assert [year.ask for year in renewals.years] == asks
    assert (renewals.price, renewals.balance) == (price, balance)


@given(st.integers(0, NEVER))
def test_what_was_granted_stays_in_the_price(asked_from: int) -> None:
    years = renew(asked_from).years
    assert len(years) == DEALS
    assert LIST_PRICE - years[0].price == 1000 * years[0].ask
    assert all(before.price - after.price == 1000 * after.ask for before, after in pairwise(years))


# ---------------------------------------------------------------------------------------- clause


@pytest.mark.parametrize(
    ("change", "now", "vague", "stall"),
    [
        pytest.param(Change.NOTHING, 8_000, 7_500, 2_500, id="40% of 20,000 against a pause and 5% of it"),
        pytest.param(Change.ABSENT, 1_000, 7_500, 2_500, id="5% of 20,000 among equals"),
        pytest.param(Change.REACHED, 1_000, 7_500, 2_500, id="5% of 20,000 with a specialist of ours"),
        pytest.param(Change.DEADLINE, 8_000, 15_000, 15_000, id="a pause loses the deal"),
    ],
)
def test_what_each_answer_costs(change: Change, now: int, vague: int, stall: int) -> None:
    clause = answer_clause(list(Change).index(change))
    assert clause.costs == {Answer.AT_ONCE: now, Answer.OPEN: vague, Answer.STALL: stall}


@pytest.mark.parametrize("change", range(len(Change)))
def test_a_stall_is_cheapest_only_when_outgunned_and_leaving_it_open_never(change: int) -> None:
    clause = answer_clause(change)
    assert clause.cheapest is (Answer.STALL if clause.outgunned else Answer.AT_ONCE)


# ------------------------------------------------------------------------------------------ sums


@pytest.mark.parametrize(("days", "cost", "percent"), [(30, 500, 0.5), (60, 1000, 1), (180, 3000, 3)])
def test_a_month_costs_half_a_percent(days: int, cost: float, percent: float) -> None:
    later = pay_later(days)
    assert later.cost == pytest.approx(cost)
    assert later.percent_off == pytest.approx(percent)


@pytest.mark.parametrize(
    ("chance", "price", "net"), [(25, 5_000, 1_000), (30, 6_000, 0), (35, 7_000, -1_000), (5, 1_000, 5_000)]
)
def test_a_risk_at_its_price(chance: int, price: int, net: int) -> None:
    risk = price_risk(chance)
    assert (risk.price, risk.net, risk.even) == (price, net, 30)


@pytest.mark.parametrize(("filled", "lost"), [(0, 5_000), (1, 3_500), (2, 2_250), (3, 1_050), (6, 0)])
def test_what_a_blank_column_costs(filled: int, lost: float) -> None:
    mandate = fill_in(filled)
    assert mandate.given == 10_000
    assert mandate.lost == lost


def test_the_dearest_row_comes_first() -> None:
    gives = [row.give for row in ROWS]
    assert gives == sorted(gives, reverse=True)


# ----------------------------------------------------------------------------------------- bread


@pytest.mark.parametrize(
    ("levels", "ours", "theirs", "left", "better"),
    [
        pytest.param(
            (0, 0, 0, 0), 500, -1_000, 5_000, 94, id="the offer: the other bakery is better for them"
        ),
        pytest.param((4, 0, 0, 0), -3_500, 3_000, 6_000, 96, id="4% off: another chain is better for us"),
        pytest.param((0, 2, 1, 1), 3_500, 2_500, 0, 0, id="three issues moved, the price as offered"),
    ],
)
def test_a_deal_among_all(
    levels: tuple[int, ...], ours: float, theirs: float, left: float, better: int
) -> None:
    deal = settle(*levels)
    assert (deal.ours, deal.theirs, deal.left, len(deal.better)) == (ours, theirs, left, better)


def test_there_are_as_many_deals_as_the_lesson_says_and_the_fair_one_leaves_the_price() -> None:
    assert len(packages(BREAD)) == 252
    assert fair().levels == (0, 2, 1, 1)
    assert fair() in frontier()


def test_the_price_alone_never_gets_near_the_frontier() -> None:
    assert min(len(settle(price).better) for price in range(7)) == 66
    assert min(settle(price).left for price in range(7)) == 5_000


def test_the_goal_of_the_sandbox_takes_more_than_the_price() -> None:
    scene = SCENES["bread"]
    met = {
        levels
        for levels in product(range(7), range(4), range(3), range(3))
        if scene.answer(scene.simulate(*levels)) == "met"
    }
    assert met == {(0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1), (1, 2, 1, 2), (1, 2, 2, 1)}

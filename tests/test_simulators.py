"""The lessons' simulators: outcomes worked out by hand, and sums that reconcile for all settings."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.simulators import complaints, instalments, ladder, sharing
from grader.simulators.complaints import NEVER, year_of_complaints
from grader.simulators.instalments import TOTAL, First, balance, compare_first, perform
from grader.simulators.ladder import Order, compare_orders
from grader.simulators.sharing import PIECES, weigh

TIMES = st.integers(1, 10)
STEPS = st.integers(1, 20)


@pytest.mark.parametrize(
    ("asked_in", "lost", "notices", "total", "cost"),
    [
        pytest.param(NEVER, 1, 8, 24, 4800, id="credits all year: 2 a month, 200 each"),
        pytest.param(1, 1, 8, 2, 600, id="asked in January: one month of complaints, one meeting"),
        pytest.param(2, 1, 8, 4, 1000, id="asked in February: one month of credits more"),
        pytest.param(12, 1, 8, 24, 5000, id="asked in December: eleven months of credits"),
        pytest.param(NEVER, 1, 12, 36, 7200, id="faster delivery: 3 a month"),
        pytest.param(NEVER, 0, 12, 0, 0, id="no notice lost: nothing to give"),
        pytest.param(NEVER, 4, 12, 144, 28800, id="every notice lost"),
    ],
)
def test_a_year_of_complaints(asked_in: int, lost: int, notices: int, total: int, cost: int) -> None:
    year = year_of_complaints(asked_in, lost, notices)
    assert (year.complaints, year.cost) == (total, cost)


@given(st.integers(1, NEVER), st.integers(0, 4), st.integers(1, 6).map(lambda n: 4 * n))
def test_the_year_is_the_sum_of_its_months(asked_in: int, lost: int, notices: int) -> None:
    year = year_of_complaints(asked_in, lost, notices)
    assert len(year.months) == complaints.MONTHS
    answered = sum(month.complaints for month in year.months if month.number < asked_in)
    meeting = complaints.MEETING if asked_in < NEVER else 0
    assert year.cost == answered * complaints.CREDIT + meeting
    assert all(month.complaints == 0 for month in year.months if month.number > asked_in)
    assert (
        year.complaints * 4 == sum(month.notices for month in year.months if month.number <= asked_in) * lost
    )


def test_a_month_of_waiting_costs_what_the_lesson_says() -> None:
    years = [year_of_complaints(month) for month in range(1, 13)]
    assert {(late.complaints - soon.complaints, late.cost - soon.cost) for soon, late in pairwise(years)} == {
        (2, 400)
    }


@pytest.mark.parametrize(
    ("times", "best", "worth"),
    [
        pytest.param(1, 7, 32_220, id="trusted: all but the lowest price"),
        pytest.param(2, 6, 28_240, id="twice as often: the cost of a truck stays here, too"),
        pytest.param(8, 4, 11_600, id="eight times as often"),
    ],
)
def test_what_is_worth_telling(times: int, best: int, worth: float) -> None:
    result = weigh(times)
    assert [result.best_count, result.value(best)] == pytest.approx([best, worth])


@given(TIMES)
def test_the_best_count_has_the_best_value(times: int) -> None:
    result = weigh(times)
    values = [result.value(count) for count in range(len(PIECES) + 1)]
    assert max(values) == pytest.approx(values[result.best_count])
    assert values[-1] == pytest.approx(sum(item.piece.gain - item.risk for item in result.weighed))
    assert weigh(times + 1).best_count <= result.best_count


@given(TIMES)
def test_what_nobody_can_misuse_stays_worth_telling(times: int) -> None:
    assert all(item.worth_telling for item in weigh(min(times, 8)).weighed[:2])


@pytest.mark.parametrize(
    ("times", "matters", "safest"),
    [
        # 17,000 - 2,580 in meeting 1; 0.85 x 0.88 get to meeting 2, and so on, by hand.
        pytest.param(1, 23_156, 21_075, id="trusted"),
        pytest.param(4, 8_347, 11_632, id="four times as often"),
    ],
)
def test_what_an_order_is_worth(times: int, matters: float, safest: float) -> None:
    both = compare_orders(times)
    assert both.matters.value == pytest.approx(matters, abs=1)
    assert both.safest.value == pytest.approx(safest, abs=1)


def test_the_better_order_flips_between_twice_and_three_times() -> None:
    orders = [compare_orders(times).better.order for times in range(1, 9)]
    assert orders == [Order.MATTERS] * 2 + [Order.SAFEST] * 6


@given(TIMES)
def test_both_orders_tell_the_same_pieces_within_sums_that_reconcile(times: int) -> None:
    both = compare_orders(times)
    for climbed in (both.matters, both.safest):
        told = [piece for rung in climbed.rungs for piece in rung.pieces]
        assert sorted(told, key=PIECES.index) == list(ladder.SHARED)
        assert sum(rung.at_stake for rung in climbed.rungs) == sum(piece.loss for piece in ladder.SHARED)
        for before, after in pairwise(climbed.rungs):
            assert after.budget == pytest.approx(before.budget + before.gain)
            assert after.reached <= before.reached


def test_only_the_gradual_order_stays_inside_its_limit() -> None:
    both = compare_orders(4)
    assert [rung.inside for rung in both.safest.rungs] == [True, True, True]
    assert [rung.inside for rung in both.matters.rungs] == [False, True, True]


@pytest.mark.parametrize(
    ("agreed", "delivered", "paid", "lost"),
    [
        pytest.param((1, First.OURS, 1), 200_000, 0, 200_000, id="one lump, ours first"),
        pytest.param((4, First.OURS, 1), 50_000, 0, 50_000, id="four steps, they stop at once"),
        pytest.param((4, First.OURS, 3), 150_000, 100_000, 50_000, id="four steps, they stop in step 3"),
        pytest.param((4, First.THEIRS, 2), 50_000, 50_000, 1_000, id="theirs first, they stop in step 2"),
        pytest.param((4, First.OURS, 5), 200_000, 200_000, 0, id="they keep it"),
        pytest.param((4, First.THEIRS, 5), 200_000, 200_000, 0, id="they keep it, theirs first"),
    ],
)
def test_an_agreement_in_steps(
    agreed: tuple[int, First, int], delivered: float, paid: float, lost: float
) -> None:
    result = perform(*agreed)
    assert [result.delivered, result.paid, result.lost] == pytest.approx([delivered, paid, lost])


@given(STEPS, st.sampled_from(First), st.integers(1, 21))
def test_what_is_lost_is_what_hangs_in_the_air(count: int, first: First, stop: int) -> None:
    result = perform(count, first, stop)
    prepared = sum(step.prepared for step in result.steps)
    assert result.lost == pytest.approx(result.delivered - result.paid + prepared)
    assert result.lost == pytest.approx(result.ours_at_risk if stop <= count else 0)
    assert result.delivered <= TOTAL + 1e-6
    assert result.theirs_at_risk == (0 if first is First.OURS else result.size)


@given(STEPS, st.integers(1, 20))
def test_it_does_not_matter_when_they_stop(count: int, stop: int) -> None:
    early, late = compare_first(count, 1), compare_first(count, min(stop, count))
    assert early.ours.lost == pytest.approx(late.ours.lost)
    assert early.theirs.lost == pytest.approx(late.theirs.lost)


@given(st.integers(1, 12), st.sampled_from(First), st.integers(0, 60))
def test_the_cost_of_distrust_is_risk_and_paperwork(count: int, first: First, percent: int) -> None:
    result = balance(count, first, percent)
    risk = result.agreement.ours_at_risk * percent / 100
    assert result.cost == pytest.approx(risk + instalments.PAPERWORK * count)
    assert result.costs[result.cheapest - 1] == min(result.costs)


def test_a_half_step_is_half_the_risk() -> None:
    assert perform(8).ours_at_risk * 2 == perform(4).ours_at_risk


def test_a_meeting_later_is_worth_a_fifth_less() -> None:
    first, second = (compare_orders(1).safest.rungs[place] for place in (0, 1))
    assert first.gain == sum(piece.gain for piece in first.pieces)
    assert second.gain == pytest.approx(0.8 * sum(piece.gain for piece in second.pieces))


def test_the_pieces_are_listed_from_the_least_misusable() -> None:
    chances = [sharing.chance_of_misuse(piece, 1) for piece in PIECES]
    assert chances == sorted(chances)

"""The capability plan: figures that reconcile, days that only one source keeps, and both sides drawn."""

from itertools import chain

import pytest

from grader.domain.capability import ROAD
from grader.domain.finding import Status
from grader.exercises import exercise
from grader.exercises.sheet import Answer
from grader.exercises.team.capability_plan.supply import able
from grader.grading.grade import grade
from grader.grading.solutions import solution

PLAN = exercise("capability-plan")
VARIANTS = [str(number) for number in range(80)]


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(PLAN).reference(PLAN.case(variant))
    report = grade(PLAN, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


@pytest.mark.parametrize("variant", VARIANTS)
def test_stock_and_weeks_lie_clear_of_every_line(variant: str) -> None:
    stores = PLAN.case(variant).stores
    for need in (plan.need for plan in stores.plans):
        assert 0 <= need.available <= need.stock
        assert abs(need.available - need.quantity) > need.quantity / 10
        if need.shortfall:
            soon, late = (source.weeks(need.shortfall) for source in able(stores.sources, need))
            assert late >= soon + 2
            assert need.due not in (soon, late)
            assert need.due < late
            assert need.due > ROAD


@pytest.mark.parametrize("variant", VARIANTS)
def test_no_source_is_needed_twice(variant: str) -> None:
    stores = PLAN.case(variant).stores
    needs = [plan.need for plan in stores.plans if plan.need.shortfall]
    best = [able(stores.sources, need)[0].name for need in needs]
    assert len(set(best)) == len(best)


@pytest.mark.parametrize("variant", VARIANTS)
def test_asking_production_or_supply_chain_alone_gives_a_wrong_day(variant: str) -> None:
    stores = PLAN.case(variant).stores
    needs = [plan.need for plan in stores.plans if plan.need.shortfall]
    best = [able(stores.sources, need)[0] for need in needs]
    assert any(source.ready > source.material for source in best)
    assert any(source.material > source.ready for source in best)


def test_every_fate_and_every_promise_is_drawn() -> None:
    needs = [(plan, PLAN.case(v).stores) for v in VARIANTS for plan in PLAN.case(v).stores.plans]
    covered = sum(not plan.need.shortfall for plan, _ in needs)
    assert 0.05 < covered / len(needs) < 0.4
    short = [(plan.need, stores) for plan, stores in needs if plan.need.shortfall]
    late = [n for n, stores in short if able(stores.sources, n)[0].weeks(n.shortfall) > n.due]
    assert 0.2 < len(late) / len(short) < 0.8
    assert {n.one_lot for n in late} == {True, False}
    assert any(not n.available and not n.one_lot for n in late)


@pytest.mark.parametrize("variant", VARIANTS)
def test_payment_terms_lie_a_tenth_clear_of_the_ordinary_ones(variant: str) -> None:
    for asked in PLAN.case(variant).payments.asked:
        request = asked.request
        value, limit = (int("".join(filter(str.isdigit, text))) for text in (request.asks, request.ordinary))
        assert abs(value - limit) >= limit / 10
        beyond = value < limit if "deposit" in request.ordinary else value > limit
        assert request.special is beyond
        assert bool(request.cause) is (request.cause in request.listed)


def test_the_same_story_is_a_cause_in_one_case_and_none_in_another() -> None:
    seen: dict[str, set[bool]] = {}
    for request in chain.from_iterable(
        [asked.request for asked in PLAN.case(v).payments.asked if asked.request.special] for v in VARIANTS
    ):
        seen.setdefault(request.reason, set()).add(bool(request.cause))
    assert sum(len(sides) == 2 for sides in seen.values()) >= 4


def test_the_fourth_line_is_drawn_on_both_sides_of_the_boundary() -> None:
    known = sum(bool(PLAN.case(variant).fourth.known) for variant in VARIANTS)
    assert 0.3 < known / len(VARIANTS) < 0.7


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_a_slow_source_with_its_own_day_and_act_breaks_one_rule_alone(variant: str) -> None:
    stores = PLAN.case(variant).stores
    number, plan = next((n, p) for n, p in enumerate(stores.plans, 1) if p.need.shortfall)
    slow, need = able(stores.sources, plan.need)[1], plan.need
    later = "in two parts" if need.available and not need.one_lot else "all later"
    change = {
        f"need-{number}.source": plan.source.of(slow.name),
        f"need-{number}.weeks": float(slow.weeks(need.shortfall)),
        f"need-{number}.promise": next(line.id for line in plan.promise.lines if line.kind == later),
        f"need-{number}.support": next(line.id for line in plan.support.lines if line.kind[1] == slow.name),
    }
    assert lost(variant, change) == ["leave-no-shortfall-open"]


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_every_other_way_with_a_request_is_wrong(variant: str) -> None:
    reference = solution(PLAN).reference(PLAN.case(variant))
    for number, asked in enumerate(PLAN.case(variant).payments.asked, 1):
        for line in asked.route.lines:
            if line.id != reference[f"payment.request-{number}"]:
                change = {f"payment.request-{number}": line.id}
                assert lost(variant, change) == ["special-terms-go-to-finance"]
        for verdict in asked.answer.lines:
            if verdict.id != reference[f"relief.request-{number}"]:
                change = {f"relief.request-{number}": verdict.id}
                assert lost(variant, change) == ["relief-needs-a-cause"]

"""The agreement without trust: facts that reconcile, several plans that hold, and no habit that pays."""

from datetime import date

import pytest

from grader.domain.finding import Status
from grader.exercises import exercise
from grader.exercises.exercise import FULL_MARKS
from grader.exercises.sheet import Answer
from grader.exercises.trust.low_trust_agreement.prose import script
from grader.grading.grade import grade
from grader.grading.solutions import solution

AGREEMENT = exercise("low-trust-agreement")
VARIANTS = [str(number) for number in range(60)]
SOFTWARE = next(str(n) for n in range(200) if AGREEMENT.case(str(n)).deal.trade.field == "software")


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(AGREEMENT).reference(AGREEMENT.case(variant))
    report = grade(AGREEMENT, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_dates_and_the_limit_leave_a_way(variant: str) -> None:
    case = AGREEMENT.case(variant)
    steps, partner = len(case.steps), case.partner
    assert case.first < partner.due < partner.proven <= case.kept_until
    assert [line for line in case.sittings.lines if partner.proven <= line.kind <= case.kept_until]
    assert case.cap >= case.deal.value / steps
    assert case.cap < case.deal.value / (steps - 1)
    assert sum(one.accepts for one in case.counterparts) == 1
    assert all(one.record.low_trust for one in case.counterparts)


def test_neither_the_first_nor_the_last_day_is_always_the_right_sitting() -> None:
    last = 0
    for variant in VARIANTS:
        case = AGREEMENT.case(variant)
        days = sorted(line.kind for line in case.sittings.lines)
        assert days[0] < case.partner.proven
        last += days[-1] <= case.kept_until
    assert 0.2 < last / len(VARIANTS) < 0.6


@pytest.mark.parametrize("habit", ["fewest units", "most prepaid"])
def test_no_look_at_an_offer_replaces_the_sum(habit: str) -> None:
    right = 0
    for variant in VARIANTS:
        case = AGREEMENT.case(variant)
        lots = [line.kind for line in case.offers.lines]
        lot = min(lots, key=lambda one: one.units if habit == "fewest units" else one.unpaid)
        right += lot.units * lot.unpaid * case.deal.price <= case.cap
    assert right <= 0.6 * len(VARIANTS)


def test_deliveries_of_unequal_size_pass_while_each_stays_within_the_limit() -> None:
    case = AGREEMENT.case("0")
    most = case.cap // case.deal.price
    sizes = [most] * (len(case.steps) - 1)
    sizes.append(case.deal.quantity - sum(sizes))
    assert 0 < sizes[-1] <= most
    assert not lost("0", {f"step-{number}.size": size for number, size in enumerate(sizes, 1)})


def test_one_act_for_two_deliveries_is_no_pair() -> None:
    reference = solution(AGREEMENT).reference(AGREEMENT.case("0"))
    assert lost("0", {"step-2.condition": reference["step-1.condition"]}) == ["pair-each-act"]


def test_two_deliveries_on_one_day_are_one_step() -> None:
    reference = solution(AGREEMENT).reference(AGREEMENT.case("0"))
    last = max(date.fromisoformat(str(reference[f"step-{n}.date"])) for n in (3, 4)).isoformat()
    assert lost("0", {"step-3.date": last, "step-4.date": last}) == ["agree-in-steps"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_reference_earns_full_marks(variant: str) -> None:
    assert (
        grade(AGREEMENT, variant, solution(AGREEMENT).reference(AGREEMENT.case(variant))).score == FULL_MARKS
    )


def test_software_is_neither_borrowed_nor_stored() -> None:
    case = AGREEMENT.case(SOFTWARE)
    goods = {one.promise for one in script().pending if one.goods}
    goods |= {"the return of the loan unit", "the list of delivery addresses", "an answer on the sample"}
    for one in case.counterparts:
        assert not goods & {one.pending.promise, *(promise.promise for promise in one.record.commitments)}

"""The brief before the meeting: sums that reconcile, papers that decide, and no habit that pays."""

from itertools import permutations

import pytest

from grader.domain.finding import Status
from grader.domain.preparation import Asked
from grader.exercises import exercise
from grader.exercises.sheet import Answer
from grader.exercises.team.prep_brief.offers import FEWEST, MOST
from grader.exercises.team.prep_brief.visit import NOBODY
from grader.grading.grade import grade
from grader.grading.solutions import solution

BRIEF = exercise("prep-brief")
VARIANTS = [str(number) for number in range(80)]


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(BRIEF).reference(BRIEF.case(variant))
    report = grade(BRIEF, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_limit_lies_below_the_quoted_price_and_apart_from_every_slip(variant: str) -> None:
    case = BRIEF.case(variant)
    limits, deal = case.limits, case.deal
    assert limits.best.leaves > 1.04 * limits.second.leaves
    assert limits.reservation < case.talk.claimed < deal.price
    for wrong in (limits.best.leaves / deal.quantity, limits.best.price, limits.hoped):
        if abs(wrong - limits.reservation) > 0.011 * limits.reservation:
            assert lost(variant, {"limits.reservation": round(wrong, 2)}) == ["limits-from-the-alternative"]
    assert limits.reservation > 1.02 * limits.best.leaves / deal.quantity


def test_the_highest_binding_price_is_often_not_the_best_alternative() -> None:
    fooled = 0
    for variant in VARIANTS:
        limits = BRIEF.case(variant).limits
        fooled += limits.second.price > limits.best.price
    assert 0.1 < fooled / len(VARIANTS) < 0.6


@pytest.mark.parametrize("variant", VARIANTS)
def test_thresholds_lie_a_tenth_away(variant: str) -> None:
    case = BRIEF.case(variant)
    for guest in case.visit.guests:
        assert abs(guest.limit - case.deal.value) > case.deal.value / 10
    assert FEWEST <= sum(offer.allowed for offer in case.offers) <= MOST


def test_the_same_offer_is_allowed_in_some_cases_and_not_in_others() -> None:
    seen: dict[str, set[bool]] = {}
    for variant in VARIANTS:
        for offer in BRIEF.case(variant).offers:
            seen.setdefault(offer.id, set()).add(offer.allowed)
    assert sum(len(sides) == 2 for sides in seen.values()) >= 12


@pytest.mark.parametrize("variant", VARIANTS[:30])
def test_exactly_one_who_comes_can_sign_or_nobody(variant: str) -> None:
    visit, value = BRIEF.case(variant).visit, BRIEF.case(variant).deal.value
    limits = {guest.name: guest.limit for guest in visit.guests}
    stand_in = list(visit.needs)[1]
    if visit.signing.startswith(f"{stand_in} signs"):
        limits[stand_in] = max(limits[stand_in], limits[list(visit.needs)[-1]])
    able = [name for name in visit.coming if limits[name] > value]
    assert able == ([] if visit.signs == NOBODY else [visit.signs])


@pytest.mark.parametrize("variant", VARIANTS[:12])
def test_every_agenda_that_keeps_the_hours_passes(variant: str) -> None:
    points = BRIEF.case(variant).visit.course.points
    good = [
        order
        for order in permutations([point for point in points if point.places])
        if all(place in point.places for place, point in enumerate(order, 1))
    ]
    assert 1 <= len(good) <= 3
    for order in good:
        assert not lost(variant, {"agenda.order": [one.name.lower().replace(" ", "-") for one in order]})


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_every_other_hour_and_question_to_the_boss_breaks_the_same_rule(variant: str) -> None:
    team = BRIEF.case(variant).team
    right = solution(BRIEF).reference(BRIEF.case(variant))
    for line in team.hour.lines:
        if line.id != right["guidance.hour"]:
            assert lost(variant, {"guidance.hour": line.id}) == ["guidance-before-the-meeting"]
    for line in team.ask.lines:
        if line.kind is not Asked.GUIDANCE:
            assert lost(variant, {"guidance.ask": line.id}) == ["guidance-before-the-meeting"]


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_the_boss_answers_as_soon_as_both_are_decided(variant: str) -> None:
    case = BRIEF.case(variant)
    assert BRIEF.follow(case, {"guidance.hour": "a"}) == {}
    for hour in case.team.hour.lines:
        for ask in case.team.ask.lines:
            told = BRIEF.follow(case, {"guidance.hour": hour.id, "guidance.ask": ask.id})
            assert ask.reply in str(told["guidance"])


def test_neither_the_first_named_person_nor_the_deputy_is_always_in_charge() -> None:
    promises = [one for variant in VARIANTS for one in BRIEF.case(variant).quote.promises]
    deputed = sum(one.fact.count("stands in") + one.fact.count("took over") for one in promises)
    assert 0.2 < deputed / len(promises) < 0.8


def test_a_software_licence_goes_to_nobody_else() -> None:
    assert all(BRIEF.case(variant).deal.trade.goods for variant in VARIANTS)


def test_boxes_and_clothes_are_neither_repaired_nor_explained() -> None:
    cases = [BRIEF.case(str(number)) for number in range(160)]
    soft = [case for case in cases if case.deal.trade.field in ("packaging", "workwear")]
    assert soft
    assert not any(case.machines for case in soft)
    for case in soft:
        shown = str(BRIEF.present(case))
        assert not [
            word for word in ("repair", "Spare parts", "Training", "ervice contract") if word in shown
        ]


def test_advice_in_time_is_not_simply_the_earliest() -> None:
    early = 0
    for variant in VARIANTS:
        lines = [line.kind[0] for line in BRIEF.case(variant).team.advice.lines if line.kind]
        early += min(lines, key=lambda helper: helper.day).present
    assert 0.2 < early / len(VARIANTS) < 0.8

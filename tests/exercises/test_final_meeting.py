"""The last meeting: facts that hold, both sides of each boundary, and a reply to every move."""

from random import Random

import pytest

from grader.domain.meeting import Company, Handling
from grader.exercises import exercise
from grader.exercises.sheet import Answer
from grader.exercises.team.final_meeting.prose import script
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution

MEETING = exercise("final-meeting")
VARIANTS = [str(number) for number in range(60)]


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(MEETING).reference(MEETING.case(variant))
    report = grade(MEETING, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.points == 0]


@pytest.mark.parametrize("variant", VARIANTS)
def test_facts_reconcile(variant: str) -> None:
    case = MEETING.case(variant)
    assert abs(case.value - case.threshold) >= 0.1 * case.threshold
    assert list(case.days) == sorted(set(case.days))
    assert case.eve.weekday() < 5
    assert case.days[3] < case.later < case.signs
    assert case.gap < case.deal.value
    fitting = [one for one in case.colleagues if one.topic == case.announced]
    assert sorted(one.free for one in fitting) == [False, True]
    assert case.expert in case.colleagues
    if not case.expert.free:
        assert [one for one in case.colleagues if one.topic == case.expert.topic] == [case.expert]
    assert set(case.live.plan) - set(case.live.notes) == {case.live.missing}


def test_both_sides_of_each_boundary_are_drawn() -> None:
    cases = [MEETING.case(variant) for variant in VARIANTS]
    for share in (
        sum(case.value >= case.threshold for case in cases),
        sum(case.expert.free for case in cases),
        sum(case.free is Company.MANAGER for case in cases),
    ):
        assert 0.25 < share / len(cases) < 0.75
    sides = {(case.value >= case.threshold, case.free) for case in cases}
    assert len(sides) == 4


def test_who_sits_there_in_the_end_does_not_tell_who_should_have_been_cast() -> None:
    cases = [MEETING.case(variant) for variant in VARIANTS]
    same = sum(case.free is case.beside for case in cases)
    assert 0.3 < same / len(cases) < 0.7


def test_one_year_alone_does_not_tell_an_enterprise_deal() -> None:
    cases = [MEETING.case(variant) for variant in VARIANTS]
    assert any(case.deal.value < case.threshold <= case.value for case in cases)


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_the_manager_may_join_in_the_first_or_in_the_second_meeting(variant: str) -> None:
    case = MEETING.case(variant)
    enterprise = case.value >= case.threshold
    for first, second in (("manager", "alone"), ("teammate", "manager"), ("both", "both")):
        found = lost(variant, {"casting.meeting-1": first, "casting.meeting-2": second})
        assert found == ([] if enterprise else ["manager-joins-early"])
    assert not lost(variant, {"casting.meeting-3": "manager"})


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_a_teaching_without_its_boundary_loses_the_question(variant: str) -> None:
    case = MEETING.case(variant)
    for handling in (Handling.LIVE, Handling.PROPER_STALL):
        found = lost(variant, {"question.question": case.live.question.of(handling)})
        right = case.expert.free is (handling is Handling.LIVE)
        assert found == ([] if right else ["answer-live"])


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_beat_is_answered_whatever_was_done(variant: str) -> None:
    case, sheet, random = MEETING.case(variant), MEETING.sheet(variant), Random(variant)
    for _ in range(5):
        replies = MEETING.follow(case, random_answer(sheet, random))
        assert set(replies) == {"eve", "question", "price", "break", "pressure"}
        assert "{" not in str(list(replies.values()))
    assert not MEETING.follow(case, {})


def test_the_sheet_leaves_no_placeholder_open() -> None:
    assert not any("{" in str(MEETING.sheet(variant)) for variant in VARIANTS)


def test_software_is_neither_shipped_nor_stored() -> None:
    variant = next(str(n) for n in range(200) if not MEETING.case(str(n)).deal.trade.goods)
    case, prose = MEETING.case(variant), script()
    goods = {one.point for one in prose.points if one.goods} | {t.topic for t in prose.topics if t.goods}
    assert not goods & {*case.live.plan, *(one.topic.topic for one in case.colleagues)}

"""The live deal: sums that reconcile, both sides of the boundaries, and a buyer who can be replayed."""

from random import Random
from time import perf_counter

import pytest

from grader.domain.bargain import FirstReply, Response
from grader.exercises import exercise
from grader.exercises.sheet import Answer, Figure, Prose, Table
from grader.exercises.trades.live_deal.case import Case
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution
from grader.simulators.frontier import nash_point, packages, zopa

DEAL = exercise("live-deal")
VARIANTS = [str(number) for number in range(60)]
CASES: list[Case] = [DEAL.case(variant) for variant in VARIANTS]


def answers(variant: str) -> Answer:
    return solution(DEAL).reference(DEAL.case(variant))


def status(variant: str, change: Answer) -> dict[str, str]:
    report = grade(DEAL, variant, {**answers(variant), **change})
    return {found.rule: found.status.value for found in report.findings}


def texts(documents: tuple[object, ...]) -> str:
    return " ".join(part.text for part in documents if isinstance(part, Prose | Figure))


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_sums_leave_a_margin_and_an_agreement(variant: str) -> None:
    issues = DEAL.case(variant).issues
    smaller = issues.off(2)
    assert issues.paying.worth(1) >= 1.1 * smaller
    assert issues.small.worth(1) <= 0.9 * smaller
    assert issues.paying.worth(1) >= 1.1 * max(issues.wish.worth(2), issues.clause.cost)
    assert issues.bargain.issues[issues.paying_place].levels[2].ours == issues.paying.worth(2)
    assert issues.bargain.issues[issues.small_place].levels[1].ours == issues.small.worth(1)
    assert 400 <= len(packages(issues.bargain)) <= 2_000
    assert zopa(issues.bargain)
    assert not issues.bargain.in_zopa(issues.bargain.package((0, 0, 0, 0, 0)))


def test_both_sides_of_each_boundary_are_drawn_often() -> None:
    scheduled = [case.calendar.scheduled for case in CASES]
    large = [case.deal.value >= case.calendar.large_from for case in CASES]
    benches = [
        (case.bench.their_specialist, case.bench.ours_reachable, case.bench.deadline) for case in CASES
    ]
    assert 0.3 <= sum(scheduled) / len(CASES) <= 0.6
    assert any(big and not day for big, day in zip(large, scheduled, strict=True))
    assert all(big for big, day in zip(large, scheduled, strict=True) if day)
    assert not all(large)
    assert 0.3 <= benches.count((True, False, False)) / len(CASES) <= 0.7
    assert {(False, False, False), (True, True, False), (True, False, True)} <= set(benches)


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_deal_lies_clear_of_the_line(variant: str) -> None:
    case = DEAL.case(variant)
    assert not 1 / 1.1 < case.deal.value / case.calendar.large_from < 1.1


def test_the_answer_in_small_talk_turns_with_the_agreed_day() -> None:
    for variant in VARIANTS:
        case = DEAL.case(variant)
        other = FirstReply.ANSWER if case.calendar.scheduled else FirstReply.SESSION
        change = {"small-talk.reply": case.menus.first.of(other)}
        assert status(variant, change)["the-ask-begins-it"] == "broken"


def test_a_stall_is_right_only_when_outgunned() -> None:
    for variant in VARIANTS:
        case = DEAL.case(variant)
        bench = case.bench
        outgunned = bench.their_specialist and not bench.ours_reachable and not bench.deadline
        found = status(variant, {"clause.reply": case.menus.response.of(Response.STALL)})
        held = ("not applicable", "kept") if outgunned else ("broken", "not applicable")
        assert (found["yes-or-no-then-negotiate"], found["stall-properly-when-outgunned"]) == held


def test_what_the_offer_has_anyway_is_no_return() -> None:
    tried = 0
    for variant in VARIANTS:
        case = DEAL.case(variant)
        for line in case.menus.smaller.lines:
            if line.kind.kind in ("agreed", "words", "small", "split", "free"):
                found = status(variant, {"smaller-ask.reply": line.id})
                assert found["no-gift-for-a-smaller-ask"] == "broken"
                tried += line.kind.kind == "agreed"
                assert line.kind.kind != "agreed" or line.kind.back in case.agreed
    assert tried > 10


@pytest.mark.parametrize("off", [0.011, -0.011])
def test_a_sum_beyond_one_per_cent_is_no_sum(off: float) -> None:
    exact = DEAL.case("0").issues.wish.worth(2)
    assert status("0", {"sum.cost": exact * (1 + off)})["value-asks-at-the-table"] == "broken"
    assert status("0", {"sum.cost": exact * (1 + off * 0.8)})["value-asks-at-the-table"] == "kept"


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_any_unfinished_answer_gets_replies_and_a_whole_one_an_end(variant: str) -> None:
    case, random = DEAL.case(variant), Random(variant)
    whole = {**random_answer(DEAL.sheet(variant), random)}
    groups = {group.id for group in DEAL.sheet(variant).groups}
    for share in (0.0, 0.3, 0.7, 1.0):
        part = {key: value for key, value in whole.items() if random.random() < share}
        come = DEAL.follow(case, part)
        assert come.keys() <= groups
        assert come == DEAL.follow(case, dict(part))
    assert DEAL.follow(case, whole).keys() == groups


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_no_reply_waits_for_a_fact(variant: str) -> None:
    case = DEAL.case(variant)
    for play in (solution(DEAL).reference, *solution(DEAL).slogans.values()):
        for documents in DEAL.follow(case, play(case)).values():
            assert "{" not in texts(documents)
            assert "“:" not in texts(documents)
            assert "  " not in texts(documents)


def test_the_learners_deal_is_drawn_against_the_frontier() -> None:
    case = DEAL.case("0")
    (figure,) = (part for part in DEAL.follow(case, answers("0"))["signature"] if isinstance(part, Figure))
    series = {each.name: each for each in figure.series}
    assert list(series) == ["possible packages", "Pareto frontier", "Nash point", "no deal", "your deal"]
    assert series["your deal"].tone == 2
    assert len(series["possible packages"].points) == len(zopa(case.issues.bargain))
    fair = nash_point(case.issues.bargain)
    assert fair is not None
    ours, theirs = case.issues.bargain.gains(fair)
    assert series["Nash point"].points == ((round(ours / 1000, 2), round(theirs / 1000, 2)),)
    assert f"€{ours:,.0f} for us" in figure.text


def test_whoever_leaves_has_no_deal() -> None:
    case = DEAL.case("0")
    gone = {**answers("0"), "signature.act": case.menus.signature.of("break")}
    figure = DEAL.follow(case, gone)["signature"][-1]
    assert isinstance(figure, Figure)
    assert figure.series[-1].points == ((0.0, 0.0),)


def test_gifts_and_promises_cost_money_in_the_end() -> None:
    paid = 0
    for case in CASES:
        proud, kind = (
            next(
                part for part in DEAL.follow(case, play(case))["signature"] if isinstance(part, Figure)
            ).series[-1]
            for play in (solution(DEAL).reference, solution(DEAL).slogans["win at any price"])
        )
        assert kind.points[0][0] <= proud.points[0][0]
        paid += kind.points[0][0] < proud.points[0][0]
    assert paid > 0.5 * len(CASES)


def test_the_table_shows_what_stands_before_the_package() -> None:
    documents = DEAL.follow(DEAL.case("0"), answers("0"))["clause"]
    (table,) = (part for part in documents if isinstance(part, Table))
    assert [row[0] for row in table.rows] == [issue.name for issue in DEAL.case("0").issues.bargain.issues]


def test_replies_come_at_once() -> None:
    case = DEAL.case("1")
    DEAL.follow(case, answers("1"))
    begun = perf_counter()
    DEAL.follow(case, answers("1"))
    assert perf_counter() - begun < 0.1

"""Six reps: facts that hold, both sides of each boundary, and a reply to every move."""

from random import Random

import pytest

from grader.domain.coaching import PleaReply, TradeReply
from grader.exercises import exercise
from grader.exercises.sheet import Answer
from grader.exercises.trades.coach_the_rep.case import (
    Case,
    DisguisedPlea,
    Guidance,
    Invitation,
    Plea,
    Trade,
)
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution

COACH = exercise("coach-the-rep")
VARIANTS = [str(number) for number in range(60)]


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(COACH).reference(COACH.case(variant))
    report = grade(COACH, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.points == 0]


def trades(case: Case) -> list[tuple[str, Trade]]:
    return [(f"rep-{n}", visit) for n, visit in enumerate(case.visits, 1) if isinstance(visit, Trade)]


@pytest.mark.parametrize("variant", VARIANTS)
def test_six_reps_come_with_six_deals(variant: str) -> None:
    case = COACH.case(variant)
    kinds = sorted(type(visit).__name__ for visit in case.visits)
    assert kinds == ["DisguisedPlea", "Guidance", "Invitation", "Plea", "Trade", "Trade"]
    assert len({visit.visitor.deal.trade.field for visit in case.visits}) == 6
    people = [name for visit in case.visits for name in (visit.visitor.rep, visit.visitor.lead)]
    assert len(set(people)) == 12


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_sums_reconcile_and_are_not_close(variant: str) -> None:
    shown = [visit for _, visit in trades(COACH.case(variant)) if visit.lines]
    assert any(visit.worth > visit.cost for visit in shown)
    assert all(abs(visit.worth - visit.cost) >= 0.1 * visit.cost for visit in shown)
    for visit in shown:
        for side, total in (("Goes out", visit.cost), ("Comes back", visit.worth)):
            figures = [figure for each, _, figure in visit.lines if each == side]
            assert sum(worked_out(figure) for figure in figures) == pytest.approx(total)


def worked_out(figures: str) -> float:
    """Work a sum out as the learner reads it: ``12 days × €300``, ``20% × €4,000`` or ``€800``."""
    total = 1.0
    for part in figures.split(" × "):
        number = float(part.split(maxsplit=1)[0].strip("€%").replace(",", ""))
        total *= number / 100 if part.endswith("%") else number
    return total


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_instruction_of_each_row_holds(variant: str) -> None:
    case = COACH.case(variant)
    guidance = next(visit for visit in case.visits if isinstance(visit, Guidance))
    for row in guidance.rows:
        kinds = [line.kind for line in row.told.lines]
        full = [kind for kind in kinds if kind.limited and kind.permitted and kind.get]
        assert len(full) == 2
        assert sum(kind.worth >= row.cost for kind in full) == 1
        assert all(abs(kind.worth - row.cost) >= 0.1 * row.cost for kind in full)
        assert {(kind.get, kind.worth) for kind in full} <= set(guidance.worths)


def test_both_sides_of_each_boundary_are_drawn() -> None:
    cases = [COACH.case(variant) for variant in VARIANTS]
    invitations = [visit for case in cases for visit in case.visits if isinstance(visit, Invitation)]
    sides = [tuple(each.value >= each.threshold for each in visit.prospects) for visit in invitations]
    assert len(set(sides)) == 4
    for visit in invitations:
        for each in visit.prospects:
            assert abs(each.value - each.threshold) >= 0.1 * each.threshold
    second = [visit for case in cases for _, visit in trades(case) if visit.worth <= visit.cost]
    assert 0.25 < sum(bool(visit.lines) for visit in second) / len(second) < 0.75


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_one_answer_to_both_trades_never_holds(variant: str) -> None:
    case = COACH.case(variant)
    for reply in TradeReply:
        found = lost(variant, {f"{at}.reply": visit.reply.of(reply) for at, visit in trades(case)})
        assert found == ["decide-by-the-sums"]


@pytest.mark.parametrize("variant", VARIANTS[:20])
def test_both_pleas_count(variant: str) -> None:
    for number, visit in enumerate(COACH.case(variant).visits, 1):
        if isinstance(visit, Plea | DisguisedPlea):
            wrong = visit.reply.other_than(PleaReply.TURN_ROUND)
            assert lost(variant, {f"rep-{number}.reply": wrong}) == ["hear-no-pleas"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_beat_is_answered_whatever_was_done(variant: str) -> None:
    case, sheet, random = COACH.case(variant), COACH.sheet(variant), Random(variant)
    for _ in range(5):
        replies = COACH.follow(case, random_answer(sheet, random))
        assert len(replies) == 9
        assert set(replies) <= {group.id for group in sheet.groups}
        assert "{" not in str(list(replies.values()))
    assert not COACH.follow(case, {})


def test_the_sheet_leaves_no_placeholder_open() -> None:
    assert not any("{" in str(COACH.sheet(variant)) for variant in VARIANTS)

"""Before the talk that repairs a relationship: kept, broken, missing, and both sides of each line."""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.clinic import (
    AccountStatus,
    Advice,
    Aim,
    Approach,
    Attempt,
    Colleague,
    GrowthDay,
    OrderVisit,
    Problem,
    RepairDays,
    Sign,
    Visit,
)
from grader.rules import repair_before as rules
from tests.rules.tables import SKIPPED, M, R, W, judged_by, stays_the_same

TALK = date(2027, 3, 9)
KEPT = Visit(date(2027, 1, 12), took_place=True, outcome="A full hour")
MISSED = Visit(date(2027, 2, 1), took_place=False, outcome="Cancelled at the gate")
SHARED, THEIRS, OURS, SOLVED = (
    Problem("late forecasts", *costs) for costs in ((400, 300), (400, 0), (0, 300), (0, 0))
)
BROKEN, FINE = Sign("Calls returned", 9, 1), Sign("Samples sent", 8, 9)


def status(**decided: Any) -> AccountStatus:
    return AccountStatus(where="Status", relief="€9,000", **{"chose": "This", **decided})


def days(**decided: Any) -> RepairDays:
    return RepairDays(where="Two days", gain="€8,000", **{"chose": "This", **decided})


def growth(**decided: Any) -> GrowthDay:
    facts = {"where": "A day", "person": "Ana", "wish": "returns", "gain": "€900"}
    return GrowthDay(**{**facts, "chose": "This", **decided})


def order(**decided: Any) -> OrderVisit:
    facts = {"where": "The order", "person": "Ana", "open_term": "the service hours", "bonus": "€300"}
    return OrderVisit(**{**facts, "chose": "This", **decided})


def approach(before: Attempt | None = None, chose: str = "This") -> Approach:
    return Approach(where="Approach", chose=chose, before=before)


def advice(colleague: Colleague | None = None, chose: str = "This") -> Advice:
    return Advice(where="Advice", chose=chose, talk=TALK, colleague=colleague)


def colleague(away: date | None = None, *, fits: bool = True) -> Colleague:
    return Colleague("Minh", "Won one back", fits, away)


def aim(**decided: Any) -> Aim:
    return Aim(where="Goal", **{"chose": "This", "planned": True, **decided})


test_look_before_giving_up = judged_by(
    rules.look_before_giving_up,
    ("kept for the visit that took place", status(keeps=True, ground=KEPT), R),
    ("kept for a visit that did not", status(keeps=True, ground=MISSED), W),
    ("kept for nothing", status(keeps=True), W),
    ("given up", status(), W),
    ("given up although a visit took place", status(ground=KEPT), W),
    ("undecided", status(chose=""), M),
)


test_repair_together = judged_by(
    rules.repair_together,
    ("together, a problem of both", days(together=True, problem=SHARED), R),
    ("together, a problem of theirs", days(together=True, problem=THEIRS), W),
    ("together, a problem of ours", days(together=True, problem=OURS), W),
    ("together, a solved problem", days(together=True, problem=SOLVED), W),
    ("alone, a problem of both", days(problem=SHARED), W),
    ("elsewhere", days(), W),
    ("undecided", days(chose=""), M),
)


test_raise_what_goes_well = judged_by(
    rules.raise_what_goes_well,
    ("what troubles them", growth(topic="returns"), R),
    ("what goes well", growth(topic="holidays"), W),
    ("sells more", growth(sells=True), W),
    ("coasts", growth(), W),
    ("undecided", growth(chose=""), M),
)


test_sell_and_negotiate_together = judged_by(
    rules.sell_and_negotiate_together,
    ("need and open term", order(need=True, term="the service hours"), R),
    ("need and settled term", order(need=True, term="the payment dates"), W),
    ("need alone", order(need=True), W),
    ("open term alone", order(term="the service hours"), W),
    ("undecided", order(chose=""), M),
)


test_change_the_approach = judged_by(
    rules.change_the_approach,
    ("untried", approach(), R),
    ("tried before", approach(Attempt("Olga", "Invited to lunch", "A polite no")), W),
    ("undecided", approach(chose=""), M),
)


test_consult_before_planning = judged_by(
    rules.consult_before_planning,
    ("has done it and is there", advice(colleague()), R),
    ("has done it, back the day before", advice(colleague(date(2027, 3, 8))), R),
    ("has done it, back on the day", advice(colleague(TALK)), W),
    ("has not done it", advice(colleague(fits=False)), W),
    ("nobody", advice(), W),
    ("undecided", advice(chose=""), M),
)


test_aim_at_the_relationship = judged_by(
    rules.aim_at_the_relationship,
    ("what is broken", aim(relationship=True, sign=BROKEN), R),
    ("what is fine", aim(relationship=True, sign=FINE), W),
    ("an order", aim(instead="an order"), W),
    ("undecided", aim(chose=""), M),
    ("told and not planned", aim(planned=False, instead="an order"), SKIPPED),
)


@pytest.mark.parametrize(("now", "broken"), [(5, True), (6, False)])
def test_a_sign_is_broken_from_a_loss_of_four_on(now: int, broken: bool) -> None:  # noqa: FBT001
    assert Sign("Calls returned", 9, now).broken is broken


test_the_same_finding_every_time = stays_the_same(
    st.one_of(*map(st.builds, (AccountStatus, RepairDays, GrowthDay, OrderVisit, Approach, Advice, Aim))),
    (
        rules.look_before_giving_up,
        rules.repair_together,
        rules.raise_what_goes_well,
        rules.sell_and_negotiate_together,
        rules.change_the_approach,
        rules.consult_before_planning,
        rules.aim_at_the_relationship,
    ),
)

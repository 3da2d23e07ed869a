"""Reference and flawed answers for ``capability-plan``, as functions of its case."""

from typing import Any

from grader.domain import capability, enquiry, payment
from grader.exercises.menu import slug
from grader.exercises.sheet import Answer
from grader.exercises.team.capability_plan.case import Case
from grader.exercises.team.capability_plan.plans import STOCK, Plan
from grader.exercises.team.capability_plan.supply import able
from grader.grading.solutions import Solution


def _best(case: Case, plan: Plan) -> capability.Source | None:
    """Return the source that is soonest; None where stock covers the need."""
    return able(case.stores.sources, plan.need)[0] if plan.need.shortfall else None


def _need(case: Case, plan: Plan, group: str) -> Answer:
    need, source = plan.need, _best(case, plan)
    weeks = source.weeks(need.shortfall) if source else capability.ROAD
    fitting = capability.Promised.ALL_ON_THEIR_DAY
    if weeks > need.due:
        parts = not need.one_lot and need.available
        fitting = capability.Promised.IN_TWO_PARTS if parts else capability.Promised.ALL_LATER
    name = source.name if source else ""
    return {
        f"{group}.shortfall": float(need.shortfall),
        f"{group}.source": plan.source.of(name or STOCK),
        f"{group}.weeks": float(weeks),
        f"{group}.promise": plan.promise.of(fitting),
        f"{group}.support": plan.support.of((capability.Aid.CONCRETE, name)),
    }


def _reference(case: Case) -> Answer:
    staff, known = case.staff, case.fourth.known
    move = enquiry.Move.CHECK_NOW if known else enquiry.Move.ASK_FIRST
    answer: dict[str, Any] = {
        "check.asked": [slug(name) for name in (staff.production, staff.supply_chain)],
        "check.fourth": case.fourth.menu.of(move),
    }
    for number, plan in enumerate(case.stores.plans, 1):
        answer |= _need(case, plan, f"need-{number}")
    for number, asked in enumerate(case.payments.asked, 1):
        request = asked.request
        granted = payment.Verdict.CAUSE if request.cause else payment.Verdict.REFUSED
        route = payment.Route.RULE if request.special else payment.Route.OWN
        verdict = granted if request.special else payment.Verdict.ORDINARY
        answer[f"payment.request-{number}"] = asked.route.of(route)
        answer[f"relief.request-{number}"] = asked.answer.of(verdict)
    return answer


def _short(case: Case) -> str:
    """Return the group of the first need that stock does not cover."""
    return next(f"need-{n}" for n, plan in enumerate(case.stores.plans, 1) if plan.need.shortfall)


def _request(case: Case, *, cause: bool) -> int:
    """Return the number of the special request with, or without, a listed cause."""
    asked = enumerate(case.payments.asked, 1)
    return next(n for n, one in asked if one.request.special and bool(one.request.cause) is cause)


def _by_mandate(case: Case) -> Answer:
    number = _request(case, cause=True)
    menu = case.payments.asked[number - 1].route
    return {f"payment.request-{number}": menu.of(payment.Route.OWN)}


def _by_trade(case: Case) -> Answer:
    number = _request(case, cause=False)
    menu = case.payments.asked[number - 1].answer
    return {f"relief.request-{number}": menu.of(payment.Verdict.TRADE)}


def _probably(case: Case) -> Answer:
    return {"need-1.promise": case.stores.plans[0].promise.of(capability.Promised.PERHAPS)}


def _unnamed(case: Case) -> Answer:
    return {"need-1.support": case.stores.plans[0].support.of((capability.Aid.NONE, ""))}


def _finance_for_all(case: Case) -> Answer:
    """Check everything at once, count all stock, send every request to finance, grant none."""
    answer = {**_reference(case), "check.fourth": case.fourth.menu.of(enquiry.Move.CHECK_NOW)}
    for number, plan in enumerate(case.stores.plans, 1):
        answer[f"need-{number}.shortfall"] = float(max(0, plan.need.quantity - plan.need.stock))
    for number, asked in enumerate(case.payments.asked, 1):
        answer[f"payment.request-{number}"] = asked.route.of(payment.Route.RULE)
        answer[f"relief.request-{number}"] = asked.answer.of(payment.Verdict.REFUSED)
    return answer


def _cause_for_all(case: Case) -> Answer:
    """Ask before anything is checked, promise in two parts to be safe, take each reason for a cause."""
    answer = {**_reference(case), "check.fourth": case.fourth.menu.of(enquiry.Move.ASK_FIRST)}
    for number, plan in enumerate(case.stores.plans, 1):
        answer[f"need-{number}.promise"] = plan.promise.of(capability.Promised.IN_TWO_PARTS)
    for number, asked in enumerate(case.payments.asked, 1):
        answer[f"payment.request-{number}"] = asked.route.of(payment.Route.RULE)
        answer[f"relief.request-{number}"] = asked.answer.of(payment.Verdict.CAUSE)
    return answer


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "check-with-production-and-supply-chain": lambda case: {"check.asked": [slug(case.staff.production)]},
        "check-once-needs-are-known": lambda case: {
            "check.fourth": case.fourth.menu.of(
                enquiry.Move.ASK_FIRST if case.fourth.known else enquiry.Move.CHECK_NOW
            )
        },
        "leave-no-shortfall-open": lambda case: {f"{_short(case)}.shortfall": 0.0},
        "promise-by-the-lead-time": _probably,
        "agree-on-support": _unnamed,
        "special-terms-go-to-finance": _by_mandate,
        "relief-needs-a-cause": _by_trade,
    },
    slogans={
        "finance for all, relief for none": _finance_for_all,
        "ask first, parts for all, causes for all": _cause_for_all,
    },
)

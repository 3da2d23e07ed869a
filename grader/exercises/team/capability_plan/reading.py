"""What an answer to ``capability-plan`` says, as the objects that rules judge."""

from collections.abc import Iterator

from grader.domain.capability import Schedule, Supply, Support
from grader.domain.enquiry import Check, Enquiry
from grader.domain.payment import Relief, Routing
from grader.domain.written import with_unit
from grader.exercises.menu import slug
from grader.exercises.sheet import Answer, amount_in, several_in
from grader.exercises.team.capability_plan.case import Case
from grader.exercises.team.capability_plan.plans import Plan, Stores

LABELS = {
    "asked": "Whom you ask what we have and what we can make",
    "fourth": "What you do about the last lines of the mail",
    "shortfall": "How many are missing",
    "source": "Where they come from",
    "weeks": "Whole weeks from now until all of it is there",
    "promise": "What you promise",
    "support": "Who supports you in it",
}
"""What decisions are called, on the screen and in findings."""

WEEKS = "weeks"


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    yield from _read_check(case, answer)
    for number, plan in enumerate(case.stores.plans, 1):
        yield from _read_plan(case.stores, plan, answer, f"need-{number}")
    for number, asked in enumerate(case.payments.asked, 1):
        route, text = asked.route.chosen(answer, f"payment.request-{number}")
        yield Routing(
            where=f"Request {number}, who deals with it",
            request=asked.request,
            route=route,
            mandate=case.payments.mandate,
            value=case.value,
            chose=text,
        )
        verdict, text = asked.answer.chosen(answer, f"relief.request-{number}")
        yield Relief(
            where=f"Request {number}, the answer", request=asked.request, verdict=verdict, chose=text
        )


def _read_check(case: Case, answer: Answer) -> Iterator[object]:
    staff = case.staff
    names = {slug(name): name for name in staff.does}
    asked = several_in(answer, "check.asked")
    chosen = None if asked is None else tuple(names[each] for each in asked)
    yield Check(
        where=LABELS["asked"],
        asked=chosen,
        production=staff.production,
        supply_chain=staff.supply_chain,
        does=staff.does,
        chose=", ".join(chosen or ()),
    )
    move, text = case.fourth.menu.chosen(answer, "check.fourth")
    yield Enquiry(
        where=LABELS["fourth"], known=case.fourth.known, text=case.fourth.text, move=move, chose=text
    )


def _read_plan(stores: Stores, plan: Plan, answer: Answer, group: str) -> Iterator[object]:
    need = plan.need
    name, _ = plan.source.chosen(answer, f"{group}.source")
    shortfall, weeks = amount_in(answer, f"{group}.shortfall"), amount_in(answer, f"{group}.weeks")
    found = [with_unit(shortfall, need.unit)] if shortfall is not None else []
    supply = Supply(
        need=need,
        sources=stores.sources,
        shortfall=shortfall,
        decided=name is not None,
        source=stores.named(name or ""),
        chose=" · ".join([*found, *([name] if name else [])]),
    )
    yield supply
    promised, text = plan.promise.chosen(answer, f"{group}.promise")
    after = [with_unit(weeks, WEEKS)] if weeks is not None else []
    yield Schedule(
        where=f"{need.model}, the day and the promise",
        supply=supply,
        weeks=weeks,
        promised=promised,
        chose=" · ".join([*after, *([text] if text else [])]),
    )
    kind, text = plan.support.chosen(answer, f"{group}.support")
    aid, source = kind or (None, "")
    yield Support(where=f"{need.model}, the support", supply=supply, aid=aid, source=source, chose=text)

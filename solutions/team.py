"""Reference and flawed answers for the Team module, as functions of each exercise's case."""

from collections.abc import Callable, Sequence
from typing import Any

from grader.domain import capability, colleagues, enquiry, payment, preparation
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.meeting import AtTheTable, Company, Filing, Handling
from grader.exercises.menu import Menu, slug
from grader.exercises.sheet import Answer
from grader.exercises.team.capability_plan.case import Case as CapabilityPlanCase
from grader.exercises.team.capability_plan.plans import STOCK
from grader.exercises.team.capability_plan.plans import Plan as CapabilityPlan
from grader.exercises.team.capability_plan.supply import able
from grader.exercises.team.final_meeting.case import Case as FinalMeetingCase
from grader.exercises.team.prep_brief.case import Case as PrepBriefCase
from grader.grading.solutions import Solution

# The last meeting


def _final_meeting(case: FinalMeetingCase) -> Answer:
    live, closing = case.live, case.closing
    enterprise = case.value >= case.threshold
    standby = next(one for one in case.colleagues if one.topic == case.announced and one.free)
    return {
        "casting.meeting-1": "manager" if enterprise else "teammate",
        "casting.meeting-2": "both" if enterprise else "alone",
        "casting.meeting-3": "teammate",
        "casting.meeting-4": case.free.value,
        "standby.name": case.names.of(standby.name),
        "eve.told": case.told.of(Insight.NEEDS),
        "eve.guard": case.guard.of(Guard.LIMITS),
        "question.question": live.question.of(Handling.LIVE if case.expert.free else Handling.PROPER_STALL),
        "price.answer": live.answer.of(Leader.REP),
        "break.facing": live.facing.of(Facing.CLIENT),
        "pressure.hand-over": live.hand_over.of(AtTheTable.STAY),
        "pen.raised": live.raised.of(live.missing),
        "report.filing": closing.filing.of(Filing.FILED),
        "report.promise": closing.promise.of(closing.thing),
        "report.owner": closing.owner.of(closing.keeper),
        "report.by": closing.by.of(closing.due),
    }


def _final_meeting_late(case: FinalMeetingCase) -> Answer:
    """Bring the manager in on the wrong side of the threshold."""
    if case.value >= case.threshold:
        return {"casting.meeting-1": "teammate", "casting.meeting-2": "alone"}
    return {"casting.meeting-2": "manager"}


def _final_meeting_wrong_reply(case: FinalMeetingCase) -> Answer:
    wrong = Handling.PROPER_STALL if case.expert.free else Handling.LIVE
    return {"question.question": case.live.question.of(wrong)}


def _final_meeting_first(menu: Menu[Any], *kinds: Any) -> str:
    """Return the first option on the screen that looks right by its kind."""
    return next(line.id for line in menu.lines if line.kind in kinds)


def _final_meeting_by_slogans(company: Company, handling: Handling, *early: str) -> Any:
    """Return a player who knows every teaching, and looks at no policy sheet, calendar or note."""

    def play(case: FinalMeetingCase) -> Answer:
        knows = [one.name for one in case.colleagues if one.topic == case.announced]
        closing = case.closing
        return {
            **_final_meeting(case),
            "casting.meeting-1": early[0],
            "casting.meeting-2": early[1],
            "casting.meeting-4": company.value,
            "standby.name": case.names.of(knows[0]),
            "eve.told": _final_meeting_first(case.told, Insight.NEEDS, Insight.MIXED_UP),
            "question.question": case.live.question.of(handling),
            "pen.raised": _final_meeting_first(case.live.raised, *case.live.plan),
            "report.promise": closing.promise.lines[0].id,
            "report.owner": closing.owner.of("You"),
            "report.by": closing.by.lines[0].id,
        }

    return play


FINAL_MEETING = Solution(
    reference=_final_meeting,
    flawed={
        "manager-joins-early": _final_meeting_late,
        "two-at-the-close": lambda _: {"casting.meeting-4": "alone"},
        "somebody-within-reach": lambda case: {"standby.name": case.names.of("")},
        "manager-learns-the-needs": lambda case: {"eve.told": case.told.of(Insight.MIXED_UP)},
        "limits-guard-the-price": lambda case: {"eve.guard": case.guard.other_than(Guard.LIMITS)},
        "answer-live": _final_meeting_wrong_reply,
        "rep-still-leads": lambda case: {"price.answer": case.live.answer.other_than(Leader.REP)},
        "turn-towards-the-client": lambda case: {"break.facing": case.live.facing.other_than(Facing.CLIENT)},
        "stay-at-the-table": lambda case: {
            "pressure.hand-over": case.live.hand_over.other_than(AtTheTable.STAY)
        },
        "cover-each-other": lambda case: {"pen.raised": case.live.raised.of("")},
        "report-what-was-promised": lambda case: {
            "report.filing": case.closing.filing.other_than(Filing.FILED)
        },
    },
    slogans={
        "the boss early and late, all live": _final_meeting_by_slogans(
            Company.MANAGER, Handling.LIVE, "manager", "both"
        ),
        "the boss never, a pause for all": _final_meeting_by_slogans(
            Company.TEAMMATE, Handling.PROPER_STALL, "teammate", "alone"
        ),
    },
)

# The brief before the meeting


def _prep_brief_who(menu: Menu[Any], fits: Callable[[Sequence[colleagues.Helper]], bool]) -> str:
    """Return the first option whose helpers fit."""
    return next(line.id for line in menu.lines if fits(line.kind))


def _prep_brief_all_in(count: int) -> Callable[[Sequence[colleagues.Helper]], bool]:
    return lambda helpers: len(helpers) == count and all(helper.present for helper in helpers)


def _prep_brief_in_time(case: PrepBriefCase) -> Callable[[Sequence[colleagues.Helper]], bool]:
    return lambda helpers: any(helper.present and helper.day < case.team.met_on for helper in helpers)


def _prep_brief_gone(helpers: Sequence[colleagues.Helper]) -> bool:
    return any(not helper.present for helper in helpers)


def _prep_brief_order(case: PrepBriefCase) -> list[str]:
    """Return an agenda that keeps everybody's hours, the points with the least choice first."""
    order: dict[int, str] = {}
    for point in sorted(case.visit.course.points, key=lambda point: len(point.places)):
        if point.places:
            place = next(place for place in point.places if place not in order)
            order[place] = slug(point.name)
    return [order[place] for place in sorted(order)]


def _prep_brief(case: PrepBriefCase) -> Answer:
    team, visit, quote = case.team, case.visit, case.quote
    answer: dict[str, str | float | list[str]] = {
        "guidance.hour": _prep_brief_who(team.hour, _prep_brief_in_time(case)),
        "guidance.ask": team.ask.of(preparation.Asked.GUIDANCE),
        "colleagues.write": _prep_brief_who(team.write, _prep_brief_all_in(1)),
        "colleagues.deal": _prep_brief_who(team.deal, _prep_brief_all_in(3)),
        "colleagues.advice": _prep_brief_who(team.advice, _prep_brief_in_time(case)),
        "offers.list": [offer.id for offer in case.offers if offer.allowed],
        "limits.alternative": float(case.limits.best.leaves),
        "limits.reservation": round(case.limits.reservation, 2),
        "limits.talk": case.talk.menu.of(preparation.Limit.WITHHELD),
        "people.coming": [slug(name) for name in visit.coming],
        "people.signs": slug(visit.signs),
        "agenda.order": _prep_brief_order(case),
        "quote.gaps": [entry.id for entry in quote.entries if not entry.complete],
    }
    for number, menu in enumerate(visit.pitches.values(), 1):
        answer[f"pitch.listener-{number}"] = menu.of(preparation.Claim.FITS)
    for number, promise in enumerate(quote.promises, 1):
        answer[f"promises.promise-{number}"] = promise.menu.of(colleagues.Backing.IN_CHARGE)
    return answer


def _prep_brief_price_only(case: PrepBriefCase) -> Answer:
    return {"offers.list": [next(offer.id for offer in case.offers if offer.allowed)]}


def _prep_brief_price_first(case: PrepBriefCase) -> Answer:
    order = _prep_brief_order(case)
    return {"agenda.order": [order[1], order[0], *order[2:]]}


def _prep_brief_never_alone(case: PrepBriefCase) -> Answer:
    """Ask everybody, whenever it may be; offer all there is; and tell nobody the limit, whatever it takes."""
    team, visit, quote = case.team, case.visit, case.quote
    highest = max(visit.guests, key=lambda guest: guest.limit)
    answer = {
        **_prep_brief(case),
        "guidance.hour": _prep_brief_who(team.hour, bool),
        "guidance.ask": team.ask.of(preparation.Asked.GUIDANCE, preparation.Asked.HANDOVER),
        "colleagues.write": _prep_brief_who(team.write, bool),
        "colleagues.deal": _prep_brief_who(team.deal, lambda helpers: len(helpers) > 1),
        "colleagues.advice": _prep_brief_who(team.advice, bool),
        "offers.list": [offer.id for offer in case.offers],
        "limits.reservation": float(case.limits.loose.price),
        "limits.talk": case.talk.menu.lines[0].id,
        "people.signs": slug(highest.name),
    }
    for number, promise in enumerate(quote.promises, 1):
        answer[f"promises.promise-{number}"] = _prep_brief_first_person(promise.menu)
    return answer


def _prep_brief_first_person(menu: Menu[colleagues.Backing]) -> str:
    return menu.of(colleagues.Backing.IN_CHARGE, colleagues.Backing.NOT_IN_CHARGE)


def _prep_brief_boss_knows(case: PrepBriefCase) -> Answer:
    """Take guidance for the boss's leave, price and presence; read every paper but the dates."""
    hoped = float(case.limits.hoped)
    first = [slug(point.name) for point in case.visit.course.points if point.places]
    return {
        **_prep_brief(case),
        "guidance.hour": _prep_brief_who(case.team.hour, bool),
        "guidance.ask": case.team.ask.of(preparation.Asked.PERMISSION),
        "limits.alternative": float(max(one.leaves for one in case.limits.alternatives)),
        "limits.reservation": hoped,
        "limits.talk": case.talk.menu.of(preparation.Limit.FALSE_ORDER),
        "agenda.order": first,
    }


PREP_BRIEF = Solution(
    reference=_prep_brief,
    flawed={
        "guidance-before-the-meeting": lambda case: {
            "guidance.hour": _prep_brief_who(case.team.hour, lambda helpers: not helpers)
        },
        "never-work-alone": lambda case: {
            "colleagues.write": _prep_brief_who(case.team.write, _prep_brief_gone)
        },
        "teamwork-from-start-to-end": lambda case: {
            "colleagues.deal": _prep_brief_who(case.team.deal, lambda helpers: len(helpers) <= 1)
        },
        "consult-before-you-replan": lambda case: {
            "colleagues.advice": _prep_brief_who(case.team.advice, lambda helpers: not helpers)
        },
        "all-that-may-be-offered": _prep_brief_price_only,
        "limits-from-the-alternative": lambda case: {"limits.reservation": float(case.limits.hoped)},
        "limit-never-falsified": lambda case: {
            "limits.talk": case.talk.menu.of(preparation.Limit.FALSE_FLOOR)
        },
        "know-whom-you-meet": lambda case: {
            "people.coming": [slug(guest.name) for guest in case.visit.guests]
        },
        "plan-how-it-will-go": _prep_brief_price_first,
        "pitch-benefits-to-needs": lambda case: {
            "pitch.listener-1": next(iter(case.visit.pitches.values())).other_than(preparation.Claim.FITS)
        },
        "no-gap-in-the-quote": lambda case: {
            "quote.gaps": [entry.id for entry in case.quote.entries if not entry.complete][:1]
        },
        "somebody-behind-each-promise": lambda case: {
            "promises.promise-1": case.quote.promises[0].menu.of(colleagues.Backing.DEPARTMENT)
        },
    },
    slogans={
        "never alone, whoever and whenever": _prep_brief_never_alone,
        "the boss decides": _prep_brief_boss_knows,
    },
)

# What we can deliver


def _capability_plan_best(case: CapabilityPlanCase, plan: CapabilityPlan) -> capability.Source | None:
    """Return the source that is soonest; None where stock covers the need."""
    return able(case.stores.sources, plan.need)[0] if plan.need.shortfall else None


def _capability_plan_need(case: CapabilityPlanCase, plan: CapabilityPlan, group: str) -> Answer:
    need, source = plan.need, _capability_plan_best(case, plan)
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


def _capability_plan(case: CapabilityPlanCase) -> Answer:
    staff, known = case.staff, case.fourth.known
    move = enquiry.Move.CHECK_NOW if known else enquiry.Move.ASK_FIRST
    answer: dict[str, Any] = {
        "check.asked": [slug(name) for name in (staff.production, staff.supply_chain)],
        "check.fourth": case.fourth.menu.of(move),
    }
    for number, plan in enumerate(case.stores.plans, 1):
        answer |= _capability_plan_need(case, plan, f"need-{number}")
    for number, asked in enumerate(case.payments.asked, 1):
        request = asked.request
        granted = payment.Verdict.CAUSE if request.cause else payment.Verdict.REFUSED
        route = payment.Route.RULE if request.special else payment.Route.OWN
        verdict = granted if request.special else payment.Verdict.ORDINARY
        answer[f"payment.request-{number}"] = asked.route.of(route)
        answer[f"relief.request-{number}"] = asked.answer.of(verdict)
    return answer


def _capability_plan_short(case: CapabilityPlanCase) -> str:
    """Return the group of the first need that stock does not cover."""
    return next(f"need-{n}" for n, plan in enumerate(case.stores.plans, 1) if plan.need.shortfall)


def _capability_plan_request(case: CapabilityPlanCase, *, cause: bool) -> int:
    """Return the number of the special request with, or without, a listed cause."""
    asked = enumerate(case.payments.asked, 1)
    return next(n for n, one in asked if one.request.special and bool(one.request.cause) is cause)


def _capability_plan_by_mandate(case: CapabilityPlanCase) -> Answer:
    number = _capability_plan_request(case, cause=True)
    menu = case.payments.asked[number - 1].route
    return {f"payment.request-{number}": menu.of(payment.Route.OWN)}


def _capability_plan_by_trade(case: CapabilityPlanCase) -> Answer:
    number = _capability_plan_request(case, cause=False)
    menu = case.payments.asked[number - 1].answer
    return {f"relief.request-{number}": menu.of(payment.Verdict.TRADE)}


def _capability_plan_probably(case: CapabilityPlanCase) -> Answer:
    return {"need-1.promise": case.stores.plans[0].promise.of(capability.Promised.PERHAPS)}


def _capability_plan_unnamed(case: CapabilityPlanCase) -> Answer:
    return {"need-1.support": case.stores.plans[0].support.of((capability.Aid.NONE, ""))}


def _capability_plan_finance_for_all(case: CapabilityPlanCase) -> Answer:
    """Check everything at once, count all stock, send every request to finance, grant none."""
    answer = {**_capability_plan(case), "check.fourth": case.fourth.menu.of(enquiry.Move.CHECK_NOW)}
    for number, plan in enumerate(case.stores.plans, 1):
        answer[f"need-{number}.shortfall"] = float(max(0, plan.need.quantity - plan.need.stock))
    for number, asked in enumerate(case.payments.asked, 1):
        answer[f"payment.request-{number}"] = asked.route.of(payment.Route.RULE)
        answer[f"relief.request-{number}"] = asked.answer.of(payment.Verdict.REFUSED)
    return answer


def _capability_plan_cause_for_all(case: CapabilityPlanCase) -> Answer:
    """Ask before anything is checked, promise in two parts to be safe, take each reason for a cause."""
    answer = {**_capability_plan(case), "check.fourth": case.fourth.menu.of(enquiry.Move.ASK_FIRST)}
    for number, plan in enumerate(case.stores.plans, 1):
        answer[f"need-{number}.promise"] = plan.promise.of(capability.Promised.IN_TWO_PARTS)
    for number, asked in enumerate(case.payments.asked, 1):
        answer[f"payment.request-{number}"] = asked.route.of(payment.Route.RULE)
        answer[f"relief.request-{number}"] = asked.answer.of(payment.Verdict.CAUSE)
    return answer


CAPABILITY_PLAN = Solution(
    reference=_capability_plan,
    flawed={
        "check-with-production-and-supply-chain": lambda case: {"check.asked": [slug(case.staff.production)]},
        "check-once-needs-are-known": lambda case: {
            "check.fourth": case.fourth.menu.of(
                enquiry.Move.ASK_FIRST if case.fourth.known else enquiry.Move.CHECK_NOW
            )
        },
        "leave-no-shortfall-open": lambda case: {f"{_capability_plan_short(case)}.shortfall": 0.0},
        "promise-by-the-lead-time": _capability_plan_probably,
        "agree-on-support": _capability_plan_unnamed,
        "special-terms-go-to-finance": _capability_plan_by_mandate,
        "relief-needs-a-cause": _capability_plan_by_trade,
    },
    slogans={
        "finance for all, relief for none": _capability_plan_finance_for_all,
        "ask first, parts for all, causes for all": _capability_plan_cause_for_all,
    },
)

SOLUTIONS: dict[str, Solution] = {
    "capability-plan": CAPABILITY_PLAN,
    "prep-brief": PREP_BRIEF,
    "final-meeting": FINAL_MEETING,
}

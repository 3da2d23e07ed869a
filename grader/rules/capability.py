"""What we can deliver by when, and with whose help (teachings D10 to D13)."""

from grader.domain.capability import Aid, Need, Promised, Schedule, Source, Supply, Support
from grader.domain.enquiry import Check, Enquiry, Move
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day, with_unit
from grader.rules.rule import rule


@rule("D10")
def check_with_production_and_supply_chain(check: Check) -> Mark | None:
    """Check their needs against what we have, with production and with supply chain."""
    if check.asked is None:
        return missing(check.where)
    knows = {
        check.production: "what our lines can make, and when",
        check.supply_chain: "what is in stock, and when material comes in",
    }
    absent = [f"Nobody whom you ask knows {what}." for name, what in knows.items() if name not in check.asked]
    needless = [
        f"{name} “{check.does[name]}” and can say nothing about it."
        for name in check.asked
        if name not in knows
    ]
    faults = " ".join([*absent, *needless])
    why = faults or "Capacity is known to the one, stock and material to the other: you need both."
    return judged(check.where, check.chose, why, right=not faults)


_FOR_THE_FOURTH = {
    Move.CHECK_NOW: "what is known can be checked",
    Move.ASK_FIRST: "nobody starts on it before the customer has said more",
    Move.PROMISE: "you promise what nobody has checked",
    Move.LEAVE: "it stays as vague as it is, and nobody gets ready",
}


@rule("D10")
def check_once_needs_are_known(enquiry: Enquiry) -> Mark | None:
    """Have a need checked as soon as something of it is known, and ask the customer while nothing is.

    Boundary: Once the needs are at least partly known.
    """
    if enquiry.move is None:
        return missing(enquiry.where)
    right = Move.CHECK_NOW if enquiry.known else Move.ASK_FIRST
    known = f"Known: {enquiry.known}" if enquiry.known else "Neither model nor quantity nor day is known"
    side = _FOR_THE_FOURTH[enquiry.move]
    if enquiry.move is Move.CHECK_NOW and not enquiry.known:
        side = "there is nothing yet that anybody could check"
    return judged(
        enquiry.where,
        enquiry.chose,
        f"They wrote: “{enquiry.text}” {known}; {side}.",
        right=enquiry.move is right,
    )


@rule("D11")
def leave_no_shortfall_open(supply: Supply) -> Mark | None:
    """Find out what else it would take: how much is missing, and where it can come from."""
    need, where = supply.need, f"{supply.need.model}, what is missing"
    fault = _amiss(supply)
    if not fault and (supply.shortfall is None or not supply.decided):
        return missing(where)
    why = fault or f"{_in_stock(need)} What you plan covers the {need.quantity:,} {need.unit}."
    return judged(where, supply.chose, why, right=not fault)


def _in_stock(need: Need) -> str:
    return f"They need {need.quantity:,}; {need.stock:,} are in stock, {need.reserved:,} of them for others."


def _amiss(supply: Supply) -> str:
    need, found = supply.need, supply.shortfall
    if found is not None and abs(found - need.shortfall) > need.shortfall / 100:
        return f"{_in_stock(need)} That does not leave {found:,g} missing."
    if not supply.decided:
        return ""
    if supply.source is not None:
        return _unfit(supply, supply.source)
    return f"{_in_stock(need)} Stock alone does not do it." if need.shortfall else ""


def _unfit(supply: Supply, source: Source) -> str:
    need = supply.need
    if not need.shortfall:
        return f"{_in_stock(need)} Nothing is missing, and {source.name} would work for nothing."
    if need.model not in source.makes:
        return f"{source.name} makes {' and '.join(source.makes)}, not {need.model}."
    if source.weeks(need.shortfall) > max(need.due, supply.soonest):
        return f"{_lead(source)} That is too late for {day(need.due_on)}, and another source is sooner."
    return ""


def _part(need: Need) -> str:
    return "Some of them are free in stock." if need.available else "None of them is free in stock."


def _lead(source: Source) -> str:
    return (
        f"{source.name} is ready after {_weeks(source.ready)}, has its material after "
        f"{_weeks(source.material)} and makes {source.per_week:,} a week."
    )


def _weeks(count: int) -> str:
    return with_unit(count, "weeks")


@rule("D12")
def promise_by_the_lead_time(schedule: Schedule) -> Mark | None:
    """Find out how long it takes to get it moving, and promise by that."""
    supply, need = schedule.supply, schedule.supply.need
    if schedule.weeks is None or schedule.promised is None or not supply.workable:
        return missing(schedule.where)
    if schedule.weeks not in supply.weeks:
        why = (
            f"{_lead(supply.source) if supply.source else 'It is all in stock.'} A week on the road follows."
        )
        return judged(schedule.where, schedule.chose, why, right=False)
    late = schedule.weeks > need.due
    right = schedule.promised is _fitting(need, late=late)
    return judged(schedule.where, schedule.chose, _why_promised(need, schedule, late=late), right=right)


def _fitting(need: Need, *, late: bool) -> Promised:
    if not late:
        return Promised.ALL_ON_THEIR_DAY
    return Promised.ALL_LATER if need.one_lot or not need.available else Promised.IN_TWO_PARTS


def _why_promised(need: Need, schedule: Schedule, *, late: bool) -> str:
    facts = (
        f"By your plan all of it is there after {with_unit(schedule.weeks or 0, 'weeks')}. They want it by "
        f"{day(need.due_on)}, {_weeks(need.due)} from now, {need.lots}. {_part(need)}"
    )
    if schedule.promised is Promised.PERHAPS:
        return f"{facts} They hear a yes that you have not checked against your own plan."
    if schedule.promised is Promised.ALL_ON_THEIR_DAY and late:
        return f"{facts} Your plan does not hold that."
    return facts


@rule("D13")
def agree_on_support(support: Support) -> Mark | None:
    """Agree how each team will support you: a named person, and an act that your plan needs."""
    supply = support.supply
    if support.aid is None or not supply.workable:
        return missing(support.where)
    planned = supply.source.name if supply.source else ""
    right = support.aid is Aid.CONCRETE and support.source == planned
    why = {
        Aid.VAGUE: "A name, but no act and no day: there is nothing that you can rely on.",
        Aid.NONE: "Nobody is asked for anything, so that nobody owes you anything.",
        Aid.CONCRETE: f"A person, an act and a day, for what your plan rests on: {planned or 'stock'}.",
    }[support.aid]
    if support.aid is Aid.CONCRETE and not right:
        why = f"Your plan rests on {planned or 'stock'}; this act is about {support.source or 'stock'}."
    return judged(support.where, support.chose, why, right=right)

"""What an answer to ``coach-the-rep`` says, as the objects that rules judge."""

from collections.abc import Iterator
from typing import Any

from msgspec.structs import replace

from grader.domain.coaching import GUIDANCE, PLEA, Instruction, ProposedTrade
from grader.domain.conversation import Said
from grader.domain.manager import Beat, Joining
from grader.domain.written import euros
from grader.exercises.menu import Menu
from grader.exercises.sheet import Answer, amount_in
from grader.exercises.trades.coach_the_rep.case import (
    Case,
    DisguisedPlea,
    Guidance,
    Invitation,
    Plea,
    Trade,
    Visit,
)


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    for number, visit in enumerate(case.visits, 1):
        yield from _read_visit(case, answer, visit, f"rep-{number}")


def _read_visit(case: Case, answer: Answer, visit: Visit, at: str) -> Iterator[object]:
    match visit:
        case Plea():
            yield _pleaded(answer, visit, at)
            facts = visit.visitor.facts
            why = f"{facts['lead']} has been asked for nothing, and {facts['value']} would help your quarter."
            yield replace(
                _said(answer, visit, f"{at}-next.reply", visit.facing), beat=Beat.CLIENTS_ASK, why=why
            )
        case DisguisedPlea():
            yield _pleaded(answer, visit, at)
            short = f"You are {euros(case.gap)} short yourself, with {case.left} working days left."
            yield replace(
                _said(answer, visit, f"{at}-next.reply", visit.guard), beat=Beat.PRICE_GUARD, why=short
            )
        case Guidance():
            yield from _read_guidance(answer, visit, at)
        case Trade():
            yield from _read_trade(answer, visit, at)
        case Invitation():
            yield from _read_invitation(answer, visit, at)


def _said(answer: Answer, visit: Visit, key: str, menu: Menu[Any]) -> Said:
    """Return what was said to a rep, before it is known at which beat."""
    kind, text = menu.chosen(answer, key)
    return Said(beat="", where=f"Your reply to {visit.visitor.rep}", kind=kind or "", chose=text)


def _pleaded(answer: Answer, visit: Plea | DisguisedPlea, at: str) -> Said:
    facts = visit.visitor.facts
    why = (
        f"{facts['lead']} asked for {facts['pct']}% ({facts['sum']}) on {facts['asked']}: after "
        f"the ask this is a plea, not guidance. {facts['rep']} has asked for nothing in return."
    )
    return replace(_said(answer, visit, f"{at}.reply", visit.reply), beat=PLEA, why=why)


def _read_guidance(answer: Answer, visit: Guidance, at: str) -> Iterator[object]:
    facts = visit.visitor.facts
    why = f"The meeting is on {facts['meeting']}, and nobody has asked for anything yet."
    yield replace(_said(answer, visit, f"{at}.reply", visit.reply), beat=GUIDANCE, why=why)
    for number, row in enumerate(visit.rows, 1):
        told, text = row.told.chosen(answer, f"{at}-next.row-{number}")
        yield Instruction(
            where=f"{facts['lead']} asks for {row.asked}",
            limited=told.limited if told else None,
            permitted=told.permitted if told else True,
            get=told.get if told else "",
            cost=row.cost,
            worth=told.worth if told else 0,
            chose=text,
        )


def _read_trade(answer: Answer, visit: Trade, at: str) -> Iterator[object]:
    reply, text = visit.reply.chosen(answer, f"{at}.reply")
    trade = ProposedTrade(
        where=f"Your reply to {visit.visitor.rep}",
        rep=visit.visitor.facts["rep"],
        shown=bool(visit.lines),
        cost=visit.cost,
        worth=visit.worth,
        said=reply,
        chose=text,
    )
    yield trade
    if visit.lines:
        apart = amount_in(answer, f"{at}.apart")
        where = f"The two sides of {visit.visitor.rep}’s trade"
        yield replace(trade, where=where, said=apart, chose=euros(apart or 0))


def _read_invitation(answer: Answer, visit: Invitation, at: str) -> Iterator[object]:
    for number, prospect in enumerate(visit.prospects, 1):
        early, text = prospect.joins.chosen(answer, f"{at}.join-{number}")
        yield Joining(
            where=f"When you sit in at {prospect.deal.buyer}",
            value=prospect.value,
            threshold=prospect.threshold,
            early=early,
            opened="meeting 3",
            chose=text,
        )
    facts, (name, role) = visit.visitor.facts, visit.blank
    unknown = f"The notes say nothing of {name}, who {role}."
    yield replace(_said(answer, visit, f"{at}-next.reply", visit.insight), beat=Beat.INSIGHT, why=unknown)
    put = f"{facts['lead']} asks you, although {facts['rep']} leads the talks."
    yield replace(_said(answer, visit, f"{at}-last.reply", visit.lead), beat=Beat.LEAD, why=put)

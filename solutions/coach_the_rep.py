"""Reference and flawed answers for ``coach-the-rep``, as functions of its case."""

from collections.abc import Callable
from typing import Any

from grader.domain.coaching import GuidanceReply, PleaReply, TradeReply
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.exercises.sheet import Answer
from grader.exercises.trades.coach_the_rep import case as coach
from grader.grading.solutions import Solution


def _at(case: coach.Case, kind: type) -> str:
    """Return the id of the first visit of a kind."""
    return next(f"rep-{number}" for number, visit in enumerate(case.visits, 1) if isinstance(visit, kind))


def _reference(case: coach.Case) -> Answer:
    answer: dict[str, str | float] = {}
    for number, visit in enumerate(case.visits, 1):
        answer |= _visit(visit, f"rep-{number}")
    return answer


def _visit(visit: coach.Visit, at: str) -> dict[str, str | float]:
    match visit:
        case coach.Plea(reply=reply, facing=facing):
            return {
                f"{at}.reply": reply.of(PleaReply.TURN_ROUND),
                f"{at}-next.reply": facing.of(Facing.CLIENT),
            }
        case coach.DisguisedPlea(reply=reply, guard=guard):
            return {f"{at}.reply": reply.of(PleaReply.TURN_ROUND), f"{at}-next.reply": guard.of(Guard.LIMITS)}
        case coach.Guidance(reply=reply, rows=rows):
            settled = {f"{at}-next.row-{n}": _instruction(row) for n, row in enumerate(rows, 1)}
            return {f"{at}.reply": reply.of(GuidanceReply.GUIDE), **settled}
        case coach.Trade():
            return _trade(visit, at)
        case coach.Invitation():
            return _company(visit, at)


def _instruction(row: coach.Row) -> str:
    return next(
        line.id
        for line in row.told.lines
        if line.kind.limited and line.kind.permitted and line.kind.get and line.kind.worth >= row.cost
    )


def _trade(visit: coach.Trade, at: str) -> dict[str, str | float]:
    if not visit.lines:
        return {f"{at}.reply": visit.reply.of(TradeReply.ASK_FOR_SUMS)}
    right = TradeReply.APPROVE if visit.worth >= visit.cost else TradeReply.SEND_BACK
    return {f"{at}.reply": visit.reply.of(right), f"{at}.apart": abs(visit.worth - visit.cost)}


def _company(visit: coach.Invitation, at: str) -> dict[str, str | float]:
    joins = {
        f"{at}.join-{number}": prospect.joins.of(prospect.value >= prospect.threshold)
        for number, prospect in enumerate(visit.prospects, 1)
    }
    return {
        **joins,
        f"{at}-next.reply": visit.insight.of(Insight.NEEDS),
        f"{at}-last.reply": visit.lead.of(Leader.REP),
    }


def _flaw(
    kind: type, group: str, wrong: Callable[[Any], str], field: str = "reply"
) -> Callable[[coach.Case], Answer]:
    """Return a change of one decision at the first visit of a kind."""

    def change(case: coach.Case) -> Answer:
        visit = next(visit for visit in case.visits if isinstance(visit, kind))
        return {f"{_at(case, kind)}{group}.{field}": wrong(visit)}

    return change


def _loose(visit: coach.Guidance) -> str:
    """Return an instruction in which something is missing."""
    row = visit.rows[0]
    return next(line.id for line in row.told.lines if line.id != _instruction(row))


def _by_slogans(trade: TradeReply, guidance: GuidanceReply, *, early: bool) -> Callable[[Any], Answer]:
    """Return a player who gives one answer to all trades, all wishes and all invitations."""

    def play(case: coach.Case) -> Answer:
        answer = {key: value for key, value in _reference(case).items() if not key.endswith(".apart")}
        for number, visit in enumerate(case.visits, 1):
            at = f"rep-{number}"
            if isinstance(visit, coach.Trade):
                answer[f"{at}.reply"] = visit.reply.of(trade)
            elif isinstance(visit, coach.Guidance):
                offered = {line.kind: line.id for line in visit.reply.lines}
                answer[f"{at}.reply"] = offered.get(guidance, visit.reply.of(GuidanceReply.GUIDE))
                for place, row in enumerate(visit.rows, 1):
                    full = (line for line in row.told.lines if line.kind.limited and line.kind.get)
                    answer[f"{at}-next.row-{place}"] = next(full).id
            elif isinstance(visit, coach.Invitation):
                answer |= {
                    f"{at}.join-{n}": each.joins.of(early) for n, each in enumerate(visit.prospects, 1)
                }
                asked = (line for line in visit.insight.lines if line.kind in (Insight.NEEDS, Insight.KNOWN))
                answer[f"{at}-next.reply"] = next(asked).id
        return answer

    return play


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "hear-no-pleas": _flaw(
            coach.DisguisedPlea, "", lambda visit: visit.reply.other_than(PleaReply.TURN_ROUND)
        ),
        "turn-towards-the-client": _flaw(
            coach.Plea, "-next", lambda visit: visit.facing.other_than(Facing.CLIENT)
        ),
        "limits-guard-the-price": _flaw(
            coach.DisguisedPlea, "-next", lambda visit: visit.guard.other_than(Guard.LIMITS)
        ),
        "guide-before-the-meeting": _flaw(
            coach.Guidance, "", lambda visit: visit.reply.other_than(GuidanceReply.GUIDE)
        ),
        "settle-gives-and-gets": _flaw(coach.Guidance, "-next", _loose, "row-1"),
        "decide-by-the-sums": _flaw(coach.Trade, "", lambda visit: visit.reply.of(TradeReply.REFUSE)),
        "manager-joins-early": _flaw(
            coach.Invitation,
            "",
            lambda visit: visit.prospects[0].joins.of(
                visit.prospects[0].value < visit.prospects[0].threshold
            ),
            "join-1",
        ),
        "manager-learns-the-needs": _flaw(
            coach.Invitation, "-next", lambda visit: visit.insight.other_than(Insight.NEEDS)
        ),
        "rep-still-leads": _flaw(coach.Invitation, "-last", lambda visit: visit.lead.other_than(Leader.REP)),
    },
    slogans={
        "turn all of them round": _by_slogans(TradeReply.SEND_BACK, GuidanceReply.TURN_ROUND, early=True),
        "refuse all of them": _by_slogans(TradeReply.REFUSE, GuidanceReply.BRUSH_OFF, early=False),
        "show me the sums": _by_slogans(TradeReply.ASK_FOR_SUMS, GuidanceReply.GUIDE, early=True),
    },
)

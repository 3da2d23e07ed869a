"""Reference and flawed answers for the Trades module, as functions of each exercise's case."""

from collections.abc import Callable
from typing import Any

from grader.domain.bargain import Figuring, FirstReply
from grader.domain.bargain import Response as DealResponse
from grader.domain.coaching import GuidanceReply, PleaReply, TradeReply
from grader.domain.ledger import Appeal, Authority, Get, Shown, Verdict
from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.moves import Move
from grader.domain.responses import Fault, Response, Result
from grader.exercises.sheet import Answer
from grader.exercises.trades.coach_the_rep import case as coach
from grader.exercises.trades.give_get_ledger.case import Card as LedgerCard
from grader.exercises.trades.give_get_ledger.case import Case as LedgerCase
from grader.exercises.trades.live_deal.case import Case as DealCase
from grader.exercises.trades.live_deal.moves import PACKAGE
from grader.exercises.trades.move_sorter.case import Case as SorterCase
from grader.grading.solutions import Solution
from grader.simulators.frontier import nash_point

# The move sorter


def _sorted(
    case: SorterCase, fits: Callable[[Move], bool], field: str, value: Callable[[Move], str]
) -> Answer:
    """Return one field of every move that fits."""
    return {
        f"move-{number}.{field}": value(card.move)
        for number, card in enumerate(case.cards, 1)
        if fits(card.move)
    }


def _began(case: SorterCase) -> str:
    return next(card.move.schedule.begins for card in case.cards if card.move.schedule)


def _sorter(case: SorterCase) -> Answer:
    return {
        **_sorted(case, lambda _: True, "response", lambda move: move.response),
        **_sorted(case, lambda _: True, "result", lambda move: move.result),
        **_sorted(case, lambda _: True, "fault", lambda move: move.fault),
        "whole.began": _began(case),
    }


def _sorter_overlooked(topic: Fault) -> Callable[[SorterCase], Answer]:
    """Return a change that sees nothing wrong where a fault is said."""
    return lambda case: _sorted(case, lambda move: move.fault is topic, "fault", lambda _: Fault.NOTHING)


def _sorter_judged_stalls(case: SorterCase) -> Answer:
    """Answer the boundary the other way round: a fault where there is none, none where there is one."""
    answer: dict[str, str] = {}
    for number, card in enumerate(case.cards, 1):
        move = card.move
        if move.bench and move.response is not Response.MAYBE:
            paused = Fault.NEEDLESS_PAUSE if move.pause else Fault.WENT_ON
            answer[f"move-{number}.fault"] = paused if move.fault is Fault.NOTHING else Fault.NOTHING
    return answer


def _sorter_slogans(case: SorterCase) -> Answer:
    """Never pause, never wait, never take hard words or talk of the price: whatever the case says."""
    answer = dict(_sorter(case))
    for number, card in enumerate(case.cards, 1):
        move, topic = card.move, card.move.remark.topic if card.move.remark else None
        suspects = (topic, Fault.NEEDLESS_PAUSE, Fault.NOT_BEGUN)
        seen = next((fault for fault in suspects if fault in card.faults), move.fault)
        answer[f"move-{number}.fault"] = seen
        if move.reduced or (move.granted and move.granted.owed):
            answer[f"move-{number}.result"] = Result.CONCESSION
        elif move.returned:
            answer |= {
                f"move-{number}.result": Result.TRADE,
                f"move-{number}.response": Response.NEGOTIATED_YES,
            }
    return answer | {"whole.began": "move-1"}


MOVE_SORTER = Solution(
    reference=_sorter,
    flawed={
        "each-side-asks": lambda case: _sorted(
            case,
            lambda move: move.response is Response.BARE_YES and not move.reduced,
            "response",
            lambda _: Response.NEGOTIATED_YES,
        ),
        "return-worth-the-give": lambda case: _sorted(
            case,
            lambda move: move.result is Result.CONCESSION and move.back is not None and not move.reduced,
            "result",
            lambda _: Result.TRADE,
        ),
        "begun-with-the-ask": lambda case: {
            "whole.began": "move-2" if _began(case) == "move-1" else "move-1",
        },
        "no-hope-of-a-gift": _sorter_overlooked(Fault.HOPE),
        "price-is-not-too-high": _sorter_overlooked(Fault.PRICE),
        "asking-is-not-taught": _sorter_overlooked(Fault.TAUGHT),
        "hard-ask-is-legitimate": _sorter_overlooked(Fault.HOSTILE),
        "reduced-ask-still-costs": lambda case: _sorted(
            case, lambda move: move.reduced and not move.back, "result", lambda _: Result.TRADE
        ),
        "yes-or-no-and-negotiate": lambda case: _sorted(
            case,
            lambda move: move.response is Response.BARE_NO,
            "response",
            lambda _: Response.NEGOTIATED_NO,
        ),
        "stall-when-outgunned": _sorter_judged_stalls,
    },
    slogans={"no exceptions": _sorter_slogans},
)

# The live deal


def _deal_right(case: DealCase) -> dict[str, str | float]:
    """Return the scored decisions of a rep who is a peer."""
    menus, issues = case.menus, case.issues
    first = FirstReply.SESSION if case.calendar.scheduled else FirstReply.ANSWER
    return {
        "small-talk.reply": menus.first.of(first),
        "opening.line": menus.opening.of("fact"),
        "price.line": menus.worth.of("stand"),
        "smaller-ask.reply": _deal_return(case, "fair", "no"),
        "sum.where": menus.figuring.of(Figuring.AT_THE_TABLE),
        "sum.cost": issues.wish.worth(2),
        "sum.worth": issues.paying.worth(2),
        "wish.line": menus.phrase.of("all", "part"),
        "clause.reply": menus.response.of(*_deal_responses(case)),
        "signature.act": menus.signature.of("peer"),
    }


def _deal_return(case: DealCase, *kinds: str) -> str:
    """Return the answer to the smaller ask that is of the first kind on offer."""
    ids = {line.kind.kind: line.id for line in case.menus.smaller.lines}
    return next(ids[kind] for kind in kinds if kind in ids)


def _deal_responses(case: DealCase) -> tuple[DealResponse, ...]:
    outgunned = case.bench.their_specialist and not case.bench.ours_reachable and not case.bench.deadline
    return (DealResponse.STALL,) if outgunned else (DealResponse.YES_AND, DealResponse.NO_AND)


def _deal(case: DealCase) -> Answer:
    """Do right, and put the Nash point to the buyer."""
    fair = nash_point(case.issues.bargain)
    levels = fair.levels if fair else case.buyer.start
    return {
        **_deal_right(case),
        **{f"package.{name}": f"level-{level}" for name, level in zip(PACKAGE, levels, strict=True)},
    }


def _deal_first(case: DealCase, *wishes: DealResponse) -> str:
    """Return the answer to the clause that comes first in a player's liking."""
    ids = {line.kind: line.id for line in case.menus.response.lines}
    return next(ids[kind] for kind in (*wishes, *DealResponse) if kind in ids)


def _deal_at_any_price(case: DealCase) -> Answer:
    """Win the deal at any price: be kind, follow, give, and promise."""
    menus = case.menus
    return {
        **_deal(case),
        "small-talk.reply": menus.first.of(FirstReply.GIFT),
        "opening.line": menus.opening.of("script"),
        "price.line": menus.worth.of("yield"),
        "smaller-ask.reply": _deal_return(case, "free", "words", "agreed", "split"),
        "sum.where": menus.figuring.of(Figuring.LATER),
        "wish.line": menus.phrase.of("vague"),
        "clause.reply": _deal_first(case, DealResponse.BARE_YES, DealResponse.MAYBE, DealResponse.YES_AND),
        "signature.act": menus.signature.of("comply"),
    }


def _deal_never_give(case: DealCase) -> Answer:
    """Never give anything: wave off, boast, refuse, and rather leave."""
    menus = case.menus
    return {
        **_deal(case),
        "small-talk.reply": menus.first.of(FirstReply.WAVE_OFF),
        "opening.line": menus.opening.of("boast"),
        "smaller-ask.reply": _deal_return(case, "no", "fair"),
        "clause.reply": _deal_first(case, DealResponse.BARE_NO, DealResponse.NO_AND),
        "signature.act": menus.signature.of("break"),
    }


def _deal_always_stall(case: DealCase) -> Answer:
    """Always win time: every ask keeps, every sum comes later, and so does every answer."""
    menus = case.menus
    return {
        **_deal(case),
        "small-talk.reply": menus.first.of(FirstReply.SESSION),
        "sum.where": menus.figuring.of(Figuring.LATER),
        "wish.line": menus.phrase.of("vague"),
        "clause.reply": menus.response.of(DealResponse.STALL),
    }


LIVE_DEAL = Solution(
    reference=_deal,
    flawed={
        "the-ask-begins-it": lambda case: {"small-talk.reply": case.menus.first.of(FirstReply.WAVE_OFF)},
        "no-see-what-we-can-do": lambda case: {"wish.line": case.menus.phrase.of("vague")},
        "stand-by-the-worth": lambda case: {"price.line": case.menus.worth.of("yield")},
        "lead-with-what-you-know": lambda case: {"opening.line": case.menus.opening.of("misquote")},
        "no-gift-for-a-smaller-ask": lambda case: {
            "smaller-ask.reply": _deal_return(case, "split", "free", "small", "agreed")
        },
        "value-asks-at-the-table": lambda case: {"sum.where": case.menus.figuring.of(Figuring.BREAK)},
        "yes-or-no-then-negotiate": lambda case: {"clause.reply": case.menus.response.of(DealResponse.STALL)},
        "stall-properly-when-outgunned": lambda case: {
            "clause.reply": case.menus.response.of(DealResponse.YES_AND, DealResponse.NO_AND)
        },
        "win-as-a-peer": lambda case: {"signature.act": case.menus.signature.of("comply")},
    },
    slogans={
        "win at any price": _deal_at_any_price,
        "never give anything": _deal_never_give,
        "always stall": _deal_always_stall,
    },
)

# The give-get ledger

LedgerChange = Callable[[LedgerCard], Answer]


def _ledger_asks(case: LedgerCase, fits: Callable[[LedgerCard], bool], changes: LedgerChange) -> Answer:
    """Return changes to every ask that fits."""
    return {
        f"ask-{number}.{field}": value
        for number, card in enumerate(case.cards, 1)
        if fits(card)
        for field, value in changes(card).items()
    }


def _ledger_daily(card: LedgerCard) -> bool:
    """Say whether an ask is ordinary, no risk, and the rep's own to decide."""
    ask = card.ask
    return ask.authority is Authority.OWN and not ask.outrageous and not ask.risk


def _ledger_named(card: LedgerCard, fits: Callable[[Get], bool]) -> Answer:
    """Return the first return that fits."""
    return {"get": next(line.id for line in card.gets.lines if fits(line.kind))}


def _ledger_best(card: LedgerCard) -> Answer:
    return _ledger_named(card, lambda get: get.priced == card.ask.best)


def _ledger_verdict(card: LedgerCard) -> Verdict:
    ask = card.ask
    own = Verdict.YES if ask.best.euros >= ask.cost.euros else Verdict.NO
    others = {Authority.LEADER: Verdict.LEADER, Authority.FINANCE: Verdict.FINANCE}
    return others.get(ask.authority, own)


def _ledger(case: LedgerCase) -> Answer:
    return {
        **_ledger_mandate(case),
        **_ledger_asks(case, lambda _: True, _ledger_line),
        "evening.turn": case.guidance.of(Appeal.GUIDANCE),
        f"ask-{case.pause}.place": case.places.of(Figuring.AT_THE_TABLE),
        f"ask-{case.call}.call": case.calls.of(Appeal.OWN_ANSWER),
        "note.holds": case.notes.of(Shown.BOTH),
    }


def _ledger_line(card: LedgerCard) -> Answer:
    return {"cost": card.ask.cost.euros, "verdict": _ledger_verdict(card), **_ledger_best(card)}


def _ledger_mandate(case: LedgerCase) -> Answer:
    answer: dict[str, str] = {}
    for number, new in enumerate(case.new_rows, 1):
        answer[f"row-{number}.limit"] = new.levels.of(new.best)
        answer[f"row-{number}.get"] = next(
            line.id for line in new.gets.lines if line.kind and line.kind.euros >= new.best.euros
        )
    return answer


def _ledger_pooled(case: LedgerCase) -> Answer:
    """Name the return of a large ask wherever it is on offer for an ordinary one."""
    large = [card.ask.best for card in case.cards if card.ask.outrageous]

    def pooled(card: LedgerCard) -> bool:
        return any(line.kind.priced in large for line in card.gets.lines)

    return _ledger_asks(
        case,
        lambda card: _ledger_daily(card) and pooled(card),
        lambda card: _ledger_named(card, lambda get: get.priced in large),
    )


def _ledger_all_mine(case: LedgerCase) -> Answer:
    """Decide everything alone, accept whatever has a return, and turn to nobody."""
    return {
        **_ledger(case),
        **_ledger_asks(case, lambda _: True, lambda _: {"verdict": Verdict.YES}),
        "evening.turn": case.guidance.other_than(Appeal.GUIDANCE),
    }


def _ledger_modest(case: LedgerCase) -> Answer:
    """Refuse whatever is large, decide the rest alone, and turn to nobody."""
    return {
        **_ledger_all_mine(case),
        **_ledger_asks(case, lambda card: card.ask.outrageous, lambda _: {"verdict": Verdict.NO}),
    }


GIVE_GET_LEDGER = Solution(
    reference=_ledger,
    flawed={
        "give-costed": lambda case: _ledger_asks(case, _ledger_daily, lambda _: {"cost": 0.0}),
        "something-for-each-give": lambda case: _ledger_asks(
            case,
            _ledger_daily,
            lambda card: _ledger_named(card, lambda get: bool(get.idle)),
        ),
        "return-covers-the-cost": lambda case: _ledger_asks(
            case,
            _ledger_daily,
            lambda card: _ledger_named(
                card, lambda get: get.row == card.ask.row and get.priced != card.ask.best
            ),
        ),
        "answer-for-yourself": lambda case: {f"ask-{case.call}.call": case.calls.of(Appeal.PLEA)},
        "large-ask-if-well-paid": lambda case: _ledger_asks(
            case, lambda card: card.ask.outrageous, lambda _: {"verdict": Verdict.NO}
        ),
        "risk-priced": lambda case: _ledger_asks(case, lambda card: card.ask.risk, lambda _: {"cost": 0.0}),
        "show-the-sums": lambda case: {"note.holds": case.notes.other_than(Shown.BOTH)},
        "value-asks-at-the-table": lambda case: {
            f"ask-{case.pause}.place": case.places.other_than(Figuring.AT_THE_TABLE)
        },
        "mandate-filled": lambda case: {"row-1.get": case.new_rows[0].gets.of(None)},
        "ask-from-its-row": _ledger_pooled,
        "decide-inside-the-limits": lambda case: _ledger_asks(
            case, _ledger_daily, lambda _: {"verdict": Verdict.LEADER}
        ),
    },
    slogans={"all mine": _ledger_all_mine, "nothing large": _ledger_modest},
)


# Six reps at your door


def _coach_at(case: coach.Case, kind: type) -> str:
    """Return the id of the first visit of a kind."""
    return next(f"rep-{number}" for number, visit in enumerate(case.visits, 1) if isinstance(visit, kind))


def _coach(case: coach.Case) -> Answer:
    answer: dict[str, str | float] = {}
    for number, visit in enumerate(case.visits, 1):
        answer |= _coach_visit(visit, f"rep-{number}")
    return answer


def _coach_visit(visit: coach.Visit, at: str) -> dict[str, str | float]:
    match visit:
        case coach.Plea(reply=reply, facing=facing):
            return {
                f"{at}.reply": reply.of(PleaReply.TURN_ROUND),
                f"{at}-next.reply": facing.of(Facing.CLIENT),
            }
        case coach.DisguisedPlea(reply=reply, guard=guard):
            return {f"{at}.reply": reply.of(PleaReply.TURN_ROUND), f"{at}-next.reply": guard.of(Guard.LIMITS)}
        case coach.Guidance(reply=reply, rows=rows):
            settled = {f"{at}-next.row-{n}": _coach_instruction(row) for n, row in enumerate(rows, 1)}
            return {f"{at}.reply": reply.of(GuidanceReply.GUIDE), **settled}
        case coach.Trade():
            return _coach_trade(visit, at)
        case coach.Invitation():
            return _coach_company(visit, at)


def _coach_instruction(row: coach.Row) -> str:
    return next(
        line.id
        for line in row.told.lines
        if line.kind.limited and line.kind.permitted and line.kind.get and line.kind.worth >= row.cost
    )


def _coach_trade(visit: coach.Trade, at: str) -> dict[str, str | float]:
    if not visit.lines:
        return {f"{at}.reply": visit.reply.of(TradeReply.ASK_FOR_SUMS)}
    right = TradeReply.APPROVE if visit.worth >= visit.cost else TradeReply.SEND_BACK
    return {f"{at}.reply": visit.reply.of(right), f"{at}.apart": abs(visit.worth - visit.cost)}


def _coach_company(visit: coach.Invitation, at: str) -> dict[str, str | float]:
    joins = {
        f"{at}.join-{number}": prospect.joins.of(prospect.value >= prospect.threshold)
        for number, prospect in enumerate(visit.prospects, 1)
    }
    return {
        **joins,
        f"{at}-next.reply": visit.insight.of(Insight.NEEDS),
        f"{at}-last.reply": visit.lead.of(Leader.REP),
    }


def _coach_flaw(
    kind: type, group: str, wrong: Callable[[Any], str], field: str = "reply"
) -> Callable[[coach.Case], Answer]:
    """Return a change of one decision at the first visit of a kind."""

    def change(case: coach.Case) -> Answer:
        visit = next(visit for visit in case.visits if isinstance(visit, kind))
        return {f"{_coach_at(case, kind)}{group}.{field}": wrong(visit)}

    return change


def _coach_loose(visit: coach.Guidance) -> str:
    """Return an instruction in which something is missing."""
    row = visit.rows[0]
    return next(line.id for line in row.told.lines if line.id != _coach_instruction(row))


def _coach_by_slogans(trade: TradeReply, guidance: GuidanceReply, *, early: bool) -> Callable[[Any], Answer]:
    """Return a player who gives one answer to all trades, all wishes and all invitations."""

    def play(case: coach.Case) -> Answer:
        answer = {key: value for key, value in _coach(case).items() if not key.endswith(".apart")}
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


COACH_THE_REP = Solution(
    reference=_coach,
    flawed={
        "hear-no-pleas": _coach_flaw(
            coach.DisguisedPlea, "", lambda visit: visit.reply.other_than(PleaReply.TURN_ROUND)
        ),
        "turn-towards-the-client": _coach_flaw(
            coach.Plea, "-next", lambda visit: visit.facing.other_than(Facing.CLIENT)
        ),
        "limits-guard-the-price": _coach_flaw(
            coach.DisguisedPlea, "-next", lambda visit: visit.guard.other_than(Guard.LIMITS)
        ),
        "guide-before-the-meeting": _coach_flaw(
            coach.Guidance, "", lambda visit: visit.reply.other_than(GuidanceReply.GUIDE)
        ),
        "settle-gives-and-gets": _coach_flaw(coach.Guidance, "-next", _coach_loose, "row-1"),
        "decide-by-the-sums": _coach_flaw(coach.Trade, "", lambda visit: visit.reply.of(TradeReply.REFUSE)),
        "manager-joins-early": _coach_flaw(
            coach.Invitation,
            "",
            lambda visit: visit.prospects[0].joins.of(
                visit.prospects[0].value < visit.prospects[0].threshold
            ),
            "join-1",
        ),
        "manager-learns-the-needs": _coach_flaw(
            coach.Invitation, "-next", lambda visit: visit.insight.other_than(Insight.NEEDS)
        ),
        "rep-still-leads": _coach_flaw(
            coach.Invitation, "-last", lambda visit: visit.lead.other_than(Leader.REP)
        ),
    },
    slogans={
        "turn all of them round": _coach_by_slogans(
            TradeReply.SEND_BACK, GuidanceReply.TURN_ROUND, early=True
        ),
        "refuse all of them": _coach_by_slogans(TradeReply.REFUSE, GuidanceReply.BRUSH_OFF, early=False),
        "show me the sums": _coach_by_slogans(TradeReply.ASK_FOR_SUMS, GuidanceReply.GUIDE, early=True),
    },
)

SOLUTIONS: dict[str, Solution] = {
    "move-sorter": MOVE_SORTER,
    "give-get-ledger": GIVE_GET_LEDGER,
    "live-deal": LIVE_DEAL,
    "coach-the-rep": COACH_THE_REP,
}

"""The moves of a negotiation: kept, broken, missing, passed over, and both sides of each boundary."""

from typing import Any

import pytest
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.domain.finding import Outcome
from grader.domain.moves import Began, Move, Remark, SortedMove, Worth
from grader.domain.pauses import Bench, Pause, Schedule
from grader.domain.responses import Answer, Fault, Response, Result
from grader.rules import moves as rules
from grader.rules.rule import Rule
from tests.rules.tables import SKIPPED, M, R, W, judges, outcome_of, stays_the_same

ASK, GIVE = Worth("10% off", 10_000), Worth("6% off", 6000)
GET = Worth("a second year", 12_000)
OWED = Worth("payment within 30 days", 15_000, "is owed by line 2")
NO = Move(where="Move 1", answer=Answer.NO, ask=ASK)
COUNTER = replace(NO, counter=GET)
ONE_WAY = Move(where="Move 2", answer=Answer.YES, ask=ASK, granted=ASK)
TRADE = replace(ONE_WAY, returned=GET)
EVEN = replace(ONE_WAY, returned=Worth("a second year", 10_000))
SHORT = replace(ONE_WAY, returned=Worth("a case study", 9000))
FOR_OWED = replace(ONE_WAY, returned=OWED)
DEBT = replace(ONE_WAY, ask=OWED, granted=OWED)
REDUCED = replace(ONE_WAY, granted=GIVE, reduced=True)
REDUCED_PAID = replace(REDUCED, returned=GET)
REDUCED_SHORT = replace(REDUCED, returned=Worth("a case study", 5000))
MAYBE = Move(where="Move 3", answer=Answer.OPEN, ask=ASK)
PAUSE = Pause("the tax terms", "3 May", "Ana Ribeiro")
OUTGUNNED = Bench(specialist=True, reachable=False, deadline=False, fact="Their lawyer was there.")
STALL = replace(MAYBE, pause=PAUSE, bench=OUTGUNNED)
WENT_ON = replace(COUNTER, bench=OUTGUNNED)
EARLY = replace(MAYBE, pause=PAUSE, schedule=Schedule(agreed=False, begins="move-1", fact="A small deal."))
DATED = replace(EARLY, schedule=Schedule(agreed=True, begins="move-2", fact="A very large deal."))


def even(move: Move, **bench: bool) -> Move:
    return replace(move, bench=replace(OUTGUNNED, **bench))


def said(move: Move, topic: Fault, *, committed: bool) -> Move:
    return replace(move, remark=Remark(topic, committed, "The words decide."))


def right(move: Move, **changed: Any) -> SortedMove:
    began = Began(move.schedule.begins, "Then") if move.schedule else None
    one = SortedMove(move=move, response=move.response, result=move.result, fault=move.fault, began=began)
    return replace(one, **changed)


E1, E2, E3, E10 = (
    rules.each_side_asks,
    rules.return_worth_the_give,
    rules.begun_with_the_ask,
    rules.reduced_ask_still_costs,
)
E4, E5, E6, E26 = (
    rules.no_hope_of_a_gift,
    rules.price_is_not_too_high,
    rules.asking_is_not_taught,
    rules.hard_ask_is_legitimate,
)
E16, E17 = rules.yes_or_no_and_negotiate, rules.stall_when_outgunned


@pytest.mark.parametrize(
    ("move", "response", "result", "fault"),
    [
        pytest.param(NO, Response.BARE_NO, Result.NEITHER, Fault.BARE_NO, id="bare no"),
        pytest.param(COUNTER, Response.NEGOTIATED_NO, Result.NEITHER, Fault.NOTHING, id="negotiated no"),
        pytest.param(ONE_WAY, Response.BARE_YES, Result.CONCESSION, Fault.FOR_NOTHING, id="one-way give"),
        pytest.param(TRADE, Response.NEGOTIATED_YES, Result.TRADE, Fault.NOTHING, id="return worth more"),
        pytest.param(EVEN, Response.NEGOTIATED_YES, Result.TRADE, Fault.NOTHING, id="boundary: equal"),
        pytest.param(SHORT, Response.NEGOTIATED_YES, Result.CONCESSION, Fault.TOO_LITTLE, id="a tenth less"),
        pytest.param(
            FOR_OWED, Response.BARE_YES, Result.CONCESSION, Fault.FOR_NOTHING, id="for what is owed"
        ),
        pytest.param(DEBT, Response.BARE_YES, Result.NEITHER, Fault.NOTHING, id="a debt is paid"),
        pytest.param(
            REDUCED, Response.BARE_YES, Result.CONCESSION, Fault.FOR_NOTHING, id="less, for nothing"
        ),
        pytest.param(REDUCED_PAID, Response.NEGOTIATED_YES, Result.TRADE, Fault.NOTHING, id="less, paid"),
        pytest.param(
            REDUCED_SHORT, Response.NEGOTIATED_YES, Result.CONCESSION, Fault.TOO_LITTLE, id="less, half paid"
        ),
        pytest.param(MAYBE, Response.MAYBE, Result.NEITHER, Fault.LEFT_OPEN, id="maybe"),
        pytest.param(STALL, Response.PROPER_STALL, Result.NEITHER, Fault.NOTHING, id="outgunned, stalled"),
        pytest.param(WENT_ON, Response.NEGOTIATED_NO, Result.NEITHER, Fault.WENT_ON, id="outgunned, went on"),
        pytest.param(
            even(WENT_ON, reachable=True),
            Response.NEGOTIATED_NO,
            Result.NEITHER,
            Fault.NOTHING,
            id="ours in reach, went on",
        ),
        *(
            pytest.param(
                even(STALL, **one), Response.PROPER_STALL, Result.NEITHER, Fault.NEEDLESS_PAUSE, id=f"{one}"
            )
            for one in ({"specialist": False}, {"reachable": True}, {"deadline": True})
        ),
        *(
            pytest.param(
                replace(STALL, pause=replace(PAUSE, **gap)),
                Response.MAYBE,
                Result.NEITHER,
                Fault.LEFT_OPEN,
                id=f"stall without {gap}",
            )
            for gap in ({"date": ""}, {"who": ""}, {"topic": ""})
        ),
        pytest.param(EARLY, Response.PROPER_STALL, Result.NEITHER, Fault.NOT_BEGUN, id="early, no date"),
        pytest.param(DATED, Response.PROPER_STALL, Result.NEITHER, Fault.NOTHING, id="early, dated"),
        pytest.param(
            said(ONE_WAY, Fault.PRICE, committed=True),
            Response.BARE_YES,
            Result.CONCESSION,
            Fault.PRICE,
            id="words before decisions",
        ),
        pytest.param(
            said(NO, Fault.PRICE, committed=False),
            Response.BARE_NO,
            Result.NEITHER,
            Fault.BARE_NO,
            id="harmless words, faulty decision",
        ),
    ],
)
def test_the_facts_decide(move: Move, response: Response, result: Result, fault: Fault) -> None:
    assert (move.response, move.result, move.fault) == (response, result, fault)
    assert move.answer_fact
    assert move.value_fact
    assert move.fault_fact


CASES: dict[str, tuple[Rule[Any], SortedMove, Outcome | None]] = {
    "E1 a one-way give called negotiated": (E1, right(ONE_WAY, response=Response.NEGOTIATED_YES), W),
    "E1 a one-way give called bare": (E1, right(ONE_WAY), R),
    "E1 a one-way give called a trade": (E1, right(ONE_WAY, result=Result.TRADE), W),
    "E1 a one-way give in which nothing went wrong": (E1, right(ONE_WAY, fault=Fault.NOTHING), W),
    "E1 boundary: what is owed taken for an ask": (E1, right(FOR_OWED, response=Response.NEGOTIATED_YES), W),
    "E1 boundary: what is owed seen": (E1, right(FOR_OWED), R),
    "E1 a trade called bare": (E1, right(TRADE, response=Response.BARE_YES), W),
    "E1 leaves the worth to E2": (E1, right(SHORT, result=Result.TRADE), R),
    "E1 leaves a reduced ask to E10": (E1, right(REDUCED, result=Result.TRADE), R),
    "E1 undecided": (E1, right(ONE_WAY, response=None), M),
    "E1 half undecided": (E1, right(ONE_WAY, result=None), M),
    "E1 wrong and half undecided": (E1, right(ONE_WAY, response=Response.MAYBE, result=None), W),
    "E1 passes over a no": (E1, right(NO), SKIPPED),
    "E2 a short return called a trade": (E2, right(SHORT, result=Result.TRADE), W),
    "E2 a short return in which nothing went wrong": (E2, right(SHORT, fault=Fault.NOTHING), W),
    "E2 a short return seen": (E2, right(SHORT), R),
    "E2 boundary: equal called a concession": (E2, right(EVEN, result=Result.CONCESSION), W),
    "E2 boundary: equal called a trade": (E2, right(EVEN), R),
    "E2 boundary: a debt called a concession": (E2, right(DEBT, result=Result.CONCESSION), W),
    "E2 boundary: a debt called neither": (E2, right(DEBT), R),
    "E2 undecided": (E2, right(TRADE, result=None), M),
    "E2 leaves the fault of a good trade alone": (E2, right(TRADE, fault=None), R),
    "E2 passes over one-way gives": (E2, right(ONE_WAY), SKIPPED),
    "E2 passes over what is owed": (E2, right(FOR_OWED), SKIPPED),
    "E2 passes over reduced asks": (E2, right(REDUCED_PAID), SKIPPED),
    "E10 a beaten-down ask called a trade": (E10, right(REDUCED, result=Result.TRADE), W),
    "E10 a beaten-down ask called neither": (E10, right(REDUCED, result=Result.NEITHER), W),
    "E10 a beaten-down ask seen": (E10, right(REDUCED), R),
    "E10 nothing went wrong in it": (E10, right(REDUCED, fault=Fault.NOTHING), W),
    "E10 boundary: paid, called a concession": (E10, right(REDUCED_PAID, result=Result.CONCESSION), W),
    "E10 boundary: paid, called a trade": (E10, right(REDUCED_PAID), R),
    "E10 half paid, called a trade": (E10, right(REDUCED_SHORT, result=Result.TRADE), W),
    "E10 undecided": (E10, right(REDUCED, result=None), M),
    "E10 passes over whole asks": (E10, right(ONE_WAY), SKIPPED),
    "E3 no date, seen": (E3, right(EARLY), R),
    "E3 no date, nothing wrong": (E3, right(EARLY, fault=Fault.NOTHING), W),
    "E3 no date, begun at the table": (E3, right(EARLY, began=Began("move-2", "With move 2")), W),
    "E3 boundary: dated, seen": (E3, right(DATED), R),
    "E3 boundary: dated, called a fault": (E3, right(DATED, fault=Fault.NOT_BEGUN), W),
    "E3 boundary: dated, begun in passing": (E3, right(DATED, began=Began("move-1", "With move 1")), W),
    "E3 undecided": (E3, right(EARLY, began=None), M),
    "E3 passes over later moves": (E3, right(TRADE), SKIPPED),
    "E16 a bare no called negotiated": (E16, right(NO, response=Response.NEGOTIATED_NO), W),
    "E16 a bare no in which nothing went wrong": (E16, right(NO, fault=Fault.NOTHING), W),
    "E16 a bare no seen": (E16, right(NO), R),
    "E16 a no called a concession": (E16, right(COUNTER, result=Result.CONCESSION), W),
    "E16 a maybe called a stall": (E16, right(MAYBE, response=Response.PROPER_STALL), W),
    "E16 a maybe seen": (E16, right(MAYBE), R),
    "E16 undecided": (E16, right(MAYBE, response=None), M),
    "E16 passes over stalls": (E16, right(STALL), SKIPPED),
    "E16 leaves the pause to E17": (E16, right(WENT_ON, fault=Fault.NOTHING), R),
    "E17 outgunned, the stall called a fault": (E17, right(STALL, fault=Fault.NEEDLESS_PAUSE), W),
    "E17 outgunned, the stall called a maybe": (E17, right(STALL, response=Response.MAYBE), W),
    "E17 outgunned, the stall seen": (E17, right(STALL), R),
    "E17 outgunned, going on called fine": (E17, right(WENT_ON, fault=Fault.NOTHING), W),
    "E17 outgunned, going on seen": (E17, right(WENT_ON), R),
    "E17 boundary: ours in reach": (E17, right(even(STALL, reachable=True), fault=Fault.NOTHING), W),
    "E17 boundary: a deadline": (E17, right(even(STALL, deadline=True), fault=Fault.NOTHING), W),
    "E17 boundary: no specialist": (E17, right(even(STALL, specialist=False), fault=Fault.NOTHING), W),
    "E17 boundary: evenly matched, seen": (E17, right(even(STALL, reachable=True)), R),
    "E17 leaves the date to E3": (E17, right(EARLY, fault=Fault.NOTHING), R),
    "E17 undecided": (E17, right(STALL, fault=None), M),
    "E17 passes over what anybody can judge": (E17, right(TRADE), SKIPPED),
}


test_a_rule_judges_its_own_cells = judges(CASES)


WORDS = [(E4, Fault.HOPE), (E5, Fault.PRICE), (E6, Fault.TAUGHT), (E26, Fault.HOSTILE)]


@pytest.mark.parametrize(("rule", "topic"), WORDS, ids=[topic.value for _, topic in WORDS])
def test_words_are_judged_by_what_they_do(rule: Rule[Any], topic: Fault) -> None:
    def outcome(move: Move, **changed: Any) -> Outcome | None:
        return outcome_of(rule, right(move, **changed))

    spoken, harmless = said(TRADE, topic, committed=True), said(TRADE, topic, committed=False)
    assert outcome(spoken) is R
    assert outcome(spoken, fault=Fault.NOTHING) is W
    assert outcome(spoken, fault=None) is M
    assert outcome(harmless) is R
    assert outcome(harmless, fault=topic) is W
    assert outcome(said(SHORT, topic, committed=True)) is R
    assert outcome(said(SHORT, topic, committed=False)) is SKIPPED
    assert outcome(TRADE) is SKIPPED


RULES = (E1, E2, E3, E4, E5, E6, E10, E16, E17, E26)
MOVES = (NO, COUNTER, ONE_WAY, TRADE, SHORT, DEBT, REDUCED, REDUCED_PAID, MAYBE, STALL, WENT_ON, EARLY, DATED)


SORTED = st.builds(
    SortedMove,
    move=st.builds(
        lambda move, remark: replace(move, remark=remark),
        st.sampled_from(MOVES),
        st.none() | st.builds(Remark, st.sampled_from(Fault), st.booleans(), st.text()),
    ),
    response=st.none() | st.sampled_from(Response),
    result=st.none() | st.sampled_from(Result),
    fault=st.none() | st.sampled_from(Fault),
    began=st.none() | st.builds(Began, st.text(), st.text()),
)


test_the_same_finding_every_time = stays_the_same(SORTED, RULES)

"""A ledger of gives and gets: kept, broken, missing, passed over, and both sides of each boundary."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.domain.finding import Outcome
from grader.domain.ledger import (
    Appeal,
    Ask,
    Authority,
    Entry,
    Get,
    Limit,
    MandateRow,
    MustAsk,
    Note,
    Priced,
    Shown,
    Turn,
    Verdict,
)
from grader.rules import ledger as rules
from grader.rules.rule import Rule
from tests.rules.tables import SKIPPED, M, R, W, judges

ASK = Ask(
    where="Ask 1",
    row="Training",
    cost=Priced("the ask", 2000, "4 × €500"),
    risk=False,
    outrageous=False,
    best=Priced("a case study", 2400),
    authority=Authority.OWN,
    authority_fact="It costs us €2,000, within your limit of €6,000.",
)
UNCOVERED = replace(ASK, best=Priced("a talk", 1800))
RISK = replace(ASK, risk=True, cost=Priced("the risk", 2000, "5% of €40,000"))
RIGHT = replace(ASK, authority=Authority.LEADER)
SPECIAL = replace(ASK, authority=Authority.FINANCE)
LARGE = replace(ASK, outrageous=True, cost=Priced("the ask", 50_000), best=Priced("three more years", 60_000))
UNPAID = replace(LARGE, best=Priced("three more years", 44_000))
EVEN = replace(LARGE, best=Priced("three more years", 50_000))

GET = Get(Priced("a case study", 2400), "Training")
EXACT = Get(Priced("a case study", 2000), "Training")
SHORT = Get(Priced("a talk", 1800), "Training")
OTHER = Get(Priced("three more years", 60_000, "1,200 × €50"), "Large discount")
IDLE = Get(Priced("their thanks", 0), idle="Nothing that can be counted comes of it.")


def entry(ask: Ask = ASK, **decided: Any) -> Entry:
    return Entry(ask=ask, said="My answer", named="My return", **decided)


def yes(get: Get | None, ask: Ask = ASK) -> Entry:
    return entry(ask, verdict=Verdict.YES, get=get)


MOST = Limit(where="At most", best=Priced("8 tests", 5600, "8 × €700"), limit=6200)
MUST = MustAsk(
    where="Must ask", cost=MOST.best, filled=True, get=Priced("a forecast", 7000), chose="A forecast"
)


def mandate(level: float | None, must: MustAsk = MUST) -> MandateRow:
    chosen = None if level is None else Priced("some tests", level)
    return MandateRow(replace(MOST, chosen=chosen, chose="some tests"), must)


def turn(appeal: Appeal | None, *, before: bool) -> Turn:
    return Turn(where="This evening", before=before, fact="There is time.", appeal=appeal, chose="this")


def note(shown: Shown | None) -> Note:
    return Note(where="The note", fact="Here €1 stands against €2.", shown=shown, chose="this")


A8, A9, E2 = rules.give_costed, rules.something_for_each_give, rules.return_covers_the_cost
E8, E12, E13 = rules.answer_for_yourself, rules.large_ask_if_well_paid, rules.risk_priced
E14, E18, E19 = rules.show_the_sums, rules.mandate_filled, rules.ask_from_its_row
E25 = rules.decide_inside_the_limits

CASES: dict[str, tuple[Rule[Any], Any, Outcome | None]] = {
    "A8 the sum": (A8, entry(cost=2000.0), R),
    "A8 boundary: one per cent above": (A8, entry(cost=2020.0), R),
    "A8 boundary: one per cent below": (A8, entry(cost=1980.0), R),
    "A8 boundary: just past one per cent": (A8, entry(cost=2020.01), W),
    "A8 nothing": (A8, entry(cost=0.0), W),
    "A8 undecided": (A8, entry(), M),
    "A8 leaves risks to E13": (A8, entry(RISK, cost=0.0), SKIPPED),
    "E13 chance times loss": (E13, entry(RISK, cost=2000.0), R),
    "E13 valued at zero": (E13, entry(RISK, cost=0.0), W),
    "E13 the whole loss": (E13, entry(RISK, cost=40_000.0), W),
    "E13 undecided": (E13, entry(RISK), M),
    "E13 leaves other asks to A8": (E13, entry(cost=0.0), SKIPPED),
    "A9 something": (A9, entry(get=SHORT), R),
    "A9 something out of another row": (A9, entry(get=OTHER), R),
    "A9 kind words": (A9, entry(get=IDLE), W),
    "A9 whatever the answer": (A9, entry(get=IDLE, verdict=Verdict.NO), W),
    "A9 undecided": (A9, entry(), M),
    "E19 out of its row": (E19, entry(get=GET), R),
    "E19 out of its row, though worth too little": (E19, entry(get=SHORT), R),
    "E19 out of another row": (E19, entry(get=OTHER, named_for=1), W),
    "E19 pooled over three": (E19, entry(get=OTHER, named_for=3), W),
    "E19 passes over what is no get": (E19, entry(get=IDLE), SKIPPED),
    "E19 passes over blank rows": (E19, entry(), SKIPPED),
    "E2 worth more": (E2, yes(GET), R),
    "E2 boundary: worth exactly as much": (E2, yes(EXACT), R),
    "E2 a tenth short": (E2, yes(SHORT), W),
    "E2 worth more, out of another row": (E2, yes(OTHER), R),
    "E2 no return": (E2, yes(None), SKIPPED),
    "E2 boundary: nothing in the row covers the ask": (E2, yes(SHORT, UNCOVERED), W),
    "E2 passes over a no": (E2, entry(verdict=Verdict.NO, get=SHORT), SKIPPED),
    "E2 passes over what others decide": (E2, entry(RIGHT, verdict=Verdict.LEADER, get=SHORT), SKIPPED),
    "E2 passes over what is no get": (E2, yes(IDLE), SKIPPED),
    "E2 leaves a large ask that nothing covers to E12": (E2, yes(SHORT, UNPAID), SKIPPED),
    "E12 well paid, yes": (E12, entry(LARGE, verdict=Verdict.YES), R),
    "E12 well paid, no": (E12, entry(LARGE, verdict=Verdict.NO), W),
    "E12 well paid, passed on": (E12, entry(LARGE, verdict=Verdict.LEADER), W),
    "E12 boundary: not paid, no": (E12, entry(UNPAID, verdict=Verdict.NO), R),
    "E12 boundary: not paid, yes": (E12, entry(UNPAID, verdict=Verdict.YES), W),
    "E12 boundary: exactly paid, yes": (E12, entry(EVEN, verdict=Verdict.YES), R),
    "E12 undecided": (E12, entry(LARGE), M),
    "E12 passes over daily asks": (E12, entry(verdict=Verdict.NO), SKIPPED),
    "E25 inside, yes": (E25, entry(verdict=Verdict.YES), R),
    "E25 inside, no": (E25, entry(verdict=Verdict.NO), R),
    "E25 inside, leave asked for": (E25, entry(verdict=Verdict.LEADER), W),
    "E25 inside, left to finance": (E25, entry(verdict=Verdict.FINANCE), W),
    "E25 boundary: a right, to the leader": (E25, entry(RIGHT, verdict=Verdict.LEADER), R),
    "E25 boundary: a right, granted": (E25, entry(RIGHT, verdict=Verdict.YES), W),
    "E25 boundary: a right, refused": (E25, entry(RIGHT, verdict=Verdict.NO), R),
    "E25 boundary: special payment, to finance": (E25, entry(SPECIAL, verdict=Verdict.FINANCE), R),
    "E25 boundary: special payment, granted": (E25, entry(SPECIAL, verdict=Verdict.YES), W),
    "E25 boundary: special payment, refused": (E25, entry(SPECIAL, verdict=Verdict.NO), W),
    "E25 boundary: special payment, to the leader": (E25, entry(SPECIAL, verdict=Verdict.LEADER), W),
    "E25 undecided": (E25, entry(), M),
    "E25 leaves large asks to E12": (E25, entry(LARGE, verdict=Verdict.LEADER), SKIPPED),
    "E18 to the limit, with a return": (E18, mandate(5600), R),
    "E18 below the limit": (E18, mandate(4200), W),
    "E18 past the limit": (E18, mandate(7000), W),
    "E18 return left open": (E18, mandate(5600, replace(MUST, get=None)), W),
    "E18 return too small": (E18, mandate(5600, replace(MUST, get=Priced("a talk", 4000))), W),
    "E18 boundary: return exactly as large": (E18, mandate(5600, replace(MUST, get=Priced("x", 5600))), R),
    "E18 no amount": (E18, mandate(None), M),
    "E18 no return decided": (E18, mandate(5600, replace(MUST, get=None, filled=False)), M),
    "E18 past the limit, no return decided": (E18, mandate(7000, replace(MUST, get=None, filled=False)), W),
    "E18 blank": (E18, mandate(None, replace(MUST, get=None, filled=False)), M),
    "E8 boundary: guidance before": (E8, turn(Appeal.GUIDANCE, before=True), R),
    "E8 boundary: nothing before": (E8, turn(Appeal.NOTHING, before=True), W),
    "E8 a plea before": (E8, turn(Appeal.PLEA, before=True), W),
    "E8 a plea at the table": (E8, turn(Appeal.PLEA, before=False), W),
    "E8 the own answer at the table": (E8, turn(Appeal.OWN_ANSWER, before=False), R),
    "E8 undecided": (E8, turn(None, before=False), M),
    "E14 both sums": (E14, note(Shown.BOTH), R),
    "E14 the cost alone": (E14, note(Shown.COST), W),
    "E14 the worth alone": (E14, note(Shown.WORTH), W),
    "E14 no sum": (E14, note(Shown.NEITHER), W),
    "E14 undecided": (E14, note(None), M),
}


test_a_rule_marks = judges(CASES)


def test_a_pooled_get_is_told_how_often_it_is_named() -> None:
    mark = E19.judge(entry(get=OTHER, named_for=3))
    assert mark
    assert "for 3 asks" in mark.why


def test_e25_says_on_which_side_of_the_limits_an_ask_is() -> None:
    mark = E25.judge(entry(verdict=Verdict.LEADER))
    assert mark
    assert mark.why == ASK.authority_fact


AMOUNTS = st.none() | st.floats(0, 1e9)
ENTRIES = st.builds(
    Entry,
    ask=st.sampled_from((ASK, UNCOVERED, RISK, RIGHT, SPECIAL, LARGE, UNPAID, EVEN)),
    verdict=st.none() | st.sampled_from(Verdict),
    cost=AMOUNTS,
    get=st.none() | st.sampled_from((GET, EXACT, SHORT, OTHER, IDLE)),
    named_for=st.integers(0, 7),
)


@given(one=ENTRIES)
def test_no_line_of_the_ledger_makes_a_rule_fail(one: Entry) -> None:
    for rule in (A8, A9, E2, E12, E13, E19, E25):
        assert rule.judge(one) == rule.judge(one)


@given(level=AMOUNTS, filled=st.booleans(), worth=AMOUNTS)
def test_no_mandate_makes_a_rule_fail(*, level: float | None, filled: bool, worth: float | None) -> None:
    get = None if worth is None else Priced("a get", worth)
    row = mandate(level, replace(MUST, filled=filled, get=get if filled else None))
    assert E18.judge(row) == E18.judge(row)

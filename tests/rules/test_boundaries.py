"""Where teachings meet: kept, broken, missing, and both sides of each of the seven boundaries."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.bargain import HardAsk, Response
from grader.domain.finding import Outcome, Status
from grader.domain.meetings import (
    AskAnswer,
    Attendance,
    BossMoment,
    BossPart,
    DealCast,
    FirstMove,
    Openness,
    Order,
    PaidAsk,
    PaidRelief,
    ReliefAnswer,
    Sharing,
)
from grader.domain.payment import Request
from grader.domain.record import Commitment, TrackRecord
from grader.rules import boundaries as team
from grader.rules import boundaries_of_trust as trust
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

BOSS, SIZE = team.boss_beside_never_instead, team.boss_early_by_the_size
MUCH, FIRST = trust.trust_says_how_much, trust.trust_says_who_goes_first
RELIEF, STALL = team.relief_for_cause_and_return, team.stall_only_when_outgunned
QUARREL = trust.no_trade_mends_a_quarrel
RULES = (BOSS, SIZE, MUCH, FIRST, RELIEF, STALL, QUARREL)
DAY = date(2027, 5, 6)


def record(broken: int) -> TrackRecord:
    return TrackRecord(
        "Ana",
        tuple(
            Commitment(f"paper {number}", DAY + timedelta(weeks=number), number < broken, "It came, or not.")
            for number in range(4)
        ),
    )


def boss(part: BossPart | None, days_before: int) -> BossMoment:
    return BossMoment(
        where="Ana's wish",
        chose="this",
        person="Ana",
        asked="a discount of 4%",
        boss="Ravi",
        day=DAY - timedelta(days=days_before),
        meeting=DAY,
        guided=None if days_before else DAY - timedelta(days=5),
        part=part,
    )


def cast(attendance: Attendance | None, value: int) -> DealCast:
    return DealCast(
        where="Who comes along",
        chose="this",
        boss="Ravi",
        contract="Contract North",
        value=value,
        basis="€250,000 × 2 years",
        threshold=500_000,
        attendance=attendance,
    )


def sharing(openness: Openness | None, broken: int) -> Sharing:
    return Sharing(
        where="What you tell Ana",
        chose="this",
        record=record(broken),
        gain=90_000,
        risk=40_000,
        least="the road map",
        chance="5%",
        openness=openness,
    )


def move(order: Order | None, broken: int) -> FirstMove:
    return FirstMove(
        where="Who goes first",
        chose="this",
        record=record(broken),
        ours="the test unit",
        theirs="the signed order",
        loss=8_000,
        wait=3_000,
        order=order,
    )


def relief(answer: ReliefAnswer | None, *, cause: bool, worth: int = 4_000) -> PaidRelief:
    return PaidRelief(
        where="Ana's wish for 90 days",
        chose="this",
        request=Request(
            asks="90 days",
            ordinary="payment within 30 days",
            special=True,
            reason="The hall is flooded",
            cause="damage by water" if cause else "",
            listed=("damage by water", "a strike"),
        ),
        cost=3_000,
        offered="a reference visit",
        worth=worth,
        answer=answer,
    )


def clause(
    response: Response | None, *, theirs: bool = True, ours: bool = False, deadline: bool = False
) -> HardAsk:
    return HardAsk(
        where="The clause",
        chose="this",
        topic="patents",
        response=response,
        their_specialist=theirs,
        ours_reachable=ours,
        deadline=deadline,
        facts=("Who sits there.", "Who can be reached.", "Until when."),
    )


def paid(answer: AskAnswer | None, *, hurt: bool, worth: int = 30_000) -> PaidAsk:
    return PaidAsk(
        where="Ana's large wish",
        chose="this",
        person="Ana",
        asked="a hotline at night",
        cost=20_000,
        offered="three more years",
        worth=worth,
        reason="My mails lay unanswered" if hurt else "The auditors insist",
        hurt=hurt,
        answer=answer,
    )


CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "1 before: guidance": (BOSS, boss(BossPart.GUIDES, 2), R),
    "1 boundary: guidance on the eve": (BOSS, boss(BossPart.GUIDES, 1), R),
    "1 before: a yes for the client": (BOSS, boss(BossPart.IS_ASKED, 2), W),
    "1 before: the boss answers": (BOSS, boss(BossPart.ANSWERS, 2), W),
    "1 boundary: before, an answer without guidance": (BOSS, boss(BossPart.LISTENS, 1), W),
    "1 at the table: the rep answers": (BOSS, boss(BossPart.LISTENS, 0), R),
    "1 boundary: at the table, guidance once more": (BOSS, boss(BossPart.GUIDES, 0), W),
    "1 at the table: a plea": (BOSS, boss(BossPart.IS_ASKED, 0), W),
    "1 at the table: the boss answers": (BOSS, boss(BossPart.ANSWERS, 0), W),
    "1 undecided": (BOSS, boss(None, 0), M),
    "2 boundary: at the threshold, first and last": (SIZE, cast(Attendance.FIRST_AND_LAST, 500_000), R),
    "2 boundary: at the threshold, last only": (SIZE, cast(Attendance.LAST, 500_000), W),
    "2 boundary: below it, last only": (SIZE, cast(Attendance.LAST, 499_999), R),
    "2 boundary: below it, first and last": (SIZE, cast(Attendance.FIRST_AND_LAST, 499_999), W),
    "2 enterprise, first only": (SIZE, cast(Attendance.FIRST, 900_000), W),
    "2 small, never": (SIZE, cast(Attendance.NEVER, 100_000), W),
    "2 undecided": (SIZE, cast(None, 500_000), M),
    "3 normal trust, all": (MUCH, sharing(Openness.ALL, 0), R),
    "3 boundary: one broken promise is no low trust": (MUCH, sharing(Openness.ALL, 1), R),
    "3 boundary: two are": (MUCH, sharing(Openness.ALL, 2), W),
    "3 low trust, steps": (MUCH, sharing(Openness.STEPS, 2), R),
    "3 boundary: steps with one broken promise": (MUCH, sharing(Openness.STEPS, 1), W),
    "3 low trust, the riskiest step": (MUCH, sharing(Openness.BOLD_STEP, 2), W),
    "3 low trust, nothing": (MUCH, sharing(Openness.NOTHING, 3), W),
    "3 normal trust, nothing": (MUCH, sharing(Openness.NOTHING, 0), W),
    "3 undecided": (MUCH, sharing(None, 2), M),
    "4 normal trust, we do": (FIRST, move(Order.WE, 0), R),
    "4 boundary: one broken promise, we do": (FIRST, move(Order.WE, 1), R),
    "4 boundary: two, we do": (FIRST, move(Order.WE, 2), W),
    "4 low trust, they do": (FIRST, move(Order.THEY, 2), R),
    "4 normal trust, they do": (FIRST, move(Order.THEY, 0), W),
    "4 low trust, both at once": (FIRST, move(Order.TOGETHER, 2), W),
    "4 normal trust, both at once": (FIRST, move(Order.TOGETHER, 0), W),
    "4 normal trust, a trifle": (FIRST, move(Order.TRIFLE, 0), W),
    "4 low trust, a trifle": (FIRST, move(Order.TRIFLE, 2), W),
    "4 undecided": (FIRST, move(None, 0), M),
    "5 cause and return": (RELIEF, relief(ReliefAnswer.GRANTED, cause=True), R),
    "5 boundary: equal values are a trade": (
        RELIEF,
        relief(ReliefAnswer.GRANTED, cause=True, worth=3_000),
        R,
    ),
    "5 boundary: a euro less is none": (RELIEF, relief(ReliefAnswer.GRANTED, cause=True, worth=2_999), W),
    "5 cause, too little in return": (RELIEF, relief(ReliefAnswer.NO_RETURN, cause=True, worth=2_999), R),
    "5 cause and return, more asked for": (RELIEF, relief(ReliefAnswer.NO_RETURN, cause=True), W),
    "5 boundary: a return is no cause": (RELIEF, relief(ReliefAnswer.GRANTED, cause=False), W),
    "5 no cause, refused": (RELIEF, relief(ReliefAnswer.NO_CAUSE, cause=False), R),
    "5 a cause that is called none": (RELIEF, relief(ReliefAnswer.NO_CAUSE, cause=True), W),
    "5 finance left out": (RELIEF, relief(ReliefAnswer.ON_THE_SPOT, cause=True), W),
    "5 undecided": (RELIEF, relief(None, cause=True), M),
    "6 outgunned, a proper stall": (STALL, clause(Response.STALL), R),
    "6 outgunned, a stall without a day": (STALL, clause(Response.OPEN_STALL), W),
    "6 outgunned, a maybe": (STALL, clause(Response.MAYBE), W),
    "6 outgunned, settled": (STALL, clause(Response.NO_AND), W),
    "6 outgunned, a yes that asks": (STALL, clause(Response.YES_AND), W),
    "6 boundary: no specialist, settled": (STALL, clause(Response.NO_AND, theirs=False), R),
    "6 boundary: no specialist, a stall": (STALL, clause(Response.STALL, theirs=False), W),
    "6 boundary: ours within reach, settled": (STALL, clause(Response.YES_AND, ours=True), R),
    "6 boundary: ours within reach, a stall": (STALL, clause(Response.STALL, ours=True), W),
    "6 boundary: a deadline, settled": (STALL, clause(Response.NO_AND, deadline=True), R),
    "6 boundary: a deadline, a stall": (STALL, clause(Response.STALL, deadline=True), W),
    "6 even, a bare yes": (STALL, clause(Response.BARE_YES, ours=True), W),
    "6 even, a maybe": (STALL, clause(Response.MAYBE, ours=True), W),
    "6 undecided": (STALL, clause(None), M),
    "7 business, the trade": (QUARREL, paid(AskAnswer.TRADE, hurt=False), R),
    "7 boundary: people, the trade": (QUARREL, paid(AskAnswer.TRADE, hurt=True), W),
    "7 people, people first": (QUARREL, paid(AskAnswer.PEOPLE_FIRST, hurt=True), R),
    "7 boundary: business, people first": (QUARREL, paid(AskAnswer.PEOPLE_FIRST, hurt=False), W),
    "7 business, a refusal": (QUARREL, paid(AskAnswer.REFUSAL, hurt=False), W),
    "7 business, a gift": (QUARREL, paid(AskAnswer.GIFT, hurt=False), W),
    "7 people, a refusal": (QUARREL, paid(AskAnswer.REFUSAL, hurt=True), W),
    "7 people, a gift": (QUARREL, paid(AskAnswer.GIFT, hurt=True), W),
    "7 boundary: a return below the cost, refused": (
        QUARREL,
        paid(AskAnswer.REFUSAL, hurt=False, worth=19_999),
        R,
    ),
    "7 boundary: a return below the cost, accepted": (
        QUARREL,
        paid(AskAnswer.TRADE, hurt=False, worth=19_999),
        W,
    ),
    "7 undecided": (QUARREL, paid(None, hurt=True), M),
}


test_a_decision_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "before the meeting": (BOSS, boss(BossPart.LISTENS, 2), ("4 May", "6 May", "no guidance")),
    "at the table": (BOSS, boss(BossPart.IS_ASKED, 0), ("at the table", "1 May")),
    "the size and the threshold": (
        SIZE,
        cast(Attendance.LAST, 520_000),
        ("€520,000", "€250,000 × 2 years", "€500,000", "at its end only"),
    ),
    "below the threshold": (SIZE, cast(Attendance.FIRST_AND_LAST, 400_000), ("stays below", "not needed")),
    "alone at the close": (SIZE, cast(Attendance.NEVER, 400_000), ("no size allows",)),
    "the broken promises, and the least misusable": (
        MUCH,
        sharing(Openness.ALL, 2),
        ("Two of Ana's last four", "paper 0", "paper 1", "the road map (5%)"),
    ),
    "gain and risk": (MUCH, sharing(Openness.STEPS, 0), ("€90,000", "€40,000", "no low trust")),
    "what hangs on it": (FIRST, move(Order.WE, 2), ("broke 2", "€8,000", "the signed order")),
    "what waiting costs": (FIRST, move(Order.THEY, 0), ("broke none", "€3,000")),
    "the list, and the return": (
        RELIEF,
        relief(ReliefAnswer.GRANTED, cause=False),
        ("none of the causes", "damage by water; a strike", "€4,000"),
    ),
    "the return that does not cover": (
        RELIEF,
        relief(ReliefAnswer.GRANTED, cause=True, worth=1_000),
        ("is a listed cause", "€1,000", "does not cover", "€3,000"),
    ),
    "the mandate does not help": (
        RELIEF,
        relief(ReliefAnswer.ON_THE_SPOT, cause=True),
        ("go to finance",),
    ),
    "all three facts when outgunned": (
        STALL,
        clause(Response.NO_AND),
        ("You were outgunned", "Who sits there.", "Who can be reached.", "Until when."),
    ),
    "the one that makes the sides even": (
        STALL,
        clause(Response.STALL, deadline=True),
        ("not outgunned", "Until when."),
    ),
    "what went wrong, and the sums": (
        QUARREL,
        paid(AskAnswer.TRADE, hurt=True),
        ("“My mails lay unanswered.”", "between people", "€20,000", "€30,000"),
    ),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


PAIRS: dict[str, tuple[Rule[Any], Any, Any, Any]] = {
    "1": (BOSS, boss(BossPart.GUIDES, 2), boss(BossPart.LISTENS, 0), boss(BossPart.GUIDES, 0)),
    "2": (
        SIZE,
        cast(Attendance.FIRST_AND_LAST, 900_000),
        cast(Attendance.LAST, 100_000),
        cast(Attendance.FIRST_AND_LAST, 100_000),
    ),
    "3": (MUCH, sharing(Openness.ALL, 0), sharing(Openness.STEPS, 3), sharing(Openness.ALL, 3)),
    "4": (FIRST, move(Order.WE, 0), move(Order.THEY, 3), move(Order.WE, 3)),
    "5": (
        RELIEF,
        relief(ReliefAnswer.GRANTED, cause=True),
        relief(ReliefAnswer.NO_CAUSE, cause=False),
        relief(ReliefAnswer.GRANTED, cause=False),
    ),
    "6": (
        STALL,
        clause(Response.STALL),
        clause(Response.NO_AND, ours=True),
        clause(Response.STALL, ours=True),
    ),
    "7": (
        QUARREL,
        paid(AskAnswer.TRADE, hurt=False),
        paid(AskAnswer.PEOPLE_FIRST, hurt=True),
        paid(AskAnswer.TRADE, hurt=True),
    ),
}


@pytest.mark.parametrize(("rule", "one", "other", "slogan"), PAIRS.values(), ids=PAIRS.keys())
def test_a_place_is_kept_only_when_both_sides_are_right(
    rule: Rule[Any], one: Any, other: Any, slogan: Any
) -> None:
    assert rule.check([one, other], 1.2).status is Status.KEPT
    assert rule.check([one, slogan], 1.2).status is Status.BROKEN
    assert rule.check([one], 1.2).points == pytest.approx(1.2)
    assert rule.check(["something else"], 1.2).status is Status.NOT_APPLICABLE


subjects = st.one_of(
    st.builds(boss, st.none() | st.sampled_from(BossPart), st.integers(-3, 9)),
    st.builds(cast, st.none() | st.sampled_from(Attendance), st.integers(0, 10**9)),
    st.builds(sharing, st.none() | st.sampled_from(Openness), st.integers(0, 4)),
    st.builds(move, st.none() | st.sampled_from(Order), st.integers(0, 4)),
    st.builds(
        relief,
        st.none() | st.sampled_from(ReliefAnswer),
        cause=st.booleans(),
        worth=st.integers(0, 10**6),
    ),
    st.builds(
        clause,
        st.none() | st.sampled_from(Response),
        theirs=st.booleans(),
        ours=st.booleans(),
        deadline=st.booleans(),
    ),
    st.builds(paid, st.none() | st.sampled_from(AskAnswer), hurt=st.booleans(), worth=st.integers(0, 10**6)),
)


test_the_same_finding_every_time = stays_the_same(subjects, RULES)

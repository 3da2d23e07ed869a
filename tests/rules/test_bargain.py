"""A live negotiation: each rule kept, broken, missing, and on both sides of its boundary."""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.bargain import (
    Figuring,
    FirstAsk,
    FirstReply,
    HardAsk,
    Lead,
    OpeningLine,
    Response,
    SmallerAsk,
    ValuedAt,
    ValuedWhere,
)
from grader.domain.conversation import Said
from grader.domain.finding import Outcome, Status
from grader.rules import bargain, hard_ask
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

DAY = date(2027, 5, 14)


def first(reply: FirstReply | None, *, value: float = 440_000, session: date | None = None) -> FirstAsk:
    return FirstAsk(
        where="Before you sit down",
        reply=reply,
        chose="this" if reply else "",
        person="Ana",
        asked="8% off",
        cost=35_200,
        value=value,
        large_from=400_000,
        session=session,
        day=DAY,
    )


def opening(lead: Lead | None, claim: str = "", known: str = "") -> OpeningLine:
    return OpeningLine(
        where="Your opening", lead=lead, chose="this", claim=claim, known=known, script="A list."
    )


def smaller(chose: str = "this", given: str = "4%", cost: float = 16_000, worth: float = 0.0) -> SmallerAsk:
    return SmallerAsk(
        where="The smaller ask",
        first="8%",
        now="4%",
        chose=chose,
        given=given,
        cost=cost,
        back="two years" if worth else "",
        worth=worth,
        basis="4% of €400,000",
    )


def figured(where: Figuring | None) -> ValuedWhere:
    return ValuedWhere(where="The sum, where", chose="this", figuring=where, fact="It is on your sheet.")


def valued(amount: float | None) -> ValuedAt:
    return ValuedAt(where="Training", chose="this", amount=amount, exact=12_000, basis="12 days at €1,000")


def clause(response: Response | None, *, theirs: bool, ours: bool, deadline: bool) -> HardAsk:
    return HardAsk(
        where="The clause",
        topic="patent claims",
        response=response,
        chose="this",
        their_specialist=theirs,
        ours_reachable=ours,
        deadline=deadline,
        facts=("About them.", "About ours.", "About time."),
    )


def outgunned(response: Response | None) -> HardAsk:
    return clause(response, theirs=True, ours=False, deadline=False)


def even(response: Response | None) -> HardAsk:
    return clause(response, theirs=True, ours=True, deadline=False)


def said(beat: str, kind: str) -> Said:
    return Said(beat=beat, where="There", kind=kind, chose="this", why="Because.")


E3, E4, E5 = bargain.the_ask_begins_it, bargain.no_see_what_we_can_do, bargain.stand_by_the_worth
E7, E10 = bargain.lead_with_what_you_know, bargain.no_gift_for_a_smaller_ask
E15, E24 = bargain.value_asks_at_the_table, bargain.win_as_a_peer
E16, E17 = hard_ask.yes_or_no_then_negotiate, hard_ask.stall_properly_when_outgunned

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "E3 answered, no day agreed": (E3, first(FirstReply.ANSWER, value=200_000), R),
    "E3 kept for a day that is not agreed": (E3, first(FirstReply.SESSION, value=200_000), W),
    "E3 let pass": (E3, first(FirstReply.WAVE_OFF, value=200_000), W),
    "E3 a little given": (E3, first(FirstReply.GIFT, value=200_000), W),
    "E3 boundary: very large, but no day agreed": (E3, first(FirstReply.ANSWER), R),
    "E3 boundary: very large, kept for no day": (E3, first(FirstReply.SESSION), W),
    "E3 boundary: very large with a day, kept for it": (E3, first(FirstReply.SESSION, session=DAY), R),
    "E3 boundary: very large with a day, answered": (E3, first(FirstReply.ANSWER, session=DAY), W),
    "E3 boundary: very large with a day, let pass": (E3, first(FirstReply.WAVE_OFF, session=DAY), W),
    "E3 boundary: very large with a day, given": (E3, first(FirstReply.GIFT, session=DAY), W),
    "E3 boundary: just not very large": (E3, first(FirstReply.ANSWER, value=399_999, session=DAY), R),
    "E3 boundary: just very large": (E3, first(FirstReply.SESSION, value=400_000, session=DAY), R),
    "E3 undecided": (E3, first(None), M),
    "E4 a clear yes": (E4, said("phrase", "all"), R),
    "E4 a clear no to half of it": (E4, said("phrase", "part"), R),
    "E4 the phrase": (E4, said("phrase", "vague"), W),
    "E4 undecided": (E4, said("phrase", ""), M),
    "E5 stands by it": (E5, said("worth", "stand"), R),
    "E5 half agrees": (E5, said("worth", "yield"), W),
    "E5 undecided": (E5, said("worth", ""), M),
    "E7 a fact as the sheet has it": (E7, opening(Lead.FACT, "9 against 21", "9 against 21"), R),
    "E7 boundary: the fact with another figure": (E7, opening(Lead.FACT, "6 against 21", "9 against 21"), W),
    "E7 their list": (E7, opening(Lead.SCRIPT), W),
    "E7 praise": (E7, opening(Lead.BOAST), W),
    "E7 undecided": (E7, opening(None), M),
    "E10 granted for nothing": (E10, smaller(), W),
    "E10 cut once more, for nothing": (E10, smaller(given="2%", cost=8_000), W),
    "E10 granted for a token": (E10, smaller(worth=9_000), W),
    "E10 boundary: just too little back": (E10, smaller(worth=15_999), W),
    "E10 boundary: as much back": (E10, smaller(worth=16_000), R),
    "E10 more back": (E10, smaller(worth=20_000), R),
    "E10 none of it granted": (E10, smaller(given="", cost=0), R),
    "E10 undecided": (E10, smaller(chose=""), M),
    "E15 at the table": (E15, figured(Figuring.AT_THE_TABLE), R),
    "E15 in a break": (E15, figured(Figuring.BREAK), W),
    "E15 by a guess": (E15, figured(Figuring.ROUGHLY), W),
    "E15 tomorrow": (E15, figured(Figuring.LATER), W),
    "E15 nowhere yet": (E15, figured(None), M),
    "E15 the exact sum": (E15, valued(12_000), R),
    "E15 boundary: 1% too much": (E15, valued(12_120), R),
    "E15 boundary: a euro more": (E15, valued(12_121), W),
    "E15 boundary: 1% too little": (E15, valued(11_880), R),
    "E15 boundary: a euro less": (E15, valued(11_879), W),
    "E15 no sum yet": (E15, valued(None), M),
    "E16 yes, and an ask": (E16, even(Response.YES_AND), R),
    "E16 no, and an ask": (E16, even(Response.NO_AND), R),
    "E16 a bare yes": (E16, even(Response.BARE_YES), W),
    "E16 a bare no": (E16, even(Response.BARE_NO), W),
    "E16 maybe": (E16, even(Response.MAYBE), W),
    "E16 boundary: the best of stalls when evenly matched": (E16, even(Response.STALL), W),
    "E16 undecided": (E16, even(None), M),
    "E17 a proper stall": (E17, outgunned(Response.STALL), R),
    "E17 boundary: without a day": (E17, outgunned(Response.OPEN_STALL), W),
    "E17 boundary: without the lead": (E17, outgunned(Response.HAND_OVER), W),
    "E17 maybe": (E17, outgunned(Response.MAYBE), W),
    "E17 yes, and an ask": (E17, outgunned(Response.YES_AND), W),
    "E17 no, and an ask": (E17, outgunned(Response.NO_AND), W),
    "E17 undecided": (E17, outgunned(None), M),
    "E24 as a peer": (E24, said("signature", "peer"), R),
    "E24 the errand": (E24, said("signature", "comply"), W),
    "E24 the deal thrown away": (E24, said("signature", "break"), W),
    "E24 undecided": (E24, said("signature", ""), M),
}


test_a_decision_is_judged = judges(CASES)


SIDES = {
    "they have the specialist, ours is away, there is time": ((True, False, False), E17, E16),
    "they have no specialist": ((False, False, False), E16, E17),
    "ours can be reached": ((True, True, False), E16, E17),
    "a deadline forbids a pause": ((True, False, True), E16, E17),
    "nothing of all that": ((False, True, True), E16, E17),
}


@pytest.mark.parametrize(("facts", "on", "off"), SIDES.values(), ids=SIDES.keys())
def test_the_scenario_picks_the_side(facts: tuple[bool, bool, bool], on: Rule[Any], off: Rule[Any]) -> None:
    theirs, ours, deadline = facts
    ask = clause(Response.STALL, theirs=theirs, ours=ours, deadline=deadline)
    assert on.check([ask], 1.25).status is (Status.KEPT if on is E17 else Status.BROKEN)
    skipped = off.check([ask], 1.25)
    assert (skipped.status, skipped.max_points) == (Status.NOT_APPLICABLE, 0)
    assert "patent claims" in skipped.message


def test_a_line_of_another_beat_is_none_of_its_business() -> None:
    assert [each.judge(said("elsewhere", "vague")) for each in (E4, E5, E24)] == [None, None, None]


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "what was asked, and that no day is agreed": (
        E3,
        first(FirstReply.SESSION),
        ("8% off", "€35,200", "very large", "no day"),
    ),
    "how far the deal is from very large": (
        E3,
        first(FirstReply.GIFT, value=200_000),
        ("€200,000", "€400,000"),
    ),
    "which day is agreed": (E3, first(FirstReply.ANSWER, session=DAY), ("14 May", "in writing", "€440,000")),
    "what the sheet says": (E7, opening(Lead.FACT, "6", "9"), ("says 9, not 6",)),
    "what it costs and what comes back": (
        E10,
        smaller(worth=9_000),
        ("€16,000", "€9,000", "8%", "two years"),
    ),
    "that nothing comes back": (E10, smaller(), ("€16,000", "nothing comes back")),
    "how the sum comes about": (E15, valued(9_000), ("Too little", "12 days at €1,000")),
    "the fact that makes the sides even": (E16, even(Response.MAYBE), ("a match for them: About ours.",)),
    "the deadline that forbids a stall": (
        E16,
        clause(Response.STALL, theirs=True, ours=False, deadline=True),
        ("No stall was open to you: About time.",),
    ),
    "all three facts when outgunned": (
        E17,
        outgunned(Response.YES_AND),
        ("About them. About ours. About time.",),
    ),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


numbers = st.floats(0, 1e9)
subjects = st.one_of(
    st.builds(first, st.none() | st.sampled_from(FirstReply), value=numbers, session=st.none() | st.dates()),
    st.builds(opening, st.none() | st.sampled_from(Lead), st.text(max_size=3), st.text(max_size=3)),
    st.builds(smaller, st.sampled_from(("", "this")), st.sampled_from(("", "4%")), numbers, numbers),
    st.builds(figured, st.none() | st.sampled_from(Figuring)),
    st.builds(valued, st.none() | numbers),
    st.builds(
        clause,
        st.none() | st.sampled_from(Response),
        theirs=st.booleans(),
        ours=st.booleans(),
        deadline=st.booleans(),
    ),
    st.builds(said, st.sampled_from(("phrase", "worth", "signature", "")), st.text(max_size=5)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (E3, E4, E5, E7, E10, E15, E16, E17, E24))

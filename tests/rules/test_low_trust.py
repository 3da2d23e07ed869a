"""Talks with a counterpart whom there is reason to distrust: kept, broken, missing, just inside."""

from datetime import date, timedelta
from typing import Any

from hypothesis import strategies as st

from grader.domain.finding import Outcome
from grader.domain.record import Commitment, TrackRecord
from grader.domain.safeguards import (
    Begin,
    Checked,
    CheckMoment,
    CheckSource,
    Drafting,
    FirstOffer,
    Moment,
    NextSitting,
    NoteTaking,
    Opening,
    PowerCheck,
    Side,
    Source,
)
from grader.rules import low_trust
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

DAY = date(2027, 5, 6)
RECORD = TrackRecord(
    "Ana Ribeiro",
    tuple(
        Commitment(name, DAY - timedelta(weeks=gap), broken, "It came, or it did not.")
        for gap, (name, broken) in enumerate((("a", True), ("b", True), ("c", False), ("d", False)), 1)
    ),
)


def opening(begin: Begin | None, *, accepts: bool) -> Opening:
    return Opening(where="Talks", begin=begin, record=RECORD, accepts=accepts, value=240_000, chose="this")


def sitting(when: date | None) -> NextSitting:
    return NextSitting(
        where="The second sitting",
        sitting=when,
        person="Ana Ribeiro",
        promise="the accounts",
        due=DAY - timedelta(days=3),
        proven=DAY,
        kept_until=DAY + timedelta(days=2),
        chose="this",
    )


def offer(units: int | None, unpaid: float = 1.0) -> FirstOffer:
    return FirstOffer(
        where="The first offer", units=units, unpaid=unpaid, price=200, cap=20_000, chose="this"
    )


def power(checked: Checked | None) -> PowerCheck:
    return PowerCheck(where="What you verify", checked=checked, value=240_000, chose="this")


def moment(when: Moment | None) -> CheckMoment:
    return CheckMoment(where="When", moment=when, first_sitting=DAY, chose="this")


def source(who: Source | None) -> CheckSource:
    return CheckSource(where="Who", source=who, chose="this")


def notes(side: Side | None) -> NoteTaking:
    return NoteTaking(where="Notes", side=side, chose="this")


def draft(side: Side | None) -> Drafting:
    return Drafting(where="Draft", side=side, chose="this")


B1, B3, B4 = low_trust.begin_with_safeguards, low_trust.move_slowly, low_trust.use_small_increments
B6, B7 = low_trust.control_the_notes, low_trust.draw_up_the_agreement
B11, B12 = low_trust.verify_the_power_to_agree, low_trust.verify_before_you_start
B13 = low_trust.verify_with_somebody_else

CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "B1 begin where safeguards are accepted": (B1, opening(Begin.ON_THEIR_TERMS, accepts=True), R),
    "B1 refuse where they are accepted": (B1, opening(Begin.DECLINE, accepts=True), W),
    "B1 waive what was accepted": (B1, opening(Begin.GESTURE, accepts=True), W),
    "B1 add later what was accepted": (B1, opening(Begin.SMALL_FIRST, accepts=True), W),
    "B1 boundary: decline where they are refused": (B1, opening(Begin.DECLINE, accepts=False), R),
    "B1 boundary: begin where they are refused": (B1, opening(Begin.ON_THEIR_TERMS, accepts=False), W),
    "B1 boundary: begin small where they are refused": (B1, opening(Begin.SMALL_FIRST, accepts=False), W),
    "B1 undecided": (B1, opening(None, accepts=True), M),
    "B3 the day after the proof": (B3, sitting(DAY + timedelta(days=1)), R),
    "B3 boundary: the last day on which the contract is free": (B3, sitting(DAY + timedelta(days=2)), R),
    "B3 boundary: the day after that": (B3, sitting(DAY + timedelta(days=3)), W),
    "B3 boundary: the day of the proof": (B3, sitting(DAY), R),
    "B3 boundary: the day before the proof": (B3, sitting(DAY - timedelta(days=1)), W),
    "B3 the day on which it is due": (B3, sitting(DAY - timedelta(days=3)), W),
    "B3 undecided": (B3, sitting(None), M),
    "B4 boundary: exactly the cap": (B4, offer(100), R),
    "B4 boundary: one unit above": (B4, offer(101), W),
    "B4 more units, half of them paid": (B4, offer(200, 0.5), R),
    "B4 fewer units, none of them paid": (B4, offer(120), W),
    "B4 undecided": (B4, offer(None), M),
    "B6 ours": (B6, notes(Side.OURS), R),
    "B6 theirs": (B6, notes(Side.THEIRS), W),
    "B6 nobody": (B6, notes(Side.NOBODY), W),
    "B6 undecided": (B6, notes(None), M),
    "B7 ours": (B7, draft(Side.OURS), R),
    "B7 theirs": (B7, draft(Side.THEIRS), W),
    "B7 nobody": (B7, draft(Side.NOBODY), W),
    "B7 undecided": (B7, draft(None), M),
    "B11 the power": (B11, power(Checked.POWER_TO_AGREE), R),
    "B11 the money": (B11, power(Checked.SOLVENCY), W),
    "B11 the title": (B11, power(Checked.POSITION), W),
    "B11 the past": (B11, power(Checked.PAST_ORDERS), W),
    "B11 undecided": (B11, power(None), M),
    "B12 before": (B12, moment(Moment.BEFORE_FIRST_SITTING), R),
    "B12 boundary: at the first sitting": (B12, moment(Moment.FIRST_SITTING), W),
    "B12 at the end": (B12, moment(Moment.TERMS_SETTLED), W),
    "B12 undecided": (B12, moment(None), M),
    "B13 an insider": (B13, source(Source.INSIDER), R),
    "B13 a third party": (B13, source(Source.THIRD_PARTY), R),
    "B13 their own word": (B13, source(Source.OWN_WORD), W),
    "B13 their own paper": (B13, source(Source.OWN_PAPER), W),
    "B13 our own people": (B13, source(Source.OUR_IMPRESSION), W),
    "B13 undecided": (B13, source(None), M),
}


test_a_decision_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "who broke what, and what is at stake": (
        B1,
        opening(Begin.GESTURE, accepts=False),
        (RECORD.facts(), "refuses every safeguard", "€240,000"),
    ),
    "when it can be proven": (B3, sitting(DAY - timedelta(days=1)), ("3 May", "6 May", "1 day too early")),
    "how much is at risk": (B4, offer(150, 0.8), ("€24,000", "€20,000", "80%")),
    "what the contract is worth": (B11, power(Checked.PAST_ORDERS), ("€240,000", "does not reach")),
    "when the talks begin": (B12, moment(Moment.FIRST_SITTING), ("6 May",)),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


subjects = st.one_of(
    st.builds(opening, st.none() | st.sampled_from(Begin), accepts=st.booleans()),
    st.builds(sitting, st.none() | st.dates()),
    st.builds(offer, st.none() | st.integers(0, 10**9), st.floats(0, 1)),
    st.builds(power, st.none() | st.sampled_from(Checked)),
    st.builds(moment, st.none() | st.sampled_from(Moment)),
    st.builds(source, st.none() | st.sampled_from(Source)),
    st.builds(notes, st.none() | st.sampled_from(Side)),
    st.builds(draft, st.none() | st.sampled_from(Side)),
)


test_the_same_finding_every_time = stays_the_same(subjects, (B1, B3, B4, B6, B7, B11, B12, B13))

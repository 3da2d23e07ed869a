"""Breaches, misunderstandings and silence: kept, broken, missing, and both sides of what makes a breach."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.domain.breaches import Business, Episode, Opening, Promise, Question, Reading, Response
from grader.domain.finding import Outcome
from grader.domain.record import Commitment
from grader.rules import breaches
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states

DUE = date(2027, 5, 6)
PROMISE = Promise(due=DUE, acted=DUE + timedelta(days=2), knew="Ana's own note")


def commitments(fates: str) -> tuple[Commitment, ...]:
    """Return earlier promises, the oldest first: k was kept, b broken without notice."""
    return tuple(
        Commitment(
            f"promise {number}", DUE - timedelta(weeks=9 - number), fate == "b", "It came, or it did not."
        )
        for number, fate in enumerate(fates)
    )


def episode(promise: Promise = PROMISE, cause: Reading | None = None, earlier: str = "kkk") -> Episode:
    return Episode(
        where="Moorland Tea",
        person="Ana",
        promise=promise,
        cause=cause,
        earlier=commitments(earlier),
        fact="So says the file of 8 May.",
        unpaid=36_000,
    )


FIRST = episode()
REPEATED = episode(earlier="kbk")
UNKNOWN = episode(replace(PROMISE, knew=""), Reading.COMMUNICATION)
SILENCE = episode(Promise())
SILENCE_AFTER_A_BREACH = episode(Promise(), earlier="bkk")


def response(
    of: Episode,
    reading: Reading | None = None,
    opening: Opening | None = Opening.NAMED,
    question: Question | None = Question.HEAR,
    business: Business | None = Business.AS_AGREED,
) -> Response:
    return Response(
        episode=of,
        reading=reading,
        opening=opening,
        words="these words",
        question=question,
        asked="this question",
        business=business,
        move="this move",
    )


EPISODES = {
    "all three make a breach": (PROMISE, None, Reading.BREACH),
    "boundary: no day was promised": (
        replace(PROMISE, due=None),
        Reading.UNDERSTANDING,
        Reading.UNDERSTANDING,
    ),
    "boundary: no act against it, such as a hard ask": (
        replace(PROMISE, acted=None),
        Reading.MISPERCEPTION,
        Reading.MISPERCEPTION,
    ),
    "boundary: no proof that they knew": (
        replace(PROMISE, knew=""),
        Reading.COMMUNICATION,
        Reading.COMMUNICATION,
    ),
    "nothing was promised, nothing came back": (Promise(), None, Reading.UNRETURNED),
}


@pytest.mark.parametrize(("promise", "cause", "reading"), EPISODES.values(), ids=EPISODES.keys())
def test_what_an_episode_comes_down_to(promise: Promise, cause: Reading | None, reading: Reading) -> None:
    assert episode(promise, cause).reading is reading


COUNTS = {
    "boundary: none before it": ("kkk", False),
    "boundary: one before it": ("bkk", True),
    "two before it": ("bkb", True),
    "boundary: one, but five promises ago": ("bkkk", False),
    "no record": ("", False),
}


@pytest.mark.parametrize(("earlier", "repeated"), COUNTS.values(), ids=COUNTS.keys())
def test_a_breach_is_repeated_from_two_of_the_last_four(earlier: str, *, repeated: bool) -> None:
    assert replace(FIRST, earlier=commitments(earlier)).repeated is repeated


def test_what_is_no_breach_is_never_a_repeated_one() -> None:
    assert not SILENCE_AFTER_A_BREACH.repeated
    assert not replace(UNKNOWN, earlier=commitments("bbb")).repeated


A3, COUNT = breaches.presume_good_faith, breaches.answer_a_breach_by_its_count
A4, A5 = breaches.tell_them_of_the_breach, breaches.settle_nothing_by_price
A7, A24 = breaches.name_the_cause, breaches.ask_for_their_concerns
Op, Bz, Qu, Re = Opening, Business, Question, Reading

CASES: dict[str, tuple[Rule[Any], Response, Outcome | None]] = {
    "A3 open words where nothing is proven": (A3, response(UNKNOWN, opening=Op.OPEN), R),
    "A3 silence accuses nobody": (A3, response(SILENCE, opening=Op.SILENT), R),
    "A3 a breach that is none": (A3, response(UNKNOWN, opening=Op.NAMED), W),
    "A3 a motive": (A3, response(SILENCE, opening=Op.CHARGED), W),
    "A3 new securities": (A3, response(UNKNOWN, opening=Op.OPEN, business=Bz.CONTROLLED), W),
    "A3 an earlier breach makes none of this": (
        A3,
        response(SILENCE_AFTER_A_BREACH, opening=Op.OPEN, business=Bz.CONTROLLED),
        W,
    ),
    "A3 a rebate is judged elsewhere": (A3, response(UNKNOWN, opening=Op.OPEN, business=Bz.SWEETENED), R),
    "A3 boundary: a proven breach": (A3, response(FIRST, opening=Op.NAMED), None),
    "A3 no words": (A3, response(UNKNOWN, opening=None), M),
    "A3 no move": (A3, response(UNKNOWN, opening=Op.OPEN, business=None), M),
    "A3 a first breach changes nothing": (COUNT, response(FIRST), R),
    "A3 controls at a first breach": (COUNT, response(FIRST, business=Bz.CONTROLLED), W),
    "A3 a motive at a first breach": (COUNT, response(FIRST, opening=Op.CHARGED), W),
    "A3 boundary: controls at a repeated breach": (COUNT, response(REPEATED, business=Bz.CONTROLLED), R),
    "A3 boundary: none at a repeated breach": (COUNT, response(REPEATED), W),
    "A3 a motive at a repeated breach": (
        COUNT,
        response(REPEATED, opening=Op.CHARGED, business=Bz.CONTROLLED),
        W,
    ),
    "A3 a charge at a breach is judged elsewhere": (COUNT, response(FIRST, business=Bz.PENALISED), None),
    "A3 no breach to count": (COUNT, response(UNKNOWN), None),
    "A3 breach without words": (COUNT, response(FIRST, opening=None), M),
    "A3 breach without a move": (COUNT, response(FIRST, business=None), M),
    "A4 seen and told": (A4, response(FIRST, Re.BREACH), R),
    "A4 told with a motive is told": (A4, response(FIRST, Re.BREACH, Op.CHARGED), R),
    "A4 passed over": (A4, response(FIRST, Re.BREACH, Op.SILENT), W),
    "A4 put as a question of whether": (A4, response(FIRST, Re.BREACH, Op.OPEN), W),
    "A4 taken for bad news": (A4, response(FIRST, Re.COMMUNICATION), W),
    "A4 boundary: nothing to tell": (A4, response(UNKNOWN, Re.COMMUNICATION, Op.OPEN), None),
    "A4 unread": (A4, response(FIRST), M),
    "A4 without words": (A4, response(FIRST, Re.BREACH, None), M),
    "A5 as agreed": (A5, response(FIRST), R),
    "A5 boundary: securities are no charge": (A5, response(REPEATED, business=Bz.CONTROLLED), R),
    "A5 a rebate for calm": (A5, response(SILENCE, business=Bz.SWEETENED), W),
    "A5 a charge for conduct": (A5, response(FIRST, business=Bz.PENALISED), W),
    "A5 no move": (A5, response(FIRST, business=None), M),
    "A7 the cause": (A7, response(UNKNOWN, Re.COMMUNICATION), R),
    "A7 another cause": (A7, response(UNKNOWN, Re.UNDERSTANDING), W),
    "A7 taken for a breach": (A7, response(UNKNOWN, Re.BREACH), W),
    "A7 unread": (A7, response(UNKNOWN), M),
    "A7 boundary: a breach has no such cause": (A7, response(FIRST, Re.COMMUNICATION), None),
    "A7 boundary: nor has silence": (A7, response(SILENCE, Re.COMMUNICATION), None),
    "A24 asked directly": (A24, response(SILENCE, Re.UNRETURNED, Op.OPEN, Qu.CONCERNS), R),
    "A24 asked for something else": (A24, response(SILENCE, Re.UNRETURNED, Op.OPEN, Qu.OTHER), W),
    "A24 frustration is not what is missing": (A24, response(SILENCE, Re.UNRETURNED, Op.OPEN, Qu.HEAR), W),
    "A24 let drop": (A24, response(SILENCE, Re.UNRETURNED, Op.SILENT, Qu.CONCERNS), W),
    "A24 taken for a breach": (A24, response(SILENCE, Re.BREACH, Op.OPEN, Qu.CONCERNS), W),
    "A24 accusing words are judged elsewhere": (
        A24,
        response(SILENCE, Re.UNRETURNED, Op.CHARGED, Qu.CONCERNS),
        R,
    ),
    "A24 boundary: an answer that got lost": (A24, response(UNKNOWN, Re.COMMUNICATION), None),
    "A24 unread": (A24, response(SILENCE, None, Op.OPEN, Qu.CONCERNS), M),
    "A24 without a question": (A24, response(SILENCE, Re.UNRETURNED, Op.OPEN, None), M),
}


test_a_response_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Response, tuple[str, ...]]] = {
    "what the file says": (A4, response(FIRST, Re.BREACH), ("8 May",)),
    "which promise was broken before": (COUNT, response(REPEATED), ("promise 1", "11 March", "€36,000")),
    "that it is a first lapse": (COUNT, response(FIRST), ("Ana", "first lapse")),
    "that a motive is not proven": (COUNT, response(FIRST, opening=Op.CHARGED), ("not why Ana",)),
    "what the file says of no breach": (A3, response(UNKNOWN), ("accuses", "8 May")),
}


test_findings_state_the_facts = states(FACTS)


@given(
    of=st.sampled_from([FIRST, REPEATED, UNKNOWN, SILENCE, SILENCE_AFTER_A_BREACH]),
    reading=st.none() | st.sampled_from(Reading),
    opening=st.none() | st.sampled_from(Opening),
    question=st.none() | st.sampled_from(Question),
    business=st.none() | st.sampled_from(Business),
)
def test_no_response_is_beyond_judgement(
    of: Episode,
    reading: Reading | None,
    opening: Opening | None,
    question: Question | None,
    business: Business | None,
) -> None:
    subject = response(of, reading, opening, question, business)
    for rule in (A3, COUNT, A4, A5, A7, A24):
        rule.judge(subject)

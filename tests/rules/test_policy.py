"""A policy by the record: kept, broken, missing, and both sides of each boundary."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.finding import Outcome, Status
from grader.domain.policy import Clause, Kind, Part, Rhythm
from grader.domain.record import Commitment, TrackRecord
from grader.rules import policy
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states

START = date(2027, 5, 6)


def record(fates: str) -> TrackRecord:
    """Return a record of dated promises, the oldest first: k was kept, b broken without notice."""
    return TrackRecord(
        "Ana",
        tuple(
            Commitment(f"promise {number}", START + timedelta(weeks=number), fate == "b", "It came, or not.")
            for number, fate in enumerate(fates)
        ),
    )


def clause(part: Part, kind: Kind | None, fates: str = "kkkk", run: str = "") -> Clause:
    return Clause(part=part, where="Ana: a part", record=record(fates), kind=kind, chose="this", run=run)


def rhythm(days: int | None) -> Rhythm:
    return Rhythm(where="Ana: the rhythm", person="Ana", days=days, due=14, proof=4, kept=21, chose="this")


A2, A3, LOW, A4, B3 = (
    policy.show_trust_by_the_record,
    policy.expect_good_faith,
    policy.expect_no_good_faith_after_breaches,
    policy.tell_what_was_broken,
    policy.step_after_the_proof,
)
P, K = Part, Kind

CASES: dict[str, tuple[Rule[Any], Any, Outcome | None]] = {
    "A2 we go first": (A2, clause(P.OPENING, K.WE_FIRST), R),
    "A2 they go first, and nothing was broken": (A2, clause(P.OPENING, K.THEY_FIRST), W),
    "A2 a test of somebody trustworthy": (A2, clause(P.OPENING, K.TEST), W),
    "A2 boundary: one of four broken, we go first": (A2, clause(P.OPENING, K.WE_FIRST, "kkbk"), R),
    "A2 boundary: two of four broken, we go first": (A2, clause(P.OPENING, K.WE_FIRST, "kbbk"), W),
    "A2 boundary: two of four broken, they go first": (A2, clause(P.OPENING, K.THEY_FIRST, "kbbk"), R),
    "A2 boundary: two broken, one of them long ago": (A2, clause(P.OPENING, K.WE_FIRST, "bkkbk"), R),
    "A2 a test of somebody who breaks promises": (A2, clause(P.OPENING, K.TEST, "bbkk"), W),
    "A2 the agreed lot": (A2, clause(P.STEP, K.AS_AGREED), R),
    "A2 another lot": (A2, clause(P.STEP, K.NOT_AS_AGREED), W),
    "A2 fewer lots promised": (A2, clause(P.TABLE, K.NOT_AS_AGREED), W),
    "A2 another rhythm": (A2, clause(P.PACE, K.NOT_AS_AGREED), W),
    "A2 boundary: under low trust others judge that": (A2, clause(P.STEP, K.AS_AGREED, "bbkk"), None),
    "A2 has no say in forgiveness": (A2, clause(P.FORGIVENESS, K.FULLY), None),
    "A2 undecided": (A2, clause(P.OPENING, None), M),
    "A2 undecided figure": (A2, clause(P.PACE, None), M),
    "A3 one may pass": (A3, clause(P.ANSWER, K.AT_THE_SECOND), R),
    "A3 answered at once, and nothing was broken": (A3, clause(P.ANSWER, K.AT_ONCE), W),
    "A3 never answered": (A3, clause(P.ANSWER, K.IGNORE), W),
    "A3 boundary: one broken, one may pass": (A3, clause(P.ANSWER, K.AT_THE_SECOND, "bkkk"), R),
    "A3 boundary: two broken, one may pass": (LOW, clause(P.ANSWER, K.AT_THE_SECOND, "bkbk"), W),
    "A3 boundary: two broken, answered at once": (LOW, clause(P.ANSWER, K.AT_ONCE, "bkbk"), R),
    "A3 two broken, struck back": (LOW, clause(P.ANSWER, K.STRIKE, "bkbk"), W),
    "A3 forgiven in full": (A3, clause(P.FORGIVENESS, K.FULLY), R),
    "A3 never forgiven": (A3, clause(P.FORGIVENESS, K.NEVER), W),
    "A3 boundary: two broken, forgiven in full": (LOW, clause(P.FORGIVENESS, K.FULLY, "bkbk"), W),
    "A3 boundary: two broken, forgiven in steps": (LOW, clause(P.FORGIVENESS, K.STEPWISE, "bkbk"), R),
    "A3 ends when trust is low": (A3, clause(P.STOP, K.LOW_TRUST), R),
    "A3 ends at the first breach": (A3, clause(P.STOP, K.FIRST_BREACH), W),
    "A3 boundary: that point is past": (LOW, clause(P.STOP, K.LOW_TRUST, "bbkk"), W),
    "A3 boundary: two broken, ends at refusal": (LOW, clause(P.STOP, K.REFUSAL, "bbkk"), R),
    "A3 two broken, never ends": (LOW, clause(P.STOP, K.NO_END, "bbkk"), W),
    "A3 boundary: after two breaches another rule judges": (A3, clause(P.STOP, K.FIRST_BREACH, "bbkk"), None),
    "A3 boundary: before two breaches another rule judges": (LOW, clause(P.STOP, K.REFUSAL, "bkkk"), None),
    "A3 has no say in who goes first": (A3, clause(P.OPENING, K.WE_FIRST), None),
    "A3 undecided": (A3, clause(P.ANSWER, None), M),
    "A4 told": (A4, clause(P.SAYING, K.TELL), R),
    "A4 told to somebody who means it": (A4, clause(P.SAYING, K.TELL, "bbbb"), R),
    "A4 silent": (A4, clause(P.SAYING, K.SILENT), W),
    "A4 hinted": (A4, clause(P.SAYING, K.HINT), W),
    "A4 told to others": (A4, clause(P.SAYING, K.ELSEWHERE), W),
    "A4 has no say in the answer": (A4, clause(P.ANSWER, K.IGNORE), None),
    "A4 undecided": (A4, clause(P.SAYING, None), M),
    "B3 boundary: the day of the proof": (B3, rhythm(18), R),
    "B3 boundary: the day before it": (B3, rhythm(17), W),
    "B3 the day on which it is due": (B3, rhythm(14), W),
    "B3 boundary: the last day that is kept free": (B3, rhythm(21), R),
    "B3 boundary: the day after that": (B3, rhythm(22), W),
    "B3 undecided": (B3, rhythm(None), M),
}


test_a_part_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "how many were broken": (A2, clause(P.OPENING, K.WE_FIRST, "bbkk"), ("Ana broke 2", "risk")),
    "that none was": (A3, clause(P.ANSWER, K.AT_ONCE), ("Ana broke none", "lapse")),
    "what the run brought": (A4, clause(P.SAYING, K.SILENT, run="It earns €7."), ("€7", "does not learn")),
    "when it is known": (B3, rhythm(15), ("14 days", "18 in all", "3 too few")),
    "for how long the place is kept": (B3, rhythm(25), ("18 in all", "21 days only")),
}


test_findings_state_the_facts = states(FACTS)


OWN_KINDS = {
    P.OPENING: (K.WE_FIRST, K.THEY_FIRST, K.TEST, K.HOLD),
    P.STEP: (K.AS_AGREED, K.NOT_AS_AGREED),
    P.TABLE: (K.AS_AGREED, K.NOT_AS_AGREED),
    P.PACE: (K.AS_AGREED, K.NOT_AS_AGREED),
    P.ANSWER: (K.AT_ONCE, K.AT_THE_SECOND, K.IGNORE, K.STRIKE),
    P.SAYING: (K.TELL, K.HINT, K.SILENT, K.ELSEWHERE),
    P.FORGIVENESS: (K.FULLY, K.STEPWISE, K.NEVER, K.UNASKED),
    P.STOP: (K.FIRST_BREACH, K.LOW_TRUST, K.REFUSAL, K.NO_END),
}


@pytest.mark.parametrize(
    ("part", "kind"),
    [(P.ANSWER, K.STRIKE), (P.ANSWER, K.AT_ONCE), (P.FORGIVENESS, K.NEVER), (P.STOP, K.FIRST_BREACH)],
)
def test_a_single_presumption_of_bad_faith_is_not_forgiven(part: Part, kind: Kind) -> None:
    sound = {P.ANSWER: K.AT_THE_SECOND, P.FORGIVENESS: K.FULLY, P.STOP: K.LOW_TRUST}
    kept, broken = (
        A3.check([clause(each, chosen) for each, chosen in told.items()], 1)
        for told in (sound, sound | {part: kind})
    )
    assert kept.status is Status.KEPT
    assert broken.status is Status.BROKEN


@given(data=st.data(), part=st.sampled_from(Part), fates=st.text("kb", min_size=4, max_size=6))
def test_no_policy_is_beyond_judgement(data: st.DataObject, part: Part, fates: str) -> None:
    kind = data.draw(st.none() | st.sampled_from(OWN_KINDS[part]))
    for rule in (A2, A3, LOW, A4):
        rule.judge(clause(part, kind, fates))


@given(st.none() | st.integers(0, 400))
def test_no_rhythm_is_beyond_judgement(days: int | None) -> None:
    B3.judge(rhythm(days))

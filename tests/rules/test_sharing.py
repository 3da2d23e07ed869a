"""The rules of sharing, each with kept, broken, missing and both sides of its boundary."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.domain.disclosure import (
    AfterSilence,
    Ask,
    Decided,
    Disclosure,
    Ladder,
    LaterMeetings,
    Meeting,
    Onward,
    Origin,
    Piece,
    Silence,
    Stance,
    Words,
)
from grader.domain.finding import Status
from grader.domain.record import Commitment, TrackRecord
from grader.rules import sharing

Word = TypeVar("Word", bound=StrEnum)

KEPT, BROKEN, OPEN, OFF = Status.KEPT, Status.BROKEN, Status.NOT_ATTEMPTED, Status.NOT_APPLICABLE
M1, M2, M3, NEVER = Meeting.FIRST, Meeting.SECOND, Meeting.THIRD, Meeting.WITHHELD


def trust(breaches: int) -> TrackRecord:
    days = (date(2027, 3, number) for number in range(1, 5))
    commitments = (Commitment("a list", due, due.day <= breaches, "It happened.") for due in days)
    return TrackRecord("Ana Ribeiro", tuple(commitments))


NORMAL, LOW = trust(0), trust(2)


PAYMENT_TERM = Piece(
    where="Payment term",
    issue="payment terms",
    origin=Origin.LAW,
    source="the Late Payment Act",
    gain=6000,
    chance=10,
    loss=10_000,
    opens=M2,
    fact="No more than 45 days.",
)


def piece(**changes: Any) -> Piece:
    return replace(PAYMENT_TERM, **changes)


def decided(value: Word | None) -> Decided[Word] | None:
    return None if value is None else Decided(value, value.value)


def told(
    about: Piece,
    when: Meeting | None = M1,
    stance: Stance | None = Stance.FIXED,
    words: Words | None = Words.EXACT,
    ask: Ask | None = Ask.THEIR_LIMIT,
) -> Disclosure:
    return Disclosure(
        piece=about,
        when=None if when is None else Decided(when, f"Meeting {when.value}"),
        stance=decided(stance),
        words=decided(words),
        ask=decided(ask),
    )


def ladder(
    disclosures: Sequence[Disclosure], opening: int | None = 0, record: TrackRecord = NORMAL
) -> Ladder:
    first = None if opening is None else Decided(disclosures[opening], disclosures[opening].piece.where)
    return Ladder(record=record, disclosures=tuple(disclosures), opening=first, matters_from=5000)


WISH = piece(origin=Origin.WISH)
LATE = piece(opens=M3)


@pytest.mark.parametrize(
    ("disclosure", "status"),
    [
        pytest.param(told(piece(gain=1250, loss=10_000)), KEPT, id="gain a quarter above the risk, told"),
        pytest.param(told(piece(gain=1250, loss=10_000), NEVER), BROKEN, id="gain above the risk, withheld"),
        pytest.param(told(piece(gain=1000, loss=12_500), NEVER), KEPT, id="risk above the gain, withheld"),
        pytest.param(told(piece(gain=1000, loss=12_500)), BROKEN, id="risk above the gain, told"),
        pytest.param(told(piece(), None), OPEN, id="undecided"),
    ],
)
def test_share_what_is_worth_it(disclosure: Disclosure, status: Status) -> None:
    assert sharing.share_what_is_worth_it.check([disclosure], 1).status is status


@pytest.mark.parametrize(
    ("subject", "status"),
    [
        pytest.param(ladder([told(piece(gain=6250))]), KEPT, id="matters, worth it, meeting 1"),
        pytest.param(ladder([told(piece(gain=3750))]), BROKEN, id="gains too little to matter"),
        pytest.param(ladder([told(piece(gain=6250), M2)]), BROKEN, id="planned for meeting 2"),
        pytest.param(ladder([told(piece(gain=6250), NEVER)]), BROKEN, id="never told"),
        pytest.param(ladder([told(piece(gain=6250, chance=90))]), BROKEN, id="risks more than it gains"),
        pytest.param(ladder([told(piece())], None), OPEN, id="no opening"),
        pytest.param(ladder([told(piece(), None)]), OPEN, id="the opening has no meeting"),
        pytest.param(ladder([told(piece(gain=3750))], record=LOW), OFF, id="low trust"),
        pytest.param(ladder([told(piece(gain=3750))], record=trust(1)), BROKEN, id="one breach is not low"),
    ],
)
def test_lead_with_what_matters(subject: Ladder, status: Status) -> None:
    assert sharing.lead_with_what_matters.check([subject], 1).status is status


SAFE, MIDDLE, RISKY = (piece(chance=chance, where=f"{chance}%") for chance in (5, 10, 30))


@pytest.mark.parametrize(
    ("disclosures", "opening", "status"),
    [
        pytest.param([told(SAFE), told(MIDDLE), told(RISKY, M2)], 0, KEPT, id="in steps, safest first"),
        pytest.param([told(SAFE), told(MIDDLE, M2), told(RISKY, M3)], 0, KEPT, id="three steps"),
        pytest.param([told(SAFE), told(MIDDLE, M3), told(RISKY, NEVER)], 0, KEPT, id="a meeting left out"),
        pytest.param([told(SAFE, M2), told(MIDDLE, M3)], 0, KEPT, id="a start in meeting 2"),
        pytest.param([told(MIDDLE), told(replace(MIDDLE, where="x"), M2)], 0, KEPT, id="equal chances"),
        pytest.param([told(SAFE), told(MIDDLE), told(RISKY, M2)], 1, BROKEN, id="opens with a riskier piece"),
        pytest.param([told(SAFE, M2), told(MIDDLE), told(RISKY, M3)], 1, BROKEN, id="the safest later"),
        pytest.param([told(SAFE), told(MIDDLE, M3), told(RISKY, M2)], 0, BROKEN, id="riskiest before middle"),
        pytest.param([told(SAFE), told(MIDDLE), told(RISKY)], 0, BROKEN, id="all in one meeting"),
        pytest.param([told(SAFE, NEVER), told(MIDDLE), told(RISKY, M2)], 0, BROKEN, id="opening not told"),
        pytest.param([told(SAFE), told(MIDDLE), told(RISKY, None)], 0, OPEN, id="a piece undecided"),
        pytest.param([told(SAFE), told(MIDDLE, M2)], None, OPEN, id="no opening"),
        pytest.param([told(SAFE, NEVER), told(MIDDLE, NEVER)], 0, OPEN, id="nothing told"),
    ],
)
def test_climb_in_small_steps(disclosures: list[Disclosure], opening: int | None, status: Status) -> None:
    subject = ladder(disclosures, opening, LOW)
    assert sharing.climb_in_small_steps.check([subject], 1).status is status
    trusting = replace(subject, record=NORMAL)
    assert sharing.climb_in_small_steps.check([trusting], 1).status is OFF


@pytest.mark.parametrize(
    ("way", "record", "status"),
    [
        pytest.param(Onward.AS_PLANNED, NORMAL, KEPT, id="stays open"),
        pytest.param(Onward.HOLD_BACK, NORMAL, BROKEN, id="holds back"),
        pytest.param(Onward.THEIRS_FIRST, NORMAL, BROKEN, id="makes them go first"),
        pytest.param(Onward.ALL_AT_THE_END, NORMAL, BROKEN, id="goes quiet until the end"),
        pytest.param(None, NORMAL, OPEN, id="undecided"),
        pytest.param(Onward.HOLD_BACK, LOW, OFF, id="low trust"),
    ],
)
def test_stay_open(way: Onward | None, record: TrackRecord, status: Status) -> None:
    subject = LaterMeetings(record, decided(way), 2000)
    assert sharing.stay_open.check([subject], 1).status is status


@pytest.mark.parametrize(
    ("disclosure", "status"),
    [
        pytest.param(told(piece(origin=Origin.LAW)), KEPT, id="law, fixed"),
        pytest.param(told(piece(origin=Origin.REGULATOR)), KEPT, id="regulator, fixed"),
        pytest.param(told(piece(origin=Origin.BOARD)), KEPT, id="board policy, fixed"),
        pytest.param(told(WISH), BROKEN, id="a wish, fixed"),
        pytest.param(told(WISH, stance=Stance.PREFERENCE), KEPT, id="a wish, a preference"),
        pytest.param(told(piece(), stance=Stance.PREFERENCE), BROKEN, id="law, a preference"),
        pytest.param(told(piece(), stance=None), OPEN, id="undecided"),
        pytest.param(told(WISH, NEVER), OPEN, id="withheld is not judged"),
    ],
)
def test_fixed_only_where_fixed(disclosure: Disclosure, status: Status) -> None:
    assert sharing.fixed_only_where_fixed.check([disclosure], 1).status is status


@pytest.mark.parametrize(
    ("disclosure", "status"),
    [
        pytest.param(told(piece(opens=M2), M1), KEPT, id="the meeting before"),
        pytest.param(told(piece(opens=M2), M2), BROKEN, id="the meeting that opens the issue"),
        pytest.param(told(LATE, M2), KEPT, id="meeting 2 for an issue of meeting 3"),
        pytest.param(told(LATE, M3), BROKEN, id="meeting 3 for an issue of meeting 3"),
        pytest.param(told(piece(), None), OPEN, id="undecided"),
        pytest.param(told(WISH, M3), OPEN, id="a wish is not judged"),
        pytest.param(told(piece(), NEVER), OPEN, id="withheld is not judged"),
    ],
)
def test_constraints_early(disclosure: Disclosure, status: Status) -> None:
    assert sharing.constraints_early.check([disclosure], 1).status is status


@pytest.mark.parametrize(
    ("ask", "status"),
    [
        (Ask.THEIR_LIMIT, KEPT),
        (Ask.NOTHING, BROKEN),
        (Ask.SIDE_QUESTION, BROKEN),
        (Ask.CONCESSION, BROKEN),
        (None, OPEN),
    ],
)
def test_invite_their_limits(ask: Ask | None, status: Status) -> None:
    assert sharing.invite_their_limits.check([told(piece(), ask=ask)], 1).status is status
    assert sharing.invite_their_limits.check([told(piece(), NEVER, ask=ask)], 1).status is OPEN


@pytest.mark.parametrize(
    ("about", "words", "status"),
    [
        pytest.param(piece(), Words.EXACT, KEPT, id="exact"),
        pytest.param(piece(), Words.RANGE, BROKEN, id="a true range is not enough"),
        pytest.param(piece(), Words.VAGUE, BROKEN, id="vague"),
        pytest.param(piece(), Words.SLANTED, OPEN, id="slanted is another rule's"),
        pytest.param(piece(), None, OPEN, id="undecided"),
        pytest.param(WISH, Words.VAGUE, OPEN, id="a wish is not judged"),
    ],
)
def test_constraints_exactly(about: Piece, words: Words | None, status: Status) -> None:
    assert sharing.constraints_exactly.check([told(about, words=words)], 1).status is status


@pytest.mark.parametrize(
    ("disclosures", "status"),
    [
        pytest.param([told(SAFE), told(WISH, words=Words.VAGUE)], KEPT, id="true, if vague"),
        pytest.param([told(SAFE, words=Words.RANGE)], KEPT, id="a true range"),
        pytest.param([told(SAFE)] * 7 + [told(WISH, words=Words.SLANTED)], BROKEN, id="one lie of eight"),
        pytest.param([told(SAFE), told(WISH, NEVER, words=Words.SLANTED)], KEPT, id="a withheld lie"),
        pytest.param([told(SAFE), told(WISH, words=None)], OPEN, id="words undecided"),
        pytest.param([told(SAFE), told(WISH, None)], OPEN, id="meeting undecided"),
        pytest.param([told(SAFE, NEVER)], OPEN, id="nothing told"),
    ],
)
def test_tell_the_truth(disclosures: list[Disclosure], status: Status) -> None:
    assert sharing.tell_the_truth.check([ladder(disclosures)], 1).status is status


@pytest.mark.parametrize(
    ("move", "status"),
    [
        (Silence.ASK_CONCERNS, KEPT),
        (Silence.LET_DROP, BROKEN),
        (Silence.PRESS, BROKEN),
        (Silence.TELL_MORE, BROKEN),
        (None, OPEN),
    ],
)
def test_ask_their_concerns(move: Silence | None, status: Status) -> None:
    subject = AfterSilence("Ana Ribeiro", decided(move))
    assert sharing.ask_their_concerns.check([subject], 1).status is status


def test_evidence_quotes_the_choice_and_the_figures() -> None:
    (line,) = sharing.share_what_is_worth_it.check([told(piece(gain=1000, loss=12_500))], 1).evidence
    assert line == (
        "Payment term, when: you chose “Meeting 1”. "
        "It gains €1,000; it risks 10% of €12,500, which is €1,250: more than it gains."
    )


PIECES = st.builds(
    piece,
    gain=st.integers(0, 10**6),
    chance=st.integers(0, 100),
    loss=st.integers(0, 10**6),
    origin=st.sampled_from(Origin),
    opens=st.sampled_from((M2, M3)),
)
DISCLOSURES = st.builds(
    told,
    PIECES,
    st.none() | st.sampled_from(Meeting),
    st.none() | st.sampled_from(Stance),
    st.none() | st.sampled_from(Words),
    st.none() | st.sampled_from(Ask),
)
LADDERS = st.builds(
    ladder,
    st.lists(DISCLOSURES, min_size=1, max_size=8),
    st.none() | st.just(0),
    st.sampled_from((NORMAL, LOW)),
)
RULES = (
    sharing.share_what_is_worth_it,
    sharing.lead_with_what_matters,
    sharing.climb_in_small_steps,
    sharing.fixed_only_where_fixed,
    sharing.constraints_early,
    sharing.invite_their_limits,
    sharing.constraints_exactly,
    sharing.tell_the_truth,
)


@given(subject=LADDERS)
def test_no_rule_raises_and_each_says_the_same_twice(subject: Ladder) -> None:
    subjects = (*subject.disclosures, subject)
    for one in RULES:
        assert one.check(subjects, 1) == one.check(subjects, 1)

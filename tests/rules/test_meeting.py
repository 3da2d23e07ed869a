"""The final meeting: kept, broken, missing, and both sides of each boundary."""

from datetime import date
from typing import Any

from hypothesis import strategies as st

from grader.domain.conversation import Said
from grader.domain.finding import Outcome, Status
from grader.domain.meeting import (
    PRESSURE,
    AtTheTable,
    Company,
    ExpertQuestion,
    Filing,
    FinalLineUp,
    ForgottenPoint,
    Handling,
    OnCall,
    ReportLine,
)
from grader.rules import meeting
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, judges, states, stays_the_same

D16, D17, D18 = meeting.somebody_within_reach, meeting.answer_live, meeting.two_at_the_close
D19, D20, E23 = meeting.cover_each_other, meeting.report_what_was_promised, meeting.stay_at_the_table


def standby(name: str | None, *, fits: bool = True, free: bool = True) -> OnCall:
    return OnCall(
        where="Who stands by",
        name=name,
        topic="the customs declaration",
        hours="14:00 to 16:00",
        knows="customs",
        fits=bool(name) and fits,
        calendar="Phone on again from 15:40",
        free=bool(name) and free,
        chose="this",
    )


def question(handling: Handling | None, *, reachable: bool) -> ExpertQuestion:
    return ExpertQuestion(
        where="The question",
        handling=handling,
        topic="the guarantee clause",
        expert="Minh Pham",
        calendar="Training course all day",
        reachable=reachable,
        asked="15:10",
        specialist="Hana Novotna",
        signs=date(2027, 5, 20),
        chose="this",
    )


def line_up(company: Company | None, free: Company = Company.MANAGER, value: int = 300_000) -> FinalLineUp:
    return FinalLineUp(
        where="Meeting 4",
        company=company,
        free=free,
        present="Ana Ribeiro",
        absent="Ravi Pillai",
        value=value,
        threshold=500_000,
        chose="this",
    )


def point(raised: str | None) -> ForgottenPoint:
    return ForgottenPoint(
        where="Before the signature",
        missing="the period of notice",
        raised=raised,
        companion="Ana",
        note="One bill a month.",
        chose="this",
    )


def line(entered: str) -> ReportLine:
    return ReportLine(
        where="By when", entered=entered, right="2027-05-09", fact="You: “By 9 May.”", chose="this"
    )


def pressure(kind: str) -> Said:
    return Said(beat=PRESSURE, where="The wish", kind=kind, chose=kind and "this", why="€14,000 lie there.")


CASES: dict[str, tuple[Rule[Any], Any, Outcome]] = {
    "D16 knows and is free": (D16, standby("Ana Ribeiro"), R),
    "D16 boundary: knows, free for part of the meeting only": (D16, standby("Ana Ribeiro", free=False), W),
    "D16 free, knows another field": (D16, standby("Ana Ribeiro", fits=False), W),
    "D16 nobody": (D16, standby(""), W),
    "D16 undecided": (D16, standby(None), M),
    "D17 live, within reach": (D17, question(Handling.LIVE, reachable=True), R),
    "D17 boundary: a proper stall, within reach": (D17, question(Handling.PROPER_STALL, reachable=True), W),
    "D17 boundary: a proper stall, outgunned": (D17, question(Handling.PROPER_STALL, reachable=False), R),
    "D17 boundary: live, outgunned": (D17, question(Handling.LIVE, reachable=False), W),
    "D17 a vague stall, within reach": (D17, question(Handling.VAGUE_STALL, reachable=True), W),
    "D17 a vague stall, outgunned": (D17, question(Handling.VAGUE_STALL, reachable=False), W),
    "D17 a guess, within reach": (D17, question(Handling.GUESS, reachable=True), W),
    "D17 a guess, outgunned": (D17, question(Handling.GUESS, reachable=False), W),
    "D17 undecided": (D17, question(None, reachable=True), M),
    "D18 the boss, who can come": (D18, line_up(Company.MANAGER), R),
    "D18 the boss, who can come, in an enterprise deal": (D18, line_up(Company.MANAGER, value=900_000), R),
    "D18 a teammate, who can come": (D18, line_up(Company.TEAMMATE, Company.TEAMMATE), R),
    "D18 boundary: a teammate in an enterprise deal": (
        D18,
        line_up(Company.TEAMMATE, Company.TEAMMATE, 900_000),
        R,
    ),
    "D18 the boss, who is away": (D18, line_up(Company.MANAGER, Company.TEAMMATE), W),
    "D18 alone": (D18, line_up(Company.ALONE), W),
    "D18 the boss instead of you": (D18, line_up(Company.WITHOUT_YOU), W),
    "D18 undecided": (D18, line_up(None), M),
    "D19 the point that is missing": (D19, point("the period of notice"), R),
    "D19 a point that is in the notes": (D19, point("the look of the invoices"), W),
    "D19 a silent passenger": (D19, point(""), W),
    "D19 undecided": (D19, point(None), M),
    "D20 as agreed": (D20, line("2027-05-09"), R),
    "D20 as asked for at first": (D20, line("2027-05-02"), W),
    "D20 undecided": (D20, line(""), M),
    "E23 stay": (E23, pressure(AtTheTable.STAY), R),
    "E23 hand over": (E23, pressure(AtTheTable.HAND_OVER), W),
    "E23 the second row": (E23, pressure(AtTheTable.SECOND_ROW), W),
    "E23 boundary: a break that nothing calls for": (E23, pressure(AtTheTable.BREAK_OFF), W),
    "E23 undecided": (E23, pressure(""), M),
}


test_a_decision_is_judged = judges(CASES)


FACTS: dict[str, tuple[Rule[Any], Any, tuple[str, ...]]] = {
    "what was announced, and the calendar": (
        D16,
        standby("Ana Ribeiro", free=False),
        ("customs declaration", "14:00 to 16:00", "from 15:40"),
    ),
    "beyond the boundary: who is out of reach, who asks, and what leaves time": (
        D17,
        question(Handling.LIVE, reachable=False),
        ("Minh Pham", "15:10", "Hana Novotna", "20 May", "beyond the boundary"),
    ),
    "who cannot come, and that size does not matter": (
        D18,
        line_up(Company.TEAMMATE),
        ("Ravi Pillai cannot come", "€300,000", "no enterprise deal"),
    ),
    "what is missing, and what the notes say": (
        D19,
        point("the look of the invoices"),
        ("the period of notice", "One bill a month."),
    ),
    "what lies on the table": (E23, pressure(AtTheTable.HAND_OVER), ("€14,000",)),
}


test_a_finding_states_the_fact_that_decides = states(FACTS)


def test_one_wrong_line_breaks_the_report() -> None:
    lines = [line("2027-05-09"), line("2027-05-09"), line("2027-05-09"), line("2027-05-02")]
    assert D20.check(lines, 0.9).status is Status.BROKEN
    assert D20.check(lines[:3], 0.9).status is Status.KEPT
    assert D20.check([*lines[:3], line("")], 0.9).status is Status.NOT_ATTEMPTED


subjects = st.one_of(
    st.builds(standby, st.none() | st.sampled_from(["", "Ana"]), fits=st.booleans(), free=st.booleans()),
    st.builds(question, st.none() | st.sampled_from(Handling), reachable=st.booleans()),
    st.builds(line_up, st.none() | st.sampled_from(Company), st.sampled_from(Company), st.integers(0, 10**9)),
    st.builds(point, st.none() | st.sampled_from(["", "the period of notice", "another"])),
    st.builds(line, st.text(max_size=12) | st.sampled_from(Filing)),
    st.builds(pressure, st.sampled_from(["", *AtTheTable])),
)


test_the_same_finding_every_time = stays_the_same(subjects, (D16, D17, D18, D19, D20, E23))

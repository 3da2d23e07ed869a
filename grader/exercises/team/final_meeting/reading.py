"""What an answer to ``final-meeting`` says, as the objects that rules judge."""

from collections.abc import Iterator
from typing import Any

from grader.domain.conversation import Said
from grader.domain.manager import Beat, Joining
from grader.domain.meeting import (
    PRESSURE,
    Company,
    ExpertQuestion,
    Filing,
    FinalLineUp,
    ForgottenPoint,
    OnCall,
    ReportLine,
)
from grader.domain.written import euros
from grader.exercises.menu import Menu
from grader.exercises.sheet import Answer
from grader.exercises.team.final_meeting.case import Case

LABELS = {
    "told": "What you tell your manager",
    "guard": "Who holds the price tomorrow",
    "question": "The specialist's question",
    "answer": "The price question to your manager",
    "facing": "Your answer in the break",
    "hand-over": "The wish to go on without you",
    "raised": "Before the signature",
    "filing": "The report",
    "promise": "What we promised",
    "owner": "Who answers for it",
    "by": "By when",
    "standby": "Who stands by",
}
"""What the decisions are called, on the screen and in findings."""

EARLY = 2
"""The price is opened in the third meeting; what comes before it is early."""


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    yield from _read_casting(case, answer)
    yield _read_standby(case, answer)
    yield from _read_eve(case, answer)
    yield from _read_live(case, answer)
    yield from _read_report(case, answer)


def _read_casting(case: Case, answer: Answer) -> Iterator[object]:
    chosen = [menu.chosen(answer, f"casting.meeting-{n}") for n, menu in enumerate(case.line_ups, 1)]
    early = [company for company, _ in chosen[:EARLY]]
    joins = any(company in (Company.MANAGER, Company.BOTH) for company in early)
    yield Joining(
        where="Meetings 1 and 2",
        value=case.value,
        threshold=case.threshold,
        early=None if None in early and not joins else joins,
        opened="meeting 3",
        chose=" · ".join(text for _, text in chosen[:EARLY] if text),
    )
    company, text = chosen[-1]
    yield FinalLineUp(
        where="Meeting 4",
        company=company,
        free=case.free,
        present=case.cast.named(case.free),
        absent=case.cast.other_than(case.free),
        value=case.value,
        threshold=case.threshold,
        chose=text,
    )


def _read_standby(case: Case, answer: Answer) -> OnCall:
    name, text = case.names.chosen(answer, "standby.name")
    for one in case.colleagues:
        if one.name == name:
            return OnCall(
                where=LABELS["standby"],
                name=one.name,
                topic=case.announced.topic,
                hours=case.hours,
                knows=one.topic.knows,
                fits=one.topic == case.announced,
                calendar=one.calendar,
                free=one.free,
                chose=text,
            )
    return OnCall(
        where=LABELS["standby"], name=name, topic=case.announced.topic, hours=case.hours, chose=text
    )


def _said(answer: Answer, key: str, beat: str, menu: Menu[Any], why: str) -> Said:
    kind, text = menu.chosen(answer, key)
    return Said(beat=beat, where=LABELS[key.partition(".")[2]], kind=kind or "", chose=text, why=why)


def _read_eve(case: Case, answer: Answer) -> Iterator[Said]:
    needs = "; ".join(f"{one.name}: {one.need}" for one in case.stakeholders)
    yield _said(answer, "eve.told", Beat.INSIGHT, case.told, f"Your notes say {needs}.")
    manager = case.facts["manager"]
    yield _said(
        answer,
        "eve.guard",
        Beat.PRICE_GUARD,
        case.guard,
        f"{manager} is {euros(case.gap)} short with {case.left} working days left, and this deal would "
        "close that.",
    )


def _read_live(case: Case, answer: Answer) -> Iterator[object]:
    live, facts = case.live, case.facts
    handling, text = live.question.chosen(answer, "question.question")
    yield ExpertQuestion(
        where=LABELS["question"],
        handling=handling,
        topic=case.expert.topic.topic,
        expert=case.expert.name,
        calendar=case.expert.calendar,
        reachable=case.expert.free,
        asked=case.asked,
        specialist=case.cast.specialist,
        signs=case.signs,
        chose=text,
    )
    put = f"{facts['lead']} puts the question to {facts['manager']}, and not to you."
    yield _said(answer, "price.answer", Beat.LEAD, live.answer, put)
    offered = f"{facts['manager']} offers {facts['half']}% before {facts['buyer']} has offered anything."
    yield _said(answer, "break.facing", Beat.CLIENTS_ASK, live.facing, offered)
    gain = f"{facts['extra']} lie on the table for your chair."
    yield _said(answer, "pressure.hand-over", PRESSURE, live.hand_over, gain)
    point, text = live.raised.chosen(answer, "pen.raised")
    yield ForgottenPoint(
        where=LABELS["raised"],
        missing=live.missing,
        raised=point,
        companion=facts["companion"],
        note=live.notes.get(point or "", ""),
        chose=text,
    )


def _read_report(case: Case, answer: Answer) -> Iterator[ReportLine]:
    closing = case.closing
    filing, text = closing.filing.chosen(answer, "report.filing")
    fact = "Those who keep the promise were not in the room: they need it in writing."
    yield ReportLine(where=LABELS["filing"], entered=filing or "", right=Filing.FILED, fact=fact, chose=text)
    lines: tuple[tuple[str, Menu[Any], object], ...] = (
        ("promise", closing.promise, closing.thing),
        ("owner", closing.owner, closing.keeper),
        ("by", closing.by, closing.due),
    )
    for key, menu, right in lines:
        entered, text = menu.chosen(answer, f"report.{key}")
        yield ReportLine(
            where=LABELS[key],
            entered="" if entered is None else str(entered),
            right=str(right),
            fact=closing.fact,
            chose=text,
        )

"""Reference and flawed answers for ``final-meeting``, as functions of its case."""

from typing import Any

from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.meeting import AtTheTable, Company, Filing, Handling
from grader.exercises.menu import Menu
from grader.exercises.sheet import Answer
from grader.exercises.team.final_meeting.case import Case
from grader.grading.solutions import Solution


def _reference(case: Case) -> Answer:
    live, closing = case.live, case.closing
    enterprise = case.value >= case.threshold
    standby = next(one for one in case.colleagues if one.topic == case.announced and one.free)
    return {
        "casting.meeting-1": "manager" if enterprise else "teammate",
        "casting.meeting-2": "both" if enterprise else "alone",
        "casting.meeting-3": "teammate",
        "casting.meeting-4": case.free.value,
        "standby.name": case.names.of(standby.name),
        "eve.told": case.told.of(Insight.NEEDS),
        "eve.guard": case.guard.of(Guard.LIMITS),
        "question.question": live.question.of(Handling.LIVE if case.expert.free else Handling.PROPER_STALL),
        "price.answer": live.answer.of(Leader.REP),
        "break.facing": live.facing.of(Facing.CLIENT),
        "pressure.hand-over": live.hand_over.of(AtTheTable.STAY),
        "pen.raised": live.raised.of(live.missing),
        "report.filing": closing.filing.of(Filing.FILED),
        "report.promise": closing.promise.of(closing.thing),
        "report.owner": closing.owner.of(closing.keeper),
        "report.by": closing.by.of(closing.due),
    }


def _late(case: Case) -> Answer:
    """Bring the manager in on the wrong side of the threshold."""
    if case.value >= case.threshold:
        return {"casting.meeting-1": "teammate", "casting.meeting-2": "alone"}
    return {"casting.meeting-2": "manager"}


def _wrong_reply(case: Case) -> Answer:
    wrong = Handling.PROPER_STALL if case.expert.free else Handling.LIVE
    return {"question.question": case.live.question.of(wrong)}


def _first(menu: Menu[Any], *kinds: Any) -> str:
    """Return the first option on the screen that looks right by its kind."""
    return next(line.id for line in menu.lines if line.kind in kinds)


def _by_slogans(company: Company, handling: Handling, *early: str) -> Any:
    """Return a player who knows every teaching, and looks at no policy sheet, calendar or note."""

    def play(case: Case) -> Answer:
        knows = [one.name for one in case.colleagues if one.topic == case.announced]
        closing = case.closing
        return {
            **_reference(case),
            "casting.meeting-1": early[0],
            "casting.meeting-2": early[1],
            "casting.meeting-4": company.value,
            "standby.name": case.names.of(knows[0]),
            "eve.told": _first(case.told, Insight.NEEDS, Insight.MIXED_UP),
            "question.question": case.live.question.of(handling),
            "pen.raised": _first(case.live.raised, *case.live.plan),
            "report.promise": closing.promise.lines[0].id,
            "report.owner": closing.owner.of("You"),
            "report.by": closing.by.lines[0].id,
        }

    return play


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "manager-joins-early": _late,
        "two-at-the-close": lambda _: {"casting.meeting-4": "alone"},
        "somebody-within-reach": lambda case: {"standby.name": case.names.of("")},
        "manager-learns-the-needs": lambda case: {"eve.told": case.told.of(Insight.MIXED_UP)},
        "limits-guard-the-price": lambda case: {"eve.guard": case.guard.other_than(Guard.LIMITS)},
        "answer-live": _wrong_reply,
        "rep-still-leads": lambda case: {"price.answer": case.live.answer.other_than(Leader.REP)},
        "turn-towards-the-client": lambda case: {"break.facing": case.live.facing.other_than(Facing.CLIENT)},
        "stay-at-the-table": lambda case: {
            "pressure.hand-over": case.live.hand_over.other_than(AtTheTable.STAY)
        },
        "cover-each-other": lambda case: {"pen.raised": case.live.raised.of("")},
        "report-what-was-promised": lambda case: {
            "report.filing": case.closing.filing.other_than(Filing.FILED)
        },
    },
    slogans={
        "the boss early and late, all live": _by_slogans(Company.MANAGER, Handling.LIVE, "manager", "both"),
        "the boss never, a pause for all": _by_slogans(
            Company.TEAMMATE, Handling.PROPER_STALL, "teammate", "alone"
        ),
    },
)

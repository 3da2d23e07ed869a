"""The final meeting (teachings D16 to D20 and E23)."""

from grader.domain.conversation import Said
from grader.domain.finding import Mark, judged, missing
from grader.domain.meeting import (
    PRESSURE,
    AtTheTable,
    Company,
    ExpertQuestion,
    FinalLineUp,
    ForgottenPoint,
    Handling,
    OnCall,
    ReportLine,
)
from grader.domain.written import day
from grader.rules.rule import rule


@rule("D16")
def somebody_within_reach(standby: OnCall) -> Mark | None:
    """Have somebody within reach during the meeting who can answer what may come up."""
    if standby.name is None:
        return missing(standby.where)
    asked = f"Questions on {standby.topic} are announced for {standby.hours}"
    who = f"{standby.name} knows {standby.knows}; calendar: {standby.calendar}" if standby.name else ""
    if not standby.name:
        side = "nobody can be asked then."
    elif not standby.fits:
        side = f"{who}. Another field: on this topic the phone would not help."
    elif not standby.free:
        side = f"{who}. The right field, but not within reach for the whole meeting."
    else:
        side = f"{who}. The right field, and within reach all the time."
    return judged(standby.where, standby.chose, f"{asked}: {side}", right=standby.fits and standby.free)


_UNANSWERED = {
    Handling.VAGUE_STALL: "The reply names no day and nobody who returns",
    Handling.GUESS: "The reply is a guess, in front of a specialist",
}


@rule("D17")
def answer_live(question: ExpertQuestion) -> Mark | None:
    """Answer their question live rather than promise to come back to it.

    Boundary: Unless you are outgunned: their specialist is there, ours is out of reach and no deadline
    forbids a pause. Then a proper stall names the topic, the day and who returns (E17).
    """
    if question.handling is None:
        return missing(question.where)
    right = Handling.LIVE if question.reachable else Handling.PROPER_STALL
    why = " ".join(part for part in (_in_reach(question), _handled(question), _beyond(question)) if part)
    return judged(question.where, question.chose, why, right=question.handling is right)


def _in_reach(question: ExpertQuestion) -> str:
    who = f"{question.expert} knows {question.topic}"
    if question.reachable:
        return f"{who}, and is within reach at {question.asked} ({question.calendar})."
    return f"Only {who}, and is out of reach at {question.asked} ({question.calendar})."


def _handled(question: ExpertQuestion) -> str:
    if question.handling is Handling.PROPER_STALL and question.reachable:
        return "The pause costs days for what a call settles in a minute."
    if question.handling is Handling.LIVE and not question.reachable:
        return "The call reaches nobody who knows."
    found = _UNANSWERED.get(question.handling) if question.handling else None
    return f"{found}." if found else ""


def _beyond(question: ExpertQuestion) -> str:
    if question.reachable:
        return ""
    return (
        f"{question.specialist} is a specialist, and nothing has to be signed before {day(question.signs)}: "
        "this case is beyond the boundary, where you are outgunned."
    )


@rule("D18")
def two_at_the_close(line_up: FinalLineUp) -> Mark | None:
    """Take your boss or a teammate to the final stages.

    Boundary: The final stages, in every deal; earlier meetings are another matter (E20).
    """
    if line_up.company is None:
        return missing(line_up.where)
    right = line_up.company is line_up.free
    if right:
        side = f"{line_up.present} can be there."
    elif line_up.company is Company.ALONE:
        side = "Alone, nobody covers what slips your mind."
    elif line_up.company is Company.WITHOUT_YOU:
        side = "The teaching is to take somebody along, not to stay away."
    else:
        side = f"{line_up.absent} cannot come that day: you would sit there alone."
    return judged(line_up.where, line_up.chose, f"{side} {line_up.size()}", right=right)


@rule("D19")
def cover_each_other(point: ForgottenPoint) -> Mark | None:
    """Work off each other, and cover what the other one misses."""
    if point.raised is None:
        return missing(point.where)
    plan = f"Of the plan, nobody has raised {point.missing} yet."
    if not point.raised:
        side = f"{point.companion} knows the plan and stays a silent passenger."
    elif point.raised == point.missing:
        side = f"{point.companion} covers what you have missed."
    else:
        side = f"The notes have {point.raised} already: “{point.note}”"
    return judged(point.where, point.chose, f"{plan} {side}", right=point.raised == point.missing)


@rule("D20")
def report_what_was_promised(line: ReportLine) -> Mark | None:
    """Show the effort in person, and file a report: what was promised, by whom, by when."""
    if not line.entered:
        return missing(line.where)
    return judged(line.where, line.chose, line.fact, right=line.entered == line.right)


_AT_THE_TABLE: dict[str, str] = {
    AtTheTable.STAY: "You keep the lead, whoever listens in.",
    AtTheTable.HAND_OVER: "The talks go on without the one who leads them.",
    AtTheTable.SECOND_ROW: "You sit there and lead nothing any more.",
    AtTheTable.BREAK_OFF: "That is no proper stall: nothing here needs a pause, and the lead is gone.",
}


@rule("E23")
def stay_at_the_table(said: Said) -> Mark | None:
    """Do not leave the table: to hand the talks over costs credibility.

    Boundary: A proper stall, when you are outgunned, is no retreat (E17).
    """
    return said.marked(AtTheTable.STAY, told=_AT_THE_TABLE) if said.beat == PRESSURE else None

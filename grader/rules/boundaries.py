"""Where teachings of the team and of the trade meet: a fact of the case says which of them holds."""

from grader.domain.bargain import HardAsk, Response
from grader.domain.finding import Mark, judged, missing
from grader.domain.meetings import Attendance, BossMoment, BossPart, DealCast, PaidRelief, ReliefAnswer
from grader.domain.written import day, euros
from grader.rules.rule import rule

_BEFORE = {
    BossPart.GUIDES: "That is the time for guidance.",
    BossPart.IS_ASKED: "You bring the client's case along, and no question on how to lead your own.",
    BossPart.ANSWERS: "That takes the talks out of your hands before they have begun.",
    BossPart.LISTENS: "You answer without a goal or a limit that anybody has agreed on.",
}
_AT_THE_TABLE = {
    BossPart.GUIDES: "You break off for what you hold in your hand.",
    BossPart.IS_ASKED: "You plead for the client, and the boss decides.",
    BossPart.ANSWERS: "From now on questions go past you.",
    BossPart.LISTENS: "You lead, with the boss behind you.",
}


@rule("D3", "D18", "E8", "E21")
def boss_beside_never_instead(moment: BossMoment) -> Mark | None:
    """Have your boss before the meeting and beside you, never instead of you.

    Boundary: The meeting: before it, ask for guidance (D3); in it, the answer is yours (E8, E21).
    """
    if moment.part is None:
        return missing(moment.where)
    if moment.before:
        right = BossPart.GUIDES
        side = f"before the meeting of {day(moment.meeting)}, with no guidance yet"
        told = _BEFORE[moment.part]
    else:
        right = BossPart.LISTENS
        given = f", with guidance of {day(moment.guided)} in hand" if moment.guided else ""
        side = f"at the table{given}"
        told = _AT_THE_TABLE[moment.part]
    why = f"{moment.person} asked for {moment.asked} on {day(moment.day)}: {side}. {told}"
    return judged(moment.where, moment.chose, why, right=moment.part is right)


@rule("D18", "E20")
def boss_early_by_the_size(cast: DealCast) -> Mark | None:
    """Take your boss to the last meeting of every deal, and to the first one in enterprise deals.

    Boundary: The policy sheet's threshold: from it on the boss also comes early (E20), below it not.
    """
    if cast.attendance is None:
        return missing(cast.where)
    right = Attendance.FIRST_AND_LAST if cast.enterprise else Attendance.LAST
    side = "reaches" if cast.enterprise else "stays below"
    size = (
        f"{cast.contract} comes to {euros(cast.value)} ({cast.basis}), which {side} the threshold of "
        f"{euros(cast.threshold)}"
    )
    first = cast.attendance in (Attendance.FIRST_AND_LAST, Attendance.FIRST)
    if cast.attendance in (Attendance.FIRST, Attendance.NEVER):
        told = "at the close you would sit alone, which no size allows."
    elif cast.enterprise:
        told = f"{cast.boss} knows the deal early." if first else f"{cast.boss} meets it at its end only."
    else:
        told = "the first meeting is yours alone." if not first else f"{cast.boss} is not needed that early."
    return judged(cast.where, cast.chose, f"{size}: {told}", right=cast.attendance is right)


@rule("D15", "D14", "E2")
def relief_for_cause_and_return(relief: PaidRelief) -> Mark | None:
    """Grant relief on payment for a listed cause and a return that covers it, and only through finance.

    Boundary: A return is no cause (D15), a cause is no return (E2); with both, relief is a fair trade.
    """
    if relief.answer is None:
        return missing(relief.where)
    request = relief.request
    if not request.cause:
        right = ReliefAnswer.NO_CAUSE
        cause = f"“{request.reason}” is none of the causes: {'; '.join(request.listed)}."
    else:
        right = ReliefAnswer.GRANTED if relief.paid else ReliefAnswer.NO_RETURN
        cause = f"“{request.reason}” is a listed cause: {request.cause}."
    share = "covers" if relief.paid else "does not cover"
    sums = (
        f"{relief.offered} is worth {euros(relief.worth)} and {share} the {euros(relief.cost)} that "
        f"{request.asks} cost us."
    )
    alone = " Special terms go to finance." if relief.answer is ReliefAnswer.ON_THE_SPOT else ""
    why = f"{cause} {sums[:1].upper()}{sums[1:]}{alone}"
    return judged(relief.where, relief.chose, why, right=relief.answer is right)


_OUTGUNNED = {
    Response.STALL: "You name what, when and who, and keep the lead.",
    Response.NO_AND: "You settle what they know and you do not.",
    Response.YES_AND: "You settle what they know and you do not.",
    Response.MAYBE: "No day, nobody who returns: they hear a yes.",
    Response.BARE_YES: "You grant what you cannot judge.",
}
_EVEN = {
    Response.STALL: "You put off what can be settled now.",
    Response.NO_AND: "You settle it live, and ask for something.",
    Response.YES_AND: "You settle it live, and ask for something.",
    Response.MAYBE: "That is no answer, and they hear a yes.",
    Response.BARE_YES: "That is a yes with nothing in return.",
}


@rule("D17", "E4", "E16", "E17")
def stall_only_when_outgunned(ask: HardAsk) -> Mark | None:
    """Answer live, yes or no, and negotiate; stall only when you are outgunned, and then properly.

    Boundary: Outgunned: they have the specialist, ours is out of reach, no deadline forbids a pause (E17).
    """
    if ask.response is None:
        return missing(ask.where)
    right = (Response.STALL,) if ask.outgunned else (Response.NO_AND, Response.YES_AND)
    side = "You were outgunned" if ask.outgunned else "You were not outgunned"
    told = (_OUTGUNNED if ask.outgunned else _EVEN).get(ask.response, "That leads nowhere.")
    why = f"{side} on {ask.topic}. {ask.decides} {told}"
    return judged(ask.where, ask.chose, why, right=ask.response in right)

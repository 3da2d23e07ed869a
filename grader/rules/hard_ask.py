"""A hard ask that a specialist has thought up: yes, no, or a proper stall (teachings E16, E17)."""

from grader.domain.bargain import HardAsk, Response
from grader.domain.finding import Mark, judged, missing
from grader.rules.rule import rule


def _outgunned(ask: HardAsk) -> str:
    return (
        f"You were outgunned on {ask.topic}, so that a stall was the better answer." if ask.outgunned else ""
    )


def _evenly_matched(ask: HardAsk) -> str:
    return "" if ask.outgunned else f"On {ask.topic} a stall was not the answer: {ask.decides}"


@rule("E16", unless=_outgunned)
def yes_or_no_then_negotiate(ask: HardAsk) -> Mark | None:
    """There are two answers, yes and no, and you negotiate after either.

    Boundary: Unless you are outgunned; then stall.
    """
    if ask.response is None:
        return missing(ask.where)
    side = "No stall was open to you" if ask.deadline else "You were a match for them"
    why = f"{_RESPONDED[ask.response]} {side}: {ask.decides}"
    return judged(ask.where, ask.chose, why, right=ask.response in (Response.YES_AND, Response.NO_AND))


_RESPONDED = {
    Response.YES_AND: "That is a yes, and it asks for something.",
    Response.NO_AND: "That is a no, and it leaves a way open.",
    Response.BARE_YES: "That is a yes without an ask of yours.",
    Response.BARE_NO: "That is a no and nothing more: no way leads on from it.",
    Response.MAYBE: "That is neither yes nor no, and will be taken for a yes.",
    Response.STALL: "A pause puts off what you can decide.",
    Response.OPEN_STALL: "A pause puts off what you can decide, and nobody knows for how long.",
    Response.HAND_OVER: "That hands over what you can decide yourself.",
}


@rule("E17", unless=_evenly_matched)
def stall_properly_when_outgunned(ask: HardAsk) -> Mark | None:
    """Outgunned, stall properly: name the topic, the day and who comes back, and keep the lead.

    Boundary: Only when they have the specialist, yours cannot be reached and no deadline forbids a pause.
    """
    if ask.response is None:
        return missing(ask.where)
    why = f"{_STALLED.get(ask.response, _OUTMATCHED)} {ask.decides}"
    return judged(ask.where, ask.chose, why, right=ask.response is Response.STALL)


_OUTMATCHED = "You decided about something that they know and you do not."

_STALLED = {
    Response.STALL: "Topic, day and who returns are named, and the talk stays yours.",
    Response.OPEN_STALL: "A pause was right, but without a day it is a retreat.",
    Response.HAND_OVER: "A pause was right, but you are no longer the one who comes back.",
    Response.MAYBE: "That is no pause: you go on, and they take it for a yes.",
}

"""What comes of the learner's choices in a ``live-deal``: the buyer's replies, replayed, and the end."""

from collections.abc import Iterator

from grader.domain.bargain import Figuring, FirstReply
from grader.exercises.exercise import Outcomes
from grader.exercises.sheet import Answer, Document, Prose, Table
from grader.exercises.trades.live_deal.case import Case
from grader.exercises.trades.live_deal.ending import ended, settled_on
from grader.exercises.trades.live_deal.moves import proposal, turns
from grader.exercises.trades.live_deal.voice import listed, spoken
from grader.simulators.asking import Phrase, Reply, Turn
from grader.simulators.closing import close
from grader.simulators.frontier import Levels

TURNS = ("small-talk", "smaller-ask", "wish", "clause")
"""The groups that answer an ask of the agenda, in its order."""

_FIRST = {
    FirstReply.ANSWER: "answer",
    FirstReply.SESSION: "session",
    FirstReply.WAVE_OFF: "wave",
    FirstReply.GIFT: "gift",
}

_FIGURED = {
    Figuring.AT_THE_TABLE: "here",
    Figuring.BREAK: "break",
    Figuring.ROUGHLY: "guess",
    Figuring.LATER: "later",
}

_REPLIES = {
    Reply.AGREED: "agreed",
    Reply.COUNTERED: "countered",
    Reply.REFUSED: "refused",
    Reply.POCKETED: "pocketed",
    Reply.PRESSED: "pressed",
    Reply.WAITED: "waited",
}


def follow(case: Case, answer: Answer) -> Outcomes:
    """Say what comes of each decided group: the buyer's replies replayed, and at the end the picture."""
    return dict((*_lines(case, answer), *_table(case, answer)))


def _lines(case: Case, answer: Answer) -> Iterator[tuple[str, tuple[Document, ...]]]:
    """Yield the replies to lines and acts that settle nothing."""
    menus, kind = case.menus, "set" if case.calendar.scheduled else "open"
    first, _ = menus.first.chosen(answer, "small-talk.reply")
    opening, _ = menus.opening.chosen(answer, "opening.line")
    worth, _ = menus.worth.chosen(answer, "price.line")
    figured, _ = menus.figuring.chosen(answer, "sum.where")
    if first:
        yield "small-talk", (spoken(case, f"{kind}-{_FIRST[first]}", back=case.words["early"]),)
    if opening:
        yield "opening", (spoken(case, opening),)
    if worth:
        yield "price", (spoken(case, worth),)
    if figured:
        yield "sum", (spoken(case, _FIGURED[figured]),)


def _table(case: Case, answer: Answer) -> Iterator[tuple[str, tuple[Document, ...]]]:
    """Yield the replies to moves, the buyer's answer to the package, and the end."""
    played = turns(case, answer)
    before = case.buyer.start
    for name, turn in zip(TURNS, played, strict=False):
        if name != "small-talk":
            stands = (_standing(case, played),) if name == "clause" else ()
            yield name, (_answered(case, turn, before), *stands)
        before = turn.standing
    offered = proposal(case, answer)
    if offered is None or len(played) < len(TURNS):
        return
    yield "package", settled_on(case, close(case.buyer, played, offered))
    act, _ = case.menus.signature.chosen(answer, "signature.act")
    if act:
        yield "signature", ended(case, played, offered, act)


def _answered(case: Case, turn: Turn, before: Levels) -> Prose:
    """Say what the buyer does about a move, and what it asks for on top."""
    key = _REPLIES[turn.reply]
    if turn.reply is Reply.PRESSED and Phrase.SEE_WHAT_WE_CAN_DO in turn.move.phrases:
        key = "promised"
    if turn.reply is Reply.WAITED and case.bench.deadline:
        key = "waited-too-late"
    gave, got = _changed(case, before, turn.standing)
    offer = listed(case, [(term.issue, term.level) for term in turn.offer])
    reply = spoken(case, key, gave=gave, got=got, offer=offer)
    if not turn.more:
        return reply
    more = listed(case, [(term.issue, term.level) for term in turn.more])
    return Prose(f"{reply.text} After a moment: “And then there is still this: {more}.”")


def _changed(case: Case, before: Levels, after: Levels) -> tuple[str, str]:
    """Return what a move has given and got, in words."""
    gave: list[tuple[int, int]] = []
    got: list[tuple[int, int]] = []
    for place, (old, new) in enumerate(zip(before, after, strict=True)):
        levels = case.issues.bargain.issues[place].levels
        if old != new:
            (gave if levels[new].theirs > levels[old].theirs else got).append((place, new))
    return listed(case, gave), listed(case, got)


def _standing(case: Case, played: tuple[Turn, ...]) -> Table:
    bargain, last = case.issues.bargain, played[-1].standing
    asked: dict[int, list[str]] = {place: [] for place in range(len(last))}
    for turn in played:
        for term in turn.more:
            asked[term.issue].append(bargain.issues[term.issue].levels[term.level].name)
    return Table(
        "Where it stands",
        ("Issue", "Stands at", "Asked for besides"),
        tuple(
            (issue.name, issue.levels[level].name, ", ".join(dict.fromkeys(asked[place])) or "–")
            for place, (issue, level) in enumerate(zip(bargain.issues, last, strict=True))
        ),
    )

"""Reference and flawed answers for ``live-deal``, as functions of its case."""

from grader.domain.bargain import Figuring, FirstReply, Response
from grader.exercises.sheet import Answer
from grader.exercises.trades.live_deal.case import Case
from grader.exercises.trades.live_deal.moves import PACKAGE
from grader.grading.solutions import Solution
from grader.simulators.frontier import nash_point


def _right(case: Case) -> dict[str, str | float]:
    """Return the scored decisions of a rep who is a peer."""
    menus, issues = case.menus, case.issues
    first = FirstReply.SESSION if case.calendar.scheduled else FirstReply.ANSWER
    return {
        "small-talk.reply": menus.first.of(first),
        "opening.line": menus.opening.of("fact"),
        "price.line": menus.worth.of("stand"),
        "smaller-ask.reply": _return(case, "fair", "no"),
        "sum.where": menus.figuring.of(Figuring.AT_THE_TABLE),
        "sum.cost": issues.wish.worth(2),
        "sum.worth": issues.paying.worth(2),
        "wish.line": menus.phrase.of("all", "part"),
        "clause.reply": menus.response.of(*_responses(case)),
        "signature.act": menus.signature.of("peer"),
    }


def _return(case: Case, *kinds: str) -> str:
    """Return the answer to the smaller ask that is of the first kind on offer."""
    ids = {line.kind.kind: line.id for line in case.menus.smaller.lines}
    return next(ids[kind] for kind in kinds if kind in ids)


def _responses(case: Case) -> tuple[Response, ...]:
    outgunned = case.bench.their_specialist and not case.bench.ours_reachable and not case.bench.deadline
    return (Response.STALL,) if outgunned else (Response.YES_AND, Response.NO_AND)


def _reference(case: Case) -> Answer:
    """Do right, and put the Nash point to the buyer."""
    fair = nash_point(case.issues.bargain)
    levels = fair.levels if fair else case.buyer.start
    return {
        **_right(case),
        **{f"package.{name}": f"level-{level}" for name, level in zip(PACKAGE, levels, strict=True)},
    }


def _first(case: Case, *wishes: Response) -> str:
    """Return the answer to the clause that comes first in a player's liking."""
    ids = {line.kind: line.id for line in case.menus.response.lines}
    return next(ids[kind] for kind in (*wishes, *Response) if kind in ids)


def _at_any_price(case: Case) -> Answer:
    """Win the deal at any price: be kind, follow, give, and promise."""
    menus = case.menus
    return {
        **_reference(case),
        "small-talk.reply": menus.first.of(FirstReply.GIFT),
        "opening.line": menus.opening.of("script"),
        "price.line": menus.worth.of("yield"),
        "smaller-ask.reply": _return(case, "free", "words", "agreed", "split"),
        "sum.where": menus.figuring.of(Figuring.LATER),
        "wish.line": menus.phrase.of("vague"),
        "clause.reply": _first(case, Response.BARE_YES, Response.MAYBE, Response.YES_AND),
        "signature.act": menus.signature.of("comply"),
    }


def _never_give(case: Case) -> Answer:
    """Never give anything: wave off, boast, refuse, and rather leave."""
    menus = case.menus
    return {
        **_reference(case),
        "small-talk.reply": menus.first.of(FirstReply.WAVE_OFF),
        "opening.line": menus.opening.of("boast"),
        "smaller-ask.reply": _return(case, "no", "fair"),
        "clause.reply": _first(case, Response.BARE_NO, Response.NO_AND),
        "signature.act": menus.signature.of("break"),
    }


def _always_stall(case: Case) -> Answer:
    """Always win time: every ask keeps, every sum comes later, and so does every answer."""
    menus = case.menus
    return {
        **_reference(case),
        "small-talk.reply": menus.first.of(FirstReply.SESSION),
        "sum.where": menus.figuring.of(Figuring.LATER),
        "wish.line": menus.phrase.of("vague"),
        "clause.reply": menus.response.of(Response.STALL),
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "the-ask-begins-it": lambda case: {"small-talk.reply": case.menus.first.of(FirstReply.WAVE_OFF)},
        "no-see-what-we-can-do": lambda case: {"wish.line": case.menus.phrase.of("vague")},
        "stand-by-the-worth": lambda case: {"price.line": case.menus.worth.of("yield")},
        "lead-with-what-you-know": lambda case: {"opening.line": case.menus.opening.of("misquote")},
        "no-gift-for-a-smaller-ask": lambda case: {
            "smaller-ask.reply": _return(case, "split", "free", "small", "agreed")
        },
        "value-asks-at-the-table": lambda case: {"sum.where": case.menus.figuring.of(Figuring.BREAK)},
        "yes-or-no-then-negotiate": lambda case: {"clause.reply": case.menus.response.of(Response.STALL)},
        "stall-properly-when-outgunned": lambda case: {
            "clause.reply": case.menus.response.of(Response.YES_AND, Response.NO_AND)
        },
        "win-as-a-peer": lambda case: {"signature.act": case.menus.signature.of("comply")},
    },
    slogans={
        "win at any price": _at_any_price,
        "never give anything": _never_give,
        "always stall": _always_stall,
    },
)

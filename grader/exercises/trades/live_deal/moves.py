"""What the learner's choices in a ``live-deal`` are to the simulated buyer."""

from grader.domain.bargain import FirstReply, Response
from grader.exercises.sheet import Answer, option_in
from grader.exercises.trades.live_deal.case import Case, Return
from grader.exercises.trades.live_deal.issues import CLAUSE, PRICE, WISH
from grader.simulators.asking import Move, Phrase, Term, Turn
from grader.simulators.buyer import replay
from grader.simulators.frontier import Levels

SILENCE = Move()
VAGUE = Move(phrases=(Phrase.SEE_WHAT_WE_CAN_DO,))

PACKAGE = ("price", "wish", "clause", "return-1", "return-2")
"""The issues' names in the answer file, by place."""


def moves(case: Case, answer: Answer) -> tuple[Move, ...]:
    """Return the learner's answers to the four asks, up to the first that is undecided."""
    played = (_first(case, answer), _price(case, answer), _wish(case, answer), _clause(case, answer))
    count = next((place for place, move in enumerate(played) if move is None), len(played))
    return tuple(move for move in played[:count] if move is not None)


def turns(case: Case, answer: Answer) -> tuple[Turn, ...]:
    """Return the negotiation so far, as the buyer plays it."""
    return replay(case.buyer, moves(case, answer))


def proposal(case: Case, answer: Answer) -> Levels | None:
    """Return the learner's package; None while an issue of it is open."""
    chosen = [option_in(answer, f"package.{name}") for name in PACKAGE]
    levels = tuple(int(each.removeprefix("level-")) for each in chosen if each)
    return levels if len(levels) == len(case.issues.bargain.issues) else None


def _paying(case: Case, level: int) -> tuple[Term, ...]:
    return (Term(case.issues.paying_place, level),)


def _early(case: Case) -> Term:
    """Return what the answer in small talk asks for."""
    wanted, issues = case.words["early"], case.buyer.bargain.issues
    return next(
        Term(place, level)
        for place, issue in enumerate(issues)
        for level, each in enumerate(issue.levels)
        if each.name == wanted
    )


def _first(case: Case, answer: Answer) -> Move | None:
    reply, _ = case.menus.first.chosen(answer, "small-talk.reply")
    match reply:
        case None:
            return None
        case FirstReply.ANSWER:
            return Move(wants=(_early(case),))
        case FirstReply.SESSION if case.calendar.scheduled:
            return Move(pause=True)
        case FirstReply.GIFT:
            return Move(gives=(Term(PRICE, 1),))
    return SILENCE


def _price(case: Case, answer: Answer) -> Move | None:
    line, _ = case.menus.worth.chosen(answer, "price.line")
    found, _ = case.menus.smaller.chosen(answer, "smaller-ask.reply")
    if line is None or found is None:
        return None
    said = (Phrase.TOO_DEAR,) if line == "yield" else ()
    if not found.given:
        return Move(gives=(Term(WISH, 1),), wants=_paying(case, 1), phrases=said)
    # What was given in small talk is gone already: this comes on top of it.
    early = case.menus.first.chosen(answer, "small-talk.reply")[0] is FirstReply.GIFT
    return Move(gives=(Term(PRICE, found.given + early),), wants=_back(case, found), phrases=said)


def _back(case: Case, found: Return) -> tuple[Term, ...]:
    places = {"fair": case.issues.paying_place, "small": case.issues.small_place}
    return (Term(places[found.kind], 1),) if found.kind in places else ()


def _wish(case: Case, answer: Answer) -> Move | None:
    kind, _ = case.menus.phrase.chosen(answer, "wish.line")
    if kind is None:
        return None
    if kind == "vague":
        return VAGUE
    return Move(gives=(Term(WISH, 1 if kind == "part" else 2),), wants=_paying(case, 2))


def _clause(case: Case, answer: Answer) -> Move | None:
    response, _ = case.menus.response.chosen(answer, "clause.reply")
    if response is None:
        return None
    level = {Response.YES_AND: 2, Response.BARE_YES: 2, Response.NO_AND: 1}.get(response)
    if level is not None:
        wants = () if response is Response.BARE_YES else _paying(case, 3)
        return Move(gives=(Term(CLAUSE, level),), wants=wants)
    return {Response.MAYBE: VAGUE, Response.STALL: Move(pause=True)}.get(response, SILENCE)

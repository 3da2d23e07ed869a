"""Rules on the moves of a negotiation (teachings E1–E6, E10, E16, E17, E26).

Every cell of the sorting has one owner, so that one slip costs one rule. A fault belongs to the
teaching that it breaks; a move in which nothing went wrong belongs to the teaching that it seems to break.
"""

from collections.abc import Iterator

from msgspec import Struct

from grader.domain.finding import Mark, judged, missing
from grader.domain.moves import Move, SortedMove
from grader.domain.responses import FAULTS, RESPONSES, RESULTS, Answer, Fault, Response
from grader.rules.rule import rule


class _Cell(Struct, frozen=True):
    where: str
    chose: str
    right: bool
    fact: str


def _response(one: SortedMove) -> _Cell:
    chose = RESPONSES[one.response] if one.response else ""
    return _Cell(
        f"{one.move.where}, response", chose, one.response is one.move.response, one.move.answer_fact
    )


def _result(one: SortedMove) -> _Cell:
    chose = RESULTS[one.result] if one.result else ""
    return _Cell(f"{one.move.where}, result", chose, one.result is one.move.result, one.move.value_fact)


def _fault(one: SortedMove) -> _Cell:
    chose = FAULTS[one.fault] if one.fault else ""
    return _Cell(
        f"{one.move.where}, what went wrong", chose, one.fault is one.move.fault, one.move.fault_fact
    )


def _marked(*cells: _Cell) -> Mark | None:
    """Return one mark for cells of a move: the first wrong one, else one that is missing, else the first."""
    if not cells:
        return None
    wrong = [cell for cell in cells if cell.chose and not cell.right]
    empty = [cell for cell in cells if not cell.chose]
    shown = (wrong or empty or list(cells))[0]
    if not wrong and empty:
        return missing(shown.where)
    return judged(shown.where, shown.chose, shown.fact, right=not wrong)


def _said(one: SortedMove, topic: Fault) -> Mark | None:
    """Return the mark of a move whose words commit a fault, or come near to it and do nothing wrong."""
    remark = one.move.remark
    if remark is None or remark.topic is not topic or one.move.fault not in (topic, Fault.NOTHING):
        return None
    return _marked(_fault(one))


def _one_way(move: Move) -> bool:
    return move.granted is not None and not move.granted.owed and move.back is None and not move.reduced


@rule("E1")
def each_side_asks(one: SortedMove) -> Mark | None:
    """A negotiation takes an ask from each side: a give for which nothing is asked is none.

    Boundary: What the client owes already is no ask.
    """
    if one.move.answer is not Answer.YES:
        return None
    return _marked(*_one_way_cells(one))


def _one_way_cells(one: SortedMove) -> Iterator[_Cell]:
    yield _response(one)
    if _one_way(one.move):
        yield _result(one)
        if one.move.fault is Fault.FOR_NOTHING:
            yield _fault(one)


@rule("E2")
def return_worth_the_give(one: SortedMove) -> Mark | None:
    """A give is a trade when what comes back is worth at least as much to us; otherwise it is a concession.

    Boundary: Equal values make a trade, and what a contract owes is no give.
    """
    move = one.move
    if move.granted is None or move.reduced or _one_way(move):
        return None
    return _marked(_result(one), *([_fault(one)] if move.fault is Fault.TOO_LITTLE else []))


@rule("E10")
def reduced_ask_still_costs(one: SortedMove) -> Mark | None:
    """An ask that was beaten down and then granted for nothing is still a concession.

    Boundary: A reduced ask with a return that pays for it is a trade like any other.
    """
    move = one.move
    if not move.reduced:
        return None
    own = move.fault in (Fault.FOR_NOTHING, Fault.TOO_LITTLE)
    return _marked(_result(one), *([_fault(one)] if own else []))


@rule("E3")
def begun_with_the_ask(one: SortedMove) -> Mark | None:
    """The negotiation begins when the client asks, wherever that happens.

    Boundary: A very large deal may have a date for it, agreed in writing.
    """
    schedule, began = one.move.schedule, one.began
    if schedule is None:
        return None
    moment = _Cell(
        "When the negotiation began",
        began.chose if began else "",
        began is not None and began.moment == schedule.begins,
        schedule.fact,
    )
    return _marked(_fault(one), moment)


@rule("E4")
def no_hope_of_a_gift(one: SortedMove) -> Mark | None:
    """Know the words that promise a gift, such as “I'll see what we can do”, from those that sound alike."""
    return _said(one, Fault.HOPE)


@rule("E5")
def price_is_not_too_high(one: SortedMove) -> Mark | None:
    """Know the words that agree, even in passing, that the price is more than the thing is worth."""
    return _said(one, Fault.PRICE)


@rule("E6")
def asking_is_not_taught(one: SortedMove) -> Mark | None:
    """Know the words that teach the client to ask again, for nothing."""
    return _said(one, Fault.TAUGHT)


@rule("E26")
def hard_ask_is_legitimate(one: SortedMove) -> Mark | None:
    """A client who asks hard serves their own company: that is no attack.

    Boundary: A broken promise is another matter; it may be named.
    """
    return _said(one, Fault.HOSTILE)


@rule("E16")
def yes_or_no_and_negotiate(one: SortedMove) -> Mark | None:
    """There are two answers, yes and no, and you negotiate after either: no bare no, and no maybe.

    Boundary: Where you are outgunned, a proper stall takes the place of an answer.
    """
    move = one.move
    if move.response not in (Response.BARE_NO, Response.NEGOTIATED_NO, Response.MAYBE):
        return None
    own = move.fault is Fault.BARE_NO
    return _marked(_response(one), _result(one), *([_fault(one)] if own else []))


@rule("E17")
def stall_when_outgunned(one: SortedMove) -> Mark | None:
    """Where you are outgunned, stall properly: name the topic, the date, and who of you comes back.

    Boundary: Only when they have the specialist, ours cannot be reached, and no deadline forbids a pause.
    """
    move, cells = one.move, []
    if move.response is Response.PROPER_STALL:
        cells += [_response(one), _result(one)]
    if move.bench:
        cells += [_fault(one)]
    return _marked(*cells)

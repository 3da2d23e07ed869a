"""Exercise: sort twelve moves of a negotiation: the answer, what it comes to, and what went wrong."""

from collections.abc import Iterator

from grader.domain.moves import Began, SortedMove
from grader.domain.responses import FAULTS, RESPONSES, RESULTS, Fault, Response, Result
from grader.domain.written import day, euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Answer, Choice, Group, Option, Prose, Sheet, Table, option_in
from grader.exercises.trades.move_sorter.case import Case
from grader.exercises.trades.move_sorter.draw import draw
from grader.rules import moves

WORDS = (
    ("Bare yes", "Grants the ask, or part of it, for nothing or for what is agreed already."),
    ("Negotiated yes", "Grants the ask, or part of it, for something new."),
    ("Bare no", "Refuses, and stops there."),
    ("Negotiated no", "Refuses, and names what a deal would take."),
    ("Proper stall", "A pause that names the topic, the date, and who of us comes back."),
    ("Maybe", "Anything else that is neither yes nor no."),
    ("Trade", "What comes back is worth to us at least what the give costs us."),
    ("Concession", "We give, and less than that comes back, or nothing."),
    ("Neither", "We give nothing away. Paying what we owe is no give."),
    ("Outgunned", "Their specialist is there, ours cannot be reached, and no deadline forbids a pause."),
)

BEGAN = "The negotiation began"


def present(case: Case) -> Sheet:
    """Put a case on the screen: twelve moves with three decisions each, then one on the whole."""
    frame = case.frame
    return Sheet(
        title=f"Twelve moves: {frame.deal.trade.product} for {frame.deal.buyer}",
        brief=_brief(case),
        groups=(
            *(_move(number, case) for number in range(1, len(case.cards) + 1)),
            Group("whole", "The talks as a whole", (), (Choice("began", BEGAN, case.moments),)),
        ),
    )


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    frame, deal = case.frame, case.frame.deal
    date = (
        f"{frame.client} and {frame.rep} signed a note: terms are negotiated from {day(frame.sitting)} on."
        if frame.dated
        else f"The calendar of {frame.rep} alone says: {day(frame.sitting)}, terms."
    )
    return (
        Prose(
            f"{frame.rep}, a colleague of yours at {deal.seller}, negotiates with {frame.client} of "
            f"{deal.buyer}: {deal.quantity:,} {deal.trade.product} at {euros(deal.price)}, together "
            f"{euros(deal.value)}. "
            f"House rule: from {euros(frame.threshold)} on a deal is very large, and terms may have a "
            f"date on which both agree in writing. {date} Sort the moves. No list of faults holds more "
            "than one that fits."
        ),
        Table(
            "Agreed already",
            ("Line", "What"),
            tuple((str(number), line.line) for number, line in enumerate(frame.agreed, 1)),
        ),
        Table("Words used here", ("Word", "Meaning"), WORDS),
    )


def _move(number: int, case: Case) -> Group:
    card = case.cards[number - 1]
    # Answers and results stand in one order throughout: it is a scale that is looked up twelve times,
    # and every rule judges moves of several kinds. Only the faults differ from move to move.
    return Group(
        f"move-{number}",
        card.move.where,
        card.documents,
        (
            Choice("response", "Response", tuple(Option(kind, text) for kind, text in RESPONSES.items())),
            Choice("result", "Result", tuple(Option(kind, text) for kind, text in RESULTS.items())),
            Choice("fault", "What went wrong", tuple(Option(kind, FAULTS[kind]) for kind in card.faults)),
        ),
    )


def read(case: Case, answer: Answer) -> Iterator[SortedMove]:
    """Turn a legal answer into sorted moves; what was left out is None."""
    moment = option_in(answer, "whole.began")
    began = next((Began(one.id, one.text) for one in case.moments if one.id == moment), None)
    for number, card in enumerate(case.cards, 1):
        response, result, fault = (
            option_in(answer, f"move-{number}.{field}") for field in ("response", "result", "fault")
        )
        yield SortedMove(
            move=card.move,
            response=Response(response) if response else None,
            result=Result(result) if result else None,
            fault=Fault(fault) if fault else None,
            began=began if card.move.schedule else None,
        )


EXERCISE = Exercise(
    id="move-sorter",
    module="trades",
    title="Trade or concession?",
    objective="See how each ask of a negotiation is answered, what that comes to, and what went wrong.",
    out_of_scope="Finding a return of your own, and working out what it is worth.",
    minutes=15,
    hints=(
        (
            "In each move look first at the answer to the ask, then at the column “To us”, and only then "
            "at what is said around it. Keep an eye on what is agreed already."
        ),
        (
            "Ask: is it a yes, a no, or neither? Does anything new come back, and is it worth as much to us "
            "as the give costs us? Would the client, after these words, expect something for nothing?"
        ),
        (
            "From another case: “Four training days? Two, and we shake hands.” A bare yes: a part is "
            "granted and nothing asked. A concession: two days cost us €900. What went wrong: nothing came "
            "back. In return for a forecast worth €1,000 to us, it would be a negotiated yes and a trade."
        ),
    ),
    rubric=(
        slot(1, moves.each_side_asks),
        slot(1, moves.return_worth_the_give),
        slot(1, moves.begun_with_the_ask),
        slot(1, moves.no_hope_of_a_gift),
        slot(1, moves.price_is_not_too_high),
        slot(1, moves.asking_is_not_taught),
        slot(1, moves.reduced_ask_still_costs),
        slot(1, moves.yes_or_no_and_negotiate),
        slot(1, moves.stall_when_outgunned),
        slot(1, moves.hard_ask_is_legitimate),
    ),
    draw=draw,
    present=present,
    read=read,
)

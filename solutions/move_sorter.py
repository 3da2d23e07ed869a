"""Reference and flawed answers for ``move-sorter``, as functions of its case."""

from collections.abc import Callable

from grader.domain.moves import Move
from grader.domain.responses import Fault, Response, Result
from grader.exercises.sheet import Answer
from grader.exercises.trades.move_sorter.case import Case
from grader.grading.solutions import Solution


def _sorted(case: Case, fits: Callable[[Move], bool], field: str, value: Callable[[Move], str]) -> Answer:
    """Return one field of every move that fits."""
    return {
        f"move-{number}.{field}": value(card.move)
        for number, card in enumerate(case.cards, 1)
        if fits(card.move)
    }


def _began(case: Case) -> str:
    return next(card.move.schedule.begins for card in case.cards if card.move.schedule)


def _reference(case: Case) -> Answer:
    return {
        **_sorted(case, lambda _: True, "response", lambda move: move.response),
        **_sorted(case, lambda _: True, "result", lambda move: move.result),
        **_sorted(case, lambda _: True, "fault", lambda move: move.fault),
        "whole.began": _began(case),
    }


def _overlooked(topic: Fault) -> Callable[[Case], Answer]:
    """Return a change that sees nothing wrong where a fault is said."""
    return lambda case: _sorted(case, lambda move: move.fault is topic, "fault", lambda _: Fault.NOTHING)


def _judged_stalls(case: Case) -> Answer:
    """Answer the boundary the other way round: a fault where there is none, none where there is one."""
    answer: dict[str, str] = {}
    for number, card in enumerate(case.cards, 1):
        move = card.move
        if move.bench and move.response is not Response.MAYBE:
            paused = Fault.NEEDLESS_PAUSE if move.pause else Fault.WENT_ON
            answer[f"move-{number}.fault"] = paused if move.fault is Fault.NOTHING else Fault.NOTHING
    return answer


def _slogans(case: Case) -> Answer:
    """Never pause, never wait, never take hard words or talk of the price: whatever the case says."""
    answer = dict(_reference(case))
    for number, card in enumerate(case.cards, 1):
        move, topic = card.move, card.move.remark.topic if card.move.remark else None
        suspects = (topic, Fault.NEEDLESS_PAUSE, Fault.NOT_BEGUN)
        seen = next((fault for fault in suspects if fault in card.faults), move.fault)
        answer[f"move-{number}.fault"] = seen
        if move.reduced or (move.granted and move.granted.owed):
            answer[f"move-{number}.result"] = Result.CONCESSION
        elif move.returned:
            answer |= {
                f"move-{number}.result": Result.TRADE,
                f"move-{number}.response": Response.NEGOTIATED_YES,
            }
    return answer | {"whole.began": "move-1"}


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "each-side-asks": lambda case: _sorted(
            case,
            lambda move: move.response is Response.BARE_YES and not move.reduced,
            "response",
            lambda _: Response.NEGOTIATED_YES,
        ),
        "return-worth-the-give": lambda case: _sorted(
            case,
            lambda move: move.result is Result.CONCESSION and move.back is not None and not move.reduced,
            "result",
            lambda _: Result.TRADE,
        ),
        "begun-with-the-ask": lambda case: {
            "whole.began": "move-2" if _began(case) == "move-1" else "move-1",
        },
        "no-hope-of-a-gift": _overlooked(Fault.HOPE),
        "price-is-not-too-high": _overlooked(Fault.PRICE),
        "asking-is-not-taught": _overlooked(Fault.TAUGHT),
        "hard-ask-is-legitimate": _overlooked(Fault.HOSTILE),
        "reduced-ask-still-costs": lambda case: _sorted(
            case, lambda move: move.reduced and not move.back, "result", lambda _: Result.TRADE
        ),
        "yes-or-no-and-negotiate": lambda case: _sorted(
            case,
            lambda move: move.response is Response.BARE_NO,
            "response",
            lambda _: Response.NEGOTIATED_NO,
        ),
        "stall-when-outgunned": _judged_stalls,
    },
    slogans={"no exceptions": _slogans},
)

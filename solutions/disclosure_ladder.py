"""Reference and flawed answers for ``disclosure-ladder``, as functions of its case."""

from collections.abc import Callable, Mapping
from typing import Any

from grader.domain.disclosure import Meeting, Piece
from grader.exercises.sheet import Answer
from grader.exercises.trust.disclosure_ladder.case import Case
from grader.grading.solutions import Solution


def _pieces(case: Case, fits: Callable[[Piece], bool]) -> list[str]:
    """Return the group ids of the pieces that fit, the least likely to be misused first."""
    cards = sorted(enumerate(case.cards, 1), key=lambda card: (card[1].piece.chance, card[1].piece.risk))
    return [f"piece-{number}" for number, card in cards if fits(card.piece)]


def _constraints(case: Case) -> list[str]:
    return _pieces(case, lambda piece: piece.constraint)


def _late_constraint(case: Case) -> str:
    """Return the constraint that is likeliest to be misused; meeting 2 opens its issue."""
    return _pieces(case, lambda piece: piece.constraint and piece.opens is Meeting.SECOND)[-1]


def _wishes(case: Case) -> list[str]:
    return _pieces(case, lambda piece: piece.worth_telling and not piece.constraint)


def _matters(case: Case) -> str:
    return _pieces(
        case,
        lambda piece: piece.worth_telling and not piece.constraint and piece.gain >= case.matters_from,
    )[0]


def _trivia(case: Case) -> str:
    return _pieces(
        case, lambda piece: piece.worth_telling and not piece.constraint and piece.gain < case.matters_from
    )[0]


def _told(case: Case, plan: Mapping[str, int]) -> Answer:
    """Return the best way to tell the pieces of a plan: meeting by piece."""
    answer = {f"piece-{number}.when": "not-shared" for number in range(1, len(case.cards) + 1)}
    constraints = _constraints(case)
    for piece, meeting in plan.items():
        answer |= {
            f"{piece}.when": f"meeting-{meeting}",
            f"{piece}.stance": "fixed" if piece in constraints else "preference",
            f"{piece}.words": "exact" if piece in constraints else "range",
            f"{piece}.ask": "their-limit",
        }
    return answer


def _reference(case: Case) -> Answer:
    constraints, wishes = _constraints(case), _wishes(case)
    if case.record.low_trust:
        plan = dict.fromkeys(constraints, 1) | dict.fromkeys(wishes, 3) | {wishes[0]: 2}
        opening, onward = constraints[0], "theirs-first"
    else:
        plan = dict.fromkeys((*constraints, *wishes), 1) | {_trivia(case): 2}
        opening, onward = _matters(case), "as-planned"
    talks = {"opening.piece": opening, "silence.move": "ask-concerns", "silence.onward": onward}
    return {**_told(case, plan), **talks}


def _withhold_two(case: Case) -> Answer:
    wish = _wishes(case)[-1] if case.record.low_trust else _trivia(case)
    return {f"{piece}.when": "not-shared" for piece in (wish, _late_constraint(case))}


def _every(field: str, value: Callable[[Any], str]) -> Callable[[Case], Answer]:
    """Return a change that sets one field of every piece."""
    return lambda case: {f"piece-{n}.{field}": value(card.piece) for n, card in enumerate(case.cards, 1)}


def _open_player(case: Case) -> Answer:
    """Tell everything, lead with what matters, stay open, whatever the trust."""
    everything = {f"piece-{number}": 1 for number in range(1, len(case.cards) + 1)}
    talks = {"opening.piece": _matters(case), "silence.move": "ask-concerns", "silence.onward": "as-planned"}
    return {**_told(case, everything), **talks}


def _guarded_player(keeps: Callable[[Piece], bool]) -> Callable[[Case], Answer]:
    """Keep what seems risky, tell the rest in steps, the least misusable first, whatever the trust."""

    def play(case: Case) -> Answer:
        told = _pieces(case, lambda piece: not keeps(piece))
        plan = {piece: 1 for piece in told if piece in _constraints(case)}
        wishes = [piece for piece in told if piece not in plan]
        plan |= dict.fromkeys(wishes, 3) | dict.fromkeys(wishes[:1], 2)
        talks = {"opening.piece": told[0], "silence.move": "ask-concerns", "silence.onward": "theirs-first"}
        return {**_told(case, plan), **talks}

    return play


LIKELY = 25
"""Percent; a guarded player keeps what is likelier to be misused than this."""

DEAR = 5000
"""Euros; a guarded player keeps what costs more than this if misused."""

SOLUTION = Solution(
    reference=_reference,
    flawed={
        "share-what-is-worth-it": _withhold_two,
        "lead-with-what-matters": lambda case: {
            "opening.piece": _trivia(case),
            f"{_trivia(case)}.when": "meeting-1",
        },
        "climb-in-small-steps": lambda case: {"opening.piece": _late_constraint(case)},
        "stay-open": lambda _: {"silence.onward": "hold-back"},
        "not-too-much-at-once": lambda case: {f"{piece}.when": "meeting-2" for piece in _wishes(case)},
        "fixed-only-where-fixed": _every(
            "stance", lambda piece: "preference" if piece.constraint else "fixed"
        ),
        "constraints-early": lambda case: {f"{_late_constraint(case)}.when": "meeting-2"},
        "invite-their-limits": _every("ask", lambda _: "concession"),
        "constraints-exactly": _every("words", lambda _: "range"),
        "tell-the-truth": lambda case: {f"{_wishes(case)[0]}.words": "slanted"},
        "ask-their-concerns": lambda _: {"silence.move": "let-drop"},
    },
    slogans={
        "open": _open_player,
        "guarded, keeps every wish": _guarded_player(lambda piece: not piece.constraint),
        "guarded, keeps the likely": _guarded_player(lambda piece: piece.chance > LIKELY),
        "guarded, keeps the dear": _guarded_player(lambda piece: piece.loss > DEAR),
    },
)

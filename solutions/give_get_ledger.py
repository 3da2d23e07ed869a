"""Reference and flawed answers for ``give-get-ledger``, as functions of its case."""

from collections.abc import Callable

from grader.domain.bargain import Figuring
from grader.domain.ledger import Appeal, Authority, Get, Shown, Verdict
from grader.exercises.sheet import Answer
from grader.exercises.trades.give_get_ledger.case import Card, Case
from grader.grading.solutions import Solution

LedgerChange = Callable[[Card], Answer]


def _asks(case: Case, fits: Callable[[Card], bool], changes: LedgerChange) -> Answer:
    """Return changes to every ask that fits."""
    return {
        f"ask-{number}.{field}": value
        for number, card in enumerate(case.cards, 1)
        if fits(card)
        for field, value in changes(card).items()
    }


def _daily(card: Card) -> bool:
    """Say whether an ask is ordinary, no risk, and the rep's own to decide."""
    ask = card.ask
    return ask.authority is Authority.OWN and not ask.outrageous and not ask.risk


def _named(card: Card, fits: Callable[[Get], bool]) -> Answer:
    """Return the first return that fits."""
    return {"get": next(line.id for line in card.gets.lines if fits(line.kind))}


def _best(card: Card) -> Answer:
    return _named(card, lambda get: get.priced == card.ask.best)


def _verdict(card: Card) -> Verdict:
    ask = card.ask
    own = Verdict.YES if ask.best.euros >= ask.cost.euros else Verdict.NO
    others = {Authority.LEADER: Verdict.LEADER, Authority.FINANCE: Verdict.FINANCE}
    return others.get(ask.authority, own)


def _reference(case: Case) -> Answer:
    return {
        **_mandate(case),
        **_asks(case, lambda _: True, _line),
        "evening.turn": case.guidance.of(Appeal.GUIDANCE),
        f"ask-{case.pause}.place": case.places.of(Figuring.AT_THE_TABLE),
        f"ask-{case.call}.call": case.calls.of(Appeal.OWN_ANSWER),
        "note.holds": case.notes.of(Shown.BOTH),
    }


def _line(card: Card) -> Answer:
    return {"cost": card.ask.cost.euros, "verdict": _verdict(card), **_best(card)}


def _mandate(case: Case) -> Answer:
    answer: dict[str, str] = {}
    for number, new in enumerate(case.new_rows, 1):
        answer[f"row-{number}.limit"] = new.levels.of(new.best)
        answer[f"row-{number}.get"] = next(
            line.id for line in new.gets.lines if line.kind and line.kind.euros >= new.best.euros
        )
    return answer


def _pooled(case: Case) -> Answer:
    """Name the return of a large ask wherever it is on offer for an ordinary one."""
    large = [card.ask.best for card in case.cards if card.ask.outrageous]

    def pooled(card: Card) -> bool:
        return any(line.kind.priced in large for line in card.gets.lines)

    return _asks(
        case,
        lambda card: _daily(card) and pooled(card),
        lambda card: _named(card, lambda get: get.priced in large),
    )


def _all_mine(case: Case) -> Answer:
    """Decide everything alone, accept whatever has a return, and turn to nobody."""
    return {
        **_reference(case),
        **_asks(case, lambda _: True, lambda _: {"verdict": Verdict.YES}),
        "evening.turn": case.guidance.other_than(Appeal.GUIDANCE),
    }


def _modest(case: Case) -> Answer:
    """Refuse whatever is large, decide the rest alone, and turn to nobody."""
    return {
        **_all_mine(case),
        **_asks(case, lambda card: card.ask.outrageous, lambda _: {"verdict": Verdict.NO}),
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "give-costed": lambda case: _asks(case, _daily, lambda _: {"cost": 0.0}),
        "something-for-each-give": lambda case: _asks(
            case,
            _daily,
            lambda card: _named(card, lambda get: bool(get.idle)),
        ),
        "return-covers-the-cost": lambda case: _asks(
            case,
            _daily,
            lambda card: _named(card, lambda get: get.row == card.ask.row and get.priced != card.ask.best),
        ),
        "answer-for-yourself": lambda case: {f"ask-{case.call}.call": case.calls.of(Appeal.PLEA)},
        "large-ask-if-well-paid": lambda case: _asks(
            case, lambda card: card.ask.outrageous, lambda _: {"verdict": Verdict.NO}
        ),
        "risk-priced": lambda case: _asks(case, lambda card: card.ask.risk, lambda _: {"cost": 0.0}),
        "show-the-sums": lambda case: {"note.holds": case.notes.other_than(Shown.BOTH)},
        "value-asks-at-the-table": lambda case: {
            f"ask-{case.pause}.place": case.places.other_than(Figuring.AT_THE_TABLE)
        },
        "mandate-filled": lambda case: {"row-1.get": case.new_rows[0].gets.of(None)},
        "ask-from-its-row": _pooled,
        "decide-inside-the-limits": lambda case: _asks(case, _daily, lambda _: {"verdict": Verdict.LEADER}),
    },
    slogans={"all mine": _all_mine, "nothing large": _modest},
)

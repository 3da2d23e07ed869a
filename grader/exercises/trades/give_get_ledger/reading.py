"""What an answer to ``give-get-ledger`` says, as the objects that rules judge."""

from collections import Counter
from collections.abc import Iterator

from grader.domain.bargain import ValuedWhere
from grader.domain.ledger import Entry, Limit, MandateRow, MustAsk, Note, Turn, Verdict
from grader.domain.written import euros
from grader.exercises.exercise import Outcomes
from grader.exercises.sheet import Answer, Prose, amount_in, option_in
from grader.exercises.trades.give_get_ledger.case import Case

VERDICTS = {
    Verdict.YES: "Yes, for what I ask in return",
    Verdict.NO: "No, and I say what it would take",
    Verdict.LEADER: "The sales leader has to decide",
    Verdict.FINANCE: "Our finance has to decide this",
}

LIMIT, MUST_ASK = "You may agree to, at most", "You must ask for"
EVENING, CALL, PAUSE = "This evening", "The call to the sales leader", "Where you work out this sum"
NOTE = "Your note on it holds"


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn a legal answer into what the rules judge; what was left out is None."""
    yield from _mandate(case, answer)
    yield from entries(case, answer)
    appeal, text = case.guidance.chosen(answer, "evening.turn")
    fact = f"{case.leader} had time that evening, no row covers {case.topic}, and the talk had not begun."
    yield Turn(where=EVENING, before=True, fact=fact, appeal=appeal, chose=text)
    called = case.cards[case.call - 1].ask
    appeal, text = case.calls.chosen(answer, f"ask-{case.call}.call")
    limit = euros(case.policy.limit)
    fact = f"{called.where} costs us {euros(called.cost.euros)}, and up to {limit} the answer is yours."
    yield Turn(where=f"{called.where}, {_lower(CALL)}", before=False, fact=fact, appeal=appeal, chose=text)
    paused = case.cards[case.pause - 1].ask
    place, text = case.places.chosen(answer, f"ask-{case.pause}.place")
    yield ValuedWhere(
        where=f"{paused.where}, {_lower(PAUSE)}",
        figuring=place,
        fact=f"All that it takes lay on the table: {paused.cost.basis}.",
        chose=text,
    )
    large = case.cards[case.large - 1].ask
    shown, text = case.notes.chosen(answer, "note.holds")
    cost, worth = euros(large.cost.euros), euros(large.best.euros)
    sums = f"Here a cost of {cost} stands against a return worth {worth}."
    yield Note(where=NOTE, fact=sums, shown=shown, chose=text)


def _lower(label: str) -> str:
    return label[:1].lower() + label[1:]


def _mandate(case: Case, answer: Answer) -> Iterator[MandateRow]:
    for number, new in enumerate(case.new_rows, 1):
        where = f"New row “{new.row.name}”"
        level, most = new.levels.chosen(answer, f"row-{number}.limit")
        get, must = new.gets.chosen(answer, f"row-{number}.get")
        yield MandateRow(
            Limit(
                where=f"{where}, {_lower(LIMIT)}",
                best=new.best,
                limit=case.policy.limit,
                chosen=level,
                chose=most,
            ),
            MustAsk(
                where=f"{where}, {_lower(MUST_ASK)}", cost=new.best, filled=bool(must), get=get, chose=must
            ),
        )


def entries(case: Case, answer: Answer) -> Iterator[Entry]:
    """Yield the ledger's lines, one an ask."""
    gets = [card.gets.chosen(answer, f"ask-{n}.get") for n, card in enumerate(case.cards, 1)]
    times = Counter(get.priced.name for get, _ in gets if get)
    for number, (card, (get, named)) in enumerate(zip(case.cards, gets, strict=True), 1):
        verdict = option_in(answer, f"ask-{number}.verdict")
        yield Entry(
            ask=card.ask,
            verdict=Verdict(verdict) if verdict else None,
            said=VERDICTS[Verdict(verdict)] if verdict else "",
            cost=amount_in(answer, f"ask-{number}.cost"),
            get=get,
            named=named,
            named_for=times[get.priced.name] if get else 0,
        )


def follow(case: Case, answer: Answer) -> Outcomes:
    """Keep the ledger: after each ask, what was given so far, and what it brings; a return brings it once."""
    given = 0.0
    gets: dict[str, float] = {}
    shown = {}
    for number, entry in enumerate(entries(case, answer), 1):
        if entry.verdict is Verdict.YES:
            given += entry.cost or 0
            if entry.get:
                gets[entry.get.priced.name] = entry.get.priced.euros
        text = (
            f"By your own figures you have given {euros(round(given))} so far. The returns for it are worth "
            f"{euros(round(sum(gets.values())))}."
        )
        shown[f"ask-{number}"] = (Prose(text, "Your ledger"),)
    return shown

"""Rules on a ledger of gives and gets (teachings A8, A9, E2, E8, E12–E14, E18, E19, E25)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.ledger import Appeal, Authority, Entry, MandateRow, Note, Priced, Shown, Turn, Verdict
from grader.domain.written import euros
from grader.rules.rule import rule
from grader.rules.sums import close, size


def _sum(priced: Priced) -> str:
    basis = f" ({priced.basis})" if priced.basis else ""
    return f"{euros(priced.euros)}{basis}"


def _figured(where: str, figure: float | None, exact: Priced) -> Mark:
    if figure is None:
        return missing(where)
    why = f"{size(figure, exact.euros)} for {exact.name}: {exact.basis or 'as the sheet says'}."
    return judged(where, euros(figure), why, right=close(figure, exact.euros))


@rule("A8")
def give_costed(entry: Entry) -> Mark | None:
    """Know what each ask costs us, within 1%: no give is free."""
    if entry.ask.risk:
        return None
    return _figured(f"{entry.ask.where}, its cost", entry.cost, entry.ask.cost)


@rule("E13")
def risk_priced(entry: Entry) -> Mark | None:
    """Put a price on a risk that is shifted to you: chance times loss, within 1%."""
    if not entry.ask.risk:
        return None
    return _figured(f"{entry.ask.where}, what the risk costs us", entry.cost, entry.ask.cost)


@rule("A9")
def something_for_each_give(entry: Entry) -> Mark | None:
    """Name for every ask something that you gain by it: what is owed anyway, or kind words, is nothing."""
    where = f"{entry.ask.where}, what you ask for"
    if entry.get is None:
        return missing(where)
    get = entry.get
    given = _sum(entry.ask.cost)
    why = f"{get.idle} The ask costs us {given}." if get.idle else f"It is worth {_sum(get.priced)} to us."
    return judged(where, entry.named, why, right=not get.idle)


@rule("E19")
def ask_from_its_row(entry: Entry) -> Mark | None:
    """Match each ask with an ask of yours out of its own row of the sheet: one get does not pay for several.

    Boundary: The get may be of quite another kind than the give; the row decides.
    """
    if entry.get is None or entry.get.idle:
        return None
    get, ask = entry.get, entry.ask
    shared = f" You name it for {entry.named_for} asks." if entry.named_for > 1 else ""
    why = f"It stands in the row “{get.row}”; this ask is in the row “{ask.row}”.{shared}"
    right = get.row == ask.row
    fact = f"It stands in the row “{ask.row}”, as this ask does." if right else why
    return judged(f"{ask.where}, what you ask for", entry.named, fact, right=right)


@rule("E2")
def return_covers_the_cost(entry: Entry) -> Mark | None:
    """Say yes only for a return that is worth at least what you give: for less, it is a concession.

    Boundary: Equal values make a trade.
    """
    ask, get = entry.ask, entry.get
    if entry.verdict is not Verdict.YES or get is None or get.idle:
        return None
    if ask.outrageous and ask.best.euros < ask.cost.euros:
        return None  # Whether to say yes to a large ask at all is E12's to judge.
    why = f"It is worth {_sum(get.priced)} to us, and the ask costs us {_sum(ask.cost)}."
    right = get.priced.euros >= ask.cost.euros
    return judged(f"{ask.where}, what you say yes for", entry.named, why, right=right)


@rule("E12")
def large_ask_if_well_paid(entry: Entry) -> Mark | None:
    """Accept even an outrageous ask if the return more than pays for it.

    Boundary: Where no return pays for it, the answer is no.
    """
    ask = entry.ask
    if not ask.outrageous:
        return None
    where = f"{ask.where}, your answer"
    if entry.verdict is None:
        return missing(where)
    paid = ask.best.euros >= ask.cost.euros
    share = round(100 * ask.best.euros / ask.cost.euros)
    why = (
        f"It costs us {_sum(ask.cost)}; the best return of its row, {ask.best.name}, is worth "
        f"{_sum(ask.best)}: {share}% of that. {ask.authority_fact}"
    )
    return judged(where, entry.said, why, right=entry.verdict is (Verdict.YES if paid else Verdict.NO))


_RIGHT = {
    Authority.OWN: (Verdict.YES, Verdict.NO),
    Authority.LEADER: (Verdict.LEADER, Verdict.NO),
    Authority.FINANCE: (Verdict.FINANCE,),
}
"""To say no needs nobody's leave, except where finance has to answer in any case."""


@rule("E25")
def decide_inside_the_limits(entry: Entry) -> Mark | None:
    """Decide inside your limits, without asking for permission.

    Boundary: What lies outside goes to whoever decides on it, and special payments always go to finance.
    """
    ask = entry.ask
    if ask.outrageous:
        return None
    where = f"{ask.where}, your answer"
    if entry.verdict is None:
        return missing(where)
    return judged(where, entry.said, ask.authority_fact, right=entry.verdict in _RIGHT[ask.authority])


@rule("E18")
def mandate_filled(row: MandateRow) -> Mark | None:
    """Settle beforehand how far you may go, up to the limit, and what you must ask for in return."""
    limit, must_ask = row.limit, row.must_ask
    if limit.chosen and limit.chosen.euros != limit.best.euros:
        side = "past the limit of" if limit.chosen.euros > limit.limit else "and more would fit into"
        why = f"That costs {_sum(limit.chosen)}, {side} {euros(limit.limit)}."
        return judged(limit.where, limit.chose, why, right=False)
    if must_ask.filled and (must_ask.get is None or must_ask.get.euros < must_ask.cost.euros):
        return judged(must_ask.where, must_ask.chose, _short(must_ask.get, must_ask.cost), right=False)
    if limit.chosen is None:
        return missing(limit.where)
    if not must_ask.filled:
        return missing(must_ask.where)
    why = f"{_sum(limit.chosen)} keeps to the limit of {euros(limit.limit)}, and the return covers it."
    return judged(limit.where, limit.chose, why, right=True)


def _short(get: Priced | None, cost: Priced) -> str:
    give = f"the row lets you give as much as {_sum(cost)}"
    if get is None:
        return f"That leaves open what comes back, and {give}."
    return f"It is worth {_sum(get)} to us, and {give}."


@rule("E8")
def answer_for_yourself(turn: Turn) -> Mark | None:
    """Do not plead the client's case to your manager: at the table the answer is yours.

    Boundary: Guidance that you ask for before the meeting is no plea.
    """
    if turn.appeal is None:
        return missing(turn.where)
    asked = Appeal.GUIDANCE if turn.before else Appeal.OWN_ANSWER
    return judged(turn.where, turn.chose, turn.fact, right=turn.appeal is asked)


_SHOWN = {
    Shown.BOTH: "It sets what we give against what we get.",
    Shown.COST: "It shows what we give, and leaves the return to belief.",
    Shown.WORTH: "It shows what we get, and leaves the cost to belief.",
    Shown.NEITHER: "It shows no sum at all.",
}


@rule("E14")
def show_the_sums(note: Note) -> Mark | None:
    """Show leaders the sums: what it costs us beside what comes back."""
    if note.shown is None:
        return missing(note.where)
    return judged(note.where, note.chose, f"{_SHOWN[note.shown]} {note.fact}", right=note.shown is Shown.BOTH)

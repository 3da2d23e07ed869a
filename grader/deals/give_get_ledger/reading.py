"""What a deal says for the ledger of gives and gets, as the objects that rules judge."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, part, row_parts
from grader.deals.give_get_ledger.sections import (
    ASK_FACTS,
    ASKS,
    AUTHORITIES,
    IDLE,
    MANDATE,
    RISK,
    TABLE,
)
from grader.domain.bargain import Figuring, ValuedWhere
from grader.domain.ledger import (
    Appeal,
    Ask,
    Authority,
    Entry,
    Get,
    Limit,
    MandateRow,
    MustAsk,
    Note,
    Priced,
    Shown,
    Turn,
    Verdict,
)
from grader.domain.written import euros


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: the mandate, an entry for each ask, and the habits."""
    limit = part(deal, MANDATE).amount("limit")
    if limit is not None:
        yield from (_mandate(each, limit) for each in row_parts(deal, MANDATE) if each.amount("each"))
    entries = tuple(entries_of(deal, limit))
    yield from entries
    yield from _habits(deal, entries)


def _mandate(each: Part, limit: float) -> MandateRow:
    price, most, worth = each.amount("each") or 0, each.amount("most"), each.amount("worth")

    def costs(number: float) -> Priced:
        return Priced(each.where, number * price, f"{number:,g} × {euros(price)}")

    best, get = costs(limit // price), each.text("get")
    filled = bool(get) and worth is not None
    return MandateRow(
        Limit(
            where=f"{each.where}, the most you may agree to",
            best=best,
            limit=limit,
            chosen=None if most is None else costs(most),
            chose=each.said("most"),
        ),
        MustAsk(
            where=f"{each.where}, what you must ask for",
            cost=best,
            filled=filled,
            get=Priced(get, worth or 0) if filled else None,
            chose=get,
        ),
    )


def entries_of(deal: Deal, limit: float | None) -> Iterator[Entry]:
    """Yield the ledger's lines, one for each ask with all its facts.

    Args:
        deal: The deal.
        limit: Euros up to which the learner decides alone; None while that is empty.

    Yields:
        The lines, in the order of the screen.
    """
    rows = [each for each in row_parts(deal, ASKS) if not each.lacking(*ASK_FACTS)]
    named = [_folded(each) for each in row_parts(deal, ASKS)]
    owners: dict[str, str] = {}
    for each in rows:
        get, verdict = _folded(each), each.kind("verdict", Verdict)
        # A return that is named for several asks pays for the first of them.
        row = owners.setdefault(get, each.where)
        real = get and not each.lacking("return", "worth")
        worth = Priced(each.text("get"), each.amount("worth") or 0)
        yield Entry(
            ask=_ask(each, worth, limit),
            verdict=verdict,
            said=each.said("verdict"),
            cost=each.amount("cost"),
            get=Get(worth, row, IDLE.get(each.text("return"), "")) if real else None,
            named=each.text("get"),
            named_for=named.count(get),
        )


def _folded(each: Part) -> str:
    return " ".join(each.text("get").casefold().split())


def _ask(each: Part, worth: Priced, limit: float | None) -> Ask:
    risk = each.text("kind") == RISK
    number, price = each.amount("number") or 0, each.amount("each") or 0
    total = round(number * price / (100 if risk else 1), 2)
    authority = Authority(each.text("authority"))
    large = authority is Authority.OWN and limit is not None and total > limit
    who = "you decide" if authority is Authority.OWN else f"{AUTHORITIES[authority].lower()} decides"
    side = f" It costs more than the {euros(limit)} of every day." if large and limit is not None else ""
    return Ask(
        where=each.where,
        row=each.where,
        cost=Priced(each.where, total, f"{number:,g}{'% of' if risk else ' ×'} {euros(price)}"),
        risk=risk,
        outrageous=large,
        best=worth,
        authority=authority,
        authority_fact=f"By your policy, {who} on it.{side}",
    )


def _habits(deal: Deal, entries: tuple[Entry, ...]) -> Iterator[object]:
    habits = part(deal, TABLE)
    yield Turn(
        where="An ask inside your mandate",
        before=False,
        fact="What your mandate covers is settled beforehand: at the table the answer is yours.",
        appeal=habits.kind("call", Appeal),
        chose=habits.said("call"),
    )
    yield ValuedWhere(
        where="Where you work out a new ask",
        figuring=habits.kind("figuring", Figuring),
        fact="A number and a price, or a chance and a loss, are all that it takes.",
        chose=habits.said("figuring"),
    )
    gives, gets = sums(entries)
    yield Note(
        where="Your note",
        fact=f"In this ledger a cost of {euros(gives)} stands against returns worth {euros(gets)}.",
        shown=habits.kind("note", Shown),
        chose=habits.said("note"),
    )


def sums(entries: tuple[Entry, ...]) -> tuple[float, float]:
    """Return what the ledger gives and gets, in euros, by the answers that are yes.

    A return that is named for several asks comes but once.
    """
    agreed = [entry for entry in entries if entry.verdict is Verdict.YES]
    gets = {
        entry.named.casefold(): entry.get.priced.euros for entry in agreed if entry.get and not entry.get.idle
    }
    return sum(entry.ask.cost.euros for entry in agreed), sum(gets.values())

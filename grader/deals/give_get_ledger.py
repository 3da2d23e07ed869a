"""The ledger of gives and gets over a deal of the learner's own: what each ask costs, and what comes back."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, Rows, Section, part, row_parts
from grader.deals.fields import LINE, Text, choice
from grader.deals.the_deal import waiting
from grader.deals.tool import Block, Lines, Tool, Use
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
from grader.exercises.sheet import Amount, Table
from grader.rules import ledger
from grader.rules.bargain import value_asks_at_the_table

AUTHORITIES = {
    Authority.OWN: "You",
    Authority.LEADER: "Your sales leader",
    Authority.FINANCE: "Your finance",
}
VERDICTS = {
    Verdict.YES: "Yes, for what I ask in return",
    Verdict.NO: "No, and I say what it would take",
    Verdict.LEADER: "My sales leader has to decide",
    Verdict.FINANCE: "Our finance has to decide",
}
COST, RISK = "cost", "risk"
NEW, OWED, KIND = "new", "owed", "kind"
IDLE = {
    OWED: "That is agreed or owed already, so that it brings nothing new.",
    KIND: "Nothing that can be counted comes of it, however kindly it is meant.",
}
ASK_FACTS = ("name", "kind", "number", "each", "authority")

MANDATE = Section(
    id="mandate",
    title="Your mandate",
    text="Settled before the meeting: how far you may go alone, and what you must ask for in return.",
    fields=(Amount("limit", "You decide alone on what costs us up to", "€"),),
    rows=Rows(
        "row",
        (
            Text("name", "What they may ask for", LINE, "training days"),
            Amount("each", "One of it costs us", "€"),
            Amount("most", "You may agree to, at most", "of them", 1e6),
            Text("get", "You must ask for", LINE, "a forecast for the year"),
            Amount("worth", "That is worth to us", "€"),
        ),
        known=2,
    ),
)

ASKS = Section(
    id="ask",
    title="Their asks",
    text=(
        "What they ask for, or surely will. A cost is a number times a price; a risk is its chance times the "
        "loss. First write what you think it costs, then what it comes to."
    ),
    rows=Rows(
        "ask",
        (
            Text("name", "They ask for", LINE, "Six more training days"),
            Amount("cost", "It costs us, as you think", "€"),
            choice("kind", "It is", {COST: "A cost", RISK: "A risk"}),
            Amount("number", "How many, or how likely in %", "", 1e6),
            Amount("each", "Each costs, or the loss is", "€"),
            choice("authority", "By our policy, who decides on it", {kind: text for kind, text in AUTHORITIES.items()}),
            Text("get", "You ask for in return", LINE, "a two-year term"),
            choice(
                "return",
                "That return is",
                {NEW: "Something new that can be counted", OWED: "Agreed or owed already", KIND: "Goodwill or kind words"},
            ),
            Amount("worth", "It is worth to us", "€"),
            choice("verdict", "Your answer", {kind: text for kind, text in VERDICTS.items()}),
        ),
        known=6,
    ),
)

TABLE = Section(
    id="ledger",
    title="At the table",
    text="Three habits that decide what the sums are good for.",
    fields=(
        choice(
            "call",
            "An ask inside your mandate comes up at the table. You",
            {
                Appeal.OWN_ANSWER: "Answer it yourself",
                Appeal.PLEA: "Call your boss, and plead for it",
                Appeal.GUIDANCE: "Call your boss for advice",
                Appeal.NOTHING: "Leave it open",
            },
        ),
        choice(
            "figuring",
            "You work out what a new ask costs",
            {
                Figuring.AT_THE_TABLE: "Here and now, at the table",
                Figuring.BREAK: "In a break",
                Figuring.ROUGHLY: "By a guess",
                Figuring.LATER: "After the meeting",
            },
        ),
        choice(
            "note",
            "Your note to your leader shows",
            {
                Shown.BOTH: "What we give and what we get",
                Shown.COST: "What we give",
                Shown.WORTH: "What we get",
                Shown.NEITHER: "No sum",
            },
        ),
    ),
)


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: the mandate, an entry for each ask, and the habits."""
    limit = part(deal, MANDATE).amount("limit")
    if limit is not None:
        yield from (_mandate(each, limit) for each in row_parts(deal, MANDATE) if each.amount("each"))
    entries = tuple(_entries(deal, limit))
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


def _entries(deal: Deal, limit: float | None) -> Iterator[Entry]:
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
    side = f" It costs more than the {euros(limit)} of every day." if large and limit is not None else ""
    return Ask(
        where=each.where,
        row=each.where,
        cost=Priced(each.where, total, f"{number:,g}{'% of' if risk else ' ×'} {euros(price)}"),
        risk=risk,
        outrageous=large,
        best=worth,
        authority=authority,
        authority_fact=f"By your policy, {AUTHORITIES[authority].lower()} decide{'' if authority is Authority.OWN else 's'} on it.{side}",
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
    gets = {entry.named.casefold(): entry.get.priced.euros for entry in agreed if entry.get and not entry.get.idle}
    return sum(entry.ask.cost.euros for entry in agreed), sum(gets.values())


def _notes(deal: Deal) -> Iterator[str]:
    yield from waiting(row_parts(deal, ASKS), *ASK_FACTS)
    entries = tuple(_entries(deal, part(deal, MANDATE).amount("limit")))
    if any(entry.verdict is Verdict.YES for entry in entries):
        gives, gets = sums(entries)
        yield f"By your answers you give {euros(gives)}, and what comes back is worth {euros(gets)}."


def _brief(deal: Deal) -> Iterator[Block]:
    limit = part(deal, MANDATE).said("limit")
    rows = row_parts(deal, MANDATE)
    if limit or rows:
        lines = [("You decide alone up to", limit or "–")]
        lines += [
            (each.where, f"at most {each.said('most') or '–'} at {each.said('each') or '–'}, for {each.text('get', '–')}")
            for each in rows
        ]
        yield Lines("Your mandate", tuple(lines))
    if asks := row_parts(deal, ASKS):
        yield Table(
            "Give and get",
            ("They ask for", "Costs us", "You ask for", "Worth", "Answer"),
            tuple(
                (each.where, each.said("cost") or "–", each.text("get", "–"), each.said("worth") or "–", each.said("verdict") or "–")
                for each in asks
            ),
        )


_ASK = "an ask, with its kind, its figures and who decides on it"

TOOL = Tool(
    id="give-get-ledger",
    title="Give and get",
    exercise="give-get-ledger",
    text="What each ask costs you, what you want for it, and what is yours to decide.",
    sections=(MANDATE, ASKS, TABLE),
    rules=(
        Use(ledger.give_costed, _ASK),
        Use(ledger.risk_priced, _ASK),
        Use(ledger.something_for_each_give, _ASK),
        Use(ledger.return_covers_the_cost, _ASK),
        Use(ledger.ask_from_its_row, _ASK),
        Use(ledger.large_ask_if_well_paid, _ASK),
        Use(ledger.decide_inside_the_limits, _ASK),
        Use(ledger.mandate_filled, "your limit, and what one costs us in a row of your mandate"),
        Use(ledger.answer_for_yourself, "what you do about an ask inside your mandate"),
        Use(value_asks_at_the_table, "where you work out a new ask"),
        Use(ledger.show_the_sums, "what your note shows"),
    ),
    read=read,
    notes=_notes,
    brief=_brief,
)

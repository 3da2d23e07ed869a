"""Exercise: fill the mandate, then answer seven asks in a ledger of gives and gets."""

from collections.abc import Iterator, Sequence

from grader.domain.written import euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import (
    Amount,
    Choice,
    Document,
    Field,
    Group,
    Message,
    Option,
    Prose,
    Sheet,
    Table,
)
from grader.exercises.trades.give_get_ledger.case import Case, SheetRow
from grader.exercises.trades.give_get_ledger.draw import draw
from grader.exercises.trades.give_get_ledger.reading import (
    CALL,
    EVENING,
    LIMIT,
    MUST_ASK,
    NOTE,
    PAUSE,
    VERDICTS,
    follow,
    read,
)
from grader.rules import ledger
from grader.rules.bargain import value_asks_at_the_table


def present(case: Case) -> Sheet:
    """Put a case on the screen: the evening before, seven asks, and the note afterwards."""
    large = case.cards[case.large - 1].ask
    note = f"Afterwards {case.leader} asks how you came to your answer in the row “{large.row}”."
    return Sheet(
        title=f"Give and get: {case.deal.trade.product} for {case.deal.buyer}",
        brief=_brief(case),
        groups=(
            *_new_rows(case),
            Group(
                "evening",
                "A point without a row",
                (Prose(case.evening),),
                (case.guidance.choice("turn", EVENING),),
            ),
            *(_ask(case, number) for number in range(1, len(case.cards) + 1)),
            Group("note", "Afterwards", (Prose(note),), (case.notes.choice("holds", NOTE),)),
        ),
    )


def _brief(case: Case) -> tuple[Document, ...]:
    deal, policy = case.deal, case.policy
    limit = euros(policy.limit)
    return (
        Prose(
            f"{case.situation} It is about {deal.quantity:,} {deal.trade.product} at {euros(deal.price)}, "
            f"together {euros(deal.value)}. You negotiate with {case.client}; {case.leader} is your sales "
            "leader."
        ),
        Table(
            "What you decide",
            ("Ask", "Who decides"),
            (
                (f"Costs us up to {limit}", "You. Yes only if one return is worth the cost or more"),
                (
                    f"Costs us more than {limit}",
                    f"You. Yes if one return is worth {policy.paid:.0%} of the cost or more, otherwise no",
                ),
                (f"Special payment: after more than {policy.days} days", "Finance, yes or no, any sum"),
                (
                    "Rights: sole supply, our name, patents, drawings",
                    "Sales leader for a yes, any sum; you may say no",
                ),
            ),
        ),
        _sheet_table("Your sheet", case.sheet),
        Prose(f"Agreed already: {'; '.join(_in_line(owed.line) for owed in case.owed)}."),
        Prose("A risk costs its chance times the loss."),
    )


def _in_line(line: str) -> str:
    """Return a line of what is agreed as part of a sentence."""
    what, how = line.split(": ")
    return f"{what[:1].lower()}{what[1:]} ({how})"


def _sheet_table(title: str, rows: Sequence[SheetRow]) -> Table:
    return Table(
        title,
        ("They ask for", "Costs us", "We may ask for (worth to us)"),
        tuple(
            (row.name, row.cost, "; ".join(f"{get.name} ({euros(get.euros)})" for get in row.gets))
            for row in rows
        ),
    )


def _new_rows(case: Case) -> Iterator[Group]:
    intro = (
        "Two new rows of the sheet are blank. Go as far as your limit allows, and fill in what you must get."
    )
    for number, new in enumerate(case.new_rows, 1):
        table = _sheet_table("The blank row", (new.row,))
        yield Group(
            f"row-{number}",
            f"{new.row.name}: a new row",
            (Prose(intro), table) if number == 1 else (table,),
            (new.levels.choice("limit", LIMIT), new.gets.choice("get", MUST_ASK)),
        )


def _ask(case: Case, number: int) -> Group:
    card = case.cards[number - 1]
    documents: list[Document] = []
    if number == 1:
        documents.append(
            Prose(
                f"Next day, at the table with {case.client}. For each ask you name a return, whatever you "
                "answer, and whoever decides."
            )
        )
    documents.append(Message("At the table", case.client, f"{card.text} {card.bait}".rstrip()))
    if card.file:
        documents.append(Prose(card.file))
    documents.append(_sheet_table("From your sheet", [row for row in case.sheet if row.name == card.ask.row]))
    return Group(
        f"ask-{number}", f"{card.ask.where}: {card.ask.row}", tuple(documents), tuple(_fields(case, number))
    )


def _fields(case: Case, number: int) -> Iterator[Field]:
    if number == case.pause:
        yield case.places.choice("place", PAUSE)
    if number == case.call:
        yield case.calls.choice("call", CALL)
    yield Amount("cost", "It costs us", "€", 10.0 * case.deal.value)
    yield case.cards[number - 1].gets.choice("get", "You ask for")
    yield Choice("verdict", "Your answer", tuple(Option(kind, text) for kind, text in VERDICTS.items()))


EXERCISE = Exercise(
    id="give-get-ledger",
    module="trades",
    title="Give and get, with the sums",
    objective="Answer each ask with a return whose worth you know, inside your own limits.",
    out_of_scope="How you say it, how the client reacts, and matters that only a specialist knows.",
    minutes=15,
    hints=(
        (
            "Take each ask to its row of the sheet, and to the table of who decides. The second column of "
            "the row is what we give; the third is what we may get."
        ),
        (
            "Ask three things: what does this cost us, which return of this row is worth as much or more, "
            "if any, and is it mine to decide? For a risk, multiply its chance by the loss."
        ),
        (
            "From another case: they ask for 6 visits at €500, so €3,000; the row offers a forecast "
            "(€2,400) or a case study (€3,600). With a limit of €8,000 you may say yes for the case study; "
            "to 8 visits, no. A risk of 5% of €400,000 costs us €20,000: yes for €22,000 or more, else no."
        ),
    ),
    rubric=(
        slot(0.7, ledger.give_costed),
        slot(0.7, ledger.something_for_each_give),
        slot(1.2, ledger.return_covers_the_cost),
        slot(1.0, ledger.answer_for_yourself),
        slot(1.2, ledger.large_ask_if_well_paid),
        slot(0.8, ledger.risk_priced),
        slot(0.7, ledger.show_the_sums),
        slot(0.7, value_asks_at_the_table),
        slot(0.8, ledger.mandate_filled),
        slot(1.0, ledger.ask_from_its_row),
        slot(1.2, ledger.decide_inside_the_limits),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

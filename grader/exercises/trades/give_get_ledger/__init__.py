"""Exercise: fill the mandate, then answer seven asks in a ledger of gives and gets."""

from collections.abc import Iterator, Sequence

from grader.domain.ledger import Verdict
from grader.domain.written import euros
from grader.exercises.exercise import Exercise, Outcomes, slot
from grader.exercises.sheet import (
    Amount,
    Answer,
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
    entries,
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
                (f"Costs us up to {euros(policy.limit)}", "You"),
                (
                    f"Costs us more than {euros(policy.limit)}",
                    f"You: yes if one return is worth {policy.paid:.0%} of the cost or more, otherwise no",
                ),
                (f"Special payment: after more than {policy.days} days", "Finance, whatever the sum"),
                ("Rights: sole supply, our name, patents, drawings", "The sales leader, whatever the sum"),
            ),
        ),
        Prose(
            "Gives count at what they cost us, gets at what they are worth to us, a risk at its chance times "
            "the loss. A get that is worth exactly as much is enough."
        ),
    )


def _sheet_table(title: str, rows: Sequence[SheetRow]) -> Table:
    return Table(
        title,
        ("They ask for", "It costs us", "We may ask for, and its worth to us"),
        tuple(
            (row.name, row.cost, "; or ".join(f"{name} ({worth})" for name, worth in row.gets))
            for row in rows
        ),
    )


def _new_rows(case: Case) -> Iterator[Group]:
    intro = (
        "Tomorrow's sheet has two new rows, and both are blank. A row lets you go as far as your limit "
        "allows, and says what you must ask for if you go that far."
    )
    for number, new in enumerate(case.new_rows, 1):
        table = _sheet_table(f"New row: {new.row.name}", (new.row,))
        yield Group(
            f"row-{number}",
            f"New row: {new.row.name}",
            (Prose(intro), table) if number == 1 else (table,),
            (new.levels.choice("limit", LIMIT), new.gets.choice("get", MUST_ASK)),
        )


def _ask(case: Case, number: int) -> Group:
    card = case.cards[number - 1]
    documents: list[Document] = []
    if number == 1:
        documents += [
            Prose(
                f"Next day, at the table with {case.client}. For each ask you name a return, whatever you "
                "answer, and whoever decides."
            ),
            _sheet_table("Your sheet", case.sheet),
            Table("Agreed already", ("What",), tuple((owed.line,) for owed in case.owed)),
        ]
    documents.append(Message("At the table", case.client, f"{card.text} {card.bait}".rstrip()))
    if card.file:
        documents.append(Prose(card.file))
    return Group(
        f"ask-{number}", f"{card.ask.where}: {card.ask.row}", tuple(documents), tuple(_fields(case, number))
    )


def _fields(case: Case, number: int) -> Iterator[Field]:
    largest = 10.0 * case.deal.value
    if number == case.pause:
        yield case.places.choice("place", PAUSE)
    if number == case.call:
        yield case.calls.choice("call", CALL)
    yield Amount("cost", "It costs us", "€", largest)
    yield case.cards[number - 1].gets.choice("get", "You ask for")
    yield Amount("worth", "That is worth to us", "€", largest)
    yield Choice("verdict", "Your answer", tuple(Option(kind, text) for kind, text in VERDICTS.items()))


def follow(case: Case, answer: Answer) -> Outcomes:
    """Keep the ledger: after each ask, what the learner's own figures come to so far."""
    gives = gets = 0.0
    shown = {}
    for number, entry in enumerate(entries(case, answer), 1):
        if entry.verdict is Verdict.YES:
            gives += entry.cost or 0
            gets += entry.worth or 0
        shown[f"ask-{number}"] = (
            Prose(
                f"By your own figures you have given {euros(round(gives))} so far and got "
                f"{euros(round(gets))}.",
                "Your ledger",
            ),
        )
    return shown


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
            "and is it mine to decide? For a risk, multiply its chance by the loss."
        ),
        (
            "From another case: they ask for 6 visits at €500, so €3,000; the row offers a forecast (12 "
            "months at €200, so €2,400) or a case study (€3,600). With a limit of €8,000 you say yes, "
            "for the case study. A risk of 5% of €400,000 costs us €20,000: yes for €22,000 or more, else no."
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

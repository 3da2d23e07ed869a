"""The exercise ``ground-map``: what is resolved, open or fixed, and what both sides share."""

from grader.domain.issues import CONCERNS, FIXITIES, STANDINGS
from grader.domain.written import day
from grader.exercises.common_ground.ground_map.case import Case, IssueCard
from grader.exercises.common_ground.ground_map.draw import draw
from grader.exercises.common_ground.ground_map.reading import read
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Amount, Choice, Group, Message, Option, Prose, Several, Sheet, Table
from grader.rules import issues as rules

WORDS = (
    ("Resolved", "They once wanted different things; now both accept the same, with no condition left."),
    ("Open", "They want different things, or what was agreed still hangs on a condition or was withdrawn."),
    ("Uncontested", "Both have wanted the same from the start."),
    ("Matters to a side", "Its money or plans depend on which way the issue goes."),
    (
        "Cannot move",
        (
            "A law, a regulator or fundamental policy of owners or board binds it, and nobody is excepted. "
            "What a side's own people can change, or have changed for others, is a preference."
        ),
    ),
    ("To negotiate", "Open, and matters to both: movable or not."),
)


def present(case: Case) -> Sheet:
    """Put a case on the screen: six issues, what to negotiate, what they want, the price."""
    return Sheet(
        title=f"{case.deal.seller} and {case.deal.buyer}: a map of the ground",
        brief=_brief(case),
        groups=(
            *(_issue(number, card) for number, card in enumerate(case.cards, 1)),
            _agenda(case),
            _wants(case),
            _price(case),
        ),
    )


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    deal = case.deal
    text = (
        f"{deal.seller} and {deal.buyer} negotiate a year's supply: {deal.quantity:,} {deal.trade.unit} "
        f"({deal.trade.product}). {case.us} speaks for us, {case.them} for {deal.buyer}. Before the next "
        "meeting you draw a map: six issues, what the customer wants, and the price."
    )
    return Prose(text), Table("Words used here", ("Word", "Meaning"), WORDS)


def _issue(number: int, card: IssueCard) -> Group:
    return Group(
        f"issue-{number}",
        f"Issue {number}: {card.issue.where}",
        (Table("The file", ("Who or what", "Says"), card.rows),),
        (
            Choice("status", "Status", tuple(Option(kind, text) for kind, text in STANDINGS.items())),
            Choice("matters", "Matters to", tuple(Option(kind, text) for kind, text in CONCERNS.items())),
            Choice("moves", "Can it move?", tuple(Option(kind, text) for kind, text in FIXITIES.items())),
        ),
    )


def _agenda(case: Case) -> Group:
    options = tuple(Option(f"issue-{number}", case.cards[number - 1].issue.where) for number in case.agenda)
    return Group(
        "agenda", "To negotiate", (), (Several("negotiate", "Of the six, there is to negotiate", options),)
    )


def _wants(case: Case) -> Group:
    wants = case.wants
    return Group(
        "wants",
        "What they want",
        (
            Message(day(wants.written), case.them, wants.letter),
            Table("What our operations say", ("What", "Answer"), wants.replies),
        ),
        (
            Several(
                "common",
                "Common ground: they want it, and we can provide it",
                tuple(Option(name, wish.where) for name, wish in wants.wishes.items()),
            ),
            Several(
                "rank",
                "Rank these four by what they are worth to the customer in a year, the most first",
                tuple(Option(name, worth.name) for name, worth in wants.worths.items()),
                ordered=True,
            ),
        ),
    )


def _price(case: Case) -> Group:
    deal, price = case.deal, case.price
    now, then = (deal.seller, price.rival) if price.figures.incumbent else (price.rival, deal.seller)
    item = deal.trade.item
    text = (
        f"Today {deal.buyer} buys from {now}; a change would lead to {then}. We can serve {deal.buyer} "
        f"or {price.other}, not both. A limit is the price at which a side does as well without the other: "
        f"the customer with {price.rival}, we without this order. Spread sums over the "
        f"{deal.quantity:,} {deal.trade.unit}."
    )
    return Group(
        "price",
        "The price",
        (
            Prose(text),
            Table("Prices and costs", ("What", f"Per {item}"), price.rows),
            Table(
                f"“Change of supplier”: a list of {deal.buyer}",
                ("What", "Sum", "Note"),
                price.changes,
            ),
        ),
        (
            Amount("their-limit", f"Their limit: the most they can accept per {item}", "€", deal.value),
            Amount("our-limit", f"Our limit: the least we can accept per {item}", "€", deal.value),
            price.verdict.choice("verdict", "What follows for the price"),
        ),
    )


EXAMPLE = (
    "From another case: they buy from us; the rival quotes €80. A change costs them €6,000 for 600 units, "
    "€10 each, so their limit is €90; a study paid for last year does not count. Our cost is €70, somebody "
    "else pays €75: our limit is €75, and there is a zone. Were we the newcomer, their limit would be €70, "
    "and no price would serve both."
)

EXERCISE = Exercise(
    id="ground-map",
    module="common-ground",
    title="Map the ground",
    objective="Sort what is settled, open and fixed, and find what both sides share before you negotiate.",
    out_of_scope="What to say in the meeting, and what to give and get.",
    minutes=15,
    hints=(
        (
            "Look in the minutes for who wanted what first and what hangs on a condition; in the two voices "
            "for what depends on the outcome; in the remaining line for who could change it, and for whom "
            "it was changed. A sum may be due either way, and a great name may rule nothing."
        ),
        (
            "Ask of each issue: did they ever differ? Do they still? What does either side lose if it goes "
            "the other way? Who would have to say yes to an exception, and did anybody ever?"
        ),
        EXAMPLE,
    ),
    rubric=(
        slot(2.5, rules.negotiate_open_issues_of_both),
        slot(2.0, rules.count_only_what_is_resolved),
        slot(2.5, rules.tell_fixed_from_preferred),
        slot(1.0, rules.find_the_common_ground),
        slot(1.0, rules.work_out_the_zopa),
        slot(1.0, rules.rank_what_matters_to_them),
    ),
    draw=draw,
    present=present,
    read=read,
)

"""Exercise: negotiate five issues with a buyer who learns from what you do."""

from collections.abc import Iterator

from grader.domain.written import day, euros
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Amount, Choice, Document, Field, Group, Option, Prose, Sheet, Table
from grader.exercises.trades.live_deal.case import Case
from grader.exercises.trades.live_deal.draw import draw
from grader.exercises.trades.live_deal.moves import PACKAGE
from grader.exercises.trades.live_deal.reading import TITLES, read
from grader.exercises.trades.live_deal.talk import follow
from grader.rules import bargain, hard_ask

LARGEST_SUM = 10_000_000


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"{case.deal.seller} and {case.deal.buyer}: five issues",
        brief=_brief(case),
        groups=tuple(_groups(case)),
    )


def _brief(case: Case) -> tuple[Document, ...]:
    deal, limit = case.deal, case.issues.bargain.our_limit
    agreed = f"{', '.join(case.agreed[:-1])} and {case.agreed[-1]}"
    return (
        Prose(
            f"You sell {deal.trade.product} for {deal.seller}. {case.words['client']}, {case.role} at "
            f"{deal.buyer}, has your offer: {deal.quantity:,} {deal.trade.unit} at {euros(deal.price)} per "
            f"{deal.trade.item}, {euros(deal.value)} in all. It counts on {agreed}; nobody questions these. "
            f"You may decide about everything below on your own. A package that costs more than "
            f"{euros(-limit)} on balance is worse than selling to another customer, who is waiting.\n\n"
            f"{case.scenes['session']} Today is {day(case.calendar.visit)}, and you visit {deal.buyer}."
        ),
        _sheet(case),
    )


def _sheet(case: Case) -> Table:
    issues = case.issues
    clause = issues.clause
    return Table(
        "Five issues, and what they are worth to us",
        ("Issue", "In the offer", "Beyond the offer"),
        (
            ("Price", euros(case.deal.value), f"Each 1% off costs us {euros(case.deal.value / 100)}"),
            (issues.wish.prose.name, issues.wish.label(0), issues.wish.rule),
            (
                clause.prose.name,
                clause.prose.none,
                f"With {clause.prose.full} we bear {euros(clause.loss)} at a chance of {clause.chance}%",
            ),
            *((each.prose.name, each.label(0), each.rule) for each in issues.returns),
        ),
    )


def _groups(case: Case) -> Iterator[Group]:
    menus, scenes = case.menus, case.scenes
    facts = Table(
        "What we know",
        ("Fact", "We", "The trade"),
        tuple((fact.name, fact.ours, fact.others) for fact in case.facts),
    )
    first = case.words["first"]
    yield _beat("small-talk", Prose(scenes["small-talk"]), menus.first.choice("reply", "What you say"))
    yield _beat(
        "opening", Prose(scenes["opening"]), facts, menus.opening.choice("line", "Your first sentence")
    )
    yield _beat("price", Prose(scenes["price"]), menus.worth.choice("line", "What you say"))
    yield _beat("smaller-ask", Prose(scenes["smaller-ask"]), menus.smaller.choice("reply", "What you do"))
    yield _beat("sum", Prose(scenes["sum"]), *_sums(case))
    yield _beat("wish", Prose(scenes["wish"]), menus.phrase.choice("line", f"What you tell {first}"))
    clause = Prose(" ".join((scenes["clause"], *case.bench.shown)))
    yield _beat("clause", clause, menus.response.choice("reply", "What you do"))
    yield _beat("package", _package_scene(case), *_package(case))
    yield _beat("signature", Prose(scenes["signature"]), menus.signature.choice("act", "What you do"))


def _beat(name: str, *parts: Document | Field) -> Group:
    documents = tuple(part for part in parts if isinstance(part, Document))
    fields = tuple(part for part in parts if isinstance(part, Field))
    return Group(name, TITLES[name], documents, fields, in_turn=name != "small-talk")


def _sums(case: Case) -> tuple[Field, ...]:
    wish, paying = case.issues.wish, case.issues.paying
    return (
        case.menus.figuring.choice("where", "How you come to the sums"),
        Amount("cost", f"Cost to us: {wish.label(2)}, in all", "€", LARGEST_SUM),
        Amount("worth", f"Worth to us: {paying.label(2)} in return, against the offer", "€", LARGEST_SUM),
    )


def _package_scene(case: Case) -> Prose:
    when = "Towards four o’clock" if case.bench.deadline else day(case.calendar.back_on)
    return Prose(
        f"{when}: all five issues lie open once more, and both sides now know what the clause means. "
        f"Put your package to {case.words['first']}. It is drawn at the end, not scored: find one that is "
        "good for both."
    )


def _package(case: Case) -> Iterator[Choice]:
    for name, issue in zip(PACKAGE, case.issues.bargain.issues, strict=True):
        levels = tuple(Option(f"level-{place}", level.name) for place, level in enumerate(issue.levels))
        yield Choice(name, issue.name, levels)


EXERCISE = Exercise(
    id="live-deal",
    module="trades",
    title="A live deal",
    objective="Negotiate five issues with a buyer who learns from whatever you do.",
    out_of_scope="What your manager may do, and how to match many asks one by one.",
    minutes=15,
    hints=(
        (
            "Look at who has asked for what, and since when. Then at the sheet of sums, at what the offer "
            "has anyway, and at the three facts around the clause: who knows, who can be reached, how long."
        ),
        (
            "Ask before each answer: what does this cost us, what comes back, and what does the client learn "
            "about me from it? And at the clause: could I decide this now, as well as they can?"
        ),
        (
            "From another case: 3% of €200,000 is asked for, €6,000. A second year is worth 4%, €8,000: it "
            "pays for it. Two reference visits at €900 each do not. “We’ll find a way” is no answer at all; "
            "and a promise that the contract has anyway brings nothing."
        ),
    ),
    rubric=(
        slot(1.25, bargain.the_ask_begins_it),
        slot(1.25, bargain.no_see_what_we_can_do),
        slot(1.25, bargain.stand_by_the_worth),
        slot(1.25, bargain.lead_with_what_you_know),
        slot(1.25, bargain.no_gift_for_a_smaller_ask),
        slot(1.25, bargain.value_asks_at_the_table),
        slot(1.25, hard_ask.yes_or_no_then_negotiate, hard_ask.stall_properly_when_outgunned),
        slot(1.25, bargain.win_as_a_peer),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

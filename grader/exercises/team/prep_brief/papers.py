"""The points of a case of ``prep-brief`` that are gone through with the boss, each with its papers."""

from datetime import timedelta

from grader.domain.written import day, euros
from grader.exercises.menu import slug
from grader.exercises.sheet import Amount, Choice, Group, Message, Option, Prose, Several, Table
from grader.exercises.team.prep_brief.case import Case
from grader.exercises.team.prep_brief.course import lowered
from grader.exercises.team.prep_brief.reading import LABELS
from grader.exercises.team.prep_brief.visit import NOBODY

LARGEST = 10_000_000
"""Euros; no sum of a case comes near it."""


def points(case: Case) -> tuple[Group, ...]:
    """Return the points of the brief, in the order of the screen."""
    return (
        _offers(case),
        _limits(case),
        _people(case),
        _agenda(case),
        _pitch(case),
        _quote(case),
        _promises(case),
    )


def _offers(case: Case) -> Group:
    account = case.account
    facts = (
        ("The order", f"{account.quantity:,} {account.unit}"),
        ("Bought last year", euros(account.revenue)),
        ("Customer since", str(account.since)),
        *((("Service contract", "yes" if account.service else "no"),) if case.machines else ()),
        ("Invoices overdue", "one" if account.overdue else "none"),
        ("The meeting", day(account.meeting)),
    )
    return Group(
        "offers",
        "What you may offer",
        (
            Prose(f"From here on {case.team.boss} goes through the brief with you, point by point."),
            Table(case.deal.buyer, ("What", "How it stands"), facts),
            Table(
                "Policy: what sales may offer, and to whom",
                ("Offer", "Condition"),
                tuple((offer.text, offer.condition) for offer in case.offers),
            ),
        ),
        (
            Several(
                "list",
                "Your list for this meeting: all that you may offer, and nothing else",
                tuple(Option(offer.id, offer.text) for offer in case.offers),
            ),
        ),
    )


def _limits(case: Case) -> Group:
    limits, deal, boss = case.limits, case.deal, case.team.boss
    return Group(
        "limits",
        "Your limits",
        (
            Prose(
                f"Without this deal, the same {deal.quantity:,} {deal.trade.unit} go elsewhere: one taker "
                f"for all. This customer wants {limits.served}, which costs us {euros(limits.serving)} in "
                f"all. {limits.spent} {boss} hopes for {euros(limits.hoped)} per {deal.trade.item}, and "
                "leaves the limit to you."
            ),
            Table(
                "Who else would take them",
                ("Who", f"Pays per {deal.trade.item}", "Costs us", "How the offer stands"),
                tuple((one.company, euros(one.price), one.costs, one.state) for one in limits.alternatives),
            ),
        ),
        (
            Amount("alternative", LABELS["alternative"], "€", LARGEST * 10),
            Amount("reservation", LABELS["reservation"].format(item=deal.trade.item), "€", LARGEST),
            case.talk.menu.choice("talk", LABELS["talk"]),
        ),
    )


def _people(case: Case) -> Group:
    visit = case.visit
    names = tuple(Option(slug(guest.name), guest.name) for guest in visit.guests)
    return Group(
        "people",
        "Whom you meet",
        (
            Message(day(case.deal.start - timedelta(days=4)), visit.writer, visit.mail),
            Table(
                f"{case.deal.buyer}: our records",
                ("Name", "Role", "Signs orders up to"),
                tuple((guest.name, guest.role, euros(guest.limit)) for guest in visit.guests),
            ),
        ),
        (
            Several("coming", LABELS["coming"], names),
            Choice(
                "signs",
                f"{LABELS['signs']} ({euros(case.deal.value)})",
                (*names, Option(slug(NOBODY), NOBODY)),
            ),
        ),
    )


def _agenda(case: Case) -> Group:
    visit, course, boss = case.visit, case.visit.course, case.team.boss
    return Group(
        "agenda",
        "The agenda",
        (
            Message(day(case.deal.start - timedelta(days=3)), visit.writer, course.mail),
            Prose(
                f"{boss} adds: “Somewhere in between we want to talk about {lowered(course.ours)}. And end "
                f"on {lowered(course.last)}, or nothing will come of it.”"
            ),
        ),
        (
            Several(
                "order",
                LABELS["order"],
                tuple(Option(slug(point.name), point.name) for point in course.points),
                ordered=True,
            ),
        ),
    )


def _pitch(case: Case) -> Group:
    visit, day_before = case.visit, day(case.deal.start - timedelta(days=3))
    wrote = [Message(day_before, name, need.need) for name, need in visit.needs.items()]
    return Group(
        "pitch",
        "Your pitch",
        (Prose("You asked three of them what they need most. One sentence for each who comes."), *wrote),
        tuple(
            menu.choice(f"listener-{number}", f"To {name} you say")
            for number, (name, menu) in enumerate(visit.pitches.items(), 1)
        ),
    )


def _quote(case: Case) -> Group:
    entries = case.quote.entries
    return Group(
        "quote",
        "The draft of the quote",
        (
            Table(
                "What they ask for, and what our draft says",
                ("Line", "They ask for", "Our draft"),
                tuple((entry.line, entry.asks, entry.draft) for entry in entries),
            ),
        ),
        (Several("gaps", LABELS["gaps"], tuple(Option(entry.id, entry.line) for entry in entries)),),
    )


def _promises(case: Case) -> Group:
    promises = case.quote.promises
    return Group(
        "promises",
        "Who stands behind it",
        (
            Prose(
                "The quote makes three promises. Whoever you name behind one wants half an hour with you "
                "first; nobody checks before the meeting whether you named anybody."
            ),
            Table(
                "Who answers for what in our house",
                ("What", "Answers for it", "Deputy", "Remark"),
                tuple((one.rests_on, one.regular, one.deputy, one.remark) for one in promises),
            ),
        ),
        tuple(
            one.menu.choice(f"promise-{number}", f"“{one.text}”") for number, one in enumerate(promises, 1)
        ),
    )

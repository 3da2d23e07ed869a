"""How a case of ``coach-the-rep`` stands on the screen."""

from collections.abc import Iterator

from grader.domain.written import day, euros
from grader.exercises.sheet import Amount, Document, Field, Group, Message, Prose, Sheet, Table
from grader.exercises.trades.coach_the_rep.case import (
    Case,
    DisguisedPlea,
    Guidance,
    Invitation,
    Plea,
    Trade,
    Visit,
)


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    groups = (
        group for number, visit in enumerate(case.visits, 1) for group in _visit(case, visit, f"rep-{number}")
    )
    return Sheet(title=f"Six reps come to you, {day(case.today)}", brief=_brief(case), groups=tuple(groups))


def _brief(case: Case) -> tuple[Document, ...]:
    return (
        Prose(
            f"You lead sales at {case.house}, which sells for several makers. Today six of your reps come to "
            "you, one after the other. What you say is heard by them, and in the end by their clients. Some "
            "have a better reason than others."
        ),
        Table(
            "On your wall",
            ("What", "Figure"),
            (
                ("Missing in your quarter", f"{euros(case.gap)}, with {case.left} working days left"),
                ("Enterprise deal", f"{euros(case.threshold)} or more over the whole term of the contract"),
                ("Price", "Opened in meeting 3 of 4, in every deal"),
            ),
        ),
    )


def _visit(case: Case, visit: Visit, at: str) -> Iterator[Group]:
    match visit:
        case Plea():
            yield _first(case, visit, at, (visit.reply.choice("reply", _say(visit)),))
            yield _then(case, visit, at, visit.by_five, (visit.facing.choice("reply", _say(visit)),))
        case DisguisedPlea():
            yield _first(case, visit, at, (visit.reply.choice("reply", _say(visit)),))
            yield _then(case, visit, at, visit.watch, (visit.guard.choice("reply", _say(visit)),))
        case Guidance():
            yield _first(case, visit, at, (visit.reply.choice("reply", _say(visit)),))
            yield _mandate(case, visit, at)
        case Trade():
            yield _trade(case, visit, at)
        case Invitation():
            yield from _company(case, visit, at)


def _say(visit: Visit) -> str:
    return f"What you say to {visit.visitor.facts['rep']}"


def _first(
    case: Case, visit: Visit, at: str, fields: tuple[Field, ...], more: tuple[Document, ...] = ()
) -> Group:
    visitor, deal = visit.visitor, visit.visitor.deal
    sells = f"{visitor.rep} sells {deal.trade.product} made by {deal.seller}"
    who = f"{sells} to {deal.buyer}, where {visitor.lead} buys."
    said = Message(day(case.today), visitor.rep, visitor.opening)
    return Group(at, f"{visitor.rep} comes in", (Prose(who), said, *more), fields)


def _then(case: Case, visit: Visit, at: str, said: str, fields: tuple[Field, ...]) -> Group:
    rep = visit.visitor.rep
    return Group(f"{at}-next", f"{rep} goes on", (Message(day(case.today), rep, said),), fields, in_turn=True)


def _mandate(case: Case, visit: Guidance, at: str) -> Group:
    rep, facts = visit.visitor.rep, visit.visitor.facts
    return Group(
        f"{at}-next",
        f"{rep} goes on",
        (
            Message(day(case.today), rep, visit.mandate),
            Table(
                "What it would cost us",
                ("Give", "Cost"),
                tuple((_capital(row.limited), euros(row.cost)) for row in visit.rows),
            ),
            Table(
                "What could come back",
                ("Get", "Worth to us"),
                tuple((_capital(get), euros(worth)) for get, worth in visit.worths),
            ),
        ),
        tuple(
            row.told.choice(f"row-{number}", f"If {facts['lead']} asks for {row.asked}")
            for number, row in enumerate(visit.rows, 1)
        ),
        in_turn=True,
    )


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _trade(case: Case, visit: Trade, at: str) -> Group:
    fields: tuple[Field, ...] = (visit.reply.choice("reply", _say(visit)),)
    if visit.lines:
        fields = (Amount("apart", "By how much the two sides differ", "€"), *fields)
    sums = (Table("The sums", ("Side", "What", "Figures"), visit.lines),) if visit.lines else ()
    return _first(case, visit, at, fields, sums)


def _company(case: Case, visit: Invitation, at: str) -> Iterator[Group]:
    visitor = visit.visitor
    facts = visitor.facts
    rows = tuple(
        (
            prospect.deal.buyer,
            f"{prospect.deal.quantity:,} {prospect.deal.trade.unit} a year",
            f"{euros(prospect.deal.price)} per {prospect.deal.trade.item}",
            f"{prospect.years} year{'s' if prospect.years > 1 else ''}",
        )
        for prospect in visit.prospects
    )
    joins = tuple(
        prospect.joins.choice(f"join-{number}", f"You sit in at {prospect.deal.buyer}")
        for number, prospect in enumerate(visit.prospects, 1)
    )
    terms = Table("What the two want", ("Client", "Quantity", "Price", "Term"), rows)
    yield _first(case, visit, at, joins, (terms,))
    notes = Table(
        f"Notes on {facts['client']}",
        ("Who", "Said so far"),
        tuple((f"{name}, who {role}", words) for name, role, words in visit.notes),
    )
    yield Group(
        f"{at}-next",
        f"Weeks later: {visitor.rep}",
        (Prose(visit.eve), notes),
        (visit.insight.choice("reply", _say(visit)),),
        in_turn=True,
    )
    yield Group(
        f"{at}-last",
        f"At {facts['client']}, with {visitor.rep}",
        (Prose(f"{facts['rep']} leads. Then {facts['lead']} turns to you: “{visit.question}”"),),
        (visit.lead.choice("reply", "What you do"),),
        in_turn=True,
    )

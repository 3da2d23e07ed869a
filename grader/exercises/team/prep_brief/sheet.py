"""How a case of ``prep-brief`` stands on the screen."""

from datetime import date, timedelta

from grader.domain.written import day, euros
from grader.exercises.sheet import Amount, Choice, Group, Message, Option, Prose, Several, Sheet, Table
from grader.exercises.team.prep_brief.case import Case
from grader.exercises.team.prep_brief.course import lowered
from grader.exercises.team.prep_brief.reading import LABELS, slug
from grader.exercises.team.prep_brief.visit import NOBODY

LARGEST = 10_000_000
"""Euros; no sum of a case comes near it."""


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"{_weekday(case.team.met_on)} at {case.visit.course.begins}: {case.deal.buyer}",
        brief=_brief(case),
        groups=(
            _guidance(case),
            _colleagues(case),
            _offers(case),
            _limits(case),
            _people(case),
            _agenda(case),
            _pitch(case),
            _quote(case),
            _promises(case),
        ),
    )


def _weekday(when: date) -> str:
    return f"{when:%A} {day(when)}"


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    deal, team = case.deal, case.team
    week = team.week
    members = (week.boss, *week.colleagues, week.trainer)
    return (
        Prose(
            f"{case.situation} On {_weekday(team.met_on)} at {case.visit.course.begins} you meet about "
            f"{deal.quantity:,} {deal.trade.unit} ({deal.trade.product}). Our draft says "
            f"{euros(deal.price)} per {deal.trade.item}, which makes {euros(deal.value)}. "
            f"It is {_weekday(deal.start)}, early. Write the brief for this meeting."
        ),
        Table(
            "Our calendar for the week. Who is not in cannot be reached.",
            ("", *(f"{when:%a} {when.day}" for when in week.days)),
            tuple((f"{one.name}, {one.role}", *one.cells) for one in members),
        ),
    )


def _guidance(case: Case) -> Group:
    team = case.team
    return Group(
        "guidance",
        f"{team.boss}, your boss",
        (
            Prose(
                f"Nobody makes you see {team.boss} about a deal of this size. An hour there is an hour "
                "without customers."
            ),
        ),
        (
            team.hour.choice("hour", "When you see your boss about it"),
            team.ask.choice("ask", "What you ask for, whenever that is"),
        ),
    )


def _colleagues(case: Case) -> Group:
    team = case.team
    approach = lowered(team.approach)
    return Group(
        "colleagues",
        "Your colleagues",
        (
            Prose(
                "An hour of a colleague is billed to your budget at €70, and what is left of that at the end "
                "of the year is your bonus. Twice you have tried to win this customer for a larger order, "
                f"both times in vain, and both times in the same way: {approach}."
            ),
        ),
        (
            team.write.choice("write", LABELS["write"]),
            team.deal.choice("deal", LABELS["deal"]),
            team.advice.choice("advice", LABELS["advice"]),
        ),
    )


def _offers(case: Case) -> Group:
    account = case.account
    facts = (
        ("The order", f"{account.quantity:,} {account.unit}"),
        ("Bought last year", euros(account.revenue)),
        ("Customer since", str(account.since)),
        ("Service contract", "yes" if account.service else "no"),
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

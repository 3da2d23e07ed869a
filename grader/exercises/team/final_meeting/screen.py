"""How a case of ``final-meeting`` stands on the screen."""

from grader.domain.written import day, euros
from grader.exercises.sheet import Document, Group, Message, Prose, Sheet, Table
from grader.exercises.team.final_meeting.case import Case
from grader.exercises.team.final_meeting.reading import LABELS


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"Four meetings with {case.deal.buyer}",
        brief=_brief(case),
        groups=(_casting(case), _standby(case), _eve(case), *_live(case), _pen(case), _report(case)),
    )


def _brief(case: Case) -> tuple[Document, ...]:
    deal, cast = case.deal, case.cast
    term, yearly = ("one year", "") if case.years == 1 else (f"{case.years} years", " a year")
    return (
        Prose(
            f"You sell {deal.trade.product} for {deal.seller}. {deal.buyer} wants a contract over {term}: "
            f"{deal.quantity:,} {deal.trade.unit}{yearly}, at {euros(deal.price)} per {deal.trade.item}. "
            f"{cast.manager} is your manager, {cast.mate} your teammate, who knows the account. At "
            f"{deal.buyer}, {cast.lead} buys, {cast.ops} runs the sites, and {cast.fin} pays. Cast the four "
            "meetings, then run the last one."
        ),
        Table(
            "Policy sheet",
            ("Term", "Meaning"),
            (
                ("Enterprise deal", f"{euros(case.threshold)} or more over the whole term of the contract"),
                ("Price", "Opened in meeting 3, in every deal"),
            ),
        ),
    )


def _casting(case: Case) -> Group:
    topics = (*case.agendas, "open points, terms and signature")
    return Group(
        "casting",
        "Who goes to which meeting",
        (
            Table(
                f"The meetings with {case.deal.buyer}",
                ("Meeting", "Day", "What it is about"),
                tuple(
                    (str(number), day(when), topic)
                    for number, (when, topic) in enumerate(zip(case.days, topics, strict=True), 1)
                ),
            ),
            Prose(f"{case.early} {case.away} {case.tempting}"),
        ),
        tuple(
            menu.choice(f"meeting-{number}", f"Meeting {number}")
            for number, menu in enumerate(case.line_ups, 1)
        ),
    )


def _calendars(case: Case) -> Table:
    return Table(
        f"Colleagues who could be rung up on {day(case.days[3])}",
        ("Name", "Knows", "Calendar"),
        tuple((one.name, one.topic.knows, one.calendar) for one in case.colleagues),
    )


def _standby(case: Case) -> Group:
    return Group(
        "standby",
        "Who stands by during the last meeting",
        (
            Prose(
                f"The last meeting goes from {case.hours}. {case.facts['lead']} announces: “We shall have "
                f"questions on {case.announced.topic}.” A colleague who stands by can do little else."
            ),
            _calendars(case),
        ),
        (case.names.choice("name", LABELS["standby"]),),
    )


def _eve(case: Case) -> Group:
    return Group(
        "eve",
        "The day before",
        (
            Message(day(case.eve), case.cast.manager, case.briefing),
            Table(
                "Your notes of the first three meetings",
                ("Who", "Said"),
                tuple((f"{one.name}, who {one.role}", one.quote) for one in case.stakeholders),
            ),
        ),
        (case.told.choice("told", LABELS["told"]), case.guard.choice("guard", LABELS["guard"])),
    )


def _live(case: Case) -> tuple[Group, ...]:
    live, cast, facts = case.live, case.cast, case.facts
    here, aside = f"{cast.manager} sits beside you.", ""
    if case.companion != cast.manager:
        aside = " over the phone"
        here = f"{facts['lead']} has rung up {cast.manager}, who is now on the speaker."
    return (
        Group(
            "question",
            f"{case.asked}: a question",
            _question(case),
            (live.question.choice("question", LABELS["question"]),),
            in_turn=True,
        ),
        Group(
            "price",
            "A question about the price",
            (Prose(here), Message(day(case.days[3]), cast.lead, live.ask)),
            (
                live.answer.choice(
                    "answer", f"You lead this meeting, and {facts['manager']} is about to speak"
                ),
            ),
            in_turn=True,
        ),
        Group(
            "break",
            "The break",
            (
                Prose(f"{facts['manager']} has a word with you{aside}, which nobody else hears."),
                Message(day(case.days[3]), cast.manager, live.aside),
            ),
            (live.facing.choice("facing", LABELS["facing"]),),
            in_turn=True,
        ),
        Group(
            "pressure",
            "After the break",
            (Message(day(case.days[3]), cast.lead, live.pressure),),
            (live.hand_over.choice("hand-over", LABELS["hand-over"]),),
            in_turn=True,
        ),
    )


def _question(case: Case) -> tuple[Document, ...]:
    cast, facts = case.cast, case.facts
    return (
        Prose(
            "The last meeting. Whoever was to come: after a night of sick notes and late trains it is "
            f"{case.companion} who sits beside you, and {case.caller} can only be rung up. {facts['lead']} "
            f"has brought {cast.specialist}, {case.expert.topic.their_role} of {case.deal.buyer}. They have "
            f"until {day(case.signs)} to sign, page by page if need be. At {case.asked} "
            f"{facts['specialist']} asks something that neither of you two can answer."
        ),
        Message(day(case.days[3]), cast.specialist, case.expert.topic.question),
        _calendars(case),
    )


def _pen(case: Case) -> Group:
    live, facts = case.live, case.facts
    plan = "; ".join(live.plan)
    return Group(
        "pen",
        "Before the signature",
        (
            Prose(f"Your plan for the day: {plan}."),
            Prose(f"{facts['companion']} has noted: {' '.join(live.notes.values())}", "Notes"),
            Prose(f"{live.pen} {facts['companion']} leafs through the plan and looks at you."),
        ),
        (live.raised.choice("raised", "You lead; what happens now?"),),
        in_turn=True,
    )


def _report(case: Case) -> Group:
    closing = case.closing
    return Group(
        "report",
        "The report",
        (Prose("The last minutes, on the way to the door:"), *(Prose(line) for line in closing.said)),
        (
            closing.filing.choice("filing", "What becomes of the report"),
            closing.promise.choice("promise", LABELS["promise"]),
            closing.owner.choice("owner", LABELS["owner"]),
            closing.by.choice("by", LABELS["by"]),
        ),
        in_turn=True,
    )

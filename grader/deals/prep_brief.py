"""The brief before a meeting, over a deal of the learner's own."""

from collections.abc import Iterator
from datetime import date

from grader.deals.deal import Deal, Part, Rows, Section, part, row_parts
from grader.deals.fields import LINE, SENTENCE, Day, Text, choice
from grader.deals.the_deal import FACTS, boss, waiting
from grader.deals.tool import Block, LeftOut, Lines, Tool, Use
from grader.domain.colleagues import Backing, Company, Consultation, Helper, Promise, Teamwork
from grader.domain.preparation import (
    Asked,
    Claim,
    Guidance,
    Limit,
    LimitSum,
    LimitTalk,
    Offerable,
    Pitch,
    QuoteCheck,
    WhoIsWho,
)
from grader.domain.written import euros
from grader.exercises.sheet import Amount, Table
from grader.rules import colleagues, preparation

YES, NO = "yes", "no"
AGREED = {YES: "Agreed", NO: "Not asked yet"}
NOT_AGREED = "nothing agreed yet"
COMPLETE, MENDED, OPEN_GAP = "complete", "mended", "open"

TEAM = Section(
    id="team",
    title="Boss and colleagues",
    text="Who guides you before the meeting, and who works with you before, during and after it.",
    fields=(
        choice("guided", "You see your boss about this deal", {YES: "Yes, on the day below", NO: "No"}),
        Day("hour", "On"),
        choice("asked-agreed", "That hour is", AGREED),
        choice(
            "asked",
            "You ask for",
            {
                Asked.GUIDANCE: "Advice; the decisions stay mine",
                Asked.PLEA: "What the customer wants",
                Asked.HANDOVER: "Somebody to take over the talks",
                Asked.PERMISSION: "Leave for what I may offer anyway",
            },
        ),
        Text("failed", "An approach that has failed with them (leave empty if none has)", SENTENCE),
        Text("adviser", "Who advises you on the next one"),
        Day("advised", "When"),
    ),
    rows=Rows(
        "colleague",
        (Text("name", "Colleague", LINE, "Ann Lee"), Day("day", "Works with you on"), choice("agreed", "That is", AGREED)),
        known=3,
    ),
)

OFFERS = Section(
    id="offer",
    title="What to offer",
    text="Everything that you could offer them, and whether your policy lets you.",
    rows=Rows(
        "offer",
        (
            Text("name", "You could offer", LINE, "Free delivery"),
            choice("allowed", "Your policy lets you offer it to them", {YES: "Yes", NO: "No"}),
            Text("source", "Where it says so", SENTENCE, "Price list, page 3: orders from 50 units"),
            choice("listed", "On your list for the meeting", {YES: "On the list", NO: "Left out"}),
        ),
        known=3,
    ),
)

LIMIT = Section(
    id="limits",
    title="Your limit",
    text=(
        "Your walk-away price follows from what you would do without this deal. At that price the deal leaves "
        "you just as much."
    ),
    fields=(
        Text("alternative", "What you would do without this deal", SENTENCE, "Sell the same place to another customer"),
        Amount("leaves", "That would leave us, in all", "€"),
        Amount("serving", "This customer costs us more than that one, in all", "€"),
        Amount("target", "What you hope for, in all", "€"),
        Amount("reservation", "So your walk-away price for the whole deal is", "€"),
        choice(
            "talk",
            "They ask for your lowest price. What you say of it is",
            {
                Limit.WITHHELD: "Nothing, or nothing untrue",
                Limit.FALSE_FLOOR: "A figure above your true limit",
                Limit.FALSE_RIVAL: "That somebody else has signed, when nobody has",
                Limit.FALSE_ORDER: "That your boss has set a price, when nobody has",
            },
        ),
    ),
)

PEOPLE = Section(
    id="people",
    title="The people",
    text="Each person across the table: what they may sign, what they need, and what you say to that.",
    rows=Rows(
        "person",
        (
            Text("name", "Name and part", LINE, "Kim Park, head of purchasing"),
            Amount("signs", "May sign alone up to", "€"),
            choice("can", "So this person can sign this deal alone", {YES: "Yes", NO: "No"}),
            Text("need", "What they need, in their own words", SENTENCE, "We must not stand still at night."),
            Text("say", "What you say to that", SENTENCE, "A technician within two hours: you lose no night shift."),
            choice(
                "claim",
                "Read your sentence again: it",
                {
                    Claim.FITS: "says what answers the need, and what it brings",
                    Claim.FEATURES_ONLY: "lists what we have",
                    Claim.FIGURES_ONLY: "is figures",
                    Claim.NEED_OF_THE_OTHER: "answers somebody else's need",
                },
            ),
        ),
        known=2,
    ),
)

AGENDA = Section(
    id="agenda",
    title="Agenda",
    text="The points in the order in which you want them, and whom you need for each.",
    rows=Rows(
        "point", (Text("name", "Point", LINE, "Delivery dates"), Text("who", "Who has to be there", LINE)), known=2
    ),
)

QUOTE = Section(
    id="quote",
    title="The quote",
    text="What they have asked for, line by line, and how your quote answers it.",
    rows=Rows(
        "line",
        (
            Text("name", "They asked for", LINE, "Spare parts for five years"),
            choice(
                "stands",
                "In the quote it is",
                {COMPLETE: "Complete", MENDED: "Not yet, I close it before the meeting", OPEN_GAP: "Left open"},
            ),
            Text("why", "What is wanting", SENTENCE),
        ),
        known=3,
    ),
)

BACKING = Section(
    id="backing",
    title="What you promise",
    text="Each promise of yours that others have to keep, and the person who stands behind it.",
    rows=Rows(
        "promise",
        (
            Text("name", "You promise", LINE, "Delivery by 3 May"),
            Text("rests", "It rests on", LINE, "production"),
            Text("who", "Who stands behind it", LINE, "Ann Lee"),
            choice(
                "backing",
                "That is",
                {
                    Backing.IN_CHARGE: "The person in charge of it now",
                    Backing.NOT_IN_CHARGE: "Somebody else",
                    Backing.DEPARTMENT: "A department, without a name",
                    Backing.THE_REP: "Only me",
                },
            ),
        ),
        known=2,
    ),
)


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: the team, the offers, the limit, the people, the quote."""
    meeting = part(deal, FACTS).day("meeting")
    if meeting is not None:
        yield from _team(deal, meeting)
    for each in row_parts(deal, OFFERS):
        if not each.lacking("name", "allowed"):
            listed = each.text("listed")
            yield Offerable(
                item=each.where,
                listed=listed == YES if listed else None,
                allowed=each.text("allowed") == YES,
                fact=each.text("source", "You noted nowhere where your policy says so."),
            )
    yield from _limit(deal)
    yield from _people(deal)
    yield from _quote(deal)


def _team(deal: Deal, meeting: date) -> Iterator[object]:
    team = part(deal, TEAM)
    hour, guided = team.day("hour"), team.text("guided")
    yield Guidance(
        where=f"{boss(deal)}, your boss",
        boss=boss(deal),
        meeting=meeting,
        planned=guided == NO or (guided == YES and hour is not None and bool(team.text("asked-agreed"))),
        slot=_helper(boss(deal), hour, team.text("asked-agreed")) if guided == YES and hour else None,
        asked=team.kind("asked", Asked),
        chose=" · ".join(filter(None, (team.said("hour") if guided == YES else team.said("guided"), team.said("asked")))),
    )
    helpers = tuple(
        _helper(each.where, on, each.text("agreed")) for each in row_parts(deal, TEAM) if (on := each.day("day"))
    )
    before = tuple(each for each in sorted(helpers, key=lambda one: one.day) if each.day < meeting)
    for where, share, booked in (
        ("Who reads this brief before the meeting", Company.BRIEF, before),
        ("Who works with you on the deal", Company.DEAL, helpers),
    ):
        yield Teamwork(
            where=where,
            share=share,
            meeting=meeting,
            helpers=booked if helpers else None,
            chose=", ".join(each.name for each in booked) or "nobody",
        )
    if team.text("failed"):
        name, on = team.text("adviser"), team.day("advised")
        yield Consultation(
            where="The approach that failed",
            failed=f"“{team.text('failed')}”",
            meeting=meeting,
            decided=bool(name) and on is not None,
            adviser=Helper(name, on, "", present=True) if on else None,
            chose=f"{name}, {team.said('advised')}",
        )


def _helper(name: str, on: date, agreed: str) -> Helper:
    return Helper(name, on, NOT_AGREED, present=agreed == YES)


def _limit(deal: Deal) -> Iterator[object]:
    limit = part(deal, LIMIT)
    leaves, serving, target = limit.amount("leaves"), limit.amount("serving"), limit.amount("target")
    if leaves is not None and serving is not None:
        exact = leaves + serving
        sums = f"{euros(leaves)} that the alternative leaves, and {euros(serving)} that this customer costs more"
        slips = [(leaves, f"The {euros(serving)} that this customer costs more come on top.")] if serving else []
        if target is not None:
            slips.append((target, "What is hoped for is a target; the limit follows from the alternative."))
        yield LimitSum(
            where="Your walk-away price",
            entered=limit.amount("reservation"),
            exact=exact,
            slips=tuple(slips),
            fact=f"At your limit the deal leaves as much as your alternative: {sums}, make {euros(exact)}.",
        )
    yield LimitTalk(
        where="They ask for your lowest price",
        said=limit.kind("talk", Limit),
        rival="You marked it yourself: nobody else has signed",
        boss=boss(deal),
        chose=limit.said("talk"),
    )


def _people(deal: Deal) -> Iterator[object]:
    rows, value = row_parts(deal, PEOPLE), part(deal, FACTS).amount("value")
    known = [(each, signs) for each in rows if (signs := each.amount("signs")) is not None]
    if value is not None and known and len(known) == len(rows):
        open_still = any(each.lacking("can") for each in rows)
        named = tuple(each.where for each in rows if each.text("can") == YES)
        limits = ", ".join(f"{each.where} to {euros(signs)}" for each, signs in known)
        yield WhoIsWho(
            where="Who can sign this deal alone",
            named=None if open_still else named,
            true=tuple(each.where for each, signs in known if signs >= value),
            fact=f"The deal is {euros(value)}. You noted: {limits}.",
            chose=", ".join(named) or "nobody",
        )
    for each in rows:
        if not each.lacking("name", "need"):
            yield Pitch(
                where=f"To {each.where} you say",
                claim=each.kind("claim", Claim) if each.text("say") else None,
                listener=each.where,
                need=each.text("need"),
                absent="",
                chose=each.text("say"),
            )


def _quote(deal: Deal) -> Iterator[object]:
    lines = [each for each in row_parts(deal, QUOTE) if not each.lacking("name", "stands")]
    if lines:
        mended = tuple(each.where for each in lines if each.text("stands") == MENDED)
        gaps = {each.where: each.text("why", "a gap") for each in lines if each.text("stands") != COMPLETE}
        open_gaps = ", ".join(name for name in gaps if name not in mended)
        yield QuoteCheck(
            where="Gaps in the quote",
            found=mended,
            gaps=gaps,
            sound={},
            chose=f"left open: {open_gaps}" if open_gaps else f"to close: {', '.join(mended) or 'none'}",
        )
    for each in row_parts(deal, BACKING):
        if not each.lacking("name", "rests"):
            who = each.text("who")
            yield Promise(
                where=f"“{each.where}”",
                rests_on=each.text("rests"),
                backing=each.kind("backing", Backing),
                fact=f"It rests on {each.text('rests')}.",
                chose=who or each.said("backing"),
            )


def _notes(deal: Deal) -> Iterator[str]:
    yield from waiting(row_parts(deal, TEAM), "name", "day", "agreed")
    yield from waiting(row_parts(deal, OFFERS), "name", "allowed")
    yield from waiting(row_parts(deal, PEOPLE), "name", "signs", "need")
    yield from waiting(row_parts(deal, QUOTE), "name", "stands")
    yield from waiting(row_parts(deal, BACKING), "name", "rests")


def _brief(deal: Deal) -> Iterator[Block]:
    yield from _plan(deal)
    if people := row_parts(deal, PEOPLE):
        yield Table(
            "The people",
            ("Who", "Signs up to", "Needs", "We say"),
            tuple((each.where, each.said("signs") or "–", each.text("need", "–"), each.text("say", "–")) for each in people),
        )
    if points := row_parts(deal, AGENDA):
        yield Lines("Agenda", tuple((f"{n}. {each.where}", each.text("who")) for n, each in enumerate(points, 1)))
    listed = [each for each in row_parts(deal, OFFERS) if each.text("listed") == YES]
    lines = [("On the list", each.where) for each in listed]
    lines += [("To close in the quote", each.where) for each in row_parts(deal, QUOTE) if each.text("stands") in (MENDED, OPEN_GAP)]
    lines += [("We promise", f"{each.where} ({each.text('who', 'nobody named yet')})") for each in row_parts(deal, BACKING)]
    if lines:
        yield Lines("Offers and promises", tuple(lines))


def _plan(deal: Deal) -> Iterator[Block]:
    limit, team = part(deal, LIMIT), part(deal, TEAM)
    lines = [
        ("Walk away below", limit.said("reservation")),
        ("Without this deal", limit.said("alternative")),
        ("We hope for", limit.said("target")),
        ("Guidance", _guidance(deal, team)),
        ("With us", ", ".join(f"{each.where} ({each.said('day') or 'no day yet'})" for each in row_parts(deal, TEAM))),
    ]
    if given := tuple(line for line in lines if line[1]):
        yield Lines("Before the meeting", given)


def _guidance(deal: Deal, team: Part) -> str:
    return f"{boss(deal)}, {team.said('hour')}" if team.text("guided") == YES and team.text("hour") else ""


_MEETING = "the day of the next meeting, under “The deal”"

TOOL = Tool(
    id="prep-brief",
    title="Prep brief",
    exercise="prep-brief",
    text="What you take into the next meeting: help, offers, your limit, the people, the quote.",
    sections=(TEAM, OFFERS, LIMIT, PEOPLE, AGENDA, QUOTE, BACKING),
    rules=(
        Use(preparation.guidance_before_the_meeting, _MEETING),
        Use(colleagues.never_work_alone, _MEETING),
        Use(colleagues.teamwork_from_start_to_end, _MEETING),
        Use(colleagues.consult_before_you_replan, f"an approach that has failed, and {_MEETING}", optional=True),
        Use(preparation.all_that_may_be_offered, "what you could offer, and whether your policy lets you"),
        Use(preparation.limits_from_the_alternative, "what the alternative leaves, and what this customer costs more"),
        Use(preparation.limit_never_falsified, "what you say of your lowest price"),
        Use(preparation.know_whom_you_meet, "what the contract is worth, and up to what sum each person may sign"),
        Use(preparation.pitch_benefits_to_needs, "a person, and what that person needs"),
        Use(preparation.no_gap_in_the_quote, "a line of the quote, and how it stands"),
        Use(colleagues.somebody_behind_each_promise, "a promise, and what it rests on"),
    ),
    left_out=(
        LeftOut(
            preparation.plan_how_it_will_go,
            "It judges the places of five points by who is there when, which the case's letters say and no "
            "own deal can; the agenda is kept and printed, and no rule judges it.",
        ),
    ),
    read=read,
    notes=_notes,
    brief=_brief,
)

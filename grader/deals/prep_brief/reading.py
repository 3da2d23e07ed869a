"""What a deal says for the brief before a meeting, as the objects that rules judge."""

from collections.abc import Iterator
from datetime import date

from grader.deals.deal import Deal, part, row_parts
from grader.deals.prep_brief.sections import (
    BACKING,
    COMPLETE,
    LIMIT,
    MENDED,
    NO,
    NOT_AGREED,
    OFFERS,
    PEOPLE,
    QUOTE,
    TEAM,
    YES,
)
from grader.deals.the_deal import FACTS, boss
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
        chose=" · ".join(
            filter(None, (team.said("hour") if guided == YES else team.said("guided"), team.said("asked")))
        ),
    )
    helpers = tuple(
        _helper(each.where, on, each.text("agreed"))
        for each in row_parts(deal, TEAM)
        if (on := each.day("day"))
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
        sums = (
            f"{euros(leaves)} that the alternative leaves, and {euros(serving)} that this customer costs more"
        )
        slips = (
            [(leaves, f"The {euros(serving)} that this customer costs more come on top.")] if serving else []
        )
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

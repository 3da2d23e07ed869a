"""What an answer to ``prep-brief`` says, as the objects that rules judge."""

from collections.abc import Iterator

from grader.domain.colleagues import Backing, Company, Consultation, Promise, Teamwork
from grader.domain.preparation import (
    Agenda,
    Guidance,
    LimitSum,
    LimitTalk,
    Offerable,
    Pitch,
    QuoteCheck,
    WhoIsWho,
)
from grader.exercises.menu import slug
from grader.exercises.sheet import Answer, amount_in, option_in, several_in
from grader.exercises.team.prep_brief.case import Case
from grader.exercises.team.prep_brief.limits import Limits
from grader.exercises.team.prep_brief.visit import NOBODY
from grader.exercises.world import euros

LABELS = {
    "write": "Writing the brief",
    "deal": "Working on the deal",
    "advice": "The approach that failed",
    "offers": "What you may offer",
    "alternative": "What the best alternative leaves us in all",
    "reservation": "Your walk-away price for one {item}",
    "talk": "They ask for your lowest price. You say",
    "coming": "Who sits across the table",
    "signs": "Who of those can sign the order alone",
    "order": "The agenda, from the first point to the last",
    "gaps": "What has to be put right before the meeting",
}
"""What decisions are called, on the screen and in findings."""


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    yield from _read_team(case, answer)
    listed = several_in(answer, "offers.list")
    for offer in case.offers:
        taken = None if listed is None else offer.id in listed
        yield Offerable(item=offer.text, listed=taken, allowed=offer.allowed, fact=offer.fact)
    yield from _read_limits(case, answer)
    yield from _read_people(case, answer)
    yield from _read_visit(case, answer)
    yield from _read_quote(case, answer)


def _read_team(case: Case, answer: Answer) -> Iterator[object]:
    team = case.team
    slot, when = team.hour.chosen(answer, "guidance.hour")
    asked, what = team.ask.chosen(answer, "guidance.ask")
    yield Guidance(
        where=f"{team.boss}, your boss",
        boss=team.boss,
        meeting=team.met_on,
        planned=slot is not None,
        slot=slot[0] if slot else None,
        asked=asked,
        chose=" · ".join(text for text in (when, what) if text),
    )
    for name, share, menu in (("write", Company.BRIEF, team.write), ("deal", Company.DEAL, team.deal)):
        helpers, text = menu.chosen(answer, f"colleagues.{name}")
        yield Teamwork(where=LABELS[name], share=share, meeting=team.met_on, helpers=helpers, chose=text)
    advisers, text = team.advice.chosen(answer, "colleagues.advice")
    yield Consultation(
        where=LABELS["advice"],
        failed=team.approach,
        meeting=team.met_on,
        decided=advisers is not None,
        adviser=advisers[0] if advisers else None,
        chose=text,
    )


def _read_limits(case: Case, answer: Answer) -> Iterator[object]:
    limits, deal = case.limits, case.deal
    best, loose = limits.best, limits.loose
    yield LimitSum(
        where=LABELS["alternative"],
        entered=amount_in(answer, "limits.alternative"),
        exact=best.leaves,
        slips=_slips_of_offers(limits),
        fact="Two of the three offers bind somebody on the day of the meeting; each has a cost of its own.",
    )
    yield LimitSum(
        where=LABELS["reservation"].format(item=deal.trade.item),
        entered=amount_in(answer, "limits.reservation"),
        exact=limits.reservation,
        slips=_slips(limits, deal.quantity),
        fact=(
            f"At your limit the deal leaves as much as the best alternative, after {euros(limits.serving)} "
            f"for {limits.served}; all of it spread over {deal.quantity:,} {deal.trade.unit}."
        ),
    )
    said, text = case.talk.menu.chosen(answer, "limits.talk")
    yield LimitTalk(
        where=LABELS["talk"],
        said=said,
        rival=f"The offer of {loose.company} is {euros(loose.price)}, and reads “{loose.state}”",
        boss=case.team.boss,
        chose=text,
    )


def _slips_of_offers(limits: Limits) -> tuple[tuple[float, str], ...]:
    best, second, loose = limits.best, limits.second, limits.loose
    not_binding = f"The offer of {loose.company} holds nobody: “{loose.state}”."
    return (
        (loose.leaves, not_binding),
        (second.leaves, f"Of the two binding offers, the one of {second.company} leaves us less."),
        (best.price * best.quantity, f"The offer of {best.company} costs us “{best.costs}”."),
        (second.price * best.quantity, f"The offer of {second.company} costs us “{second.costs}”."),
        (loose.price * best.quantity, not_binding),
    )


def _slips(limits: Limits, quantity: int) -> tuple[tuple[float, str], ...]:
    serving, best = limits.serving, limits.best.leaves
    left_out = f"The {euros(serving)} for {limits.served} come with this customer alone."
    spent = f"The {euros(limits.sunk)} are spent whoever buys, so that they move no limit."
    return (
        (best / quantity, left_out),
        (limits.best.price, left_out),
        ((best - serving) / quantity, f"{left_out} They raise your limit; you took them off."),
        ((best + serving + limits.sunk) / quantity, spent),
        ((best + limits.sunk) / quantity, spent),
        (limits.hoped, "What is hoped for is a target; the limit follows from the alternative."),
    )


def _read_people(case: Case, answer: Answer) -> Iterator[object]:
    visit = case.visit
    people = {slug(guest.name): guest.name for guest in visit.guests}
    named = several_in(answer, "people.coming")
    yield WhoIsWho(
        where=LABELS["coming"],
        named=None if named is None else tuple(people[each] for each in named),
        true=visit.coming,
        fact=f"{visit.writer} wrote: “{visit.mail}”",
        chose=", ".join(people[each] for each in named or ()),
    )
    limits = ", ".join(f"{guest.name} to {euros(guest.limit)}" for guest in visit.guests)
    signs = option_in(answer, "people.signs")
    chose = people.get(signs or "", NOBODY) if signs else ""
    yield WhoIsWho(
        where=LABELS["signs"],
        named=None if signs is None else (chose,),
        true=(visit.signs,),
        fact=f"The order is {euros(case.deal.value)}. Our records: {limits}. {visit.signing}",
        chose=chose,
    )


def _read_visit(case: Case, answer: Answer) -> Iterator[object]:
    visit = case.visit
    names = {slug(point.name): point.name for point in visit.course.points}
    order = several_in(answer, "agenda.order")
    taken = None if order is None else tuple(names[each] for each in order)
    chose = " ".join(f"{place}. {name}" for place, name in enumerate(taken or (), 1))
    yield Agenda(where=LABELS["order"], points=visit.course.points, order=taken, chose=chose)
    absent = list(visit.needs)[-1]
    for number, (name, menu) in enumerate(visit.pitches.items(), 1):
        claim, text = menu.chosen(answer, f"pitch.listener-{number}")
        yield Pitch(
            where=f"To {name} you say",
            claim=claim,
            listener=name,
            need=visit.needs[name].need,
            absent=absent,
            chose=text,
        )


def _read_quote(case: Case, answer: Answer) -> Iterator[object]:
    entries = {entry.id: entry for entry in case.quote.entries}
    found = several_in(answer, "quote.gaps")
    lines = None if found is None else tuple(entries[each].line for each in found)
    yield QuoteCheck(
        where=LABELS["gaps"],
        found=lines,
        gaps={entry.line: entry.why for entry in entries.values() if not entry.complete},
        sound={entry.line: entry.why for entry in entries.values() if entry.complete},
        chose=", ".join(lines or ()),
    )
    for number, promise in enumerate(case.quote.promises, 1):
        backing, text = promise.menu.chosen(answer, f"promises.promise-{number}")
        yield Promise(
            where=f"“{promise.text}”",
            rests_on=promise.rests_on,
            backing=Backing(backing) if backing else None,
            fact=promise.fact,
            chose=text,
        )

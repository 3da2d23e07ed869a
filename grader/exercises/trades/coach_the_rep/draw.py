"""How a case of ``coach-the-rep`` is drawn: who comes in, about which deal, in which order."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from grader.domain.written import day, euros
from grader.exercises.trades.coach_the_rep.case import Case, Visit, Visitor
from grader.exercises.trades.coach_the_rep.prose import script
from grader.exercises.trades.coach_the_rep.sums import draw_trade
from grader.exercises.trades.coach_the_rep.visits import (
    draw_disguised_plea,
    draw_guidance,
    draw_invitation,
    draw_plea,
)
from grader.exercises.world import Deal, draw_deal, shuffled

SHOWN_BUT_POOR = 0.5
"""How often the second trade comes with sums, which do not add up to a gain; else without any."""


def draw(random: Random) -> Case:
    """Draw a case: six reps with six deals, two of them with good reason."""
    prose, deals = script(), _deals(random)
    first = next(deals)
    today = first.start + timedelta(days=random.randrange(1, 5))
    gap = round(first.value * random.uniform(0.4, 1.2) / 1000) * 1000
    left, threshold = random.randrange(5, 14), 50_000 * random.randrange(9, 19)
    names = iter(first.people)
    poor = random.random() < SHOWN_BUT_POOR
    openings = (
        prose.pleas,
        prose.disguised,
        prose.guidance,
        prose.openings["shown"],
        prose.openings["shown" if poor else "unshown"],
        prose.invitations,
    )
    plea, disguised, guidance, good, other, invitation = (
        _visitor(random, (next(names), next(names)), first if number == 0 else next(deals), today, texts)
        for number, texts in enumerate(openings)
    )
    visits: list[Visit] = [
        draw_plea(random, plea),
        draw_disguised_plea(random, disguised),
        draw_guidance(random, guidance),
        draw_trade(random, good, pays=True, shown=True),
        draw_trade(random, other, pays=False, shown=poor),
        draw_invitation(random, invitation, (next(names), next(names)), threshold),
    ]
    return Case(
        house=random.choice(prose.houses),
        today=today,
        threshold=threshold,
        gap=gap,
        left=left,
        visits=shuffled(random, visits),
    )


def _deals(random: Random) -> Iterator[Deal]:
    """Yield deals of different trades."""
    seen = set()
    while True:
        deal = draw_deal(random)
        if deal.trade.field not in seen:
            seen.add(deal.trade.field)
            yield deal


def _visitor(
    random: Random, names: tuple[str, str], deal: Deal, today: date, openings: tuple[str, ...]
) -> Visitor:
    half = random.choice((3, 4, 5))
    rep, lead = names
    facts = {
        "rep": rep.split(maxsplit=1)[0],
        "lead": lead.split(maxsplit=1)[0],
        "client": deal.buyer,
        "value": euros(deal.value),
        "pct": str(2 * half),
        "half": str(half),
        "sum": euros(deal.value * 2 * half / 100),
        "asked": day(_workday(today - timedelta(days=random.randrange(4, 8)))),
        "meeting": day(_workday(today + timedelta(days=random.randrange(2, 8)))),
        "item": deal.trade.item,
        "unit": deal.trade.unit,
        "units": deal.trade.unit.capitalize(),
    }
    return Visitor(rep=rep, lead=lead, deal=deal, opening=random.choice(openings), facts=facts)


def _workday(when: date) -> date:
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])

"""The figures of a case of ``capability-plan``: three needs, stock, and where more can come from."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random

from msgspec.structs import replace

from grader.domain.capability import ROAD, Need, Source
from grader.exercises.team.capability_plan.prose import script
from grader.exercises.world import Deal, shuffled

FATES = (
    ("stock", "in time", "late"),
    ("in time", "in time", "late"),
    ("in time", "late", "late"),
    ("stock", "late", "late"),
    ("stock", "in time", "in time"),
)
"""What becomes of the three needs: stock does it, one of two sources is in time, or neither is."""

SHARES = (0.15, 0.4)
"""A need as a part of the deal's quantity."""

COVERED = (1.15, 1.6)
"""What stock has for a need that it covers, in parts of the need; never within a tenth of it."""

PARTLY = (0.15, 0.6)
EMPTY = 0.2
"""What stock has for another need, in parts of it, and how often it has nothing."""

RESERVED = (0.1, 0.5)
"""What others have reserved, in parts of the need."""

PACE = (0.12, 0.4)
"""What a source makes in a week, in parts of a need."""

APART = 2
"""Weeks that two sources of one model lie apart, at least: a day that only one can keep fits between."""

TRIES = 4
"""How often a need is drawn before its sources are drawn anew."""

LONGEST = 18
"""Weeks; beyond that nobody plans."""


def draw_needs(random: Random, deal: Deal) -> tuple[tuple[Source, ...], tuple[Need, ...]]:
    """Draw the figures.

    Args:
        random: The variant's random numbers.
        deal: The account; its quantity is the yearly one.

    Returns:
        Three sources, two for each model, in the order of the screen; and three needs.
    """
    models = random.choice(script().models)
    sources: tuple[Source, ...] = ()
    needs: list[Need] = []
    while len(needs) < len(models) or not _tells(needs, sources):
        sources = _sources(random, deal, models)
        fates = shuffled(random, random.choice(FATES))
        needs = _needs(random, deal, sources, list(zip(models, fates, strict=True)))
    return sources, tuple(needs)


def _needs(
    random: Random, deal: Deal, sources: Sequence[Source], wanted: Sequence[tuple[str, str]]
) -> list[Need]:
    """Draw needs of these models and fates, as far as the sources leave room for them."""
    found: list[Need] = []
    for each in wanted:
        tried = (_need(random, deal, sources, each) for _ in range(TRIES))
        need = next((need for need in tried if need is not None), None)
        if need is None:
            break
        found.append(need)
    return found


def _sources(random: Random, deal: Deal, models: Sequence[str]) -> tuple[Source, ...]:
    prose = script()
    names = [*random.sample(prose.own, 2), random.choice(prose.outside)]
    circle = pairwise((*models, models[0]))
    middle = deal.quantity * sum(SHARES) / 2
    return shuffled(
        random,
        [
            Source(
                name,
                tuple(sorted(makes, key=models.index)),
                max(2, round(middle * random.uniform(*PACE))),
                random.randrange(1, 6),
                random.randrange(1, 8),
            )
            for name, makes in zip(shuffled(random, names), circle, strict=True)
        ],
    )


def able(sources: Sequence[Source], need: Need) -> list[Source]:
    """Return the sources that make what is needed, the soonest first."""
    makers = [source for source in sources if need.model in source.makes]
    return sorted(makers, key=lambda source: source.weeks(need.shortfall))


def _need(random: Random, deal: Deal, sources: Sequence[Source], each: tuple[str, str]) -> Need | None:
    """Draw a need with this fate; None where the figures leave no room for it."""
    model, fate = each
    quantity = max(6, round(deal.quantity * random.uniform(*SHARES)))
    free = 0 if fate != "stock" and random.random() < EMPTY else round(quantity * random.uniform(*PARTLY))
    if fate == "stock":
        free = round(quantity * random.uniform(*COVERED))
    reserved = round(quantity * random.uniform(*RESERVED))
    one_lot = random.choice((True, False))
    need = Need(
        model=model,
        quantity=quantity,
        unit=deal.trade.unit,
        due=0,
        due_on=deal.start,
        stock=free + reserved,
        reserved=reserved,
        one_lot=one_lot,
        lots=random.choice(script().one_lot if one_lot else script().parts),
    )
    return _timed(random, deal, need, (fate, [one.weeks(need.shortfall) for one in able(sources, need)]))


def _timed(random: Random, deal: Deal, need: Need, times: tuple[str, list[int]]) -> Need | None:
    fate, (soon, late) = times
    if fate == "stock":
        due = random.randrange(ROAD + 2, ROAD + 8)
    elif late - soon < APART or late > LONGEST or soon <= ROAD + APART:
        return None
    elif fate == "in time":
        due = random.randrange(soon + 1, late)
    else:
        due = random.randrange(max(ROAD + 1, soon - 4), soon)
    return replace(need, due=due, due_on=deal.start + timedelta(weeks=due))


def _tells(needs: Sequence[Need], sources: Sequence[Source]) -> bool:
    """Say whether no source is needed twice, and each of production and supply chain decides a day."""
    right = [able(sources, need)[0] for need in needs if need.shortfall]
    return (
        len({source.name for source in right}) == len(right)
        and any(source.material > source.ready for source in right)
        and any(source.material < source.ready for source in right)
    )

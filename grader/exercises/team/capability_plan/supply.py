"""The supply side of a case of ``capability-plan``: three needs, stock, and where more can come from."""

from collections.abc import Sequence
from datetime import timedelta
from itertools import pairwise
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.capability import ROAD, Aid, Need, Promised, Source
from grader.exercises.menu import Line, Menu, filled
from grader.exercises.team.capability_plan.prose import script
from grader.exercises.team.capability_plan.staff import Staff
from grader.exercises.team.lettered import lettered, menu_of
from grader.exercises.world import Deal, day, shuffled

STOCK = "Nothing: stock covers it"

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


class Plan(Struct, frozen=True, kw_only=True):
    """One need, with what may be decided about it.

    Attributes:
        need: What is needed.
        source: Where what is missing comes from.
        promise: What to promise.
        support: Who supports it: kind and source of the act.
    """

    need: Need
    source: Menu[str]
    promise: Menu[Promised]
    support: Menu[tuple[Aid, str]]


class Stores(Struct, frozen=True):
    """The sources, in the order of the screen, and the three plans."""

    sources: tuple[Source, ...]
    plans: tuple[Plan, ...]

    def named(self, name: str) -> Source | None:
        """Return the source of this name; None for what is no source."""
        return next((source for source in self.sources if source.name == name), None)


def draw_stores(random: Random, deal: Deal, staff: Staff) -> Stores:
    """Draw the supply side.

    Args:
        random: The variant's random numbers.
        deal: The account; its quantity is the yearly one.
        staff: Who may support what.

    Returns:
        Three needs and three sources, two for each model.
    """
    models = random.choice(script().models)
    sources: tuple[Source, ...] = ()
    needs: list[Need] = []
    while len(needs) < len(models) or not _tells(needs, sources):
        sources = _sources(random, deal, models)
        fates = shuffled(random, random.choice(FATES))
        needs = _needs(random, deal, sources, list(zip(models, fates, strict=True)))
    return Stores(sources, tuple(_plan(random, deal, staff, need, sources) for need in needs))


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


def _plan(random: Random, deal: Deal, staff: Staff, need: Need, sources: Sequence[Source]) -> Plan:
    facts = {
        "model": need.model,
        "due": day(need.due_on),
        "production": staff.production,
        "supply": staff.supply_chain,
        "anybody": random.choice((staff.production, staff.supply_chain)),
        "by": f"{deal.start + timedelta(days=random.randrange(1, 5)):%A}",
    }
    promises = [
        [filled(line, **facts) for line in script().promises if line.kind is kind] for kind in Promised
    ]
    makers = [source.name for source in able(sources, need)]
    acts = makers if need.shortfall else ["", random.choice(makers)]
    names = [*(source.name for source in sources), STOCK]
    return Plan(
        need=need,
        source=lettered(random, [Line("", name, name) for name in names]),
        promise=menu_of(random, *promises),
        support=_support(random, acts, facts),
    )


def _support(random: Random, acts: Sequence[str], facts: dict[str, str]) -> Menu[tuple[Aid, str]]:
    """Draw who supports a need: an act for each of these sources, somebody vague, and nobody."""
    prose = script().support
    kinds = [
        *(((Aid.CONCRETE, act), _ways(act)) for act in acts),
        ((Aid.VAGUE, ""), prose.vague),
        ((Aid.NONE, ""), prose.nobody),
    ]
    return menu_of(
        random,
        *(
            [Line("", kind, way.format(source=_within(kind[1]), **facts)) for way in ways]
            for kind, ways in kinds
        ),
    )


def _ways(act: str) -> tuple[str, ...]:
    """Return how somebody may act for a source of this name, or for stock where it is empty."""
    prose = script()
    if not act:
        return prose.support.stock
    return prose.support.own if act in prose.own else prose.support.outside


def _within(name: str) -> str:
    """Return a source's name as it stands within a sentence."""
    return f"{name[0].lower()}{name[1:]}" if name.startswith(("The ", "A ")) else name

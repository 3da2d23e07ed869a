"""The plans of a case of ``capability-plan``: what may be decided about each need."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from msgspec import Struct

from grader.domain.capability import Aid, Need, Promised, Source
from grader.exercises.menu import Line, Menu, draw_one_of_each, filled, lettered
from grader.exercises.team.capability_plan.prose import script
from grader.exercises.team.capability_plan.staff import Staff
from grader.exercises.team.capability_plan.supply import able, draw_needs
from grader.exercises.world import Deal, day, shuffled

STOCK = "Nothing: stock covers it"


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
    sources, needs = draw_needs(random, deal)
    return Stores(sources, tuple(_plan(random, deal, staff, need, sources) for need in needs))


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
        source=lettered(Line("", name, name) for name in shuffled(random, names)),
        promise=draw_one_of_each(random, *promises),
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
    return draw_one_of_each(
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

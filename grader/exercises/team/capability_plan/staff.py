"""The people of a case of ``capability-plan``, and the fourth line of the customer's mail."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random

from msgspec import Struct

from grader.domain.enquiry import Move
from grader.exercises.menu import Menu, draw_one_of_each, filled
from grader.exercises.team.capability_plan.prose import EnquiryProse, script
from grader.exercises.world import Deal, day, shuffled

OTHERS = 3
"""How many people have nothing to do with it."""


class Staff(Struct, frozen=True, kw_only=True):
    """Who is who.

    Attributes:
        contact: The customer's person.
        production: Who answers for production.
        supply_chain: Who answers for supply chain.
        finance: Who answers for payment terms.
        does: What each of ours does, by name, in the order of the screen.
    """

    contact: str
    production: str
    supply_chain: str
    finance: str
    does: dict[str, str]


class Fourth(Struct, frozen=True):
    """A fourth line in the customer's mail: what is known of it, its text, and what to do about it."""

    known: str
    text: str
    menu: Menu[Move]


def draw_staff(random: Random, names: Iterator[str]) -> Staff:
    """Draw who is who; ours in random order."""
    prose = script()
    contact, production, supply_chain, finance = (next(names) for _ in range(4))
    does = {
        production: random.choice(prose.production),
        supply_chain: random.choice(prose.supply_chain),
        finance: random.choice(prose.finance),
        **{next(names): role for role in random.sample(prose.others, OTHERS)},
    }
    return Staff(
        contact=contact,
        production=production,
        supply_chain=supply_chain,
        finance=finance,
        does={name: does[name] for name in shuffled(random, list(does))},
    )


def draw_fourth(random: Random, deal: Deal, models: tuple[str, ...], contact: str) -> Fourth:
    """Draw a fourth line, of which something is known or nothing at all."""
    known = random.choice((True, False))
    prose: EnquiryProse = random.choice([one for one in script().enquiries if bool(one.known) is known])
    facts = {
        "some": f"{max(4, round(deal.quantity * random.uniform(0.1, 0.3))):,}",
        "unit": deal.trade.unit,
        "model": random.choice(models),
        "later": day(deal.start + timedelta(weeks=random.randrange(16, 24))),
        "contact": contact,
    }
    pools = [[filled(line, **facts) for line in script().enquiry_moves if line.kind is kind] for kind in Move]
    return Fourth(prose.known, prose.text.format(**facts), draw_one_of_each(random, *pools))

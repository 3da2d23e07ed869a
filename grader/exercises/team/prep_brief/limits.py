"""The limits of a case of ``prep-brief``: what we would do without the deal, and what that is worth."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.preparation import Limit
from grader.exercises.menu import Menu, draw_one_of_each, filled
from grader.exercises.team.prep_brief.prose import script
from grader.exercises.world import Deal, day, euros, shuffled

BEST = (0.78, 0.86)
"""What the best alternative leaves of the quoted price, in parts of it."""

SECOND = (0.88, 0.94)
"""What the second best one leaves of what the best one leaves."""

LOOSE = (1.1, 1.2)
"""What the offer that does not bind would pay, in parts of what the best one leaves."""

SERVED = (0.03, 0.06)
"""What it costs to serve the customer, in parts of the deal's value."""

CHEAP = (0.02, 0.05)
DEAR = (0.13, 0.18)
"""What an alternative costs us, in parts of what it leaves."""

SHARES = ((CHEAP, DEAR), (CHEAP, DEAR), (DEAR, CHEAP), (CHEAP, CHEAP))
"""The costs of the best and of the second best alternative: often the higher price leaves less."""

FINE = 1000
"""Prices are quoted in whole euros up to this, in tens above."""


class Alternative(Struct, frozen=True):
    """What we could do with the same goods.

    Attributes:
        company: Who would take them.
        price: What it would pay for one unit, in euros.
        cost: What that would cost us in all, in euros.
        costs: The same in words.
        state: How the offer stands, in words.
        binding: Whether it binds the company on the day of the meeting.
        quantity: Units.
    """

    company: str
    price: int
    cost: int
    costs: str
    state: str
    binding: bool
    quantity: int

    @property
    def leaves(self) -> int:
        """What it leaves us in all, in euros."""
        return self.price * self.quantity - self.cost


class Limits(Struct, frozen=True, kw_only=True):
    """What the reservation value follows from, and what may be said of it.

    Attributes:
        alternatives: In the order of the screen; one of the three binds nobody.
        serving: What serving the customer costs, in euros in all.
        served: What for.
        spent: A sentence on what is spent, whoever buys.
        sunk: What is spent, in euros.
        hoped: The price that the boss hopes for, in euros.
    """

    alternatives: tuple[Alternative, ...]
    serving: int
    served: str
    spent: str
    sunk: int
    hoped: int

    @property
    def best(self) -> Alternative:
        """The binding alternative that leaves most."""
        return max((one for one in self.alternatives if one.binding), key=lambda one: one.leaves)

    @property
    def second(self) -> Alternative:
        """The other binding alternative."""
        return min((one for one in self.alternatives if one.binding), key=lambda one: one.leaves)

    @property
    def loose(self) -> Alternative:
        """The offer that binds nobody."""
        return next(one for one in self.alternatives if not one.binding)

    @property
    def reservation(self) -> float:
        """The price of one unit at which the deal leaves as much as the best alternative, in euros."""
        return (self.best.leaves + self.serving) / self.best.quantity


class Talk(Struct, frozen=True):
    """What may be said of the limit.

    Attributes:
        claimed: The price of a unit that the untrue lines claim, in euros.
        menu: What to say when they ask for the lowest price.
    """

    claimed: int
    menu: Menu[Limit]


def draw_limits(random: Random, deal: Deal, meeting: date) -> Limits:
    """Draw three alternatives, one of which binds nobody, and the costs of serving the customer."""
    prose = script()
    companies = shuffled(random, [name for name in deal.trade.buyers if name != deal.buyer])
    net = deal.price * random.uniform(*BEST)
    nets = (net, net * random.uniform(*SECOND), net * random.uniform(*LOOSE))
    shares = (*random.choice(SHARES), CHEAP)
    costs = [each * random.uniform(*share) for each, share in zip(nets, shares, strict=True)]
    states = (*_firm(random, meeting), _loose(random, meeting))
    bids = map(_Bid, companies, nets, costs, states)
    alternatives = [_alternative(random, deal, bid) for bid in bids]
    sunk = _rough(deal.value * random.uniform(*SERVED))
    return Limits(
        alternatives=shuffled(random, alternatives),
        serving=_rough(deal.value * random.uniform(*SERVED)),
        served=random.choice(prose.served),
        spent=random.choice(prose.sunk).format(sunk=euros(sunk)),
        sunk=sunk,
        hoped=quoted(deal.price * random.uniform(0.96, 0.99)),
    )


def draw_talk(random: Random, deal: Deal, limits: Limits, boss: str) -> Talk:
    """Draw what may be said when they ask for the lowest price."""
    above = random.uniform(0.4, 0.8) * (deal.price - limits.reservation)
    claimed = quoted(limits.reservation + above)
    facts = {
        "price": euros(deal.price),
        "claim": euros(claimed),
        "rival": limits.loose.company,
        "boss": boss,
    }
    pools = [[filled(line, **facts) for line in script().limits if line.kind is kind] for kind in Limit]
    return Talk(claimed, draw_one_of_each(random, *pools))


def quoted(price: float) -> int:
    """Return a price as people quote it: whole euros, or tens where it is high."""
    return int(round(price) if price < FINE else round(price, -1))


def _rough(amount: float) -> int:
    return int(round(amount, -2))


def _firm(random: Random, meeting: date) -> list[tuple[str, bool]]:
    ways = random.sample(script().firm, 2)
    return [(way.format(good=day(meeting + timedelta(days=random.randrange(4, 20)))), True) for way in ways]


def _loose(random: Random, meeting: date) -> tuple[str, bool]:
    ended = day(meeting - timedelta(days=random.randrange(4, 15)))
    return random.choice(script().loose).format(ended=ended), False


class _Bid(Struct, frozen=True):
    """An offer before it is rounded: what it leaves and costs for one unit, and how it stands."""

    company: str
    net: float
    cost: float
    state: tuple[str, bool]


def _alternative(random: Random, deal: Deal, bid: _Bid) -> Alternative:
    if random.choice((True, False)):
        each = max(1, round(bid.cost))
        total, words = each * deal.quantity, random.choice(script().costs_each)
        costs = words.format(each=euros(each), item=deal.trade.item)
    else:
        total, words = _rough(bid.cost * deal.quantity), random.choice(script().costs_sum)
        costs = words.format(sum=euros(total))
    return Alternative(bid.company, quoted(bid.net + bid.cost), total, costs, *bid.state, deal.quantity)

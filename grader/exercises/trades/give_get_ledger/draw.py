"""How a case of ``give-get-ledger`` is drawn."""

from collections.abc import Mapping, Sequence
from random import Random

from grader.domain.bargain import Figuring
from grader.domain.ledger import Appeal, Ask, Get, Shown
from grader.exercises.menu import Menu, draw_wordings
from grader.exercises.trades.give_get_ledger.asks import (
    DAILY_ASK,
    PAID,
    RISK,
    UNPAID,
    Drawn,
    Table,
    draw_asks,
)
from grader.exercises.trades.give_get_ledger.case import Card, Case, Policy, SheetRow
from grader.exercises.trades.give_get_ledger.mandate import draw_new_rows
from grader.exercises.trades.give_get_ledger.menus import draw_gets, pooled_rows
from grader.exercises.trades.give_get_ledger.prose import script
from grader.exercises.trades.give_get_ledger.sums import Gets, NothingFitsError
from grader.exercises.world import draw_deal, shuffled

LIMIT = (0.02, 0.032)
"""What a rep decides alone, as a part of the contract."""
MOST = 16_000
"""The most that a rep decides alone, in euros, however large the contract is."""

PAID_FOR = 1.1
"""What a return must be worth for a larger ask, as a multiple of its cost."""

OWED = 3

ROUND = 1000
"""Euros in which the contract's value comes, so that 1% of it multiplies in the head."""

POOL = "What we would give you for “{row}” would pay for this one as well, would it not?"


def draw(random: Random) -> Case:
    """Draw a case, anew until every row has believable sums."""
    while True:
        try:
            return _attempt(random)
        except NothingFitsError:
            continue


def _attempt(random: Random) -> Case:
    deal = draw_deal(random)
    if deal.value % ROUND:
        raise NothingFitsError
    limit = 500 * round(min(MOST, deal.value * random.uniform(*LIMIT)) / 500)
    policy = Policy(limit=limit, paid=PAID_FOR, days=random.choice((60, 75, 90)))
    gets = Gets(random, deal)
    asks, pooled = _in_order(random, draw_asks(Table(random, deal, policy, gets)))
    owed = tuple(random.sample(script().owed, OWED))
    facts = {"client": deal.people[0], "leader": deal.people[1], "topic": random.choice(script().topics)}
    pause, call = _places(random, asks)
    baits = dict.fromkeys(pooled_rows(asks), POOL.format(row=pooled.costed.row)) | {
        pause: random.choice(script().pause),
        call: random.choice(script().call).format_map(facts),
    }
    cards = _cards(random, asks, draw_gets(random, asks, pooled, owed), baits)
    number = {card.ask.row: place for place, card in enumerate(cards, 1)}
    return Case(
        deal=deal,
        client=facts["client"],
        leader=facts["leader"],
        situation=random.choice(script().situations).format(buyer=deal.buyer),
        policy=policy,
        owed=owed,
        new_rows=draw_new_rows(random, policy, gets),
        topic=facts["topic"],
        evening=random.choice(script().evening).format_map(facts),
        guidance=draw_wordings(random, script().turns.evening, {}, Appeal.GUIDANCE),
        sheet=shuffled(random, [card.row for card in cards]),
        cards=cards,
        pause=number[pause],
        places=draw_wordings(random, script().places, {}, Figuring.AT_THE_TABLE),
        call=number[call],
        calls=draw_wordings(random, script().turns.call, {}, Appeal.OWN_ANSWER),
        large=number[random.choice([one.costed.row for one in asks if one.outrageous])],
        notes=draw_wordings(random, script().notes, {}, Shown.BOTH),
    )


def _in_order(random: Random, asks: Sequence[Drawn]) -> tuple[tuple[Drawn, ...], Drawn]:
    """Return the asks in random order, and the large one whose return is on offer for others after it.

    It is well paid or not: that it seems to pay for others says nothing about its own sums.
    """
    while True:
        order = shuffled(random, asks)
        large = next(one for one in order if one.outrageous)
        others = [place for place, one in enumerate(order) if one.costed.row in pooled_rows(order)]
        if order.index(large) < min(others):
            return order, large


def _places(random: Random, asks: Sequence[Drawn]) -> tuple[str, str]:
    """Return the rows of the asks at which a break and a call to the leader are on offer."""
    pooled = pooled_rows(asks)
    pause = random.choice([one.costed.row for one in asks if one.role in (PAID, UNPAID)])
    calls = [one.costed.row for one in asks if one.role in (DAILY_ASK, RISK) and one.costed.row not in pooled]
    return pause, random.choice(calls)


def _cards(
    random: Random, asks: Sequence[Drawn], menus: Sequence[Menu[Get]], baits: Mapping[str, str]
) -> tuple[Card, ...]:
    return tuple(
        Card(
            ask=Ask(
                where=f"Ask {place}",
                row=one.costed.row,
                cost=one.costed.cost,
                risk=one.risk,
                outrageous=one.outrageous,
                best=one.gets[0],
                authority=one.authority,
                authority_fact=one.fact,
            ),
            row=SheetRow(
                one.costed.row,
                one.costed.unit,
                shuffled(random, one.gets),
            ),
            text=one.costed.text,
            file=one.costed.file,
            bait=baits.get(one.costed.row, ""),
            gets=menu,
        )
        for place, (one, menu) in enumerate(zip(asks, menus, strict=True), 1)
    )

"""The figures of a policy of ``reciprocity-policy``: lots, lots promised ahead, days between them."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from grader.domain.written import day
from grader.exercises.menu import Line, Menu, lettered
from grader.exercises.reciprocity.reciprocity_policy.case import SEASON, Agreed, Limits, Lot
from grader.exercises.reciprocity.reciprocity_policy.prose import script
from grader.exercises.world import Deal, shuffled

UNPAID = (1.0, 0.8, 0.7, 0.5)
"""Parts of the price that lots on the menu leave unpaid until after delivery."""

CLEAR = 0.1
"""Lots lie at least this part of the cap away from it."""

GUARANTEED = 0.4
"""How often a security in writing holds."""

EVEN = 0.4
"""How often the lot that keeps the cap is the one of the fewest units: often enough to tell nothing."""

MORE = 5
"""So many lots more than the right number are on the menu at most."""


def draw_agreed(random: Random, deal: Deal) -> Agreed:
    """Draw a contract that holds: its lot, its call-off and its rhythm."""
    grain = 4 * _grain(deal)
    units = max(grain, round(deal.quantity * random.uniform(0.05, 0.08) / grain) * grain)
    return Agreed(Lot(units, 1.0), random.randrange(2, 5), random.choice((7, 9, 10, 12)))


def draw_limits(random: Random, deal: Deal) -> Limits:
    """Draw what holds without a contract, and a security that holds or does not."""
    prose, covered = script(), random.randrange(2, 4)
    holds = random.random() < GUARANTEED
    security = random.choice(prose.holding if holds else prose.hollow).format(
        lots=covered,
        far=day(deal.start + timedelta(days=SEASON + random.randrange(30, 90))),
        past=day(_before(random, deal)),
    )
    due, proof = random.choice((10, 12, 14, 18)), random.randrange(3, 7)
    units = max(4 * _grain(deal), round(deal.quantity * random.uniform(0.03, 0.05)))
    return Limits(
        cap=round(units * deal.price / 100) * 100,
        due=due,
        proof=proof,
        kept=due + proof + random.randrange(2, 7),
        covered=covered if holds else 0,
        security=security,
    )


def _before(random: Random, deal: Deal) -> date:
    return deal.start - timedelta(days=random.randrange(20, 90))


def _grain(deal: Deal) -> int:
    return next(grain for grain in (10, 5, 1) if deal.quantity >= 24 * grain)


def offer_lots(random: Random, deal: Deal, terms: Agreed | Limits) -> Menu[Lot]:
    """Offer sizes of a lot: the agreed one among others, or one within the cap among larger risks."""
    if isinstance(terms, Limits):
        return _limited_lots(random, deal, terms)
    units = terms.lot.units
    others = [Lot(units, 0.5), Lot(units // 2, 1.0), Lot(units * 2, 1.0), Lot(units // 4, 0.8)]
    return lettered(shuffled(random, [_lot(deal, lot) for lot in (terms.lot, *random.sample(others, 3))]))


def _limited_lots(random: Random, deal: Deal, limits: Limits) -> Menu[Lot]:
    fewest, grain = random.random() < EVEN, _grain(deal)
    while True:
        unpaid = random.sample(UNPAID, len(UNPAID))
        shares = [random.uniform(0.5, 1 - CLEAR), *(random.uniform(1 + CLEAR, 1.8) for _ in unpaid[1:])]
        lots = [
            Lot(round(share * limits.cap / deal.price / part / grain) * grain, part)
            for share, part in zip(shares, unpaid, strict=True)
        ]
        if _fits(deal, limits, lots) and (lots[0].units == min(lot.units for lot in lots)) is fewest:
            return lettered(shuffled(random, [_lot(deal, lot) for lot in lots]))


def _fits(deal: Deal, limits: Limits, lots: Sequence[Lot]) -> bool:
    within, *above = (lot.units * deal.price * lot.unpaid / limits.cap for lot in lots)
    different = len({lot.units for lot in lots}) == len(lots)
    return different and 0 < within <= 1 - CLEAR and min(above) >= 1 + CLEAR


def _lot(deal: Deal, lot: Lot) -> Line[Lot]:
    paid = round(100 * (1 - lot.unpaid))
    share = f"{paid}%" if paid else "nothing"
    noun = deal.trade.item if lot.units == 1 else deal.trade.unit
    return Line("", lot, f"{lot.units:,} {noun} at a time, {share} paid in advance")


def offer_promised(random: Random, terms: Agreed | Limits) -> Menu[int]:
    """Offer how many lots may be promised at a time, the right number and three others."""
    if isinstance(terms, Limits):
        right = terms.covered or 1
        others = range(right + 1, right + MORE)
    else:
        right = terms.lots
        others = range(1, right + MORE)
    wrong = random.sample([count for count in others if count != right], 3)
    lines = [
        Line("", count, f"{count} {'lot' if count == 1 else 'lots'} promised at a time")
        for count in (right, *wrong)
    ]
    return lettered(shuffled(random, lines))


def offer_rhythms(random: Random, terms: Agreed | Limits) -> Menu[int]:
    """Offer days from one lot to the next: the right number, and three that are too few or too many."""
    if isinstance(terms, Limits):
        right = random.randrange(terms.due + terms.proof, terms.kept + 1)
        wrong = [terms.due, terms.due - 4, terms.due + 1, terms.kept + 3, terms.kept + 8]
    else:
        right, paid = terms.days, terms.days * terms.lots
        wrong = [right - 3, paid, paid + 4, right + right // 2]
    days = (right, *random.sample(wrong, 3))
    lines = [Line("", each, f"A lot every {each} days, {SEASON // each} in all") for each in days]
    return lettered(shuffled(random, lines))

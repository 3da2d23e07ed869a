"""How a case of ``low-trust-agreement`` is drawn: who accepts, what is proven when, how small a step is."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from math import ceil
from random import Random

from grader.domain.record import TrackRecord
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.domain.written import day, euros
from grader.exercises.menu import Line, Menu, draw_menu, filled, is_fair
from grader.exercises.trust.low_trust_agreement.case import Case, Counterpart, Lot
from grader.exercises.trust.low_trust_agreement.prose import script
from grader.exercises.trust.low_trust_agreement.terms import draw_acts, draw_steps, workday
from grader.exercises.trust.track_record import draw_record
from grader.exercises.world import Deal, draw_deal, shuffled

STEPS = 4
"""Acts of theirs, and deliveries of ours: enough to pair and to order within a quarter of an hour."""

UNPAID = (1.0, 0.8, 0.7, 0.5)
"""Parts of the price that the first offers on the menu leave unpaid until after delivery."""

CLEAR = 0.1
"""Offers lie at least this part of the cap away from it."""

GRAINS = 24
"""Offers are rounded to tens, fives or ones, so that a contract has at least this many of them."""

EVEN = 0.5
"""How often the offer that keeps the cap is the one of the fewest units: often enough to tell nothing."""


def draw(random: Random) -> Case:
    """Draw a case: who accepts, what is promised and proven when, how small a step must be."""
    deal, prose = draw_deal(random), script()
    first = workday(deal.start + timedelta(days=random.randrange(9, 16)))
    cap = _cap(random, deal)
    counterparts = _counterparts(random, deal, first)
    partner = next(one for one in counterparts if one.accepts)
    verify, verify_when, verify_with = _authority(random, deal, first)
    sittings, kept_until = _sittings(random, first, partner)
    drawn, days = draw_acts(random, deal, first, STEPS)
    acts = shuffled(random, drawn)
    names = iter(deal.people[2:])
    return Case(
        deal=deal,
        situation=_situation(random, deal),
        cap=cap,
        first=first,
        kept_until=kept_until,
        counterparts=counterparts,
        verify=verify,
        verify_when=verify_when,
        verify_with=verify_with,
        sittings=sittings,
        offers=_offers(random, deal, cap),
        open_offers=draw_menu(random, prose.open_offers, 1),
        notes=draw_menu(random, _named(prose.notes, names), Side.OURS),
        draft=draw_menu(random, _named(prose.draft, names), Side.OURS),
        acts=acts,
        steps=tuple(draw_steps(random, acts, names)),
        days=days,
    )


def _situation(random: Random, deal: Deal) -> str:
    fitting = [one for one in script().situations if one.goods is None or one.goods is deal.trade.goods]
    return random.choice(fitting).text.format(
        seller=deal.seller, quantity=f"{deal.quantity:,}", product=deal.trade.product
    )


def _authority(random: Random, deal: Deal, first: date) -> tuple[Menu[Checked], Menu[Moment], Menu[Source]]:
    prose = script()
    facts = {
        "value": euros(deal.value),
        "first": day(first),
        "past": euros(round(deal.value * random.uniform(0.04, 0.09), -2)),
    }
    subjects = [filled(line, **facts) for line in prose.verify]
    moments = [filled(line, **facts) for line in prose.verify_when]
    out_of_reach = random.choice((Source.INSIDER, Source.THIRD_PARTY))
    sources = [line for line in prose.verify_with if line.kind is not out_of_reach]
    return (
        draw_menu(random, subjects, Checked.POWER_TO_AGREE, spread=True),
        draw_menu(random, moments, Moment.BEFORE_FIRST_SITTING),
        draw_menu(random, sources, Source.INSIDER, Source.THIRD_PARTY),
    )


def _cap(random: Random, deal: Deal) -> int:
    # Roomy enough to divide the quantity over all steps, too tight for one step fewer.
    slack = random.uniform(1.03, 0.97 * STEPS / (STEPS - 1))
    return ceil(ceil(deal.quantity / STEPS * slack) * deal.price / 100) * 100


def _named(lines: Sequence[Line[Side]], names: Iterator[str]) -> list[Line[Side]]:
    return [filled(line, name=next(names)) for line in lines]


def _counterparts(random: Random, deal: Deal, first: date) -> tuple[Counterpart, ...]:
    prose = script()
    companies = (deal.buyer, random.choice([name for name in deal.trade.buyers if name != deal.buyer]))
    fitting = [one for one in prose.pending if deal.trade.goods or not one.goods]
    roles, pending = random.sample(prose.roles, 2), random.sample(fitting, 2)
    due = workday(first + timedelta(days=random.randrange(5, 9)))
    sooner = workday(first + timedelta(days=random.randrange(2, 5)))
    records = _records(random, deal)
    pair = []
    for index, accepts in enumerate((True, False)):
        texts = prose.accepting if accepts else prose.refusing
        by = due if accepts else sooner
        begin = Begin.ON_THEIR_TERMS if accepts else Begin.DECLINE
        pair.append(
            Counterpart(
                name=deal.people[index],
                role=roles[index],
                company=companies[index],
                record=records[index],
                accepts=accepts,
                answered=deal.start + timedelta(days=random.randrange(5)),
                answer=random.choice(texts).format(first=day(first), unit=deal.trade.unit),
                pending=pending[index],
                due=by,
                proven=workday(by + timedelta(days=random.randrange(3, 6))),
                begin=draw_menu(random, prose.begin, begin, spread=True),
            )
        )
    return shuffled(random, pair)


def _records(random: Random, deal: Deal) -> tuple[TrackRecord, TrackRecord]:
    one = draw_record(random, deal, deal.people[0], low=True)
    promised = {commitment.promise for commitment in one.commitments}
    while True:
        other = draw_record(random, deal, deal.people[1], low=True)
        # One promise in common is chance; more would look like a copy.
        if sum(commitment.promise in promised for commitment in other.commitments) <= 1:
            return one, other


def _sittings(random: Random, first: date, partner: Counterpart) -> tuple[Menu[date], date]:
    early = {workday(first + timedelta(days=gap)) for gap in range(2, (partner.proven - first).days)}
    proven = workday(partner.proven + timedelta(days=random.choice((0, 0, 1, 2, 6))))
    kept_until = workday(proven + timedelta(days=random.randrange(4)))
    too_late = workday(kept_until + timedelta(days=random.randrange(2, 7)))
    # Whoever always takes the latest day must not always be right.
    wrong = random.sample([*random.sample(sorted(early - {proven, partner.due}), 2), too_late], 2)
    days = [proven, partner.due, *wrong]
    while True:
        lines = [
            Line(when.isoformat(), when, f"{day(when)}, {attraction}")
            for when, attraction in zip(days, random.sample(script().attractions, 4), strict=True)
        ]
        if is_fair([line.text for line in lines]):
            return Menu(shuffled(random, lines)), kept_until


def _offers(random: Random, deal: Deal, cap: int) -> Menu[Lot]:
    grain = next(grain for grain in (10, 5, 1) if deal.quantity >= GRAINS * grain)
    fewest = random.random() < EVEN
    while True:
        unpaid = random.sample(UNPAID, len(UNPAID))
        shares = [random.uniform(0.5, 1 - CLEAR), *(random.uniform(1 + CLEAR, 1.6) for _ in unpaid[1:])]
        lots = [
            Lot(round(share * cap / deal.price / part / grain) * grain, part)
            for share, part in zip(shares, unpaid, strict=True)
        ]
        risks = [lot.units * deal.price * lot.unpaid / cap for lot in lots]
        if (
            0 < risks[0] <= 1 - CLEAR
            and min(risks[1:]) >= 1 + CLEAR
            and max(lot.units for lot in lots) < deal.quantity
            and len({lot.units for lot in lots}) == len(lots)
            and (lots[0].units == min(lot.units for lot in lots)) is fewest
            and not (fewest and unpaid[0] == min(UNPAID))
        ):
            return Menu(shuffled(random, [_offer(deal, lot) for lot in lots]))


def _offer(deal: Deal, lot: Lot) -> Line[Lot]:
    paid = round(100 * (1 - lot.unpaid))
    share = f"{paid}%" if paid else "none"
    text = f"{lot.units:,} {deal.trade.unit}, {share} of them paid for in advance"
    return Line(f"{lot.units}-units-{paid}-percent-paid", lot, text)

"""How the price is drawn: who supplies today, what a change costs, and whether the limits meet."""

from random import Random

from grader.domain.written import euros
from grader.domain.zopa import PriceFigures, Verdict
from grader.exercises.common_ground.ground_map.case import Price, Row
from grader.exercises.common_ground.ground_map.prose import ChangeProse, script
from grader.exercises.menu import Line, Menu
from grader.exercises.world import Deal, shuffled

APART = (1.1, 1.2)
"""How far the two limits lie apart, whichever is the higher one."""

BIND = 0.5
"""How often the other customer pays more than the order costs us."""


def draw_price(random: Random, deal: Deal) -> Price:
    """Draw the figures of the price.

    Args:
        random: The variant's random numbers.
        deal: The account.

    Returns:
        Figures with limits that lie at least a tenth apart, and the tables that show them.
    """
    figures = _figures(random, deal)
    rival = random.choice([name for name in deal.trade.sellers if name != deal.seller])
    other = random.choice([name for name in deal.trade.buyers if name != deal.buyer])
    rows = (*_offers(random, deal, figures, rival, other), *_costs(random, deal, figures))
    return Price(
        figures=figures,
        rival=rival,
        other=other,
        rows=shuffled(random, rows),
        changes=_changes(random, deal, figures),
        verdict=_verdict(random),
    )


def _figures(random: Random, deal: Deal) -> PriceFigures:
    incumbent, exists = random.choice((True, False)), random.choice((True, False))
    ours = round(deal.price * random.uniform(0.72, 0.85))
    theirs = round(ours * random.uniform(*APART)) if exists else round(ours / random.uniform(*APART))
    switching = round(theirs * random.uniform(0.09, 0.22))
    gap = round(ours * random.uniform(0.05, 0.12))
    binds = random.random() < BIND
    return PriceFigures(
        buyer=deal.buyer,
        item=deal.trade.item,
        quote=theirs - switching if incumbent else theirs + switching,
        switching=switching,
        total=switching * deal.quantity,
        incumbent=incumbent,
        cost=ours - gap if binds else ours,
        elsewhere=ours if binds else ours - gap,
    )


def _offers(random: Random, deal: Deal, figures: PriceFigures, rival: str, other: str) -> tuple[Row, ...]:
    offer = round(max(deal.price, figures.our_limit * 1.05))
    bid = round(min(figures.their_limit, figures.our_limit) * random.uniform(0.86, 0.94))
    return (
        ("Our last offer", euros(offer)),
        (f"Last bid of {deal.buyer}", euros(bid)),
        (f"Quote of {rival}, in writing", euros(figures.quote)),
        (f"{other} would pay us, for the same quantity", euros(figures.elsewhere)),
    )


def _costs(random: Random, deal: Deal, figures: PriceFigures) -> tuple[Row, ...]:
    largest = round(figures.cost * random.uniform(0.68, 0.8))
    second = round((figures.cost - largest) * random.uniform(0.3, 0.7))
    parts = script().costs.goods if deal.trade.goods else script().costs.licences
    costs = (largest, second, figures.cost - largest - second)
    return tuple((f"{part}, our cost", euros(cost)) for part, cost in zip(parts, costs, strict=True))


def _changes(random: Random, deal: Deal, figures: PriceFigures) -> tuple[Row, ...]:
    first = round(figures.switching * random.uniform(0.35, 0.65)) * deal.quantity
    sums = (first, figures.total - first, *(_idle(random, figures) for _ in range(2)))
    drawn = (*random.sample(_of("change"), 2), *(random.choice(_of(kind)) for kind in ("spent", "either")))
    rows = [(prose.name, euros(total), prose.note) for prose, total in zip(drawn, sums, strict=True)]
    return shuffled(random, rows)


def _of(kind: str) -> list[ChangeProse]:
    return [change for change in script().changes if change.kind == kind]


def _idle(random: Random, figures: PriceFigures) -> int:
    # Large enough that a limit with it in is wrong by more than the tolerance of 1%.
    return round(figures.total * random.uniform(0.3, 0.8) / 100) * 100


def _verdict(random: Random) -> Menu[Verdict]:
    others = random.sample([Verdict.MATCH, Verdict.HALFWAY, Verdict.HOLD], 2)
    kinds = shuffled(random, (Verdict.BETWEEN, Verdict.NO_PRICE, *others))
    return Menu(
        tuple(
            Line(name, kind, prose.text, prose.tone)
            for name, kind in zip("abcd", kinds, strict=True)
            for prose in [random.choice([each for each in script().verdicts if each.kind is kind])]
        )
    )

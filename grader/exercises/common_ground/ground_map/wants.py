"""How the customer's wants are drawn: what they are worth, how loudly they are put, what we can provide."""

from datetime import timedelta
from itertools import pairwise
from random import Random

from grader.domain.incidents import in_words
from grader.domain.issues import Wish, Worth
from grader.domain.written import euros
from grader.exercises.common_ground.ground_map.case import NOTHING, Wants
from grader.exercises.common_ground.ground_map.prose import WishProse, script
from grader.exercises.world import Deal, shuffled

WANTED = 4
"""Wants that the customer's letter brings forward."""

UNWANTED = 2
"""Things that we could provide and the customer does not want."""

APART = 1.2
"""Each want is worth at least this multiple of the next one."""

TIMES = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24)

FINE, COARSE, THOUSAND = 10, 50, 1000
"""Costs are told in tens, from a thousand euros on in fifties."""

SMALLEST = 0.005
"""The least want costs the customer about this part of the contract's value a year."""


def draw_wants(random: Random, deal: Deal) -> Wants:
    """Draw what the customer wants, with yearly sums that neither their size nor their number alone ranks.

    Args:
        random: The variant's random numbers.
        deal: The account.

    Returns:
        The letter, our operations' replies, what may be common ground, and what each want is worth.
    """
    pool = [wish for wish in script().wishes if deal.trade.goods or not wish.goods]
    drawn = random.sample(pool, WANTED + UNWANTED)
    wanted, unwanted = drawn[:WANTED], drawn[WANTED:]
    worths = dict(zip((wish.id for wish in wanted), _worths(random, deal, wanted), strict=True))
    provided = {wish.id for wish in random.sample(wanted, random.randrange(1, WANTED))}
    provided |= {wish.id for wish in unwanted}
    letter = _letter(random, deal, worths, wanted, unwanted)
    wishes = {wish.id: _wish(deal, wish, worths.get(wish.id), provided=wish.id in provided) for wish in drawn}
    common = [wish.where.lower() for wish in wishes.values() if wish.wanted and wish.provided]
    wishes[NOTHING] = Wish(
        where="No common ground",
        wanted=False,
        provided=False,
        fact=f"There is some: they want, and we can provide, {in_words(tuple(common))}.",
    )
    return Wants(
        written=deal.start + timedelta(days=30),
        letter=letter,
        replies=shuffled(
            random, [(each.name, each.can if each.id in provided else each.cannot) for each in drawn]
        ),
        wishes={name: wishes[name] for name in shuffled(random, tuple(wishes))},
        worths={name: worths[name] for name in shuffled(random, tuple(worths))},
    )


def _worths(random: Random, deal: Deal, wanted: list[WishProse]) -> tuple[Worth, ...]:
    while True:
        steps = (random.uniform(1.35, 1.7) ** place for place in range(WANTED))
        sums = [deal.value * SMALLEST * step for step in steps]
        times = random.sample(TIMES, WANTED)
        each = [_round(total / count) for total, count in zip(sums, times, strict=True)]
        pairs = shuffled(random, tuple(zip(each, times, strict=True)))
        worths = tuple(Worth(wish.name, *pair) for wish, pair in zip(wanted, pairs, strict=True))
        if _tells_nothing(worths):
            return worths


def _round(amount: float) -> int:
    grain = COARSE if amount >= THOUSAND else FINE
    return max(grain, round(amount / grain) * grain)


def _tells_nothing(worths: tuple[Worth, ...]) -> bool:
    ranked = sorted(worths, key=lambda worth: -worth.yearly)
    apart = all(more.yearly >= APART * less.yearly for more, less in pairwise(ranked))
    by_size = sorted(worths, key=lambda worth: -worth.each)
    by_number = sorted(worths, key=lambda worth: -worth.times)
    return apart and ranked not in (by_size, by_number)


def _letter(
    random: Random, deal: Deal, worths: dict[str, Worth], wanted: list[WishProse], unwanted: list[WishProse]
) -> str:
    manners = script().manners
    openings = shuffled(random, [*random.sample(manners.loud, 2), *random.sample(manners.quiet, 2)])
    lines = [
        f"{opening} {_said(deal, wish.pain, worths[wish.id])} times."
        for opening, wish in zip(openings, wanted, strict=True)
    ]
    return "\n\n".join(shuffled(random, [*lines, *(_said(deal, wish.decline) for wish in unwanted)]))


def _said(deal: Deal, text: str, worth: Worth | None = None) -> str:
    facts = {"each": euros(worth.each), "times": str(worth.times)} if worth else {}
    return text.format(seller=deal.seller, buyer=deal.buyer, **facts)


def _wish(deal: Deal, wish: WishProse, worth: Worth | None, *, provided: bool) -> Wish:
    theirs = _said(deal, wish.pain, worth) + " times" if worth else _said(deal, wish.decline)
    ours = wish.can if provided else wish.cannot
    return Wish(
        where=wish.name,
        wanted=worth is not None,
        provided=provided,
        fact=f"They: “{theirs.rstrip('.')}.” We: “{ours}”",
    )

"""The rows of the mandate of ``give-get-ledger`` that are still blank the evening before."""

from random import Random

from grader.domain.ledger import Priced
from grader.domain.written import euros
from grader.exercises.menu import Menu, is_fair
from grader.exercises.trades.give_get_ledger.case import NewRow, Policy, SheetRow
from grader.exercises.trades.give_get_ledger.menus import lettered
from grader.exercises.trades.give_get_ledger.prose import MandateProse, script
from grader.exercises.trades.give_get_ledger.sums import Gets, NothingFitsError, Range
from grader.exercises.world import shuffled

BELOW, ABOVE = 0.9, 1.1
"""How far amounts stay from the limit, as multiples of it."""

COVERS: Range = (1.15, 1.5)
"""What the return that covers a row is worth, as a multiple of the limit."""
SHORT: Range = (0.4, 0.8)
"""What the one that does not is worth, as a multiple of the most that the row lets you give."""

ROWS = 2
BLANKS = 2


def draw_new_rows(random: Random, policy: Policy, gets: Gets) -> tuple[NewRow, ...]:
    """Draw the blank rows.

    Args:
        random: The variant's random numbers.
        policy: What a rep decides alone.
        gets: Returns that are left.

    Raises:
        NothingFitsError: Too few kinds of ask come in sums that fit the limit.
    """
    fits = [prose for prose in script().mandates if _units(policy, prose)]
    if len(fits) < ROWS:
        raise NothingFitsError
    return tuple(_new_row(random, policy, gets, prose) for prose in random.sample(fits, ROWS))


def _units(policy: Policy, prose: MandateProse) -> list[int]:
    """Return what a unit may cost: so much that five to twelve of them make the limit."""
    low, high = max(prose.euros[0], policy.limit // 12), min(prose.euros[1], policy.limit // 5)
    return list(range(-(-low // 10) * 10, high + 1, 10))


def _new_row(random: Random, policy: Policy, gets: Gets, prose: MandateProse) -> NewRow:
    unit = random.choice(_units(policy, prose))
    most, over = int(BELOW * policy.limit // unit), -int(-ABOVE * policy.limit // unit)
    counts = {most - max(1, round(most * random.uniform(0.2, 0.4))), most, over}
    counts.add(over + max(1, round(over * random.uniform(0.2, 0.5))))
    levels = [
        Priced(_amount(count, prose.each), count * unit, f"{count} × {euros(unit)}")
        for count in sorted(counts)
    ]
    best = next(level for level in levels if level.euros == most * unit)
    cover, short = gets.draw(policy.limit, COVERS), gets.draw(best.euros, SHORT)
    names = [(get.priced.name, get.words) for get in (cover, short)]
    return NewRow(
        row=SheetRow(prose.row, f"{euros(unit)} for each {prose.each}", shuffled(random, names)),
        levels=lettered(random, [(level.name, level) for level in levels]),
        best=best,
        gets=_must_ask(random, cover.priced, short.priced),
    )


def _amount(count: int, each: str) -> str:
    plural = each if each.endswith("s") else f"{each}s"
    return f"{count} {each if count == 1 else plural}"


def _must_ask(random: Random, cover: Priced, short: Priced) -> Menu[Priced | None]:
    while True:
        blanks = random.sample(script().blanks, BLANKS)
        options: list[tuple[str, Priced | None]] = [
            (cover.name, cover),
            (short.name, short),
            *((text, None) for text in blanks),
        ]
        if is_fair([text for text, _ in options]):
            return lettered(random, options)

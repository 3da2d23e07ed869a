"""The rows of the mandate of ``give-get-ledger`` that are still blank the evening before."""

from random import Random

from grader.domain.ledger import Priced
from grader.domain.written import euros
from grader.exercises.menu import Line, Menu, is_fair
from grader.exercises.menu import lettered as in_order
from grader.exercises.trades.give_get_ledger.case import NewRow, Policy, SheetRow
from grader.exercises.trades.give_get_ledger.menus import lettered
from grader.exercises.trades.give_get_ledger.prose import MandateProse, script
from grader.exercises.trades.give_get_ledger.sums import UNIT, Gets, NothingFitsError, Range, multiples
from grader.exercises.world import shuffled

BELOW, ABOVE = 0.9, 1.1
"""How far amounts stay from the limit, as multiples of it."""

COVERS: Range = (1.15, 1.5)
"""What the return that covers a row is worth, as a multiple of the limit."""
SHORT: Range = (0.4, 0.8)
"""What the one that does not is worth, as a multiple of the most that the row lets you give."""

COARSE = 8000
"""Euros of the limit from which units come in coarser steps."""

LEVELS = 4
"""How many amounts are on offer; from none to all of the others keep to the limit as well."""

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
    return multiples(UNIT if policy.limit < COARSE else 2 * UNIT, low, high)


def _new_row(random: Random, policy: Policy, gets: Gets, prose: MandateProse) -> NewRow:
    unit = random.choice(_units(policy, prose))
    most, over = int(BELOW * policy.limit // unit), -int(-ABOVE * policy.limit // unit)
    below = random.randrange(LEVELS)
    counts = [most, *random.sample(range(1, most), below)]
    counts += random.sample(range(over, over + most), LEVELS - 1 - below)
    best, *others = (
        Priced(_amount(count, prose.each), count * unit, f"{count} × {euros(unit)}") for count in counts
    )
    cover, short = gets.draw(policy.limit, COVERS), gets.draw(best.euros, SHORT)
    return NewRow(
        row=SheetRow(prose.row, f"{euros(unit)} per {prose.each}", shuffled(random, (cover, short))),
        levels=in_order(
            Line("", level, level.name) for level in sorted((best, *others), key=lambda one: one.euros)
        ),
        best=best,
        gets=_must_ask(random, cover, short),
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

"""The sums of ``give-get-ledger``: what asks cost us, and what gets are worth to us."""

from random import Random

from msgspec import Struct

from grader.domain.ledger import Priced
from grader.domain.written import euros
from grader.exercises.trades.give_get_ledger.prose import AskProse, DemandProse, GetProse, RiskProse, script
from grader.exercises.world import Deal, shuffled

Range = tuple[float, float]

EVEN: Range = (1, 1)
"""What a return is worth as a multiple of the ask's cost: here exactly as much, which is enough."""
COVERS: Range = (1.12, 1.5)
PAYS: Range = (1.22, 1.4)
"""A return that more than pays for a large ask: a tenth above what the policy asks for."""
SHORT: Range = (0.45, 0.87)

CHANCES = (4, 5, 6, 8, 10, 12, 15, 20, 25)
"""Percent."""

DAY_OF_CREDIT = 0.0003
"""What a day of credit costs, as a part of the contract: about 11% a year."""

LEAST_UNIT = 2
STEPS = (5000, 1000, 500, 100, 50, 10, 5, 1)


class NothingFitsError(LookupError):
    """No sum of the kind that was drawn is believable: the case is drawn anew."""


class Costed(Struct, frozen=True):
    """What an ask costs us, and the line of the sheet and the words of the client that say so."""

    row: str
    cost: Priced
    unit: str
    text: str
    file: str = ""


def counted(random: Random, deal: Deal, prose: AskProse, within: Range) -> Costed:
    """Return an ask for so many units.

    Args:
        random: The variant's random numbers.
        deal: The account.
        prose: What is asked for.
        within: The least and the most that it may cost, in euros.

    Raises:
        NothingFitsError: No number of units costs a sum in that range.
    """
    unit = _unit(random, deal, prose)
    counts = [count for count in prose.counts if within[0] <= unit * count <= within[1]]
    if not counts:
        raise NothingFitsError
    count = random.choice(counts)
    cost = Priced(f"the ask in row “{prose.row}”", unit * count, f"{count} × {euros(unit)}")
    text = prose.text.format(n=count, unit=deal.trade.unit, seller=deal.seller)
    return Costed(prose.row, cost, f"{euros(unit)} for each {prose.each}", text)


def _unit(random: Random, deal: Deal, prose: AskProse) -> int:
    if prose.percent:
        return deal.value // 100
    if prose.price:
        return round(prose.price * deal.price)
    return random.randrange(prose.euros[0], prose.euros[1] + 1, 10)


def longer_payment(random: Random, deal: Deal, days: int) -> Costed:
    """Return an ask for payment after so many days in place of 30."""
    unit = max(5, 5 * round(deal.value * DAY_OF_CREDIT / 5))
    cost = Priced("the ask in row “Longer payment”", unit * (days - 30), f"{days - 30} × {euros(unit)}")
    text = random.choice(script().payments).text.format(days=days)
    return Costed("Longer payment", cost, f"{euros(unit)} for each day past 30", text)


def shifted(random: Random, prose: RiskProse, within: Range, *, large: bool) -> Costed:
    """Return a risk that we are to bear, whose chance times loss is between two sums in euros."""
    chance = random.choice(CHANCES)
    loss = _round(random.uniform(*within) * 100 / chance)
    cost = Priced(f"the risk in row “{prose.row}”", loss * chance / 100, f"{chance}% of {euros(loss)}")
    if not within[0] <= cost.euros <= within[1]:
        raise NothingFitsError
    text = prose.large if large else prose.small
    return Costed(
        prose.row, cost, "chance times loss, as on file", text, prose.file.format(p=chance, loss=euros(loss))
    )


def demanded(random: Random, deal: Deal, prose: DemandProse, within: Range) -> Costed:
    """Return an outrageous ask for a part of the contract's value between two sums in euros."""
    unit = deal.value // 100
    count = round(random.uniform(*within) / unit)
    cost = Priced(f"the ask in row “{prose.row}”", unit * count, f"{count} × {euros(unit)}")
    return Costed(prose.row, cost, f"{euros(unit)} for each {prose.each}", prose.text.format(n=count))


def _round(amount: float) -> int:
    """Return a sum in steps of about a fortieth, as people put a figure on things."""
    step = next(step for step in STEPS if amount >= 40 * step or step == 1)
    return step * round(amount / step)


class Valued(Struct, frozen=True):
    """A get with its worth, and how the sheet words that."""

    priced: Priced
    words: str


class Gets:
    """Gets that a case has not used yet: no two rows name the same one."""

    def __init__(self, random: Random, deal: Deal) -> None:
        """Shuffle them."""
        self._random, self._deal, self._used = random, deal, set[str]()
        self._small = [get for get in shuffled(random, script().gets) if deal.trade.goods or not get.goods]
        self._large = list(shuffled(random, script().large_gets))

    def draw(self, cost: float, worth: Range, *, large: bool = False) -> Valued:
        """Return something new that is worth a multiple of a cost.

        Args:
            cost: Euros that the ask costs us.
            worth: The least and the most that it is worth to us, as a multiple of the cost.
            large: Whether it has to pay for a large ask.

        Raises:
            NothingFitsError: None is believable at that worth.
        """
        for prose in self._large if large else self._small:
            found = None if prose.name in self._used else self._valued(prose, cost, worth)
            if found:
                self._used.add(prose.name)
                return found
        raise NothingFitsError

    def _valued(self, prose: GetProse, cost: float, worth: Range) -> Valued | None:
        wanted = cost if worth == EVEN else cost * self._random.uniform(*worth)
        valued = self._priced(prose, wanted, exact=worth == EVEN)
        fits = valued is not None and worth[0] * cost <= valued.priced.euros <= worth[1] * cost
        return valued if fits else None

    def _priced(self, prose: GetProse, wanted: float, *, exact: bool) -> Valued | None:
        if prose.percent[1]:
            return self._percent(prose, wanted)
        if not prose.each:
            lump = wanted if exact else _round(wanted)
            return Valued(Priced(prose.name, lump), euros(lump)) if lump <= prose.most else None
        deal = self._deal
        count = round(deal.quantity * prose.times) if prose.quantity else self._random.choice(prose.counts)
        unit = _round(wanted / count)
        if not LEAST_UNIT <= unit <= min(prose.most, deal.price / 3 if prose.quantity else prose.most):
            return None
        words = f"{euros(unit)} for each of {count:,} {prose.each.format(unit=deal.trade.unit)}"
        return Valued(Priced(prose.name, unit * count, f"{count:,} × {euros(unit)}"), words)

    def _percent(self, prose: GetProse, wanted: float) -> Valued | None:
        value = self._deal.value
        percent = round(100 * wanted / value, 1)
        if not prose.percent[0] <= percent <= prose.percent[1]:
            return None
        worth = round(percent * value / 100, 2)
        basis = f"{percent:g}% of {euros(value)}"
        return Valued(Priced(prose.name, worth, basis), f"{percent:g}% of the contract's value")

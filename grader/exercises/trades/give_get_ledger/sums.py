"""The sums of ``give-get-ledger``: what asks cost us, and what gets are worth to us."""

from random import Random

from msgspec import Struct

from grader.domain.ledger import Priced
from grader.domain.written import euros
from grader.exercises.trades.give_get_ledger.prose import AskProse, DemandProse, RiskProse, script
from grader.exercises.world import Deal, shuffled

Range = tuple[float, float]

EVEN: Range = (1, 1)
"""What a return is worth as a multiple of the ask's cost: here exactly as much, which is enough."""
COVERS: Range = (1.12, 1.5)
PAYS: Range = (1.18, 1.3)
"""A return that more than pays for a large ask, clearly above what the policy asks for."""
SHORT: Range = (0.45, 0.87)
ALMOST: Range = (0.8, 0.92)

# Counts, chances and units multiply in the head: what is trained here is to do the sum, not arithmetic.
CHANCES = (5, 10, 20, 25)
"""Percent."""
PERCENTS = (10, 12, 15, 20, 25)
"""Outrageous parts of a contract."""
UNIT = 50
"""Euros in which the costs of units come."""

DAY_OF_CREDIT = 0.0003
"""What a day of credit costs, as a part of the contract: about 11% a year."""

STEPS = (5000, 1000, 500, 100, 50, 10)


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
    return Costed(prose.row, cost, f"{euros(unit)} per {prose.each}", text)


def _unit(random: Random, deal: Deal, prose: AskProse) -> int:
    if prose.percent:
        return deal.value // 100
    if prose.price:
        return round(round(prose.price * deal.price), -1)
    return random.choice(multiples(UNIT, *prose.euros))


def multiples(step: int, least: int, most: int) -> list[int]:
    """Return the multiples of a step from the least to the most, both included."""
    return list(range(-(-least // step) * step, most + 1, step))


def longer_payment(random: Random, deal: Deal, days: int) -> Costed:
    """Return an ask for payment after so many days in place of 30."""
    unit = round(round(deal.value * DAY_OF_CREDIT), -1)
    cost = Priced("the ask in row “Longer payment”", unit * (days - 30), f"{days - 30} × {euros(unit)}")
    text = random.choice(script().payments).text.format(days=days)
    return Costed("Longer payment", cost, f"{euros(unit)} per day past 30", text)


def shifted(random: Random, prose: RiskProse, within: Range, *, large: bool) -> Costed:
    """Return a risk that we are to bear, whose chance times loss is between two sums in euros."""
    chance = random.choice(CHANCES)
    loss = _two_digits(random.uniform(*within) * 100 / chance)
    cost = Priced(f"the risk in row “{prose.row}”", loss * chance / 100, f"{chance}% of {euros(loss)}")
    if not within[0] <= cost.euros <= within[1]:
        raise NothingFitsError
    text = prose.large if large else prose.small
    return Costed(prose.row, cost, "chance × loss", text, prose.file.format(p=chance, loss=euros(loss)))


def demanded(random: Random, deal: Deal, prose: DemandProse, within: Range) -> Costed:
    """Return an outrageous ask for a part of the contract's value between two sums in euros."""
    unit = deal.value // 100
    counts = [count for count in PERCENTS if within[0] <= unit * count <= within[1]]
    if not counts:
        raise NothingFitsError
    count = random.choice(counts)
    cost = Priced(f"the ask in row “{prose.row}”", unit * count, f"{count} × {euros(unit)}")
    return Costed(prose.row, cost, f"{euros(unit)} per {prose.each}", prose.text.format(n=count))


def _two_digits(amount: float) -> int:
    return round(round(amount), 2 - len(str(round(amount))))


def _round(amount: float) -> int:
    """Return a sum in steps of about a hundredth, as people put a figure on things."""
    step = next(step for step in STEPS if amount >= 80 * step or step == STEPS[-1])
    return step * round(amount / step)


class Gets:
    """Gets that a case has not used yet: no two rows name the same one."""

    def __init__(self, random: Random, deal: Deal) -> None:
        """Shuffle them."""
        self._random, self._deal, self._used = random, deal, set[str]()
        self._small = [get for get in shuffled(random, script().gets) if deal.trade.goods or not get.goods]
        self._large = list(shuffled(random, script().large_gets))

    def draw(self, cost: float, worth: Range, *, large: bool = False) -> Priced:
        """Return something new that is worth a multiple of a cost.

        Args:
            cost: Euros that the ask costs us.
            worth: The least and the most that it is worth to us, as a multiple of the cost.
            large: Whether it has to pay for a large ask.

        Raises:
            NothingFitsError: None is believable at that worth.
        """
        euros_ = cost if worth == EVEN else _round(cost * self._random.uniform(*worth))
        percent = 100 * euros_ / self._deal.value
        for prose in self._large if large else self._small:
            believable = euros_ <= prose.most and prose.percent[0] <= percent <= prose.percent[1]
            if believable and prose.name not in self._used:
                self._used.add(prose.name)
                return Priced(prose.name, euros_)
        raise NothingFitsError

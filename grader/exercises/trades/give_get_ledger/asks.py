"""How the seven asks of ``give-get-ledger`` are drawn, each with its cost and the returns of its row."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from grader.domain.ledger import Authority, Priced
from grader.domain.written import euros
from grader.exercises.trades.give_get_ledger.case import Policy
from grader.exercises.trades.give_get_ledger.prose import AskProse, RiskProse, script
from grader.exercises.trades.give_get_ledger.sums import (
    ALMOST,
    COVERS,
    EVEN,
    PAYS,
    SHORT,
    Costed,
    Gets,
    NothingFitsError,
    Range,
    counted,
    demanded,
    longer_payment,
    shifted,
)
from grader.exercises.world import Deal, shuffled

DAILY: Range = (0.15, 0.9)
"""What an ordinary ask costs, as a part of the limit."""
LARGE: tuple[Range, Range] = ((0.12, 0.16), (0.2, 0.28))
"""What the smaller and the larger of two outrageous asks cost, as a part of the contract."""
SMALLER_PAID = (3, 2)
"""How often the smaller and the larger of them is the one that is paid: so the larger return says nothing."""
SHORT_OF_RISK = 0.3
"""How often no return covers a risk."""

ROLES = DAILY_ASK, RIGHT, PAYMENT, RISK, PAID, UNPAID = (
    "daily",
    "right",
    "payment",
    "risk",
    "paid",
    "unpaid",
)
"""What an ask is in its case; the last two are the outrageous ones, with and without a return that pays."""


class Drawn(Struct, frozen=True, kw_only=True):
    """An ask with the two returns of its row.

    Attributes:
        role: What it is in its case.
        costed: What it costs.
        gets: The better return and the other.
        authority: Who decides on it.
        fact: The line of the policy that says so.
        risk: Whether its cost is chance times loss.
    """

    role: str
    costed: Costed
    gets: tuple[Priced, Priced]
    authority: Authority = Authority.OWN
    fact: str = ""
    risk: bool = False

    @property
    def outrageous(self) -> bool:
        """Whether it is one of the large ones."""
        return self.role in (PAID, UNPAID)


class Table(Struct, frozen=True):
    """What it takes to draw the asks of a case."""

    random: Random
    deal: Deal
    policy: Policy
    gets: Gets

    @property
    def daily(self) -> Range:
        """What an ordinary ask may cost, in euros."""
        return DAILY[0] * self.policy.limit, DAILY[1] * self.policy.limit

    def fits(self, *, goods: bool) -> bool:
        """Say whether something fits the trade: software is neither stored nor shipped."""
        return self.deal.trade.goods or not goods

    def returns(self, cost: float, *, covered: bool = True) -> tuple[Priced, Priced]:
        """Return what covers a cost, one time in four exactly, and what falls short; or two that do."""
        ratios = (self.random.choices((EVEN, COVERS), (1, 3))[0] if covered else ALMOST, SHORT)
        return self.priced(cost, ratios)

    def priced(
        self, cost: float, ratios: tuple[Range, Range], *, large: bool = False
    ) -> tuple[Priced, Priced]:
        """Return two gets that are worth these multiples of a cost, the better one first."""
        one, other = (self.gets.draw(cost, ratio, large=large) for ratio in ratios)
        return (one, other) if one.euros >= other.euros else (other, one)


def draw_asks(table: Table) -> list[Drawn]:
    """Draw seven asks: two large ones, a risk, a payment, and three more; one at least is not yours.

    No return covers one of the daily asks, so that only its sum tells whether to say yes.

    Args:
        table: The account, the policy and the returns that are left.

    Raises:
        NothingFitsError: The sums that were drawn leave an ask without a believable figure.
    """
    random = table.random
    plans = ((True, False), (False, True), (True, True))
    right, special = random.choices(plans, (2, 1, 1))[0]
    pool = iter(shuffled(random, [ask for ask in script().asks if table.fits(goods=ask.goods)]))
    covered = shuffled(random, (True, False) if right else (True, True, False))
    asks = [_daily(table, pool, covered=each) for each in covered]
    if right:
        asks.append(_right(table))
    risks = iter(shuffled(random, [risk for risk in script().risks if table.fits(goods=risk.goods)]))
    asks += [_payment(table, special=special), _risk(table, next(risks)), *_large(table, risks)]
    return asks


def _own(table: Table, costed: Costed) -> str:
    return f"It costs us {euros(costed.cost.euros)}, within your limit of {euros(table.policy.limit)}."


def _daily(table: Table, pool: Iterator[AskProse], *, covered: bool) -> Drawn:
    for prose in pool:
        try:
            costed = counted(table.random, table.deal, prose, table.daily)
        except NothingFitsError:
            continue
        gets = table.returns(costed.cost.euros, covered=covered)
        return Drawn(role=DAILY_ASK, costed=costed, gets=gets, fact=_own(table, costed))
    raise NothingFitsError


def _right(table: Table) -> Drawn:
    prose = table.random.choice([right for right in script().rights if table.fits(goods=right.goods)])
    costed = counted(table.random, table.deal, prose, (0, table.deal.value))
    return Drawn(
        role=RIGHT,
        costed=costed,
        gets=table.returns(costed.cost.euros),
        authority=Authority.LEADER,
        fact="It is a right: the sales leader decides on it, whatever it costs.",
    )


def _payment(table: Table, *, special: bool) -> Drawn:
    limit = table.policy.days
    low, high = (1.1, 1.4) if special else (0.7, 0.9)
    days = table.random.choice([d for d in range(40, 130, 10) if low * limit <= d <= high * limit])
    costed = longer_payment(table.random, table.deal, days)
    if not special and costed.cost.euros > table.daily[1]:
        raise NothingFitsError
    side = f"past the {limit} after which" if special else f"within the {limit} up to which"
    rule = "finance decides" if special else "it is yours"
    return Drawn(
        role=PAYMENT,
        costed=costed,
        gets=table.returns(costed.cost.euros),
        authority=Authority.FINANCE if special else Authority.OWN,
        fact=f"{days} days are {side} {rule}; the sum is {euros(costed.cost.euros)}.",
    )


def _risk(table: Table, prose: RiskProse) -> Drawn:
    least, most = table.daily
    costed = shifted(table.random, prose, (2 * least, most), large=False)
    gets = table.returns(costed.cost.euros, covered=table.random.random() >= SHORT_OF_RISK)
    return Drawn(role=RISK, costed=costed, gets=gets, fact=_own(table, costed), risk=True)


def _large(table: Table, risks: Iterator[RiskProse]) -> Iterator[Drawn]:
    """Yield the two large asks, one of them a risk at least; they sound alike, and only the sums differ.

    Where the one that is paid is the smaller one, the other's returns look larger.
    """
    random, value = table.random, table.deal.value
    demands = iter(shuffled(random, script().demands))
    shifts = random.choice(((True, True), (True, False), (False, True)))
    sizes = random.choices((LARGE, LARGE[::-1]), SMALLER_PAID)[0]
    better = (PAYS, ALMOST if sizes == LARGE else SHORT)
    for role, best, risk, size in zip((PAID, UNPAID), better, shifts, sizes, strict=True):
        within = (size[0] * value, size[1] * value)
        costed = (
            shifted(random, next(risks), within, large=True)
            if risk
            else demanded(random, table.deal, next(demands), within)
        )
        gets = table.priced(costed.cost.euros, (best, SHORT), large=True)
        fact = f"Above {euros(table.policy.limit)} it is yours as well: yes from {table.policy.paid:.0%} on."
        yield Drawn(role=role, costed=costed, gets=gets, fact=fact, risk=risk)

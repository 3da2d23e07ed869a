"""How the seven asks of ``give-get-ledger`` are drawn, each with its cost and the returns of its row."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from grader.domain.ledger import Authority
from grader.domain.written import euros
from grader.exercises.trades.give_get_ledger.case import Policy
from grader.exercises.trades.give_get_ledger.prose import AskProse, RiskProse, script
from grader.exercises.trades.give_get_ledger.sums import (
    COVERS,
    EVEN,
    PAYS,
    SHORT,
    Costed,
    Gets,
    NothingFitsError,
    Range,
    Valued,
    counted,
    demanded,
    longer_payment,
    shifted,
)
from grader.exercises.world import Deal, shuffled

DAILY: Range = (0.15, 0.9)
"""What an ordinary ask costs, as a part of the limit."""
LARGE: Range = (0.15, 0.28)
"""What an outrageous ask costs, as a part of the contract."""

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
    gets: tuple[Valued, Valued]
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

    def returns(self, cost: float) -> tuple[Valued, Valued]:
        """Return what covers a cost, one time in four exactly, and what falls short of it."""
        cover = self.random.choices((EVEN, COVERS), (1, 3))[0]
        return self.gets.draw(cost, cover), self.gets.draw(cost, SHORT)


def draw_asks(table: Table) -> list[Drawn]:
    """Draw seven asks: two large ones, a risk, a payment, and three more; one at least is not yours.

    Args:
        table: The account, the policy and the returns that are left.

    Raises:
        NothingFitsError: The sums that were drawn leave an ask without a believable figure.
    """
    random = table.random
    right, special = random.choice(((True, False), (False, True), (True, True)))
    pool = iter(shuffled(random, [ask for ask in script().asks if table.fits(goods=ask.goods)]))
    asks = [_daily(table, pool) for _ in range(2 if right else 3)]
    if right:
        asks.append(_right(table))
    risks = iter(shuffled(random, [risk for risk in script().risks if table.fits(goods=risk.goods)]))
    asks += [_payment(table, special=special), _risk(table, next(risks)), *_large(table, risks)]
    return asks


def _own(table: Table, costed: Costed) -> str:
    return f"It costs us {euros(costed.cost.euros)}, within your limit of {euros(table.policy.limit)}."


def _daily(table: Table, pool: Iterator[AskProse]) -> Drawn:
    for prose in pool:
        try:
            costed = counted(table.random, table.deal, prose, table.daily)
        except NothingFitsError:
            continue
        gets = table.returns(costed.cost.euros)
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
    days = table.random.choice([d for d in range(40, 130) if low * limit <= d <= high * limit and d % 3 == 0])
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
    gets = table.returns(costed.cost.euros)
    return Drawn(role=RISK, costed=costed, gets=gets, fact=_own(table, costed), risk=True)


def _large(table: Table, risks: Iterator[RiskProse]) -> Iterator[Drawn]:
    """Yield the two large asks, one of them a risk at least; they sound alike, and only the sums differ."""
    random, value = table.random, table.deal.value
    within = (LARGE[0] * value, LARGE[1] * value)
    demands = iter(shuffled(random, script().demands))
    shifts = random.choice(((True, True), (True, False), (False, True)))
    for role, better, risk in zip((PAID, UNPAID), (PAYS, SHORT), shifts, strict=True):
        costed = (
            shifted(random, next(risks), within, large=True)
            if risk
            else demanded(random, table.deal, next(demands), within)
        )
        drawn = [table.gets.draw(costed.cost.euros, ratio, large=True) for ratio in (better, SHORT)]
        first, second = sorted(drawn, key=lambda get: -get.priced.euros)
        fact = f"Above {euros(table.policy.limit)} it is yours as well: yes from {table.policy.paid:.0%} on."
        yield Drawn(role=role, costed=costed, gets=(first, second), fact=fact, risk=risk)

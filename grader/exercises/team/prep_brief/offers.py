"""What may be offered in a case of ``prep-brief``: the policy, and how the account stands to it."""

from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.exercises.team.prep_brief.prose import script
from grader.exercises.world import Deal, day, euros

OFFERS = 7
FEWEST, MOST = 3, 5
"""How many of them may be offered."""

KINDS = 5
"""How many different things in the account decide, at least."""

BELOW = (0.6, 0.85)
ABOVE = (1.15, 1.6)
"""Where a threshold lies, in parts of what the account has: never within a tenth of it."""


class Account(Struct, frozen=True, kw_only=True):
    """What the policy looks at.

    Attributes:
        quantity: Units of the order.
        unit: What they are counted in.
        revenue: What the customer bought for last year, in euros.
        since: The year in which the customer came.
        service: Whether there is a service contract.
        overdue: Whether an invoice is overdue.
        meeting: The day of the meeting.
    """

    quantity: int
    unit: str
    revenue: int
    since: int
    service: bool
    overdue: bool
    meeting: date


class Offer(Struct, frozen=True):
    """One line of the policy.

    Attributes:
        id: Its name in the answer file.
        text: What may be offered.
        condition: When, in the policy's words.
        allowed: Whether the account meets that.
        fact: The condition, and how the account stands to it.
    """

    id: str
    text: str
    condition: str
    allowed: bool
    fact: str


Terms = tuple[str, bool, str]
"""A condition, whether the account meets it, and how it stands."""


def draw_account(random: Random, deal: Deal, meeting: date) -> Account:
    """Draw what the policy looks at."""
    return Account(
        quantity=deal.quantity,
        unit=deal.trade.unit,
        revenue=int(round(deal.value * random.uniform(0.5, 1.6), -3)),
        since=deal.start.year - random.randrange(4, 9),
        service=random.choice((True, False)),
        overdue=random.choice((True, False)),
        meeting=meeting,
    )


def draw_offers(random: Random, account: Account, *, machines: bool) -> tuple[Offer, ...]:
    """Draw lines of the policy, some of which the account does not meet."""
    fitting = [offer for offer in script().offers if machines or not offer.machines]
    while True:
        drawn = random.sample(fitting, OFFERS)
        offers = []
        for prose in drawn:
            condition, met, stands = TERMS[prose.on](random, account)
            fact = f"the policy says “{condition}”; {stands}."
            offers.append(Offer(prose.id, prose.text, condition, met, f"{fact[0].upper()}{fact[1:]}"))
        if FEWEST <= sum(offer.allowed for offer in offers) <= MOST and _mixed([one.on for one in drawn]):
            return tuple(offers)


def _mixed(kinds: list[str]) -> bool:
    return len(set(kinds)) >= KINDS and "finance" in kinds


def _threshold(random: Random, amount: float, *, met: bool) -> float:
    return amount * random.uniform(*(BELOW if met else ABOVE))


def _quantity(random: Random, account: Account) -> Terms:
    met = random.choice((True, False))
    # Of a small order, tens are too coarse to stay a tenth away from it.
    least = round(_threshold(random, account.quantity, met=met), -1 if account.quantity > 100 else 0)  # noqa: PLR2004
    return f"orders from {least:,.0f} {account.unit}", met, f"the order is {account.quantity:,}"


def _revenue(random: Random, account: Account) -> Terms:
    met = random.choice((True, False))
    least = euros(round(_threshold(random, account.revenue, met=met), -3))
    return f"customers who bought for {least} last year", met, f"it was {euros(account.revenue)}"


def _since(random: Random, account: Account) -> Terms:
    met = random.choice((True, False))
    year = account.since + (random.randrange(1, 4) if met else -random.randrange(1, 4))
    return f"customers since {year} or longer", met, f"they came in {account.since}"


def _service(_: Random, account: Account) -> Terms:
    stands = "they have one" if account.service else "they have none"
    return "with a service contract", account.service, stands


def _until(random: Random, account: Account) -> Terms:
    met = random.choice((True, False))
    gap = random.randrange(5, 15)
    last = account.meeting + timedelta(days=gap if met else -gap)
    return f"meetings up to {day(last)}", met, f"yours is on {day(account.meeting)}"


def _overdue(_: Random, account: Account) -> Terms:
    stands = "one is overdue" if account.overdue else "none is"
    return "no invoice overdue", not account.overdue, stands


def _finance(_: Random, __: Account) -> Terms:
    return "finance decides, case by case", False, "special payments are never yours to offer"


def _closed(random: Random, account: Account) -> Terms:
    ended = account.meeting - timedelta(days=random.randrange(20, 80))
    return f"withdrawn on {day(ended)}", False, f"the meeting is on {day(account.meeting)}"


def _free(_: Random, __: Account) -> Terms:
    return "every customer", True, "that includes this one"


TERMS: dict[str, Callable[[Random, Account], Terms]] = {
    "quantity": _quantity,
    "revenue": _revenue,
    "since": _since,
    "service": _service,
    "until": _until,
    "overdue": _overdue,
    "finance": _finance,
    "closed": _closed,
    "free": _free,
}
"""Conditions of the policy, by what in the account decides."""

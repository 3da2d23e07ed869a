"""The contract and the price sheet of an account."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.exercises.world import Deal, day, euros

SETTLED = timedelta(45)
"""How long the new price has held at least, so that goods that came lately were ordered at it."""


class Terms(Struct, frozen=True):
    """What was agreed.

    Attributes:
        price: Euros for a unit, from the day of change.
        old_price: Euros for a unit, before it.
        change: The first day of the new price.
        express: Euros for sending a unit by express.
        service_day: Euros for a service day.
        credit_percent: What 30 days' longer payment costs us, in percent of the order.
        order: Units in a usual order.
        grace: Days of delay that nothing is paid for.
        delay_percent: Percent of the order for each day of a longer delay.
        window: Days within which damage is reported.
        volume_from: Units from which an order earns the volume discount.
        volume_percent: That discount, in percent.
        cancel_days: Days' notice for a free cancellation.
        cancel_percent: The fee after that, in percent of the order.
        early_days: Days within which early payment earns a discount.
        early_percent: That discount, in percent.
        visit_hours: Hours of delay after which a service visit is free.
    """

    price: int
    old_price: int
    change: date
    express: int
    service_day: int
    credit_percent: float
    order: int
    grace: int
    delay_percent: float
    window: int
    volume_from: int
    volume_percent: int
    cancel_days: int
    cancel_percent: int
    early_days: int
    early_percent: int
    visit_hours: int

    def facts(self) -> dict[str, str]:
        """Return what the prose may name, by placeholder."""
        return {
            "price": euros(self.price),
            "old_price": euros(self.old_price),
            "gap": euros(self.price - self.old_price),
            "change": day(self.change),
            "express": euros(self.express),
            "service_day": euros(self.service_day),
            "grace": str(self.grace),
            "rate": f"{self.delay_percent:g}",
            "window": str(self.window),
            "volume_from": str(self.volume_from),
            "volume_off": str(self.volume_percent),
            "cancel_days": str(self.cancel_days),
            "cancel_fee": str(self.cancel_percent),
            "early_days": str(self.early_days),
            "early_off": str(self.early_percent),
            "visit_hours": str(self.visit_hours),
        }


def draw_terms(random: Random, deal: Deal) -> Terms:
    """Draw a contract that fits a deal."""
    order = max(6, deal.quantity // 12)
    return Terms(
        price=deal.price,
        old_price=deal.price - max(5, round(deal.price * random.uniform(0.03, 0.07) / 5) * 5),
        change=(deal.start - SETTLED).replace(day=1),
        express=max(3, round(deal.price * random.uniform(0.02, 0.05))),
        service_day=random.randrange(420, 960, 20),
        credit_percent=random.choice((1, 1.5, 2)),
        order=order,
        grace=random.choice((6, 7, 8)),
        delay_percent=random.choice((0.5, 1, 1.5)),
        window=random.randrange(6, 11),
        volume_from=2 * order,
        volume_percent=random.choice((3, 4, 5)),
        cancel_days=random.randrange(9, 16),
        cancel_percent=random.choice((5, 8, 10)),
        early_days=random.randrange(8, 15),
        early_percent=random.choice((2, 3)),
        visit_hours=random.choice((2, 3)),
    )

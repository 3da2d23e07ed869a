"""The facts of a case of ``capability-plan``, and how they are drawn."""

from random import Random

from msgspec import Struct

from grader.exercises.team.capability_plan.payments import Payments, draw_payments
from grader.exercises.team.capability_plan.plans import Stores, draw_stores
from grader.exercises.team.capability_plan.prose import script
from grader.exercises.team.capability_plan.staff import Fourth, Staff, draw_fourth, draw_staff
from grader.exercises.world import Deal, draw_deal


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The account; goods, as they are made and stored.
        situation: Why the customer writes.
        staff: Who is who.
        stores: What is needed, what is there, and where more can come from.
        fourth: A fourth line in the customer's mail.
        payments: What the customer asks for about payment.
    """

    deal: Deal
    situation: str
    staff: Staff
    stores: Stores
    fourth: Fourth
    payments: Payments

    @property
    def value(self) -> int:
        """What the three needs come to, in euros."""
        return self.deal.price * sum(plan.need.quantity for plan in self.stores.plans)


def draw(random: Random) -> Case:
    """Draw a case: what is missing, which source is in time, which term is special, which cause is listed."""
    deal = draw_deal(random)
    while not deal.trade.goods:
        deal = draw_deal(random)
    staff = draw_staff(random, iter(deal.people))
    stores = draw_stores(random, deal, staff)
    models = tuple(plan.need.model for plan in stores.plans)
    value = deal.price * sum(plan.need.quantity for plan in stores.plans)
    return Case(
        deal=deal,
        situation=random.choice(script().situations).format(buyer=deal.buyer, seller=deal.seller),
        staff=staff,
        stores=stores,
        fourth=draw_fourth(random, deal, models, staff.contact),
        payments=draw_payments(random, staff, value),
    )

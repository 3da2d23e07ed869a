"""The simulations of the lesson on team negotiation."""

from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.delivery import draw_delivery, draw_plan
from grader.plots.money import about, euros
from grader.plots.open_questions import draw_closing
from grader.plots.payment_days import draw_payment
from grader.plots.quarter import draw_quarter
from grader.plots.reservation import draw_reservation
from grader.simulators.delivery import ORDER, WANTED, Delivery, deliver
from grader.simulators.open_questions import Closing, close
from grader.simulators.payment_days import Terms, pay
from grader.simulators.quarter import Quarter, quarter
from grader.simulators.reservation import Reservation, reservation

EXTRA_GOAL = 5_000
"""Euros that the plan may cost beyond the usual in the sandbox."""

ONE_TEAM = 6_000
"""Euros for which either team makes the date alone."""


def _reservation(found: Reservation, said: Said) -> Facts:
    mine = said if isinstance(said, int | float) else found.limit
    return {
        "leaves": euros(found.leaves),
        "limit": euros(found.limit),
        "apart": euros(abs(mine - found.limit)),
    }


def _delivery(plan: Delivery, _: Said) -> Facts:
    there = plan.there(WANTED)
    return {
        "full": str(plan.full),
        "there": str(there),
        "missing": str(ORDER - there),
        "starts": str(plan.starts),
        "alone": str(deliver(rate=0).full),
        "extra": euros(plan.extra),
        "extra_goal": euros(EXTRA_GOAL),
        "one_team": euros(ONE_TEAM),
    }


def _goal(plan: Delivery) -> str:
    return "met" if plan.full <= WANTED and plan.extra <= EXTRA_GOAL else "open"


def _payment(terms: Terms, _: Said) -> Facts:
    return {"cost": euros(terms.cost), "lent": euros(terms.lent)}


def _closing(closing: Closing, _: Said) -> Facts:
    return {"signed": str(closing.signed), "once": str(close(0).left[1])}


def _signed(closing: Closing) -> str:
    return {100: "all", 90: "ninety"}.get(closing.signed, "fewer")


def _quarter(played: Quarter, _: Said) -> Facts:
    return {"early": about(played.early), "late": about(played.late)}


def _times(played: Quarter) -> str:
    offered = {"same": 1, "twice": 2, "ten": 10}
    return min(offered, key=lambda name: abs(offered[name] - played.late / played.early))


SCENES: dict[str, Scene] = {
    "reservation": Scene(reservation, draw_reservation, lambda found: found.limit, _reservation),
    "delivery": Scene(deliver, draw_delivery, lambda plan: plan.full, _delivery),
    "delivery-plan": Scene(deliver, draw_plan, _goal, _delivery),
    "payment-days": Scene(pay, draw_payment, lambda terms: terms.net, _payment),
    "open-questions": Scene(close, draw_closing, _signed, _closing),
    "quarter": Scene(quarter, draw_quarter, _times, _quarter),
}
"""The simulations by their names in the lesson's data."""

"""The simulations of the lesson on concessions and trades."""

from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.clause import draw_clause
from grader.plots.frontier import draw_deal
from grader.plots.later_payment import draw_later_payment
from grader.plots.mandate import draw_mandate
from grader.plots.money import euros
from grader.plots.renewals import draw_renewals
from grader.plots.shifted_risk import draw_risk
from grader.simulators.bread import Deal, settle
from grader.simulators.clause import Answer, Clause, answer_clause
from grader.simulators.later_payment import LaterPayment, pay_later
from grader.simulators.mandate import Mandate, fill_in
from grader.simulators.renewals import Renewals, renew
from grader.simulators.shifted_risk import ShiftedRisk, price_risk

OUR_GOAL = 2_500
"""Euros over our limit that the deal of the sandbox must bring us."""

THEIR_GOAL = 1_500
"""Euros over their limit that it must bring them."""


def _renewals(renewals: Renewals, _: Said) -> Facts:
    return {"price": euros(renewals.price), "given": euros(-renewals.balance)}


def _clause(clause: Clause, _: Said) -> Facts:
    return {
        "now": euros(clause.costs[Answer.AT_ONCE]),
        "open": euros(clause.costs[Answer.OPEN]),
        "stall": euros(clause.costs[Answer.STALL]),
    }


def _later(later: LaterPayment, _: Said) -> Facts:
    return {"cost": euros(later.cost)}


def _risk(risk: ShiftedRisk, _: Said) -> Facts:
    return {"risk": euros(risk.price), "back": euros(risk.back), "net": euros(risk.net)}


def _verdict(risk: ShiftedRisk) -> str:
    return "trade" if risk.net >= 0 else "no"


def _mandate(mandate: Mandate, _: Said) -> Facts:
    return {"given": euros(mandate.given), "lost": euros(mandate.lost)}


def _goal(deal: Deal) -> str:
    return "met" if deal.on_frontier and deal.ours >= OUR_GOAL and deal.theirs >= THEIR_GOAL else "open"


def _deal(deal: Deal, _: Said) -> Facts:
    return {
        "ours": euros(deal.ours),
        "theirs": euros(deal.theirs),
        "left": euros(deal.left),
        "better": str(len(deal.better)),
        "our_goal": euros(OUR_GOAL),
        "their_goal": euros(THEIR_GOAL),
    }


SCENES: dict[str, Scene] = {
    "renewals": Scene(renew, draw_renewals, lambda renewals: renewals.price, _renewals),
    "clause": Scene(answer_clause, draw_clause, lambda clause: clause.cheapest, _clause),
    "later-payment": Scene(pay_later, draw_later_payment, lambda later: later.cost, _later),
    "shifted-risk": Scene(price_risk, draw_risk, _verdict, _risk),
    "mandate": Scene(fill_in, draw_mandate, lambda mandate: mandate.lost, _mandate),
    "bread-price": Scene(settle, draw_deal, lambda deal: len(deal.better), _deal),
    "bread": Scene(settle, draw_deal, _goal, _deal),
}
"""The simulations by their names in the lesson's data."""

"""The simulations of the lesson on trust."""

from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.canvas import Picture
from grader.plots.complaints import draw_year
from grader.plots.instalments import draw_balance, draw_exposure, draw_rivals
from grader.plots.ladder import draw_ladders
from grader.plots.money import about, euros
from grader.plots.sharing import draw_sharing
from grader.simulators.complaints import Year, year_of_complaints
from grader.simulators.instalments import Agreement, Balance, Rivals, balance, compare_first, perform
from grader.simulators.ladder import Ladders, compare_orders
from grader.simulators.sharing import Sharing, weigh

COST_GOAL = 6_000
"""Euros that distrust may cost on average in the sandbox."""

TRUST_GOAL = 30_000
"""Euros with which the other side may have to trust us in the sandbox."""

CHANCE_GOAL = 20
"""Chance in percent that the goal of the sandbox takes for granted."""


def _complaints(year: Year, _: Said) -> Facts:
    usual = year_of_complaints().complaints
    return {"complaints": str(year.complaints), "cost": euros(year.cost), "usual": str(usual)}


def _compared(year: Year) -> str:
    usual = year_of_complaints().complaints
    if year.complaints == usual:
        return "same"
    return "more" if year.complaints > usual else "fewer"


def _draw_compared(year: Year, _: Said) -> Picture:
    return draw_year(year, before=year_of_complaints().complaints)


def _sharing(sharing: Sharing, said: Said) -> Facts:
    best = sharing.value(sharing.best_count)
    mine = sharing.value(int(said)) if isinstance(said, int | float) else best
    last = sharing.weighed[-1]
    return {
        "best": euros(best),
        "missed": euros(best - mine),
        "last_gain": euros(last.piece.gain),
        "last_risk": euros(last.risk),
    }


def _ladders(ladders: Ladders, _: Said) -> Facts:
    return {
        "matters": about(ladders.matters.value),
        "safest": about(ladders.safest.value),
        "stake": euros(ladders.matters.rungs[0].at_stake),
        "reached_matters": f"{ladders.matters.rungs[1].reached:.0%}",
        "reached_safest": f"{ladders.safest.rungs[1].reached:.0%}",
    }


def _exposure(agreement: Agreement, _: Said) -> Facts:
    return {"size": euros(agreement.size), "count": str(agreement.count)}


def _rivals(rivals: Rivals, _: Said) -> Facts:
    return {"ours": euros(rivals.ours.lost), "theirs": euros(rivals.theirs.lost)}


def _lost_with_theirs_first(rivals: Rivals) -> str:
    names = {
        rivals.ours.size: "one-step",
        rivals.ours.size / 2: "half-a-step",
        rivals.theirs.ours_at_risk: "preparation",
    }
    return names[rivals.theirs.lost]


def _goal(tried: Balance) -> str:
    trusted = tried.agreement.theirs_at_risk <= TRUST_GOAL
    return "met" if tried.percent >= CHANCE_GOAL and tried.cost < COST_GOAL and trusted else "open"


def _balance(tried: Balance, _: Said) -> Facts:
    agreement = tried.agreement
    return {
        "cost": about(tried.cost),
        "theirs": euros(agreement.theirs_at_risk),
        "cost_goal": euros(COST_GOAL),
        "trust_goal": euros(TRUST_GOAL),
        "chance_goal": f"{CHANCE_GOAL}%",
    }


def _carried_out(count: int) -> Agreement:
    return perform(count, stop=count + 1)


SCENES: dict[str, Scene] = {
    "complaints": Scene(year_of_complaints, draw_year, lambda year: year.complaints, _complaints),
    "complaints-compared": Scene(year_of_complaints, _draw_compared, _compared, _complaints),
    "sharing": Scene(weigh, draw_sharing, lambda sharing: sharing.best_count, _sharing),
    "ladders": Scene(compare_orders, draw_ladders, lambda ladders: ladders.better.order, _ladders),
    "exposure": Scene(_carried_out, draw_exposure, lambda agreement: agreement.size, _exposure),
    "who-goes-first": Scene(compare_first, draw_rivals, _lost_with_theirs_first, _rivals),
    "balance": Scene(balance, draw_balance, _goal, _balance),
}
"""The simulations by their names in the lesson's data."""

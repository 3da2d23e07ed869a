"""What a later payment costs, laid along a ruler of discounts."""

from grader.plots.canvas import Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.later_payment import TURNOVER, LaterPayment

MOST = 6
"""The greatest discount on the ruler, in percent."""


def draw_later_payment(later: LaterPayment, said: float | None = None) -> Picture:
    """Draw the cost of paying later on a ruler of discounts.

    Args:
        later: The later payment.
        said: What the learner thought it costs, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 250)
    area = sheet.area((20, 0, 680, 250), (0, TURNOVER * MOST / 100), (0, 25))
    area.write(0, 22.6, f"Paid {later.days} days later: {euros(later.cost)} a year", Ink.RISK, bold=True)
    area.bar((0, later.cost), (16.6, 20.6), striped(Ink.RISK))
    if said is not None:
        area.line(((said, 8.6), (said, 21)), Ink.BET, 2.2, (1, 1.5))
        late = said > TURNOVER * MOST / 200
        shift = TURNOVER / 1000
        area.write(
            said - shift if late else max(said, later.cost) + shift,
            13.8,
            f"your bet: {euros(said)}",
            Ink.BET,
            side="right" if late else "left",
            bold=True,
        )
    area.write(0, 10.2, "off the price", Ink.QUIET)
    for percent in range(MOST + 1):
        place = TURNOVER * percent / 100
        area.bar((max(0, place - TURNOVER / 100), place), (5.6, 8.4), solid(Ink.LINE))
        side = {0: "left", MOST: "right"}.get(percent, "center")
        area.write(place, 3.9, f"{percent}%", Ink.INK, side=side, bold=True)
        area.write(place, 1.7, euros(place), Ink.QUIET, side=side, size=9)
        area.line(((place, 5.2), (place, 8.8)), Ink.QUIET, 1.2)
    return sheet.finish("later-payment", _words(later, said), _detail())


def _words(later: LaterPayment, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    return (
        f"Paid {later.days} days later, {euros(TURNOVER)} cost {euros(later.cost)} a year at 6% interest: "
        f"as much as {later.percent_off:g}% off.{bet}"
    )


def _detail() -> str:
    return "; ".join(f"{percent}% off: {euros(TURNOVER * percent / 100)}" for percent in range(MOST + 1))

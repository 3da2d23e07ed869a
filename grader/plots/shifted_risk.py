"""A risk at its price, for every chance, against what comes back for it."""

from grader.plots.canvas import Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.shifted_risk import ShiftedRisk

MOST = 60
"""The greatest chance on the scale, in percent."""

EVERY = 10
"""From one mark of the scale to the next, in percent."""


def draw_risk(risk: ShiftedRisk, _said: str | None = None) -> Picture:
    """Draw the price of the risk as a line that crosses the return.

    Args:
        risk: The risk at its price.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 350)
    top = risk.loss * MOST // 100
    area = sheet.area((10, 45, 530, 290), (0, MOST), (0, top * 1.05))
    feet = sheet.area((10, 0, 530, 45), (0, MOST), (0, 45))
    area.line(((0, 0), (MOST, 0)), Ink.LINE)
    for chance in range(0, MOST + 1, EVERY):
        feet.write(chance, 33, f"{chance}%", Ink.QUIET, side="center")
    feet.write(MOST / 2, 10, "chance of a bad summer", Ink.QUIET, side="center")
    area.line(((risk.even, 0), (risk.even, risk.back)), Ink.QUIET, 1.2, (4, 3))
    area.line(((0, 0), (MOST, top)), Ink.RISK, 2.2)
    area.line(((0, risk.back), (MOST, risk.back)), Ink.GOOD, 2.2)
    low, high = sorted((risk.price, risk.back))
    if risk.net:
        look = solid(Ink.GOOD) if risk.net > 0 else striped(Ink.RISK)
        area.bar((risk.chance - 0.8, risk.chance + 0.8), (low, high), look)
    area.dots([(risk.chance, risk.price)], Ink.RISK, 8)
    area.write(1, risk.back + top * 0.05, "what comes back", Ink.GOOD, bold=True)
    area.write(MOST * 0.79, top * 0.93, "chance × loss", Ink.RISK, side="right", bold=True)
    _draw_sum(sheet, risk)
    return sheet.finish("shifted-risk", _words(risk), _detail(risk, top))


def _draw_sum(sheet: Sheet, risk: ShiftedRisk) -> None:
    margin = sheet.area((560, 45, 160, 290), y=(0, 29))
    margin.write(0, 27, f"{risk.chance}% × {euros(risk.loss)}", Ink.RISK)
    margin.write(0, 24.5, f"goes out: {euros(risk.price)}", Ink.RISK, bold=True)
    margin.write(0, 20.5, f"comes back: {euros(risk.back)}", Ink.GOOD, bold=True)
    margin.write(0, 16.5, "a year, on average")
    margin.write(0, 13.5, euros(risk.net), Ink.GOOD if risk.net >= 0 else Ink.RISK, size=17, bold=True)
    margin.write(0, 9, f"– – even at {risk.even}%", Ink.QUIET)


def _words(risk: ShiftedRisk) -> str:
    left = "nothing is lost or won" if not risk.net else f"the trade is worth {euros(risk.net)} a year"
    return (
        f"{risk.chance}% × {euros(risk.loss)} = {euros(risk.price)} goes out, {euros(risk.back)} comes back: "
        f"{left}. It is even at {risk.even}%."
    )


def _detail(risk: ShiftedRisk, top: int) -> str:
    return f"The price of the risk rises from {euros(0)} at 0% to {euros(top)} at {MOST}%: " + "; ".join(
        f"{chance}%: {euros(chance * risk.loss // 100)}" for chance in range(EVERY, MOST, EVERY)
    )

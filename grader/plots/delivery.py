"""Capability against the date: bikes that are there, week by week, and how many were ordered."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, empty, solid, striped
from grader.plots.money import euros
from grader.simulators.delivery import FIRST_LINE, FREE, ORDER, WANTED, Delivery

LAST = 13
"""The last week on the figure."""

SPAN = (-0.6, LAST + 0.6)
TOP = ORDER * 1.22
HALF = 0.4
"""Half the width of a bar, in weeks."""


def draw_delivery(delivery: Delivery, said: float | None = None) -> Picture:
    """Draw the bikes at the end of each week against the order and the wanted date.

    Args:
        delivery: The plan.
        said: The week on which the learner bet; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 380)
    return _draw(sheet, delivery, said, _words(delivery, said))


def draw_plan(delivery: Delivery, _said: str | None = None) -> Picture:
    """Draw the same with what the plan costs beyond the usual.

    Args:
        delivery: The plan.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 380)
    row = sheet.area((0, 340, 720, 40))
    row.write(1, 0.55, f"extra cost: {euros(delivery.extra)}", side="right", bold=True)
    return _draw(sheet, delivery, None, f"{_words(delivery, None)} Extra cost: {euros(delivery.extra)}.")


def _draw(sheet: Sheet, delivery: Delivery, said: float | None, words: str) -> Picture:
    area = sheet.area((86, 60, 630, 275), SPAN, (0, TOP))
    _draw_bars(area, delivery)
    area.line(((SPAN[0], ORDER), (SPAN[1], ORDER)), Ink.INK, 1.4, (4, 3))
    area.line(((WANTED + 0.5, 0), (WANTED + 0.5, ORDER * 1.17)), Ink.RISK, 1.6, (4, 3))
    area.write(WANTED + 0.4, ORDER * 1.14, "wanted by here", Ink.RISK, side="right", bold=True)
    _draw_margins(sheet, area, delivery, said)
    _draw_legend(sheet, delivery)
    return sheet.finish("delivery", words, _detail(delivery))


def _draw_bars(area: Area, delivery: Delivery) -> None:
    for week in range(LAST + 1):
        across = (week - HALF, week + HALF)
        base, second = FREE + delivery.first(week), delivery.second(week)
        area.bar(across, (0, FREE), solid(Ink.QUIET))
        if week:
            area.bar(across, (FREE, base), solid(Ink.GOOD))
        if second:
            area.bar(across, (base, base + second), striped(Ink.GOOD))
    full, there = delivery.full, delivery.there(WANTED)
    area.bar((full - HALF, full + HALF), (0, ORDER), empty(Ink.INK))
    if full > WANTED:
        # Close under the line of the order, a number stands above it.
        height = there + ORDER * 0.05 if there < ORDER * 0.9 else ORDER * 1.06
        area.write(WANTED, height, str(there), Ink.RISK, side="center", bold=True)
    side = "right" if full <= WANTED or full > LAST - 2 else "left"
    area.write(
        full + (HALF if side == "right" else -HALF),
        ORDER * 1.06,
        f"all {ORDER}: week {full}",
        Ink.GOOD,
        side=side,
        bold=True,
    )


def _draw_margins(sheet: Sheet, area: Area, delivery: Delivery, said: float | None) -> None:
    beside = sheet.area((0, 60, 86, 275), y=area.y)
    beside.write(0, ORDER, f"{ORDER} ordered")
    below = sheet.area((86, 0, 630, 60), SPAN, (0, 60))
    sheet.area((0, 0, 86, 60), y=(0, 60)).write(0, 46, "End of week", Ink.QUIET, size=9)
    for week in range(LAST + 1):
        marked = week in (WANTED, delivery.full)
        below.write(week, 46, str(week), Ink.INK if marked else Ink.QUIET, side="center", bold=marked)
    if said is not None:
        below.dots([(said, 27)], Ink.BET, 8, "^")
        side = "right" if said > LAST / 2 else "left"
        shift = -0.3 if side == "right" else 0.3
        below.write(said + shift, 26, f"your bet: {said:g} weeks", Ink.BET, side=side, bold=True)


def _draw_legend(sheet: Sheet, delivery: Delivery) -> None:
    row = sheet.area((0, 340, 720, 40), (0, 720), (0, 40))
    for x, look, word in (
        (2, solid(Ink.QUIET), f"free stock: {FREE}"),
        (150, solid(Ink.GOOD), f"first line: {FIRST_LINE} a week"),
        (335, striped(Ink.GOOD), f"second line: {delivery.rate} a week"),
    ):
        row.bar((x, x + 20), (14, 32), look)
        row.write(x + 28, 23, word, Ink.QUIET)


def _words(delivery: Delivery, said: float | None) -> str:
    bet = f" Your bet: {said:g} weeks." if said is not None else ""
    there = delivery.there(WANTED)
    return (
        f"The second line starts after week {delivery.starts}. Week {WANTED}: {there} bikes of {ORDER}. "
        f"All {ORDER}: week {delivery.full}.{bet}"
    )


def _detail(delivery: Delivery) -> str:
    weeks = "; ".join(f"week {week}: {delivery.there(week)}" for week in range(LAST + 1))
    return f"Bikes at the end of each week. {weeks}."

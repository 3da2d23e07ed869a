"""The lowest price of a bike, built up from the best alternative."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, empty, solid, striped
from grader.plots.money import euros
from grader.simulators.reservation import HOPED, PAINTING, TRAINING, Reservation

SPAN = (3_700.0, 5_350.0)
"""The scale of prices, in euros a bike."""

MARKS = (4_000, 4_500, 5_000)
"""Prices that the scale names."""

ROWS = ("The city, perhaps", "Rido Hire, signed", "less painting", "plus their training", "Sign from")


def draw_reservation(reservation: Reservation, said: float | None = None) -> Picture:
    """Draw the way from the alternative's price to the limit.

    Args:
        reservation: The limit.
        said: The limit on which the learner bet, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 325)
    names = sheet.area((0, 34, 160, 264), y=(0, 5))
    area = sheet.area((160, 34, 555, 264), SPAN, (0, 5))
    for row, name in enumerate(ROWS):
        last = row == len(ROWS) - 1
        names.write(0, 4.5 - row, name, Ink.INK if last else Ink.QUIET, bold=last)
    _draw_scale(sheet, area)
    _draw_way(area, reservation)
    if said is not None:
        area.line(((said, 0), (said, 5)), Ink.BET, 1.8, (1, 1.5))
        below = sheet.area((160, 0, 555, 34), SPAN)
        below.write(said, 0.5, f"your bet: {euros(said)}", Ink.BET, side="center", bold=True)
    return sheet.finish("reservation", _words(reservation, said))


def _draw_scale(sheet: Sheet, area: Area) -> None:
    above = sheet.area((160, 298, 555, 27), SPAN)
    for price in MARKS:
        area.bar((price, price), (0, 5), solid(Ink.LINE))
        above.write(price, 0.5, f"{price:,}", Ink.QUIET, side="center", size=9)
    sheet.area((0, 298, 160, 27)).write(0, 0.5, "€ a bike", Ink.QUIET, size=9)


def _draw_way(area: Area, reservation: Reservation) -> None:
    start, apart = SPAN[0], 15
    leaves, limit = reservation.leaves, reservation.limit
    area.bar((start, HOPED), (4.2, 4.8), empty(Ink.QUIET, dashed=True))
    area.write(HOPED + apart, 4.5, euros(HOPED), Ink.QUIET)
    area.bar((start, reservation.offer), (3.2, 3.8), solid(Ink.LINE))
    area.write(reservation.offer + apart, 3.5, euros(reservation.offer))
    area.bar((leaves, reservation.offer), (2.2, 2.8), striped(Ink.RISK))
    area.write(reservation.offer + apart, 2.5, f"−{euros(PAINTING)}", Ink.RISK, bold=True)
    area.write(leaves - apart, 2.5, f"{euros(leaves)} left", Ink.RISK, side="right", bold=True)
    area.bar((leaves, limit), (1.2, 1.8), striped(Ink.GOOD))
    area.write(limit + apart, 1.5, f"+{euros(TRAINING)}", Ink.GOOD, bold=True)
    area.line(((limit, 0.2), (limit, 1.8)), Ink.GOOD, 1.2, (4, 3))
    area.bar((limit, SPAN[1]), (0.2, 0.8), solid(Ink.GOOD))
    area.write(limit - apart, 0.5, euros(limit), Ink.GOOD, side="right", size=12, bold=True)


def _words(reservation: Reservation, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    return (
        f"Rido’s {euros(reservation.offer)} −{euros(PAINTING)} = {euros(reservation.leaves)}; "
        f"+{euros(TRAINING)} = {euros(reservation.limit)}. The city’s {euros(HOPED)} binds nobody.{bet}"
    )

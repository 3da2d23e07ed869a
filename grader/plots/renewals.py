"""What a year costs, deal by deal: how far the price hangs below the list price, and what came back."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.renewals import DEALS, LIST_PRICE, NEVER, POINT, Renewals, Year

NAMES = ("first deal", "1st renewal", "2nd renewal", "3rd renewal")

DEEPEST = 33_000
"""Euros below the list price at which the scale ends: the lowest price on which one can bet is above it."""

LINE = 2_400
"""Height of a line of text, in euros of the scale."""


def draw_renewals(renewals: Renewals, said: float | None = None) -> Picture:
    """Draw the price as a stair that leads down.

    Args:
        renewals: The years.
        said: The last price that the learner predicted, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 360)
    area = sheet.area((0, 0, 545, 360), (0, DEALS), (-DEEPEST, 2.4 * LINE))
    area.line(((0, 0), (DEALS, 0)), Ink.INK, 1.4)
    for place, year in enumerate(renewals.years):
        _draw_year(area, place, year)
    if said is not None:
        depth = said - LIST_PRICE
        area.line(((DEALS - 1, depth), (DEALS, depth)), Ink.BET, 2.2, (1, 1.5))
    _draw_margin(sheet, renewals, said)
    return sheet.finish("renewals", _words(renewals, said), _detail(renewals))


def _draw_year(area: Area, place: int, year: Year) -> None:
    middle, left, right = place + 0.5, place + 0.12, place + 0.88
    area.write(middle, 1.75 * LINE, NAMES[place], Ink.QUIET, side="center")
    asked = f"asks {year.ask}%" if year.ask else "asks nothing"
    area.write(middle, 0.7 * LINE, asked, side="center", bold=True)
    free, whole = -POINT * year.free, -POINT * (year.free + year.traded)
    if free:
        area.bar((left, right), (free, 0), striped(Ink.RISK))
    if whole < free:
        area.bar((left, right), (whole, free), solid(Ink.GOOD))
    area.write(middle, whole - 0.75 * LINE, euros(year.price), side="center", bold=True)


def _draw_margin(sheet: Sheet, renewals: Renewals, said: float | None) -> None:
    margin = sheet.area((560, 0, 160, 360), y=(0, 36))
    margin.write(0, 31, f"list price: {euros(LIST_PRICE)}", Ink.QUIET)
    margin.write(0, 25.5, "Over four years")
    margin.write(
        0, 22.6, euros(renewals.balance), Ink.RISK if renewals.balance else Ink.GOOD, size=17, bold=True
    )
    margin.write(0, 19.9, "given and not returned", Ink.QUIET)
    if said is not None:
        margin.write(0, 15.6, f"··· your bet: {euros(said)}", Ink.BET, bold=True)
    for y, look, word in (
        (5.6, striped(Ink.RISK), "nothing came back"),
        (2, solid(Ink.GOOD), "as much came back"),
    ):
        margin.bar((0.01, 0.13), (y - 0.9, y + 0.9), look)
        margin.write(0.18, y, word, Ink.QUIET)


def _words(renewals: Renewals, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    when = {0: "Something asked in return from the first deal on", NEVER: "Nothing ever asked in return"}.get(
        renewals.asked_from, f"Something asked in return from renewal {renewals.asked_from} on"
    )
    return (
        f"{when}: after three renewals a year costs {euros(renewals.price)} of {euros(LIST_PRICE)}; "
        f"over the four years the balance of give and get is {euros(renewals.balance)}.{bet}"
    )


def _detail(renewals: Renewals) -> str:
    return "; ".join(
        f"{name}: asks {year.ask}%, {'with' if year.matched else 'without'} a return, {euros(year.price)}"
        for name, year in zip(NAMES, renewals.years, strict=True)
    )

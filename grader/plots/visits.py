"""A year of visits: a mark for each of them, cancelled, empty or useful."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.simulators.visits import NEVER, QUARTERS, Year, year_of_visits

DOT = 12
"""Size of a visit's mark, in points."""

RING = 3.5
"""How much smaller the hole in the mark of an empty visit is, in points."""


def draw_year_of_visits(year: Year, said: float | None = None) -> Picture:
    """Draw a year of visits, quarter by quarter.

    Args:
        year: The simulated year.
        said: Useful visits that the learner predicted; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 300)
    names = sheet.area((0, 55, 100, 240), y=(0, QUARTERS))
    area = sheet.area((100, 55, 400, 240), (0, 10), (0, QUARTERS))
    for place, quarter in enumerate(year.quarters):
        y = QUARTERS - place - 0.5
        names.write(0, y, f"Quarter {place + 1}", Ink.QUIET)
        kinds = "u" * quarter.useful + "e" * quarter.empty + "c" * quarter.cancelled
        for x, kind in enumerate(kinds):
            _draw_visit(area, (x + 0.5, y), kind)
    if 0 < year.found < NEVER:
        y = QUARTERS - year.found
        area.line(((0, y), (10, y)), Ink.GOOD, 1.6, (4, 3))
    _draw_total(sheet, year, said)
    _draw_legend(sheet, year)
    return sheet.finish("visits", _words(year, said))


def _draw_visit(area: Area, place: tuple[float, float], kind: str) -> None:
    if kind == "c":
        area.dots([place], Ink.RISK, DOT * 0.7, "x")
        return
    area.dots([place], Ink.GOOD if kind == "u" else Ink.QUIET, DOT)
    if kind == "e":
        area.dots([place], Ink.PAPER, DOT - RING)


def _draw_total(sheet: Sheet, year: Year, said: float | None) -> None:
    margin = sheet.area((530, 55, 190, 240), y=(0, 24))
    margin.write(0, 21, "Useful visits")
    margin.write(0, 18, str(year.useful), Ink.GOOD, size=20, bold=True)
    if said is not None:
        margin.write(0, 14.6, f"your bet: {said:g}", Ink.BET, bold=True)
    margin.write(0, 11, f"old hour, all year: {year_of_visits().useful}", Ink.QUIET)
    if 0 < year.found < NEVER:
        margin.write(0, 7.6, "– – cause found here", Ink.GOOD)


def _draw_legend(sheet: Sheet, year: Year) -> None:
    row = sheet.area((100, 0, 620, 45), (0, 620), (0, 45))
    for x, kind, word in (
        (10, "u", f"useful: {year.useful}"),
        (150, "e", f"held, nothing came of it: {year.empty}"),
        (410, "c", f"cancelled: {year.cancelled}"),
    ):
        _draw_visit(row, (x, 22), kind)
        row.write(x + 18, 22, word, Ink.QUIET)


def _words(year: Year, said: float | None) -> str:
    bet = f" Your bet: {said:g}." if said is not None else ""
    when = {0: "Another hour all year", NEVER: "The old hour all year"}.get(
        year.found, f"Another hour after quarter {year.found}"
    )
    return (
        f"{when}: {year.useful} useful visits, {year.empty} that brought nothing, {year.cancelled} "
        f"cancelled. Averages of a model; the old hour all year makes {year_of_visits().useful}.{bet}"
    )

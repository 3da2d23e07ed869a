"""A market over the years: a column of firms for each of them, by habit."""

from collections.abc import Mapping

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.plots.habits import look_of, name_of
from grader.simulators.imitation import YEARS, Backed, Market

COLUMN = 0.46
"""Half of a column's width, in years: columns nearly touch, so that they read as one wave."""


def draw_market(market: Market, said: str | None = None) -> Picture:
    """Draw a market year by year.

    Args:
        market: The market.
        said: The habit that the learner bet on; None without a prediction.

    Returns:
        The figure and its words.
    """
    return _draw(market, said, "your bet")


def draw_backed(backed: Backed, _said: str | None = None) -> Picture:
    """Draw a learner's own market year by year.

    Args:
        backed: The market and the habit that shall win.

    Returns:
        The figure and its words.
    """
    return _draw(backed.market, backed.habit, "yours")


def _draw(market: Market, marked: str | None, mark: str) -> Picture:
    sheet = Sheet(720, 360)
    area = sheet.area((0, 40, 500, 290), (-0.5, YEARS + 0.5), (0, market.firms))
    below = sheet.area((0, 0, 500, 40), area.x)
    for year, counts in enumerate(market.years):
        _draw_column(area, year, counts)
        if year % 2 == 0:
            below.write(year, 0.68, str(year), Ink.QUIET, side="center", size=9)
    below.write(-0.46, 0.2, "years", Ink.QUIET)
    head = sheet.area((0, 334, 720, 26), (0, 720))
    head.write(0, 0.5, f"{market.firms} firms by habit, {_terms(market)}", Ink.QUIET)
    _draw_legend(sheet, market, marked, mark)
    return sheet.finish("imitation", _words(market), _detail(market))


def _draw_column(area: Area, year: int, counts: Mapping[str, int]) -> None:
    low = 0
    for habit, count in counts.items():
        if count:
            area.bar((year - COLUMN, year + COLUMN), (low, low + count), look_of(habit))
        low += count


def _draw_legend(sheet: Sheet, market: Market, marked: str | None, mark: str) -> None:
    rows = list(market.years[0])[::-1]  # as they stand in a column, the highest first
    legend = sheet.area((515, 40, 205, 290), (0, 205), (-len(rows), 0.6))
    for row, habit in enumerate(rows):
        first, last = market.years[0][habit], market.years[-1][habit]
        wins = last * 2 > market.firms
        legend.bar((2, 22), (-row - 0.62, -row - 0.28), look_of(habit))
        note = f" · {mark}" if habit == marked else ""
        ink = Ink.BET if habit == marked else Ink.INK
        legend.write(32, -row - 0.3, name_of(habit), ink, bold=habit == marked or wins)
        course = f"{first} → {last}{' ✓' if wins else ''}{note}"
        legend.write(32, -row - 0.62, course, Ink.BET if note else Ink.QUIET, bold=wins or bool(note))


def _terms(market: Market) -> str:
    deals = "1 deal a year" if market.terms.rounds == 1 else f"{market.terms.rounds} deals a year"
    slips = f"{market.terms.noise:.0%} slips" if market.terms.noise else "no slips"
    return f"{deals}, {slips}"


def _words(market: Market) -> str:
    return (
        f"{_terms(market).capitalize()}. At first {_counted(market.years[0])}; "
        f"after {YEARS} years {_counted(market.years[-1])}."
    )


def _counted(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{count} {name_of(habit)}" for habit, count in counts.items() if count)


def _detail(market: Market) -> str:
    return " ".join(f"Year {year}: {_counted(counts)}." for year, counts in enumerate(market.years))

"""The figures of exercises: points and lines on two axes, each line named at its end."""

from typing import NamedTuple

from grader.exercises.sheet import Figure, Series
from grader.plots.canvas import Area, Ink, Picture, Sheet

WIDTH, HEIGHT = 720, 400
LEFT, BOTTOM, TOP = 64, 52, 54
"""Pixels that the scales and the names of points take."""

NAMES = 150
"""Pixels beside the scales for the names of lines."""

LINE_OF_TEXT = 0.055
"""Height of a line of text, as a share of the upright scale."""

LETTER = 7.2
"""Pixels that a letter of a name takes at most."""


GAP = 40
"""Pixels between a name and the next one in a row, mark included."""


class _Look(NamedTuple):
    ink: Ink
    shape: str
    size: float
    width: float


_LOOKS = {
    2: _Look(Ink.BET, "D", 10, 2.2),
    1: _Look(Ink.GOOD, "o", 7, 2.2),
    0: _Look(Ink.QUIET, "o", 3.5, 1.2),
    -1: _Look(Ink.RISK, "^", 7, 1.8),
}
"""Ink, mark, its size and the width of lines, by tone; no two tones share a mark's shape and size."""


def draw_figure(figure: Figure) -> Picture:
    """Draw a figure of an exercise.

    Args:
        figure: What to draw; at least one point.

    Returns:
        The drawing and its words.
    """
    sheet = Sheet(WIDTH, HEIGHT)
    lines = [each for each in figure.series if each.joined]
    marks = [each for each in figure.series if not each.joined]
    across, up = _scale(figure, 0), _scale(figure, 1)
    wide = WIDTH - LEFT - (NAMES if lines else 16)
    area = sheet.area((LEFT, BOTTOM, wide, HEIGHT - BOTTOM - TOP), (across[0], across[-1]), (up[0], up[-1]))
    _draw_scales(area, figure, across, up)
    for series in sorted(figure.series, key=lambda each: each.tone == 2):  # noqa: PLR2004 - the learner's own on top
        look = _LOOKS[series.tone]
        if series.joined:
            area.line(series.points, look.ink, look.width)
        area.dots(series.points, look.ink, look.size if not series.joined else look.size * 0.6, look.shape)
    _name_lines(area, lines)
    _name_marks(sheet, marks)
    return sheet.finish(figure.title, figure.text)


def _scale(figure: Figure, axis: int) -> list[float]:
    from matplotlib.ticker import MaxNLocator  # noqa: PLC0415 - slow to import; only who draws waits

    values = [point[axis] for series in figure.series for point in series.points]
    # Deals, lots and days are counted: there is no deal 1.5.
    whole = all(float(value).is_integer() for value in values)
    ticks = MaxNLocator(5, steps=[1, 2, 5, 10], integer=whole).tick_values(min(values), max(values))
    return [float(tick) for tick in ticks]


def _draw_scales(area: Area, figure: Figure, across: list[float], up: list[float]) -> None:
    sheet, (left, bottom, wide, high) = area.sheet, area.box
    below = sheet.area((left, 0, wide, bottom), area.x, (0, bottom))
    beside = sheet.area((0, bottom, left, high), (0, left), area.y)
    for tick in up:
        area.line(((across[0], tick), (across[-1], tick)), Ink.LINE)
        beside.write(left - 8, tick, f"{tick:,.10g}", Ink.QUIET, side="right", size=9)
    for tick in across:
        below.write(tick, bottom - 17, f"{tick:,.10g}", Ink.QUIET, side="center", size=9)
    below.write((across[0] + across[-1]) / 2, 12, figure.across, Ink.QUIET, side="center")
    head = sheet.area((0, HEIGHT - TOP, WIDTH, TOP), (0, WIDTH), (0, TOP))
    head.write(4, 17, figure.up, Ink.QUIET)


def _name_lines(area: Area, lines: list[Series]) -> None:
    """Write each line's name at its end, apart from its neighbours."""
    left, bottom, wide, high = area.box
    margin = area.sheet.area((left + wide, bottom, NAMES, high), (0, NAMES), area.y)
    apart = LINE_OF_TEXT * (area.y[1] - area.y[0])
    free = area.y[0] - apart
    for series in sorted(lines, key=lambda each: each.points[-1][1]):
        free = max(series.points[-1][1], free + apart)
        look = _LOOKS[series.tone]
        margin.write(11, free, series.name, look.ink, size=9, bold=series.tone != 0)


def _name_marks(sheet: Sheet, marks: list[Series]) -> None:
    head = sheet.area((0, HEIGHT - TOP, WIDTH, TOP), (0, WIDTH), (0, TOP))
    x = float(LEFT)
    for series in marks:
        look = _LOOKS[series.tone]
        head.dots([(x, TOP - 12)], look.ink, look.size, look.shape)
        head.write(x + 10, TOP - 12, series.name, look.ink, size=9.5, bold=series.tone != 0)
        x += GAP + LETTER * len(series.name)

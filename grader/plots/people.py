"""A hundred people as a hundred dots: those who kept their word, and those who did not."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.simulators.people import Moment, Moments

ROW = 10
"""Dots in a row; as many rows make a hundred."""

DOT = 11
"""Size of a dot, in points."""

RIGHT, WIDTH = 375, 335
"""Where the second moment begins, and how wide each is, in pixels."""

HEADING = 0.96
"""Height of the headings, as a share of the figure's."""


def draw_people(moments: Moments, said: float | None = None) -> Picture:
    """Draw the moment that was asked about, and beside it the one to compare.

    Args:
        moments: Both moments.
        said: How many of a hundred the learner predicted; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 400)
    _draw_moment(sheet, 0, moments.asked)
    if said is not None:
        _draw_bet(sheet, round(said))
    if moments.both:
        _draw_moment(sheet, RIGHT, moments.other)
    else:
        hidden = sheet.area((RIGHT, 5, WIDTH, 395))
        hidden.write(0, HEADING, moments.other.when, Ink.QUIET, bold=True)
        hidden.write(0.47, 0.4, "?", Ink.LINE, side="center", size=90, bold=True)
    return sheet.finish("people", _words(moments, said))


def _draw_moment(sheet: Sheet, left: float, moment: Moment) -> None:
    head = sheet.area((left, 5, WIDTH, 395))
    head.write(0, HEADING, moment.when, bold=True)
    head.write(0, 0.865, f"{moment.share:.1%} kept their word", Ink.GOOD, size=13, bold=True)
    area = _dots_area(sheet, left)
    places = [_place(each) for each in range(ROW * ROW)]
    kept = round(moment.share * len(places))
    area.dots(places[:kept], Ink.GOOD, DOT)
    area.dots(places[kept:], Ink.LINE, DOT)


def _draw_bet(sheet: Sheet, said: int) -> None:
    area = _dots_area(sheet, 0)
    x, y = _place(max(0, said - 1))
    x += 0.5 if said else -0.5
    area.line(((x, y - 0.42), (x, y + 0.42)), Ink.BET, 3)
    sheet.area((0, 5, WIDTH, 395)).write(1, 0.865, f"your bet: {said}", Ink.BET, side="right", bold=True)


def _dots_area(sheet: Sheet, left: float) -> Area:
    return sheet.area((left, 5, 325, 315), (-0.5, ROW - 0.5), (0.5 - ROW, 0.5))


def _place(each: int) -> tuple[float, float]:
    return float(each % ROW), float(-(each // ROW))


def _words(moments: Moments, said: float | None) -> str:
    bet = f" Your bet: {said:g} of 100." if said is not None else ""
    shown = (moments.asked, moments.other) if moments.both else (moments.asked,)
    shares = " ".join(f"{moment.when}: {moment.share:.1%} kept their word." for moment in shown)
    return f"{shares} Measured by Dal Bó and Fréchette, 2011.{bet}"

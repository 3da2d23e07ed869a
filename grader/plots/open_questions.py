"""A hundred deals at their last meeting, and how many are left after each week of waiting."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.simulators.open_questions import DEALS, QUESTIONS, Closing

SIDE = 10
"""Deals in a row, and rows."""


def draw_closing(closing: Closing, _said: str | None = None) -> Picture:
    """Draw a field of a hundred deals for the meeting and for each week.

    Args:
        closing: What becomes of the deals.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 260)
    for week in range(QUESTIONS + 1):
        box = (week * 186.0, 55.0, 162.0, 162.0)
        heads = sheet.area((box[0], 222, 162, 36))
        if week <= closing.weeks:
            heads.write(0, 0.5, f"Week {week}" if week else "At the table", bold=True)
            _draw_field(sheet.area(box, (0, SIDE), (0, SIDE)), closing, week)
            _draw_foot(sheet.area((box[0], 5, 162, 46)), closing, week)
        else:
            sheet.area(box).write(0.5, 0.5, "week saved", Ink.GOOD, side="center")
    return sheet.finish("open-questions", _words(closing))


def _draw_field(area: Area, closing: Closing, week: int) -> None:
    left = closing.left[week]
    places = [(number % SIDE + 0.5, SIDE - 0.5 - number // SIDE) for number in range(DEALS)]
    ink = Ink.GOOD if week == closing.weeks else Ink.QUIET
    area.dots(places[:left], ink, 8)
    if places[left:]:
        area.dots(places[left:], Ink.RISK, 5, "x")


def _draw_foot(area: Area, closing: Closing, week: int) -> None:
    left, still = closing.left[week], closing.weeks - week
    if still:
        area.write(0, 0.7, f"{left} left", Ink.QUIET)
        area.write(0, 0.2, "1 question open" if still == 1 else f"{still} questions open", Ink.QUIET)
    else:
        area.write(0, 0.6, f"{left} signed", Ink.GOOD, size=13, bold=True)


def _words(closing: Closing) -> str:
    course = {0: "at the table", 1: "after 1 week of waiting"}.get(
        closing.weeks, f"after {closing.weeks} weeks of waiting"
    )
    crossed = " ✕: something came between." if closing.weeks else ""
    return (
        f"{closing.live} of {QUESTIONS} questions answered live: of {DEALS} deals, {closing.signed} signed "
        f"{course}.{crossed} A model, with our guess of one in ten a week."
    )

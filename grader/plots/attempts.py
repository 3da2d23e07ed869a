"""What the next try promises: the same approach, try by try, under the one that nobody has tried."""

from grader.plots.canvas import Ink, Picture, Sheet, empty, solid
from grader.simulators.attempts import Attempts

NAMES = ("1st", "2nd", "3rd", "4th", "5th", "6th", "7th", "8th")

LEAST = 0.01
"""Share below which the figure only says that it is less."""


def draw_attempts(attempts: Attempts, _said: str | None = None) -> Picture:
    """Draw the chance of every try of the same approach, and that of a fresh one.

    Args:
        attempts: The reckoning.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 300)
    count, top = len(attempts.chances), attempts.fresh
    tone = Ink.RISK if attempts.failures else Ink.GOOD
    area = sheet.area((130, 5, 585, 290), (0, count), (-top * 0.2, top * 1.3))
    for place, chance in enumerate(attempts.chances):
        now = place == attempts.failures
        to_come = place > attempts.failures
        look = empty(Ink.LINE, dashed=True) if to_come else solid(tone if now else Ink.LINE)
        area.bar((place + 0.2, place + 0.8), (0, chance), look)
        ink = tone if now else Ink.QUIET
        area.write(place + 0.5, chance + top * 0.07, percent(chance), ink, side="center", bold=now)
        area.write(place + 0.5, -top * 0.09, NAMES[place], ink, side="center", bold=now)
    area.line(((0, 0), (count, 0)), Ink.LINE)
    area.line(((1, top), (count, top)), Ink.GOOD, 1.8, (5, 3))
    area.write(
        count, top * 1.09, f"something nobody has tried: {percent(top)}", Ink.GOOD, side="right", bold=True
    )
    margin = sheet.area((0, 5, 130, 290), y=area.y)
    margin.write(0, top * 1.05, "Chance that")
    margin.write(0, top * 0.94, "the try works")
    margin.write(0, -top * 0.09, "Same pitch", Ink.QUIET)
    return sheet.finish("attempts", _words(attempts), _detail(attempts))


def percent(chance: float) -> str:
    """Return a chance as a percentage: ``38%``, ``under 1%``."""
    return f"{chance:.0%}" if chance >= LEAST else "under 1%"


def _words(attempts: Attempts) -> str:
    times = {0: "untried", 1: "after one failure"}.get(
        attempts.failures, f"after {attempts.failures} failures"
    )
    return (
        f"The same pitch, {times}: works with a chance of {percent(attempts.same)}. "
        f"Something nobody has tried: {percent(attempts.fresh)}."
    )


def _detail(attempts: Attempts) -> str:
    tries = "; ".join(
        f"{name} try: {percent(chance)}" for name, chance in zip(NAMES, attempts.chances, strict=False)
    )
    return f"The same pitch, if all tries before it failed: {tries}."

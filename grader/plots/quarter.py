"""What a manager gives away, week by week, as the quarter runs out."""

from grader.plots.canvas import Ink, Picture, Sheet, solid
from grader.plots.money import about, euros
from grader.simulators.quarter import ASKED, VALUE, WEEKS, Quarter

TOP = ASKED * 1.2


def draw_quarter(quarter: Quarter, _said: str | None = None) -> Picture:
    """Draw the gift in every week of the quarter.

    Args:
        quarter: The manager and the quarter.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 330)
    area = sheet.area((132, 50, 583, 275), (-WEEKS - 0.6, -0.4), (0, TOP))
    area.line(((-WEEKS - 0.5, ASKED), (-0.5, ASKED)), Ink.QUIET, 1.4, (4, 3))
    area.write(-WEEKS - 0.5, ASKED * 1.07, f"they ask for 10%: {euros(ASKED)}", Ink.QUIET)
    below = sheet.area((132, 0, 583, 50), area.x, (0, 50))
    for weeks in range(WEEKS, 0, -1):
        gift, ends = quarter.gift(weeks), weeks in (1, WEEKS)
        look = solid(Ink.RISK) if weeks == 1 else solid(Ink.INK if ends else Ink.LINE)
        area.bar((-weeks - 0.38, -weeks + 0.38), (0, gift), look)
        ink = Ink.RISK if weeks == 1 else Ink.INK if ends else Ink.QUIET
        # Inside its bar where it would stand on the line of what is asked.
        lift = TOP * (-0.035 if ASKED * 0.92 < gift < ASKED else 0.035)
        area.write(-weeks, gift + lift, _percent(quarter, weeks), ink, side="center", bold=ends)
        below.write(-weeks, 35, str(weeks), ink, side="center", bold=ends)
    area.line(((-WEEKS - 0.5, 0), (-0.5, 0)), Ink.LINE)
    below.write(-WEEKS - 0.4, 12, "weeks left in the quarter", Ink.QUIET)
    margin = sheet.area((0, 50, 132, 275), y=(0, 27.5))
    margin.write(0, 23, "In the last week", Ink.QUIET)
    margin.write(0, 20.3, about(quarter.late), Ink.RISK, size=16, bold=True)
    margin.write(0, 17.8, "off the price", Ink.QUIET)
    return sheet.finish("quarter", _words(quarter), _detail(quarter))


def _percent(quarter: Quarter, weeks: int) -> str:
    return f"{100 * quarter.share(weeks):.1f}%".replace(".0%", "%")


def _words(quarter: Quarter) -> str:
    return (
        f"Of {euros(VALUE)}, the manager gives away {about(quarter.early)} with {WEEKS} weeks left and "
        f"{about(quarter.late)} in the last week. They ask for {euros(ASKED)}, 10%. A model, our odds."
    )


def _detail(quarter: Quarter) -> str:
    weeks = "; ".join(f"{weeks} left: {_percent(quarter, weeks)}" for weeks in range(WEEKS, 0, -1))
    return f"Given away by weeks left. {weeks}."

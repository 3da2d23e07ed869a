"""The year of complaints: a dot for each complaint, a bar for the money spent so far."""

from itertools import accumulate

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid
from grader.plots.money import euros
from grader.simulators.complaints import CREDIT, MONTHS, NEVER, Year

INITIALS = "JFMAMJJASOND"
SPAN = (0.4, MONTHS + 0.6)


def draw_year(year: Year, said: float | None = None, before: int | None = None) -> Picture:
    """Draw a year of complaints.

    Args:
        year: The simulated year.
        said: Complaints that the learner predicted; None without a prediction.
        before: Complaints in the year to compare with; None without one.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 350)
    tallest = max(3, *(month.complaints for month in year.months))
    _draw_complaints(sheet.area((120, 185, 590, 150), SPAN, (-tallest * 0.2, tallest)), year, tallest)
    margin = sheet.area((0, 185, 120, 150))
    _margin(margin, "Complaints", str(year.complaints))
    if said is not None:
        margin.write(0, 0.38, f"your bet: {said:g}", Ink.BET, bold=True)
    if before is not None:
        margin.write(0, 0.38, f"before: {before}", Ink.QUIET)
    spent = tuple(accumulate(month.cost for month in year.months))
    bars = sheet.area((120, 12, 590, 120), SPAN, (0, max(CREDIT * 24, spent[-1])))
    for month, sum_so_far in zip(year.months, spent, strict=True):
        bars.bar((month.number - 0.31, month.number + 0.31), (0, sum_so_far), solid(Ink.QUIET))
    bars.line(((SPAN[0], 0), (SPAN[1], 0)), Ink.LINE)
    _margin(sheet.area((0, 12, 120, 120)), "Spent so far", euros(spent[-1]))
    return sheet.finish("complaints", _words(year, said, before))


def _draw_complaints(area: Area, year: Year, tallest: int) -> None:
    points = [(month.number, level + 0.5) for month in year.months for level in range(month.complaints)]
    area.dots(points, Ink.RISK, min(11, 48 / tallest))
    area.line(((SPAN[0], 0), (SPAN[1], 0)), Ink.LINE)
    for month in year.months:
        area.write(month.number, -tallest * 0.13, INITIALS[month.number - 1], Ink.QUIET, side="center")
    if year.asked_in < NEVER:
        area.line(((year.asked_in + 0.5, 0), (year.asked_in + 0.5, tallest)), Ink.GOOD, 1.6, (4, 3))
        late = year.asked_in > MONTHS * 2 / 3
        place = (year.asked_in - 0.4, tallest * 0.98) if late else (year.asked_in + 0.65, tallest * 0.9)
        area.write(*place, "asked for the cause", Ink.GOOD, side="right" if late else "left", bold=True)


def _margin(area: Area, label: str, total: str) -> None:
    area.write(0, 0.88, label, Ink.QUIET)
    area.write(0, 0.63, total, size=17, bold=True)


def _words(year: Year, said: float | None, before: int | None) -> str:
    bet = f" Your bet: {said:g}." if said is not None else ""
    change = f" Before: {before} complaints." if before is not None else ""
    each = year.months[0].complaints
    if not year.complaints:
        course = "No notice gets lost: no complaints at all."
    elif year.asked_in == NEVER:
        course = f"{each} complaints every month, all year."
    else:
        asked = f"month {year.asked_in}, when somebody asks for the cause"
        course = f"{each} complaints a month up to {asked}; none after it."
    return f"{course} Together {year.complaints} complaints and {euros(year.cost)} spent.{change}{bet}"

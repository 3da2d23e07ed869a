"""The first tournament as a race of five lines."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.plots.habits import name_of
from grader.plots.money import euros
from grader.simulators.race import LONGEST, POINT, Race

INKS = {"copycat": Ink.GOOD, "always-cheat": Ink.RISK}
"""Ink of the two lines that cross; the others stay quiet."""

DASHES: dict[str, tuple[float, ...]] = {
    "grudger": (6, 2),
    "detective": (2, 2),
    "always-cooperate": (8, 3, 1, 3),
}
"""What tells the quiet lines apart."""

TOP = 60 * POINT
"""Height of the scale, in euros."""

APART = 4.2 * POINT
"""Height of a line of text on that scale, in euros."""


def draw_race(race: Race, said: str | None = None) -> Picture:
    """Draw what each firm has, round by round.

    Args:
        race: The tournament up to some round.
        said: The habit that the learner bet on; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 420)
    area = sheet.area((60, 45, 360, 345), (0, LONGEST), (0, TOP))
    _draw_scales(sheet, area)
    for runner, course in sorted(race.courses.items(), key=lambda each: each[0] in INKS):
        points = [(0.0, 0.0), *enumerate(course, 1)]
        ink = INKS.get(runner, Ink.QUIET)
        area.line(points, ink, 3.2 if runner in INKS else 1.6, DASHES.get(runner, ()))
        area.dots([points[-1]], ink, 7)
    _name_lines(area, race, said)
    return sheet.finish("race", _words(race), _detail(race))


def _draw_scales(sheet: Sheet, area: Area) -> None:
    below, beside = sheet.area((60, 0, 360, 45), area.x), sheet.area((0, 45, 60, 345), y=area.y)
    for total in range(0, TOP + 1, 20 * POINT):
        area.line(((0, total), (LONGEST, total)), Ink.LINE)
        beside.write(0.88, total, euros(total), Ink.QUIET, side="right", size=9)
    for rounds in range(2, LONGEST + 1, 2):
        below.write(rounds, 0.7, str(rounds), Ink.QUIET, side="center", size=9)
    below.write(0, 0.22, "deals of each pair", Ink.QUIET)
    sheet.area((0, 398, 720, 22)).write(0, 0.6, "What each firm has earned", Ink.QUIET)


def _name_lines(area: Area, race: Race, said: str | None) -> None:
    free = float("-inf")
    for runner, total in reversed(race.totals.items()):
        free = max(total, free + APART)
        place = race.rounds + 0.4
        leads = runner in race.leaders
        text = f"{'✓ ' if leads else ''}{name_of(runner)} {euros(total)}"
        if runner == said:
            text = f"{text} · your bet"
        ink = Ink.BET if runner == said else INKS.get(runner, Ink.QUIET)
        area.write(place, free, text, ink, bold=leads or runner == said)


def _words(race: Race) -> str:
    best = euros(max(race.totals.values()))
    names = " and ".join(name_of(runner) for runner in race.leaders)
    deals = "1 deal" if race.rounds == 1 else f"{race.rounds} deals"
    verb = "leads" if len(race.leaders) == 1 else "draw"
    return f"After {deals} of each pair, {names} {verb} with {best}."


def _detail(race: Race) -> str:
    totals = ", ".join(f"{name_of(runner)} {euros(total)}" for runner, total in race.totals.items())
    marks = ", ".join(euros(total) for total in range(0, TOP + 1, 20 * POINT))
    return f"Totals: {totals}. Marks on the scale: {marks}."

"""How often a fix works, by the number of its parts."""

from grader.plots.canvas import Ink, Picture, Sheet, solid
from grader.simulators.fixes import Fix


def draw_fix(fix: Fix, _said: str | None = None) -> Picture:
    """Draw the share of visits that a fix gets right, for every number of parts.

    Args:
        fix: The fix.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 290)
    count = len(fix.works)
    area = sheet.area((150, 5, 565, 280), (0.4, count + 0.6), (-0.16, 1.12))
    for parts, share in enumerate(fix.works, 1):
        now = parts == fix.parts
        ink = Ink.INK if now else Ink.QUIET
        look = solid(Ink.LINE)
        if now:
            look = solid(Ink.GOOD if parts == 1 else Ink.RISK)
        area.bar((parts - 0.33, parts + 0.33), (0, share), look)
        area.write(parts, share + 0.055, f"{share:.0%}", ink, side="center", bold=now)
        area.write(parts, -0.08, str(parts), ink, side="center", bold=now)
    area.line(((0.4, 0), (count + 0.6, 0)), Ink.LINE)
    margin = sheet.area((0, 5, 150, 280), y=area.y)
    margin.write(0, 0.96, "Visits that land")
    margin.write(0, 0.88, "at the new hour")
    margin.write(0, -0.08, "Parts of the fix", Ink.QUIET)
    return sheet.finish("fixes", _words(fix), _detail(fix))


def _words(fix: Fix) -> str:
    parts = "1 part" if fix.parts == 1 else f"{fix.parts} parts, all of them needed"
    return f"{parts}: the fix works for {fix.share:.0%} of the visits. With one part: {fix.simplest:.0%}."


def _detail(fix: Fix) -> str:
    return "; ".join(f"{parts}: {share:.0%}" for parts, share in enumerate(fix.works, 1)) + "."

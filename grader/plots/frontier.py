"""A deal among all that could be made, with the frontier that leaves nothing on the table."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.plots.money import euros
from grader.simulators.bread import BREAD, Deal, fair, frontier
from grader.simulators.frontier import Package, packages

ACROSS = (-12_300.0, 14_000.0)
UP = (-6_900.0, 12_200.0)
"""The scales, in euros over either side's limit."""

LETTERS = 7_400
"""Where the column of figures begins, on the scale that runs across."""


def draw_deal(deal: Deal, said: float | None = None) -> Picture:
    """Draw a deal among all others, against what both have without one.

    Args:
        deal: The deal.
        said: How many others the learner thought better for both; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 500)
    area = sheet.area((0, 0, 720, 500), ACROSS, UP)
    _draw_limits(area)
    area.dots([BREAD.gains(each) for each in packages(BREAD)], Ink.LINE, 3.5)
    if deal.better:
        area.dots([BREAD.gains(each) for each in deal.better], Ink.GOOD, 3.5)
    line = [BREAD.gains(each) for each in frontier()]
    area.line(line, Ink.GOOD, 2)
    area.dots(line, Ink.GOOD, 4.5)
    area.dots([BREAD.gains(fair())], Ink.GOOD, 11, "*")
    _name(area, "Nash point", BREAD.gains(fair()))
    if deal.left:
        area.line(((deal.ours, deal.theirs), (deal.ours + deal.left, deal.theirs)), Ink.BET, 1.8, (2, 2))
    area.dots([(deal.ours, deal.theirs)], Ink.BET, 11, "D")
    _draw_figures(area, deal, said)
    return sheet.finish("frontier", _words(deal, said), _detail())


def _draw_limits(area: Area) -> None:
    area.line(((0, UP[0]), (0, UP[1])), Ink.QUIET, 1.2, (4, 3))
    area.line(((ACROSS[0], 0), (ACROSS[1], 0)), Ink.QUIET, 1.2, (4, 3))
    area.write(220, UP[0] + 350, "your limit", Ink.QUIET)
    area.write(ACROSS[0] + 100, 350, "Tamarind’s limit", Ink.QUIET)
    area.write(ACROSS[1] - 100, 350, "better for you →", Ink.QUIET, side="right")
    area.write(150, UP[1] - 350, "↑ better for Tamarind", Ink.QUIET)


def _name(area: Area, name: str, place: tuple[float, float]) -> None:
    area.write(place[0] + 450, place[1] + 250, name, Ink.GOOD, bold=True)


def _draw_figures(area: Area, deal: Deal, said: float | None) -> None:
    rows = (
        ("You", _signed(deal.ours), Ink.INK),
        ("Tamarind", _signed(deal.theirs), Ink.INK),
        ("together", _signed(deal.ours + deal.theirs), Ink.INK),
        ("left on the table", euros(deal.left), Ink.RISK if deal.left else Ink.GOOD),
        ("• better for both", str(len(deal.better)), Ink.GOOD),
    )
    area.write(LETTERS, 11_500, "◆ your deal", Ink.BET, bold=True)
    for place, (name, figure, ink) in enumerate(rows):
        y = 10_500 - 900 * place
        area.write(LETTERS, y, name, Ink.QUIET)
        area.write(ACROSS[1] - 100, y, figure, ink, side="right", bold=True)
    if said is not None:
        area.write(ACROSS[1] - 100, 5_100, f"your bet: {said:g}", Ink.BET, side="right", bold=True)
    if deal.on_frontier:
        area.write(LETTERS, 5_800, "✓ on the frontier", Ink.GOOD, bold=True)


def _signed(amount: float) -> str:
    return f"+{euros(amount)}" if amount > 0 else euros(amount)


def _words(deal: Deal, said: float | None) -> str:
    bet = f" Your bet: {said:g}." if said is not None else ""
    settled = "; ".join(f"{issue.lower()}: {level}" for issue, level in BREAD.described(deal.package))
    where = (
        "It lies on the frontier, with €0 left on the table."
        if deal.on_frontier
        else f"{len(deal.better)} deals are better for both; "
        f"you could have {euros(deal.left)} more, Tamarind no less."
    )
    return (
        f"{settled[0].upper()}{settled[1:]}. Against no deal you stand at {euros(deal.ours)}, "
        f"Tamarind at {euros(deal.theirs)}, together {euros(deal.ours + deal.theirs)}. {where}{bet}"
    )


def _both(package: Package) -> str:
    ours, theirs = BREAD.gains(package)
    return f"{euros(ours)} for you and {euros(theirs)} for Tamarind"


def _detail() -> str:
    line = "; ".join(_both(package) for package in frontier())
    return f"Nash point, where both gains multiplied are greatest: {_both(fair())}. The frontier: {line}."

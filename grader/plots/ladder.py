"""The two ladders of disclosure: what is at stake in each meeting, under the limit that we can stand."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.plots.money import about, euros
from grader.simulators.ladder import BUDGET, Ladder, Ladders, Order, Rung

TOP = 30_000
"""Height of the scale, in euros."""

TITLES = {Order.MATTERS: "What matters most first", Order.SAFEST: "Least misusable first"}


def draw_ladders(ladders: Ladders, said: str | None = None) -> Picture:
    """Draw both orders side by side.

    Args:
        ladders: The two orders with one customer.
        said: The order on which the learner bet; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 430)
    for left, ladder in ((0, ladders.matters), (375, ladders.safest)):
        better = ladder is ladders.better
        head = sheet.area((left, 370, 345, 60))
        head.write(0, 0.75, TITLES[ladder.order], size=11.5, bold=True)
        if said == ladder.order:
            head.write(1, 0.75, "your bet", Ink.BET, side="right", bold=True)
        worth = f"worth {about(ladder.value)} on average"
        head.write(
            0, 0.3, f"✓ {worth}: better" if better else worth, Ink.GOOD if better else Ink.QUIET, bold=better
        )
        bars = sheet.area((left + 62, 115, 283, 250), (0, 3), (0, TOP))
        feet = sheet.area((left + 62, 0, 283, 110), (0, 3), (0, 5))
        for place, rung in enumerate(ladder.rungs):
            _draw_rung(bars, feet, place, rung)
        bars.line(((0, 0), (3, 0)), Ink.LINE)
        margin = sheet.area((left, 0, 62, 110), y=(0, 5))
        margin.write(0, 2.3, "at stake", Ink.QUIET, size=9)
        margin.write(0, 1.4, "– – limit", Ink.QUIET, size=9)
        margin.write(0, 0.5, "reached", Ink.QUIET, size=9)
    return sheet.finish("ladder", _result(ladders), f"{_course(ladders.matters)} {_course(ladders.safest)}")


def _draw_rung(bars: Area, feet: Area, place: int, rung: Rung) -> None:
    x = place + 0.5
    bars.bar((x - 0.36, x + 0.36), (0, rung.at_stake), solid(Ink.GOOD) if rung.inside else striped(Ink.RISK))
    bars.line(((x - 0.48, rung.budget), (x + 0.48, rung.budget)), Ink.INK, 1.8, (4, 2))
    for line, piece in enumerate(rung.pieces):
        feet.write(x, 4.5 - 0.85 * line, piece.short, side="center", bold=True)
    feet.write(
        x,
        2.3,
        euros(rung.at_stake),
        Ink.INK if rung.inside else Ink.RISK,
        side="center",
        bold=not rung.inside,
    )
    feet.write(x, 1.4, euros(rung.budget), Ink.QUIET, side="center")
    feet.write(x, 0.5, f"{rung.reached:.0%}", Ink.QUIET, side="center")


def _result(ladders: Ladders) -> str:
    worse = ladders.safest if ladders.better is ladders.matters else ladders.matters
    return (
        f"{TITLES[ladders.better.order]}: {about(ladders.better.value)} on average; "
        f"{TITLES[worse.order].lower()}: {about(worse.value)}. "
        f"Striped: more at stake than the limit, which is {euros(BUDGET)} and whatever was gained so far. "
        "Reached: how often the talks get there."
    )


def _course(ladder: Ladder) -> str:
    stakes = "; ".join(
        f"meeting {place}: {euros(rung.at_stake)} at stake, {'inside' if rung.inside else 'above'} "
        f"the limit of {euros(rung.budget)}, reached {rung.reached:.0%}"
        for place, rung in enumerate(ladder.rungs, 1)
    )
    return f"{TITLES[ladder.order]}: {stakes}. Worth {about(ladder.value)} on average."

"""The sheet of gives and gets: to the left what was granted, to the right what comes back for it."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, empty, solid, striped
from grader.plots.money import euros
from grader.simulators.mandate import ROWS, Mandate

WIDEST = 3_200
"""Euros at which a side of the sheet ends."""


def draw_mandate(mandate: Mandate, said: float | None = None) -> Picture:
    """Draw the sheet, row by row, and its balance.

    Args:
        mandate: The sheet after the talks.
        said: What the learner thought would not come back, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 370)
    rows = len(ROWS)
    gives = sheet.area((0, 70, 360, 300), (WIDEST * 2.05, 0), (-rows + 0.4, 1))
    gets = sheet.area((360, 70, 360, 300), (0, WIDEST * 2.05), gives.y)
    gives.write(80, 0.75, "we give", Ink.RISK, side="right", bold=True)
    gets.write(80, 0.75, "comes back, on average", Ink.GOOD, bold=True)
    for place in range(rows):
        _draw_row(gives, gets, place, mandate)
    gets.line(((0, 0.5), (0, gives.y[0])), Ink.INK, 1.4)
    _draw_balance(sheet, mandate, said)
    return sheet.finish("mandate", _words(mandate, said), _detail(mandate))


def _draw_row(gives: Area, gets: Area, place: int, mandate: Mandate) -> None:
    row, back, filled = ROWS[place], mandate.back[place], place < mandate.filled
    low, high = -place - 0.3, -place + 0.3
    gives.bar((row.give, 0), (low, high), striped(Ink.RISK))
    gives.write(row.give + 80, -place, f"{row.ask}, {euros(row.give)}", side="right")
    gets.bar((0, back), (low, high), solid(Ink.GOOD) if filled else empty(Ink.GOOD, dashed=True))
    word = f"{row.get}, {euros(back)}" if filled else f"?  {euros(back)}"
    gets.write(back + 80, -place, word, Ink.INK if filled else Ink.QUIET)


def _draw_balance(sheet: Sheet, mandate: Mandate, said: float | None) -> None:
    foot = sheet.area((0, 0, 720, 60), (0, 720), (0, 60))
    foot.line(((0, 54), (720, 54)), Ink.LINE)
    foot.write(0, 26, f"granted: {euros(mandate.given)}", Ink.QUIET)
    ink = Ink.RISK if mandate.lost else Ink.GOOD
    foot.write(360, 26, f"for nothing: {euros(mandate.lost)}", ink, side="center", size=15, bold=True)
    if said is not None:
        foot.write(720, 26, f"your bet: {euros(said)}", Ink.BET, side="right", bold=True)


def _words(mandate: Mandate, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    return (
        f"{mandate.filled} of {len(ROWS)} returns settled beforehand: of {euros(mandate.given)} granted, "
        f"{euros(mandate.lost)} go for nothing on average.{bet}"
    )


def _detail(mandate: Mandate) -> str:
    return "; ".join(
        f"{row.ask}, {euros(row.give)}: {row.get if place < mandate.filled else 'return left open'}, "
        f"{euros(mandate.back[place])}"
        for place, row in enumerate(ROWS)
    )

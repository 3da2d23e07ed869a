"""Payment as loans over time: above the line what the customer owes us, below it what we owe them."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.payment_days import LATE, ORDERED, PRICE, Terms

SPAN = (-72.0, 72.0)
"""Days on the figure, from delivery."""

LEAST = 0.18
"""Share of the price from which a loan has room for its words."""


def draw_payment(terms: Terms, said: float | None = None) -> Picture:
    """Draw both loans, and what they come to.

    Args:
        terms: When the money comes.
        said: The cost on which the learner bet, in euros; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 370)
    area = sheet.area((0, 5, 540, 360), SPAN, (-PRICE * 0.66, PRICE * 1.06))
    area.bar((0, LATE), (0, terms.lent), striped(Ink.RISK))
    _name(area, LATE / 2, terms.lent, ("you lend them", euros(terms.lent), f"costs {euros(terms.cost)}"))
    if terms.ahead:
        area.bar((-ORDERED, 0), (-terms.ahead, 0), solid(Ink.GOOD))
        _name(
            area,
            -ORDERED / 2,
            -terms.ahead,
            ("they lend you", euros(terms.ahead), f"saves {euros(terms.gain)}"),
        )
    else:
        area.write(-ORDERED / 2, -PRICE * 0.07, "no deposit", Ink.QUIET, side="center")
    area.line(((SPAN[0], 0), (SPAN[1], 0)), Ink.INK)
    for day, word in ((-ORDERED, f"order, day −{ORDERED}"), (0, "delivery"), (LATE, f"day {LATE}: the rest")):
        area.line(((day, -PRICE * 0.03), (day, PRICE * 0.03)), Ink.INK, 1.6)
        level = 0.07 if day < 0 else -0.07
        side = "right" if day > 0 else "left"
        area.write(day + (0 if day else 2), PRICE * level, word, Ink.QUIET, side=side)
    _draw_total(sheet, terms, said)
    return sheet.finish("payment-days", _words(terms, said))


def _name(area: Area, x: float, height: float, words: tuple[str, ...]) -> None:
    sign = 1 if height > 0 else -1
    inside = abs(height) >= PRICE * LEAST * 2
    y = height / 2 if inside else height + sign * PRICE * LEAST
    ink = Ink.GOOD if sign < 0 else Ink.RISK
    if inside:
        area.bar((x - 24, x + 24), (y - PRICE * 0.16, y + PRICE * 0.16), solid(Ink.PAPER))
    for line, word in enumerate(words):
        area.write(x, y + PRICE * 0.09 * (1 - line), word, ink, side="center", bold=line == 2)  # noqa: PLR2004 - the last one


def _draw_total(sheet: Sheet, terms: Terms, said: float | None) -> None:
    margin = sheet.area((560, 5, 160, 360), y=(0, 36))
    margin.write(0, 27, "These terms")
    margin.write(0, 25.2, "save you" if terms.net < 0 else "cost you")
    margin.write(0, 21.8, euros(abs(terms.net)), Ink.RISK if terms.net > 0 else Ink.GOOD, size=20, bold=True)
    if said is not None:
        margin.write(0, 18, f"your bet: {euros(said)}", Ink.BET, bold=True)


def _words(terms: Terms, said: float | None) -> str:
    bet = f" Your bet: {euros(said)}." if said is not None else ""
    back = (
        f" They lend you {euros(terms.ahead)} for {ORDERED} days: saves {euros(terms.gain)}. Together they "
        f"{'save' if terms.net < 0 else 'cost'} {euros(abs(terms.net))}."
        if terms.ahead
        else ""
    )
    return f"You lend them {euros(terms.lent)} for {LATE} days: costs {euros(terms.cost)}.{back}{bet}"

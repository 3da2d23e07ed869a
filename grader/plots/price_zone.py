"""The zone of possible agreement as bars: how far the customer goes up, and how far we go down."""

from grader.domain.zopa import PriceFigures
from grader.plots.canvas import Area, Ink, Picture, Sheet, empty, solid, striped
from grader.plots.money import euros
from grader.simulators.price_zone import width

CLOSE = (80_000.0, 118_000.0)
"""The scale where only the cost of switching moves, in euros."""

FAR = (58_000.0, 152_000.0)
"""The scale where everything moves, in euros."""

APART = 0.008
"""Room between a bar and its words, as a share of the scale."""

NOT_A_ZONE = "none"
"""The reading that sees no zone."""

BELOW_US = "below-us"
"""The reading that takes the rival's quote for the customer's limit."""


def draw_zone(figures: PriceFigures, said: str | None = None) -> Picture:
    """Draw both limits and what lies between them, on the close scale.

    Args:
        figures: What decides the price.
        said: How the learner read it; None without a prediction.

    Returns:
        The figure and its words.
    """
    return _draw(figures, CLOSE, said)


def draw_wide_zone(figures: PriceFigures, _said: str | None = None) -> Picture:
    """Draw both limits and what lies between them, on the far scale.

    Args:
        figures: What decides the price.

    Returns:
        The figure and its words.
    """
    return _draw(figures, FAR, None)


def _draw(figures: PriceFigures, span: tuple[float, float], said: str | None) -> Picture:
    sheet = Sheet(720, 270)
    names = sheet.area((0, 5, 110, 260), y=(0, 26))
    area = sheet.area((110, 5, 608, 260), span, (0, 26))
    _draw_theirs(names, area, figures)
    _draw_ours(names, area, figures)
    _draw_between(names, area, figures)
    if said is not None:
        _draw_bet(area, figures, said)
    return sheet.finish("price-zone", _words(figures))


def _apart(area: Area) -> float:
    return APART * (area.x[1] - area.x[0])


def _draw_theirs(names: Area, area: Area, figures: PriceFigures) -> None:
    low, high = sorted((figures.quote, figures.their_limit))
    apart = _apart(area)
    names.write(0, 20.2, "The hotel", bold=True)
    area.bar((area.x[0], low), (18.6, 21.8), solid(Ink.LINE))
    if figures.switching:
        area.bar(
            (low, high),
            (18.6, 21.8),
            striped(Ink.GOOD) if figures.incumbent else empty(Ink.QUIET, dashed=True),
        )
    area.write(high + apart, 20.2, f"up to {euros(figures.their_limit)}", bold=True)
    sign, side = ("+", "left") if figures.incumbent else ("−", "right")
    change = f"{sign} change: {euros(figures.switching)}"
    other = "right" if figures.incumbent else "left"
    shift = apart if figures.incumbent else -apart
    area.write(figures.quote + shift, 23.8, change, Ink.GOOD if figures.incumbent else Ink.QUIET, side=side)
    area.write(figures.quote - shift, 23.8, f"rival: {euros(figures.quote)}", Ink.QUIET, side=other)


def _draw_ours(names: Area, area: Area, figures: PriceFigures) -> None:
    limit, apart = figures.our_limit, _apart(area)
    names.write(0, 5.6, "You", bold=True)
    area.bar((limit, area.x[1]), (4, 7.2), solid(Ink.LINE))
    area.write(limit - apart, 5.6, f"from {euros(limit)}", side="right", bold=True)
    reason = "another hotel pays" if figures.elsewhere > figures.cost else "your cost"
    area.write(limit, 2, f"{reason}: {euros(limit)}", Ink.QUIET)


def _draw_between(names: Area, area: Area, figures: PriceFigures) -> None:
    names.write(0, 12.9, "Prices that", Ink.QUIET)
    names.write(0, 11.3, "serve both", Ink.QUIET)
    ours, theirs, room = figures.our_limit, figures.their_limit, width(figures)
    area.line(((theirs, 18.6), (theirs, 10)), Ink.QUIET, 1.2, (4, 3))
    area.line(((ours, 7.2), (ours, 14.2)), Ink.QUIET, 1.2, (4, 3))
    if room > 0:
        area.bar((ours, theirs), (10, 14.2), solid(Ink.GOOD))
        text, ink = f"zone: {euros(room)}", Ink.GOOD
    elif room == 0:
        text, ink = f"one price: {euros(ours)}", Ink.GOOD
    else:
        area.bar((theirs, ours), (11.5, 12.7), striped(Ink.RISK))
        text, ink = f"no zone: {euros(-room)} missing", Ink.RISK
    area.write(max(ours, theirs) + _apart(area), 12.1, text, ink, bold=True)


def _draw_bet(area: Area, figures: PriceFigures, said: str) -> None:
    if said == NOT_A_ZONE:
        area.write(area.x[0], 15.6, "your bet: none", Ink.BET, bold=True)
        return
    left, right = figures.our_limit, figures.their_limit
    if said == BELOW_US:
        left, right = sorted((figures.quote, figures.our_limit))
    area.bar((left, right), (9.6, 14.6), empty(Ink.BET, dashed=True))
    area.write(left - _apart(area), 12.1, "your bet", Ink.BET, side="right", bold=True)


def _words(figures: PriceFigures) -> str:
    sign, way = ("+", "to leave you") if figures.incumbent else ("−", "to come to you")
    theirs = (
        f"The hotel: {euros(figures.quote)} from the rival {sign} {euros(figures.switching)} {way} "
        f"= up to {euros(figures.their_limit)}."
    )
    room = width(figures)
    if room > 0:
        between = f"Between them lies a zone of {euros(room)}."
    elif room == 0:
        between = "They meet in one price."
    else:
        between = f"No price serves both: {euros(-room)} are missing."
    return f"{theirs} You: from {euros(figures.our_limit)}. {between}"

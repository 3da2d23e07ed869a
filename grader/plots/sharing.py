"""What is worth telling: gain against risk for each piece, and what telling more adds up to."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.plots.money import euros
from grader.simulators.sharing import Sharing, Weighed

WIDEST = 12_000
"""Euros at which a bar is cut off; the figures beside it are not."""

SIDES_CHANGE = 6
"""From this many pieces on, the words of the bet stand left of its mark."""

TOP = 36_000
"""Height of the lower scale, in euros."""


def draw_sharing(sharing: Sharing, said: float | None = None) -> Picture:
    """Draw the scales and the sum.

    Args:
        sharing: The weighed pieces.
        said: How many the learner would tell; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 540)
    rows = len(sharing.weighed)
    names = sheet.area((0, 190, 255, 345), y=(-rows + 0.4, 0.9))
    bars = sheet.area((255, 190, 310, 345), (0, WIDEST), names.y)
    verdicts = sheet.area((580, 190, 135, 345), y=names.y)
    bars.write(0, 0.65, "gain", Ink.GOOD, bold=True)
    bars.write(WIDEST * 0.16, 0.65, "against risk = chance × loss", Ink.RISK, bold=True)
    for row, item in enumerate(sharing.weighed):
        _draw_piece(names, bars, verdicts, (-row, item))
    _draw_sum(sheet, sharing, said)
    return sheet.finish("sharing", _sum_in_words(sharing, said), _pieces_in_words(sharing))


def _draw_piece(names: Area, bars: Area, verdicts: Area, placed: tuple[int, Weighed]) -> None:
    y, item = placed
    names.write(0, y, item.piece.name, Ink.INK if item.worth_telling else Ink.QUIET)
    bars.bar((0, item.piece.gain), (y + 0.05, y + 0.34), solid(Ink.GOOD))
    bars.bar((0, min(item.risk, WIDEST)), (y - 0.34, y - 0.05), striped(Ink.RISK))
    verdicts.write(0, y, "✓ tell" if item.worth_telling else "✗ keep", bold=item.worth_telling)
    verdicts.write(1, y, euros(item.net), side="right")


def _draw_sum(sheet: Sheet, sharing: Sharing, said: float | None) -> None:
    counts = range(len(sharing.weighed) + 1)
    area = sheet.area((100, 5, 600, 165), (-0.3, counts[-1] + 0.3), (-TOP * 0.22, TOP * 1.15))
    area.line(((-0.2, 0), (counts[-1] + 0.2, 0)), Ink.LINE)
    area.line([(count, sharing.value(count)) for count in counts], Ink.QUIET, 1.4)
    area.dots([(count, sharing.value(count)) for count in counts], Ink.QUIET, 4)
    for count in counts:
        area.write(count, -TOP * 0.15, str(count), Ink.QUIET, side="center")
    best, most = sharing.best_count, sharing.value(sharing.best_count)
    area.dots([(best, most)], Ink.GOOD, 10)
    area.write(best, most + TOP * 0.15, f"tell {best}: {euros(most)}", Ink.GOOD, side="center", bold=True)
    if said is not None and said != best:
        _mark_bet(area, int(said), sharing.value(int(said)))
    margin = sheet.area((0, 5, 100, 165), y=area.y)
    margin.write(0, TOP, "All in all", Ink.QUIET)
    margin.write(0, -TOP * 0.15, "Pieces told", Ink.QUIET)


def _mark_bet(area: Area, said: int, worth: float) -> None:
    area.dots([(said, worth)], Ink.BET, 9, "D")
    text = f"your bet, {said}: {euros(worth)}"
    if said == 0:
        area.write(0.2, TOP * 0.1, text, Ink.BET, bold=True)
    elif said < SIDES_CHANGE:
        area.write(said + 0.2, worth - TOP * 0.1, text, Ink.BET, bold=True)
    else:
        area.write(said - 0.2, worth - TOP * 0.2, text, Ink.BET, side="right", bold=True)


def _sum_in_words(sharing: Sharing, said: float | None) -> str:
    best = sharing.best_count
    bet = f" Your bet, the best {said:g}: {euros(sharing.value(int(said)))}." if said is not None else ""
    return f"The best {best} together are worth {euros(sharing.value(best))}.{bet}"


def _pieces_in_words(sharing: Sharing) -> str:
    pieces = (
        f"{i.piece.name}: {'tell' if i.worth_telling else 'keep'}, {euros(i.net)}" for i in sharing.weighed
    )
    return f"Gain less risk of each. {'; '.join(pieces)}."

"""Seven places, two sides each: where a slogan is right, and where it is not."""

from grader.plots.canvas import Area, Ink, Picture, Sheet, solid, striped
from grader.simulators.boundaries import PLACES, Account

CASES = 2 * len(PLACES)


def draw_account(account: Account, said: float | None = None) -> Picture:
    """Draw fourteen cases.

    Args:
        account: What was played.
        said: How many right ones the learner bet on; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 390)
    rows = len(PLACES)
    names = sheet.area((0, 10, 320, 340), y=(-rows + 0.4, 0.6))
    tiles = sheet.area((330, 10, 250, 340), (0, 2), names.y)
    head = sheet.area((330, 350, 250, 40), (0, 2), (0, 1))
    head.write(0.5, 0.4, "its own side", Ink.QUIET, side="center")
    head.write(1.5, 0.4, "the other side", Ink.QUIET, side="center")
    for row, place in enumerate(PLACES):
        names.write(0, -row + 0.14, place.name, bold=True)
        names.write(0, -row - 0.22, place.fact, Ink.QUIET, size=9)
        for side in (0, 1):
            _draw_tile(tiles, (side, -row), right=account.is_right(row, other_side=side == 1))
    total = sheet.area((590, 10, 130, 340))
    total.write(0.1, 0.9, "Right", Ink.QUIET)
    total.write(0.1, 0.78, f"{account.right} of {CASES}", Ink.GOOD, size=17, bold=True)
    if said is not None:
        total.write(0.1, 0.66, f"your bet: {said:g}", Ink.BET, bold=True)
    return sheet.finish("boundaries", _in_words(account, said))


def _draw_tile(tiles: Area, place: tuple[int, int], *, right: bool) -> None:
    x, y = place
    tiles.bar((x + 0.06, x + 0.94), (y - 0.38, y + 0.38), solid(Ink.GOOD) if right else striped(Ink.RISK))
    if right:
        tiles.write(x + 0.5, y, "✓", Ink.PAPER, side="center", size=12, bold=True)
    else:
        tiles.bar((x + 0.4, x + 0.6), (y - 0.22, y + 0.22), solid(Ink.PAPER))
        tiles.write(x + 0.5, y, "✗", Ink.RISK, side="center", size=12, bold=True)


def _in_words(account: Account, said: float | None) -> str:
    read = ", ".join(place.name for place in PLACES[: account.read])
    which = f"reads the fact in {account.read} of {len(PLACES)} places ({read})" if read else "reads no fact"
    bet = f" Your bet: {said:g}." if said is not None else ""
    return f"Whoever {which} is right in {account.right} of {CASES} cases.{bet}"

"""An hour of talks as a row of turns, beside the same hour with common ground first."""

from grader.plots.canvas import Area, Ink, Look, Picture, Sheet, empty, solid, striped
from grader.simulators.talks import TURN, TURNS, Talk, Turn, hour_of_talks

LOOKS = {
    Turn.ARGUMENT: striped(Ink.RISK),
    Turn.GROUND: solid(Ink.INK),
    Turn.DOUBT: empty(Ink.QUIET, dashed=True),
    Turn.IDEA: solid(Ink.GOOD),
}

HOUR = TURN * TURNS


def draw_talk(talk: Talk, said: float | None = None) -> Picture:
    """Draw an hour of talks under the one that begins with common ground.

    Args:
        talk: The hour.
        said: Ideas that the learner predicted; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 300)
    _draw_hour(sheet.area((0, 190, 720, 105), (0, TURNS), (0, 10)), hour_of_talks(), "Common ground first")
    lower = sheet.area((0, 70, 720, 105), (0, TURNS), (0, 10))
    _draw_hour(lower, talk, _title(talk))
    if said is not None:
        lower.write(TURNS * 0.83, 8.6, f"your bet: {said:g}", Ink.BET, side="right", bold=True)
    _draw_legend(sheet)
    return sheet.finish("talks", _words(talk, said))


def _title(talk: Talk) -> str:
    if talk.said_at >= HOUR:
        return "Never said"
    return f"Said in minute {talk.said_at}"


def _draw_hour(area: Area, talk: Talk, title: str) -> None:
    area.write(0, 8.6, title, bold=True)
    area.write(TURNS, 8.6, _ideas(talk.ideas), Ink.GOOD if talk.ideas else Ink.QUIET, side="right", bold=True)
    count = 0
    for place, turn in enumerate(talk.turns):
        area.bar((place + 0.05, place + 0.95), (1.8, 6.9), LOOKS[turn])
        if turn is Turn.IDEA:
            count += 1
            area.write(place + 0.5, 4.35, str(count), Ink.PAPER, side="center", bold=True)
        if turn is Turn.DOUBT:
            area.write(place + 0.5, 4.35, "?", Ink.QUIET, side="center", bold=True)
        if place % 3 == 0:
            area.write(place + 0.05, 0.6, f"{place * TURN} min", Ink.QUIET, size=9)


def _draw_legend(sheet: Sheet) -> None:
    row = sheet.area((0, 0, 720, 45), (0, 720), (0, 45))
    words: tuple[tuple[float, Look, str], ...] = (
        (0, LOOKS[Turn.ARGUMENT], "arguing"),
        (140, LOOKS[Turn.GROUND], "common ground is said"),
        (370, LOOKS[Turn.DOUBT], "doubting it"),
        (530, LOOKS[Turn.IDEA], "an idea"),
    )
    for x, look, word in words:
        row.bar((x + 2, x + 24), (14, 34), look)
        row.write(x + 34, 23, word, Ink.QUIET)


def _ideas(count: int) -> str:
    return "1 idea" if count == 1 else f"{count} ideas"


def _words(talk: Talk, said: float | None) -> str:
    bet = f" Your bet: {said:g}." if said is not None else ""
    arguments = talk.turns.count(Turn.ARGUMENT)
    return (
        f"{_title(talk)}: {arguments} turns of arguing, {talk.doubts} of doubt, {_ideas(talk.ideas)}. "
        f"Common ground first: {_ideas(hour_of_talks().ideas)}. A model: twelve turns, and two "
        f"arguments earn one doubt.{bet}"
    )

"""All teachings of the syllabus as rows of marks, one row for each source: mastered, shaky, not met yet."""

from collections.abc import Mapping

from grader.domain.teachings import syllabus
from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.progress.mastery import Mastery

TOPICS = {
    "A": "Trust",
    "B": "Low trust",
    "C": "Repair",
    "D": "Team",
    "E": "Trades",
}
"""What each source text is about, by its letter."""

WIDTH, ROW, HEAD = 720, 44, 40
LEFT = 92
"""Pixels for the names of the rows."""

LOOKS = {
    Mastery.MASTERED: (Ink.GOOD, 11, "o"),
    Mastery.SHAKY: (Ink.RISK, 11, "^"),
    Mastery.NOT_MET: (Ink.LINE, 6, "o"),
}
"""Ink, size in points and shape; no two share a shape and a size."""

GAP = 118
"""Pixels from one entry of the legend to the next."""


def draw_teachings(teachings: Mapping[str, Mastery]) -> Picture:
    """Draw how every teaching stands.

    Args:
        teachings: How each stands, by its key.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(WIDTH, HEAD + ROW * len(TOPICS))
    _legend(sheet)
    longest = max(sum(key[0] == letter for key in teachings) for letter in TOPICS)
    for place, letter in enumerate(TOPICS):
        bottom = ROW * (len(TOPICS) - 1 - place)
        row = {key: how for key, how in teachings.items() if key[0] == letter}
        sheet.area((0, bottom, LEFT, ROW)).write(0.04, 0.62, TOPICS[letter], bold=True)
        _row(sheet.area((LEFT, bottom, WIDTH - LEFT, ROW), (0.3, longest + 0.7), (0, 1)), row)
    return sheet.finish("teachings", _words(teachings), _detail(teachings))


def _row(area: Area, row: Mapping[str, Mastery]) -> None:
    for how, (ink, size, shape) in LOOKS.items():
        area.dots([(float(key[1:]), 0.62) for key, each in row.items() if each is how], ink, size, shape)
    for key in row:
        area.write(float(key[1:]), 0.12, key, Ink.QUIET, side="center", size=7)


def _legend(sheet: Sheet) -> None:
    head = sheet.area((0, ROW * len(TOPICS), WIDTH, HEAD), (0, WIDTH), (0, HEAD))
    for place, (how, (ink, size, shape)) in enumerate(LOOKS.items()):
        x = LEFT + 8 + GAP * place
        head.dots([(x, HEAD / 2)], ink, size, shape)
        head.write(x + 14, HEAD / 2, how.value, Ink.QUIET)


def _words(teachings: Mapping[str, Mastery]) -> str:
    return " ".join(
        f"{topic}: {_count(teachings, letter, Mastery.MASTERED)} of {_count(teachings, letter)} mastered, "
        f"{_count(teachings, letter, Mastery.SHAKY)} shaky."
        for letter, topic in TOPICS.items()
    )


def _count(teachings: Mapping[str, Mastery], letter: str, *hows: Mastery) -> int:
    return sum(key[0] == letter and (not hows or how in hows) for key, how in teachings.items())


def _detail(teachings: Mapping[str, Mastery]) -> str:
    known = syllabus().teachings
    shaky = [f"{key}: {known[key].statement}" for key, how in teachings.items() if how is Mastery.SHAKY]
    mastered = [key for key, how in teachings.items() if how is Mastery.MASTERED]
    parts = [f"Shaky: {' '.join(shaky)}"] if shaky else []
    return " ".join([*parts, f"Mastered: {', '.join(mastered)}."] if mastered else parts)

"""What three replies to a broken promise bring with ten customers, by how many merely slipped."""

from grader.plots.canvas import Area, Ink, Picture, Sheet
from grader.plots.money import euros
from grader.simulators.telling import CUSTOMERS, Outlook, Reply

NAMES = {
    Reply.TELL: "tell them",
    Reply.PAY_BACK: "pay back in silence",
    Reply.GO_ON: "go on in silence",
}

INKS = {Reply.TELL: Ink.GOOD, Reply.PAY_BACK: Ink.RISK, Reply.GO_ON: Ink.QUIET}
DASHES: dict[Reply, tuple[float, ...]] = {Reply.GO_ON: (5, 3)}

HEADROOM = 0.22
"""Room above the highest line for the words of the marks, as a share of the lines' height."""

NAMED = 0.14
"""Room that a line's name and its sum take, as a share of the scale."""


def draw_outlook(outlook: Outlook, said: float | None = None) -> Picture:
    """Draw the worth of each reply, from no slip among the ten to ten.

    Args:
        outlook: What each reply brings.
        said: From how many on the learner would tell; None without a prediction.

    Returns:
        The figure and its words.
    """
    sheet = Sheet(720, 400)
    counts = range(CUSTOMERS + 1)
    lines = {reply: [outlook.worth(reply, honest) for honest in counts] for reply in reversed(Reply)}
    low, high = min(map(min, lines.values())), max(map(max, lines.values()))
    area = sheet.area((20, 60, 510, 305), (0, CUSTOMERS), (low, high + (high - low) * HEADROOM))
    area.line(((0, 0), (CUSTOMERS, 0)), Ink.LINE, 1.4)
    _draw_enough(area, outlook, said)
    for reply, line in lines.items():
        area.line(enumerate(line), INKS[reply], 3.2 if reply is Reply.TELL else 1.9, DASHES.get(reply, ()))
    _name_lines(area, {reply: line[-1] for reply, line in lines.items()})
    below = sheet.area((20, 0, 510, 55), area.x)
    for honest in counts:
        below.write(honest, 0.7, str(honest), Ink.QUIET, side="center", size=9)
    below.write(0, 0.2, "of the ten merely slipped; the others exploit", Ink.QUIET)
    sheet.area((0, 372, 720, 28)).write(0, 0.5, f"All ten together, {_months(outlook)}", Ink.QUIET)
    return sheet.finish("telling", _words(outlook, said), _detail(outlook))


def _draw_enough(area: Area, outlook: Outlook, said: float | None) -> None:
    marks = []
    if outlook.enough is not None:
        marks.append((float(outlook.enough), f"tell from {outlook.enough} on", Ink.GOOD))
    if said is not None and said != outlook.enough:
        marks.append((said, f"your bet: {said:g}", Ink.BET))
    # The words stand to the right of their line: the line further right ends below them.
    for (honest, text, ink), share in zip(sorted(marks), (0.97, 0.87), strict=False):
        _mark(area, honest, text, ink, share)


def _mark(area: Area, honest: float, text: str, ink: Ink, share: float) -> None:
    low, high = area.y
    top = low + (high - low) * (share + 0.03)
    late = honest > CUSTOMERS * 0.7
    area.line(((honest, low), (honest, top)), ink, 1.6, (4, 3))
    place = honest - 0.15 if late else honest + 0.15
    area.write(place, low + (high - low) * share, text, ink, side="right" if late else "left", bold=True)


def _name_lines(area: Area, ends: dict[Reply, float]) -> None:
    apart = (area.y[1] - area.y[0]) * NAMED
    free = float("-inf")
    for reply, end in sorted(ends.items(), key=lambda item: item[1]):
        free = max(end, free + apart)
        area.write(CUSTOMERS + 0.25, free, NAMES[reply], INKS[reply], bold=reply is Reply.TELL)
        area.write(CUSTOMERS + 0.25, free - apart * 0.42, euros(end), INKS[reply])


def _months(outlook: Outlook) -> str:
    return "1 month on" if outlook.months == 1 else f"{outlook.months} months on"


def _words(outlook: Outlook, said: float | None) -> str:
    bet = f" Your bet: {said:g}." if said is not None else ""
    if outlook.enough is None:
        verdict = "paying back always brings most"
    else:
        verdict = f"nothing brings more than telling, if {outlook.enough} of the ten or more merely slipped"
    return f"{_months(outlook).capitalize()}: {verdict}.{bet}"


def _detail(outlook: Outlook) -> str:
    return " ".join(
        f"{NAMES[reply].capitalize()}: {euros(outlook.slipped[reply])} with each who slipped, "
        f"{euros(outlook.exploits[reply])} with each who exploits; ten who slipped bring "
        f"{euros(outlook.worth(reply, CUSTOMERS))}, ten who exploit {euros(outlook.worth(reply, 0))}."
        for reply in Reply
    )

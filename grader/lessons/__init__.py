"""What the lessons' notebooks show: the map of the course, and elements to play with."""

import asyncio
from contextlib import suppress

from IPython.display import HTML, display

from grader.lessons.element import Pair, element
from grader.lessons.player import player
from grader.lessons.scenes import facts_of
from grader.lessons.stage import Player
from grader.lessons.start import course_map
from grader.lessons.words import static_html
from grader.plots.canvas import get_ready

__all__ = ["course_map", "play"]

PAGE_TIME = 1.5
"""Seconds in which all elements of a page have come up; what is done before then delays them."""

_open: dict[str, Player] = {}


def play(element_id: str) -> None:
    """Show an interactive element of a lesson.

    Args:
        element_id: The element, such as ``two-apologies``.

    Raises:
        UnknownElementError: No lesson has it.
    """
    shown = element(element_id)
    if before := _open.pop(element_id, None):
        before.close()
    display(HTML(static_html(shown, facts_of(shown))))
    _open[element_id] = player(shown)
    display(_open[element_id].tree)
    if not isinstance(shown, Pair):
        with suppress(RuntimeError):  # outside a kernel nobody waits for a figure
            asyncio.get_running_loop().call_later(PAGE_TIME, get_ready)

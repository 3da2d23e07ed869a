"""What the lessons' notebooks show: the map of the course, and elements to play with."""

from IPython.display import HTML, display

from grader.lessons.element import element
from grader.lessons.player import Player, player
from grader.lessons.scenes import facts_of
from grader.lessons.start import course_map
from grader.lessons.words import static_html

__all__ = ["course_map", "play"]

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

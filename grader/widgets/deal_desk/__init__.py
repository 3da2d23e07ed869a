"""The deal desk on the screen: the learner's own deals, with the course's controls and advice by rule."""

from pathlib import Path

from IPython.display import HTML, display

from grader.deals.shelf import Shelf
from grader.widgets.deal_desk.screen import DealDesk
from grader.widgets.deal_desk.words import static_html

__all__ = ["close_all", "deal_desk", "on_screen"]

_desks: dict[Path, DealDesk] = {}


def deal_desk() -> None:
    """Show the deal desk in a notebook that lies in the folder beside the deals.

    Nothing is written until the learner starts a deal. What stands in a deal is shown by widgets
    alone, so that the notebook itself keeps nothing of it.
    """
    root = Path.cwd().parent
    before = _desks.pop(root, None)
    current = ""
    if before is not None:
        current = before.deal_id
        before.close()
    display(HTML(static_html()))
    desk = _desks[root] = DealDesk(Shelf(root), current)
    display(desk.tree)


def on_screen() -> DealDesk:
    """Return the desk that the notebook in the working folder shows."""
    return _desks[Path.cwd().parent]


def close_all() -> None:
    """Take every desk off every screen."""
    while _desks:
        _desks.popitem()[1].close()

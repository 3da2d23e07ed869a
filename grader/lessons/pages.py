"""The figures of one simulation, of which one is shown."""

from collections.abc import Sequence
from typing import Any

from ipywidgets import HTML, Stack, Widget, jsdlink

from grader.lessons.kit import LessonKit


class Pages:
    """A figure that the kernel draws anew, or one for each value of a variable.

    Of these the browser itself shows the right one, before the kernel has heard that the variable was moved.

    Attributes:
        tree: The widget to display.
        turned_by: The variable's widget; None while the kernel draws.
    """

    def __init__(self, kit: LessonKit) -> None:
        """Start with an empty page.

        Args:
            kit: Makes the widgets.
        """
        self._kit = kit
        self._one = kit.html("")
        self._many: list[HTML] = []
        self.tree: Stack = kit.stack([self._one])
        self.turned_by: Any = None
        self._link: Widget | None = None

    def show(self, figure: str) -> None:
        """Show one figure, whatever the variables do."""
        self.close()
        self.turned_by = self._link = None
        self._one.value = figure
        self._put([self._one], 0)

    def turn(self, figures: Sequence[str], variable: Any) -> None:
        """Show the figure of the value at which a variable stands.

        Args:
            figures: One for each of the variable's values, in order.
            variable: The variable's widget.
        """
        # Not the page on the screen: for a moment it would show another value's figure.
        self._many += [self._kit.html("") for _ in figures[len(self._many) :]]
        for page, figure in zip(self._many, figures, strict=False):
            page.value = figure
        self._put(self._many[: len(figures)], variable.index)
        self._link = jsdlink((variable, "index"), (self.tree, "selected_index"))
        self.turned_by = variable

    def close(self) -> None:
        """End what connects the pages with a variable."""
        if self._link is not None:
            self._link.close()

    def _put(self, pages: Sequence[HTML], shown: int) -> None:
        with self.tree.hold_sync():
            self.tree.children = tuple(pages)
            self.tree.selected_index = shown

"""What calls for a decision of the learner's before all is well again."""

from collections.abc import Callable, Sequence

from ipywidgets import Widget

from grader.widgets.desk.controls import DeskKit

Way = tuple[str, Callable[[], None]]
"""A way out of a problem: what its button says, and what it does."""


class Notice:
    """A message with its ways out; nothing is to be seen while there is none.

    Attributes:
        tree: The widget to display.
    """

    def __init__(self, kit: DeskKit) -> None:
        """Show nothing."""
        self._kit = kit
        self._words, self._ways = kit.html(""), kit.box([], "tc-choices")
        self.tree: Widget = kit.box([self._words, self._ways], "tc-notice")

    def say(self, html: str, ways: Sequence[Way] = ()) -> None:
        """Show a message in the place of the one before.

        Args:
            html: The message, escaped; empty for none.
            ways: The ways out of it.
        """
        if self._words.value != html:
            self._words.value = html
            self._kit.refill(self._ways, [self._kit.button(text, act) for text, act in ways])

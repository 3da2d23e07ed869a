"""Makes the few kinds of widgets that the course uses, with shared layout and style models.

Every widget of its own layout and style would open three channels to the browser instead of one.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from ipywidgets import HTML, Box, Button, Dropdown, Layout, RadioButtons, Text, Widget
from ipywidgets.widgets.widget_button import ButtonStyle
from ipywidgets.widgets.widget_description import DescriptionStyle
from ipywidgets.widgets.widget_string import HTMLStyle, TextStyle

from grader.widgets.guard import guarded

if TYPE_CHECKING:
    import asyncio

REST = 0.1
"""Seconds between two parts of what is done ahead, in which the page is answered first."""


class Kit:
    """Makes widgets, and closes them all when the screen that they belong to goes."""

    def __init__(self, complain: Callable[[str], None]) -> None:
        """Start with no widgets.

        Args:
            complain: Puts a message before the learner when a handler fails.
        """
        self._complain = complain
        self._layout = Layout()
        self._styles = {Button: ButtonStyle(), HTML: HTMLStyle(), Text: TextStyle()}
        self._other_style = DescriptionStyle()
        self._made: list[Widget] = [self._layout, self._other_style, *self._styles.values()]
        self._ahead: asyncio.Task[None] | None = None

    def box(self, children: Iterable[Widget], look: str) -> Box:
        """Return a container whose layout is the theme's."""
        return self._keep(Box(tuple(children), layout=self._layout, _dom_classes=look.split()))

    def html(self, value: str, look: str = "") -> HTML:
        """Return a piece of HTML; whatever a learner wrote in it must be escaped already."""
        return self._make(HTML, look, value=value)

    def button(self, text: str, act: Callable[[], None], look: str = "", tooltip: str = "") -> Button:
        """Return a button that does something, and says so when it cannot."""
        button = self._make(Button, look, description=text, tooltip=tooltip or None)
        button.on_click(guarded(act, self._complain))
        return button

    def radio(self, label: str, options: Sequence[tuple[str, str]], value: str | None) -> RadioButtons:
        """Return radio buttons with (text, id) options, none of them chosen unless a value is given."""
        return self._make(RadioButtons, "", description=label, options=options, value=value)

    def dropdown(self, label: str, options: Sequence[tuple[str, str | None]], index: int) -> Dropdown:
        """Return a list to choose from with (text, id) options, open at one of them."""
        return self._make(Dropdown, "", description=label, options=options, index=index)

    def text(self, label: str, value: str) -> Text:
        """Return a line to type in, heard at every key."""
        return self._make(Text, "", description=label, value=value, continuous_update=True)

    def hear(self, widget: Widget, act: Callable[[], None]) -> None:
        """Do something whenever a widget's value changes, and say so when it fails."""
        widget.observe(guarded(act, self._complain), "value")

    def refill(self, box: Box, children: Iterable[Widget]) -> None:
        """Put other widgets into a container, and close those that were in it."""
        before, box.children = box.children, tuple(children)
        for widget in before:
            self._made.remove(widget)
            widget.close()

    def ahead(self, work: Iterator[None]) -> None:
        """Do what the learner may ask for next while they read, in place of what was to be done before.

        Outside a kernel nobody waits, and nothing is done.

        Args:
            work: Does one part at each step, and none before the first.
        """
        import asyncio  # noqa: PLC0415 - a kernel has it; who only imports the screen need not wait for it

        self._forget()
        with suppress(RuntimeError):
            self._ahead = asyncio.get_running_loop().create_task(_in_parts(work))

    def close(self) -> None:
        """Close every widget that was made."""
        self._forget()
        for widget in self._made:
            widget.close()

    def _forget(self) -> None:
        if self._ahead is not None:
            self._ahead.cancel()

    def _make(self, kind: type[Any], look: str, **traits: Any) -> Any:
        style = self._styles.get(kind, self._other_style)
        return self._keep(kind(layout=self._layout, style=style, _dom_classes=look.split(), **traits))

    def _keep(self, widget: Any) -> Any:
        self._made.append(widget)
        return widget


async def _in_parts(work: Iterator[None]) -> None:
    import asyncio  # noqa: PLC0415 - as above

    for _ in work:
        await asyncio.sleep(REST)

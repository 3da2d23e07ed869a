"""The widgets that a lesson adds to those of a form."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from ipywidgets import HTML, SelectionSlider, Stack, Widget
from ipywidgets.widgets.widget_int import SliderStyle

from grader.lessons.element import Slider
from grader.widgets.kit import Kit


class LessonKit(Kit):
    """Makes the widgets of one lesson element."""

    def __init__(self, complain: Callable[[str], None]) -> None:
        """Start with no widgets.

        Args:
            complain: Puts a message before the learner when a handler fails.
        """
        super().__init__(complain)
        self._styles[SelectionSlider] = self._keep(SliderStyle())

    def stops(self, label: str, options: Sequence[tuple[str, int | str]], value: int | str) -> Any:
        """Return a slider that halts at (text, value) options and tells every move."""
        return self._make(
            SelectionSlider, "", description=label, options=options, value=value, continuous_update=True
        )

    def stack(self, pages: Iterable[HTML]) -> Stack:
        """Return a container that shows one of its children, at first the first."""
        return self._keep(
            Stack(tuple(pages), selected_index=0, layout=self._layout, _dom_classes=["tc-pages"])
        )

    def variable(self, slider: Slider, value: int, act: Callable[[], None]) -> Widget:
        """Return the widget for a variable: radio buttons for two values, else a slider.

        Args:
            slider: The variable.
            value: Where it stands at first.
            act: Hears every change.

        Returns:
            A widget whose value, made an int, is the variable's.
        """
        texts = [(slider.quote(stop), stop) for stop in slider.stops]
        if len(texts) > 2:  # noqa: PLR2004 - two values are a choice, more are a scale
            widget = self.stops(slider.label, texts, value)
        else:
            widget = self.radio(slider.label, [(text, str(stop)) for text, stop in texts], str(value))
        self.hear(widget, act)
        return widget

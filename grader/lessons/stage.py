"""What the elements of a lesson share: a heading, a place for trouble, and a simulation with its figure."""

from functools import partial
from typing import Any

from ipywidgets import Button, Widget

from grader.lessons import words
from grader.lessons.element import Bet, Element, Pair, Sandbox
from grader.lessons.kit import LessonKit
from grader.lessons.scenes import SCENES, Said, facts_of


class Player:
    """What all elements share: a heading, a place for trouble, and the widgets' end.

    Attributes:
        tree: The widget to display.
    """

    def __init__(self, element: Element) -> None:
        """Start a screen with the element's heading."""
        self._kit = LessonKit(self._complain)
        self._trouble = self._kit.html("")
        self._head = self._kit.html(words.head_html(element, facts_of(element)))
        self.tree = self._kit.box([self._head, self._trouble], "tc-form tc-play")

    def close(self) -> None:
        """Take the element off every screen."""
        self._kit.close()

    def _add(self, *widgets: Widget) -> None:
        self.tree.children = (*self.tree.children, *widgets)

    def _complain(self, message: str) -> None:
        self._trouble.value = f'<p class="tc-feedback tc-wrong" role="alert">{message}</p>'

    def _buttons(self, element: Pair | Bet, act: Any) -> dict[str, Button]:
        return {o.id: self._kit.button(o.text, partial(act, o.id)) for o in words.answers(element)}


class Stage(Player):
    """An element with a simulation: its figure, and the variables that move it."""

    def __init__(self, element: Bet | Sandbox) -> None:
        """Prepare the simulation; nothing is drawn yet."""
        super().__init__(element)
        self._scene, self._given = SCENES[element.scene], element.given
        self._figure = self._kit.html("")
        self._drawn: dict[tuple[Any, Said], tuple[Any, str]] = {}

    def _draw(self, settings: dict[str, int], said: Said = None) -> Any:
        result, self._figure.value = self._played(settings, said)
        return result

    def _played(self, settings: dict[str, int], said: Said = None) -> tuple[Any, str]:
        """Return the result and the figure: the same settings make the same, so they are kept."""
        key = (tuple(sorted(settings.items())), said)
        if key not in self._drawn:
            result = self._scene.simulate(**settings)
            self._drawn[key] = (result, self._scene.draw(result, said).html)
        return self._drawn[key]

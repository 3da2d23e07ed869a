"""What the elements of a lesson share: a heading, a place for trouble, and a simulation with its figure."""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from ipywidgets import Button, Widget

from grader.grading.store import StoreError
from grader.lessons import words
from grader.lessons.element import Bet, Element, Pair, Sandbox, Slider
from grader.lessons.kit import LessonKit
from grader.lessons.pages import Pages
from grader.lessons.scenes import SCENES, Said, facts_of
from grader.progress.log import Log, Played, now, workspace_of

Wanted = tuple[tuple[tuple[str, int], ...], Said]
"""What was asked for: the settings, and the bet that the figure shows."""

KEPT = 200
"""How many figures an element keeps; they are of 5 to 60 kB."""


class Player:
    """What all elements share: a heading, a place for trouble, and the widgets' end.

    Attributes:
        tree: The widget to display.
    """

    def __init__(self, element: Element) -> None:
        """Start a screen with the element's heading."""
        self._element, self._is_noted = element, False
        self._kit = LessonKit(self._complain)
        self._trouble = self._kit.html("")
        self._head = self._kit.html(words.head_html(element, facts_of(element)))
        self.tree = self._kit.box([self._head, self._trouble], "tc-form tc-play")

    def close(self) -> None:
        """Take the element off every screen."""
        self._kit.close()

    def _add(self, *widgets: Widget) -> None:
        self.tree.children = (*self.tree.children, *widgets)

    def _note(self) -> None:
        """Note in the log of the workspace that the element was played; the map tells of it."""
        if self._is_noted or (workspace := workspace_of(Path.cwd())) is None:
            return
        with suppress(StoreError):  # the map lacks a tick, and nothing that the learner has made is lost
            Log(workspace).add(Played(at=now(), element=self._element.id))
            self._is_noted = True

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
        self._variables: dict[str, Any] = {}
        self._pages = Pages(self._kit)
        self._drawn: dict[Wanted, tuple[Any, str]] = {}

    def close(self) -> None:
        """Take the element off every screen."""
        self._pages.close()
        super().close()

    def _draw(self, settings: dict[str, int], said: Said = None) -> Any:
        result, figure = self._played(settings, said)
        self._pages.show(figure)
        return result

    def _played(self, settings: dict[str, int], said: Said = None) -> tuple[Any, str]:
        """Return the result and the figure: the same settings make the same, so some are kept."""
        key = _key(settings, said)
        if key not in self._drawn:
            if len(self._drawn) == KEPT:
                del self._drawn[next(iter(self._drawn))]
            result = self._scene.simulate(**settings)
            self._drawn[key] = (result, self._scene.draw(result, said).html)
        return self._drawn[key]

    def _draw_pages(self, settings: dict[str, int], slider: Slider, said: Said = None) -> Iterator[None]:
        """Draw the figure for each value of a variable; from then on the browser turns them itself.

        Args:
            settings: How all variables stand.
            slider: The variable.
            said: The bet, which the figure for the present settings shows.
        """
        figures = []
        for stop in slider.stops:
            there = {**settings, slider.setting: stop}
            key = _key(there, said if there == settings else None)
            if key not in self._drawn:
                yield
            figures.append(self._played(there, key[1])[1])
        yield
        self._pages.turn(figures, self._variables[slider.setting])


def _key(settings: dict[str, int], said: Said) -> Wanted:
    return tuple(sorted(settings.items())), said

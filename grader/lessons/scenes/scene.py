"""What a simulation is to a lesson."""

from collections.abc import Callable, Mapping
from typing import Any

from msgspec import Struct

from grader.plots.canvas import Picture

Said = str | float | None
Facts = Mapping[str, str]


class Scene(Struct, frozen=True):
    """A simulation that a lesson shows.

    Attributes:
        simulate: Plays it with the settings.
        draw: Makes the figure out of the result and the prediction.
        answer: The right prediction, or ``met`` when a goal is reached.
        facts: What the texts may quote, out of the result and the prediction.
    """

    simulate: Callable[..., Any]
    draw: Callable[[Any, Any], Picture]
    answer: Callable[[Any], str | float]
    facts: Callable[[Any, Any], Facts]

"""How a scene of ``four-meetings`` is made of wordings, and what rules know of each choice."""

from collections.abc import Mapping, Sequence
from random import Random
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.written import euros
from grader.exercises.capstone.four_meetings.case import Scene
from grader.exercises.capstone.four_meetings.prose import script
from grader.exercises.menu import Line, Wording, draw_one_of_each
from grader.exercises.sheet import Document, Prose


class Sketch(Struct, frozen=True, kw_only=True):
    """A scene before its options are drawn.

    Attributes:
        id: The group's name in the answer file.
        title: The group's heading.
        where: What the decision is called.
        documents: What there is to read.
        wordings: All ways to put the options.
        words: What they may name.
        undecided: What rules judge while nothing is decided.
        decided: By kind of option, what of that it changes.
        in_turn: Whether the scene opens only after the one before it.
    """

    id: str
    title: str
    where: str
    documents: tuple[Document, ...]
    wordings: Sequence[Wording[Any]]
    words: Mapping[str, str]
    undecided: Any
    decided: Mapping[Any, Mapping[str, Any]]
    in_turn: bool = False


def draw_scene(random: Random, sketch: Sketch) -> Scene:
    """Draw one way to put each kind of option, and say what rules know of each."""
    replies = script().replies.get(sketch.id.partition("-")[0], {})
    pools: dict[Any, list[Line[Any]]] = {}
    for each in sketch.wordings:
        text, reply = (one.format_map(sketch.words) for one in (each.text, replies.get(each.kind, "")))
        pools.setdefault(each.kind, []).append(Line("", each.kind, text, each.tone, reply))
    menu = draw_one_of_each(random, *pools.values())
    subjects = {
        line.kind: replace(sketch.undecided, chose=line.text, **sketch.decided[line.kind])
        for line in menu.lines
    }
    return Scene(
        id=sketch.id,
        title=sketch.title,
        where=sketch.where,
        documents=sketch.documents,
        menu=menu,
        subjects={"": sketch.undecided} | subjects,
        in_turn=sketch.in_turn,
    )


def money(low: float, high: float, random: Random, *, step: int = 100) -> int:
    """Return a round sum between two others, in euros."""
    return max(step, round(random.uniform(low, high) / step) * step)


def sums(cost: int, worth: int) -> Prose:
    """Say what a wish costs us and what the return is worth to us, in euros."""
    return Prose(f"The wish costs you {euros(cost)}; the return is worth {euros(worth)} to you.")

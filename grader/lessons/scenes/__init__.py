"""The simulations of the lessons: each a pure simulator, a figure and the figures to talk about."""

from grader.lessons.element import Element, Pair
from grader.lessons.scenes import capstone, common_ground, reciprocity, team, trades, trust
from grader.lessons.scenes.scene import Facts, Said, Scene

__all__ = ["SCENES", "Facts", "Said", "Scene", "facts_of"]

SCENES: dict[str, Scene] = {
    name: scene
    for lesson in (trust, reciprocity, common_ground, team, trades, capstone)
    for name, scene in lesson.SCENES.items()
}
"""Every simulation by its name in the lessons' data."""


def facts_of(element: Element) -> Facts:
    """Return what the texts of an element may quote before anybody has played it."""
    if isinstance(element, Pair):
        return {}
    scene = SCENES[element.scene]
    return scene.facts(scene.simulate(**element.given), None)

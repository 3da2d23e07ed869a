"""The simulations of the lesson on reciprocity."""

from grader.lessons.scenes.scene import Scene

SCENES: dict[str, Scene] = {}
"""The simulations by their names in the lesson's data."""

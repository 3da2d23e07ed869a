"""The simulations of the lesson on common ground."""

from grader.lessons.scenes.scene import Scene

SCENES: dict[str, Scene] = {}
"""The simulations by their names in the lesson's data."""

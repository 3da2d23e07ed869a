"""The versions of the answer file's format, and the steps that lead from each to the next."""

from collections.abc import Callable, Mapping
from typing import Any

VERSION = 1
"""The version that this course writes."""

Step = Callable[[dict[str, Any]], dict[str, Any]]

STEPS: Mapping[int, Step] = {}
"""By version, the pure function that makes of a file's content what the next version would hold.

There has been one version so far. Whoever changes the format raises ``VERSION`` and adds one step here:
answers are read through it wherever they are read, on the screen and in grading. Anybody may have
written what a step is given; a step that fails makes the file invalid, and nothing else.
"""


class VersionError(ValueError):
    """A file that cannot be brought to the present version; the message is for its owner."""


def brought_up(content: dict[str, Any], version: int) -> dict[str, Any]:
    """Return the content of an answer file as the present version has it.

    Args:
        content: What the file holds.
        version: The version that it was written in.

    Raises:
        VersionError: The version is newer than this course, there never was such a one, or the content
            is not what that version holds.
    """
    if version > VERSION:
        raise VersionError(
            f"this file was written by a newer course; this one reads up to version {VERSION}: "
            "update the course"
        )
    while version < VERSION:
        step = STEPS.get(version)
        if step is None:
            raise VersionError("this file has a version that no course has written")
        try:
            content = step(content)
        except Exception as error:  # a step may fail in any way on what anybody has written
            raise VersionError(f"this file is not what version {version} holds") from error
        version += 1
    return {**content, "version": VERSION}

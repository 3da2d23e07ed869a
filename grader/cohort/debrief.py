"""What to teach again: the passages of the lessons, each with a question to open the debrief with."""

from collections.abc import Iterable
from functools import cache

import msgspec

from grader.domain.teachings import syllabus
from grader.domain.texts import read


class Passage(msgspec.Struct, frozen=True):
    """A passage of a lesson.

    Attributes:
        heading: Its heading.
        place: The link to it from the folder of the lessons.
        question: What to ask the group before or after reading it.
    """

    heading: str
    place: str
    question: str


def passages(teachings: Iterable[str]) -> tuple[Passage, ...]:
    """Return the passages that teach something, each once.

    Args:
        teachings: Keys of teachings, such as ``A6``.
    """
    names = dict.fromkeys(syllabus().teachings[key].section for key in teachings)
    sections = syllabus().sections
    return tuple(Passage(sections[name].heading, sections[name].place, questions()[name]) for name in names)


@cache
def questions() -> dict[str, str]:
    """Return the debrief question of each section of the syllabus, by the section's id."""
    return read(__package__, "debrief.toml", dict[str, str])

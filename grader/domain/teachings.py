"""The teachings of the syllabus, read from ``teachings.toml``."""

from functools import cache

import msgspec

from grader.domain.texts import read


class Source(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that the syllabus draws on, as it is cited."""

    author: str
    title: str


class Teaching(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing that the sources ask of a negotiator.

    Attributes:
        statement: The teaching in our own words.
        section: The heading of the lesson section that teaches it.
        boundary: Where it stops holding; empty when it always holds.
    """

    statement: str
    section: str
    boundary: str = ""


class Section(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A place in a lesson: its notebook and its heading."""

    lesson: str
    heading: str

    @property
    def address(self) -> str:
        """The link from an exercise's folder to the heading in the lesson."""
        return f"../../course/{self.place}"

    @property
    def place(self) -> str:
        """The link to the heading from the folder of the lessons."""
        return f"{self.lesson}.ipynb#{self.heading.replace(' ', '-')}"


class Syllabus(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sources by key letter, sections by id, teachings by key."""

    sources: dict[str, Source]
    sections: dict[str, Section]
    teachings: dict[str, Teaching]

    def source_of(self, key: str) -> Source:
        """Return the source text of the teaching with this key, such as ``A6``."""
        return self.sources[key[0]]

    def section_of(self, key: str) -> Section:
        """Return the place in the lessons that teaches this key."""
        return self.sections[self.teachings[key].section]


@cache
def syllabus() -> Syllabus:
    """Return the syllabus, read once."""
    return read(__package__, "teachings.toml", Syllabus)

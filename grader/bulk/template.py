"""The graded notebook of an assignment, written once: all learners' copies differ only in its holes."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from json.encoder import encode_basestring

import msgspec

from grader.grading.calls import ScoreCall

_MARK = "\ue000"
_HOLE = re.compile(rf'\[\n( *)"{_MARK}(\w+) ([^{_MARK}]*){_MARK}"\n *\]')

HTML, TEXT, SCORE, WRITTEN, NOTE = "html", "text", "score", "written", "note"
"""What a hole takes: a graded cell's findings, the same as text, its score; a learner's text; a remark."""

Key = tuple[str, str]
"""What a hole takes, and the grade id of its cell."""

Text = str | tuple[str, ...]
"""Goes into a hole; parts that many learners are told are remembered as they are written."""


def hole(kind: str, cell: str = "") -> str:
    """Return the text that stands in a notebook where a hole will be.

    Args:
        kind: What the hole takes.
        cell: The cell's grade id.

    Returns:
        One line; it must be all that its source or output holds.
    """
    return f"{_MARK}{kind} {cell}{_MARK}"


class Hole(msgspec.Struct, frozen=True):
    """A place in the notebook's JSON: a list of lines.

    Attributes:
        key: What it takes.
        indent: Spaces before each line.
    """

    key: Key
    indent: str


class Template(msgspec.Struct, frozen=True):
    """A graded notebook with holes.

    Attributes:
        name: The notebook's name, without ``.ipynb``.
        pieces: The JSON around the holes in UTF-8, one more than there are holes.
        holes: The holes, in order.
        calls: What the graded cells call, by grade id.
        released: The written cells by grade id, with the text that they were handed out with.
        untouched: The score of a written cell that nobody wrote in, by grade id; None leaves it to people.
        look: The source of the cell that brings the course's look; a remark is put below it.
    """

    name: str
    pieces: tuple[bytes, ...]
    holes: tuple[Hole, ...]
    calls: dict[str, ScoreCall]
    released: dict[str, str]
    untouched: dict[str, float | None]
    look: str

    def filled(self, texts: Mapping[Key, Text]) -> bytes:
        """Return the notebook file with all holes filled, byte for byte as nbformat writes it.

        Args:
            texts: A text for every hole.
        """
        parts = [self.pieces[0]]
        for place, piece in zip(self.holes, self.pieces[1:], strict=True):
            parts += (_lines(texts[place.key], place.indent), piece)
        return b"".join(parts)


def cut(json: str) -> tuple[tuple[bytes, ...], tuple[Hole, ...]]:
    """Cut a notebook's JSON at its holes.

    Args:
        json: A notebook that nbformat has written, with ``hole`` texts in it.

    Returns:
        Pieces and holes.
    """
    first, *rest = _HOLE.split(json)
    steps: Iterable[tuple[str, str, str, str]] = zip(*[iter(rest)] * 4, strict=True)
    found = [(Hole((kind, cell), indent), piece) for indent, kind, cell, piece in steps]
    pieces = (first, *(piece for _, piece in found))
    return tuple(piece.encode() for piece in pieces), tuple(place for place, _ in found)


def _lines(text: Text, indent: str) -> bytes:
    # nbformat writes a text as a list of lines, each with its own end.
    if isinstance(text, str):
        written = _written(text, indent)
    else:
        written = b"".join([_remembered(part, indent) for part in text])
    if not written:
        return b"[]"
    return b'[\n%b"%b"\n%b]' % (indent.encode(), written.removesuffix(_end(indent)), indent[1:].encode())


def _written(part: str, indent: str) -> bytes:
    # The inside of the list's strings: a line's end closes one and opens the next.
    lines = part.splitlines(keepends=True)
    ends = lines and lines[-1].splitlines() != [lines[-1]]
    inside = [encode_basestring(line)[1:-1].encode() for line in lines]
    return _end(indent).join(inside) + (_end(indent) if ends else b"")


_remembered = lru_cache(4096)(_written)


def _end(indent: str) -> bytes:
    return f'",\n{indent}"'.encode()

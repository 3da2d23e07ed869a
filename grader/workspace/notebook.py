"""What the workspace needs to know of a notebook file, without the half second that nbformat takes."""

from hashlib import sha256
from typing import Any

import msgspec


class _Cell(msgspec.Struct, frozen=True):
    cell_type: str
    source: str | list[str]
    metadata: dict[str, Any] = {}

    @property
    def text(self) -> str:
        return "".join(self.source)

    @property
    def written_as(self) -> str:
        """The grade id of a cell that learners write in; empty for every other cell."""
        return _grade_id(self.metadata)


class _Notebook(msgspec.Struct, frozen=True):
    nbformat: int
    cells: list[_Cell]


def fingerprint(content: bytes) -> str | None:
    """Return a digest of what the cells say, whatever their outputs and whatever the learner has written.

    The cells that learners write in are handed out empty, and count as empty here.

    Args:
        content: The notebook file's bytes.

    Returns:
        The digest; None when the bytes are not a notebook.
    """
    try:
        cells = _read(content).cells
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    told = [(cell.cell_type, "" if cell.written_as else cell.text) for cell in cells]
    return sha256(msgspec.json.encode(told)).hexdigest()


def heading(content: bytes) -> str:
    """Return a notebook's title: its first heading; empty when it has none.

    Args:
        content: The bytes of a notebook file.
    """
    prose = (cell.text for cell in _read(content).cells if cell.cell_type == "markdown")
    lines = (line for text in prose for line in text.splitlines())
    return next((line.removeprefix("# ").strip() for line in lines if line.startswith("# ")), "")


def written(content: bytes) -> dict[str, str]:
    """Return what a learner has written into a notebook, by grade id; empty cells are left out.

    Args:
        content: The bytes of a notebook file.
    """
    return {
        cell.written_as: cell.text for cell in _read(content).cells if cell.written_as and cell.text.strip()
    }


def with_written(content: bytes, texts: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """Write a learner's texts into a new notebook.

    Args:
        content: The bytes of the new notebook's file.
        texts: What to write, by grade id.

    Returns:
        The notebook with the texts in it, and the texts for which it has no place.
    """
    notebook, left = msgspec.json.decode(content), dict(texts)
    for cell in notebook["cells"]:
        # Text in a code cell would be run.
        if cell["cell_type"] == "markdown" and (text := left.pop(_grade_id(cell["metadata"]), None)):
            cell["source"] = text.splitlines(keepends=True)
    if left == texts:
        return content, left
    return msgspec.json.format(msgspec.json.encode(notebook), indent=1) + b"\n", left


def _read(content: bytes) -> _Notebook:
    return msgspec.json.decode(content, type=_Notebook)


def _grade_id(metadata: dict[str, Any]) -> str:
    mark = metadata.get("nbgrader")
    if not isinstance(mark, dict) or mark.get("solution") is not True:
        return ""
    return str(mark.get("grade_id", ""))

"""What the workspace needs to know of a notebook file, without the half second that nbformat takes."""

from hashlib import sha256

import msgspec


class _Cell(msgspec.Struct, frozen=True):
    cell_type: str
    source: str | list[str]


class _Notebook(msgspec.Struct, frozen=True):
    nbformat: int
    cells: list[_Cell]


def fingerprint(content: bytes) -> str | None:
    """Return a digest of what the cells say, whatever their outputs.

    Args:
        content: The notebook file's bytes.

    Returns:
        The digest; None when the bytes are not a notebook.
    """
    try:
        notebook = msgspec.json.decode(content, type=_Notebook)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    told = [(cell.cell_type, "".join(cell.source)) for cell in notebook.cells]
    return sha256(msgspec.json.encode(told)).hexdigest()

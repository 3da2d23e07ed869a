"""One notebook put in its place, where that loses nothing."""

from enum import StrEnum
from pathlib import Path

import msgspec

from grader.grading.store import replace_file
from grader.workspace.notebook import fingerprint, heading, with_written, written


class Way(StrEnum):
    """How a notebook was handed out."""

    AS_IT_WAS = "as it was"
    NEW = "new"
    CHANGED = "changed"
    BACK = "back"
    MENDED = "mended"
    LEFT = "left"


class Handed(msgspec.Struct, frozen=True, kw_only=True):
    """What came of handing out one notebook.

    Attributes:
        notebook: Its path in the workspace.
        way: How it was handed out; one that somebody has changed is left when the course has a new one.
        known: The fingerprints of all that was ever handed out there, the latest last.
        title: Its first heading; empty when it was not put there.
        wrote: Whether the learner's own text is in it.
        kept: The name of the file that keeps what had to make way; empty when nothing had to.
    """

    notebook: Path
    way: Way
    known: tuple[str, ...]
    title: str = ""
    wrote: bool = False
    kept: str = ""

    @property
    def placed(self) -> bool:
        """Whether the notebook was put there just now."""
        return self.way not in {Way.AS_IT_WAS, Way.LEFT}


def hand_out(root: Path, notebook: Path, content: bytes, known: tuple[str, ...]) -> Handed:
    """Put a notebook into a workspace, with what the learner has written in the one that stood there.

    Args:
        root: The workspace.
        notebook: The notebook's path in it.
        content: The notebook as the course has it now.
        known: The fingerprints of all that was ever handed out there, the latest last.

    Returns:
        What came of it.

    Raises:
        OSError: It cannot be written; what stood there stands there still.
    """
    target, new = root / notebook, fingerprint(content) or ""
    old = target.read_bytes() if target.exists() else None
    way = _way(old, new, known)
    handed = Handed(notebook=notebook, way=way, known=(*(each for each in known if each != new), new))
    if not handed.placed:
        return handed
    texts = written(old) if old is not None and way is not Way.MENDED else {}
    whole, left = with_written(content, texts)
    kept = _keep(target, old, way) if old is not None and (left or way is Way.MENDED) else ""
    replace_file(target, whole, lasting=True)
    title = heading(content) or notebook.stem
    return msgspec.structs.replace(handed, title=title, wrote=bool(texts.keys() - left.keys()), kept=kept)


def _way(old: bytes | None, new: str, known: tuple[str, ...]) -> Way:
    if old is None:
        return Way.BACK if known else Way.NEW
    current = fingerprint(old)
    if current is None:
        return Way.MENDED
    if current == new:
        # Of unknown origin, or from a run that was interrupted: it is not trusted as it is.
        return Way.NEW if not known else Way.AS_IT_WAS if known[-1] == new else Way.CHANGED
    if current in known:
        return Way.CHANGED
    return Way.AS_IT_WAS if known[-1:] == (new,) else Way.LEFT


def _keep(target: Path, content: bytes, way: Way) -> str:
    # Not another .ipynb: nbgrader would collect it as part of the assignment.
    why, number = "damaged" if way is Way.MENDED else "earlier", 1
    while (aside := target.with_name(f"{target.name}.{why}-{number}")).exists():
        if aside.read_bytes() == content:  # kept by a run that was interrupted
            return aside.name
        number += 1
    replace_file(aside, content, lasting=True)
    return aside.name

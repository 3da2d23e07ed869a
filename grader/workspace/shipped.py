"""The course's own notebooks, as the package or the source folder carries them."""

from collections.abc import Iterator
from pathlib import Path

INSTRUCTORS = "instructor-"
"""Begins the name of a notebook that the package carries for instructors; no learner gets it."""

PACKAGE = Path(__file__).resolve().parents[1]


def shipped_folder() -> Path:
    """Return the folder with the course's notebooks in ``course/`` and ``exercises/``.

    An installed package carries them inside; an editable one uses those of its source folder.
    """
    inside = PACKAGE / "shipped"
    return inside if inside.is_dir() else PACKAGE.parent


def shipped_notebooks(*, exercises: bool = True) -> Iterator[Path]:
    """Yield each notebook that a learner gets, relative to the shipped folder, lessons first.

    Notebooks alone: whatever else an author has left beside them, such as answers, is not handed out.

    Args:
        exercises: Whether the exercises are among them.
    """
    home = shipped_folder()
    for pattern in ("course/*.ipynb", "exercises/*/*.ipynb")[: 1 + exercises]:
        for notebook in sorted(home.glob(pattern)):
            if not (notebook.parent.name.startswith(".") or notebook.name.startswith(INSTRUCTORS)):
                yield notebook.relative_to(home)

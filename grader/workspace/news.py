"""What the learner hears at the start: what is new, what has changed, and what became of their work."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from grader.workspace.placing import Handed, Way
from grader.workspace.rubrics import listed


def page_news(handed: Sequence[Handed], *, first: bool) -> Iterator[str]:
    """Say what came of handing out the notebooks.

    Args:
        handed: What came of each.
        first: Whether nothing was handed out before: then nothing is new.

    Yields:
        Sentences for the learner.
    """
    if not first and (new := [each.title for each in handed if each.way is Way.NEW]):
        yield f"New in the course: {listed(new)}."
    if changed := [each.title for each in handed if each.way is Way.CHANGED]:
        yield f"Brought up to date: {listed(changed)}. Reload these pages where they are still open."
    if wrote := [each.title for each in handed if each.way is Way.CHANGED and each.wrote]:
        yield f"What you wrote in {listed(wrote)} is still there."
    for each in handed:
        yield from _told(each)


def gone(root: Path, notebooks: Sequence[str]) -> Iterator[str]:
    """Say which notebooks the course no longer has.

    Args:
        root: The workspace.
        notebooks: Their paths in it.

    Yields:
        Sentences for the learner.
    """
    for notebook in notebooks:
        if (root / notebook).exists():
            yield f"The course no longer has {notebook}; yours stays where it is."


def _told(handed: Handed) -> Iterator[str]:
    page = handed.notebook
    if handed.way is Way.BACK:
        yield f"{page} was missing. A fresh one is in its place; your answers are as they were."
    elif handed.way is Way.MENDED:
        yield f"{page} could not be read. It is kept as {handed.kept}; a fresh copy is in its place."
    elif handed.way is Way.LEFT:
        yield (
            f"{page} is not as the course handed it out, so it stays as it is, though the course has a "
            "newer one. To get that one, move yours to another folder and start again."
        )
    elif handed.kept:
        yield (
            f"Something that you wrote in {page} has no place in the new page. "
            f"The old page is kept whole beside it, as {handed.kept}."
        )

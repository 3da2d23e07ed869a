"""What the instructor's notebook calls: a cohort's figures, drawn."""

import secrets
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from IPython.display import HTML, display

from grader.cohort.figures import Figures, figures, nameless
from grader.nbgrader_adapter.directory import CourseFolderError
from grader.nbgrader_adapter.report import read_cohort
from grader.plots import cohort as plots
from grader.render.sheet import style

DRAWN = {
    "scores": plots.draw_scores,
    "breaks": plots.draw_breaks,
    "behind": plots.draw_behind,
    "mastery": plots.draw_mastery,
    "items": plots.draw_items,
    "times": plots.draw_times,
    "alike": plots.draw_alike,
}


def cohort_figure(name: str, course: str = "..", *, hide_names: bool = False) -> None:
    """Show a figure of a cohort; run the notebook anew to read the gradebook again.

    Args:
        name: Which figure; one of ``DRAWN``.
        course: The course folder, relative to the notebook's.
        hide_names: Whether learners are numbers.
    """
    try:
        found = _figures(Path(course).resolve(), hidden=hide_names)
    except CourseFolderError as error:
        display(HTML("<p>There is no cohort to show here yet.</p>"))
        print(error)  # noqa: T201 - a cell speaks by printing
        return
    display(HTML(f"{style()}{DRAWN[name](found).html}"))


@cache
def _figures(course: Path, *, hidden: bool) -> Figures:
    cohort, known = read_cohort(course)
    if hidden:
        cohort = nameless(cohort, secrets.token_hex())
    return figures(cohort, datetime.now(UTC).replace(tzinfo=None), known, hidden=hidden)

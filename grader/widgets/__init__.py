"""The learner's screen of an exercise: widgets in, an answer file out."""

from datetime import datetime
from pathlib import Path

from IPython.display import HTML, display

from grader.exercises import exercise
from grader.grading.variants import learner_here, variant_for
from grader.progress.log import workspace_of
from grader.widgets.desk import Desk
from grader.widgets.form import Form
from grader.widgets.words import static_html

__all__ = ["close_all", "on_screen", "work"]

_forms: dict[tuple[Path, str], Form] = {}


def work(exercise_id: str, key: str = "", reference: bool = True) -> None:  # noqa: FBT001, FBT002 - cells name it
    """Show an exercise in a notebook, with what is saved of it beside the notebook.

    Nothing is written until the learner decides something.

    Args:
        exercise_id: The exercise.
        key: The cohort's key; empty when all learners share one case.
        reference: Whether the reference answer may be shown once it is earned; a cohort says no.

    Raises:
        UnknownExerciseError: The course has no such exercise.
    """
    task, folder = exercise(exercise_id), Path.cwd()
    variant = variant_for(exercise_id, key, learner_here(folder))
    before = _forms.pop((folder, exercise_id), None)
    form = Form(Desk(task, variant, folder, workspace_of(folder), reference), before)
    if before is not None:
        before.close()
    display(HTML(static_html(form.session, datetime.now().astimezone())))
    _forms[folder, exercise_id] = form
    display(form.tree)


def on_screen(exercise_id: str) -> Form:
    """Return the form that the notebook in the working folder shows of an exercise."""
    return _forms[Path.cwd(), exercise_id]


def close_all() -> None:
    """Take every form off every screen."""
    while _forms:
        _forms.popitem()[1].close()

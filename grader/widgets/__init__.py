"""The learner's screen of an exercise: widgets in, an answer file out."""

from datetime import datetime
from pathlib import Path

from IPython.display import HTML, display

from grader.exercises import exercise
from grader.grading.store import AnswerStore
from grader.grading.variants import learner_here, variant_for
from grader.widgets.form import Form
from grader.widgets.session import Session
from grader.widgets.words import static_html

__all__ = ["close_all", "on_screen", "work"]

_forms: dict[tuple[Path, str], Form] = {}


def work(exercise_id: str, key: str = "") -> None:
    """Show an exercise in a notebook, with what is saved of it beside the notebook.

    Nothing is written until the learner decides something.

    Args:
        exercise_id: The exercise.
        key: The cohort's key; empty when all learners share one case.

    Raises:
        UnknownExerciseError: The course has no such exercise.
    """
    task, folder = exercise(exercise_id), Path.cwd()
    variant = variant_for(exercise_id, key, learner_here(folder))
    session, current = Session(task, variant, AnswerStore(folder)), None
    before = _forms.pop((folder, exercise_id), None)
    if before is not None:
        current = before.current
        if before.session.problem and before.session.variant == variant:
            session = before.session  # it holds what could not be saved yet
        before.close()
    display(HTML(static_html(session, datetime.now().astimezone())))
    form = _forms[folder, exercise_id] = Form(session, current)
    display(form.tree)


def on_screen(exercise_id: str) -> Form:
    """Return the form that the notebook in the working folder shows of an exercise."""
    return _forms[Path.cwd(), exercise_id]


def close_all() -> None:
    """Take every form off every screen."""
    while _forms:
        _forms.popitem()[1].close()

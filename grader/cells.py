"""What the cells of an assignment call: to be graded, and to be filled in by its author."""

from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

from msgspec import Struct

from grader.exercises import MODULES, exercise
from grader.exercises.exercise import FULL_MARKS
from grader.grading.answers import encode
from grader.grading.grade import Judge, Report, grade, grade_file, invalid, look
from grader.grading.solutions import NoSolutionsError, solution, solutions_folder
from grader.grading.store import AnswerStore, StoreError
from grader.grading.variants import is_handed_in, learner_here, variant_for
from grader.render.report import html_parts, text_parts

Read = Callable[[str], bytes | None]
"""Returns the content of an exercise's answer file, None where there is none; may raise StoreError."""


class Graded(Struct, frozen=True):
    """What a graded cell says, whether a kernel runs it or nobody does.

    Attributes:
        score: Points from 0 to 10, always a plain float: nbgrader gives full marks for anything else.
        html: What is displayed, in parts of which many are the same for many learners.
        text: The same as plain text.
        problems: Why the answer cannot be graded, by the field at fault.
        fault: What failed in the course itself; empty when all went well.
    """

    score: float
    html: tuple[str, ...]
    text: tuple[str, ...]
    problems: dict[str, str] = {}
    fault: str = ""

    @property
    def findings(self) -> dict[str, str]:
        """What is displayed, by media type."""
        return {"text/html": "".join(self.html), "text/plain": "".join(self.text)}


def graded(name: str, key: str, learner: str, read: Read, judge: Judge = grade) -> Graded:
    """Grade one answer, whatever state it is in.

    Args:
        name: The exercise's id.
        key: The cohort's key; empty when all learners share one case.
        learner: The learner's id in the gradebook.
        read: Reads the answer file, as ``AnswerStore.read`` does.
        judge: Judges what could be read: ``grade``, or ``look`` before it is handed in.

    Returns:
        Score and findings; 0.0 and the reason where the answer cannot be graded.
    """
    try:
        return _graded(name, variant_for(name, key, learner), read, judge)
    except Exception as error:  # noqa: BLE001 - whatever escaped would cost the learner the whole notebook
        fault = f"{type(error).__name__}: {error}"
        reason = f"this is a fault of the course, not of your answer: tell your instructor ({fault})"
        return _shown(invalid(name, "", {"course": reason}), fault)


def score(exercise: str, key: str = "") -> float:
    """Grade the answer beside this notebook and show the findings.

    Args:
        exercise: The exercise's id.
        key: The cohort's key; empty when all learners share one case.

    Returns:
        Points from 0 to 10, which nbgrader reads as the cell's partial credit.
    """
    # nbgrader takes a single word on stderr for an error, and gives no points.
    with redirect_stderr(StringIO()):
        from IPython.display import display  # noqa: PLC0415 - grading without a kernel needs no IPython

        here = Path.cwd()
        judge = grade if is_handed_in() else look
        result = graded(exercise, key, learner_here(here), AnswerStore(here).read, judge)
        display(result.findings, raw=True)
    return result.score


def fill_in(module: str, key: str = "") -> None:
    """Write the reference answers of a module beside this notebook, where there are none yet.

    Args:
        module: The assignment.
        key: The cohort's key; empty when all learners share one case.
    """
    here = Path.cwd()
    if here.is_relative_to(solutions_folder()):
        # nbgrader would release these answers and overwrite every learner's with them.
        print("Nothing is filled in here: answers in the source folder would be handed out. Use a copy.")  # noqa: T201 - a cell speaks by printing
        return
    try:
        for name in MODULES[module]:
            print(_filled_in(name, key, here))  # noqa: T201 - as above
    except (NoSolutionsError, StoreError) as error:
        print(error)  # noqa: T201 - as above


def _graded(name: str, variant: str, read: Read, judge: Judge) -> Graded:
    task = exercise(name)
    try:
        content = read(name)
    except StoreError as error:
        return _shown(invalid(name, variant, {"file": str(error)}))
    return _shown(grade_file(task, variant, content, judge))


def _shown(report: Report, fault: str = "") -> Graded:
    # No links: from the gradebook's and the feedback's pages they would lead nowhere.
    html = ('<div class="tc-graded">', *html_parts(report, links=False), "</div>")
    points = min(max(0.0, float(report.score)), FULL_MARKS)
    return Graded(points, html, text_parts(report), report.problems, fault)


def _filled_in(name: str, key: str, folder: Path) -> str:
    store = AnswerStore(folder)
    if store.read(name) is not None:
        return f"{name}: there is an answer already, which stays as it is."
    task, variant = exercise(name), variant_for(name, key, learner_here(folder))
    store.save(name, encode(name, variant, solution(task).reference(task.case(variant))))
    return f"{name}: the reference answer is filled in."

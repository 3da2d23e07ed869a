"""What a worker does with one submission: read it, judge it, write the graded folder beside its place."""

import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import msgspec

from grader.bulk import template
from grader.bulk.folders import write_folder
from grader.bulk.submission import Submission, Written, note, read_submission, read_written, refusal
from grader.bulk.template import Key, Template, Text
from grader.cells import graded
from grader.grading.calls import ScoreCall
from grader.render.learner_text import as_shown


class Plan(msgspec.Struct, frozen=True):
    """What is the same for all submissions of an assignment.

    Attributes:
        assignment: The assignment's name.
        exercises: The exercises that its notebooks ask for.
        templates: Its notebooks.
        file_mode: Permissions of what is written.
        folder_mode: Permissions that folders get besides their own; 0 for none.
    """

    assignment: str
    exercises: tuple[str, ...]
    templates: tuple[Template, ...]
    file_mode: int
    folder_mode: int = 0


class Place(msgspec.Struct, frozen=True):
    """Where one submission is, and where its graded folder is made.

    Attributes:
        learner: The learner's id.
        submitted: The submitted folder.
        part: The hidden folder in which the graded one is made.
    """

    learner: str
    submitted: str
    part: str


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """What became of one submission.

    Attributes:
        learner: The learner's id.
        scores: By notebook and grade id, the score; None leaves it to people.
        silent: By notebook, the written cells in which nothing was written.
        timestamp: What the submission says of its time; empty when it says nothing.
        reasons: What could not be graded, and why: by exercise, or by notebook.
        failed: Why nothing was graded; empty when all was.
    """

    learner: str
    scores: dict[str, dict[str, float | None]] = {}
    silent: dict[str, tuple[str, ...]] = {}
    timestamp: str = ""
    reasons: dict[str, str] = {}
    failed: str = ""


def grade_all(plan: Plan, places: Sequence[Place]) -> list[Outcome]:
    """Grade some submissions into their hidden folders; whatever is wrong with one, the others are graded.

    All are read, then judged exercise by exercise, then written: a processor that does the same thing
    many times over takes a third less time for it.

    Args:
        plan: The assignment.
        places: The submissions.

    Returns:
        An outcome for each, in order.
    """
    gradings = [_Grading(plan, place) for place in places]
    steps = [_Grading.read, *_judgements(plan), _Grading.write]
    for step in steps:
        for grading in gradings:
            grading.go_on(step)
    return [grading.outcome() for grading in gradings]


class _Grading:
    """One submission on its way."""

    def __init__(self, plan: Plan, place: Place) -> None:
        self._plan, self._place = plan, place
        self._submission = Submission({}, {}, {})
        self._scores: dict[str, dict[str, float | None]] = {each.name: {} for each in plan.templates}
        self._texts: dict[str, dict[Key, Text]] = {each.name: {} for each in plan.templates}
        self._silent: dict[str, tuple[str, ...]] = {}
        self._reasons: dict[str, str] = {}
        self._failed = ""

    def go_on(self, step: "_Step") -> None:
        """Take a step, unless an earlier one has failed."""
        if self._failed:
            return
        try:
            step(self)
        except Exception as error:  # noqa: BLE001 - it has a name and a reason in the summary, and the rest goes on
            shutil.rmtree(self._place.part, ignore_errors=True)
            self._failed = f"{type(error).__name__}: {getattr(error, 'strerror', None) or error}"

    def read(self) -> None:
        """Read what was submitted."""
        folder = Path(self._place.submitted)
        if reason := refusal(folder):
            self._failed = reason
            return
        self._submission = read_submission(folder, self._plan.exercises)
        self._reasons |= self._submission.problems
        for each in self._plan.templates:
            written = read_written(folder / f"{each.name}.ipynb", each.released)
            if written.problem:
                self._reasons[f"{each.name}.ipynb"] = written.problem
            self._take(each, written)

    def _take(self, each: Template, written: Written) -> None:
        texts, scores = self._texts[each.name], self._scores[each.name]
        texts[template.NOTE, ""] = (look(each.look, note(written)),)
        for cell, source in each.released.items():
            texts[template.WRITTEN, cell] = as_shown(written.texts[cell]) if cell in written.texts else source
            scores[cell] = None if cell in written.texts else each.untouched[cell]
        self._silent[each.name] = tuple(
            cell for cell in each.released if cell not in written.texts and each.untouched[cell] is not None
        )

    def judge(self, notebook: str, cell: str, call: ScoreCall) -> None:
        """Judge the answer that a graded cell asks for."""
        result = graded(call.exercise, call.key, self._place.learner, self._submission.answers.get)
        texts = self._texts[notebook]
        texts[template.HTML, cell], texts[template.TEXT, cell] = result.html, result.text
        texts[template.SCORE, cell] = repr(result.score)
        self._scores[notebook][cell] = result.score
        if result.problems:
            problems = (f"{field}: {why}" for field, why in result.problems.items())
            self._reasons[call.exercise] = "; ".join(problems)

    def write(self) -> None:
        """Write the graded folder."""
        files = dict(self._submission.files)
        for each in self._plan.templates:
            files[f"{each.name}.ipynb"] = each.filled(self._texts[each.name])
        write_folder(self._place.part, files, self._plan.file_mode, self._plan.folder_mode)

    def outcome(self) -> Outcome:
        """Return what became of it."""
        if self._failed:
            return Outcome(learner=self._place.learner, failed=self._failed)
        return Outcome(
            learner=self._place.learner,
            scores=self._scores,
            silent=self._silent,
            timestamp=self._submission.kept.get("timestamp.txt", b"").decode(errors="replace").strip(),
            reasons=self._reasons,
        )


_Step = Callable[[_Grading], None]


def _judgements(plan: Plan) -> Iterator[_Step]:
    for each in plan.templates:
        for cell, call in each.calls.items():
            yield partial(_Grading.judge, notebook=each.name, cell=cell, call=call)


def look(source: str, remark: str) -> str:
    """Return the source of the cell that brings the course's look, with a remark below it.

    Args:
        source: The cell's source without a remark.
        remark: A sentence; none when empty.
    """
    return f"{source}\n\n{as_shown(remark)}" if remark else source

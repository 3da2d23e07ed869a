"""Bulk grading: the submissions of a cohort into nbgrader's own folders and gradebook."""

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from time import monotonic

import msgspec
from nbgrader.api import Gradebook
from nbgrader.converters import Autograde
from nbgrader.preprocessors import AssignLatePenalties

from grader.bulk.crew import Crew, spread
from grader.bulk.folders import beside
from grader.bulk.work import Outcome, Place, Plan, grade_all
from grader.nbgrader_adapter.book import Book, handed_in_at, submitted_at
from grader.nbgrader_adapter.directory import alone, course, in_course_order, learners_in
from grader.nbgrader_adapter.plan import plan_for

BATCH = 200
"""Submissions in a transaction; with four cells each it takes some 50 ms."""

PATIENCE = 0.5
"""Seconds after which what is done is written, however little it is."""

LONGEST_ID = 128
"""Characters of a learner's id that the gradebook has room for."""


class Wanted(msgspec.Struct, frozen=True, kw_only=True):
    """What is to be graded.

    Attributes:
        assignments: Which assignments; all that the gradebook knows when empty.
        learners: A glob of learners' ids.
        force: Whether to grade again what is graded already.
    """

    assignments: tuple[str, ...] = ()
    learners: str = "*"
    force: bool = False


class Summary(msgspec.Struct, kw_only=True):
    """What became of an assignment's submissions.

    Attributes:
        assignment: The assignment's name.
        graded: How many were graded.
        skipped: How many had been graded before and were not submitted again since.
        invalid: By learner, what of the submission could not be graded, and why: by exercise or notebook.
        failed: By learner, why nothing of the submission was graded.
        seconds: How long it took.
    """

    assignment: str
    graded: int = 0
    skipped: int = 0
    invalid: dict[str, dict[str, str]] = {}
    failed: dict[str, str] = {}
    seconds: float = 0.0


Watch = Callable[[str, int, int], None]
"""Is told the assignment, how many submissions are done, and how many there are to do."""


def autograde(folder: Path, wanted: Wanted, crew: Crew, watch: Watch = lambda *_: None) -> list[Summary]:
    """Grade submissions as ``nbgrader autograde`` does by trusted evaluation, many at a time.

    Args:
        folder: The course folder.
        wanted: What is to be graded.
        crew: Who does the work.
        watch: Is told how far the work is.

    Returns:
        A summary for each assignment.

    Raises:
        CourseFolderError: Nothing can be graded here; the message says what to change.
    """
    with course(folder) as (converter, gradebook), alone(Path(converter.coursedir.root)):
        names = wanted.assignments or in_course_order(gradebook)
        return [_Run(converter, gradebook, name, wanted).all(crew, watch) for name in names]


class _Run:
    """The grading of one assignment."""

    def __init__(self, converter: Autograde, gradebook: Gradebook, assignment: str, wanted: Wanted) -> None:
        self._directory, self._wanted = converter.coursedir, wanted
        self._plan: Plan = plan_for(converter, assignment)
        late = AssignLatePenalties(parent=converter)
        late.init_plugin()
        self._book = Book(gradebook, assignment, late.plugin_inst)
        self._summary = Summary(assignment=assignment)

    def all(self, crew: Crew, watch: Watch) -> Summary:
        """Grade what is to be graded."""
        begun = monotonic()
        places = list(self._pending())
        total, done = len(places), 0
        watch(self._plan.assignment, 0, total)
        for outcomes in _together(spread(crew, partial(grade_all, self._plan), places, _lost)):
            self._commit(outcomes)
            done += len(outcomes)
            watch(self._plan.assignment, done, total)
        self._summary.seconds = monotonic() - begun
        return self._summary

    def _final(self, learner: str) -> str:
        path: str = self._directory.format_path(
            self._directory.autograded_directory, learner, self._plan.assignment
        )
        return path

    def _pending(self) -> Iterator[Place]:
        for learner, path in learners_in(
            self._directory, self._directory.submitted_directory, self._plan.assignment, self._wanted.learners
        ):
            final = self._final(learner)
            if os.path.lexists(old := beside(final, "old")):
                shutil.rmtree(old, ignore_errors=True)  # what a run that was killed has left over
            if not self._wanted.force and os.path.exists(final) and not self._is_newer(path, Path(final)):  # noqa: PTH110 - as beside
                self._summary.skipped += 1
            elif problem := _unfit(learner):
                self._summary.failed[learner.encode(errors="replace").decode()] = problem
            else:
                yield Place(learner, str(path), beside(final, "part"))

    def _is_newer(self, path: Path, final: Path) -> bool:
        new, old = (handed_in_at(each) for each in (path, final))
        return new is not None and old is not None and new > old

    def _commit(self, outcomes: Sequence[Outcome]) -> None:
        self._summary.failed |= {each.learner: each.failed for each in outcomes if each.failed}
        reasons = {each.learner: {**_untimed(each), **each.reasons} for each in outcomes}
        self._summary.invalid |= {learner: each for learner, each in reasons.items() if each}
        graded = [each for each in outcomes if not each.failed]
        finals = [self._final(each.learner) for each in graded]
        before = {final: beside(final, "old") for final in finals if os.path.lexists(final)}
        # The folder is the proof of completion: while the rows change, there is none.
        for final, old in before.items():
            os.rename(final, old)  # noqa: PTH104 - as beside
        if graded:
            self._book.save(graded)
        for final in finals:
            os.rename(beside(final, "part"), final)  # noqa: PTH104 - as beside
        for old in before.values():
            shutil.rmtree(old, ignore_errors=True)
        self._summary.graded += len(graded)


def _together(results: Iterator[list[Outcome]]) -> Iterator[list[Outcome]]:
    # As many as a transaction takes, and none of them for long.
    waiting: list[Outcome] = []
    since = monotonic()
    for outcomes in results:
        waiting += outcomes
        if len(waiting) >= BATCH or monotonic() - since > PATIENCE:
            yield waiting
            waiting, since = [], monotonic()
    if waiting:
        yield waiting


def _lost(place: Place) -> Outcome:
    return Outcome(learner=place.learner, failed="The process that graded it died")


def _unfit(learner: str) -> str:
    if len(learner) > LONGEST_ID:
        return f"The learner's id has more than {LONGEST_ID} characters"
    try:
        learner.encode()
    except UnicodeEncodeError:
        return "The folder's name is no text, so it cannot be a learner's id"
    return ""


def _untimed(outcome: Outcome) -> dict[str, str]:
    if outcome.timestamp and submitted_at(outcome.timestamp) is None:
        return {"timestamp.txt": "It is no time, so whether this submission is late is not known"}
    return {}

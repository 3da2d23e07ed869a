"""Where a learner stands in the course: read from the workspace's answers and its log, every time anew."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from msgspec import Struct

from grader.exercises import MODULES, exercise
from grader.exercises.exercise import PASS_MARK, Exercise
from grader.grading.grade import Report, ReportStatus, grade_file, look, not_attempted
from grader.grading.store import AnswerStore, StoreError
from grader.grading.variants import learner_here, variant_for
from grader.progress.log import Attempt, Event, Log
from grader.progress.mastery import Mastery, mastery
from grader.progress.tries import best_score


class Leg(Struct, frozen=True):
    """One exercise on the way through the course.

    Attributes:
        exercise: The exercise.
        report: How the saved answer stands; None where it cannot be read from the disk.
        best: The most points of any try at the course's case.
    """

    exercise: Exercise[Any]
    report: Report | None
    best: float = 0.0

    @property
    def score(self) -> float:
        """The points of the saved answer."""
        return self.report.score if self.report else 0.0

    @property
    def passed(self) -> bool:
        """Whether the saved answer, or an earlier one, reaches the pass mark."""
        return self.best >= PASS_MARK or (self.report is not None and self.report.passed)

    @property
    def begun(self) -> bool:
        """Whether there is an answer, or was one."""
        return self.best > 0 or self.report is None or self.report.status is not ReportStatus.NOT_ATTEMPTED

    @property
    def damaged(self) -> bool:
        """Whether there is an answer that cannot be read or graded."""
        return self.report is None or self.report.status is ReportStatus.INVALID


class Lesson(Struct, frozen=True):
    """What there is to play in the lesson of a module.

    Attributes:
        minutes: How long it takes.
        elements: The ids of its elements.
    """

    minutes: int
    elements: frozenset[str]


class Stage(Struct, frozen=True):
    """One module.

    Attributes:
        module: Its name.
        page: The file name of its lesson; empty while there is none.
        lesson: What there is to play in it.
        played: How many of the lesson's elements were played.
        legs: Its exercises, in order.
    """

    module: str
    page: str
    lesson: Lesson
    played: int
    legs: tuple[Leg, ...]

    @property
    def title(self) -> str:
        """The module's name as people read it."""
        return self.module.replace("-", " ").capitalize()

    @property
    def leads_to_lesson(self) -> bool:
        """Whether its lesson comes next: some of it is not played, and no exercise is begun."""
        return bool(self.page) and not self.begun and self.played < len(self.lesson.elements)

    @property
    def begun(self) -> bool:
        """Whether any of its exercises is begun."""
        return any(leg.begun for leg in self.legs)


class Standing(Struct, frozen=True):
    """Where a learner stands.

    Attributes:
        stages: The modules that the workspace has, in course order.
        teachings: How each teaching stands, by key.
        events: The log.
        trouble: Why the log could not be read; empty when it could.
    """

    stages: tuple[Stage, ...]
    teachings: Mapping[str, Mastery]
    events: tuple[Event, ...]
    trouble: str = ""

    @property
    def legs(self) -> tuple[Leg, ...]:
        """All exercises, in course order."""
        return tuple(leg for stage in self.stages for leg in stage.legs)

    @property
    def minutes_left(self) -> int:
        """Minutes of work in the exercises that are not passed."""
        return sum(leg.exercise.minutes for leg in self.legs if not leg.passed)

    def count(self, how: Mastery) -> int:
        """Return how many teachings stand like that."""
        return sum(each is how for each in self.teachings.values())


def standing(root: Path, key: str, lessons: Mapping[str, Lesson]) -> Standing:
    """Return where the learner of a workspace stands.

    Args:
        root: The workspace, with ``course/`` and ``exercises/``.
        key: The cohort's key; empty when all learners share one case.
        lessons: Each module's lesson.
    """
    trouble = ""
    try:
        events, played = Log(root).events(), Log(root).played()
    except StoreError as error:
        events, played, trouble = (), frozenset(), str(error)
    built = [module for module in MODULES if (_home(root, module) / f"{module}.ipynb").is_file()]
    stages = tuple(
        Stage(
            module,
            _page(root, module),
            lessons[module],
            len(played & lessons[module].elements),
            tuple(_legs(root, module, key, events)),
        )
        for module in built
    )
    return Standing(stages, mastery(events), events, trouble)


def _home(root: Path, module: str) -> Path:
    return root / "exercises" / module


def _page(root: Path, module: str) -> str:
    return next((lesson.name for lesson in (root / "course").glob(f"[0-9][0-9]-{module}.ipynb")), "")


def _legs(root: Path, module: str, key: str, events: tuple[Event, ...]) -> Iterator[Leg]:
    folder = _home(root, module)
    for name in MODULES[module]:
        task, variant = exercise(name), variant_for(name, key, learner_here(folder))
        tries = [event for event in events if isinstance(event, Attempt) and event.exercise == name]
        best = best_score(attempt for attempt in tries if attempt.variant == variant)
        yield Leg(task, _report(task, variant, AnswerStore(folder)), best)


def _report(task: Exercise[Any], variant: str, store: AnswerStore) -> Report | None:
    try:
        content = store.read(task.id)
    except StoreError:
        return None
    # Nothing needs to be drawn for a case that nobody has opened.
    return not_attempted(task.id, variant) if content is None else grade_file(task, variant, content, look)

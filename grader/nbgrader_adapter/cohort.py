"""A cohort's course folder, from a roster: made once, brought up to date ever after, with no grade lost."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import chdir, contextmanager
from datetime import datetime
from pathlib import Path
from unittest.mock import patch

import msgspec
from nbgrader.api import Assignment, Gradebook, Student
from nbgrader.converters import Autograde

from grader.bulk.cohort import FILE, RELEASE, SOURCE, Plan, first_plan, read_plan
from grader.bulk.record import Learner
from grader.exercises import MODULES
from grader.grading.store import replace_file
from grader.nbgrader_adapter.authoring import generated
from grader.nbgrader_adapter.cohort_files import Folder, state
from grader.nbgrader_adapter.directory import CourseFolderError, alone, open_course
from grader.nbgrader_adapter.engine import share_engines

SQLITE = "sqlite:///"
"""How the address of a gradebook in a file begins."""


class Cohort(msgspec.Struct, kw_only=True):
    """What was made of a cohort.

    Attributes:
        name: What people call it.
        course: nbgrader's course id.
        folder: The course folder.
        key: The key of its cases; empty when all share the same.
        due: Due dates by assignment, in UTC; None where there is none.
        learners: How many learners the gradebook has.
        added: Learners who are new in the gradebook.
        changed: Learners whose names or addresses are new.
        absent: Learners of the gradebook who are not in the roster; they stay.
        written: Files that were written.
        released: Assignments whose released notebooks were made.
        notes: What the instructor should know.
    """

    name: str
    course: str
    folder: str
    key: str
    due: dict[str, datetime | None] = {}
    learners: int = 0
    added: list[str] = []
    changed: list[str] = []
    absent: list[str] = []
    written: list[str] = []
    released: list[str] = []
    notes: list[str] = []


def initialise(folder: Path, exercises: Path, learners: Sequence[Learner], *, own_cases: bool) -> Cohort:
    """Make the course folder of a cohort, or bring it up to date.

    The source notebooks are the released ones that the course ships, with the cohort's key in their
    cells: an installed course has no reference answers, and handing out needs none. nbgrader makes of
    them what learners get.

    Args:
        folder: The course folder; made where there is none.
        exercises: The folder of the notebooks that the course ships.
        learners: The roster.
        own_cases: Whether each learner is to have cases of their own.

    Returns:
        What was done.

    Raises:
        PlanError: ``cohort.toml`` cannot be used.
        CourseFolderError: The folder holds another course, or would lose what it holds.
    """
    folder = folder.absolute()
    _refuse_other_course(folder)
    folder.mkdir(parents=True, exist_ok=True)
    if begun := not (folder / FILE).exists():
        replace_file(folder / FILE, first_plan(folder.resolve().name, own_cases=own_cases).encode())
    plan = read_plan(folder)
    if own_cases and not plan.key:
        raise CourseFolderError(
            f'{folder / FILE} has no key, so all learners share their cases. Write `key = "{plan.course}"` '
            "into it, or any other word."
        )
    with alone(folder):
        files = Folder(folder)
        _refuse_change(files, plan)
        files.written += [FILE] if begun else []
        files.put_all(exercises, plan)
        files.made.course, files.made.key = plan.course, plan.key
        files.keep()
        with chdir(folder):
            return _Filling(open_course(folder), files, plan).all(learners)


class _Filling:
    """The gradebook and the released notebooks of one cohort."""

    def __init__(self, converter: Autograde, files: Folder, plan: Plan) -> None:
        self._converter, self._files, self._plan = converter, files, plan
        self._cohort = Cohort(
            name=plan.name,
            course=plan.course,
            folder=str(files.root),
            key=plan.key,
            written=files.written,
            notes=files.notes,
        )

    def all(self, learners: Sequence[Learner]) -> Cohort:
        share_engines()
        with gradebook_of(self._converter) as gradebook:
            known = {each.name: bool(each.notebooks) for each in gradebook.assignments}
        for module in MODULES:
            self._release(module, known=known.get(module, False))
        self._files.keep()
        with gradebook_of(self._converter) as gradebook:
            self._enter(gradebook, learners)
            for module in MODULES:
                self._set_due(gradebook.find_assignment(module))
            gradebook.db.commit()
        return self._cohort

    def _release(self, module: str, *, known: bool) -> None:
        # The process is in the course folder.
        places, made = (Path(SOURCE, module), Path(RELEASE, module)), self._files.made.released
        source, release = map(state, places)
        before = made.get(module, ("", ""))
        if known and release and source == before[0]:
            return
        if known and release and before[1] != release:
            self._files.notes.append(
                f"{places[1]} was changed here: it stays as it is. To make it anew from {places[0]}, "
                f"run `nbgrader generate_assignment {module} --force`."
            )
            return
        generated(self._converter.config, module, Path(RELEASE).absolute())
        made[module] = (source, state(places[1]))
        self._cohort.released.append(module)

    def _enter(self, gradebook: Gradebook, learners: Sequence[Learner]) -> None:
        students = {each.id: each for each in gradebook.students}
        for learner in learners:
            # What the roster leaves empty stays as the gradebook has it.
            fields = {name: text for name, text in _columns(learner).items() if text}
            student = students.get(learner.id)
            if student is None:
                gradebook.db.add(Student(id=learner.id, **fields))
                self._cohort.added.append(learner.id)
            elif any(getattr(student, name) != text for name, text in fields.items()):
                for name, text in fields.items():
                    setattr(student, name, text)
                self._cohort.changed.append(learner.id)
        self._cohort.absent = sorted(students.keys() - {each.id for each in learners})
        self._cohort.learners = len(students) + len(self._cohort.added)

    def _set_due(self, assignment: Assignment) -> None:
        due = self._plan.due_in_utc(assignment.name)
        self._cohort.due[assignment.name] = due
        if assignment.duedate != due:
            assignment.duedate = due
            if assignment.submissions:
                self._files.notes.append(
                    f"{assignment.name} is due at another time now. What is taken off graded work for being "
                    f"late changes when you grade it again: `tradecraft autograde {assignment.name} --force`."
                )


@contextmanager
def gradebook_of(converter: Autograde) -> Iterator[Gradebook]:
    """Open the gradebook of a course folder; a new one is there whole or not at all.

    Args:
        converter: nbgrader's converter, configured.
    """
    directory = converter.coursedir
    address: str = directory.db_url
    # nbgrader calls one of its commands by name when it makes a gradebook.
    commands = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)))
    with patch.dict(os.environ, PATH=commands):
        path = Path(address.removeprefix(SQLITE)) if address.startswith(SQLITE) else None
        if path is not None and not path.exists():
            part = path.with_name(f".{path.name}.part")
            part.unlink(missing_ok=True)
            Gradebook(f"{SQLITE}{part}", directory.course_id).close()
            part.replace(path)
        with Gradebook(address, directory.course_id) as gradebook:
            yield gradebook


def _columns(learner: Learner) -> dict[str, str]:
    return {
        "first_name": learner.first_name,
        "last_name": learner.last_name,
        "email": learner.email,
        "lms_user_id": learner.lms_id,
    }


def _refuse_other_course(folder: Path) -> None:
    config = folder / "nbgrader_config.py"
    if folder.exists() and not folder.is_dir():
        raise CourseFolderError(f"{folder} is a file: name a folder for the cohort.")
    if config.is_file() and "configure_cohort" not in config.read_text("utf-8", errors="replace"):
        raise CourseFolderError(
            f"{folder} is another nbgrader course already: {config.name} is not this course's. "
            "Name another folder for the cohort."
        )


def _refuse_change(files: Folder, plan: Plan) -> None:
    made = files.made
    if made.course and made.course != plan.course:
        raise CourseFolderError(
            f"{FILE} says course = {plan.course!r}, but this folder was made as {made.course!r}, and its "
            "gradebook and the exchange know it as that. Change it back, or make another folder."
        )
    handed_in = next(files.root.glob("submitted/*/*"), None) or next(files.root.glob("autograded/*/*"), None)
    if made.course and made.key != plan.key and handed_in:
        raise CourseFolderError(
            f"{FILE} says key = {plan.key!r}, but learners have submitted answers to the cases of "
            f"{made.key!r}, which would count no more. Change it back, or make another folder."
        )

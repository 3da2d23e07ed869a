"""Grades out of the gradebook: for ``tradecraft export``, and as plug-ins of ``nbgrader export``."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from nbgrader.api import Gradebook, Student
from nbgrader.plugins import ExportPlugin
from sqlalchemy import Connection, select

from grader.bulk.export import FORMATS, Outline, Row
from grader.nbgrader_adapter.directory import course, in_course_order
from grader.nbgrader_adapter.grades import Grades, handfuls, known, learner

Write = Callable[[str], object]
"""Takes the export, a piece at a time."""


def export(folder: Path, form: str, assignments: Sequence[str], write: Write) -> int:
    """Export the grades of a course folder.

    Args:
        folder: The course folder.
        form: One of ``FORMATS``.
        assignments: Which assignments; all that the gradebook knows when empty.
        write: Takes the export.

    Returns:
        How many learners there are in it.

    Raises:
        CourseFolderError: There is nothing to export; the message says what to change.
    """
    with course(folder) as (_, gradebook):
        return written(gradebook, form, assignments, (), write)


def written(
    gradebook: Gradebook, form: str, assignments: Sequence[str], learners: Sequence[str], write: Write
) -> int:
    """Export grades of a gradebook.

    Args:
        gradebook: nbgrader's gradebook.
        form: One of ``FORMATS``.
        assignments: Which assignments; all when empty.
        learners: Whose; everybody's when empty.
        write: Takes the export.

    Returns:
        How many learners there are in it.

    Raises:
        CourseFolderError: The gradebook has no assignment of a name.
    """
    names = assignments or in_course_order(gradebook)
    found = [known(gradebook, name) for name in names]
    with gradebook.engine.connect() as db:
        grades = [Grades(db, each) for each in found]
        ids = db.execute(select(Student.id).order_by(Student.id)).scalars().all()
        wanted = [each for each in ids if each in learners] if learners else ids
        outlines = [Outline(each.assignment, each.columns) for each in grades]
        for piece in FORMATS[form](outlines, _rows(db, grades, wanted)):
            write(piece)
    return len(wanted)


def _rows(db: Connection, grades: Sequence[Grades], learners: Sequence[str]) -> Iterator[Row]:
    table = Student
    query = select(table.id, table.first_name, table.last_name, table.email, table.lms_user_id)
    for some in handfuls(learners):
        records = {each.assignment: each.of(some) for each in grades}
        for entry in db.execute(query.where(table.id.in_(some)).order_by(table.id)):
            who = learner(*entry)
            yield Row(who, {name: of[who.id] for name, of in records.items() if who.id in of})


class CsvExport(ExportPlugin):  # type: ignore[misc]  # nbgrader has no types
    """Every exercise of every learner: ``nbgrader export --exporter`` with this class's dotted name."""

    form: ClassVar[str] = "csv"

    def export(self, gradebook: Gradebook) -> None:
        """Write the file that ``--to`` names, with the ``--assignment`` and ``--student`` that are asked for.

        Args:
            gradebook: The gradebook of the course.
        """
        place = Path(self.to or f"grades.{'json' if self.form == 'json' else 'csv'}")
        assignments, learners = ([str(each) for each in asked] for asked in (self.assignment, self.student))
        with place.open("w", encoding="utf-8", newline="") as file:
            count = written(gradebook, self.form, assignments, learners, file.write)
        self.log.info("Exported the grades of %s learners to %s", count, place)


class JsonExport(CsvExport):
    """The same as data for programs."""

    form = "json"


class CanvasExport(CsvExport):
    """Totals, to import into Canvas's gradebook."""

    form = "canvas"


class MoodleExport(CsvExport):
    """Totals, to import as grades into Moodle."""

    form = "moodle"

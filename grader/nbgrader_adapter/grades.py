"""Reading the gradebook: a few queries for hundreds of learners."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from nbgrader.api import (
    Assignment,
    Comment,
    Grade,
    Gradebook,
    MissingEntry,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from sqlalchemy import Connection, select

from grader.bulk.record import CellGrade, Learner, NotebookGrades, Record
from grader.exercises import exercise_ids
from grader.nbgrader_adapter.directory import CourseFolderError

HANDFUL = 200
"""Learners whose rows are read together."""


class Grades:
    """What the gradebook holds of one assignment."""

    def __init__(self, db: Connection, assignment: Assignment) -> None:
        """Look up what all submissions refer to.

        Args:
            db: A connection to the gradebook.
            assignment: The assignment as the gradebook knows it.
        """
        self._db = db
        self.assignment: str = assignment.name
        self._id, self._due = assignment.id, assignment.duedate
        self._notebooks = {each.id: each.name for each in sorted(assignment.notebooks, key=_name)}
        cells = {each.id: [*each.grade_cells, *each.task_cells] for each in assignment.notebooks}
        self._cells = {
            notebook: {cell.id: (cell.name, cell.max_score) for cell in sorted(mine, key=_place)}
            for notebook, mine in cells.items()
        }
        self._commented = {
            cell.id: cell.name
            for each in assignment.notebooks
            for cell in (*each.solution_cells, *each.task_cells)
        }

    @property
    def columns(self) -> dict[tuple[str, str], float]:
        """The maximum of each graded cell, by notebook and grade id, in the course's order."""
        return {
            (name, cell): maximum
            for notebook, name in self._notebooks.items()
            for cell, maximum in self._cells[notebook].values()
        }

    def of(self, learners: Sequence[str]) -> dict[str, Record]:
        """Read what the gradebook holds of some learners' submissions.

        Args:
            learners: Their ids, some hundreds at most.

        Returns:
            A record for each who has a submission, by learner.
        """
        table = SubmittedAssignment
        rows = self._rows(
            select(
                table.id,
                table.timestamp,
                table.extension,
                Student.id,
                Student.first_name,
                Student.last_name,
                Student.email,
                Student.lms_user_id,
            )
            .join(Student, Student.id == table.student_id)
            .where(table.assignment_id == self._id),
            table.student_id,
            learners,
        )
        notebooks = self._graded([row[0] for row in rows])
        return {
            row[3]: Record(
                learner=learner(*row[3:]),
                assignment=self.assignment,
                submitted=row[1],
                due=self._due and self._due + (row[2] or timedelta()),
                notebooks=tuple(notebooks[row[0]]),
            )
            for row in rows
        }

    def _graded(self, submissions: Sequence[str]) -> dict[str, list[NotebookGrades]]:
        # By submission.
        table = SubmittedNotebook
        rows = self._rows(
            select(table.id, table.assignment_id, table.notebook_id, table.late_submission_penalty).where(
                table.notebook_id.in_(self._notebooks)  # nbgrader's index begins with it
            ),
            table.assignment_id,
            submissions,
        )
        names = [row[0] for row in rows]
        grades, comments = self._grades(names), self._comments(names)
        places = list(self._notebooks)
        found: dict[str, list[NotebookGrades]] = defaultdict(list)
        for name, submission, notebook, penalty in sorted(rows, key=lambda row: places.index(row[2])):
            cells = self._cells[notebook]
            found[submission].append(
                NotebookGrades(
                    name=self._notebooks[notebook],
                    cells=tuple(
                        CellGrade(cell=cell, maximum=maximum, **grades[name].get(key, {}))
                        for key, (cell, maximum) in cells.items()
                    ),
                    penalty=penalty or 0.0,
                    comments=comments[name],
                )
            )
        return found

    def _grades(self, notebooks: Sequence[str]) -> dict[str, dict[str, dict[str, Any]]]:
        # By submitted notebook and cell.
        table = Grade
        query = select(
            table.notebook_id,
            table.cell_id,
            table.auto_score.label("automatic"),
            table.manual_score.label("manual"),
            table.extra_credit.label("extra"),
            table.needs_manual_grade.label("waits"),
        ).where(table.cell_id.in_(cell for cells in self._cells.values() for cell in cells))  # as above
        found: dict[str, dict[str, dict[str, Any]]] = defaultdict(dict)
        for row in self._rows(query, table.notebook_id, notebooks):
            notebook, cell, automatic, manual, extra, waits = row
            found[notebook][cell] = {
                "automatic": automatic,
                "manual": manual,
                "extra": extra,
                "waits": bool(waits),
            }
        return found

    def _comments(self, notebooks: Sequence[str]) -> dict[str, dict[str, str]]:
        # What people wrote, by submitted notebook and cell.
        table = Comment
        query = select(table.notebook_id, table.cell_id, table.manual_comment)
        query = query.where(table.manual_comment.is_not(None), table.manual_comment != "")
        query = query.where(table.cell_id.in_(self._commented))  # as above
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for notebook, cell, said in self._rows(query, table.notebook_id, notebooks):
            found[notebook][self._commented[cell]] = said
        return found

    def _rows(self, query: Any, column: Any, keys: Sequence[str]) -> Sequence[Any]:
        return self._db.execute(query.where(column.in_(keys))).all() if keys else ()


def handfuls(learners: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield learners as many at a time as are read together."""
    for start in range(0, len(learners), HANDFUL):
        yield learners[start : start + HANDFUL]


def known(gradebook: Gradebook, assignment: str) -> Assignment:
    """Return an assignment of the gradebook.

    Args:
        gradebook: nbgrader's gradebook.
        assignment: The assignment's name.

    Raises:
        CourseFolderError: There is none of this name.
    """
    try:
        return gradebook.find_assignment(assignment)
    except MissingEntry as error:
        names = ", ".join(sorted(each.name for each in gradebook.assignments)) or "none"
        raise CourseFolderError(
            f"The gradebook has no assignment {assignment!r}; it has: {names}. "
            f"Run `nbgrader generate_assignment {assignment}` first."
        ) from error


def learner(
    name: str, first_name: str | None, last_name: str | None, email: str | None, lms_id: str | None
) -> Learner:
    """Return who somebody is, with what the gradebook leaves open as empty text."""
    return Learner(
        id=name,
        first_name=first_name or "",
        last_name=last_name or "",
        email=email or "",
        lms_id=lms_id or "",
    )


def _name(entry: Any) -> str:
    name: str = entry.name
    return name


def _place(cell: Any) -> tuple[int, str]:
    # The gradebook keeps no order, so: that of the course, and then what learners write.
    known = exercise_ids()
    return (known.index(cell.name) if cell.name in known else len(known), cell.name)

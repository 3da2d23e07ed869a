"""The gradebook's rows of one assignment, written for many submissions in one transaction."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import lru_cache
from pathlib import Path
from secrets import token_hex
from typing import Any
from warnings import catch_warnings, simplefilter

from nbgrader.api import (
    Comment,
    Grade,
    Gradebook,
    Student,
    SubmittedAssignment,
    SubmittedNotebook,
)
from nbgrader.plugins import BasePlugin
from nbgrader.utils import parse_utc
from sqlalchemy import Connection, bindparam, case, func, insert, select, update

from grader.bulk.record import seconds_late
from grader.bulk.submission import read_submission
from grader.bulk.work import Outcome

WAITING = 30_000
"""Milliseconds that a transaction waits for the formgrader's to end."""

NO_RESPONSE = "No response."
"""What nbgrader says of a written cell that nobody wrote in."""

ID = 16
"""Bytes of chance in an id: nbgrader takes as many for its own, in a form that takes longer to make."""

Row = dict[str, Any]


class Book:
    """The rows of one assignment."""

    def __init__(self, gradebook: Gradebook, assignment: str, late: BasePlugin) -> None:
        """Look up what all submissions refer to.

        Args:
            gradebook: nbgrader's gradebook.
            assignment: The assignment's name.
            late: The plug-in that says what a late submission costs.
        """
        found = gradebook.find_assignment(assignment)
        self._engine, self._late = gradebook.engine, late
        self._assignment, self._due = found.id, found.duedate
        self._notebooks = {each.name: each.id for each in found.notebooks}
        self._grades = {each.name: {c.name: c.id for c in each.grade_cells} for each in found.notebooks}
        self._scored = [cell.id for each in found.notebooks for cell in (*each.grade_cells, *each.task_cells)]
        self._comments = {each.name: {c.name: c.id for c in each.solution_cells} for each in found.notebooks}

    def save(self, outcomes: Sequence[Outcome]) -> None:
        """Write the rows of some submissions, all or none; those that were there keep their ids.

        Args:
            outcomes: Of submissions that were graded, each of another learner.
        """
        with self._engine.begin() as db:
            if db.dialect.name == "sqlite":
                db.exec_driver_sql(f"PRAGMA busy_timeout = {WAITING}")
                db.exec_driver_sql("BEGIN IMMEDIATE")
            learners = {each.learner: {"id": each.learner} for each in outcomes}
            _missing(db, Student, learners, _there(db, select(Student.id), Student.id, learners))
            late = self._submissions(db, outcomes)
            notebooks = self._submitted_notebooks(db, late)
            self._cells(db, outcomes, notebooks)
            self._penalties(db, late, notebooks)

    def _submissions(self, db: Connection, outcomes: Sequence[Outcome]) -> dict[str, tuple[str, float]]:
        # By learner, the submission's id and by how many seconds it is late.
        table = SubmittedAssignment
        query = select(table.student_id, table.id, table.timestamp, table.extension).where(
            table.assignment_id == self._assignment
        )
        known = {
            row[0]: row[1:] for row in _rows(db, query, table.student_id, [each.learner for each in outcomes])
        }
        times = {each.learner: submitted_at(each.timestamp) for each in outcomes}
        new = {
            learner: {
                "id": token_hex(ID),
                "assignment_id": self._assignment,
                "student_id": learner,
                "timestamp": time,
            }
            for learner, time in times.items()
            if learner not in known
        }
        _missing(db, table, new, ())
        changed = [
            {"this": known[who][0], "at": time} for who, time in times.items() if who in known and time
        ]
        if changed:
            db.execute(
                update(table).where(table.id == bindparam("this")).values(timestamp=bindparam("at")), changed
            )
        late = {}
        for learner, time in times.items():
            name, before, extension = known.get(learner) or (new[learner]["id"], None, None)
            due = self._due and self._due + (extension or timedelta())
            late[learner] = (name, seconds_late(time or before, due))
        return late

    def _submitted_notebooks(
        self, db: Connection, late: Mapping[str, tuple[str, float]]
    ) -> dict[tuple[str, str], str]:
        # By learner and notebook name, the submitted notebook's id.
        table = SubmittedNotebook
        # nbgrader's index begins with the notebook: without it, every transaction would read all rows.
        query = select(table.assignment_id, table.notebook_id, table.id).where(
            table.notebook_id.in_(self._notebooks.values())
        )
        submissions = [name for name, _ in late.values()]
        known = {(row[0], row[1]): row[2] for row in _rows(db, query, table.assignment_id, submissions)}
        wanted = {
            (learner, notebook): (submission, place)
            for learner, (submission, _) in late.items()
            for notebook, place in self._notebooks.items()
        }
        new = {
            key: {"id": token_hex(ID), "assignment_id": key[0], "notebook_id": key[1]}
            for key in wanted.values()
            if key not in known
        }
        _missing(db, table, new, ())
        return {who: known.get(key) or new[key]["id"] for who, key in wanted.items()}

    def _cells(
        self, db: Connection, outcomes: Iterable[Outcome], notebooks: Mapping[tuple[str, str], str]
    ) -> None:
        grades: dict[tuple[str, str], Row] = {}
        comments: dict[tuple[str, str], Row] = {}
        for each in outcomes:
            for notebook, cells in self._grades.items():
                place = notebooks[each.learner, notebook]
                for name, cell in cells.items():
                    score = each.scores[notebook][name]
                    grades[place, cell] = {"auto_score": score, "needs_manual_grade": score is None}
                for name, cell in self._comments[notebook].items():
                    said = NO_RESPONSE if name in each.silent[notebook] else None
                    comments[place, cell] = {"auto_comment": said}
        reviewed = case((Grade.manual_score.is_not(None), True), else_=bindparam("needs_manual_grade"))
        _put(db, Grade, grades, {"auto_score": bindparam("auto_score"), "needs_manual_grade": reviewed})
        _put(db, Comment, comments, {"auto_comment": bindparam("auto_comment")})

    def _penalties(
        self,
        db: Connection,
        late: Mapping[str, tuple[str, float]],
        notebooks: Mapping[tuple[str, str], str],
    ) -> None:
        # The notebook's own sum reads the grades of all learners: nbgrader's index begins with the cell.
        query = select(Grade.notebook_id, func.sum(Grade.score)).group_by(Grade.notebook_id)
        query = query.where(Grade.cell_id.in_(self._scored))
        behind = [place for (learner, _), place in notebooks.items() if late[learner][1] > 0]
        scores = dict(map(tuple, _rows(db, query, Grade.notebook_id, behind)))
        rows = []
        for (learner, _), place in notebooks.items():
            penalty = None
            if place in scores:
                penalty = self._late.late_submission_penalty(learner, scores[place], late[learner][1])
            # As nbgrader bounds it.
            rows.append(
                {"this": place, "cost": None if penalty is None else min(max(0, penalty), scores[place])}
            )
        table = SubmittedNotebook
        statement = update(table).where(table.id == bindparam("this"))
        db.execute(statement.values(late_submission_penalty=bindparam("cost")), rows)


_USUAL = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{6} UTC", re.ASCII)
"""What nbgrader writes. It reads much else, in a hundred times the time."""


@lru_cache(1024)  # more than one asks for a submission's time
def submitted_at(timestamp: str) -> datetime | None:
    """Return when a submission was made, in UTC without saying so, as the gradebook keeps it.

    Args:
        timestamp: What ``timestamp.txt`` holds.

    Returns:
        The time; None when there is none, or none that can be read.
    """
    try:
        if _USUAL.fullmatch(timestamp):
            return datetime.fromisoformat(timestamp.removesuffix(" UTC"))
        with catch_warnings():
            simplefilter("ignore")  # at zones that nobody knows
            time: datetime | None = parse_utc(timestamp) if timestamp else None
    except Exception:  # noqa: BLE001 - a learner may have written it, and its parser fails in many ways
        return None
    return time


def handed_in_at(folder: Path) -> datetime | None:
    """Return when the submission in a folder was made, as ``submitted_at`` does."""
    content = read_submission(folder, ()).kept.get("timestamp.txt", b"")
    return submitted_at(content.decode(errors="replace").strip())


def _rows(db: Connection, query: Any, column: Any, keys: Sequence[Any]) -> Sequence[Any]:
    return db.execute(query.where(column.in_(keys))).all() if keys else ()


def _there(db: Connection, query: Any, column: Any, keys: Iterable[Any]) -> set[Any]:
    return {row[0] for row in _rows(db, query, column, list(keys))}


def _missing(db: Connection, table: Any, rows: Mapping[Any, Row], known: Iterable[Any]) -> None:
    have = set(known)
    if new := [row for key, row in rows.items() if key not in have]:
        db.execute(insert(table.__table__), new)


def _put(db: Connection, table: Any, rows: Mapping[tuple[str, str], Row], changes: Mapping[str, Any]) -> None:
    """Insert the rows of cells that have none yet, and update the others, which keep their ids."""
    places = list({place for place, _ in rows})
    # nbgrader's index begins with the cell.
    cells = {cell for _, cell in rows}
    query = select(table.notebook_id, table.cell_id, table.id).where(table.cell_id.in_(cells))
    known = {(row[0], row[1]): row[2] for row in _rows(db, query, table.notebook_id, places)}
    new = {
        key: {"id": token_hex(ID), "notebook_id": key[0], "cell_id": key[1], **row}
        for key, row in rows.items()
    }
    _missing(db, table, new, known)
    if old := [{"this": known[key], **row} for key, row in rows.items() if key in known]:
        db.execute(update(table).where(table.id == bindparam("this")).values(changes), old)

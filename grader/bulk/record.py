"""What the gradebook holds of a learner's work on an assignment; pages and exports are made of it."""

from datetime import datetime

import msgspec


class CellGrade(msgspec.Struct, frozen=True, kw_only=True):
    """The grade of one cell.

    Attributes:
        cell: The cell's grade id.
        maximum: Points that it is worth.
        automatic: Points that grading gave; None where it leaves them to people.
        manual: Points that a person gave instead.
        extra: Points that a person gave on top.
        waits: Whether a person is still to look at it.
    """

    cell: str
    maximum: float
    automatic: float | None = None
    manual: float | None = None
    extra: float | None = None
    waits: bool = False

    @property
    def score(self) -> float | None:
        """The points that count; None while there are none."""
        given = self.automatic if self.manual is None else self.manual
        if given is None or (self.waits and self.manual is None):
            return None
        return given + (self.extra or 0)

    @property
    def by_hand(self) -> bool:
        """Whether a person has changed what grading gave."""
        return self.manual is not None or bool(self.extra)


class NotebookGrades(msgspec.Struct, frozen=True, kw_only=True):
    """The grades of one notebook.

    Attributes:
        name: The notebook's name, without ``.ipynb``.
        cells: Its graded cells.
        penalty: Points that are taken off because it was late.
        comments: What people wrote about it, by the grade id of the cell.
    """

    name: str
    cells: tuple[CellGrade, ...]
    penalty: float = 0.0
    comments: dict[str, str] = {}

    @property
    def total(self) -> float:
        """The points of all cells that have any, less the penalty, and never below 0."""
        return max(0.0, sum(cell.score or 0.0 for cell in self.cells) - self.penalty)

    @property
    def maximum(self) -> float:
        """The points that all cells are worth."""
        return sum(cell.maximum for cell in self.cells)

    @property
    def waiting(self) -> int:
        """How many cells a person is still to look at."""
        return sum(cell.waits for cell in self.cells)


class Learner(msgspec.Struct, frozen=True, kw_only=True):
    """Who somebody is.

    Attributes:
        id: The learner's id in the gradebook.
        first_name: As the gradebook has it; empty when it does not.
        last_name: As above.
        email: As above.
        lms_id: The learner's id in the institution's learning platform, as above.
    """

    id: str
    first_name: str = ""
    last_name: str = ""
    email: str = ""
    lms_id: str = ""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One learner's work on one assignment.

    Attributes:
        learner: Who.
        assignment: The assignment's name.
        submitted: When it was handed in, in UTC without saying so; None when nothing says so.
        due: Until when it was to be handed in, an extension included; None without a due date.
        notebooks: What the gradebook holds of its notebooks.
    """

    learner: Learner
    assignment: str
    submitted: datetime | None = None
    due: datetime | None = None
    notebooks: tuple[NotebookGrades, ...] = ()

    @property
    def seconds_late(self) -> float:
        """By how much it was handed in late."""
        return seconds_late(self.submitted, self.due)


def seconds_late(submitted: datetime | None, due: datetime | None) -> float:
    """Return by how many seconds something is late, as nbgrader counts; 0 where nothing says so.

    Args:
        submitted: When it was handed in.
        due: Until when it was to be, an extension included.
    """
    if submitted is None or due is None:
        return 0.0
    return max(0.0, (submitted - due).total_seconds())

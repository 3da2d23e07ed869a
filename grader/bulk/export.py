"""Grades as text for spreadsheets, programs and learning platforms: one row a learner, row by row.

What is missing is never 0. A grade is missing where there is no submission, where grading is not done,
and where a person is still to grade.

Canvas: the heading, its order and the row of points follow what Canvas exports and reads again,
``lib/gradebook_exporter.rb`` and ``lib/gradebook_importer.rb`` in instructure/canvas-lms. It finds a learner
by ID, then by SIS Login ID, then by name, and makes an assignment of each heading that it does not know.
The gradebook's ``lms_user_id`` was added for Canvas's ID, beside the login as the learner's id (nbgrader's
issue 1035).

Moodle: https://docs.moodle.org/311/en/Grade_import and ``grade/import/csv/classes/load_data.php`` in
moodle/moodle. Whoever imports says which column finds the learner and which grade each other one is. An
empty grade would become 0 in a new column of Moodle's, and a row without what finds its learner would be
given to the learner of the row before; ``-`` is no grade to Moodle, and no learner, which stops the import.

Spreadsheets take some texts for formulas, wherever these come from: such a text gets an apostrophe in front
(OWASP, "CSV Injection"). Numbers are never touched.
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC
from unicodedata import category

import msgspec

from grader.bulk.record import Learner, Record

RISKY = "=+-@＝＋－＠"
"""Signs with which a formula begins, in their wide forms too."""

NONE = "-"
"""How Moodle says that there is nothing."""

Cell = str | float | None
Key = tuple[str, str]
"""A notebook and the grade id of a cell in it."""


class Outline(msgspec.Struct, frozen=True):
    """What there is to grade in an assignment.

    Attributes:
        assignment: The assignment's name.
        maxima: The points that each graded cell is worth, in order.
    """

    assignment: str
    maxima: dict[Key, float]

    @property
    def maximum(self) -> float:
        """The points that the assignment is worth."""
        return sum(self.maxima.values())


class Row(msgspec.Struct, frozen=True):
    """One learner, and what there is of theirs, by assignment."""

    learner: Learner
    records: dict[str, Record]


class Result(msgspec.Struct, frozen=True, kw_only=True):
    """A learner's result in one assignment; None is what there is not.

    Attributes:
        submitted: When it was handed in.
        seconds_late: By how much that was late.
        penalty: Points that are taken off for it.
        scores: The points of each graded cell.
        total: All points, less the penalty; None while one of the scores is.
        maximum: The points that the assignment is worth.
        waiting: Cells that a person is still to look at.
    """

    submitted: str | None = None
    seconds_late: float | None = None
    penalty: float | None = None
    scores: dict[Key, float | None] = {}
    total: float | None = None
    maximum: float
    waiting: int | None = None


def result(outline: Outline, record: Record | None) -> Result:
    """Return a learner's result in one assignment.

    Args:
        outline: What there is to grade.
        record: What there is of the learner's; None without a submission.
    """
    scores: dict[Key, float | None] = dict.fromkeys(outline.maxima)
    if record is None:
        return Result(scores=scores, maximum=outline.maximum)
    scores |= {(each.name, cell.cell): cell.score for each in record.notebooks for cell in each.cells}
    whole = None not in scores.values()
    at = record.submitted.replace(tzinfo=UTC) if record.submitted else None
    return Result(
        submitted=f"{at:%Y-%m-%dT%H:%M:%SZ}" if at else None,
        seconds_late=record.seconds_late,
        penalty=sum(each.penalty for each in record.notebooks),
        scores=scores,
        total=sum(each.total for each in record.notebooks) if whole else None,
        maximum=outline.maximum,
        waiting=sum(each.waiting for each in record.notebooks),
    )


def as_csv(outlines: Sequence[Outline], rows: Iterable[Row]) -> Iterator[str]:
    """Yield a table for spreadsheets: all that there is, an exercise a column.

    Args:
        outlines: The assignments.
        rows: The learners.
    """
    heading = ["learner", "last name", "first name", "e-mail", "LMS id"]
    for outline in outlines:
        cells = _headings(outline)
        facts = ("submitted", "seconds late", *cells, "penalty", "total", "maximum", "waiting")
        heading += [f"{outline.assignment}: {fact}" for fact in facts]
    yield _line([*heading, "total", "maximum", "not graded"])
    for row in rows:
        who = row.learner
        line: list[Cell] = [who.id, who.last_name, who.first_name, who.email, who.lms_id]
        results = [result(outline, row.records.get(outline.assignment)) for outline in outlines]
        for each in results:
            line += [each.submitted, each.seconds_late, *each.scores.values()]
            line += [each.penalty, each.total, each.maximum, each.waiting]
        yield _line([*line, *_overall(results)])


def as_json(outlines: Sequence[Outline], rows: Iterable[Row]) -> Iterator[str]:
    """Yield an array with an object for each learner, one a line.

    Args:
        outlines: The assignments.
        rows: The learners.
    """
    before = "[\n"
    for row in rows:
        results = {each.assignment: result(each, row.records.get(each.assignment)) for each in outlines}
        total, maximum, _ = _overall(results.values())
        assignments = {}
        for outline in outlines:
            found = msgspec.structs.asdict(results[outline.assignment])
            names = _headings(outline)
            found["scores"] = dict(zip(names, found["scores"].values(), strict=True))
            assignments[outline.assignment] = found
        learner = msgspec.structs.asdict(row.learner)
        content = {"learner": learner, "assignments": assignments, "total": total, "maximum": maximum}
        yield f"{before}{msgspec.json.encode(content).decode()}"
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def as_canvas(outlines: Sequence[Outline], rows: Iterable[Row]) -> Iterator[str]:
    """Yield what Canvas imports into its gradebook, an assignment a column.

    Args:
        outlines: The assignments.
        rows: The learners.
    """
    names = [outline.assignment for outline in outlines]
    yield _line(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", *names])
    maxima = [outline.maximum for outline in outlines]
    yield _line(["    Points Possible", None, None, None, None, *maxima], protected=False)
    for row in rows:
        who = row.learner
        name = ", ".join(filter(None, (who.last_name, who.first_name))) or who.id
        totals = (result(outline, row.records.get(outline.assignment)).total for outline in outlines)
        yield _line([name, who.lms_id, None, who.id, None, *totals])


def as_moodle(outlines: Sequence[Outline], rows: Iterable[Row]) -> Iterator[str]:
    """Yield what Moodle imports as grades, an assignment a column.

    Args:
        outlines: The assignments.
        rows: The learners.
    """
    names = [outline.assignment for outline in outlines]
    yield _line(["First name", "Last name", "ID number", "Email address", "Username", *names])
    for row in rows:
        who = row.learner
        totals = (result(outline, row.records.get(outline.assignment)).total for outline in outlines)
        texts = (_plain(text) for text in (who.first_name, who.last_name, who.lms_id, who.email, who.id))
        cells = (*texts, *(None if total is None else _number(total) for total in totals))
        yield _line([cell or NONE for cell in cells], protected=False)


FORMATS: dict[str, Callable[[Sequence[Outline], Iterable[Row]], Iterator[str]]] = {
    "csv": as_csv,
    "json": as_json,
    "canvas": as_canvas,
    "moodle": as_moodle,
}
"""What grades can be exported as, by name."""


def _headings(outline: Outline) -> list[str]:
    several = len({notebook for notebook, _ in outline.maxima}) > 1
    return [f"{notebook}/{cell}" if several else cell for notebook, cell in outline.maxima]


def _overall(results: Iterable[Result]) -> tuple[float | None, float, int]:
    found = list(results)
    totals = [each.total for each in found if each.total is not None]
    return sum(totals) if totals else None, sum(each.maximum for each in found), len(found) - len(totals)


class _Echo:
    """Gives back what is written, for ``csv`` writes to files alone."""

    def write(self, text: str) -> str:
        return text


_WRITER = csv.writer(_Echo())


def _line(cells: Sequence[Cell], *, protected: bool = True) -> str:
    text = _plain if protected else str
    shown = (text(cell) if isinstance(cell, str) else _number(cell) for cell in cells)
    line: str = _WRITER.writerow(shown)  # what `write` returned
    return line


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def _plain(text: str) -> str:
    risky = text[:1] in {"\t", "\r", "\n"} or text.lstrip()[:1] in set(RISKY)
    shown = "".join("\N{REPLACEMENT CHARACTER}" if category(sign) == "Cc" else sign for sign in text)
    return f"'{shown}" if risky else shown

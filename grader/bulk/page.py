"""The feedback page: one file that a learner reads on any screen, on paper, and without a network."""

import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cache
from html import escape
from importlib import resources

from grader.bulk.graded import GradedNotebook, Part
from grader.bulk.record import CellGrade, NotebookGrades, Record
from grader.exercises.exercise import PASS_MARK
from grader.render.learner_text import JOINERS

LARGEST = 60_000
"""Bytes of a page; the largest honest one, with all findings of a module, has about 45,000."""

FRAME = 8_000
"""Bytes of a page that are neither findings nor anybody's text: style, names, scores."""

LESSONS = "../../../../../doc/tree/course/"
"""The lessons, from where Jupyter shows a page: ``files/exercises/<assignment>/feedback/<time>/``."""

_PLACE = re.compile(r'<span class="tc-place" data-place="([^"]*)">“([^<]*)” in the lesson</span>')


def page(record: Record, grades: NotebookGrades, graded: GradedNotebook) -> bytes:
    """Return the feedback page of one notebook.

    Args:
        record: Whose work it is, and when it was handed in.
        grades: What the gradebook holds of the notebook.
        graded: What the graded notebook says.

    Returns:
        The file. What would make it too large is cut off, which it says where it does.
    """
    whole = _page(record, grades, graded, None)
    if len(whole) <= LARGEST:
        return whole
    texts = 2 * len(graded.parts) + len(grades.comments) + 1
    return _page(record, grades, graded, (LARGEST - FRAME) // texts)


def _page(record: Record, grades: NotebookGrades, graded: GradedNotebook, room: int | None) -> bytes:
    cells = {cell.cell: cell for cell in grades.cells}
    title = escape(graded.title or record.assignment)
    body = "".join(
        (
            f'<header><p class="who">{" · ".join(map(escape, _facts(record)))}</p><h1>{title}</h1>',
            _result(record, grades, graded),
            "</header>",
            *(_section(part, cells[part.cell], grades.comments, room) for part in graded.parts),
            *_other_comments(grades, graded, room),
        )
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}: feedback</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_style()}</style></head><body><main>{body}{_FOOT}</main></body></html>\n"
    ).encode("utf-8", "replace")


_FOOT = (
    f"<footer>{PASS_MARK:g} points pass an exercise. Open this page in Jupyter, and its links lead "
    "to the lessons.</footer>"
)


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")


def _facts(record: Record) -> Iterator[str]:
    learner = record.learner
    name = f"{learner.first_name} {learner.last_name}".strip()
    # Signs that turn writing round or steer a terminal are no part of anybody's name.
    who = f"{name} ({learner.id})" if name else learner.id
    yield "".join(letter for letter in who if letter.isprintable() or letter in JOINERS)
    yield record.assignment
    if record.submitted:
        yield f"handed in on {record.submitted.day} {record.submitted:%B %Y, %H:%M} UTC"


def _result(record: Record, grades: NotebookGrades, graded: GradedNotebook) -> str:
    so_far = " so far" if grades.waiting else ""
    rows = "".join(_row(part, cell) for part, cell in _graded_cells(grades, graded))
    notes = "".join(f"<li>{escape(note)}</li>" for note in _notes(record, grades, graded))
    return (
        f'<p class="total"><b>{grades.total:g}</b> of {grades.maximum:g} points{so_far}</p>'
        f'<ul class="notes">{notes}</ul><table>{rows}</table>'
    )


def _graded_cells(grades: NotebookGrades, graded: GradedNotebook) -> Iterator[tuple[Part, CellGrade]]:
    cells = {cell.cell: cell for cell in grades.cells}
    for part in graded.parts:
        yield part, cells[part.cell]


def _row(part: Part, cell: CellGrade) -> str:
    score = "waits for a person" if cell.score is None else f"{cell.score:g} of {cell.maximum:g}"
    return (
        f'<tr><th scope="row"><a href="#{escape(part.cell)}">{escape(part.title)}</a></th>'
        f"<td>{score}</td></tr>"
    )


def _notes(record: Record, grades: NotebookGrades, graded: GradedNotebook) -> Iterator[str]:
    if grades.waiting:
        parts = "1 part" if grades.waiting == 1 else f"{grades.waiting} parts"
        yield f"This is not final: a person is still to look at {parts} of your work."
    if record.seconds_late:
        late = f"Handed in {_long(record.seconds_late)} after the due date"
        points = "point" if grades.penalty == 1 else "points"
        yield f"{late}: {grades.penalty:g} {points} off." if grades.penalty else f"{late}."
    if graded.remark:
        yield graded.remark


def _long(seconds: float) -> str:
    span = timedelta(seconds=seconds)
    for count, unit in (
        (span.days, "day"),
        (span.seconds // 3600, "hour"),
        (span.seconds // 60, "minute"),
    ):
        if count:
            return f"{count:,} {unit}{'s' if count > 1 else ''}"
    return "less than a minute"


def _section(part: Part, cell: CellGrade, comments: dict[str, str], room: int | None) -> str:
    verdict = _verdict(part, cell)
    return "".join(
        (
            f'<section class="part" id="{escape(part.cell)}"><h2>{escape(part.title)}</h2>',
            f'<p class="hand">{escape(verdict)}</p>' if verdict else "",
            _findings(part, room) if part.by_rules else _written(part, room),
            _comment(comments.get(part.cell, ""), room),
            "</section>",
        )
    )


def _verdict(part: Part, cell: CellGrade) -> str:
    if cell.score is None:
        return f"A person is still to grade this: no points yet, of {cell.maximum:g}."
    if part.by_rules and not (cell.by_hand or cell.waits):
        return ""  # the findings say it
    hand = ", graded by hand" if cell.manual is not None else ""
    extra = f", {cell.extra:g} of them extra" if cell.extra else ""
    rules = f" The rules gave {cell.automatic:g}." if part.by_rules and cell.automatic is not None else ""
    again = " A person is to look at this once more." if cell.waits else ""
    return f"{cell.score:g} of {cell.maximum:g} points{hand}{extra}.{rules}{again}"


def _findings(part: Part, room: int | None) -> str:
    if not part.findings:
        return "<p>Grading left no findings here. Ask your instructor.</p>"
    if room is not None and len(part.findings.encode()) > room:
        return f'<pre class="text">{_cut(part.in_words, room)}</pre>'
    return _PLACE.sub(_link, part.findings)


def _link(place: re.Match[str]) -> str:
    return f'<a href="{LESSONS}{place[1]}">{place[2]}</a>'


def _written(part: Part, room: int | None) -> str:
    if not part.written:
        return "<p>Nothing was written here.</p>"
    return (
        f'<div class="written"><span class="label">You wrote</span>'
        f'<pre class="text">{_cut(part.written, room)}</pre></div>'
    )


def _comment(text: str, room: int | None) -> str:
    if not text:
        return ""
    return (
        f'<div class="comment"><span class="label">Your instructor writes</span>'
        f'<pre class="text">{_cut(text, room)}</pre></div>'
    )


def _other_comments(grades: NotebookGrades, graded: GradedNotebook, room: int | None) -> Iterator[str]:
    shown = {part.cell for part in graded.parts}
    yield from (_comment(text, room) for cell, text in grades.comments.items() if cell not in shown)


def _cut(text: str, room: int | None) -> str:
    shown = escape(text)
    if room is None or len(shown.encode()) <= room:
        return shown
    end = "\n… (shortened: this page has no room for more)"
    while len((shown := escape(text) + end).encode()) > room:
        text = text[: len(text) * 9 // 10]
    return shown

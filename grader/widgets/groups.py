"""The groups of a sheet as stations of a walk: what they are called, how far they are, which to see again."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from html import escape

from grader.domain.finding import Status
from grader.exercises.sheet import Answer, Document, Group, Prose, Sheet
from grader.grading.grade import Report
from grader.widgets.session import Session

BUTTON = 24
"""Letters of a title that fit on a button."""

COLUMN = 400
"""Letters of prose from which a column of its own looks filled; messages and tables fill one."""


def first_open(session: Session) -> int:
    """Return the place of the first group that is not finished; 0 when all are."""
    groups = enumerate(session.sheet.groups)
    return next((i for i, group in groups if session.decided(group.id) < len(group.fields)), 0)


def title_html(group: Group) -> str:
    """Return a group's heading."""
    return f"<h3>{escape(group.title)}</h3>"


def short_title(group: Group) -> str:
    """Return what comes first in a group's title, where all of it is too long for a button."""
    return group.title if len(group.title) <= BUTTON else _first_part(group.title)


def step_text(group: Group, decided: int) -> str:
    """Return a group's name and how far it is, in shape and words, on two lines."""
    total = len(group.fields)
    sign = "○" if not decided else "✓" if decided == total else "◐"
    return f"{sign} {short_title(group)}\n{decided} of {total} decided"


def fill_a_column(documents: Sequence[Document]) -> bool:
    """Return whether documents are long enough to stand beside the decisions, and not above them."""
    return sum(len(each.text) if isinstance(each, Prose) else COLUMN for each in documents) >= COLUMN


def groups_to_revisit(sheet: Sheet, answer: Answer, report: Report) -> list[int]:
    """Return the places of the groups in which a finding names something that went wrong.

    Args:
        sheet: The case.
        answer: The answer that was checked.
        report: The report on it.

    Returns:
        Positions in ``sheet.groups``, in order; what a finding says of all groups together has none.
    """
    broken = [finding for finding in report.findings if finding.status is Status.BROKEN]
    lines = [line for finding in broken for line in finding.evidence]
    fields = dict(sheet.fields())
    # Findings leave out the full stop of what they quote.
    quotes = {key: "“" + fields[key].quote(value).rstrip(".") for key, value in answer.items()}
    meant = {group for line in lines for group in _named(sheet, line) or _quoted(quotes, line)}
    return [number for number, group in enumerate(sheet.groups) if group.id in meant]


def _named(sheet: Sheet, line: str) -> set[str]:
    labels = Counter(field.label for _, field in sheet.fields())
    return {
        group.id
        for group in sheet.groups
        for name in (
            *_names(group.title),
            *(field.label for field in group.fields if labels[field.label] == 1),
        )
        if line.startswith(name) and not line[len(name) : len(name) + 1].isalnum()
    }


def _quoted(quotes: Mapping[str, str], line: str) -> set[str]:
    meant = {key.partition(".")[0] for key, quote in quotes.items() if _holds(line, quote)}
    return meant if len(meant) == 1 else set()


def _holds(line: str, quote: str) -> bool:
    return f"{quote}”" in line or f"{quote}." in line


def _names(title: str) -> set[str]:
    first = _first_part(title)
    return {title, first, first.lstrip("0123456789. ") or first}


def _first_part(title: str) -> str:
    return re.split("[:,;(]", title)[0].strip()

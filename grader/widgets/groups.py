"""The groups of a sheet as stations of a walk: what they are called and how far they are."""

import re
from collections.abc import Sequence
from html import escape

from grader.exercises.sheet import Document, Group, Prose, Table
from grader.widgets.session import Session

BUTTON = 24
"""Letters of a title that fit on a button."""

COLUMN = 400
"""Letters of prose from which a column of its own looks filled; messages and tables fill one."""


WIDE = 6
"""Columns from which a table needs the whole width."""


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


def step_text(group: Group, decided: int, *, is_open: bool) -> str:
    """Return a group's name and how far it is, in shape and words, on two lines."""
    if not is_open:
        return f"– {short_title(group)}\nwaits for the one before"
    total = len(group.fields)
    sign = "○" if not decided else "✓" if decided == total else "◐"
    return f"{sign} {short_title(group)}\n{decided} of {total} decided"


def fill_a_column(documents: Sequence[Document]) -> bool:
    """Return whether documents are fit to stand beside the decisions: long enough, and no table too wide."""
    if any(isinstance(each, Table) and len(each.head) >= WIDE for each in documents):
        return False
    return sum(len(each.text) if isinstance(each, Prose) else COLUMN for each in documents) >= COLUMN


def _first_part(title: str) -> str:
    return re.split("[:,;(]", title)[0].strip()

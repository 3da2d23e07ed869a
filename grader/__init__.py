"""Tradecraft: a sales negotiation course in Jupyter that grades itself.

What the course's notebooks call, each imported when it is first used, so that a command that
needs no widget never waits for one.
"""

from importlib import import_module
from typing import Any

_HOMES = {
    "certificate": "grader.lessons.certificate",
    "cohort_figure": "grader.nbgrader_adapter.dashboard",
    "course_map": "grader.lessons",
    "deal_desk": "grader.widgets.deal_desk",
    "play": "grader.lessons",
    "fill_in": "grader.cells",
    "review": "grader.widgets.review",
    "score": "grader.cells",
    "work": "grader.widgets",
}

__all__ = [
    "certificate",
    "cohort_figure",
    "course_map",
    "deal_desk",
    "fill_in",
    "play",
    "review",
    "score",
    "work",
]


def __getattr__(name: str) -> Any:
    """Import what a notebook asks for."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)

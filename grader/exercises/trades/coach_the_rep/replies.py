"""What the reps, and one client, say to the learner's moves in ``coach-the-rep``."""

from typing import Any

from grader.exercises.exercise import Outcomes
from grader.exercises.menu import Menu
from grader.exercises.sheet import Answer, Document, Prose
from grader.exercises.trades.coach_the_rep.case import (
    Case,
    DisguisedPlea,
    Guidance,
    Invitation,
    Plea,
    Trade,
    Visit,
)
from grader.exercises.trades.coach_the_rep.prose import script


def follow(case: Case, answer: Answer) -> Outcomes:
    """Return what comes of each decided group."""
    outcomes: dict[str, tuple[Document, ...]] = {}
    for number, visit in enumerate(case.visits, 1):
        for group, beat, menu in _beats(visit, f"rep-{number}"):
            kind, _ = menu.chosen(answer, f"{group}.reply")
            if kind is not None:
                outcomes[group] = (Prose(script().replies[beat][str(kind)].format(**visit.visitor.facts)),)
    return outcomes


def _beats(visit: Visit, at: str) -> tuple[tuple[str, str, Menu[Any]], ...]:
    """Return the groups of a visit to which somebody replies: id, beat, menu."""
    match visit:
        case Plea():
            return ((at, "plea", visit.reply), (f"{at}-next", "facing", visit.facing))
        case DisguisedPlea():
            return ((at, "plea", visit.reply), (f"{at}-next", "guard", visit.guard))
        case Guidance():
            return ((at, "guide", visit.reply),)
        case Trade():
            return ((at, "trade with sums" if visit.lines else "trade", visit.reply),)
        case Invitation():
            return ((f"{at}-next", "insight", visit.insight), (f"{at}-last", "lead", visit.lead))

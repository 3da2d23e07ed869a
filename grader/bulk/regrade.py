"""What grading again would change: today's verdicts on an answer beside those that were kept."""

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, structs

from grader.bulk.graded import GradedNotebook, GradedNotebookError, read_graded
from grader.bulk.record import CellGrade, Record
from grader.bulk.submission import LARGEST_NOTEBOOK, read_submission, refusal
from grader.cells import graded
from grader.grading.calls import ScoreCall
from grader.grading.store import read_plain
from grader.render.verdicts import verdicts

LEAST = 1e-6
"""Points below which two scores are the same."""


class RuleChange(Struct, frozen=True):
    """A rule whose verdict changes; a side is empty where that grading has no such rule."""

    rule: str
    before: str
    after: str


class CellChange(Struct, frozen=True, kw_only=True):
    """An exercise whose score or verdicts change.

    Attributes:
        cell: Its grade id.
        before: Points that grading gave; None without any.
        after: Points that it gives today.
        by_hand: Whether a person's points count in their place, and so stay.
        rules: The rules that make the difference.
    """

    cell: str
    before: float | None
    after: float
    by_hand: bool
    rules: tuple[RuleChange, ...]


class Change(Struct, frozen=True, kw_only=True):
    """What grading again does to one learner.

    Attributes:
        learner: The learner's id.
        before: Points that count, before anything is taken off for being late; None when never graded.
        after: The same afterwards.
        cells: The exercises that change.
        handed_in_again: Whether the answers are others than those that were graded.
        failed: Why it cannot be graded again; empty when it can.
    """

    learner: str
    before: float | None = None
    after: float = 0.0
    cells: tuple[CellChange, ...] = ()
    handed_in_again: bool = False
    failed: str = ""

    @property
    def is_one(self) -> bool:
        """Whether anything changes at all."""
        return bool(self.cells or self.failed)

    @property
    def moves_score(self) -> bool:
        """Whether the points that count change."""
        return not self.failed and (self.before is None or abs(self.after - self.before) > LEAST)


def change(
    learner: str,
    submitted: Path,
    kept: Path | None,
    calls: Mapping[str, Mapping[str, ScoreCall]],
    record: Record | None,
) -> Change:
    """Find out what grading a submission again changes; nothing is written.

    Args:
        learner: The learner's id.
        submitted: The submitted folder, which is what is graded again.
        kept: The graded folder; None when there is none.
        calls: What the graded cells call, by notebook and grade id.
        record: What the gradebook holds; None when nothing.
    """
    if reason := refusal(submitted):
        return Change(learner=learner, failed=reason)
    exercises = [call.exercise for cells in calls.values() for call in cells.values()]
    answers = read_submission(submitted, exercises).answers
    before = read_submission(kept, exercises).answers if kept else {}
    grades = {cell.cell: cell for each in (record.notebooks if record else ()) for cell in each.cells}
    now = dict(grades)
    changes = []
    for notebook, cells in calls.items():
        words = _words(kept / f"{notebook}.ipynb") if kept else {}
        for cell, call in cells.items():
            result = graded(call.exercise, call.key, learner, answers.get)
            old = grades.get(cell, CellGrade(cell=cell, maximum=0.0))
            now[cell] = structs.replace(old, automatic=result.score)
            rules = _rules(words.get(cell, ""), result.findings["text/plain"])
            if rules or old.automatic is None or abs(old.automatic - result.score) > LEAST:
                changes.append(
                    CellChange(
                        cell=cell,
                        before=old.automatic,
                        after=result.score,
                        by_hand=old.manual is not None,
                        rules=rules,
                    )
                )
    return Change(
        learner=learner,
        before=sum(cell.score or 0.0 for cell in grades.values()) if kept and record else None,
        after=sum(cell.score or 0.0 for cell in now.values()),
        cells=tuple(changes),
        handed_in_again=kept is not None and before != answers,
    )


def _words(path: Path) -> dict[str, str]:
    # What grading left, by grade id; nothing where it cannot be read: then every verdict is new.
    try:
        found: GradedNotebook = read_graded(read_plain(path, LARGEST_NOTEBOOK))
    except (OSError, GradedNotebookError):
        return {}
    return {part.cell: part.in_words for part in found.parts}


def _rules(old: str, new: str) -> tuple[RuleChange, ...]:
    before, after = verdicts(old), verdicts(new)
    return tuple(
        RuleChange(rule, one.text if one else "", two.text if two else "")
        for rule in {**after, **before}
        if (one := before.get(rule)) != (two := after.get(rule))
    )

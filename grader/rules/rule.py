"""The shape of a rule, and how its marks compose into a finding."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Any, Generic, TypeVar, get_type_hints

from msgspec import Struct

from grader.domain.finding import Finding, Mark, Outcome, Status

Subject = TypeVar("Subject")

FORGIVING_FROM = 6
"""From this many items up, a rule forgives one wrong or missing item."""

UNFINISHED = "Not finished: what this judges is still empty, or missing from your answer."
"""Says not which ones: what a rule waits for would tell which items it judges before they are decided."""


class Rule(Struct, Generic[Subject], frozen=True):
    """A teaching, or several, made checkable.

    Attributes:
        id: Permanent kebab-case name.
        teachings: Keys of the teachings that it enforces, such as ``A6``.
        statement: What it asks, in one sentence.
        boundary: Where it stops holding; empty when it always holds.
        subject: The domain type that it judges.
        judge: Marks one subject; None where the subject fails the rule's precondition.
        unless: Says why the scenario switches the rule off for a subject; empty when it holds.
    """

    id: str
    teachings: tuple[str, ...]
    statement: str
    boundary: str
    subject: type[Subject]
    judge: Callable[[Subject], Mark | None]
    unless: Callable[[Subject], str]

    def check(self, subjects: Iterable[object], points: float) -> Finding:
        """Judge every subject of this rule's type and sum up.

        Args:
            subjects: The answer as domain objects, of any types.
            points: What the rule is worth here.

        Returns:
            The finding, with its points.
        """
        mine = [subject for subject in subjects if isinstance(subject, self.subject)]
        reasons = [self.unless(subject) for subject in mine]
        live = [subject for subject, reason in zip(mine, reasons, strict=True) if not reason]
        if not live:
            why = " ".join(dict.fromkeys(reasons)) or self.boundary
            return _finding(self, Status.NOT_APPLICABLE, 0, why, ())
        marks = tuple(mark for subject in live if (mark := self.judge(subject)) is not None)
        return _summed_up(self, marks, points)


@lru_cache(2048)  # in a cohort, many come to the same marks
def _summed_up(rule: Rule[Any], marks: tuple[Mark, ...], points: float) -> Finding:
    right, wrong, empty = (
        [mark for mark in marks if mark.outcome is outcome]
        for outcome in (Outcome.RIGHT, Outcome.WRONG, Outcome.MISSING)
    )
    allowed = 1 if len(marks) >= FORGIVING_FROM else 0
    if len(wrong) > allowed:
        share = (
            f"{len(wrong)} of {len(marks)} went against it."
            if len(marks) > 1
            else "Your answer went against it."
        )
        return _finding(rule, Status.BROKEN, points, f"{rule.statement} {share}", wrong)
    if not right or len(wrong) + len(empty) > allowed:
        return _finding(rule, Status.NOT_ATTEMPTED, points, UNFINISHED, ())
    slip = f" {len(right)} of {len(marks)} are right; one slip is forgiven."
    message = rule.statement if len(right) == len(marks) else rule.statement + slip
    return _finding(rule, Status.KEPT, points, message, (*wrong, *empty, *right))


def _finding(rule: Rule[Any], status: Status, points: float, message: str, marks: Iterable[Mark]) -> Finding:
    return Finding(
        rule=rule.id,
        status=status,
        points=points if status is Status.KEPT else 0.0,
        max_points=points if status is not Status.NOT_APPLICABLE else 0.0,
        message=message,
        evidence=tuple(mark.evidence for mark in marks),
        teachings=rule.teachings,
    )


def _always(_: Any) -> str:
    return ""


def rule(
    *teachings: str, unless: Callable[[Any], str] = _always
) -> Callable[[Callable[[Subject], Mark | None]], Rule[Subject]]:
    """Make a rule of a function that marks one subject.

    The id is the function's name in kebab-case, the subject its argument's type. The docstring's
    first paragraph is the statement; a paragraph that begins with ``Boundary:`` is the boundary.

    Args:
        *teachings: Keys of the teachings that the rule enforces.
        unless: Says why the scenario switches the rule off for a subject; empty when it holds.

    Returns:
        A decorator that turns the function into a Rule.
    """

    def make(judge: Callable[[Subject], Mark | None]) -> Rule[Subject]:
        paragraphs = [" ".join(part.split()) for part in (judge.__doc__ or "").split("\n\n")]
        boundaries = [part.removeprefix("Boundary: ") for part in paragraphs if part.startswith("Boundary: ")]
        hints = get_type_hints(judge)
        hints.pop("return")
        (subject,) = hints.values()
        return Rule(
            id=judge.__name__.replace("_", "-"),
            teachings=teachings,
            statement=paragraphs[0],
            boundary=boundaries[0] if boundaries else "",
            subject=subject,
            judge=judge,
            unless=unless,
        )

    return make

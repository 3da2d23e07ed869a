"""The shape of an exercise: a scenario generator, a sheet, a reading of the answer and a rubric."""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from random import Random
from typing import Any, Generic, TypeVar

from msgspec import Struct

from grader.exercises.sheet import Answer, Document, Sheet
from grader.rules.rule import Rule

Case = TypeVar("Case")

FULL_MARKS = 10.0
PASS_MARK = 8.0


class Slot(Struct, frozen=True):
    """Points for one rule, or for the two sides of one boundary of which the scenario picks one."""

    points: float
    rules: tuple[Rule[Any], ...]


def slot(points: float, *rules: Rule[Any]) -> Slot:
    """Return a slot of the rubric."""
    return Slot(points, rules)


Outcomes = Mapping[str, tuple[Document, ...]]
"""What comes of decided groups, by group id."""


def no_outcomes(_case: Any, _answer: Answer) -> Outcomes:
    """Return that nothing comes of any decision before the answer is checked."""
    return {}


class Exercise(Struct, Generic[Case], frozen=True, kw_only=True):
    """One exercise, whole.

    Attributes:
        id: Permanent kebab-case name.
        module: The assignment that it belongs to.
        title: What the learner reads above it.
        objective: What the learner can do afterwards, in one line.
        out_of_scope: What it leaves to other exercises.
        minutes: How long it takes.
        hints: Help in stages, from where to look to how to think.
        rubric: Slots that total ten points.
        draw: Makes the case of a variant out of its own random numbers.
        present: Puts a case on the screen.
        read: Turns a legal answer into the domain objects that rules judge.
        follow: Says what comes of the decided groups (a reply, a result), which the learner sees as
            soon as all of a group is decided. Pure, and fit for any unfinished answer.
        evidence: Whether it is evidence and no practice: a check then says only what is still empty.
    """

    id: str
    module: str
    title: str
    objective: str
    out_of_scope: str
    minutes: int
    hints: tuple[str, ...]
    rubric: tuple[Slot, ...]
    draw: Callable[[Random], Case]
    present: Callable[[Case], Sheet]
    read: Callable[[Case, Answer], Iterable[object]]
    follow: Callable[[Case, Answer], Outcomes] = no_outcomes
    evidence: bool = False

    def case(self, variant: str) -> Case:
        """Return the case of a variant: the same one every time."""
        case: Case = _drawn(self.id, variant, self.draw)
        return case

    def sheet(self, variant: str) -> Sheet:
        """Return what a variant shows and asks."""
        return _presented(self.id, variant, self.draw, self.present)

    @property
    def rules(self) -> tuple[Rule[Any], ...]:
        """Every rule of the rubric, in order."""
        return tuple(rule for slot in self.rubric for rule in slot.rules)


@lru_cache(maxsize=64)
def _drawn(exercise: str, variant: str, draw: Callable[[Random], Any]) -> Any:
    return draw(Random(f"{exercise}/{variant}"))


@lru_cache(maxsize=64)
def _presented(
    exercise: str, variant: str, draw: Callable[[Random], Any], present: Callable[[Any], Sheet]
) -> Sheet:
    return present(_drawn(exercise, variant, draw))

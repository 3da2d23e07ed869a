"""A short case: a case that a colleague has decided, but for the few decisions that one rule judges."""

from collections.abc import Mapping
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.finding import Finding, Status
from grader.exercises.exercise import FULL_MARKS, Exercise, no_outcomes, slot
from grader.exercises.sheet import Answer, Document, Value
from grader.progress.short_sheet import rest_of_the_file, short_sheet
from grader.rules.rule import Rule

UNDONE = "What you decided leaves that undone."


class ShortCase(Struct, frozen=True, kw_only=True):
    """One case with a few decisions open.

    Attributes:
        exercise: The exercise that it is made from.
        rule: The rule that judges it.
        variant: Its case.
        reference: Decisions that keep every rule, those that are open here included.
        open: The fields that the learner decides, in the sheet's order.
        given: Fields of the same groups whose decisions the learner has to know for that.
    """

    exercise: Exercise[Any]
    rule: Rule[Any]
    variant: str
    reference: Mapping[str, Value]
    open: tuple[str, ...] = ()
    given: tuple[str, ...] = ()

    @property
    def colleague(self) -> Answer:
        """What the colleague would decide where the learner is to."""
        return {key: self.reference[key] for key in self.open}

    @property
    def task(self) -> Exercise[Any]:
        """The short case as an exercise of its own, with one rule and a small sheet."""
        case = self.exercise.case(self.variant)
        sheet = short_sheet(self.exercise, self.variant, self.reference, self.open, self.given)
        return replace(
            self.exercise,
            id=f"{self.exercise.id}-{self.variant}",
            hints=(),
            rubric=(slot(FULL_MARKS, self.rule),),
            draw=lambda _: case,
            present=lambda _: sheet,
            read=lambda _, answer: self._touched(answer),
            follow=no_outcomes,
        )

    @property
    def rest(self) -> tuple[Document, ...]:
        """What there is to read in the other groups of the case."""
        return rest_of_the_file(self.exercise, self.variant, self.reference, self.open)

    def judged(self, answer: Answer) -> Finding:
        """Return what the rule says of what the open decisions make a difference to.

        Args:
            answer: Values of open fields.
        """
        return self.rule.check(self._touched(answer), FULL_MARKS)

    def finding(self, answer: Answer) -> Finding:
        """Return what the rule says of a whole answer: kept or broken.

        Args:
            answer: A value for each open field.

        Returns:
            Kept where the rule is kept at every place at which the colleague would keep it.
        """
        found = self.judged(answer)
        places = len(self.judged(self.colleague).evidence)
        if found.status is Status.BROKEN or (found.status is Status.KEPT and len(found.evidence) >= places):
            return found
        # Decided so that the rule finds nothing to judge, or less than there is.
        message = f"{self.rule.statement} {UNDONE}"
        return replace(found, status=Status.BROKEN, points=0.0, message=message, evidence=())

    def outcomes(self, answer: Answer) -> tuple[Document, ...]:
        """Return what comes of the open decisions, where the exercise shows such a thing.

        Args:
            answer: A value for each open field.
        """
        come = self.exercise.follow(self.exercise.case(self.variant), {**self.reference, **answer})
        groups = self.task.sheet(self.variant).groups
        return tuple(document for group in groups for document in come.get(group.id, ()))

    def _touched(self, answer: Answer) -> tuple[object, ...]:
        """Return what the open decisions make a difference to, as the objects that rules judge."""
        case = self.exercise.case(self.variant)
        rest = {key: value for key, value in self.reference.items() if key not in self.open}
        others = tuple(self.exercise.read(case, rest))
        return tuple(each for each in self.exercise.read(case, {**rest, **answer}) if each not in others)

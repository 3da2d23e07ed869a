"""All figures of a cohort in one piece: what the page, the notebook and ``--json`` show."""

from collections.abc import Mapping
from datetime import datetime
from hashlib import sha256

from msgspec import Struct, structs

from grader.cohort.alike import Alike, Case, alike
from grader.cohort.items import Item, exercise_items, rule_items
from grader.cohort.mastery import Break, Matrix, breaks, matrices
from grader.cohort.scores import Scores, scores
from grader.cohort.standing import Behind, Times, behind, times
from grader.cohort.unusual import Facts
from grader.cohort.work import Cohort, Person


class Figures(Struct, frozen=True, kw_only=True):
    """The figures of a cohort.

    Attributes:
        made: When they were worked out, in UTC without saying so.
        assignments: The assignments in them.
        people: How each learner is shown, by the id that the figures use.
        hidden: Whether names and ids are replaced by numbers.
        scores: See ``grader.cohort.scores``.
        mastery: See ``grader.cohort.mastery``.
        breaks: As above.
        exercises: See ``grader.cohort.items``.
        rules: As above.
        behind: See ``grader.cohort.standing``.
        times: As above.
        alike: See ``grader.cohort.alike``.
    """

    made: datetime
    assignments: tuple[str, ...]
    people: dict[str, str]
    hidden: bool
    scores: tuple[Scores, ...]
    mastery: tuple[Matrix, ...]
    breaks: tuple[Break, ...]
    exercises: tuple[Item, ...]
    rules: tuple[Item, ...]
    behind: tuple[Behind, ...]
    times: tuple[Times, ...]
    alike: Alike


def figures(
    cohort: Cohort, now: datetime, known: Mapping[Case, Facts] | None = None, *, hidden: bool = False
) -> Figures:
    """Work out all figures of a cohort.

    Args:
        cohort: The cohort; with names hidden already where they are to be.
        now: The time, in UTC without saying so.
        known: What is known of the cases that enough learners had.
        hidden: Whether names are hidden.
    """
    return Figures(
        made=now,
        assignments=tuple(each.name for each in cohort.assignments),
        people={person.id: person.shown for person in cohort.people},
        hidden=hidden,
        scores=scores(cohort),
        mastery=matrices(cohort),
        breaks=breaks(cohort),
        exercises=exercise_items(cohort),
        rules=rule_items(cohort),
        behind=behind(cohort, now),
        times=times(cohort),
        alike=alike(cohort, known),
    )


def nameless(cohort: Cohort, salt: str) -> Cohort:
    """Return a cohort in which learners are numbers, in an order that says nothing of who they are.

    Args:
        cohort: The cohort.
        salt: What the order is drawn with; whoever does not know it cannot work out who is who.
    """
    mixed = sorted(cohort.people, key=lambda person: sha256(f"{salt}/{person.id}".encode()).digest())
    width = len(str(len(mixed)))
    number = {person.id: f"Learner {place:0{width}}" for place, person in enumerate(mixed, 1)}
    return Cohort(
        people=tuple(Person(number[person.id]) for person in mixed),
        assignments=cohort.assignments,
        tasks=cohort.tasks,
        submissions=tuple(structs.replace(each, learner=number[each.learner]) for each in cohort.submissions),
        work=tuple(structs.replace(each, learner=number[each.learner]) for each in cohort.work),
    )

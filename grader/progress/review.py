"""What a review brings back next. All of it follows from the log: the same log gives the same case."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from msgspec import Struct

from grader.exercises import UnknownExerciseError, exercise, exercise_ids
from grader.progress.log import Event, Recall
from grader.progress.making import short_case
from grader.progress.mastery import verdicts_of
from grader.progress.schedule import Due, day_of, due
from grader.progress.short_case import ShortCase

ROUND = 5
"""Short cases of one sitting, after which there is an end for today, or a next round for who wants one."""

CASES = 20
"""Cases of an exercise that are tried, as many a rule holds only in some of them."""


class Round(Struct, frozen=True):
    """How far the review of a day is.

    Attributes:
        done: The short cases of this day, the oldest first.
        due: What there is to review still.
    """

    done: tuple[Recall, ...]
    due: tuple[Due, ...]

    @property
    def at_an_end(self) -> bool:
        """Whether a round is full, or nothing is left."""
        return not self.due or (bool(self.done) and len(self.done) % ROUND == 0)

    @property
    def length(self) -> int:
        """How many short cases this day has had at the end of this round, or of the one to come."""
        rounds = len(self.done) // ROUND + 1
        return min(ROUND * rounds, len(self.done) + len(self.due))


def this_round(events: Sequence[Event], now: datetime) -> Round:
    """Return how far the review of today is.

    Args:
        events: The log, the oldest first.
        now: This moment; the day is that of its time zone.
    """
    recalls = (event for event in events if isinstance(event, Recall) and event.at <= now)
    done = tuple(event for event in recalls if day_of(event.at, now) == now.date())
    return Round(done, due(events, now))


def next_case(events: Sequence[Event], wanted: Iterable[Due]) -> tuple[Due, ShortCase] | None:
    """Return the short case to work next.

    Args:
        events: The log, the oldest first.
        wanted: What there is to review.

    Returns:
        The first of it for which there is a short case, with one that the log does not have yet; None
        where there is none.

    Raises:
        NoSolutionsError: The reference answers are not on this machine.
    """
    made = ((each, _case_for(each, events)) for each in wanted)
    return next(((each, case) for each, case in made if case), None)


def exercises_with(teaching: str, events: Iterable[Event]) -> tuple[str, ...]:
    """Return the exercises of the course in which the log has met a teaching, in course order.

    Args:
        teaching: Its key.
        events: The log.
    """
    met = {name for name, _ in _met(teaching, events)}
    return tuple(name for name in exercise_ids() if name in met)


def _case_for(wanted: Due, events: Sequence[Event]) -> ShortCase | None:
    before = Counter((event.exercise, event.verdict.rule) for event in events if isinstance(event, Recall))
    met = sorted(_met(wanted.teaching, events), key=lambda pair: (pair[1] not in wanted.broken, before[pair]))
    tried = {name: sum(count for (task, _), count in before.items() if task == name) for name, _ in met}
    return next((case for name, rule in met if (case := _fresh(name, rule, tried[name]))), None)


def _met(teaching: str, events: Iterable[Event]) -> Iterator[tuple[str, str]]:
    """Return where a teaching was judged: each exercise with each rule, once, the latest first."""
    every = [
        (event.exercise, verdict.rule)
        for event in events
        for verdict in verdicts_of(event)
        if teaching in verdict.teachings
    ]
    return iter(dict.fromkeys(reversed(every)))


def _fresh(name: str, rule_id: str, number: int) -> ShortCase | None:
    """Return a short case that nobody has seen: every recall takes an exercise one number on."""
    try:
        task = exercise(name)
    except UnknownExerciseError:  # of an older course, or a newer one
        return None
    rules = [rule for rule in task.rules if rule.id == rule_id]
    variants = [f"review-{number}", *(f"review-{number}-{more}" for more in range(2, CASES + 1))]
    tries = (short_case(task, rule, variant) for rule in rules if not task.evidence for variant in variants)
    return next((case for case in tries if case), None)

"""When each teaching comes back: worked out from the log alone, by spaced repetition.

A day on which a teaching was judged is one repetition of it, however often *Check* was pressed: it was
recalled when all that judged it that day was kept.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time

from fsrs import Card, Rating, Scheduler
from msgspec import Struct, field

from grader.domain.teachings import syllabus
from grader.progress.log import Attempt, Event
from grader.progress.mastery import verdicts_of

LONGEST_WAIT = 180
"""Days after which even the best known teaching comes back."""

_EARLIEST = datetime(2000, 1, 1, tzinfo=UTC)
_NOON = time(12, tzinfo=UTC)

# Without steps of minutes: whoever comes back within the hour has not begun to forget.
_scheduler = Scheduler(
    learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_WAIT, enable_fuzzing=False
)


class Due(Struct, frozen=True):
    """When a teaching that was met comes back.

    Attributes:
        teaching: Its key.
        on: The day.
        broken: The rules that were broken the last time that they were judged.
    """

    teaching: str
    on: date
    broken: tuple[str, ...]


class _Standing(Struct):
    """What the log says of one teaching.

    Attributes:
        days: Whether all was kept, by the day on which it was judged.
        last: Whether it was kept the last time, by rule.
        waits: Whether it was broken in an exercise, and no review has brought it back since.
    """

    days: dict[date, bool] = field(default_factory=dict)
    last: dict[str, bool] = field(default_factory=dict)
    waits: bool = False

    def add(self, day: date, outcome: dict[str, bool], *, in_exercise: bool) -> None:
        """Add what one event says, by rule."""
        kept = all(outcome.values())
        self.days[day] = self.days.get(day, True) and kept
        self.last |= outcome
        # What was broken in a review waits for the next day: it has just been brought back.
        self.waits = in_exercise and (not kept or (self.waits and not all(self.last.values())))

    @property
    def back_on(self) -> date:
        """The day on which it comes back."""
        days = sorted(self.days)
        if self.waits:
            return days[-1]
        card = Card(card_id=1, due=datetime.combine(days[0], _NOON))
        for day in days:
            rating = Rating.Good if self.days[day] else Rating.Again
            card, _ = _scheduler.review_card(card, rating, datetime.combine(day, _NOON))
        return card.due.date()


def schedule(events: Iterable[Event], now: datetime) -> tuple[Due, ...]:
    """Return when each teaching that was met comes back.

    Args:
        events: The log, the oldest first.
        now: This moment; days are those of its time zone.

    Returns:
        What was broken the last time first, then by day.
    """
    standing: dict[str, _Standing] = {}
    for event in _new(events):
        for key, outcome in _outcomes(event).items():
            met = standing.setdefault(key, _Standing())
            met.add(day_of(event.at, now), outcome, in_exercise=isinstance(event, Attempt))
    order = list(syllabus().teachings)
    every = [
        Due(key, standing[key].back_on, tuple(rule for rule, kept in standing[key].last.items() if not kept))
        for key in order
        if key in standing
    ]
    return tuple(sorted(every, key=lambda each: (not each.broken, each.on)))


def due(events: Iterable[Event], now: datetime) -> tuple[Due, ...]:
    """Return what there is to review today, in the order in which to review it.

    Args:
        events: The log, the oldest first.
        now: This moment.

    Returns:
        The part of the schedule whose day has come.
    """
    return tuple(each for each in schedule(events, now) if each.on <= now.date())


def next_day(events: Iterable[Event], now: datetime) -> date | None:
    """Return the next day after today on which something comes back; None when nothing was met yet."""
    return min((each.on for each in schedule(events, now) if each.on > now.date()), default=None)


def _new(events: Iterable[Event]) -> Iterator[Event]:
    """Leave out an answer that was checked once more as it was: nobody had to recall anything for it."""
    before: dict[tuple[str, str], Attempt] = {}
    for event in events:
        if isinstance(event, Attempt):
            case = (event.exercise, event.variant)
            if case in before and before[case].answer == event.answer:
                continue
            before[case] = event
        yield event


def _outcomes(event: Event) -> dict[str, dict[str, bool]]:
    found: dict[str, dict[str, bool]] = {}
    for verdict in verdicts_of(event):
        for key in verdict.teachings:
            found.setdefault(key, {})[verdict.rule] = verdict.kept
    return found


def day_of(at: datetime, now: datetime) -> date:
    """Return the day of an event: today at the latest.

    Args:
        at: When it was.
        now: This moment; the day is that of its time zone.
    """
    # A clock that was wrong once must not put a teaching off for years.
    return min(max(at, _EARLIEST), now).astimezone(now.tzinfo).date()

"""The log of visits: four that failed and one that took place, different only in the respect that counts."""

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random

from grader.domain.clinic import Visit
from grader.exercises.common_ground.relationship_clinic.case import Log
from grader.exercises.common_ground.relationship_clinic.prose import NOON, CauseProse, Dimension, script

FAILED = 4
BINS = (1, 8, 15, 22)
"""First days of the four parts of a month: visits of a case without a pattern in the month fill all four."""

FRIDAY = 4
PERIODS = {"end": "in the last days of a month", "start": "in the first days of a month"}

Row = tuple[date, str, str, str]
"""A visit's day, hour, place and channel."""


def draw_log(random: Random, start: date, causes: Sequence[CauseProse]) -> Log:
    """Draw the log that a cause leaves behind.

    Args:
        random: The variant's random numbers.
        start: The first day of the case; the visits were in the five months before.
        causes: The cause, then those that compete with it.

    Returns:
        The log, the earliest visit first.
    """
    cause = causes[0]
    months = [_month(start, back) for back in range(FAILED + 1, 0, -1)]
    place = _constant(random, causes, Dimension.PLACE)
    channel = _constant(random, causes, Dimension.CHANNEL)
    kept = random.randrange(1, FAILED + 1)
    failed = [month for index, month in enumerate(months) if index != kept]
    if cause.dimension is Dimension.HOUR:
        rows = _by_hour(random, failed, months[kept], cause, (place, channel))
    elif cause.dimension is Dimension.DATE:
        rows = _by_date(random, failed, months[kept], cause, (place, channel))
    else:
        rows = _by_setting(random, failed, months[kept], cause, (place, channel))
    return _log(random, rows, _fact(cause, rows))


def _constant(random: Random, causes: Sequence[CauseProse], dimension: Dimension) -> str:
    # What a competing cause would need is there at every visit, the one that took place too.
    found = [cause.where[0] for cause in causes if cause.dimension is dimension]
    return (
        found[0]
        if found
        else random.choice([c.where[0] for c in script().causes if c.dimension is dimension])
    )


def _month(start: date, back: int) -> date:
    first = start.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _on(month: date, earliest: int, weekday: int) -> date:
    day = month.replace(day=earliest)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _by_hour(
    random: Random, failed: Sequence[date], month: date, cause: CauseProse, setting: tuple[str, str]
) -> list[Row]:
    slot, other = random.sample(range(FRIDAY + 1), 2)
    hour = random.choice(cause.hours)
    early = int(hour.split(":")[0]) < NOON
    free = [each for each in script().hours if (int(each.split(":")[0]) < NOON) is not early]
    bins = random.sample(BINS, FAILED)
    return [
        (_on(month, random.choice(BINS), other), random.choice(free), *setting),
        *((_on(each, bin_, slot), hour, *setting) for each, bin_ in zip(failed, bins, strict=True)),
    ]


def _by_date(
    random: Random, failed: Sequence[date], month: date, cause: CauseProse, setting: tuple[str, str]
) -> list[Row]:
    hours = _mixed_hours(random)
    days = [_edge(each, cause.period, random.randrange(3)) for each in failed]
    like = random.randrange(FAILED)
    return [
        (_on(month, 11, days[like].weekday()), hours[like], *setting),
        *((day, hour, *setting) for day, hour in zip(days, hours, strict=True)),
    ]


def _by_setting(
    random: Random, failed: Sequence[date], month: date, cause: CauseProse, setting: tuple[str, str]
) -> list[Row]:
    hours, bins = _mixed_hours(random), random.sample(BINS, FAILED)
    weekdays = [*random.sample(range(FRIDAY + 1), 3), random.randrange(FRIDAY + 1)]
    bad, good = cause.where
    place, channel = setting
    is_place = cause.dimension is Dimension.PLACE
    like = random.randrange(FAILED)
    where, free = ((bad, channel), (good, channel)) if is_place else ((place, bad), (place, good))
    return [
        (_on(month, random.choice(BINS), weekdays[like]), hours[like], *free),
        *(
            (_on(each, bin_, weekday), hour, *where)
            for each, bin_, weekday, hour in zip(failed, bins, weekdays, hours, strict=True)
        ),
    ]


def _mixed_hours(random: Random) -> list[str]:
    return random.sample(script().hours, FAILED)


def _edge(month: date, period: str, offset: int) -> date:
    """Return a working day among the first or the last three of a month."""
    step = 1 if period == "start" else -1
    following = (month + timedelta(days=31)).replace(day=1)
    day = month if period == "start" else following - timedelta(days=1)
    left = offset
    while day.weekday() > FRIDAY or left:
        left -= day.weekday() <= FRIDAY
        day += timedelta(days=step)
    return day


def _fact(cause: CauseProse, rows: Sequence[Row]) -> str:
    (_, _, good_place, good_channel), (day, hour, place, channel) = rows[:2]
    failed = {
        Dimension.HOUR: f"on {day:%A}s at {hour}",
        Dimension.DATE: PERIODS.get(cause.period, ""),
        Dimension.PLACE: f"at “{place}”",
        Dimension.CHANNEL: f"arranged by “{channel}”",
    }[cause.dimension]
    kept = {Dimension.PLACE: f"at “{good_place}”", Dimension.CHANNEL: f"by “{good_channel}”"}
    other = kept.get(cause.dimension, "not")
    return f"All visits that failed were {failed}, the one that took place was {other}."


def _log(random: Random, rows: Sequence[Row], fact: str) -> Log:
    kept_day, kept_hour = rows[0][:2]
    excuses = random.sample(script().cancelled, FAILED)
    outcomes = {kept_day: random.choice(script().took_place)}
    outcomes |= {day: excuse for (day, *_), excuse in zip(rows[1:], excuses, strict=True)}
    ordered = sorted(rows)
    visits = tuple(Visit(day, day == kept_day, outcomes[day]) for day, *_ in ordered)
    return Log(
        visits=visits,
        rows=tuple(
            (f"{day:%a} {day.day} {day:%b}", hour, place, channel, outcomes[day])
            for day, hour, place, channel in ordered
        ),
        missed=random.choice([visit for visit in visits if not visit.took_place]),
        fact=fact,
        slot=f"{kept_day:%A}s at {kept_hour}",
    )

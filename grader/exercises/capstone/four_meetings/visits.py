"""The visits to the one who runs the work: three that failed, and one that took place."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.exercises.capstone.four_meetings.prose import script

FRIDAY = 4
FAILED = 3
HOURS = ("9:00", "10:30", "11:30", "14:00", "15:30")
WEEKS = (1, 8, 15)
"""First days of weeks that lie clear of the last days of a month."""

BAD_PLACES = ("table in the hall", "corner of the canteen", "bench in reception")

Row = tuple[date, str, str, bool]
"""A visit's day, hour and place, and whether it took place."""


class Visits(Struct, frozen=True, kw_only=True):
    """What the log shows.

    Attributes:
        rows: Day, hour, place and result, as the table shows them.
        fact: What the visits that failed have in common.
        changes: By pattern, the one change that would remove it, as it reads after “if we met”.
    """

    rows: tuple[tuple[str, str, str, str], ...]
    fact: str
    changes: dict[str, str]


def draw_visits(random: Random, start: date, ops: str, pattern: str) -> Visits:
    """Draw the log that a cause of some pattern leaves behind.

    Args:
        random: The variant's random numbers.
        start: The first day of the case; the visits were in the four months before.
        ops: The first name of the one who was visited.
        pattern: What the visits that failed have in common: ``hour``, ``date`` or ``place``.

    Returns:
        The log, the earliest visit first.
    """
    months = [_month(start, back) for back in range(FAILED + 1, 0, -1)]
    kept = random.randrange(FAILED + 1)
    bad, good = random.choice(BAD_PLACES), f"{ops}'s own room"
    slot, *others = random.sample(range(FRIDAY + 1), FAILED + 1)
    hours = random.sample(HOURS, FAILED + 1)
    rows = []
    for number, month in enumerate(months):
        failed = number != kept
        late = pattern == "date" and failed
        same = pattern == "hour" and failed
        weekday = slot if same else others[number % FAILED]
        day = _last_days(random, month) if late else _on(month, random.choice(WEEKS), weekday)
        hour = hours[kept] if same else hours[number] if pattern != "hour" else hours[(kept + 1) % len(hours)]
        rows.append((day, hour, good if pattern == "place" and not failed else bad, not failed))
    return Visits(
        rows=_told(random, rows),
        fact=_fact(rows, pattern),
        changes={
            "hour": _slot(random, rows[kept], pattern),
            "date": "around mid-month",
            "place": "in your own room",
        },
    )


def _month(start: date, back: int) -> date:
    first = start.replace(day=1)
    for _ in range(back):
        first = (first - timedelta(days=1)).replace(day=1)
    return first


def _on(month: date, earliest: int, weekday: int) -> date:
    day = month.replace(day=earliest)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def _last_days(random: Random, month: date) -> date:
    """Return one of the last three days of a month, or the Friday before them."""
    following = (month + timedelta(days=31)).replace(day=1)
    day = following - timedelta(days=random.randrange(1, 4))
    return day - timedelta(days=max(0, day.weekday() - FRIDAY))


def _slot(random: Random, kept: Row, pattern: str) -> str:
    """Return the hour that worked, or one that nothing speaks for where the hour is not the trouble."""
    if pattern == "hour":
        day, hour, *_ = kept
        return f"on {day:%A}s at {hour}"
    return f"on {random.choice(('Tuesday', 'Wednesday', 'Thursday'))}s at 13:00"


def _told(random: Random, rows: list[Row]) -> tuple[tuple[str, str, str, str], ...]:
    prose = script().talk
    failed = iter(random.sample(prose.failed, FAILED))
    return tuple(
        (f"{day:%a} {day.day} {day:%b}", hour, place, random.choice(prose.kept) if kept else next(failed))
        for day, hour, place, kept in rows
    )


def _fact(rows: list[Row], pattern: str) -> str:
    day, hour, place, _ = next(row for row in rows if not row[3])
    other = next(row for row in rows if row[3])
    if pattern == "hour":
        return f"The visits that failed were all on {day:%A}s at {hour}, the one that worked was not."
    if pattern == "date":
        return "The visits that failed were all in the last days of a month, the one that worked was not."
    return f"The visits that failed were all at the {place}, the one that worked was in {other[2]}."

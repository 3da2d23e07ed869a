"""When a teaching comes back, as it follows from what the log says of it."""

from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from grader.progress.log import Attempt, Event, Log, Recall, Verdict
from grader.progress.schedule import LONGEST_WAIT, Due, due, next_day, schedule

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
MONDAY = NOON.date()


def checked(day: float, *verdicts: tuple[str, bool], answer: str = "", teaching: str = "A1") -> Attempt:
    """Return an answer that was checked some days after Monday noon; of its own unless it is named."""
    return Attempt(
        at=NOON + timedelta(days=day),
        exercise="ground-map",
        variant="0",
        answer={"a": answer or f"{day} {verdicts}"},
        score=5,
        whole=True,
        verdicts=tuple(Verdict(rule, (teaching,), kept) for rule, kept in verdicts),
    )


def recalled(day: float, rule: str, *, kept: bool) -> Recall:
    """Return a short case that was worked some days after Monday noon."""
    at = NOON + timedelta(days=day)
    return Recall(at=at, exercise="ground-map", variant=f"{day}", verdict=Verdict(rule, ("A1",), kept))


@pytest.mark.parametrize(
    ("events", "day"),
    [
        pytest.param([checked(0, ("one", True))], 2, id="kept once: in two days"),
        pytest.param([checked(0, ("one", False))], 0, id="broken in an exercise: at once"),
        pytest.param(
            [checked(0, ("one", False)), checked(0.1, ("one", True))], 1, id="mended at once: tomorrow"
        ),
        pytest.param(
            [checked(0, ("one", False)), recalled(0.1, "one", kept=False)], 1, id="broken again: tomorrow"
        ),
        pytest.param(
            [checked(0, ("one", False)), recalled(0.1, "one", kept=True)], 1, id="brought back the same day"
        ),
        pytest.param(
            [checked(0, ("one", False)), recalled(1, "one", kept=True)], 3, id="brought back the next day"
        ),
        pytest.param([checked(0, ("one", True)), recalled(2, "one", kept=True)], 13, id="kept twice"),
        pytest.param(
            [checked(0, ("one", True), ("two", False))], 0, id="kept by one rule, broken by the other"
        ),
        pytest.param(
            [checked(0, ("one", False)), checked(0.1, ("two", True))], 0, id="broken, and another rule kept"
        ),
        pytest.param(
            [checked(0, ("one", False), ("two", False)), recalled(0.1, "one", kept=True)],
            1,
            id="two rules broken, one of them brought back: the other tomorrow",
        ),
        pytest.param(
            [checked(0, ("one", True), answer="x"), checked(2, ("one", True), answer="x")],
            2,
            id="the same answer checked again is no recall",
        ),
        pytest.param(
            [checked(each / 10, ("one", True)) for each in range(5)], 2, id="five checks of one day are one"
        ),
        pytest.param(
            [checked(0.1, ("one", True)), checked(0, ("two", True))], 2, id="a clock that was put back"
        ),
    ],
)
def test_a_teaching_comes_back(events: list[Event], day: int) -> None:
    (found,) = schedule(events, NOON + timedelta(days=3))
    assert (found.teaching, found.on - MONDAY) == ("A1", timedelta(days=day))


def test_waits_grow_from_recall_to_recall_and_end_at_half_a_year() -> None:
    events: list[Event] = [checked(0, ("one", True))]
    waits = []
    for _ in range(6):
        (found,) = schedule(events, NOON + timedelta(days=5000))
        last = events[-1].at.date()
        waits.append((found.on - last).days)
        events.append(recalled((found.on - MONDAY).days, "one", kept=True))
    assert waits == sorted(waits)
    assert waits[0] < waits[1] < waits[2] < waits[-1] == LONGEST_WAIT


def test_what_was_broken_comes_first_and_what_was_never_met_not_at_all() -> None:
    events = [
        checked(0, ("three", True), teaching="A3"),
        checked(1, ("two", True), teaching="A2"),
        checked(4, ("one", False), teaching="A1"),
    ]
    assert [each.teaching for each in schedule(events, NOON + timedelta(days=4))] == ["A1", "A3", "A2"]


@pytest.mark.parametrize(
    ("day", "wanted", "following"),
    [
        pytest.param(0, [], MONDAY + timedelta(days=2), id="the day itself"),
        pytest.param(1.9, ["A1"], None, id="the day on which it is due, early in the morning"),
        pytest.param(30, ["A1"], None, id="a month late"),
    ],
)
def test_what_is_due_is_due_all_day_and_stays_so(
    day: float, wanted: list[str], following: date | None
) -> None:
    events, now = [checked(0, ("one", True))], NOON + timedelta(days=day)
    assert [each.teaching for each in due(events, now)] == wanted
    assert next_day(events, now) == following


def test_an_empty_log_has_nothing_due() -> None:
    assert (schedule([], NOON), due([], NOON), next_day([], NOON)) == ((), (), None)


def test_days_are_those_of_the_learner() -> None:
    late = checked(0.49, ("one", False))
    here = NOON.astimezone(timezone(timedelta(hours=9))) + timedelta(days=1)
    assert schedule([late], here) == (Due("A1", date(2027, 3, 2), ("one",)),)


@pytest.mark.parametrize(
    "at",
    [
        pytest.param(datetime.max.replace(tzinfo=UTC), id="at the end of time"),
        pytest.param(datetime.min.replace(tzinfo=UTC), id="at its beginning"),
    ],
)
def test_a_clock_that_was_wrong_puts_nothing_off(at: datetime) -> None:
    event = Recall(at=at, exercise="x", variant="0", verdict=Verdict("one", ("A1", "no such key"), kept=True))
    (found,) = schedule([event], NOON.astimezone(timezone(-timedelta(hours=9))))
    assert found.on <= MONDAY + timedelta(days=2)


def test_a_damaged_log_is_scheduled_by_what_can_be_read_of_it(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.add(checked(0, ("one", False)))
    log.path.write_bytes(log.path.read_bytes() + b'{"type":"recall","at":"2027-0')
    log.add(recalled(0.1, "one", kept=True))
    assert due(log.events(), NOON + timedelta(days=1)) == (Due("A1", MONDAY + timedelta(days=1), ()),)

"""Which teachings a learner masters: by what came of each rule the last time that it was judged."""

from collections.abc import Iterable
from enum import StrEnum

from grader.domain.teachings import syllabus
from grader.progress.log import Attempt, Event, Verdict


class Mastery(StrEnum):
    """How a teaching stands."""

    MASTERED = "mastered"
    SHAKY = "shaky"
    NOT_MET = "not met yet"


def verdicts_of(event: Event) -> tuple[Verdict, ...]:
    """Return what an event says of rules."""
    return event.verdicts if isinstance(event, Attempt) else (event.verdict,)


def mastery(events: Iterable[Event]) -> dict[str, Mastery]:
    """Return how every teaching of the syllabus stands.

    Args:
        events: The log, the oldest first.

    Returns:
        By key: mastered where every rule that enforces it was kept the last time it was judged,
        in whatever exercise; shaky where one was broken; not met yet where none was judged.
    """
    last: dict[tuple[str, str], bool] = {}
    for event in events:
        for verdict in verdicts_of(event):
            last |= {(key, verdict.rule): verdict.kept for key in verdict.teachings}
    shaky = {key for (key, _), kept in last.items() if not kept}
    met = {key for key, _ in last}
    return {
        key: Mastery.SHAKY if key in shaky else Mastery.MASTERED if key in met else Mastery.NOT_MET
        for key in syllabus().teachings
    }

"""A counterpart's track record, for the cases whose facts decide whether to trust them."""

from collections.abc import Sequence
from datetime import timedelta
from functools import cache
from random import Random
from typing import Literal

import msgspec

from grader.domain.record import Commitment, TrackRecord
from grader.domain.texts import read
from grader.exercises.sheet import Table
from grader.exercises.world import Deal, day

Fate = Literal["kept", "moved", "broken"]
"""What may come of a promise: it was kept, moved with notice, or broken without."""

LOW_THIRD: tuple[Fate, ...] = ("broken", "moved", "kept")
NORMAL_FOURTH: tuple[Fate, ...] = ("kept", "moved")


class Promise(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A kind of dated promise, and the three things that may come of it.

    Attributes:
        promise: What was to be done.
        kept: It came on the day.
        moved: It came late, announced beforehand.
        broken: It came late or never, without a word.
        goods: Whether it makes sense only for goods that are made and shipped.
    """

    promise: str
    kept: str
    moved: str
    broken: str
    goods: bool = False


class Promises(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All kinds of promises."""

    promises: tuple[Promise, ...]


@cache
def _promises() -> tuple[Promise, ...]:
    return read(__package__, "track_record.toml", Promises).promises


def draw_record(random: Random, deal: Deal, person: str, *, low: bool) -> TrackRecord:
    """Draw the last four dated promises of a counterpart.

    Args:
        random: The variant's random numbers.
        deal: The account; the promises fell due in the months before its first day.
        person: Whose promises they were.
        low: Whether two or three of the four were broken without notice; otherwise none was.

    Returns:
        The record. A promise that was moved with notice may occur in either kind.
    """
    fates: list[Fate] = ["kept"] * 3
    if low:
        fates = ["broken", "broken", random.choice(LOW_THIRD), "kept"]
    else:
        fates += [random.choice(NORMAL_FOURTH)]
    random.shuffle(fates)
    return record_of(random, deal, person, fates)


def record_of(random: Random, deal: Deal, person: str, fates: Sequence[Fate]) -> TrackRecord:
    """Draw dated promises of which the fates are given.

    Args:
        random: The variant's random numbers.
        deal: The account; the promises fell due in the months before its first day, three weeks apart.
        person: Whose promises they were.
        fates: What came of each, the oldest first; four at most.

    Returns:
        The record.
    """
    monday = deal.start - timedelta(weeks=14)
    fitting = [kind for kind in _promises() if deal.trade.goods or not kind.goods]
    commitments = []
    for kind, fate in zip(random.sample(fitting, len(fates)), fates, strict=True):
        monday += timedelta(weeks=3)
        due = monday + timedelta(days=random.randrange(4))
        dates = {
            "due": day(due),
            "before": day(due - timedelta(days=7)),
            "later": day(due + timedelta(days=7)),
            "person": person,
        }
        happened = str(getattr(kind, fate)).format(**dates)
        commitments.append(Commitment(kind.promise, due, fate == "broken", happened))
    return TrackRecord(person, tuple(commitments))


def record_table(record: TrackRecord) -> Table:
    """Return a track record as the learner sees it: facts, and no verdict."""
    return Table(
        f"What {record.person} promised us, and what came of it",
        ("Due", "Promised", "What happened"),
        record.rows,
    )

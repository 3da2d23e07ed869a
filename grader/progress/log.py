"""The log of a workspace: what was played in lessons, checked and reviewed, one line each.

It is the learner's own. It lies outside ``exercises/``, so that nothing of it is ever handed in.
"""

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from grader.domain.finding import Finding, Status
from grader.grading.store import StoreError, read_plain

HOME = ".tradecraft"
"""The folder by which a workspace is known."""

FOLDER = "progress"
NAME = "log.jsonl"

LARGEST = 32 * 1024 * 1024
"""Bytes of a log that are read: some ten thousand attempts."""


class Verdict(msgspec.Struct, frozen=True, array_like=True):
    """What came of one rule.

    Attributes:
        rule: The rule's id.
        teachings: Keys of the teachings that it enforces.
        kept: Whether the answer kept it.
    """

    rule: str
    teachings: tuple[str, ...]
    kept: bool


class Attempt(msgspec.Struct, frozen=True, kw_only=True, tag="attempt"):
    """An answer that was checked.

    Attributes:
        at: When, in UTC.
        exercise: The exercise's id.
        variant: The case.
        answer: The decisions by full field id, as the answer file has them.
        score: Points, as they were then.
        whole: Whether all that can be decided in this case was decided.
        verdicts: The rules that were kept or broken.
    """

    at: datetime
    exercise: str
    variant: str
    answer: dict[str, Any]
    score: float
    whole: bool
    verdicts: tuple[Verdict, ...]


class Recall(msgspec.Struct, frozen=True, kw_only=True, tag="recall"):
    """A short case that was worked in a review.

    Attributes:
        at: When, in UTC.
        exercise: The exercise that it was made from.
        variant: Its case.
        verdict: What came of the rule that it asks for.
    """

    at: datetime
    exercise: str
    variant: str
    verdict: Verdict


class Played(msgspec.Struct, frozen=True, kw_only=True, tag="played"):
    """An element of a lesson that was answered or set going.

    Attributes:
        at: When, in UTC.
        element: The element's id.
    """

    at: datetime
    element: str


Event = Attempt | Recall
"""What rules have judged."""

Entry = Event | Played

_decoder = msgspec.json.Decoder(Entry)


def verdicts(findings: tuple[Finding, ...]) -> tuple[Verdict, ...]:
    """Return what came of the rules that were decided."""
    return tuple(
        Verdict(finding.rule, finding.teachings, finding.status is Status.KEPT)
        for finding in findings
        if finding.status in {Status.KEPT, Status.BROKEN}
    )


def workspace_of(folder: Path) -> Path | None:
    """Return the workspace that a folder is in.

    Args:
        folder: A notebook's folder.

    Returns:
        The workspace; None in a folder that ``tradecraft learn`` or a hub has not made.
    """
    here = folder.absolute()
    return next((each for each in (here, *here.parents) if (each / HOME).is_dir()), None)


def now() -> datetime:
    """Return this moment, as events keep it."""
    return datetime.now(UTC).replace(microsecond=0)


class Log:
    """The log of one workspace."""

    def __init__(self, workspace: Path) -> None:
        """Name the file; nothing is written yet."""
        self.path = workspace / FOLDER / NAME

    def add(self, entry: Entry) -> None:
        """Write one entry at the end.

        Raises:
            StoreError: It cannot be written; what was there before stays.
        """
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            # The line feed comes first, too: a line that a crash cut short must not spoil this one.
            line = b"\n" + msgspec.json.encode(entry) + b"\n"
            handle = os.open(self.path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            with open(handle, "ab", buffering=0) as file:  # noqa: PTH123 - a handle has no path
                file.write(line)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"Your progress cannot be kept in {self.path}: {reason}.") from error

    def events(self) -> tuple[Event, ...]:
        """Return all that was judged and can be read, the oldest first.

        Raises:
            StoreError: The file is there and cannot be read.
        """
        return tuple(entry for entry in self._entries() if not isinstance(entry, Played))

    def played(self) -> frozenset[str]:
        """Return the ids of the elements of lessons that were played.

        Raises:
            StoreError: The file is there and cannot be read.
        """
        return frozenset(entry.element for entry in self._entries() if isinstance(entry, Played))

    def _entries(self) -> tuple[Entry, ...]:
        try:
            content = read_plain(self.path, LARGEST)
        except FileNotFoundError:
            return ()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            raise StoreError(f"Your progress in {self.path} cannot be read: {reason}.") from error
        found = (_entry(line) for line in content.split(b"\n") if line)
        return tuple(entry for entry in found if entry is not None)

    def attempts(self, exercise: str) -> tuple[Attempt, ...]:
        """Return the attempts at one exercise, the oldest first.

        Raises:
            StoreError: The file is there and cannot be read.
        """
        every = (event for event in self.events() if isinstance(event, Attempt))
        return tuple(attempt for attempt in every if attempt.exercise == exercise)


def _entry(line: bytes) -> Entry | None:
    try:
        entry: Entry = _decoder.decode(line)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return entry if entry.at.tzinfo else None

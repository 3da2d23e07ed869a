"""What a counterpart has promised before, and what came of it."""

from datetime import date

from msgspec import Struct

from grader.domain.written import day

LAST = 4
"""How many of the latest commitments say whether somebody can be relied on."""

BREACHES = 2
"""From this many of them broken without notice, trust is low."""


class Commitment(Struct, frozen=True):
    """One dated promise of the counterpart.

    Attributes:
        promise: What was to be done, as a noun phrase such as ``the signed drawings``.
        due: The day on which it was due.
        broken: Whether it was broken without notice. Late but announced beforehand is not broken.
        happened: What came of it, in one sentence.
    """

    promise: str
    due: date
    broken: bool
    happened: str


class TrackRecord(Struct, frozen=True):
    """The counterpart's dated commitments, the oldest first.

    Attributes:
        person: Whose record it is.
        commitments: At least four of them.
    """

    person: str
    commitments: tuple[Commitment, ...]

    @property
    def breaches(self) -> tuple[Commitment, ...]:
        """Those of the last four commitments that were broken without notice."""
        return tuple(commitment for commitment in self.commitments[-LAST:] if commitment.broken)

    @property
    def low_trust(self) -> bool:
        """Whether there is reason for distrust: two or more of the last four broken without notice."""
        return len(self.breaches) >= BREACHES

    @property
    def rows(self) -> tuple[tuple[str, str, str], ...]:
        """The facts, one row for each commitment: due day, promise, what happened."""
        return tuple((day(one.due), one.promise, one.happened) for one in self.commitments)

    def count(self) -> str:
        """Say in one sentence how many of the last four promises were broken without notice."""
        broken = str(len(self.breaches) or "none")
        return f"{self.person} broke {broken} of the last four promises without notice."

    def facts(self) -> str:
        """Say in one sentence how many of the last four promises were broken without notice, and which."""
        if not self.breaches:
            return self.count()
        *others, last = (f"{one.promise} due on {day(one.due)}" for one in self.breaches)
        named = f"{', '.join(others)} and {last}" if others else last
        count = ("One", "Two", "Three", "Four")[len(self.breaches) - 1]
        verb = "was" if count == "One" else "were"
        return f"{count} of {self.person}'s last four dated promises {verb} broken without notice: {named}."

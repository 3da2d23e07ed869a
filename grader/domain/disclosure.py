"""What a negotiator knows, and how it is told: pieces of information, when, how and for what."""

from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from msgspec import Struct

from grader.domain.record import TrackRecord
from grader.domain.written import euros

Value = TypeVar("Value")


class Decided(Struct, Generic[Value], frozen=True):
    """A decision of the learner.

    Attributes:
        value: What was decided.
        text: The words of the option, as the learner saw them.
    """

    value: Value
    text: str


class Origin(StrEnum):
    """Where an issue's limit comes from: the first three cannot move, a wish can."""

    LAW = "law"
    REGULATOR = "regulator"
    BOARD = "board"
    WISH = "wish"


class Meeting(IntEnum):
    """When a piece is told; withheld pieces are told in no meeting."""

    WITHHELD = 0
    FIRST = 1
    SECOND = 2
    THIRD = 3


class Stance(StrEnum):
    """As what a piece is presented."""

    FIXED = "fixed"
    PREFERENCE = "preference"


class Words(StrEnum):
    """How precisely and how truly a piece is put."""

    EXACT = "exact"
    RANGE = "range"
    VAGUE = "vague"
    SLANTED = "slanted"


class Ask(StrEnum):
    """What is asked in return for a piece."""

    THEIR_LIMIT = "their-limit"
    NOTHING = "nothing"
    SIDE_QUESTION = "side-question"
    CONCESSION = "concession"


class Silence(StrEnum):
    """What is done when the other side has told nothing in return."""

    ASK_CONCERNS = "ask-concerns"
    LET_DROP = "let-drop"
    PRESS = "press"
    TELL_MORE = "tell-more"


class Onward(StrEnum):
    """How the later meetings are conducted after that silence."""

    AS_PLANNED = "as-planned"
    HOLD_BACK = "hold-back"
    THEIRS_FIRST = "theirs-first"
    ALL_AT_THE_END = "all-at-the-end"


class Piece(Struct, frozen=True, kw_only=True):
    """One piece of information of ours.

    Attributes:
        where: Its name on the screen.
        issue: The issue of the talks that it bears on.
        origin: Where its limit comes from.
        source: The same in the words of the sheet.
        gain: What telling it gains us, in euros.
        chance: The chance of misuse, in percent.
        loss: What misuse costs us, in euros.
        opens: The meeting that opens its issue.
        fact: What is true, in one sentence.
    """

    where: str
    issue: str
    origin: Origin
    source: str
    gain: float
    chance: float
    loss: float
    opens: Meeting
    fact: str

    @property
    def risk(self) -> float:
        """What telling it risks, in euros: chance of misuse times loss."""
        return self.chance * self.loss / 100

    @property
    def worth_telling(self) -> bool:
        """Whether telling it gains more than it risks."""
        return self.gain > self.risk

    @property
    def constraint(self) -> bool:
        """Whether law, a regulator or fundamental company policy fixes it."""
        return self.origin is not Origin.WISH

    def weighed(self) -> str:
        """Say what it gains and what it risks, with the figures."""
        side = "less" if self.worth_telling else "more"
        return (
            f"It gains {euros(self.gain)}; it risks {self.chance}% of {euros(self.loss)}, "
            f"which is {euros(self.risk)}: {side} than it gains."
        )


class Disclosure(Struct, frozen=True, kw_only=True):
    """How the learner deals with one piece; each decision is None while it is open."""

    piece: Piece
    when: Decided[Meeting] | None = None
    stance: Decided[Stance] | None = None
    words: Decided[Words] | None = None
    ask: Decided[Ask] | None = None

    @property
    def told(self) -> bool:
        """Whether the piece is told in one of the meetings."""
        return self.when is not None and self.when.value is not Meeting.WITHHELD

    @property
    def withheld(self) -> bool:
        """Whether the learner has decided not to tell it."""
        return self.when is not None and self.when.value is Meeting.WITHHELD


class Ladder(Struct, frozen=True, kw_only=True):
    """All disclosures of one deal, in the order of the screen.

    Attributes:
        record: The counterpart's track record.
        disclosures: One for each piece.
        opening: The piece that is told first; None while undecided.
        matters_from: The gain from which a piece matters in this deal, in euros.
    """

    record: TrackRecord
    disclosures: tuple[Disclosure, ...]
    opening: Decided[Disclosure] | None
    matters_from: float

    @property
    def undecided(self) -> tuple[str, ...]:
        """Names of the pieces whose meeting is not decided."""
        return tuple(one.piece.where for one in self.disclosures if one.when is None)

    def told_in(self, meeting: Meeting) -> tuple[Disclosure, ...]:
        """Return what is told in a meeting."""
        return tuple(one for one in self.disclosures if one.when is not None and one.when.value is meeting)

    @property
    def rungs(self) -> tuple[tuple[Disclosure, ...], ...]:
        """What is told, meeting by meeting, without the meetings in which nothing is."""
        meetings = (Meeting.FIRST, Meeting.SECOND, Meeting.THIRD)
        return tuple(told for meeting in meetings if (told := self.told_in(meeting)))


class AfterSilence(Struct, frozen=True):
    """What the learner does when nothing came back; None while undecided.

    Attributes:
        person: The counterpart.
        move: The decision.
    """

    person: str
    move: Decided[Silence] | None


class LaterMeetings(Struct, frozen=True):
    """How the learner goes on after the first meeting.

    Attributes:
        record: The counterpart's track record.
        way: The decision; None while undecided.
        saving: The risk that holding back would save, in euros.
    """

    record: TrackRecord
    way: Decided[Onward] | None
    saving: float

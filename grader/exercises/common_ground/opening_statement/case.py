"""The facts of a case of ``opening-statement``."""

from datetime import date

from msgspec import Struct

from grader.domain.opening import Part
from grader.exercises.menu import Menu
from grader.exercises.world import Deal

Row = tuple[str, ...]


class Slot(Struct, frozen=True):
    """A part of the statement: what the file holds on it, the words on offer, and why each is right or wrong.

    Attributes:
        rows: What the file holds, in the order of the screen.
        menu: The words on offer, each of a kind that the part knows.
        reasons: The fact that decides, by the id of the words.
    """

    rows: tuple[Row, ...]
    menu: Menu[str]
    reasons: dict[str, str]


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The account.
        us: Who opens the meeting for our company.
        them: Who listens for the customer.
        meeting: The day of the meeting.
        issue: The open issue.
        ours: What we ask for on it.
        theirs: What they ask for on it.
        bond: What binds the two sides.
        settled: What is settled.
        interest: What both want.
        limit: What we cannot do.
        ending: The closing words.
        advice: What our sales head recommends.
        slip: An old slip of theirs.
        other: Another customer of ours.
        parts: What may be said, in the order of the screen.
    """

    deal: Deal
    us: str
    them: str
    meeting: date
    issue: str
    ours: str
    theirs: str
    bond: Slot
    settled: Slot
    interest: Slot
    limit: Slot
    ending: Slot
    advice: str
    slip: str
    other: str
    parts: tuple[Part, ...]

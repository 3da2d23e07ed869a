"""The facts of a case of ``ground-map``."""

from datetime import date

from msgspec import Struct

from grader.domain.issues import Issue, Wish, Worth
from grader.domain.zopa import PriceFigures, Verdict
from grader.exercises.menu import Menu
from grader.exercises.world import Deal

Row = tuple[str, ...]

NOTHING = "none"
"""The id of the option that says that there is no common ground."""


class IssueCard(Struct, frozen=True):
    """An issue and what the file holds on it."""

    issue: Issue
    rows: tuple[Row, ...]


class Wants(Struct, frozen=True):
    """What the customer wants and what we can provide.

    Attributes:
        written: The day of the customer's letter.
        letter: Its text.
        replies: Name and answer of our operations, for each thing in question.
        wishes: What may be common ground, by id, in the order of the screen; one says that there is none.
        worths: What each want is worth to the customer, by id, in the order of the screen.
    """

    written: date
    letter: str
    replies: tuple[Row, ...]
    wishes: dict[str, Wish]
    worths: dict[str, Worth]


class Price(Struct, frozen=True):
    """The price.

    Attributes:
        figures: The figures that decide.
        rival: The customer's other supplier.
        other: Our other customer for the same capacity.
        rows: Prices and costs per unit, in the order of the screen.
        changes: What the customer lists under a change of supplier, with sums and notes.
        verdict: What may be concluded.
    """

    figures: PriceFigures
    rival: str
    other: str
    rows: tuple[Row, ...]
    changes: tuple[Row, ...]
    verdict: Menu[Verdict]


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: The account.
        us: Who negotiates for our company.
        them: Who negotiates for the customer.
        cards: The issues, in the order of the screen.
        agenda: Numbers of the issues as the last list shows them.
        wants: What they want.
        price: What the price depends on.
    """

    deal: Deal
    us: str
    them: str
    cards: tuple[IssueCard, ...]
    agenda: tuple[int, ...]
    wants: Wants
    price: Price

"""A customer relationship under repair: what is said in the talk, and what is agreed at its end."""

from datetime import date
from enum import StrEnum

from grader.domain.clinic import Sign
from grader.domain.decision import Decision


class Agenda(Decision, frozen=True, kw_only=True):
    """What is to be spoken about, and in which order.

    Attributes:
        person: The customer.
        main: What the customer has named as the main issues.
        minutes: How long the talk may take.
        issues: What the agenda holds.
        ordered: Whether it leads from views over issues to a next step.
    """

    person: str
    main: tuple[str, ...]
    minutes: int
    issues: tuple[str, ...] = ()
    ordered: bool = False


class Barriers(Decision, frozen=True, kw_only=True):
    """What is said to stand in the way.

    Attributes:
        named: Whether anything is named at all.
        ours: What is named as our share.
    """

    named: bool = False
    ours: Sign | None = None


class Outlook(Decision, frozen=True, kw_only=True):
    """What is said about the time to come.

    Attributes:
        person: The customer.
        asks: Whether it is a question.
        whose: Whose view it is about.
        months: How many months ahead it looks.
    """

    person: str
    asks: bool = False
    whose: str = ""
    months: int = 0


class Yardstick(Decision, frozen=True, kw_only=True):
    """What is said about priorities and measures.

    Attributes:
        person: The customer.
        priority: What the customer has said comes first.
        about: The priority that is spoken of.
        asks: Whether it asks how success in it is measured.
        assumed: The measure that is taken for granted; empty where none is.
    """

    person: str
    priority: str
    about: str = ""
    asks: bool = False
    assumed: str = ""


class Manner(StrEnum):
    """How a customer's view that the goals conflict is met."""

    ACCEPT = "accept"
    CORRECT = "correct"
    ASK = "ask"


class Probe(Decision, frozen=True, kw_only=True):
    """What is said to a customer who sees a conflict of goals.

    Attributes:
        person: The customer.
        metric: The measure on which the customer is judged.
        when: The time in which the customer bought most.
        value: The measure at that time, the best of the year.
        manner: How the view is met; None while undecided.
        about: The measure that is spoken of.
    """

    person: str
    metric: str
    when: str
    value: int
    manner: Manner | None = None
    about: str = ""


class Parking(Decision, frozen=True, kw_only=True):
    """What is said when the customer asks for products in a talk about the relationship.

    Attributes:
        gain: What could be sold on the spot, in words; empty where nothing is on offer.
        until: The day on which the customer's budget closes.
        sells: Whether it sells or speaks of the product.
        day: The day to which the matter is put off.
    """

    gain: str
    until: date
    sells: bool = False
    day: date | None = None


class Suspicion(Decision, frozen=True, kw_only=True):
    """What is taken to be behind visits that fail.

    Attributes:
        motive: Whether it is a motive.
        log: What the log of visits shows.
        clues: What the customer has said about it.
        fits_log: Whether it fits the log.
        fits_clues: Whether it fits what the customer has said.
    """

    log: str
    clues: tuple[str, ...]
    motive: bool = False
    fits_log: bool = False
    fits_clues: bool = False


class Picture(Decision, frozen=True, kw_only=True):
    """What is said to become better.

    Attributes:
        parties: Everybody whom it must serve: two people and two organisations.
        metric: The measure on which the customer is judged.
        serves: Whom it serves.
        about: The measure that it promises the customer to improve; empty where it promises none.
    """

    parties: tuple[str, ...]
    metric: str
    serves: tuple[str, ...] = ()
    about: str = ""


class Amends(Decision, frozen=True, kw_only=True):
    """What is done about money while a relationship is being repaired.

    Attributes:
        owed: What the contract owes the customer, in euros.
        clause: The clause and the fact that decide it.
        gain: What a concession would bring on the spot, in words; empty where none is on offer.
        credited: What is credited by the contract, in euros.
        concession: What is conceded beside it, in words; empty where nothing is.
    """

    owed: int
    clause: str
    gain: str
    credited: int = 0
    concession: str = ""


class Fix(Decision, frozen=True, kw_only=True):
    """What is to be changed about the visits.

    Attributes:
        fact: What the visits that failed have in common.
        changes: How many things it changes.
        removes: Whether it removes the cause.
        asks: Whether it is put as a question.
    """

    fact: str
    changes: int = 0
    removes: bool = False
    asks: bool = False

"""The facts of a case of ``relationship-clinic``."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct

from grader.domain.clinic import Attempt, Colleague, Problem, Sign, Visit
from grader.domain.incidents import Cause, Incident
from grader.exercises.common_ground.relationship_clinic.prose import script
from grader.exercises.menu import Menu

RIGHT = "right"
"""The kind of the option that the facts of a case speak for."""

FIELDS = {
    "standing": "account.standing",
    "repair": "account.repair",
    "lift": "partner.lift",
    "visit": "partner.visit",
    "approach": "plan.approach",
    "advice": "plan.advice",
    "aim": "plan.aim",
    "agenda": "opening.agenda",
    "goal": "opening.goal",
    "barriers": "barriers.say",
    "outlook": "outlook.say",
    "measure": "measure.say",
    "conflict": "conflict.say",
    "bait": "bait.say",
    "cause": "notes.cause",
    "better": "better.say",
    "amends": "amends.say",
    "fix": "fix.say",
}
"""Full field ids of the menus."""

ORIGIN = "notes.origin"
"""Full field id of the choice of where the trouble of the past came from."""


class Log(Struct, frozen=True, kw_only=True):
    """The log of visits.

    Attributes:
        visits: All visits, the earliest first; one of them took place.
        rows: The log as it is shown.
        missed: A visit that did not take place.
        fact: What tells the visits that failed from the one that took place.
        slot: Weekday and hour of the visit that took place.
    """

    visits: tuple[Visit, ...]
    rows: tuple[tuple[str, ...], ...]
    missed: Visit
    fact: str
    slot: str

    @property
    def kept(self) -> Visit:
        """The visit that took place."""
        return next(visit for visit in self.visits if visit.took_place)


class Files(Struct, frozen=True, kw_only=True):
    """What our files say of the two accounts.

    Attributes:
        accounts: The two accounts as the brief shows them.
        log: The visits to the damaged account.
        problems: What costs money there, in the order of the screen.
        attempts: What predecessors have tried.
        colleagues: Who may be consulted, in the order of the screen.
        signs: Signs of how the two companies work together, in the order of the screen.
    """

    accounts: tuple[tuple[str, ...], ...]
    log: Log
    problems: tuple[Problem, ...]
    attempts: tuple[Attempt, ...]
    colleagues: tuple[Colleague, ...]
    signs: tuple[Sign, ...]


class Facts(Struct, frozen=True, kw_only=True):
    """What an option stands for, by its kind, and figures that rules weigh.

    Attributes:
        problems: What the free days are spent on.
        ways: The attempt that an approach repeats; None where nobody has tried it.
        advisers: Whom a choice consults; None for nobody.
        aims: The sign that a goal is about.
        shares: The sign that is named as our share.
        talk: The day of the talk.
        deadline: The day on which the customer's budget closes.
        offers: The day to which an offer is put off.
        lowest: The customer's measure when most was bought.
        owed: What the contract owes, in euros.
        credit: What the customer's claim is worth by the contract's rate, in euros.
        incident: The trouble of the past.
        same_log: The kinds of causes that fit the log.
    """

    problems: Mapping[str, Problem]
    ways: Mapping[str, Attempt | None]
    advisers: Mapping[str, Colleague | None]
    aims: Mapping[str, Sign]
    shares: Mapping[str, Sign]
    talk: date
    deadline: date
    offers: Mapping[str, date]
    lowest: int
    owed: int
    credit: int
    incident: Incident
    same_log: tuple[str, ...]


class Case(Struct, frozen=True, kw_only=True, dict=True):
    """All facts of one case.

    Attributes:
        words: What the prose may name, by placeholder.
        minutes: How long the talk may take.
        files: What our files say.
        facts: What the options stand for.
        menus: The options, by decision.
        origins: Where the trouble of the past may have come from, in the order of the screen.
        quarters: Purchases and two measures, quarter by quarter, as they are shown.
        clues: What the customer says in the talk that points to the cause.
        beats: The beats of the talk, in order.
        lines: What people write and say, by occasion.
        moods: What is seen of the customer, by mood, a line for each beat.
    """

    words: dict[str, str]
    minutes: int
    files: Files
    facts: Facts
    menus: dict[str, Menu[str]]
    origins: tuple[Cause, ...]
    quarters: tuple[tuple[str, ...], ...]
    clues: tuple[str, str]
    beats: tuple[str, ...]
    lines: dict[str, str]
    moods: dict[str, tuple[str, ...]]

    @cached_property
    def labels(self) -> dict[str, str]:
        """What the decisions are called on the screen."""
        return {name: text.format_map(self.words) for name, text in script().labels.items()}

    def right(self, menu: str) -> str:
        """Return the kind of the option that the facts speak for."""
        if menu == "amends":
            return "credit" if self.facts.owed else "refuse"
        return RIGHT

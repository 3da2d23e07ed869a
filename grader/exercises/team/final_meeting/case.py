"""The facts of a case of ``final-meeting``."""

from datetime import date, timedelta

from msgspec import Struct

from grader.domain.manager import Facing, Guard, Insight, Leader
from grader.domain.meeting import AtTheTable, Company, Filing, Handling
from grader.exercises.menu import Menu
from grader.exercises.team.final_meeting.prose import Topic
from grader.exercises.world import Deal


class Cast(Struct, frozen=True, kw_only=True):
    """Who plays: our manager and teammate, the customer's three, and their specialist; full names."""

    manager: str
    mate: str
    lead: str
    ops: str
    fin: str
    specialist: str

    def named(self, company: Company) -> str:
        """Return our manager's or our teammate's name."""
        return self.manager if company is Company.MANAGER else self.mate

    def other_than(self, company: Company) -> str:
        """Return the other one's name."""
        return self.mate if company is Company.MANAGER else self.manager


class Colleague(Struct, frozen=True):
    """A colleague who may stand by: what the person knows, and what the calendar says."""

    name: str
    topic: Topic
    calendar: str
    free: bool


class Stakeholder(Struct, frozen=True):
    """Somebody at the customer's: first name, role, what was said, and the need that it shows."""

    name: str
    role: str
    quote: str
    need: str


class Live(Struct, frozen=True, kw_only=True):
    """The beats of the last meeting: what is said to the learner, and what can be done.

    Attributes:
        question: What may be done with the specialist's question.
        ask: The price question to the manager.
        answer: What may be done with it.
        aside: What the manager says in the break.
        facing: What may be answered.
        pressure: What is offered for handing over.
        hand_over: What may be done.
        plan: The points of the plan.
        notes: What has been said on the points that were raised, by point.
        missing: The point that was not.
        pen: The customer's last word before the signature.
        raised: What may be raised, by point; empty for nothing.
    """

    question: Menu[Handling]
    ask: str
    answer: Menu[Leader]
    aside: str
    facing: Menu[Facing]
    pressure: str
    hand_over: Menu[AtTheTable]
    plan: tuple[str, ...]
    notes: dict[str, str]
    missing: str
    pen: str
    raised: Menu[str]


class Closing(Struct, frozen=True, kw_only=True):
    """The last minutes, and what the report may say of them.

    Attributes:
        said: The last minutes, sentence by sentence.
        fact: The one among them that holds a promise of ours.
        promise: What may be entered as promised.
        owner: Who may be entered for it; ``You`` is the learner.
        by: When it may be due.
        filing: What may become of the report.
        thing: What was promised.
        keeper: Who answers for it.
        due: When it is due.
    """

    said: tuple[str, ...]
    fact: str
    promise: Menu[str]
    owner: Menu[str]
    by: Menu[date]
    filing: Menu[Filing]
    thing: str
    keeper: str
    due: date


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: Our company, the customer, price and yearly quantity.
        years: The contract's term.
        threshold: From which value over the term it is an enterprise deal, in euros.
        cast: Who plays.
        free: Who of manager and teammate can come to the last meeting, by the calendars of the first day.
        beside: Who of them sits there in the end, whatever was planned: so nobody can read off the last
            meeting who should have been cast for it.
        days: The days of the four meetings.
        agendas: What the first three are about.
        away: Why the other one cannot come.
        early: What the manager says of early meetings.
        tempting: What speaks for going alone.
        line_ups: Who may go to each meeting.
        colleagues: Who may stand by, in the order of the screen.
        names: The menu of their names; empty for nobody.
        announced: The topic that the customer has announced.
        expert: The colleague who knows what is asked in the meeting.
        hours: The hours of the last meeting, in words.
        asked: When the question is asked.
        later: The day on which a proper stall would end.
        signs: By when the customer has to sign.
        stakeholders: The customer's three, with their needs.
        briefing: The manager's message on the day before.
        gap: What the manager misses in the quarter, in euros.
        left: Working days left in the quarter.
        told: What the manager may be told.
        guard: What may hold the price.
        live: The beats of the meeting.
        closing: Its last minutes.
        facts: First names and figures, for replies.
    """

    deal: Deal
    years: int
    threshold: int
    cast: Cast
    free: Company
    beside: Company
    days: tuple[date, date, date, date]
    agendas: tuple[str, str, str]
    away: str
    early: str
    tempting: str
    line_ups: tuple[Menu[Company], ...]
    colleagues: tuple[Colleague, ...]
    names: Menu[str]
    announced: Topic
    expert: Colleague
    hours: str
    asked: str
    later: date
    signs: date
    stakeholders: tuple[Stakeholder, ...]
    briefing: str
    gap: int
    left: int
    told: Menu[Insight]
    guard: Menu[Guard]
    live: Live
    closing: Closing
    facts: dict[str, str]

    @property
    def value(self) -> int:
        """The contract's value over its whole term, in euros."""
        return self.deal.value * self.years

    @property
    def eve(self) -> date:
        """The day before the last meeting."""
        return self.days[3] - timedelta(days=1)

    @property
    def companion(self) -> str:
        """The full name of the one who sits beside the learner in the last meeting."""
        return self.cast.named(self.beside)

    @property
    def caller(self) -> str:
        """The full name of the one who can only be rung up during it."""
        return self.cast.other_than(self.beside)

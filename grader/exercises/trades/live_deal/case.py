"""The facts of a case of ``live-deal``."""

from datetime import date

from msgspec import Struct

from grader.domain.bargain import Figuring, FirstReply, Response
from grader.exercises.menu import Menu
from grader.exercises.trades.live_deal.issues import Issues
from grader.exercises.trades.live_deal.prose import ClauseProse
from grader.exercises.world import Deal
from grader.simulators.buyer import Buyer


class Fact(Struct, frozen=True):
    """A fact of ours on the sheet: its name, our figure, the trade's, both in one sentence."""

    name: str
    ours: str
    others: str
    claim: str

    @property
    def figures(self) -> str:
        """Both figures, as a finding states them."""
        return f"{self.ours} against {self.others}"


class Calendar(Struct, frozen=True):
    """The days of a case.

    Attributes:
        visit: The day of the first ask.
        day: The day on which both meet anyway: the session, where one is agreed.
        large_from: From which value on a deal is very large, in euros.
        scheduled: Whether a session is agreed for that day.
        back_on: The day to which a proper stall would put a topic off.
        sign_on: The day on which a peer would sign.
    """

    visit: date
    day: date
    large_from: int
    scheduled: bool
    back_on: date
    sign_on: date

    @property
    def talk(self) -> date:
        """The day of the talk at the table."""
        return self.day if self.scheduled else self.visit


class Bench(Struct, frozen=True, kw_only=True):
    """Who knows about the clause, and how much time there is.

    Attributes:
        clause: The clause.
        their_specialist: Whether they have a specialist for it at the table.
        ours_reachable: Whether ours can be reached.
        deadline: Whether a deadline forbids a pause.
        facts: These three facts, in sentences.
        shown: The same in the order of the screen.
    """

    clause: ClauseProse
    their_specialist: bool
    ours_reachable: bool
    deadline: bool
    facts: tuple[str, str, str]
    shown: tuple[str, ...]


class Return(Struct, frozen=True):
    """What an answer to the smaller ask gives and gets.

    Attributes:
        kind: What the answer is, such as ``fair`` or ``split``.
        given: Level of the price that is granted; 0 for none.
        back: What comes back, in words; empty when nothing does.
    """

    kind: str
    given: int
    back: str = ""


class Menus(Struct, frozen=True, kw_only=True):
    """What may be said and done.

    Attributes:
        first: Answers to the ask in small talk.
        opening: Opening lines.
        worth: Answers to "it is not worth that".
        smaller: Answers to the smaller ask.
        figuring: Where to work out a sum.
        phrase: Lines after it.
        response: Answers to the clause.
        signature: What to do about the act that the client asks for.
    """

    first: Menu[FirstReply]
    opening: Menu[str]
    worth: Menu[str]
    smaller: Menu[Return]
    figuring: Menu[Figuring]
    phrase: Menu[str]
    response: Menu[Response]
    signature: Menu[str]


class Case(Struct, frozen=True, kw_only=True):
    """All facts of one case.

    Attributes:
        deal: Our company, the client, price and quantity.
        role: The client's position.
        calendar: The days.
        issues: What is negotiated, with the sums.
        buyer: The client as the simulator plays it.
        agreed: What the offer has anyway.
        facts: What the sheet knows about us, in the order of the screen.
        told: The fact that is on offer as an opening, as it is.
        misquoted: The fact that is on offer with a wrong figure: with that figure.
        script: What the client wants the rep to do, in a sentence.
        scenes: What is read at each beat, by group id.
        bench: Who knows about the clause, and how much time there is.
        menus: What may be said and done.
        words: What the prose may name, by placeholder.
        voices: The client's replies, by what they answer.
    """

    deal: Deal
    role: str
    calendar: Calendar
    issues: Issues
    buyer: Buyer
    agreed: tuple[str, ...]
    facts: tuple[Fact, ...]
    told: Fact
    misquoted: Fact
    script: str
    scenes: dict[str, str]
    bench: Bench
    menus: Menus
    words: dict[str, str]
    voices: dict[str, str]

    @property
    def known(self) -> Fact:
        """What the sheet says about the fact that is on offer with a wrong figure."""
        return next(fact for fact in self.facts if fact.name == self.misquoted.name)

"""A ledger of gives and gets: asks with their cost, returns with their worth, and who may decide."""

from enum import StrEnum

from msgspec import Struct

from grader.domain.decision import Decision


class Verdict(StrEnum):
    """What is answered to an ask, or who is to answer it."""

    YES = "yes"
    NO = "no"
    LEADER = "leader"
    FINANCE = "finance"


class Authority(StrEnum):
    """Who decides on an ask, by the policy."""

    OWN = "own"
    LEADER = "leader"
    FINANCE = "finance"


class Priced(Struct, frozen=True):
    """A sum, and how it comes about.

    Attributes:
        name: What it is for.
        euros: The sum, to our company.
        basis: The multiplication in words; empty where the sum is given as it is.
    """

    name: str
    euros: float
    basis: str = ""


class Get(Struct, frozen=True):
    """Something that may be named in return.

    Attributes:
        priced: What it is, and what it is worth to us.
        row: The ask on whose row of the sheet it stands; empty when it stands on none.
        idle: Why it brings us nothing; empty when it brings something.
    """

    priced: Priced
    row: str = ""
    idle: str = ""


class Ask(Struct, frozen=True, kw_only=True):
    """An ask of the client's.

    Attributes:
        where: Its name on the screen.
        row: Its row on the prepared sheet.
        cost: What it costs us, or what the risk is worth that it shifts.
        risk: Whether the cost is chance times loss.
        outrageous: Whether it is many times larger than what a rep decides on every day.
        best: What the better return of its row is worth.
        authority: Who decides on it.
        authority_fact: The line of the policy that says so, with this ask's figures.
    """

    where: str
    row: str
    cost: Priced
    risk: bool
    outrageous: bool
    best: Priced
    authority: Authority
    authority_fact: str


class Entry(Struct, frozen=True, kw_only=True):
    """An ask, and what the learner put into the ledger for it; None is undecided.

    Attributes:
        ask: The facts.
        verdict: The answer, or who is to give it.
        said: The answer in the learner's words.
        cost: Euros that the learner thinks the ask costs us.
        get: What is named in return.
        named: The same in the learner's words.
        named_for: How many asks of the ledger name the same return.
    """

    ask: Ask
    verdict: Verdict | None = None
    said: str = ""
    cost: float | None = None
    get: Get | None = None
    named: str = ""
    named_for: int = 0


class Limit(Decision, frozen=True, kw_only=True):
    """The most that a row of the mandate lets a rep agree to.

    Attributes:
        best: The cost of the largest amount on offer that keeps to the limit.
        limit: Euros up to which a rep decides alone.
        chosen: What was filled in; None while it is blank.
    """

    best: Priced
    limit: float
    chosen: Priced | None = None


class MustAsk(Decision, frozen=True, kw_only=True):
    """What a row of the mandate says must be asked for.

    Attributes:
        cost: What the row lets the rep give at most.
        filled: Whether anything was decided.
        get: What was filled in; None where it is left open.
    """

    cost: Priced
    filled: bool
    get: Priced | None = None


class MandateRow(Struct, frozen=True):
    """A row of the mandate: what may be agreed, and what must be asked for."""

    limit: Limit
    must_ask: MustAsk


class Appeal(StrEnum):
    """What a rep does about the own manager."""

    GUIDANCE = "guidance"
    OWN_ANSWER = "own-answer"
    PLEA = "plea"
    NOTHING = "nothing"


class Turn(Decision, frozen=True, kw_only=True):
    """A moment at which a rep may turn to the manager.

    Attributes:
        before: Whether it is before the meeting.
        fact: What speaks for turning there, and what the case says.
        appeal: What the learner does; None while undecided.
    """

    before: bool
    fact: str
    appeal: Appeal | None = None


class Shown(StrEnum):
    """What a note to a leader holds."""

    BOTH = "both"
    COST = "cost"
    WORTH = "worth"
    NEITHER = "neither"


class Note(Decision, frozen=True, kw_only=True):
    """A note to the leader about an answer.

    Attributes:
        fact: What there is to show, in this case's words.
        shown: What it holds; None while undecided.
    """

    fact: str
    shown: Shown | None = None

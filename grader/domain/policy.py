"""A policy towards one counterpart: how we deal round by round, and what we do when a promise is broken."""

from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.record import TrackRecord


class Part(StrEnum):
    """A part of a policy that depends on the record, or on no more than good manners."""

    OPENING = "opening"
    STEP = "step"
    TABLE = "table"
    PACE = "pace"
    ANSWER = "answer"
    SAYING = "saying"
    FORGIVENESS = "forgiveness"
    STOP = "stop"


class Kind(StrEnum):
    """What the learner chose for a part; each part has kinds of its own."""

    WE_FIRST = "we first"
    THEY_FIRST = "they first"
    TEST = "test"
    HOLD = "hold"

    AS_AGREED = "as agreed"
    NOT_AS_AGREED = "not as agreed"

    AT_ONCE = "at once"
    AT_THE_SECOND = "at the second"
    IGNORE = "ignore"
    STRIKE = "strike"

    TELL = "tell"
    HINT = "hint"
    SILENT = "silent"
    ELSEWHERE = "elsewhere"

    FULLY = "fully"
    STEPWISE = "stepwise"
    NEVER = "never"
    UNASKED = "unasked"

    FIRST_BREACH = "first breach"
    LOW_TRUST = "low trust"
    REFUSAL = "refusal"
    NO_END = "no end"


class Clause(Decision, frozen=True, kw_only=True):
    """One part of a policy, as the learner set it.

    Attributes:
        part: Which part.
        record: The counterpart's dated promises.
        kind: What was chosen; None while undecided.
        fact: What in the case speaks on this part, beside the record; empty where nothing does.
        run: How the policy did against a counterpart held back until now; empty while it is unfinished.
    """

    part: Part
    record: TrackRecord
    kind: Kind | None = None
    fact: str = ""
    run: str = ""


class Rhythm(Decision, frozen=True, kw_only=True):
    """When the next step follows with somebody whom there is reason to distrust.

    Attributes:
        person: The counterpart.
        days: Days from one step to the next; None while undecided.
        due: Days after a step until their act is due.
        proof: Further days until it can be proven.
        kept: Days for which the place for the next step is kept free.
    """

    person: str
    days: int | None
    due: int
    proof: int
    kept: int

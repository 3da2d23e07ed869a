"""What a negotiator puts on the table at one time."""

from grader.domain.decision import Decision
from grader.domain.written import with_unit


class OnTheTable(Decision, frozen=True, kw_only=True):
    """What is at stake at one moment of the talks, before the other side has answered.

    Attributes:
        amount: How much is on the table; None while the learner has not decided.
        limit: The most that may be on the table at that moment.
        unit: What is counted, such as ``€`` or ``open offers``.
        guaranteed: Whether their reply is guaranteed in writing.
        fact: The fact of the case that makes the limit hold, in a sentence.
        exempt: Why the scenario sets no limit here; empty when it does.
    """

    amount: float | None
    limit: float
    unit: str
    guaranteed: bool = False
    fact: str = ""
    exempt: str = ""

    @property
    def counted(self) -> tuple[str, str]:
        """The amount and the limit as people write them."""
        return with_unit(self.amount or 0, self.unit), with_unit(self.limit, self.unit)

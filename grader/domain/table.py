"""What a negotiator puts on the table at one time."""

from msgspec import Struct

from grader.domain.written import with_unit


class OnTheTable(Struct, frozen=True, kw_only=True):
    """What is at stake at one moment of the talks, before the other side has answered.

    Attributes:
        where: The item's name on the screen.
        amount: How much is on the table; None while the learner has not decided.
        limit: The most that may be on the table at that moment.
        unit: What is counted, such as ``€`` or ``open offers``.
        guaranteed: Whether their reply is guaranteed in writing.
        chose: The learner's choice, quoted.
        fact: The fact of the case that makes the limit hold, in a sentence.
        exempt: Why the scenario sets no limit here; empty when it does.
    """

    where: str
    amount: float | None
    limit: float
    unit: str
    guaranteed: bool = False
    chose: str = ""
    fact: str = ""
    exempt: str = ""

    @property
    def counted(self) -> tuple[str, str]:
        """The amount and the limit as people write them."""
        return with_unit(self.amount or 0, self.unit), with_unit(self.limit, self.unit)

"""Moves of a negotiation: what was asked, what was answered, and what changed hands."""

from msgspec import Struct

from grader.domain.pauses import Bench, Pause, Schedule
from grader.domain.responses import Answer, Fault, Response, Result
from grader.domain.written import euros


class Worth(Struct, frozen=True):
    """Something that one side asks of the other.

    Attributes:
        name: What it is.
        euros: What it costs us to give, or is worth to us to get.
        owed: Where it is agreed already; empty when nobody owes it yet.
    """

    name: str
    euros: float
    owed: str = ""


class Remark(Struct, frozen=True):
    """What a reply says beside its answer.

    Attributes:
        topic: The fault that it commits or comes near to.
        committed: Whether it commits it.
        fact: The words that decide, and what they do.
    """

    topic: Fault
    committed: bool
    fact: str


class Move(Struct, frozen=True, kw_only=True):
    """An ask of the client's and our reply to it.

    Attributes:
        where: Its name on the screen.
        answer: What the reply says to the ask.
        ask: What the client asks for, at its cost to us.
        granted: What the reply gives; None when it gives nothing.
        reduced: Whether it gives less than was asked for.
        returned: What the reply asks in return for a yes; None when it asks for nothing.
        counter: What a no names as needed for a deal; None when it names nothing.
        pause: The pause that it announces; None when it announces none.
        remark: What else it says.
        bench: Who knows the matter; None where anybody does.
        schedule: When terms are talked about; None once that has begun.
    """

    where: str
    answer: Answer
    ask: Worth
    granted: Worth | None = None
    reduced: bool = False
    returned: Worth | None = None
    counter: Worth | None = None
    pause: Pause | None = None
    remark: Remark | None = None
    bench: Bench | None = None
    schedule: Schedule | None = None

    @property
    def back(self) -> Worth | None:
        """What comes back for the give: what they owe already does not count."""
        return self.returned if self.returned and not self.returned.owed else None

    @property
    def response(self) -> Response:
        """How the ask is met."""
        if self.answer is Answer.YES:
            return Response.NEGOTIATED_YES if self.back else Response.BARE_YES
        if self.answer is Answer.NO:
            return Response.NEGOTIATED_NO if self.counter else Response.BARE_NO
        return Response.PROPER_STALL if self.pause and self.pause.proper else Response.MAYBE

    @property
    def result(self) -> Result:
        """What it comes to: equal values make a trade, and a paid debt is no give."""
        if self.granted is None or self.granted.owed:
            return Result.NEITHER
        enough = self.back is not None and self.back.euros >= self.granted.euros
        return Result.TRADE if enough else Result.CONCESSION

    @property
    def fault(self) -> Fault:
        """What goes wrong in it: what it says comes before what it decides."""
        if self.remark and self.remark.committed:
            return self.remark.topic
        if self.schedule:
            return Fault.NOTHING if self.schedule.agreed else Fault.NOT_BEGUN
        return self._judgement(self.bench) if self.bench else self._decision()

    def _judgement(self, bench: Bench) -> Fault:
        if self.answer is not Answer.OPEN:
            return Fault.WENT_ON if bench.outgunned else Fault.NOTHING
        if not bench.outgunned:
            return Fault.NEEDLESS_PAUSE
        return Fault.NOTHING if self.response is Response.PROPER_STALL else Fault.LEFT_OPEN

    def _decision(self) -> Fault:
        if self.result is Result.CONCESSION:
            return Fault.TOO_LITTLE if self.back else Fault.FOR_NOTHING
        decided = {Response.BARE_NO: Fault.BARE_NO, Response.MAYBE: Fault.LEFT_OPEN}
        return decided.get(self.response, Fault.NOTHING)

    @property
    def fault_fact(self) -> str:
        """What decides whether anything goes wrong, and what."""
        if self.remark and (self.remark.committed or self.fault is Fault.NOTHING):
            return self.remark.fact
        if self.schedule:
            return self.schedule.fact
        if self.bench:
            left_out = (
                f" It leaves out {self.pause.left_out}."
                if self.fault is Fault.LEFT_OPEN and self.pause
                else ""
            )
            return f"{self.bench.fact} {self.bench.side}{left_out}"
        return self.answer_fact if self.fault is Fault.BARE_NO else self.value_fact

    @property
    def answer_fact(self) -> str:
        """What decides how the ask is met."""
        if self.answer is Answer.YES:
            return self._yes_fact()
        if self.answer is Answer.NO:
            named = f"names {self.counter.name} as what a deal would take" if self.counter else "stops there"
            return f"It refuses {self.ask.name} and {named}."
        if self.pause is None:
            return "It says neither yes nor no, and names no date on which it will."
        if self.pause.proper:
            named = f"{self.pause.topic}, {self.pause.date} and {self.pause.who}"
            return f"It says neither yes nor no, and names topic, date and person: {named}."
        return f"It says neither yes nor no, and leaves out {self.pause.left_out}."

    def _yes_fact(self) -> str:
        given = f"It grants {self.granted.name}" if self.granted else "It grants the ask"
        if self.returned is None:
            return f"{given} and asks for nothing."
        owed = f", which {self.returned.owed} already" if self.returned.owed else ""
        return f"{given} and asks for {self.returned.name}{owed}."

    @property
    def value_fact(self) -> str:
        """What decides what it comes to."""
        if self.granted is None:
            return "Nothing has changed hands in this move, whatever figures are named."
        if self.granted.owed:
            name = self.granted.name[:1].upper() + self.granted.name[1:]
            return f"{name} {self.granted.owed}: it is paid, not given away."
        cost = euros(self.granted.euros)
        part = f", in place of {self.ask.name}," if self.reduced else ""
        if self.returned and self.returned.owed:
            return f"We give {cost}{part}; {self.returned.name} {self.returned.owed} already."
        if self.back is None:
            return f"We give {cost}{part} and nothing comes back."
        return f"The give{part} costs us {cost}; what comes back is worth {euros(self.back.euros)} to us."


class Began(Struct, frozen=True):
    """When the learner says that the negotiation began: a moment, and its words."""

    moment: str
    chose: str


class SortedMove(Struct, frozen=True, kw_only=True):
    """A move, and how the learner sorts it; None is undecided.

    Attributes:
        move: The facts.
        response: How the learner says that the ask is met.
        result: What the learner says that it comes to.
        fault: What the learner says went wrong.
        began: When the learner says that the negotiation began; only with the move that has a schedule.
    """

    move: Move
    response: Response | None = None
    result: Result | None = None
    fault: Fault | None = None
    began: Began | None = None

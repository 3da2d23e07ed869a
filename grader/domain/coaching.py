"""A manager and the reps who come in: pleas, guidance, sums, and what they may decide without asking."""

from enum import StrEnum

from grader.domain.decision import Decision
from grader.domain.written import euros

PLEA = "plea"
"""The beat at which a rep pleads the client's case."""

GUIDANCE = "guidance"
"""The beat at which a rep asks for guidance before a meeting."""


class PleaReply(StrEnum):
    """What a manager does with a plea."""

    TURN_ROUND = "turn round"
    GRANT = "grant"
    CUT = "cut"
    CARRY_UP = "carry up"
    JOINT_NUMBER = "joint number"


class GuidanceReply(StrEnum):
    """What a manager does with a rep who asks for guidance."""

    GUIDE = "guide"
    BRUSH_OFF = "brush off"
    TURN_ROUND = "turn round"
    TAKE_OVER = "take over"
    SKIP = "skip"


class TradeReply(StrEnum):
    """What a manager says to a trade that a rep proposes."""

    APPROVE = "approve"
    ASK_FOR_SUMS = "ask for sums"
    SEND_BACK = "send back"
    REFUSE = "refuse"


class ProposedTrade(Decision, frozen=True, kw_only=True):
    """A trade that a rep proposes, and one thing that the manager says of it.

    Attributes:
        rep: Who proposes it.
        shown: Whether the rep shows what it costs and what comes back.
        cost: What it costs us, in euros; nothing where it is not shown.
        worth: What comes back, in euros; nothing where it is not shown.
        said: The manager's reply, or by how much the two sides differ, in euros; None while undecided.
    """

    rep: str
    shown: bool
    cost: float
    worth: float
    said: TradeReply | float | None

    @property
    def net(self) -> float:
        """What it brings us on balance, in euros."""
        return self.worth - self.cost

    def fact(self) -> str:
        """Say what is shown, with its figures."""
        if not self.shown:
            return (
                f"{self.rep} shows neither what it costs us nor what comes back, so that there are no "
                "sums to decide by."
            )
        sign = "brings" if self.net >= 0 else "costs"
        return (
            f"It costs us {euros(self.cost)}, and {euros(self.worth)} comes back: on balance it {sign} us "
            f"{euros(abs(self.net))}."
        )


class Instruction(Decision, frozen=True, kw_only=True):
    """What a rep may agree to, and what has to be asked for in return, settled before the meeting.

    Attributes:
        limited: Whether it says how far the rep may go; None while undecided.
        permitted: Whether the rep may decide without ringing up first.
        get: What has to be asked for; empty when that is left open.
        cost: What the give costs us, in euros.
        worth: What the get is worth to us, in euros.
    """

    limited: bool | None
    permitted: bool = True
    get: str = ""
    cost: float = 0
    worth: float = 0

    @property
    def matched(self) -> bool:
        """Whether the return is worth at least what is given."""
        return bool(self.get) and self.worth >= self.cost

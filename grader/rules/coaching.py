"""What a manager does with the reps who come in (teachings D3, E8, E14, E18)."""

from grader.domain.coaching import (
    GUIDANCE,
    PLEA,
    GuidanceReply,
    Instruction,
    PleaReply,
    ProposedTrade,
    TradeReply,
)
from grader.domain.conversation import Said
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import euros
from grader.rules.rule import rule
from grader.rules.sums import close

_PLEADED: dict[str, str] = {
    PleaReply.TURN_ROUND: "You leave the answer to the client, who can say what comes back.",
    PleaReply.GRANT: "The plea has worked, and the client has given nothing for it.",
    PleaReply.CUT: "Half a plea granted is a plea granted: nothing comes back for it.",
    PleaReply.CARRY_UP: "Now you plead the client's case yourself, one floor higher.",
    PleaReply.JOINT_NUMBER: "That negotiates among ourselves; the client is not asked for anything.",
}


@rule("E8")
def hear_no_pleas(said: Said) -> Mark | None:
    """Do not plead the client's case to your manager, and do not hear such a plea as the manager.

    Boundary: Guidance before the meeting is no plea, and neither is a trade that is shown with its sums.
    """
    return said.marked(PleaReply.TURN_ROUND, told=_PLEADED) if said.beat == PLEA else None


_GUIDED: dict[str, str] = {
    GuidanceReply.GUIDE: "This is the time for it: the decisions at the table stay with the rep.",
    GuidanceReply.BRUSH_OFF: "To decide alone at the table is right; to prepare alone is not.",
    GuidanceReply.TURN_ROUND: "There is no ask yet with which the rep could turn to the client.",
    GuidanceReply.TAKE_OVER: "Guidance helps the rep to lead; this takes the lead away.",
    GuidanceReply.SKIP: "Guidance comes before any negotiation, small ones too.",
}


@rule("D3")
def guide_before_the_meeting(said: Said) -> Mark | None:
    """Before any negotiation a rep gets guidance from the boss.

    Boundary: Before the meeting, while nothing has been asked; after the client's ask it would be a plea.
    """
    return said.marked(GuidanceReply.GUIDE, told=_GUIDED) if said.beat == GUIDANCE else None


@rule("E14")
def decide_by_the_sums(trade: ProposedTrade) -> Mark | None:
    """Let reps show you the sums, and decide by them.

    Boundary: Where no sums are shown there is nothing to decide yet: ask for them.
    """
    if trade.said is None:
        return missing(trade.where)
    if isinstance(trade.said, TradeReply):
        return judged(trade.where, trade.chose, trade.fact(), right=trade.said is _asked(trade))
    right = close(trade.said, abs(trade.net))
    return judged(trade.where, trade.chose, trade.fact(), right=right)


def _asked(trade: ProposedTrade) -> TradeReply:
    if not trade.shown:
        return TradeReply.ASK_FOR_SUMS
    return TradeReply.APPROVE if trade.net >= 0 else TradeReply.SEND_BACK


@rule("E18")
def settle_gives_and_gets(instruction: Instruction) -> Mark | None:
    """Settle beforehand what reps may agree to and what they must ask for."""
    if instruction.limited is None:
        return missing(instruction.where)
    right = instruction.limited and instruction.permitted and instruction.matched
    return judged(instruction.where, instruction.chose, _settled(instruction), right=right)


def _settled(instruction: Instruction) -> str:
    cost, worth = euros(instruction.cost), euros(instruction.worth)
    if not instruction.limited:
        return f"Nothing says how far the rep may go: {cost} is only what it costs up to the limit."
    if not instruction.permitted:
        return "The rep has to run back to you at the table, which is what the preparation should spare."
    if not instruction.get:
        return f"The give costs us {cost}, and what has to come back for it is left open."
    if not instruction.matched:
        return f"The give costs us {cost}, and the return is worth {worth}: too little."
    return f"The give costs us {cost}, the return is worth {worth}, and nobody has to ring you up."

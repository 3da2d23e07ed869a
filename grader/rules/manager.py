"""The sales manager's part in a negotiation (teachings E9, E11, E20, E21, E22)."""

from grader.domain.conversation import Said
from grader.domain.finding import Mark, judged, missing
from grader.domain.manager import Beat, Facing, Guard, Insight, Joining, Leader
from grader.rules.rule import rule

_GUARDED: dict[str, str] = {
    Guard.LIMITS: "Limits and asks that stand beforehand hold, whoever needs the signature.",
    Guard.MANAGER: "Whoever needs the signature that much guards the price badly, however firm the words.",
    Guard.ON_THE_SPOT: "A limit set in the room is set by the one who needs the signature.",
    Guard.NOBODY: "Without any limit the target decides on the price.",
}


@rule("E9")
def limits_guard_the_price(said: Said) -> Mark | None:
    """Do not rely on the manager to guard the price: managers need the win, too."""
    return said.marked(Guard.LIMITS, told=_GUARDED) if said.beat == Beat.PRICE_GUARD else None


_FACED: dict[str, str] = {
    Facing.CLIENT: "The ask goes back to the client, who alone can say what it is worth there.",
    Facing.NUMBER_FROM_MANAGER: "A number from the manager is a concession that the client has not paid for.",
    Facing.HAGGLE_INSIDE: "That haggles inside our own company, while nobody asks the client for anything.",
    Facing.MANAGER_STEPS_IN: "With the manager in between, the rep does not negotiate any more.",
}


@rule("E11")
def turn_towards_the_client(said: Said) -> Mark | None:
    """The manager turns the rep round, towards the client."""
    return said.marked(Facing.CLIENT, told=_FACED) if said.beat == Beat.CLIENTS_ASK else None


@rule("E20")
def manager_joins_early(joining: Joining) -> Mark | None:
    """In enterprise deals the manager joins early: before the price is on the table.

    Boundary: Enterprise deals only; in others the manager comes in for the last stages at most.
    """
    if joining.early is None:
        return missing(joining.where)
    asked = (
        f"The price is opened in {joining.opened}; by then the manager should know the deal."
        if joining.enterprise
        else f"Before {joining.opened}, which opens the price, it can do without the manager."
    )
    why = f"{joining.fact()} {asked}"
    return judged(joining.where, joining.chose, why, right=joining.early is joining.enterprise)


_LED: dict[str, str] = {
    Leader.REP: "The answer comes from the rep, so that the next question goes to the rep as well.",
    Leader.MANAGER: "The manager answers: from now on every question about money goes past the rep.",
    Leader.RELAY: "The rep speaks, but the figure is the manager's, and everybody hears it.",
    Leader.NOBODY: "Nobody leads: the client decides who speaks next.",
}


@rule("E21")
def rep_still_leads(said: Said) -> Mark | None:
    """With the manager in the conversation, the rep still leads it."""
    return said.marked(Leader.REP, told=_LED) if said.beat == Beat.LEAD else None


_LEARNT: dict[str, str] = {
    Insight.NEEDS: "With that the manager can think along on the strategy.",
    Insight.MIXED_UP: "Needs that are pinned on the wrong people send the strategy to the wrong people.",
    Insight.KNOWN: "That stands in the notes already; what is not known stays unknown.",
    Insight.NAMES: "Names and titles do not say what anybody needs.",
    Insight.NUMBERS: "Figures about the price do not say who needs what.",
    Insight.PRESENCE: "To sit in without knowing them is only to attend.",
}


@rule("E22")
def manager_learns_the_needs(said: Said) -> Mark | None:
    """The manager learns who the stakeholders are and what they need, to help with the strategy."""
    return said.marked(Insight.NEEDS, told=_LEARNT) if said.beat == Beat.INSIGHT else None

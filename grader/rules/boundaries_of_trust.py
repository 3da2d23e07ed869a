"""Where teachings on trust meet: a fact of the case says which of them holds."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.meetings import AskAnswer, FirstMove, Openness, Order, PaidAsk, Sharing
from grader.domain.written import euros
from grader.rules.rule import rule

_TOLD = {
    Openness.ALL: "You told all of it.",
    Openness.STEPS: "You told it piece by piece, the least misusable first.",
    Openness.BOLD_STEP: "You told the piece that is most likely to be misused, and no other.",
    Openness.NOTHING: "You told nothing of it.",
}


@rule("A22", "A25", "B5")
def trust_says_how_much(sharing: Sharing) -> Mark | None:
    """Share what gains more than it risks; where trust is low, in steps, the least misusable first.

    Boundary: Low from two of the last four promises broken without notice (A25, B5); else share (A22).
    """
    if sharing.openness is None:
        return missing(sharing.where)
    if sharing.record.low_trust:
        right = Openness.STEPS
        side = f"Trust is low, so that {sharing.least} ({sharing.chance}) has to come first, and alone."
    else:
        right = Openness.ALL
        sums = f"{euros(sharing.gain)} of gain stand against {euros(sharing.risk)} of risk"
        side = f"That is no low trust, and {sums}: all of it may be told."
    why = f"{sharing.record.facts()} {side} {_TOLD[sharing.openness]}"
    return judged(sharing.where, sharing.chose, why, right=sharing.openness is right)


_FIRST = {
    Order.WE: "You went first, with what matters.",
    Order.THEY: "You waited for their act.",
    Order.TOGETHER: "You made it a swap, in which nobody goes first, and which takes far longer.",
    Order.TRIFLE: "You went first, with something that matters to nobody.",
}


@rule("A2", "A23", "B10")
def trust_says_who_goes_first(move: FirstMove) -> Mark | None:
    """Show trust and go first with something that matters; where trust is low, theirs comes first.

    Boundary: Low from two of the last four promises broken without notice (B10); else lead (A2, A23).
    """
    if move.order is None:
        return missing(move.where)
    if move.record.low_trust:
        right = Order.THEY
        side = f"Trust is low: {euros(move.loss)} hang on {move.ours}, and {move.theirs} might never come."
    else:
        right = Order.WE
        side = f"That is no low trust, and each week of waiting costs {euros(move.wait)}."
    why = f"{move.record.count()} {side} {_FIRST[move.order]}"
    return judged(move.where, move.chose, why, right=move.order is right)


_HURT = {
    AskAnswer.TRADE: "However well it pays, what went wrong stays as it was.",
    AskAnswer.PEOPLE_FIRST: "You deal with that first, and the ask waits for its own sums.",
    AskAnswer.REFUSAL: "You refuse the price of peace, and nobody speaks of what went wrong.",
    AskAnswer.GIFT: "You pay for calm, and what went wrong stays as it was.",
}
_BUSINESS = {
    AskAnswer.TRADE: "Large or not, it pays.",
    AskAnswer.PEOPLE_FIRST: "Nothing was wrong between you: the deal waits for a talk about nothing.",
    AskAnswer.REFUSAL: "You looked at its size, and not at what comes back.",
    AskAnswer.GIFT: "You give it away where a return was on offer.",
}


@rule("A6", "E12")
def no_trade_mends_a_quarrel(ask: PaidAsk) -> Mark | None:
    """Accept a large ask for a return that more than pays for it, but never as a way to mend a relationship.

    Boundary: What is behind the ask: trouble between people (A6), or the customer's business (E12).
    """
    if ask.answer is None:
        return missing(ask.where)
    sums = f"The cost is {euros(ask.cost)}, the worth of {ask.offered} {euros(ask.worth)}."
    if ask.hurt:
        right, told = AskAnswer.PEOPLE_FIRST, _HURT[ask.answer]
        side = f"“{ask.reason}.” That is trouble between people."
    else:
        right, told = AskAnswer.TRADE, _BUSINESS[ask.answer]
        side = f"“{ask.reason}.” That is business."
        if not ask.paid:
            right, told = AskAnswer.REFUSAL, "That does not pay."
    return judged(ask.where, ask.chose, f"{side} {sums} {told}", right=ask.answer is right)

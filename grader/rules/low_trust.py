"""Talks with a counterpart whom there is reason to distrust (teachings B1 to B13)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.safeguards import (
    Begin,
    Checked,
    CheckMoment,
    CheckSource,
    Drafting,
    FirstOffer,
    Moment,
    NextSitting,
    NoteTaking,
    Opening,
    PowerCheck,
    Side,
    Source,
)
from grader.domain.written import day, euros
from grader.rules.rule import rule


@rule("B1")
def begin_with_safeguards(opening: Opening) -> Mark | None:
    """You can negotiate with somebody you do not trust, under safeguards.

    Boundary: Only with the safeguards in place; where they are refused, do not begin.
    """
    if opening.begin is None:
        return missing(opening.where)
    asked = Begin.ON_THEIR_TERMS if opening.accepts else Begin.DECLINE
    side = _accepted(opening) if opening.accepts else _refused(opening)
    return judged(
        opening.where,
        opening.chose,
        f"{opening.record.facts()} {side}",
        right=opening.begin is asked,
    )


def _accepted(opening: Opening) -> str:
    answer = "The answer accepts all three safeguards"
    if opening.begin is Begin.ON_THEIR_TERMS:
        return f"{answer}, so that talks are possible."
    if opening.begin is Begin.DECLINE:
        return f"{answer}: to refuse gives up a contract of {euros(opening.value)} that they would protect."
    if opening.begin is Begin.SMALL_FIRST:
        return f"{answer}, and you would make the start without them, small as it is."
    return f"{answer}, and you would give them away again for nothing."


def _refused(opening: Opening) -> str:
    answer = "The answer refuses every safeguard"
    if opening.begin is Begin.SMALL_FIRST:
        return f"{answer}: why should they come later? A small order would have no cover either."
    return (
        f"{answer}: whichever way you begin, nothing would cover {euros(opening.value)}. "
        "This is where the teaching stops."
    )


@rule("B3")
def move_slowly(following: NextSitting) -> Mark | None:
    """Move more slowly: meet again when their last promise is proven.

    Boundary: Slowly is not endlessly: not later than the contract is kept free for them.
    """
    if following.sitting is None:
        return missing(following.where)
    early = (following.proven - following.sitting).days
    late = following.sitting > following.kept_until
    side = "by then you know whether it was kept, and the contract is still free"
    if early > 0:
        side = f"your sitting comes {early} day{'s' if early > 1 else ''} too early to know"
    elif late:
        side = f"you would know, but the contract is kept free only until {day(following.kept_until)}"
    why = (
        f"{following.person} has promised {following.promise} for {day(following.due)}; "
        f"it can be proven from {day(following.proven)}: {side}."
    )
    return judged(following.where, following.chose, why, right=early <= 0 and not late)


@rule("B4")
def use_small_increments(offer: FirstOffer) -> Mark | None:
    """Use small increments: what is at risk before they act stays within the limit."""
    if offer.units is None:
        return missing(offer.where)
    why = (
        f"{offer.units:,} × {euros(offer.price)} with {offer.unpaid:.0%} unpaid puts {euros(offer.exposure)} "
        f"at risk; the limit is {euros(offer.cap)}."
    )
    return judged(offer.where, offer.chose, why, right=offer.exposure <= offer.cap)


_HELD_BY = {
    Side.OURS: "Somebody who works for us holds the pen, so that nothing said gets lost or bent.",
    Side.THEIRS: "The pen is in the customer's hand: what is left out or bent there, you will have to prove.",
    Side.NOBODY: "No single text is in your hands: where memories differ, there is nothing to point to.",
}


@rule("B6")
def control_the_notes(notes: NoteTaking) -> Mark | None:
    """Control the note-taking."""
    if notes.side is None:
        return missing(notes.where)
    return judged(notes.where, notes.chose, _HELD_BY[notes.side], right=notes.side is Side.OURS)


_DRAWN_UP_BY = {
    Side.OURS: "The draft comes from somebody who answers to us, so that it says what was agreed.",
    Side.THEIRS: "Whoever drafts chooses the words, and this draft answers to the customer.",
    Side.NOBODY: "Half a draft, or none, leaves open whose words count when the two sides differ.",
}


@rule("B7")
def draw_up_the_agreement(drafting: Drafting) -> Mark | None:
    """Draw up the document that recaps the agreement yourself."""
    if drafting.side is None:
        return missing(drafting.where)
    return judged(
        drafting.where, drafting.chose, _DRAWN_UP_BY[drafting.side], right=drafting.side is Side.OURS
    )


_TELLS = {
    Checked.SOLVENCY: "Money in the house does not say who may spend it",
    Checked.POSITION: "A title or a seat at the table does not say what may be signed",
    Checked.PAST_ORDERS: "A smaller order in the past does not reach this sum",
}


@rule("B11")
def verify_the_power_to_agree(check: PowerCheck) -> Mark | None:
    """Verify that the person has the power to agree to this contract."""
    if check.checked is None:
        return missing(check.where)
    ground = f"The contract is worth {euros(check.value)}."
    told = _TELLS.get(check.checked, "This is the power that an agreement rests on")
    return judged(
        check.where, check.chose, f"{ground} {told}.", right=check.checked is Checked.POWER_TO_AGREE
    )


@rule("B12")
def verify_before_you_start(check: CheckMoment) -> Mark | None:
    """Verify it before you start."""
    if check.moment is None:
        return missing(check.where)
    early = check.moment is Moment.BEFORE_FIRST_SITTING
    side = (
        "by then you know whether they can lead to anything"
        if early
        else "until you know, you talk with somebody who may not be able to agree"
    )
    why = f"The talks begin on {day(check.first_sitting)}: {side}."
    return judged(check.where, check.chose, why, right=early)


_CONFIRMED_BY = {
    Source.INSIDER: "That is another person at the customer's, reached without the one you check.",
    Source.THIRD_PARTY: "That is a third party, with nothing to gain from a wrong answer.",
    Source.OWN_WORD: "That is the word of the very person whom you check.",
    Source.OWN_PAPER: "The person whom you check wrote that text: it is their own word in print.",
    Source.OUR_IMPRESSION: "A colleague of ours is no insider of theirs, and an impression proves no power.",
}


@rule("B13")
def verify_with_somebody_else(check: CheckSource) -> Mark | None:
    """Verify it with another insider or a third party."""
    if check.source is None:
        return missing(check.where)
    right = check.source in (Source.INSIDER, Source.THIRD_PARTY)
    return judged(check.where, check.chose, _CONFIRMED_BY[check.source], right=right)

"""What to tell the other side, when, how exactly, and what to ask in return."""

from typing import Any

from grader.domain.disclosure import (
    AfterSilence,
    Ask,
    Disclosure,
    Ladder,
    LaterMeetings,
    Meeting,
    Onward,
    Silence,
    Stance,
    Words,
)
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import euros
from grader.rules.rule import rule


def _where_trust_is_low(subject: Any) -> str:
    record = subject.record
    return f"{record.count()} So trust is low here." if record.low_trust else ""


def _unless_trust_is_low(subject: Any) -> str:
    record = subject.record
    return "" if record.low_trust else f"{record.count()} So trust is normal here."


@rule("A22")
def share_what_is_worth_it(disclosure: Disclosure) -> Mark | None:
    """Tell what gains more than it risks, and only that: chance of misuse times loss is the risk.

    Boundary: Sharing usually pays, not always: what risks more than it gains may be kept, never falsified.
    """
    piece = disclosure.piece
    if disclosure.when is None:
        return missing(f"{piece.where}, when")
    right = disclosure.told == piece.worth_telling
    return judged(f"{piece.where}, when", disclosure.when.text, piece.weighed(), right=right)


@rule("A23", unless=_where_trust_is_low)
def lead_with_what_matters(ladder: Ladder) -> Mark | None:
    """Open the first meeting with a piece that matters to you and is worth telling.

    Boundary: Where trust is low, begin with what is least likely to be misused.
    """
    if ladder.opening is None:
        return missing("What you say first")
    opening = ladder.opening.value
    if opening.when is None:
        return missing(f"{opening.piece.where}, when")
    piece, first = opening.piece, opening.when.value is Meeting.FIRST
    side = "is below that" if piece.gain < ladder.matters_from else "reaches it"
    why = f"{piece.weighed()} In this deal a gain matters from {euros(ladder.matters_from)}; this one {side}."
    if not first:
        why += f" Your plan for it says “{opening.when.text}”, so it opens nothing in meeting 1."
    right = first and piece.worth_telling and piece.gain >= ladder.matters_from
    why = f"{why} {ladder.record.count()}"
    return judged("What you say first", ladder.opening.text, why, right=right)


@rule("A25", unless=_unless_trust_is_low)
def climb_in_small_steps(ladder: Ladder) -> Mark | None:
    """Where trust is low, tell in steps over several meetings, the least likely to be misused first.

    Boundary: Only where trust is low; otherwise lead with what matters to you.
    """
    if ladder.opening is None:
        return missing("What you say first")
    if ladder.undecided:
        return missing(f"{', '.join(ladder.undecided)}: when")
    if not ladder.rungs:
        return None
    facts = ladder.record.facts()
    if fault := _first_rung(ladder, ladder.opening.value):
        return judged("What you say first", ladder.opening.text, f"{fault} {facts}", right=False)
    faults = _later_rungs(ladder)
    why = " ".join(faults) or "No later meeting tells what is less likely to be misused."
    return judged("Your ladder", _plan(ladder), f"{why} {facts}", right=not faults)


def _plan(ladder: Ladder) -> str:
    return "; ".join(
        f"{told[0].when.text}: {', '.join(one.piece.where for one in told)}"
        for told in ladder.rungs
        if told[0].when
    )


def _first_rung(ladder: Ladder, opening: Disclosure) -> str:
    if opening not in ladder.rungs[0]:
        return "It is not part of the first meeting in which you tell anything."
    least = min(one.piece.chance for told in ladder.rungs for one in told)
    if opening.piece.chance > least:
        return f"Its chance of misuse is {opening.piece.chance}%; you also tell something at {least}%."
    return ""


def _later_rungs(ladder: Ladder) -> list[str]:
    if len(ladder.rungs) == 1:
        return ["You tell everything in a single meeting."]
    faults = []
    for before, after in zip(ladder.rungs, ladder.rungs[1:], strict=False):
        riskiest = max(before, key=lambda one: one.piece.chance).piece
        safest = min(after, key=lambda one: one.piece.chance).piece
        if riskiest.chance > safest.chance:
            faults.append(
                f"{riskiest.where} ({riskiest.chance}% chance of misuse) comes in an earlier meeting "
                f"than {safest.where} ({safest.chance}%)."
            )
    return faults


@rule("A2", unless=_where_trust_is_low)
def stay_open(later: LaterMeetings) -> Mark | None:
    """Show trust yourself and go on showing it, even before anything comes back.

    Boundary: Where trust is low, share in small steps instead.
    """
    if later.way is None:
        return missing("Meetings 2 and 3")
    saved = f"Going quiet saves at most {euros(later.saving)} of risk, and they learn that you close up."
    why = f"{saved} {later.record.count()}"
    return judged("Meetings 2 and 3", later.way.text, why, right=later.way.value is Onward.AS_PLANNED)


@rule("A17")
def fixed_only_where_fixed(disclosure: Disclosure) -> Mark | None:
    """Present as fixed what law, a regulator or fundamental company policy fixes, and nothing else."""
    piece, where = disclosure.piece, f"{disclosure.piece.where}, presented as"
    if disclosure.withheld:
        return None
    if disclosure.when is None or disclosure.stance is None:
        return missing(where)
    moves = "which we cannot move" if piece.constraint else "which our own people can change"
    right = (disclosure.stance.value is Stance.FIXED) == piece.constraint
    return judged(where, disclosure.stance.text, f"It comes from {piece.source}, {moves}.", right=right)


@rule("A18")
def constraints_early(disclosure: Disclosure) -> Mark | None:
    """Disclose your own constraints early: in a meeting before the one that opens their issue."""
    piece = disclosure.piece
    if not piece.constraint or disclosure.withheld:
        return None
    if disclosure.when is None:
        return missing(f"{piece.where}, when")
    why = f"It comes from {piece.source}, and meeting {piece.opens.value} opens {piece.issue}."
    return judged(
        f"{piece.where}, when", disclosure.when.text, why, right=disclosure.when.value < piece.opens
    )


@rule("A19")
def invite_their_limits(disclosure: Disclosure) -> Mark | None:
    """With each thing you tell, help the other side to tell their own limits on the same issue."""
    piece, where = disclosure.piece, f"{disclosure.piece.where}, what you ask"
    if disclosure.withheld:
        return None
    if disclosure.when is None or disclosure.ask is None:
        return missing(where)
    why = {
        Ask.THEIR_LIMIT: f"That asks for their own limits on {piece.issue}.",
        Ask.NOTHING: f"You have told your side of {piece.issue}; theirs stays unknown.",
        Ask.SIDE_QUESTION: f"The piece is about {piece.issue}; the question leads away from it.",
        Ask.CONCESSION: f"Information buys no concession: a demand on {piece.issue} only closes them up.",
    }[disclosure.ask.value]
    return judged(where, disclosure.ask.text, why, right=disclosure.ask.value is Ask.THEIR_LIMIT)


@rule("A20")
def constraints_exactly(disclosure: Disclosure) -> Mark | None:
    """State a constraint so exactly that nothing later looks like a trick.

    Boundary: Judged where the statement is true; an untrue one is a matter of candour.
    """
    piece, words = disclosure.piece, disclosure.words
    if not piece.constraint or disclosure.withheld or (words and words.value is Words.SLANTED):
        return None
    if disclosure.when is None or words is None:
        return missing(f"{piece.where}, in which words")
    after = {
        Words.RANGE: "They plan with the end that suits them, and the true figure will look like a trick.",
        Words.VAGUE: "Without the figure they plan with their own, and the true one will look like a trick.",
    }.get(words.value, "They can plan with that.")
    return judged(
        f"{piece.where}, in which words",
        words.text,
        f"The fact: {piece.fact} {after}",
        right=words.value is Words.EXACT,
    )


@rule("A21")
def tell_the_truth(ladder: Ladder) -> Mark | None:
    """Share openly and truthfully: a single slanted statement is one too many.

    Boundary: What you do not tell is not judged; it may be withheld, never falsified.
    """
    told = [one for one in ladder.disclosures if one.told]
    slanted = [(one.piece, one.words.text) for one in told if one.words and one.words.value is Words.SLANTED]
    if slanted:
        where = ", ".join(piece.where for piece, _ in slanted)
        chose = "” and “".join(text for _, text in slanted)
        why = " ".join(f"The fact: {piece.fact} Its source: {piece.source}." for piece, _ in slanted)
        return judged(where, chose, why, right=False)
    open_words = [f"{one.piece.where}, in which words" for one in told if one.words is None]
    if ladder.undecided or open_words:
        return missing(", ".join((*(f"{where}, when" for where in ladder.undecided), *open_words)))
    if not told:
        return None
    return judged("All that you tell", f"{len(told)} statements", "None contradicts the facts.", right=True)


@rule("A24")
def ask_their_concerns(after: AfterSilence) -> Mark | None:
    """When nothing comes back, ask directly about their main concerns."""
    if after.move is None:
        return missing("When nothing came back")
    why = f"{after.person} has told nothing of their side in meeting 1. "
    why += {
        Silence.ASK_CONCERNS: "A direct question about their concerns gives them a place to start.",
        Silence.LET_DROP: "Unasked, their concerns stay unknown when meeting 2 opens the first issues.",
        Silence.PRESS: "A condition says nothing of what troubles them, and you do not learn it.",
        Silence.TELL_MORE: "You would tell more still, without having asked once what troubles them.",
    }[after.move.value]
    return judged(
        "When nothing came back", after.move.text, why, right=after.move.value is Silence.ASK_CONCERNS
    )

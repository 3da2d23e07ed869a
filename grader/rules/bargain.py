"""A live negotiation with a client who asks for things (teachings E3–E5, E7, E10, E15, E24)."""

from grader.domain.bargain import (
    Figuring,
    FirstAsk,
    FirstReply,
    Lead,
    OpeningLine,
    SmallerAsk,
    ValuedAt,
    ValuedWhere,
    Valuing,
)
from grader.domain.conversation import Said
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day, euros
from grader.rules.rule import rule
from grader.rules.sums import close, size


@rule("E3")
def the_ask_begins_it(first: FirstAsk) -> Mark | None:
    """The negotiation begins when the client asks, however lightly: answer, and ask for something back.

    Boundary: A very large deal may have a day for it, agreed on beforehand; then keep the ask for that day.
    """
    if first.reply is None:
        return missing(first.where)
    asked = FirstReply.SESSION if first.scheduled else FirstReply.ANSWER
    ask = f"{first.person} asked for {first.asked}, worth {euros(first.cost)}."
    side = _has_a_day(first) if first.scheduled else _has_begun(first)
    return judged(first.where, first.chose, f"{ask} {side}", right=first.reply is asked)


def _has_a_day(first: FirstAsk) -> str:
    size = f"At {euros(first.value)} this is a very large deal (from {euros(first.large_from)})"
    agreed = f"both sides have agreed in writing to negotiate on {day(first.session or first.day)}"
    told = {
        FirstReply.ANSWER: "to bargain before that leaves your team and theirs out.",
        FirstReply.SESSION: "it waits until then, and nothing is lost.",
        FirstReply.WAVE_OFF: "an ask that is passed over is not kept for that day, it is left open.",
        FirstReply.GIFT: "what you give before that is gone when the real talk starts.",
    }
    return f"{size}, and {agreed}: {told[first.reply or FirstReply.SESSION]}"


def _has_begun(first: FirstAsk) -> str:
    if first.value < first.large_from:
        ground = f"At {euros(first.value)} no day is set apart (very large: {euros(first.large_from)})"
    else:
        ground = f"The deal is very large, at {euros(first.value)}, but no day for the terms has been agreed"
    told = {
        FirstReply.ANSWER: "so the negotiation had begun, and you took part in it.",
        FirstReply.SESSION: f"so the negotiation had begun, and nobody but you waits for {day(first.day)}.",
        FirstReply.WAVE_OFF: "so the negotiation had begun, and your silence was the first answer.",
        FirstReply.GIFT: "so the negotiation had begun, and you paid before you asked for anything.",
    }
    return f"{ground}, {told[first.reply or FirstReply.ANSWER]}"


@rule("E4")
def no_see_what_we_can_do(line: Said) -> Mark | None:
    """Never say that you will see what you can do: the client hears a yes and waits for the number."""
    return line.marked("all", "part") if line.beat == "phrase" else None


@rule("E5")
def stand_by_the_worth(line: Said) -> Mark | None:
    """Do not agree, not even between the lines, that the price is more than the thing is worth."""
    return line.marked("stand") if line.beat == "worth" else None


@rule("E7")
def lead_with_what_you_know(opening: OpeningLine) -> Mark | None:
    """Be a peer, not a pawn: lead with something that you know, and that is true."""
    if opening.lead is None:
        return missing(opening.where)
    return judged(
        opening.where,
        opening.chose,
        _led(opening),
        right=opening.lead is Lead.FACT and opening.claim == opening.known,
    )


def _led(opening: OpeningLine) -> str:
    match opening.lead:
        case Lead.FACT if opening.claim == opening.known:
            return (
                f"{opening.script} You set the topic instead, and your sheet bears you out: {opening.known}."
            )
        case Lead.FACT:
            return (
                f"Your sheet says {opening.known}, not {opening.claim}: a peer's figures hold when checked."
            )
        case Lead.SCRIPT:
            return f"{opening.script} This goes along with it, and what you know comes in as an aside."
        case _:
            return (
                f"Praise of your own house is no knowledge: no fact of your sheet is in it. {opening.script}"
            )


@rule("E10")
def no_gift_for_a_smaller_ask(answer: SmallerAsk) -> Mark | None:
    """A smaller ask is still an ask: to grant it, get something back that is worth as much."""
    if not answer.chose:
        return missing(answer.where)
    cut = f"The ask fell from {answer.first} to {answer.now}."
    if not answer.given:
        why = f"{cut} You granted none of it, and named what could move things."
        return judged(answer.where, answer.chose, why, right=True)
    given = f"{answer.given} costs us {euros(answer.cost)}"
    back = "nothing comes back"
    if answer.back:
        back = f"{answer.back} in return: worth {euros(answer.worth)} to us ({answer.basis})"
    return judged(answer.where, answer.chose, f"{cut} {given}; {back}.", right=answer.worth >= answer.cost)


_ELSEWHERE = {
    Figuring.AT_THE_TABLE: "You kept the talk going, and your figures lead it.",
    Figuring.BREAK: "You broke off to compute: while you are out, they agree among themselves.",
    Figuring.ROUGHLY: "A guess binds you as much as a sum does, whether or not it is right.",
    Figuring.LATER: "You put off the answer, and the ask stands there unanswered meanwhile.",
}


@rule("E15")
def value_asks_at_the_table(valuing: Valuing) -> Mark | None:
    """Value asks on the spot, within 1%: what they cost us, and what your own ask is worth."""
    match valuing:
        case ValuedWhere(figuring=Figuring() as where):
            why = f"{_ELSEWHERE[where]} {valuing.fact}"
            return judged(valuing.where, valuing.chose, why, right=where is Figuring.AT_THE_TABLE)
        case ValuedAt(amount=int() | float() as amount):
            why = f"{size(amount, valuing.exact)}: {valuing.basis}."
            return judged(valuing.where, valuing.chose, why, right=close(amount, valuing.exact))
    return missing(valuing.where)


@rule("E24")
def win_as_a_peer(act: Said) -> Mark | None:
    """Win the deal, and do nothing for it that makes you less than a peer."""
    return act.marked("peer") if act.beat == "signature" else None

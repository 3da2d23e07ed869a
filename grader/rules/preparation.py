"""The brief before the meeting, worked out with the boss (teachings D3 to D9)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.preparation import (
    Agenda,
    AgendaPoint,
    Asked,
    Claim,
    Guidance,
    Limit,
    LimitSum,
    LimitTalk,
    Offerable,
    Pitch,
    QuoteCheck,
    WhoIsWho,
)
from grader.domain.written import day, euros
from grader.rules.rule import rule
from grader.rules.sums import close

_ASKED_FOR = {
    Asked.GUIDANCE: "You ask for advice, and the decisions stay with you",
    Asked.PLEA: "That pleads the customer's case inside our house, and asks the customer for nothing",
    Asked.HANDOVER: "Then the talks are no longer yours, and the customer knows whom to ask next time",
    Asked.PERMISSION: "What the policy lets you offer needs no further approval, so you learn nothing",
}


@rule("D3")
def guidance_before_the_meeting(guidance: Guidance) -> Mark | None:
    """Before any negotiation, ask your boss for guidance.

    Boundary: Before the meeting, not after it; and guidance, neither a plea for the customer nor a stand-in.
    """
    if not guidance.planned or guidance.asked is None:
        return missing(guidance.where)
    in_time = guidance.slot is not None and guidance.slot.present and guidance.slot.day < guidance.meeting
    why = f"{_talk(guidance)} {_ASKED_FOR[guidance.asked]}."
    return judged(guidance.where, guidance.chose, why, right=in_time and guidance.asked is Asked.GUIDANCE)


def _talk(guidance: Guidance) -> str:
    slot, meeting = guidance.slot, day(guidance.meeting)
    if slot is None:
        return f"Without a talk you go into {meeting} with your own view alone, routine or not."
    if not slot.present:
        return f"On {day(slot.day)} the calendar has “{slot.cell}” for {guidance.boss}: there is no talk."
    if slot.day >= guidance.meeting:
        return f"The meeting is on {meeting}: on {day(slot.day)} there is nothing left to guide."
    return f"On {day(slot.day)} {guidance.boss} is in, and the meeting is not before {meeting}."


@rule("D4")
def all_that_may_be_offered(offerable: Offerable) -> Mark | None:
    """List everything that can be offered, and nothing that may not."""
    where = f"Your list, “{offerable.item}”"
    if offerable.listed is None:
        return missing(where)
    chose = "on the list" if offerable.listed else "left out"
    return judged(where, chose, offerable.fact, right=offerable.listed is offerable.allowed)


@rule("D5")
def limits_from_the_alternative(limit: LimitSum) -> Mark | None:
    """Set limits: work out your reservation value from your best alternative."""
    if limit.entered is None:
        return missing(limit.where)
    right = close(limit.entered, limit.exact)
    passed_over = [fact for amount, fact in limit.slips if close(limit.entered, amount)]
    why = limit.fact if right or not passed_over else passed_over[0]
    return judged(limit.where, euros(limit.entered), why, right=right)


@rule("D5")
def limit_never_falsified(talk: LimitTalk) -> Mark | None:
    """Keep your reservation value to yourself if you like, but never falsify it.

    Boundary: A limit may be withheld; what you do say about it has to be true.
    """
    if talk.said is None:
        return missing(talk.where)
    why = {
        Limit.WITHHELD: "Nothing untrue is said: the figure stays your own, and your word stays good.",
        Limit.FALSE_FLOOR: "Your limit lies lower than you say: go under that later, and your word is gone.",
        Limit.FALSE_RIVAL: f"{talk.rival}. The signature that you speak of does not exist.",
        Limit.FALSE_ORDER: f"{talk.boss} has left the limit to you: the order that you quote is made up.",
    }[talk.said]
    return judged(talk.where, talk.chose, why, right=talk.said is Limit.WITHHELD)


@rule("D6")
def know_whom_you_meet(question: WhoIsWho) -> Mark | None:
    """Know whom you are going to meet, and what each of them can decide."""
    if question.named is None:
        return missing(question.where)
    right = sorted(question.named) == sorted(question.true)
    return judged(question.where, question.chose, question.fact, right=right)


@rule("D7")
def plan_how_it_will_go(agenda: Agenda) -> Mark | None:
    """Plan how the talks will proceed, round the people and their time."""
    if agenda.order is None:
        return missing(agenda.where)
    faults = [fault for point in agenda.points if (fault := _misplaced(point, agenda.order))]
    why = " ".join(faults) or "Everybody is there for their own point, and all five have a place."
    return judged(agenda.where, agenda.chose, why, right=not faults)


def _misplaced(point: AgendaPoint, order: tuple[str, ...]) -> str:
    place = order.index(point.name) + 1 if point.name in order else None
    if place in point.places or (place is None and not point.places):
        return ""
    found = f"comes as point {place}" if place else "is missing"
    return f"“{point.name}” {found}: {point.fact}"


@rule("D8")
def pitch_benefits_to_needs(pitch: Pitch) -> Mark | None:
    """Plan the pitch: the feature that answers a need of the listener, and what it does for them."""
    if pitch.claim is None:
        return missing(pitch.where)
    need = f"{pitch.listener} wrote: “{pitch.need}”"
    side = {
        Claim.FITS: "Your sentence says what answers this, and what it brings.",
        Claim.NEED_OF_THE_OTHER: "Your sentence answers what somebody else at the table wrote.",
        Claim.NEED_OF_THE_ABSENT: f"Your sentence answers {pitch.absent}, who will not be there.",
        Claim.FEATURES_ONLY: "Your sentence lists what it has, and leaves open what it brings.",
        Claim.FIGURES_ONLY: "Your sentence is figures: what they bring is left to the listener.",
    }[pitch.claim]
    return judged(pitch.where, pitch.chose, f"{need} {side}", right=pitch.claim is Claim.FITS)


@rule("D9")
def no_gap_in_the_quote(check: QuoteCheck) -> Mark | None:
    """Have all the information that you need to discuss and to offer: leave no gap in the quote."""
    if check.found is None:
        return missing(check.where)
    missed = [line for line in check.gaps if line not in check.found]
    needless = [f"{line}: {why}" for line, why in check.sound.items() if line in check.found]
    found = [f"{line}: {why}" for line, why in check.gaps.items() if line in check.found]
    lines = (
        "line that you left as it is falls" if len(missed) == 1 else "lines that you left as they are fall"
    )
    short = [f"{len(missed)} {lines} short of what they ask for."] if missed else []
    why = " ".join([*needless, *short] or found)
    return judged(check.where, check.chose, why, right=not missed and not needless)

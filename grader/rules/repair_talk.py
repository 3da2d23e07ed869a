"""Rules on the talk that repairs a relationship (teachings C7 to C12, C14, C16)."""

from grader.domain.clinic import Aim
from grader.domain.clinic_talk import (
    Agenda,
    Barriers,
    Manner,
    Outlook,
    Parking,
    Probe,
    Suspicion,
    Yardstick,
)
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day
from grader.rules.rule import rule

A_YEAR = 12
"""Months: how far ahead the customer is asked to look."""


@rule("C16")
def keep_to_the_main_issues(agenda: Agenda) -> Mark | None:
    """Follow a framework, and keep to the main issues of the day."""
    if not agenda.chose:
        return missing(agenda.where)
    wrote = f"{agenda.person} has {agenda.minutes} minutes and named {' and '.join(agenda.main)}"
    strange = [issue for issue in agenda.issues if issue not in agenda.main]
    lacking = [issue for issue in agenda.main if issue not in agenda.issues]
    if len(agenda.issues) > len(agenda.main):
        why = f"{wrote}; you bring {len(agenda.issues)} issues or more."
    elif not agenda.ordered:
        why = f"{wrote}; your talk would have no order that leads from views to a next step."
    elif lacking:
        why = f"{wrote}; you leave out {lacking[0]}{f' for {strange[0]}' if strange else ''}."
    else:
        why = f"{wrote}: your agenda holds these, and an order."
    right = agenda.ordered and not strange and not lacking
    return judged(agenda.where, agenda.chose, why, right=right)


@rule("C8")
def share_the_goal(aim: Aim) -> Mark | None:
    """Tell the customer what your goal for the relationship is."""
    if aim.planned:
        return None
    if not aim.chose:
        return missing(aim.where)
    if not aim.relationship or aim.sign is None:
        why = f"What the customer hears is {aim.instead}; the relationship is not mentioned."
        return judged(aim.where, aim.chose, why, right=False)
    verdict = "that is what has to change" if aim.sign.broken else "that cannot be what you have come for"
    return judged(aim.where, aim.chose, f"{aim.sign.facts}: {verdict}.", right=aim.sign.broken)


@rule("C9")
def own_our_share(barriers: Barriers) -> Mark | None:
    """Name the barriers, your own share of them included."""
    if not barriers.chose:
        return missing(barriers.where)
    if not barriers.named:
        why = "No barrier is named, neither theirs nor ours."
    elif barriers.ours is None:
        why = "All that you name is their doing; the table shows a share of ours."
    elif barriers.ours.broken:
        why = f"{barriers.ours.facts}: that share is ours."
    else:
        why = f"{barriers.ours.facts}: to own up to what is fine hides the share that is ours."
    right = barriers.named and barriers.ours is not None and barriers.ours.broken
    return judged(barriers.where, barriers.chose, why, right=right)


@rule("C10")
def ask_for_their_year(outlook: Outlook) -> Mark | None:
    """Ask where they see the relationship in a year."""
    if not outlook.chose:
        return missing(outlook.where)
    right = outlook.asks and outlook.whose == outlook.person and outlook.months >= A_YEAR
    if not outlook.asks:
        why = f"{outlook.person} hears your picture of the year, and you hear no other."
    elif outlook.whose != outlook.person:
        why = f"That asks for the view of {outlook.whose}; things are difficult with {outlook.person}."
    elif not right:
        why = f"You look {outlook.months} of {A_YEAR} months ahead: time for a repair, not for a change."
    else:
        why = f"{outlook.person} says it, about the two of you, and a year ahead."
    return judged(outlook.where, outlook.chose, why, right=right)


@rule("C11")
def learn_their_measure(yardstick: Yardstick) -> Mark | None:
    """Learn what their priorities are and how they are measured."""
    if not yardstick.chose:
        return missing(yardstick.where)
    said = f"{yardstick.person} has just said what comes first: {yardstick.priority}."
    if yardstick.about != yardstick.priority:
        why = f"You ask about {yardstick.about}. {said}"
    elif yardstick.assumed:
        why = f"{said} The measure, {yardstick.assumed}, is a guess of yours: nobody here has told you."
    elif not yardstick.asks:
        why = f"{said} You have not asked how that is measured."
    else:
        why = f"{said} How that is measured, only {yardstick.person} can tell you."
    right = yardstick.about == yardstick.priority and yardstick.asks and not yardstick.assumed
    return judged(yardstick.where, yardstick.chose, why, right=right)


@rule("C12")
def probe_the_perception(probe: Probe) -> Mark | None:
    """Probe past the first answer, and test what lies behind it.

    Boundary: Ask, and let them correct their own view; do not correct it for them.
    """
    if probe.manner is None:
        return missing(probe.where)
    fact = (
        f"In the {probe.when} {probe.person} bought most, and {probe.metric} stood at {probe.value}, "
        "the lowest of the year"
    )
    if probe.manner is Manner.ACCEPT:
        why = f"{fact}: the first answer does not hold, and you have let it stand."
    elif probe.manner is Manner.CORRECT:
        why = f"{fact}. True, but told. This is the boundary: {probe.person} has to find it."
    elif probe.about != probe.metric:
        why = f"You ask about {probe.about}; {probe.person} is measured on {probe.metric}."
    else:
        why = f"{fact}: your question lets {probe.person} find it."
    right = probe.manner is Manner.ASK and probe.about == probe.metric
    return judged(probe.where, probe.chose, why, right=right)


def _nothing_to_sell(parking: Parking) -> str:
    return "" if parking.gain else "In this talk there was nothing to sell."


@rule("C7", unless=_nothing_to_sell)
def no_selling_in_the_talk(parking: Parking) -> Mark | None:
    """Do not sell, and do not discuss products, in the talk that repairs the relationship.

    Boundary: In this conversation; another day is for the offer, and it must not come too late.
    """
    if not parking.chose:
        return missing(parking.where)
    if parking.sells or parking.day is None:
        why = f"{parking.gain} was a reason to sell; the talk is about products from here on."
        return judged(parking.where, parking.chose, why, right=False)
    in_time = parking.day <= parking.until
    why = f"You keep the talk free of it, and {day(parking.day)} is "
    why += "in time" if in_time else "too late"
    return judged(
        parking.where,
        parking.chose,
        f"{why}: the budget closes on {day(parking.until)}. Another day is for the offer.",
        right=in_time,
    )


@rule("C14")
def situation_before_motive(suspicion: Suspicion) -> Mark | None:
    """Look for a cause in the situation before you suspect a motive: one that fits all you know."""
    if not suspicion.chose:
        return missing(suspicion.where)
    right = not suspicion.motive and suspicion.fits_log and suspicion.fits_clues
    if suspicion.motive:
        verdict = "This is a motive, and the situation has not been looked at"
    elif right:
        verdict = "This is a situation, and it fits all that you know"
    elif suspicion.fits_log:
        verdict = "This is a situation that the log allows, but it does not explain what you heard"
    else:
        verdict = "This is a situation, but not the one in the log"
    heard = " and ".join(f"“{clue}”" for clue in suspicion.clues)
    why = f"{verdict}. {suspicion.log} And you heard {heard}"
    return judged(suspicion.where, suspicion.chose, why, right=right)

"""Colleagues in the preparation of a deal (teachings D1, D2, D21 and C5)."""

from collections.abc import Sequence

from grader.domain.colleagues import Backing, Company, Consultation, Helper, Promise, Teamwork
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day
from grader.rules.rule import rule


def _out_of_reach(helpers: Sequence[Helper]) -> str:
    return " ".join(
        f"{helper.name} is not in on {day(helper.day)}: the calendar has “{helper.cell}”."
        for helper in helpers
        if not helper.present
    )


@rule("D1")
def never_work_alone(work: Teamwork) -> Mark | None:
    """Never work alone: a second pair of eyes is worth the hours it costs."""
    if work.share is not Company.BRIEF:
        return None
    if work.helpers is None:
        return missing(work.where)
    gone = _out_of_reach(work.helpers)
    if not work.helpers:
        why = "The time you save is gone if one slip stays in the brief: nobody but you reads it."
    elif gone:
        why = f"{gone} So you would sit there alone after all."
    else:
        helper = work.helpers[0]
        why = f"{helper.name} is in on {day(helper.day)}, and sees what you overlook."
    return judged(work.where, work.chose, why, right=bool(work.helpers) and not gone)


@rule("D21")
def teamwork_from_start_to_end(work: Teamwork) -> Mark | None:
    """Build teamwork into the whole process: before, during and after the talks."""
    if work.share is not Company.DEAL:
        return None
    if work.helpers is None:
        return missing(work.where)
    stages = {
        "before the meeting": [helper for helper in work.helpers if helper.day < work.meeting],
        f"on {day(work.meeting)} itself": [helper for helper in work.helpers if helper.day == work.meeting],
        "after it": [helper for helper in work.helpers if helper.day > work.meeting],
    }
    gone = _out_of_reach(work.helpers)
    empty = [stage for stage, helpers in stages.items() if not helpers]
    why = gone or "All three are in on their days: one before the meeting, one on the day, one after it."
    if empty:
        when = "at all" if len(empty) == len(stages) else " or ".join(empty)
        why = f"Nobody is booked {when}, and what goes wrong there is yours alone."
    return judged(work.where, work.chose, why, right=not gone and not empty)


@rule("C5")
def consult_before_you_replan(advice: Consultation) -> Mark | None:
    """When an approach has failed, consult colleagues and trainers before you plan the next one."""
    if not advice.decided:
        return missing(advice.where)
    adviser = advice.adviser
    if adviser is None:
        why = f"{advice.failed} has failed twice, and whoever planned it would plan alone again."
        return judged(advice.where, advice.chose, why, right=False)
    late = adviser.day >= advice.meeting
    why = _out_of_reach([adviser]) or (
        f"The meeting is on {day(advice.meeting)}: advice on {day(adviser.day)} comes too late for it."
        if late
        else f"{adviser.name} is in on {day(adviser.day)}, before the meeting on {day(advice.meeting)}."
    )
    return judged(advice.where, advice.chose, why, right=adviser.present and not late)


@rule("D2")
def somebody_behind_each_promise(promise: Promise) -> Mark | None:
    """What you promise rests on other departments: name the person who stands behind it."""
    if promise.backing is None:
        return missing(promise.where)
    side = {
        Backing.IN_CHARGE: "That is the person to ask.",
        Backing.NOT_IN_CHARGE: "The person you name does not decide this now.",
        Backing.DEPARTMENT: "A department without a name is nobody to ask.",
        Backing.THE_REP: f"You cannot see to {promise.rests_on} yourself.",
    }[promise.backing]
    return judged(
        promise.where, promise.chose, f"{promise.fact} {side}", right=promise.backing is Backing.IN_CHARGE
    )

"""Rules on a policy for a whole relationship, by the record of the counterpart (teachings A2, A3, A4, B3)."""

from collections.abc import Mapping

from grader.domain.finding import Mark, judged, missing
from grader.domain.policy import Clause, Kind, Part, Rhythm
from grader.rules.rule import rule

_BY_AGREEMENT = (Part.STEP, Part.TABLE, Part.PACE)
"""Parts in which trust shows as keeping to what was agreed; when it is low, B3 to B5 judge them."""

_NORMAL = {
    Part.ANSWER: (
        Kind.AT_THE_SECOND,
        "One breach would be a lapse, the first in four, and as likely a mishap as not.",
    ),
    Part.FORGIVENESS: (
        Kind.FULLY,
        "Whoever repairs what went wrong is punished by every guard that stays up.",
    ),
    Part.STOP: (Kind.LOW_TRUST, "Good faith lasts until two of the last four are broken, and no shorter."),
}
"""What good faith asks for while it lasts, and why."""

_LOW = {
    Part.ANSWER: (Kind.AT_ONCE, "The next one would be the third at least, and more is at risk each time."),
    Part.FORGIVENESS: (
        Kind.STEPWISE,
        "One good act does not mend that record, nor should it go for nothing.",
    ),
    Part.STOP: (
        Kind.REFUSAL,
        "Safeguards carry the business through a further breach, if they let you check.",
    ),
}
"""What takes its place once breaches are on record, and why."""


def _by_record(clause: Clause, right: Kind, side: str) -> Mark:
    why = " ".join(part for part in (clause.record.count(), side, clause.fact) if part)
    return judged(clause.where, clause.chose, why, right=clause.kind is right)


@rule("A2")
def show_trust_by_the_record(clause: Clause) -> Mark | None:
    """Show trust where the record allows it, and go on showing it: go first, and keep to what was agreed.

    Boundary: When two of the last four promises were broken without notice, they go first, in small steps.
    """
    low = clause.record.low_trust
    if clause.part is not Part.OPENING and (low or clause.part not in _BY_AGREEMENT):
        return None
    if clause.kind is None:
        return missing(clause.where)
    if clause.part is not Part.OPENING:
        return _by_record(
            clause, Kind.AS_AGREED, "Nothing there calls for less than was agreed, or for more."
        )
    if low:
        return _by_record(clause, Kind.THEY_FIRST, "Whoever goes first now carries the risk.")
    return _by_record(clause, Kind.WE_FIRST, "Somebody has to show trust first, and this record bears it.")


@rule("A3")
def expect_good_faith(clause: Clause) -> Mark | None:
    """Expect good faith where nothing speaks against it: one lapse passes, and what is made good is forgiven.

    Boundary: Two breaches among the last four promises end that; until then nobody is presumed to cheat.
    """
    return None if clause.record.low_trust else _expected(clause, _NORMAL)


@rule("A3")
def expect_no_good_faith_after_breaches(clause: Clause) -> Mark | None:
    """After two breaches among the last four promises expect no more good faith: each breach has an answer.

    Boundary: That is no ban: the business goes on in small steps for as long as they prove their acts.
    """
    return _expected(clause, _LOW) if clause.record.low_trust else None


def _expected(clause: Clause, sides: Mapping[Part, tuple[Kind, str]]) -> Mark | None:
    if clause.part not in sides:
        return None
    if clause.kind is None:
        return missing(clause.where)
    return _by_record(clause, *sides[clause.part])


_SAID = {
    Kind.TELL: "They hear from you which promise was broken.",
    Kind.HINT: "A hint leaves open what was broken: whoever slipped cannot put it right.",
    Kind.SILENT: "Whoever slipped does not learn of it, and whoever exploits you learns that you bear it.",
    Kind.ELSEWHERE: "Everybody hears of it but those who could put it right.",
}


@rule("A4")
def tell_what_was_broken(clause: Clause) -> Mark | None:
    """When a promise is broken, tell them so.

    Boundary: Telling corrects slips. It does not stop somebody who means to exploit you.
    """
    if clause.part is not Part.SAYING:
        return None
    if clause.kind is None:
        return missing(clause.where)
    why = " ".join(part for part in (_SAID[clause.kind], clause.run) if part)
    return judged(clause.where, clause.chose, why, right=clause.kind is Kind.TELL)


@rule("B3")
def step_after_the_proof(rhythm: Rhythm) -> Mark | None:
    """Move more slowly: let the next step follow when their last act is proven.

    Boundary: Slowly is not endlessly: not later than the place for the next step is kept free.
    """
    if rhythm.days is None:
        return missing(rhythm.where)
    known = rhythm.due + rhythm.proof
    early, late = known - rhythm.days, rhythm.days - rhythm.kept
    side = "by then you know, and the place is still yours"
    if early > 0:
        side = f"{rhythm.days} days are {early} too few to know whether it was kept"
    elif late > 0:
        side = f"you would know, but the place is kept for {rhythm.kept} days only"
    why = (
        f"{rhythm.person}'s act is due {rhythm.due} days after a lot, the proof takes {rhythm.proof} more, "
        f"so {known} in all: {side}."
    )
    return judged(rhythm.where, rhythm.chose, why, right=early <= 0 and late <= 0)

"""Rules on a policy for a whole relationship, by the record of the counterpart (teachings A2, A3, A4, B3)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.policy import Clause, Kind, Part, Rhythm
from grader.rules.rule import rule

_BY_AGREEMENT = (Part.STEP, Part.TABLE, Part.PACE)
"""Parts in which trust shows as keeping to what was agreed; when it is low, B3 to B5 judge them."""

_NORMAL = {
    Part.ANSWER: Kind.AT_THE_SECOND,
    Part.FORGIVENESS: Kind.FULLY,
    Part.STOP: Kind.LOW_TRUST,
}
"""What good faith asks for while it lasts."""

_LOW = {
    Part.ANSWER: Kind.AT_ONCE,
    Part.FORGIVENESS: Kind.STEPWISE,
    Part.STOP: Kind.REFUSAL,
}
"""What takes its place once breaches are on record."""

_SIDES = {
    (
        Part.ANSWER,
        False,
    ): "One breach would be the first of their last four promises: a lapse until it is repeated.",
    (Part.ANSWER, True): "The next one would be the third at least: it is answered before more is at risk.",
    (
        Part.FORGIVENESS,
        False,
    ): "What is made good is made good: to stay guarded after it punishes who repairs.",
    (
        Part.FORGIVENESS,
        True,
    ): "One good act does not mend that record: the small steps go on, each after a proof.",
    (
        Part.STOP,
        False,
    ): "Good faith lasts until two of the last four are broken, and then safeguards take over.",
    (Part.STOP, True): "That point is behind you. Safeguards carry the business until they are refused.",
}


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
def expect_by_the_record(clause: Clause) -> Mark | None:
    """Expect good faith: let one lapse pass and take them back in full once it is made good.

    Boundary: Two breaches among the last four promises end that; then every breach is answered at once.
    """
    low = clause.record.low_trust
    right = (_LOW if low else _NORMAL).get(clause.part)
    if right is None:
        return None
    if clause.kind is None:
        return missing(clause.where)
    return _by_record(clause, right, _SIDES[clause.part, low])


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

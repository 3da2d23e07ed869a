"""Rules on the agreement that ends a talk of repair (teachings C13, C15, A6)."""

from grader.domain.clinic_talk import Amends, Fix, Picture
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import euros
from grader.rules.rule import rule


@rule("C13")
def better_for_all_four(picture: Picture) -> Mark | None:
    """Say what the better relationship means for both people and both organisations."""
    if not picture.chose:
        return missing(picture.where)
    forgotten = [party for party in picture.parties if party not in picture.serves]
    if forgotten:
        why = f"It has nothing in it for {' and '.join(forgotten)}."
    elif picture.about != picture.metric:
        why = f"It speaks of {picture.about}; the customer is measured on something else: {picture.metric}."
    else:
        why = f"It has something for all four, and for the customer what is measured: {picture.metric}."
    return judged(picture.where, picture.chose, why, right=not forgotten and picture.about == picture.metric)


def _nothing_to_concede(amends: Amends) -> str:
    return "" if amends.gain else "In this talk no concession was on offer."


@rule("A6", unless=_nothing_to_concede)
def mend_without_a_concession(amends: Amends) -> Mark | None:
    """Never repair a relationship with a business concession: money goes by the contract alone.

    Boundary: What the contract owes is no concession; it is paid, whatever the mood.
    """
    if not amends.chose:
        return missing(amends.where)
    if amends.concession:
        why = f"You spend {amends.concession} on calm, for {amends.gain}; no cause is gone. {amends.clause}"
    elif amends.credited == amends.owed:
        why = f"{amends.clause} So the money goes by the contract, and the repair goes on without it."
    elif amends.credited < amends.owed:
        why = f"{amends.clause} So {euros(amends.owed)} is a debt and no concession."
    else:
        why = f"{amends.clause} So {euros(amends.credited)} would be a concession, whatever it is called."
    right = not amends.concession and amends.credited == amends.owed
    return judged(amends.where, amends.chose, why, right=right)


@rule("C15")
def one_simple_fix(fix: Fix) -> Mark | None:
    """Agree together on a simple fix that removes the cause: one change, put as a question."""
    if not fix.chose:
        return missing(fix.where)
    if not fix.removes:
        why = f"It changes something that the log does not point to. {fix.fact}"
    elif fix.changes > 1:
        why = f"It removes the cause, but with {fix.changes} changes where one would do."
    elif not fix.asks:
        why = "It is one change and removes the cause, but you have decided it alone."
    else:
        why = f"One change, put as a question, and where the log points to. {fix.fact}"
    return judged(fix.where, fix.chose, why, right=fix.removes and fix.changes == 1 and fix.asks)

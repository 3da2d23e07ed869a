"""The agreement with a counterpart whom there is reason to distrust (B2, B8 to B10, B14)."""

from collections import Counter

from grader.domain.agreement import Agreement, Control, Owner, Proof, Remedy, Step
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day, euros
from grader.rules.rule import rule

ROUNDING = 0.01
"""The part of the quantity by which the sizes may miss it: learners divide and round."""


@rule("B2")
def control_performance(control: Control) -> Mark | None:
    """The risk is in the performance: ask for independent proof, and for a remedy that bites."""
    weak = [
        fault
        for fault, holds in (
            ("the proof comes from those whom it should check", control.proof is Proof.THEIRS),
            ("the remedy costs them nothing", control.remedy is Remedy.WORDS),
        )
        if holds
    ]
    if not weak and (control.proof is None or control.remedy is None):
        return missing(control.where)
    verdict = " and ".join(weak) or "you learn it without their help, and the remedy costs them something"
    why = f"Suppose “{control.act.name}” has not happened by {day(control.act.proven)}: {verdict}."
    return judged(control.where, control.chose, why, right=not weak)


_ANSWERS = {
    Owner.OUR_PERSON: "One person of ours answers for it, by name.",
    Owner.THEIR_PERSON: "That person works for the customer, and the delivery is ours to make.",
    Owner.NO_PERSON: "No single person can be asked why it did not happen.",
}


@rule("B8")
def name_the_owner(step: Step) -> Mark | None:
    """Make a named person of ours responsible for each delivery of ours."""
    where = f"{step.where}, owner"
    if step.owner is None:
        return missing(where)
    return judged(where, step.owned_by, _ANSWERS[step.owner], right=step.owner is Owner.OUR_PERSON)


@rule("B9")
def pair_each_act(step: Step) -> Mark | None:
    """If you will, then I will: pair each delivery of yours with an act of theirs."""
    where = f"{step.where}, condition"
    if step.condition is None:
        return missing(where)
    if step.act is None:
        why = "That is nothing they have to do: the delivery leaves, and your leverage with it."
        return judged(where, step.condition, why, right=False)
    if step.twins:
        others = " and ".join(step.twins)
        why = f"The same act also releases {others}: with one act they get more than one delivery."
        return judged(where, step.condition, why, right=False)
    why = "This act of theirs releases this delivery of yours, and no other."
    return judged(where, step.condition, why, right=True)


@rule("B10")
def let_them_act_first(step: Step) -> Mark | None:
    """Let their act come first: deliver on or after the day on which it is proven."""
    if step.act is None:
        return None
    where = f"{step.where}, date"
    if step.leaves is None:
        return missing(where)
    gap = (step.act.proven - step.leaves).days
    side = f"yours comes {gap} day{'s' if gap > 1 else ''} too early" if gap > 0 else "theirs comes first"
    dates = f"due on {day(step.act.due)} and proven from {day(step.act.proven)}"
    why = f"It hangs on “{step.act.name}”, {dates}: {side}."
    return judged(where, day(step.leaves), why, right=gap <= 0)


@rule("B14")
def agree_in_steps(agreement: Agreement) -> Mark | None:
    """Build the agreement in steps: small enough, on days of their own, and complete."""
    faults = _faults(agreement)
    undecided = any(step.units is None or step.leaves is None for step in agreement.steps)
    if undecided and not faults:
        return missing(agreement.where)
    limit = f"The limit for one step is {euros(agreement.cap)} at {euros(agreement.price)} a unit."
    largest = max((step.units or 0 for step in agreement.steps), default=0) * agreement.price
    why = f"{' '.join(faults) or f'The largest delivery puts {euros(largest)} at risk.'} {limit}"
    return judged(agreement.where, _plan(agreement), why, right=not faults)


def _faults(agreement: Agreement) -> list[str]:
    units = [step.units for step in agreement.steps if step.units is not None]
    faults = [
        f"{step.where} puts {euros(step.units * agreement.price)} at risk at once."
        for step in agreement.steps
        if step.units is not None and step.units * agreement.price > agreement.cap
    ]
    if empty := [step.where for step in agreement.steps if step.units == 0]:
        faults.append(f"Nothing leaves with {', '.join(empty)}.")
    total = sum(units)
    if len(units) == len(agreement.steps) and abs(total - agreement.quantity) > ROUNDING * agreement.quantity:
        faults.append(
            f"Together they are {total:,g} {agreement.unit}; the contract has {agreement.quantity:,}."
        )
    days = Counter(step.leaves for step in agreement.steps if step.leaves is not None)
    faults += [
        f"{count} deliveries leave on {day(when)}: that is one step, and a larger one."
        for when, count in days.items()
        if count > 1
    ]
    return faults


def _plan(agreement: Agreement) -> str:
    return ", ".join(
        f"{step.units or 0:,g} on {day(step.leaves) if step.leaves else 'no day yet'}"
        for step in agreement.steps
    )

"""Reference and flawed answers for ``low-trust-agreement``, as functions of its case."""

from grader.domain.agreement import Owner, Proof, Remedy
from grader.domain.safeguards import Begin, Checked, Moment, Side, Source
from grader.exercises.menu import Line
from grader.exercises.sheet import Answer
from grader.exercises.trust.low_trust_agreement.case import Case, Lot
from grader.grading.solutions import Solution


def _units(case: Case) -> list[int]:
    """Return the contract's quantity in equal parts, one for each delivery."""
    count = len(case.steps)
    return [case.deal.quantity // count + (number < case.deal.quantity % count) for number in range(count)]


def _deliveries(case: Case) -> Answer:
    """Return one delivery after each act of theirs, on the first free day after its proof."""
    answer: dict[str, str | float] = {}
    days = list(case.days)
    in_order = sorted(case.acts, key=lambda one: one.act.proven)
    for number, (one, step, units) in enumerate(zip(in_order, case.steps, _units(case), strict=True), 1):
        leaves = next(day for day in days if day >= one.act.proven)
        days.remove(leaves)
        answer |= {
            f"step-{number}.owner": step.owner.of(Owner.OUR_PERSON),
            f"step-{number}.condition": one.id,
            f"step-{number}.date": leaves.isoformat(),
            f"step-{number}.size": units,
        }
    return answer


def _reference(case: Case) -> Answer:
    answer: dict[str, str | float] = {
        "authority.verify": case.verify.of(Checked.POWER_TO_AGREE),
        "authority.verify-when": case.verify_when.of(Moment.BEFORE_FIRST_SITTING),
        "authority.verify-with": case.verify_with.of(Source.INSIDER, Source.THIRD_PARTY),
        "sittings.pace": _in_time(case),
        "sittings.offer-size": min(case.offers.lines, key=_at_risk).id,
        "sittings.open-offers": case.open_offers.of(1),
        "sittings.notes": case.notes.of(Side.OURS),
        "sittings.draft": case.draft.of(Side.OURS),
    }
    for number, one in enumerate(case.counterparts, 1):
        kind = Begin.ON_THEIR_TERMS if one.accepts else Begin.DECLINE
        answer[f"counterpart-{number}.begin"] = one.begin.of(kind)
    for number, act in enumerate(case.acts, 1):
        answer[f"act-{number}.proof"] = act.proof.of(Proof.INDEPENDENT)
        answer[f"act-{number}.remedy"] = act.remedy.of(Remedy.BITES)
    return {**answer, **_deliveries(case)}


def _at_risk(line: Line[Lot]) -> float:
    return line.kind.units * line.kind.unpaid


def _in_time(case: Case) -> str:
    return next(
        line.id for line in case.sittings.lines if case.partner.proven <= line.kind <= case.kept_until
    )


def _earliest(case: Case) -> str:
    return min(case.sittings.lines, key=lambda line: line.kind).id


def _begins_with_both(case: Case) -> Answer:
    return {
        f"counterpart-{number}.begin": one.begin.of(Begin.ON_THEIR_TERMS)
        for number, one in enumerate(case.counterparts, 1)
    }


def _one_lump(case: Case) -> Answer:
    sizes = {f"step-{number}.size": 0 for number in range(2, len(case.steps) + 1)}
    return {**sizes, "step-1.size": case.deal.quantity}


def _quick_and_generous(case: Case) -> Answer:
    """Expect the best: act first and fast, offer much, take their word."""
    answer = {
        **_reference(case),
        "authority.verify": case.verify.of(Checked.POSITION),
        "authority.verify-when": case.verify_when.other_than(Moment.BEFORE_FIRST_SITTING),
        "authority.verify-with": case.verify_with.other_than(Source.INSIDER, Source.THIRD_PARTY),
        "sittings.pace": _earliest(case),
        "sittings.offer-size": max(case.offers.lines, key=_at_risk).id,
        "sittings.open-offers": max(case.open_offers.lines, key=lambda line: line.kind).id,
    }
    for number, one in enumerate(case.counterparts, 1):
        answer[f"counterpart-{number}.begin"] = one.begin.of(Begin.GESTURE)
    for number, act in enumerate(case.acts, 1):
        answer[f"act-{number}.proof"] = act.proof.of(Proof.THEIRS)
        answer[f"act-{number}.remedy"] = max(act.remedy.lines, key=lambda line: line.tone).id
        answer[f"step-{number}.date"] = case.days[number - 1].isoformat()
    return answer


def _trusting(case: Case) -> Answer:
    """Go the whole way: their pen, both teams, one delivery now, and nothing asked for it."""
    answer = {
        **_quick_and_generous(case),
        **_one_lump(case),
        "sittings.notes": case.notes.other_than(Side.OURS),
        "sittings.draft": case.draft.other_than(Side.OURS),
    }
    for number, step in enumerate(case.steps, 1):
        answer[f"step-{number}.owner"] = step.owner.other_than(Owner.OUR_PERSON)
        answer[f"step-{number}.condition"] = step.condition.of("")
        answer[f"step-{number}.date"] = case.days[0].isoformat()
    return answer


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "begin-with-safeguards": _begins_with_both,
        "control-performance": lambda case: {"act-2.remedy": case.acts[1].remedy.of(Remedy.WORDS)},
        "move-slowly": lambda case: {"sittings.pace": _earliest(case)},
        "use-small-increments": lambda case: {"sittings.offer-size": max(case.offers.lines, key=_at_risk).id},
        "not-too-much-at-once": lambda case: {"sittings.open-offers": case.open_offers.other_than(1)},
        "control-the-notes": lambda case: {"sittings.notes": case.notes.other_than(Side.OURS)},
        "draw-up-the-agreement": lambda case: {"sittings.draft": case.draft.other_than(Side.OURS)},
        "name-the-owner": lambda case: {"step-2.owner": case.steps[1].owner.other_than(Owner.OUR_PERSON)},
        "pair-each-act": lambda case: {"step-1.condition": case.steps[0].condition.of("")},
        "let-them-act-first": lambda case: {"step-1.date": case.days[0].isoformat()},
        "verify-the-power-to-agree": lambda case: {"authority.verify": case.verify.of(Checked.PAST_ORDERS)},
        "verify-before-you-start": lambda case: {
            "authority.verify-when": case.verify_when.other_than(Moment.BEFORE_FIRST_SITTING)
        },
        "verify-with-somebody-else": lambda case: {
            "authority.verify-with": case.verify_with.other_than(Source.INSIDER, Source.THIRD_PARTY)
        },
        "agree-in-steps": _one_lump,
    },
    slogans={"trusting": _trusting, "quick and generous": _quick_and_generous},
)

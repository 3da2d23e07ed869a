"""Reference and flawed answers for ``reciprocity-policy``, as functions of its case."""

from collections.abc import Mapping

from grader.domain.policy import Kind, Part
from grader.exercises.reciprocity.reciprocity_policy.case import Account, Agreed, Case
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

IN_GOOD_FAITH = {
    Part.OPENING: Kind.WE_FIRST,
    Part.ANSWER: Kind.AT_THE_SECOND,
    Part.SAYING: Kind.TELL,
    Part.FORGIVENESS: Kind.FULLY,
    Part.STOP: Kind.LOW_TRUST,
}

WITH_SAFEGUARDS = {
    Part.OPENING: Kind.THEY_FIRST,
    Part.ANSWER: Kind.AT_ONCE,
    Part.SAYING: Kind.TELL,
    Part.FORGIVENESS: Kind.STEPWISE,
    Part.STOP: Kind.REFUSAL,
}


def _group(case: Case, *, low: bool) -> tuple[str, Account]:
    return next(
        (f"policy-{number}", account)
        for number, account in enumerate(case.accounts, 1)
        if account.record.low_trust is low
    )


def _words(case: Case, kinds: Mapping[Part, Kind], *, low: bool) -> Answer:
    group, account = _group(case, low=low)
    return {f"{group}.{part}": account.words[part].of(kind) for part, kind in kinds.items()}


def _figures(case: Case, *, low: bool) -> Answer:
    """Return what was agreed, or the figures that keep every limit."""
    group, account = _group(case, low=low)
    terms, price = account.terms, case.deal.price
    if isinstance(terms, Agreed):
        lots, count, days = [terms.lot], terms.lots, [terms.days]
    else:
        sizes = [line.kind for line in account.lots.lines]
        lots = [lot for lot in sizes if lot.units * lot.unpaid * price <= terms.cap]
        count, days = terms.covered or 1, list(range(terms.due + terms.proof, terms.kept + 1))
    return {
        f"{group}.{Part.STEP}": account.lots.of(*lots),
        f"{group}.{Part.TABLE}": account.promised.of(count),
        f"{group}.{Part.PACE}": account.rhythm.of(*days),
    }


def _reference(case: Case) -> Answer:
    return {
        **_words(case, IN_GOOD_FAITH, low=False),
        **_figures(case, low=False),
        **_words(case, WITH_SAFEGUARDS, low=True),
        **_figures(case, low=True),
    }


def _bold(case: Case, *parts: Part) -> Answer:
    """Return the most that is on offer to somebody of low trust: large lots, many of them, soon."""
    group, account = _group(case, low=True)
    told = {
        Part.STEP: max(account.lots.lines, key=lambda line: line.kind.units * line.kind.unpaid).id,
        Part.TABLE: max(account.promised.lines, key=lambda line: line.kind).id,
        Part.PACE: min(account.rhythm.lines, key=lambda line: line.kind).id,
    }
    return {f"{group}.{part}": told[part] for part in parts}


def _late(case: Case) -> Answer:
    """Return a rhythm too quick or too slow for somebody of low trust, whichever is on offer."""
    group, account = _group(case, low=True)
    right = _reference(case)[f"{group}.{Part.PACE}"]
    return {f"{group}.{Part.PACE}": next(line.id for line in account.rhythm.lines if line.id != right)}


def _trusting(case: Case) -> Answer:
    """Shows and expects trust whatever the record says, and tells everybody what they broke."""
    return {
        **_reference(case),
        **_words(case, IN_GOOD_FAITH, low=True),
        **_bold(case, Part.STEP, Part.TABLE, Part.PACE),
    }


def _guarded(case: Case) -> Answer:
    """Takes safeguards against everybody, and with them the fewest and slowest steps."""
    group, account = _group(case, low=False)
    return {
        **_reference(case),
        **_words(case, WITH_SAFEGUARDS, low=False),
        f"{group}.{Part.TABLE}": min(account.promised.lines, key=lambda line: line.kind).id,
        f"{group}.{Part.PACE}": max(account.rhythm.lines, key=lambda line: line.kind).id,
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "show-trust-by-the-record": lambda case: _words(case, {Part.OPENING: Kind.THEY_FIRST}, low=False),
        "expect-good-faith": lambda case: _words(case, {Part.STOP: Kind.FIRST_BREACH}, low=False),
        "expect-no-good-faith-after-breaches": lambda case: _words(
            case, {Part.FORGIVENESS: Kind.FULLY}, low=True
        ),
        "tell-what-was-broken": lambda case: _words(case, {Part.SAYING: Kind.SILENT}, low=False),
        "step-after-the-proof": _late,
        "use-small-increments": lambda case: _bold(case, Part.STEP),
        "not-too-much-at-once": lambda case: _bold(case, Part.TABLE),
    },
    slogans={"trusting": _trusting, "guarded": _guarded},
)

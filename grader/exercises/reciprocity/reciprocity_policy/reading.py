"""What an answer to ``reciprocity-policy`` says: a plan to run, and the objects that rules judge."""

from collections.abc import Iterator

from grader.domain.policy import Clause, Kind, Part, Rhythm
from grader.domain.safeguards import FirstOffer
from grader.domain.table import OnTheTable
from grader.exercises.reciprocity.reciprocity_policy.case import SEASON, Account, Agreed, Case, Limits
from grader.exercises.reciprocity.reciprocity_policy.season import Plan, run, unsaid
from grader.exercises.sheet import Answer
from grader.simulators.trust_game import STRATEGIES

LABELS = {
    Part.OPENING: "Who goes first",
    Part.STEP: "The size of a lot",
    Part.TABLE: "Lots promised ahead",
    Part.PACE: "When the next lot follows",
    Part.ANSWER: "When they break a promise",
    Part.SAYING: "What is said of it",
    Part.FORGIVENESS: "When they have made it good",
    Part.STOP: "When this policy ends",
}
"""What the parts are called, on the screen and in findings."""


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    for number, account in enumerate(case.accounts, 1):
        group = f"policy-{number}"
        yield from _clauses(case, account, answer, group)
        if isinstance(account.terms, Limits):
            yield from _limited(case, account, account.terms, answer, group)
        else:
            yield from _as_agreed(account, account.terms, answer, group)


def where(part: Part, account: Account) -> str:
    """Return what a part of the policy towards somebody is called in findings."""
    return f"{account.first_name}: {LABELS[part].lower()}"


def plan_of(case: Case, account: Account, answer: Answer, group: str) -> Plan | None:
    """Return a policy that is decided in every part; None while something is missing."""
    kinds = {part: menu.chosen(answer, f"{group}.{part}")[0] for part, menu in account.words.items()}
    lot, _ = account.lots.chosen(answer, f"{group}.{Part.STEP}")
    count, _ = account.promised.chosen(answer, f"{group}.{Part.TABLE}")
    days, _ = account.rhythm.chosen(answer, f"{group}.{Part.PACE}")
    decided = {part: kind for part, kind in kinds.items() if kind}
    if len(decided) < len(kinds) or lot is None or count is None or days is None:
        return None
    opening, terms = decided[Part.OPENING], account.terms
    unproven = isinstance(terms, Limits) and days < terms.due + terms.proof
    if opening is Kind.THEY_FIRST and isinstance(terms, Agreed):
        days = max(days, terms.days * terms.lots)  # Each lot waits until the one before is paid.
    return Plan(
        opening=opening,
        answer=decided[Part.ANSWER],
        saying=decided[Part.SAYING],
        forgiveness=decided[Part.FORGIVENESS],
        stop=decided[Part.STOP],
        price=lot.units * case.deal.price,
        unpaid=lot.unpaid,
        blind=count - 1 + unproven,
        rounds=SEASON // days,
    )


def _clauses(case: Case, account: Account, answer: Answer, group: str) -> Iterator[Clause]:
    for part, menu in account.words.items():
        kind, text = menu.chosen(answer, f"{group}.{part}")
        yield Clause(
            part=part,
            where=where(part, account),
            record=account.record,
            kind=kind,
            chose=text,
            run=_held_back(case, account, answer, group) if part is Part.SAYING else "",
        )


def _held_back(case: Case, account: Account, answer: Answer, group: str) -> str:
    plan = plan_of(case, account, answer, group)
    if plan is None:
        return ""
    player = STRATEGIES[account.held_back]
    otherwise = "if you said nothing" if plan.saying is Kind.TELL else "if you told them"
    runs = (run(each, player.id, account.slips, account.seed) for each in (plan, unsaid(plan)))
    said, other = (each.result for each in runs)
    begins = f"Held back until now: against {player.name} the policy comes to {said} in half a year"
    if said == other:
        return f"{begins}, and to the same {otherwise}."
    return f"{begins}, and to {other} {otherwise}."


def _as_agreed(account: Account, agreed: Agreed, answer: Answer, group: str) -> Iterator[Clause]:
    lot, size = account.lots.chosen(answer, f"{group}.{Part.STEP}")
    count, several = account.promised.chosen(answer, f"{group}.{Part.TABLE}")
    days, rhythm = account.rhythm.chosen(answer, f"{group}.{Part.PACE}")
    told = {
        Part.STEP: (lot, agreed.lot, size, f"{agreed.lot.units:,} at a time, nothing in advance"),
        Part.TABLE: (count, agreed.lots, several, f"{agreed.lots} lots promised at a time"),
        Part.PACE: (days, agreed.days, rhythm, f"a lot every {agreed.days} days"),
    }
    for part, (chosen, right, text, words) in told.items():
        kind = Kind.AS_AGREED if chosen == right else Kind.NOT_AS_AGREED
        yield Clause(
            part=part,
            where=where(part, account),
            record=account.record,
            kind=None if chosen is None else kind,
            chose=text,
            fact=f"The contract that both signed says: {words}.",
        )


def _limited(case: Case, account: Account, limits: Limits, answer: Answer, group: str) -> Iterator[object]:
    lot, size = account.lots.chosen(answer, f"{group}.{Part.STEP}")
    yield FirstOffer(
        where=where(Part.STEP, account),
        units=lot.units if lot else None,
        unpaid=lot.unpaid if lot else 1.0,
        price=case.deal.price,
        cap=limits.cap,
        chose=size,
    )
    count, several = account.promised.chosen(answer, f"{group}.{Part.TABLE}")
    yield OnTheTable(
        where=where(Part.TABLE, account),
        amount=count,
        limit=1,
        unit="promised lots",
        guaranteed=count is not None and count <= limits.covered,
        chose=several,
        fact=f"{account.record.count()} {_security(limits)}",
    )
    days, rhythm = account.rhythm.chosen(answer, f"{group}.{Part.PACE}")
    yield Rhythm(
        where=where(Part.PACE, account),
        person=account.first_name,
        days=days,
        due=limits.due,
        proof=limits.proof,
        kept=limits.kept,
        chose=rhythm,
    )


def _security(limits: Limits) -> str:
    if limits.covered:
        return f"Their security pays for {limits.covered} promised lots, and for no more."
    return f"What they offer pays for none: {limits.security[0].lower()}{limits.security[1:]}."

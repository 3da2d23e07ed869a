"""What an answer to ``low-trust-agreement`` says, as the objects that rules judge."""

from collections.abc import Iterator
from datetime import date

from grader.domain.agreement import Agreement, Control, Step
from grader.domain.safeguards import (
    CheckMoment,
    CheckSource,
    Drafting,
    FirstOffer,
    NextSitting,
    NoteTaking,
    Opening,
    PowerCheck,
)
from grader.domain.table import OnTheTable
from grader.exercises.sheet import Answer, amount_in
from grader.exercises.trust.low_trust_agreement.case import Case

LABELS = {
    "verify": "For the safeguard on authority, you verify",
    "verify-when": "When you verify it",
    "verify-with": "Who confirms it",
    "pace": "The second sitting",
    "offer-size": "The first offer",
    "open-offers": "What is open at a time",
    "notes": "Who takes the notes",
    "draft": "Who draws up the agreement",
}
"""What the decisions of the talks are called, on the screen and in findings."""


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    for number, one in enumerate(case.counterparts, 1):
        begin, text = one.begin.chosen(answer, f"counterpart-{number}.begin")
        yield Opening(
            where=f"Talks with {one.name}",
            begin=begin,
            record=one.record,
            accepts=one.accepts,
            value=case.deal.value,
            chose=text,
        )
    yield from _read_authority(case, answer)
    yield from _read_sittings(case, answer)
    for number, act in enumerate(case.acts, 1):
        proof, proven_by = act.proof.chosen(answer, f"act-{number}.proof")
        remedy, followed_by = act.remedy.chosen(answer, f"act-{number}.remedy")
        yield Control(
            where=f"Their act {number}",
            act=act.act,
            proof=proof,
            remedy=remedy,
            chose=" · ".join(text for text in (proven_by, followed_by) if text),
        )
    steps = tuple(_read_steps(case, answer))
    yield from steps
    deal = case.deal
    yield Agreement(
        where="The deliveries together",
        steps=steps,
        quantity=deal.quantity,
        unit=deal.trade.unit,
        price=deal.price,
        cap=case.cap,
    )


def _read_authority(case: Case, answer: Answer) -> Iterator[object]:
    checked, text = case.verify.chosen(answer, "authority.verify")
    yield PowerCheck(where=LABELS["verify"], checked=checked, value=case.deal.value, chose=text)
    moment, text = case.verify_when.chosen(answer, "authority.verify-when")
    yield CheckMoment(where=LABELS["verify-when"], moment=moment, first_sitting=case.first, chose=text)
    source, text = case.verify_with.chosen(answer, "authority.verify-with")
    yield CheckSource(where=LABELS["verify-with"], source=source, chose=text)


def _read_sittings(case: Case, answer: Answer) -> Iterator[object]:
    partner = case.partner
    sitting, text = case.sittings.chosen(answer, "sittings.pace")
    yield NextSitting(
        where=LABELS["pace"],
        sitting=sitting,
        person=partner.name,
        promise=partner.pending.promise,
        due=partner.due,
        proven=partner.proven,
        kept_until=case.kept_until,
        chose=text,
    )
    lot, text = case.offers.chosen(answer, "sittings.offer-size")
    yield FirstOffer(
        where=LABELS["offer-size"],
        units=lot.units if lot else None,
        unpaid=lot.unpaid if lot else 1.0,
        price=case.deal.price,
        cap=case.cap,
        chose=text,
    )
    count, text = case.open_offers.chosen(answer, "sittings.open-offers")
    yield OnTheTable(
        where=LABELS["open-offers"],
        amount=count,
        limit=1,
        unit="open offers",
        chose=text,
        fact=partner.record.count(),
    )
    side, text = case.notes.chosen(answer, "sittings.notes")
    yield NoteTaking(where=LABELS["notes"], side=side, chose=text)
    side, text = case.draft.chosen(answer, "sittings.draft")
    yield Drafting(where=LABELS["draft"], side=side, chose=text)


def _read_steps(case: Case, answer: Answer) -> Iterator[Step]:
    acts = {one.id: one.act for one in case.acts}
    hangs_on = {n: str(answer.get(f"step-{n}.condition", "")) for n in range(1, len(case.steps) + 1)}
    for number, one in enumerate(case.steps, 1):
        owner, owned_by = one.owner.chosen(answer, f"step-{number}.owner")
        condition, text = one.condition.chosen(answer, f"step-{number}.condition")
        leaves = answer.get(f"step-{number}.date")
        yield Step(
            where=f"Delivery {number}",
            owner=owner,
            owned_by=owned_by,
            condition=text if condition is not None else None,
            act=acts.get(hangs_on[number]),
            twins=tuple(
                f"delivery {n}" for n, act in hangs_on.items() if n != number and act == hangs_on[number]
            ),
            leaves=date.fromisoformat(str(leaves)) if leaves is not None else None,
            units=amount_in(answer, f"step-{number}.size"),
        )

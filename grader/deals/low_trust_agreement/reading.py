"""What a deal says for the agreement without trust, as the objects that rules judge."""

from collections.abc import Iterator

from grader.deals.deal import Deal, part, row_parts
from grader.deals.low_trust_agreement.sections import ACTS, PACE, SAFEGUARDS, STEPS
from grader.deals.the_deal import FACTS, person, record
from grader.domain.agreement import Act, Agreement, Control, Owner, Proof, Remedy, Step
from grader.domain.safeguards import (
    Begin,
    Checked,
    CheckMoment,
    CheckSource,
    Drafting,
    FirstOffer,
    Moment,
    NextSitting,
    NoteTaking,
    Opening,
    PowerCheck,
    Side,
    Source,
)
from grader.domain.table import OnTheTable


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: the safeguards, the talks, their acts and our deliveries."""
    yield from _safeguards(deal)
    yield from _pace(deal)
    acts = _acts(deal)
    for each in row_parts(deal, ACTS):
        if each.row in acts:
            yield Control(
                where=f"They {each.where}",
                act=acts[each.row],
                proof=each.kind("proof", Proof),
                remedy=each.kind("remedy", Remedy),
                chose=" · ".join(filter(None, (each.said("proof"), each.said("remedy")))),
            )
    steps = tuple(_steps(deal, acts))
    yield from steps
    quantity, pace = part(deal, STEPS).amount("quantity"), part(deal, PACE)
    if steps and quantity is not None and not pace.lacking("price", "cap"):
        yield Agreement(
            where="Your deliveries together",
            steps=steps,
            quantity=round(quantity),
            unit="units",
            price=pace.amount("price") or 0,
            cap=pace.amount("cap") or 0,
        )


def _safeguards(deal: Deal) -> Iterator[object]:
    given, facts, found = part(deal, SAFEGUARDS), part(deal, FACTS), record(deal)
    value, meeting = facts.amount("value"), facts.day("meeting")
    if found is not None and value is not None and given.text("accepts"):
        yield Opening(
            where=f"Talks with {found.person}",
            begin=given.kind("begin", Begin),
            record=found,
            accepts=given.text("accepts") == "yes",
            value=value,
            chose=given.said("begin"),
        )
    if value is not None:
        checked = given.kind("checked", Checked)
        yield PowerCheck(where="What you verify", checked=checked, value=value, chose=given.said("checked"))
    if meeting is not None:
        moment = given.kind("moment", Moment)
        yield CheckMoment(
            where="When you verify it", moment=moment, first_sitting=meeting, chose=given.said("moment")
        )
    yield CheckSource(
        where="Who confirms it", source=given.kind("source", Source), chose=given.said("source")
    )


def _pace(deal: Deal) -> Iterator[object]:
    pace = part(deal, PACE)
    due, proven, until = pace.day("due"), pace.day("proven"), pace.day("until")
    if pace.text("promise") and due and proven and until:
        yield NextSitting(
            where="The next sitting",
            sitting=pace.day("sitting"),
            person=person(deal),
            promise=pace.text("promise"),
            due=due,
            proven=proven,
            kept_until=until,
            chose=pace.said("sitting"),
        )
    if not pace.lacking("price", "cap", "paid"):
        units = pace.amount("units")
        yield FirstOffer(
            where="Your first offer",
            units=None if units is None else round(units),
            unpaid=1 - (pace.amount("paid") or 0) / 100,
            price=pace.amount("price") or 0,
            cap=pace.amount("cap") or 0,
            chose=pace.said("units"),
        )
    count, found = pace.text("open"), record(deal)
    yield OnTheTable(
        where="Offers open at a time",
        amount=float(count) if count else None,
        limit=1,
        unit="open offers",
        chose=pace.said("open"),
        fact=found.count() if found else "",
    )
    yield NoteTaking(where="Who takes the notes", side=pace.kind("notes", Side), chose=pace.said("notes"))
    yield Drafting(
        where="Who draws up the agreement", side=pace.kind("draft", Side), chose=pace.said("draft")
    )


def _acts(deal: Deal) -> dict[str, Act]:
    return {
        each.row: Act(f"They {each.where}", due, proven)
        for each in row_parts(deal, ACTS)
        if (due := each.day("due")) and (proven := each.day("proven"))
    }


def _steps(deal: Deal, acts: dict[str, Act]) -> Iterator[Step]:
    rows = row_parts(deal, STEPS)
    names = {each.row: each.where for each in row_parts(deal, ACTS)}
    for each in rows:
        condition = each.text("condition")
        if condition in names and condition not in acts:
            continue  # an act without its days proves nothing yet
        twins = [
            other.where for other in rows if other.row != each.row and other.text("condition") == condition
        ]
        yield Step(
            where=each.where,
            owner=each.kind("owner", Owner),
            owned_by=each.text("person") or each.said("owner"),
            condition=(names.get(condition) or each.said("condition")) if condition else None,
            act=acts.get(condition),
            twins=tuple(twins) if condition in acts else (),
            leaves=each.day("leaves"),
            units=each.amount("units"),
        )

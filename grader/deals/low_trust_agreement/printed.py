"""What the agreement without trust notes, and what it prints."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, part, row_parts
from grader.deals.low_trust_agreement.sections import ACTS, PACE, SAFEGUARDS, STEPS
from grader.deals.the_deal import record, waiting
from grader.deals.tool import Block, Lines
from grader.domain.written import day
from grader.exercises.sheet import Table


def notes(deal: Deal) -> Iterator[str]:
    """Say what follows from the facts alone, and what rows still lack."""
    found = record(deal)
    if found is None:
        yield "Fill in four of their promises under “The deal”: this tool is for when trust is low."
    elif not found.low_trust:
        yield f"{found.facts()} That is no reason for distrust: an ordinary agreement may do."
    yield from waiting(row_parts(deal, ACTS), "name", "due", "proven")


def brief(deal: Deal) -> Iterator[Block]:
    """Say what the printed brief holds."""
    given, pace = part(deal, SAFEGUARDS), part(deal, PACE)
    lines = (
        ("Safeguards", _listed(given, "They said: {}", "accepts", "begin")),
        ("Authority", _listed(given, "Verify: {}", "checked", "moment", "source")),
        ("Their last promise", _listed(pace, "{}", "promise", "due")),
        ("Next sitting", _listed(pace, "{}", "sitting") + _listed(pace, " (at the latest {})", "until")),
        (
            "First offer",
            _listed(pace, "{}", "units", "price") + _listed(pace, ", {} paid in advance", "paid"),
        ),
        ("At most at risk", pace.said("cap")),
        ("Offers open at a time", pace.said("open")),
        ("Notes; agreement", _listed(pace, "{}", "notes", "draft")),
    )
    if filled := tuple(line for line in lines if line[1]):
        yield Lines("Safeguards and pace", filled)
    if acts := row_parts(deal, ACTS):
        yield Table(
            "What they do",
            ("They", "Due", "Proof", "If it fails"),
            tuple(
                (each.where, each.said("due") or "–", each.said("proof") or "–", each.said("remedy") or "–")
                for each in acts
            ),
        )
    names = {each.row: each.where for each in acts}
    if steps := row_parts(deal, STEPS):
        yield Table(
            "What we deliver",
            ("Delivery", "Units", "On", "After they", "Who"),
            tuple(_line(each, names) for each in steps),
        )


def _listed(each: Part, form: str, *names: str) -> str:
    said = "; ".join(filter(None, (each.said(name) for name in names)))
    return form.format(said) if said else ""


def _line(each: Part, acts: dict[str, str]) -> tuple[str, ...]:
    leaves, condition = each.day("leaves"), each.text("condition")
    after = acts.get(condition) or each.said("condition") or "–"
    return (
        each.where,
        each.said("units") or "–",
        day(leaves) if leaves else "–",
        after,
        each.text("person", "–"),
    )

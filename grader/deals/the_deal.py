"""What all tools need to know of a deal: who, what, when, and what came of the other side's promises."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, Rows, Section, part, row_parts
from grader.deals.fields import SENTENCE, Day, Text, choice
from grader.deals.tool import Block, Lines, Tool
from grader.domain.record import LAST, Commitment, TrackRecord
from grader.exercises.sheet import Amount

FACTS = Section(
    id="deal",
    title="The facts",
    text="Who sits across the table, and what it is about. Nothing here leaves your folder.",
    fields=(
        Text("customer", "The customer"),
        Text("person", "Who negotiates for them"),
        Text("product", "What you sell them"),
        Amount("value", "What the contract is worth", "€"),
        Day("meeting", "The next meeting"),
        Text("boss", "Your boss, or whoever leads your sales"),
    ),
)

PROMISES = Section(
    id="promises",
    title="Their promises",
    text=(
        "The last four dated promises that they made to you. Two broken without notice make trust low; "
        "the other tools go by that."
    ),
    rows=Rows(
        "promise",
        (
            Text("promise", "What they promised", SENTENCE, "the signed drawings"),
            Day("due", "Due on"),
            choice(
                "kept",
                "What came of it",
                {"kept": "Kept, or late and announced", "broken": "Broken without notice"},
            ),
        ),
        known=3,
    ),
)


def person(deal: Deal) -> str:
    """Return who negotiates for the customer."""
    return part(deal, FACTS).text("person", "Your counterpart")


def boss(deal: Deal) -> str:
    """Return who leads our sales."""
    return part(deal, FACTS).text("boss", "Your boss")


def record(deal: Deal) -> TrackRecord | None:
    """Return the counterpart's track record; None with fewer promises than it takes to judge."""
    commitments = [
        Commitment(each.text("promise"), due, each.text("kept") == "broken", each.said("kept"))
        for each in row_parts(deal, PROMISES)
        if (due := each.day("due")) and not each.lacking("promise", "kept")
    ]
    if len(commitments) < LAST:
        return None
    return TrackRecord(person(deal), tuple(sorted(commitments, key=lambda one: one.due)))


def waiting(parts: tuple[Part, ...], *names: str) -> Iterator[str]:
    """Say of each row what the rules still have to know.

    Args:
        parts: The rows.
        names: The fields without which nothing can be said of a row.

    Yields:
        A sentence for each row that lacks one of them.
    """
    for each in parts:
        if lacking := each.lacking(*names):
            yield f"{each.where} is not judged yet. Still empty: {'; '.join(lacking)}."


def _notes(deal: Deal) -> Iterator[str]:
    yield from waiting(row_parts(deal, PROMISES), "promise", "due", "kept")
    found = record(deal)
    if found is None:
        yield f"With {LAST} dated promises here, the tools know whether trust is low."
    elif found.low_trust:
        yield f"{found.facts()} Trust is low: tell in small steps, and build the agreement for low trust."
    else:
        yield f"{found.facts()} That is no reason for distrust."


def _brief(deal: Deal) -> Iterator[Block]:
    found = record(deal)
    if found is not None:
        yield Lines("Trust", (("Low" if found.low_trust else "Normal", found.count()),))


TOOL = Tool(
    id="facts",
    title="The deal",
    text="Five minutes of facts that the other tools use.",
    sections=(FACTS, PROMISES),
    read=lambda _: (),
    notes=_notes,
    brief=_brief,
)

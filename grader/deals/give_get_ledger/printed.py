"""What the ledger of gives and gets notes, and what it prints."""

from collections.abc import Iterator

from grader.deals.deal import Deal, part, row_parts
from grader.deals.give_get_ledger.reading import entries_of, sums
from grader.deals.give_get_ledger.sections import (
    ASK_FACTS,
    ASKS,
    MANDATE,
)
from grader.deals.the_deal import waiting
from grader.deals.tool import Block, Lines
from grader.domain.ledger import (
    Verdict,
)
from grader.domain.written import euros
from grader.exercises.sheet import Table


def notes(deal: Deal) -> Iterator[str]:
    """Say what follows from the facts alone, and what rows still lack."""
    yield from waiting(row_parts(deal, ASKS), *ASK_FACTS)
    entries = tuple(entries_of(deal, part(deal, MANDATE).amount("limit")))
    if any(entry.verdict is Verdict.YES for entry in entries):
        gives, gets = sums(entries)
        yield f"By your answers you give {euros(gives)}, and what comes back is worth {euros(gets)}."


def brief(deal: Deal) -> Iterator[Block]:
    """Say what the printed brief holds."""
    limit = part(deal, MANDATE).said("limit")
    rows = row_parts(deal, MANDATE)
    if limit or rows:
        lines = [("You decide alone up to", limit or "–")]
        lines += [
            (each.where, f"at most {each.said('most')} at {each.said('each')}, for {each.text('get')}")
            for each in rows
            if not each.lacking("each", "most", "get")
        ]
        yield Lines("Your mandate", tuple(lines))
    if asks := row_parts(deal, ASKS):
        yield Table(
            "Give and get",
            ("They ask for", "Costs us", "You ask for", "Worth", "Answer"),
            tuple(
                (
                    each.where,
                    each.said("cost") or "–",
                    each.text("get", "–"),
                    each.said("worth") or "–",
                    each.said("verdict") or "–",
                )
                for each in asks
            ),
        )

"""What the disclosure ladder notes, and what it prints."""

from collections.abc import Iterator

from grader.deals.deal import Deal, part, row_parts
from grader.deals.disclosure_ladder.sections import FACTS, PIECES, TALKS
from grader.deals.the_deal import record, waiting
from grader.deals.tool import Block, Lines
from grader.exercises.sheet import Table


def notes(deal: Deal) -> Iterator[str]:
    """Say what follows from the facts alone, and what rows still lack."""
    yield from waiting(row_parts(deal, PIECES), *FACTS)
    if record(deal) is None:
        yield "Fill in four of their promises under “The deal”: whether trust is low decides how you begin."


def brief(deal: Deal) -> Iterator[Block]:
    """Say what the printed brief holds."""
    if rows := row_parts(deal, PIECES):
        yield Table(
            "What to tell",
            ("Piece", "In", "As", "In words", "And add"),
            tuple(
                (
                    f"{each.where}: {each.text('fact', '–')}",
                    *(each.said(name) or "–" for name in ("when", "stance", "words", "ask")),
                )
                for each in rows
            ),
        )
    talks = part(deal, TALKS)
    first = {each.row: each.where for each in row_parts(deal, PIECES)}.get(talks.text("opening"), "")
    pairs = (
        ("Say first", first),
        ("If nothing comes back", talks.said("silence")),
        ("Then go on", talks.said("onward")),
    )
    if given := tuple(pair for pair in pairs if pair[1]):
        yield Lines("In the talks", given)

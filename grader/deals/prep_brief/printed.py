"""What the brief before a meeting notes, and what it prints."""

from collections.abc import Iterator

from grader.deals.deal import Deal, Part, part, row_parts
from grader.deals.prep_brief.sections import (
    AGENDA,
    BACKING,
    LIMIT,
    MENDED,
    OFFERS,
    OPEN_GAP,
    PEOPLE,
    QUOTE,
    TEAM,
    YES,
)
from grader.deals.the_deal import boss, waiting
from grader.deals.tool import Block, Lines
from grader.exercises.sheet import Table


def notes(deal: Deal) -> Iterator[str]:
    """Say what follows from the facts alone, and what rows still lack."""
    yield from waiting(row_parts(deal, TEAM), "name", "day", "agreed")
    yield from waiting(row_parts(deal, OFFERS), "name", "allowed")
    yield from waiting(row_parts(deal, PEOPLE), "name", "signs", "need")
    yield from waiting(row_parts(deal, QUOTE), "name", "stands")
    yield from waiting(row_parts(deal, BACKING), "name", "rests")


def brief(deal: Deal) -> Iterator[Block]:
    """Say what the printed brief holds."""
    yield from _plan(deal)
    if people := row_parts(deal, PEOPLE):
        yield Table(
            "The people",
            ("Who", "Signs up to", "Needs", "We say"),
            tuple(
                (each.where, each.said("signs") or "–", each.text("need", "–"), each.text("say", "–"))
                for each in people
            ),
        )
    if points := row_parts(deal, AGENDA):
        yield Lines(
            "Agenda", tuple((f"{n}. {each.where}", each.text("who")) for n, each in enumerate(points, 1))
        )
    listed = [each for each in row_parts(deal, OFFERS) if each.text("listed") == YES]
    lines = [("On the list", each.where) for each in listed]
    lines += [
        ("To close in the quote", each.where)
        for each in row_parts(deal, QUOTE)
        if each.text("stands") in (MENDED, OPEN_GAP)
    ]
    lines += [
        ("We promise", f"{each.where} ({each.text('who', 'nobody named yet')})")
        for each in row_parts(deal, BACKING)
    ]
    if lines:
        yield Lines("Offers and promises", tuple(lines))


def _plan(deal: Deal) -> Iterator[Block]:
    limit, team = part(deal, LIMIT), part(deal, TEAM)
    lines = [
        ("Walk away below", limit.said("reservation")),
        ("Without this deal", limit.said("alternative")),
        ("We hope for", limit.said("target")),
        ("Guidance", _guidance(deal, team)),
        (
            "With us",
            ", ".join(f"{each.where} ({each.said('day') or 'no day yet'})" for each in row_parts(deal, TEAM)),
        ),
    ]
    if given := tuple(line for line in lines if line[1]):
        yield Lines("Before the meeting", given)


def _guidance(deal: Deal, team: Part) -> str:
    return f"{boss(deal)}, {team.said('hour')}" if team.text("guided") == YES and team.text("hour") else ""

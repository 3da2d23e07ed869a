"""What a deal says for the disclosure ladder, as the objects that rules judge."""

from collections.abc import Iterator
from enum import Enum
from typing import TypeVar

from grader.deals.deal import Deal, Part, part, row_parts
from grader.deals.disclosure_ladder.sections import FACTS, MEETINGS, ORIGINS, PIECES, TALKS, WHEN
from grader.deals.the_deal import person, record
from grader.domain.disclosure import (
    AfterSilence,
    Ask,
    Decided,
    Disclosure,
    Ladder,
    LaterMeetings,
    Meeting,
    Onward,
    Origin,
    Piece,
    Silence,
    Stance,
    Words,
)
from grader.domain.record import TrackRecord
from grader.domain.table import OnTheTable

Kind = TypeVar("Kind", bound=Enum)


def read(deal: Deal) -> Iterator[object]:
    """Turn the deal into what the rules judge: each complete piece, and with all of them the ladder."""
    rows = row_parts(deal, PIECES)
    complete = {each.row: _disclosure(each) for each in rows if not each.lacking(*FACTS)}
    yield from complete.values()
    talks, found = part(deal, TALKS), record(deal)
    yield AfterSilence(person(deal), _decided(talks, "silence", Silence))
    if found is None or not complete or len(complete) < len(rows):
        return
    matters = talks.amount("matters")
    first = complete.get(talks.text("opening"))
    ladder = Ladder(
        record=found,
        disclosures=tuple(complete.values()),
        opening=Decided(first, first.piece.where) if first else None,
        matters_from=matters or 0,
    )
    if matters is not None:
        yield ladder
    later = [one for when in MEETINGS[1:] for one in ladder.told_in(when)]
    way = _decided(talks, "onward", Onward)
    yield LaterMeetings(found, way, sum(one.piece.risk for one in later))
    limit = talks.amount("limit")
    if limit is not None:
        yield from _exposures(found, ladder, limit, way)


def _disclosure(each: Part) -> Disclosure:
    def figure(name: str) -> float:
        return each.amount(name) or 0

    when = each.text("when")
    origin = Origin(each.text("origin"))
    return Disclosure(
        piece=Piece(
            where=each.where,
            issue=each.text("issue"),
            origin=origin,
            source=ORIGINS[origin],
            gain=figure("gain"),
            chance=figure("chance"),
            loss=figure("loss"),
            opens=Meeting(int(each.text("opens"))),
            fact=f"{each.text('fact').rstrip('.')}.",
        ),
        when=Decided(Meeting(int(when)), WHEN[when]) if when else None,
        stance=_decided(each, "stance", Stance),
        words=_decided(each, "words", Words),
        ask=_decided(each, "ask", Ask),
    )


def _decided(each: Part, name: str, kinds: type[Kind]) -> Decided[Kind] | None:
    value = each.text(name)
    return Decided(kinds(value), each.said(name)) if value else None


def _exposures(
    found: TrackRecord, ladder: Ladder, limit: float, way: Decided[Onward] | None
) -> Iterator[OnTheTable]:
    facts = found.count()
    exempt = "" if found.low_trust else f"{facts} So no risk limit binds."

    def table(where: str, amount: float | None, chose: str) -> OnTheTable:
        return OnTheTable(
            where=where, amount=amount, limit=limit, unit="€", chose=chose, fact=facts, exempt=exempt
        )

    for when in MEETINGS:
        told = ladder.told_in(when)
        risk = sum(one.piece.risk for one in told)
        undecided = ladder.undecided and risk <= limit
        yield table(
            f"Meeting {when.value}", None if undecided else risk, ", ".join(one.piece.where for one in told)
        )
    if way is not None and way.value is Onward.ALL_AT_THE_END:
        first = ladder.told_in(Meeting.FIRST)
        unsaid = sum(one.piece.risk for one in ladder.disclosures if one not in first)
        yield table("Meeting 3", unsaid, way.text)

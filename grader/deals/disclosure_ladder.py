"""The disclosure ladder over a deal of the learner's own: what to tell, when, in which words."""

from collections.abc import Iterator
from enum import Enum
from typing import TypeVar

from grader.deals.deal import Deal, Part, Rows, Section, part, row_parts
from grader.deals.fields import LINE, SENTENCE, Pick, Text, choice
from grader.deals.the_deal import person, record, waiting
from grader.deals.tool import Block, Lines, Tool, Use
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
from grader.exercises.sheet import Amount, Table
from grader.rules import sharing
from grader.rules.too_much import not_too_much_at_once

Kind = TypeVar("Kind", bound=Enum)

WHEN = {
    "1": "Meeting 1",
    "2": "Meeting 2",
    "3": "Meeting 3",
    "0": "Not told",
}
ORIGINS = {
    Origin.LAW: "a law",
    Origin.REGULATOR: "a regulator",
    Origin.BOARD: "fundamental policy of our company",
    Origin.WISH: "a wish of ours",
}
MEETINGS = tuple(Meeting)[1:]
FACTS = ("fact", "issue", "origin", "gain", "chance", "loss", "opens")

PIECES = Section(
    id="piece",
    title="What you know",
    text=(
        "What you know and they do not: a limit of yours, a date, an alternative, a wish. Put rough figures "
        "to each; then decide what to tell, when and how."
    ),
    rows=Rows(
        "piece",
        (
            Text("name", "In a few words", LINE, "Delivery date"),
            Text("fact", "What is true", SENTENCE, "We cannot ship before 3 May"),
            Text("issue", "The issue that it bears on", LINE, "delivery"),
            choice("origin", "It comes from", {kind: text.capitalize() for kind, text in ORIGINS.items()}),
            choice("opens", "Its issue opens in", {"1": "Meeting 1", "2": "Meeting 2", "3": "Meeting 3"}),
            Amount("gain", "Telling it gains us", "€"),
            Amount("chance", "Chance of misuse", "%", 100),
            Amount("loss", "Misuse would cost us", "€"),
            choice("when", "You tell it in", WHEN),
            choice("stance", "You present it as", {Stance.FIXED: "Fixed", Stance.PREFERENCE: "A preference"}),
            choice(
                "words",
                "What you say of it is",
                {Words.EXACT: "Exact", Words.RANGE: "A range", Words.VAGUE: "Vague", Words.SLANTED: "Bent in our favour"},
            ),
            choice(
                "ask",
                "And you add",
                {
                    Ask.THEIR_LIMIT: "A question about their limits on it",
                    Ask.NOTHING: "Nothing",
                    Ask.SIDE_QUESTION: "A question about something else",
                    Ask.CONCESSION: "A demand on it",
                },
            ),
        ),
        known=8,
    ),
)

TALKS = Section(
    id="telling",
    title="In the talks",
    text="Where you begin, and what you do if nothing comes back.",
    fields=(
        Pick("opening", "You say first", PIECES.id),
        Amount("matters", "In this deal, a gain matters from", "€"),
        Amount("limit", "Where trust is low, the most risk to take in one meeting", "€"),
        choice(
            "silence",
            "Suppose they tell you nothing in return in meeting 1. You",
            {
                Silence.ASK_CONCERNS: "Ask them directly what concerns them most",
                Silence.LET_DROP: "Let it rest, and go on",
                Silence.PRESS: "Make your next piece depend on theirs",
                Silence.TELL_MORE: "Tell them more, so that they open up",
            },
        ),
        choice(
            "onward",
            "And meetings 2 and 3 then go",
            {
                Onward.AS_PLANNED: "As planned",
                Onward.HOLD_BACK: "With the rest kept back",
                Onward.THEIRS_FIRST: "On only after they have told something",
                Onward.ALL_AT_THE_END: "With all of the rest told in meeting 3",
            },
        ),
    ),
)


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
        return OnTheTable(where=where, amount=amount, limit=limit, unit="€", chose=chose, fact=facts, exempt=exempt)

    for when in MEETINGS:
        told = ladder.told_in(when)
        risk = sum(one.piece.risk for one in told)
        undecided = ladder.undecided and risk <= limit
        yield table(f"Meeting {when.value}", None if undecided else risk, ", ".join(one.piece.where for one in told))
    if way is not None and way.value is Onward.ALL_AT_THE_END:
        first = ladder.told_in(Meeting.FIRST)
        unsaid = sum(one.piece.risk for one in ladder.disclosures if one not in first)
        yield table("Meeting 3", unsaid, way.text)


def _notes(deal: Deal) -> Iterator[str]:
    yield from waiting(row_parts(deal, PIECES), *FACTS)
    if record(deal) is None:
        yield "Fill in four of their promises under “The deal”: whether trust is low decides how you begin."


def _brief(deal: Deal) -> Iterator[Block]:
    if rows := row_parts(deal, PIECES):
        yield Table(
            "What to tell",
            ("Piece", "In", "As", "In words", "And add"),
            tuple(
                (f"{each.where}: {each.text('fact', '–')}", *(each.said(name) or "–" for name in ("when", "stance", "words", "ask")))
                for each in rows
            ),
        )
    talks = part(deal, TALKS)
    first = {each.row: each.where for each in row_parts(deal, PIECES)}.get(talks.text("opening"), "")
    pairs = (("Say first", first), ("If nothing comes back", talks.said("silence")), ("Then go on", talks.said("onward")))
    if given := tuple(pair for pair in pairs if pair[1]):
        yield Lines("In the talks", given)


_PIECES = "a piece, with all its facts"
_LADDER = "four of their promises, all facts of every piece, and from what sum a gain matters"

TOOL = Tool(
    id="disclosure-ladder",
    title="What to tell",
    exercise="disclosure-ladder",
    text="What to tell them, in which meeting, how exactly, and what to ask in return.",
    sections=(PIECES, TALKS),
    rules=(
        Use(sharing.share_what_is_worth_it, _PIECES),
        Use(sharing.lead_with_what_matters, _LADDER),
        Use(sharing.climb_in_small_steps, _LADDER),
        Use(sharing.stay_open, "four of their promises, and all facts of every piece"),
        Use(not_too_much_at_once, f"{_LADDER.rpartition(',')[0]}, and the most risk to take in one meeting"),
        Use(sharing.fixed_only_where_fixed, _PIECES),
        Use(sharing.constraints_early, _PIECES),
        Use(sharing.invite_their_limits, _PIECES),
        Use(sharing.constraints_exactly, _PIECES),
        Use(sharing.tell_the_truth, _LADDER),
        Use(sharing.ask_their_concerns, "what you do when nothing comes back"),
    ),
    read=read,
    notes=_notes,
    brief=_brief,
)

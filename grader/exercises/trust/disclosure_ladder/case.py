"""The case of the disclosure ladder: one deal, three meetings, eight pieces of information."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.disclosure import Meeting, Origin, Piece
from grader.domain.record import TrackRecord
from grader.exercises.sheet import Option
from grader.exercises.trust.disclosure_ladder.hand import Hand, Weight, draw_hand
from grader.exercises.trust.disclosure_ladder.prose import Kind, fair_options, texts
from grader.exercises.trust.track_record import draw_record
from grader.exercises.world import Deal, draw_deal, euros, shuffled

MATTERS_FROM = (2000, 3000, 4000, 5000, 6000, 8000, 10_000, 12_000)
"""Round sums from which a gain may matter, in euros."""


class Card(Struct, frozen=True):
    """One piece and the options for telling it."""

    piece: Piece
    words: tuple[Option, ...]
    asks: tuple[Option, ...]


class Case(Struct, frozen=True, kw_only=True):
    """One deal with three meetings.

    Attributes:
        deal: The account.
        person: Who negotiates for them.
        boss: Our manager, who put the figures to the pieces.
        record: The track record of ``person``.
        meetings: The days of the three meetings.
        limits: For each meeting, the most risk to take there under low trust, in euros.
        matters_from: The gain from which a piece matters, in euros.
        cards: The eight pieces, in the order of the screen.
        silence: Options when nothing came back.
        onward: Options for the later meetings.
        saving: The risk that holding back would save, in euros.
    """

    deal: Deal
    person: str
    boss: str
    record: TrackRecord
    meetings: tuple[date, ...]
    limits: tuple[int, int, int]
    matters_from: int
    cards: tuple[Card, ...]
    silence: tuple[Option, ...]
    onward: tuple[Option, ...]
    saving: float


def draw(random: Random) -> Case:
    """Draw a case.

    Args:
        random: The variant's random numbers.

    Returns:
        A case in which the reference and every flawed answer exist.
    """
    deal = draw_deal(random)
    person, boss = deal.people[:2]
    worth = deal.value * random.uniform(0.012, 0.025)
    matters_from = min(MATTERS_FROM, key=lambda sum_: abs(sum_ - worth))
    hand = draw_hand(random, matters_from)
    names = {"person": person, "saving": euros(hand.saving)}
    return Case(
        deal=deal,
        person=person,
        boss=boss,
        record=draw_record(random, deal, person, low=random.choice((True, False))),
        meetings=tuple(deal.start + timedelta(days=1 + 8 * number) for number in range(3)),
        limits=hand.limits,
        matters_from=matters_from,
        cards=_cards(random, deal, hand),
        silence=fair_options(random, texts().silence, names),
        onward=fair_options(random, texts().onward, names),
        saving=hand.saving,
    )


def _cards(random: Random, deal: Deal, hand: Hand) -> tuple[Card, ...]:
    kinds = _kinds(random, deal, hand.parts)
    opens = [random.choice((Meeting.SECOND, Meeting.THIRD)) for _ in kinds]
    # The constraint that is likeliest to be misused opens first: it is the tempting one to tell too late.
    opens[len(hand.constraints) - 1] = Meeting.SECOND
    issues = [kind.issue for kind in kinds]
    cards = []
    for kind, weight, meeting in zip(kinds, hand.weights, opens, strict=True):
        blanks = figures_of(random, kind, deal)
        other = random.choice([issue for issue in issues if issue != kind.issue])
        asks = fair_options(random, texts().asks, {"issue": kind.issue, "other": other})
        piece = _piece(kind, weight, meeting, kind.fact.format(**blanks))
        cards.append(Card(piece, fair_options(random, kind.statements, blanks), asks))
    return shuffled(random, cards)


def _kinds(random: Random, deal: Deal, parts: tuple[str, ...]) -> list[Kind]:
    """Return one constraint of each origin, in random order, then a wish for each part."""
    fitting = [kind for kind in shuffled(random, texts().kinds) if deal.trade.goods or not kind.goods]
    fixed = (Origin.LAW, Origin.REGULATOR, Origin.BOARD)
    chosen = [next(kind for kind in fitting if kind.origin is origin) for origin in shuffled(random, fixed)]
    for part in parts:
        chosen.append(next(kind for kind in fitting if part in kind.parts and kind not in chosen))
    return chosen


def _piece(kind: Kind, weight: Weight, opens: Meeting, fact: str) -> Piece:
    return Piece(
        where=kind.name,
        issue=kind.issue,
        origin=kind.origin,
        source=kind.source,
        gain=weight.gain,
        chance=weight.chance,
        loss=weight.loss,
        opens=opens,
        fact=fact,
    )


def figures_of(random: Random, kind: Kind, deal: Deal) -> dict[str, str]:
    """Draw the figures that fill a kind's blanks.

    Args:
        random: The variant's random numbers.
        kind: The kind of information.
        deal: The account.

    Returns:
        What to fill in, by blank: the true figure within its range, slanted figures outside it.
    """
    first, last, step = kind.figures
    figure = random.randrange(first, last + 1, step)
    figures = {
        "n": figure,
        "low": figure - step * random.choice((1, 2)),
        "high": figure + step * random.choice((1, 2)),
        "off": figure + step * 3 * kind.slant,
        "off2": figure + step * 4 * kind.slant,
    }
    if kind.of_price:
        figures = {name: round(deal.price * percent / 100) for name, percent in figures.items()}
    written = {name: f"{value:,}" for name, value in figures.items()}
    return {**written, "item": deal.trade.item, "quoted": f"{deal.price:,}", "buyer": deal.buyer}

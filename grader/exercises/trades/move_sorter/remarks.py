"""Which remark goes with which answer in a case of ``move-sorter``."""

from collections.abc import Mapping, Sequence
from random import Random

from grader.domain.moves import Remark
from grader.domain.responses import Fault
from grader.domain.written import euros
from grader.exercises.trades.move_sorter.case import Frame
from grader.exercises.trades.move_sorter.prose import RemarkProse, script
from grader.exercises.world import shuffled

TWIN = 0.7
"""How often the second remark on a topic is harmless."""

Spot = tuple[Fault, bool]
"""A topic, and whether its fault is committed."""

GIVES = ("full", "short", "reduced", "reduced-return", "one-way")
CLEAN = ("full", "reduced-return", "negotiated-no")

PLACES: Mapping[Spot, tuple[str, ...]] = {
    (Fault.HOPE, True): (*CLEAN, "one-way"),
    (Fault.HOPE, False): CLEAN,
    (Fault.PRICE, True): (*GIVES, "bare-no", "negotiated-no"),
    (Fault.PRICE, False): (*CLEAN, "bare-no"),
    (Fault.TAUGHT, True): (*CLEAN, "reduced"),
    (Fault.TAUGHT, False): CLEAN,
    (Fault.HOSTILE, True): ("short", "reduced", "one-way", "bare-no", "negotiated-no"),
    (Fault.HOSTILE, False): (*GIVES, "bare-no", "negotiated-no"),
}
"""Where a remark may stand. A gift for nothing agrees on the price and teaches to ask by itself, so that
no harmless word on either stands beside one; and a final no leaves nothing to hope or to ask for."""


def draw_remarks(random: Random) -> dict[str, RemarkProse]:
    """Draw a remark for each answer that is given at the table, and one that is all the answer.

    Args:
        random: The variant's random numbers.

    Returns:
        By kind of move; ``hope`` is the ask to which a promise of effort is all the answer.
    """
    # Of the two on hope, the other one is always at fault: evens keep guesses at bay.
    spots: list[Spot] = [(Fault.HOPE, random.choice((True, False)))]
    for topic in (Fault.PRICE, Fault.TAUGHT, Fault.HOSTILE):
        spots += [(topic, True), (topic, random.random() > TWIN)]
    kinds = _placed(random, spots, (*GIVES, "bare-no", "negotiated-no"))
    drawn = dict(zip(kinds, _worded(random, spots), strict=True))
    return drawn | {"hope": random.choice([one for one in script().remarks if one.whole])}


def _placed(random: Random, spots: Sequence[Spot], free: Sequence[str]) -> list[str]:
    """Return a kind of answer for each spot, in random order; an empty list when there is none."""
    if not spots:
        return []
    for kind in shuffled(random, [kind for kind in free if kind in PLACES[spots[0]]]):
        others = _placed(random, spots[1:], [other for other in free if other != kind])
        if len(others) == len(spots) - 1:
            return [kind, *others]
    return []


def _worded(random: Random, spots: list[Spot]) -> list[RemarkProse]:
    """Return words for each place; the two on one topic never answer the same words."""
    chosen: list[RemarkProse] = []
    for topic, committed in spots:
        leads = {one.lead for one in chosen if one.topic is topic and one.lead}
        ways = [
            one
            for one in script().remarks
            if (one.topic, one.committed) == (topic, committed) and not one.whole and one.lead not in leads
        ]
        chosen.append(random.choice([one for one in ways if one not in chosen]))
    return chosen


def words_of(frame: Frame) -> dict[str, str]:
    """Return what the placeholders of a remark stand for."""
    deal = frame.deal
    number = next((place for place, line in enumerate(frame.agreed, 1) if line.family == "secrecy"), 0)
    return {
        "client": frame.client,
        "rep": frame.rep,
        "seller": deal.seller,
        "buyer": deal.buyer,
        "price": euros(deal.price),
        "item": deal.trade.item,
        "unit": deal.trade.unit,
        "more": f"{10 * round(deal.quantity / 8):,}",
        "number": str(number),
    }


def heard(frame: Frame, said: RemarkProse) -> Remark:
    """Return a remark as rules weigh it."""
    return Remark(said.topic, said.committed, said.fact.format_map(words_of(frame)))

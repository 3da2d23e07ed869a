"""How a case of ``move-sorter`` is drawn."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

from msgspec.structs import replace

from grader.domain.responses import Answer
from grader.domain.written import day, euros
from grader.exercises.sheet import Document, Message, Option, Prose, Table
from grader.exercises.trades.move_sorter import pauses
from grader.exercises.trades.move_sorter.bargains import Pool
from grader.exercises.trades.move_sorter.case import Agreed, Card, Case, Frame
from grader.exercises.trades.move_sorter.menus import draw_faults
from grader.exercises.trades.move_sorter.prose import RemarkProse, script
from grader.exercises.trades.move_sorter.remarks import draw_remarks, heard, words_of
from grader.exercises.trades.move_sorter.stage import NothingFitsError, Stage, Talk, open_stage
from grader.exercises.trades.move_sorter.talk import KINDS
from grader.exercises.world import draw_deal, shuffled

AGREED = 4
"""How many lines are agreed already, before the credit that we owe."""

SAME_DAY = 7
"""The last move of the second talk; the others belong to the third."""

Drawn = tuple[Talk, RemarkProse | None]


def draw(random: Random) -> Case:
    """Draw twelve moves, anew until a believable return has been found for each."""
    while True:
        try:
            return _attempt(random)
        except NothingFitsError:
            continue


def _attempt(random: Random) -> Case:
    remarks = draw_remarks(random)
    frame, used = _frame(random, breach=any(remark.breach for remark in remarks.values()))
    stage = open_stage(random, frame, Pool(random, frame.deal, used))
    others: list[Drawn] = [
        *((KINDS[kind](stage), remark) for kind, remark in remarks.items() if kind in KINDS),
        (pauses.hope(stage), remarks["hope"]),
        (pauses.put_off(stage), None),
        *((talk, None) for talk in _stalls(stage)),
    ]
    drawn = [(pauses.early(stage), None), *shuffled(random, others)]
    cards = tuple(_card(random, frame, number, one) for number, one in enumerate(drawn, 1))
    return Case(frame=frame, cards=cards, moments=_moments(cards))


def _frame(random: Random, *, breach: bool) -> tuple[Frame, set[str]]:
    deal = draw_deal(random)
    large = random.random() < 0.7  # noqa: PLR2004 # so that about half the cases have a date that counts
    share = random.uniform(0.5, 0.82) if large else random.uniform(1.2, 1.7)
    rate = 20 * max(4, round(deal.value / 60_000))
    debt = random.choice([debt for debt in script().debts if debt.goods == deal.trade.goods])
    lines = [Agreed(one.line, one.text, one.family) for one in script().owed]
    secrecy = [line for line in lines if line.family == "secrecy"] if breach else []
    others = random.sample([line for line in lines if line not in secrecy], AGREED - len(secrecy))
    agreed = shuffled(random, [*secrecy, *others])
    frame = Frame(
        deal=deal,
        client=deal.people[0],
        rep=deal.people[1],
        first=deal.start,
        sitting=deal.start + timedelta(days=random.randrange(14, 19)),
        last=deal.start + timedelta(days=random.randrange(21, 26)),
        threshold=max(10_000, 10_000 * round(deal.value * share / 10_000)),
        dated=large and random.random() < 0.7,  # noqa: PLR2004 # as above
        agreed=(*agreed, Agreed(debt.line.format(rate=euros(rate)), "", "debt")),
        rate=rate,
    )
    return frame, {line.family for line in agreed}


def _stalls(stage: Stage) -> Iterator[Talk]:
    """Yield two matters for pauses: one stalled at least, and at least one while outgunned."""
    plans = ((True, False), (None, False), (None, True), (True, None))
    first, second = stage.random.choices(plans, (3, 2, 2, 3))[0]
    yield (pauses.went_on(stage, outgunned=True) if first is None else pauses.stalled(stage, outgunned=first))
    yield (
        pauses.went_on(stage, outgunned=False) if second is None else pauses.stalled(stage, outgunned=second)
    )


def _card(random: Random, frame: Frame, number: int, drawn: Drawn) -> Card:
    talk, said = drawn
    remark = heard(frame, said) if said else None
    move = replace(talk.move, where=f"Move {number}", remark=remark)
    when = frame.first if move.schedule else frame.sitting if number <= SAME_DAY else frame.last
    return Card(move, tuple(_documents(frame, day(when), talk, said)), draw_faults(random, move))


def _documents(frame: Frame, when: str, talk: Talk, said: RemarkProse | None) -> Iterator[Document]:
    words = words_of(frame)
    if talk.note:
        yield Prose(f"{when}. {talk.note}")
    lead = f"{said.lead.format_map(words)} " if said and said.lead else ""
    yield Message(when, frame.client, f"{lead}{talk.asked}")
    beside = said.says.format_map(words) if said else ""
    parts = (talk.said, beside) if said and said.after else (beside, talk.said)
    yield Message(when, frame.rep, " ".join(part for part in parts if part))
    if said:
        yield Message(when, frame.client, said.reply)
    if talk.rows:
        yield Table("In figures", ("What", "To us", "To them"), talk.rows)


def _moments(cards: Sequence[Card]) -> tuple[Option, ...]:
    """Return when the negotiation may have begun, in order: before any move, with an ask, with an answer."""
    later = list(enumerate(cards, 1))[2:]
    answered = [
        next(number for number, card in later if card.move.answer is answer)
        for answer in (Answer.YES, Answer.NO)
    ]
    moments = (Option(f"move-{number}", f"With move {number}") for number in (1, 2, *sorted(answered)))
    return (Option("before", "Before move 1"), *moments)

"""The draft of the quote in a case of ``prep-brief``, and who stands behind its promises."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.colleagues import Backing
from grader.exercises.menu import Line, Menu, lettered, slug
from grader.exercises.team.prep_brief.prose import PromiseProse, script, wares
from grader.exercises.world import Deal, day, euros, shuffled

LINES = 7
GAPS = 2
PROMISES = 3

SATURDAY = 5


class Entry(Struct, frozen=True):
    """A line of the draft.

    Attributes:
        line: What it is about.
        asks: What they ask for.
        draft: What our draft says.
        complete: Whether that is enough.
        why: Why it is, or is not.
    """

    line: str
    asks: str
    draft: str
    complete: bool
    why: str

    @property
    def id(self) -> str:
        """Its name in the answer file."""
        return slug(self.line)


class Backed(Struct, frozen=True, kw_only=True):
    """A promise of the quote.

    Attributes:
        text: What is promised.
        rests_on: What it rests on.
        regular: Who answers for that as a rule.
        deputy: Who stands in.
        remark: Who does so now, in words.
        fact: The same in one sentence.
        menu: Whom to name.
    """

    text: str
    rests_on: str
    regular: str
    deputy: str
    remark: str
    fact: str
    menu: Menu[Backing]


class Quote(Struct, frozen=True):
    """The draft and its promises."""

    entries: tuple[Entry, ...]
    promises: tuple[Backed, ...]


def draw_quote(random: Random, deal: Deal, meeting: date, names: Iterator[str]) -> Quote:
    """Draw a draft with two gaps, and three promises.

    Args:
        random: The variant's random numbers.
        deal: The account.
        meeting: The day of the meeting.
        names: People without a part in the case so far.

    Returns:
        The draft of the quote.
    """
    facts = _facts(random, deal, meeting, next(names))
    machines = wares()[deal.trade.field].machines
    drawn = random.sample([one for one in script().quote if machines or not one.machines], LINES)
    entries = []
    for number, prose in enumerate(drawn):
        text, why = random.choice(prose.gap if number < GAPS else prose.sound)
        entries.append(
            Entry(
                prose.line,
                prose.asks.format(**facts),
                text.format(**facts),
                number >= GAPS,
                f"{why.format(**facts)}.",
            )
        )
    made = random.sample([one for one in script().promises if machines or not one.machines], PROMISES)
    return Quote(shuffled(random, entries), tuple(_promise(random, prose, facts, names) for prose in made))


def _facts(random: Random, deal: Deal, meeting: date, contact: str) -> dict[str, str]:
    needed = _workday(meeting + timedelta(weeks=random.randrange(6, 10), days=random.randrange(5)))
    board = _workday(meeting + timedelta(days=random.randrange(12, 20)))
    half = round(deal.quantity * 0.4)
    tested = deal.start - timedelta(days=random.randrange(60, 240))
    stale = deal.start - timedelta(days=random.randrange(480, 700))
    days = {
        "needed": needed,
        "early": _workday(needed - timedelta(days=random.randrange(4, 8))),
        "leaving": _workday(needed - timedelta(days=random.randrange(4, 8))),
        "board": board,
        "valid": board + timedelta(days=random.randrange(6, 12)),
        "invalid": board - timedelta(days=random.randrange(3, 8)),
        "past": deal.start - timedelta(days=random.randrange(20, 60)),
        "far": meeting + timedelta(days=random.randrange(120, 150)),
    }
    return {name: day(when) for name, when in days.items()} | {
        "quantity": f"{deal.quantity:,}",
        "unit": deal.trade.unit,
        "item": deal.trade.item,
        "price": euros(deal.price),
        "half": f"{half:,}",
        "rest": f"{deal.quantity - half:,}",
        "fewer": f"{round(deal.quantity * random.uniform(0.8, 0.9)):,}",
        "fewer_rest": f"{round(deal.quantity * random.uniform(0.4, 0.5)):,}",
        "tested": f"{day(tested)} {tested.year}",
        "stale": f"{day(stale)} {stale.year}",
        "fee": euros(random.randrange(600, 1500, 50)),
        "contact": contact,
    }


def _workday(when: date) -> date:
    return when - timedelta(days=max(0, when.weekday() - SATURDAY + 1))


def _promise(random: Random, prose: PromiseProse, facts: Mapping[str, str], names: Iterator[str]) -> Backed:
    regular, deputy, stranger = next(names), next(names), next(names)
    charge = script().charge
    deputed = random.choice((True, False))
    remark = random.choice(charge.deputy if deputed else charge.regular)
    remark = remark.format(regular=regular, deputy=deputy, **facts)
    right, wrong = (deputy, regular) if deputed else (regular, deputy)
    bait = random.choice(
        (Line("", Backing.NOT_IN_CHARGE, stranger), Line("", Backing.THE_REP, "You yourself"))
    )
    return Backed(
        text=random.choice(prose.texts).format(**facts),
        rests_on=prose.rests_on,
        regular=regular,
        deputy=deputy,
        remark=remark,
        fact=f"For {prose.rests_on} the list says: {remark}.",
        menu=lettered(
            shuffled(
                random,
                [
                    Line("", Backing.IN_CHARGE, right),
                    Line("", Backing.NOT_IN_CHARGE, wrong),
                    Line("", Backing.DEPARTMENT, f"The {prose.department}"),
                    bait,
                ],
            )
        ),
    )

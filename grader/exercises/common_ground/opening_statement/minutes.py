"""How the minutes are drawn: what is settled, what only looks so, and the true count."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.incidents import in_words
from grader.domain.opening import Count
from grader.domain.written import day
from grader.exercises.common_ground.opening_statement.case import Slot
from grader.exercises.common_ground.opening_statement.prose import script
from grader.exercises.common_ground.opening_statement.words import Words, draw_slot
from grader.exercises.world import Deal

MIXES = ((2, 2), (3, 1), (3, 2), (4, 1))
"""How many issues are settled, and how many look settled and hang."""

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven")


class Entry(Struct, frozen=True):
    """An issue in the minutes; the open issue of the day is not among these."""

    name: str
    when: date
    text: str
    settled: bool


def draw_settled(random: Random, facts: dict[str, str], deal: Deal, meeting: date) -> tuple[Slot, str]:
    """Draw the minutes and what may be said of them.

    Args:
        random: The variant's random numbers.
        facts: Names, and the open issue with both positions.
        deal: The account.
        meeting: The day of the statement.

    Returns:
        The slot, and the issue that was settled last.
    """
    entries = _entries(random, facts, deal, meeting)
    settled = [entry for entry in entries if entry.settled]
    hanging = [entry for entry in entries if not entry.settled]
    last = max(settled, key=_when).name
    total = len(entries) + 1
    why = _facts(settled, hanging, facts["issue"], total)
    way = random.choice(script().count_ways).text

    def counted(kind: Count, number: int, name: str) -> Words:
        text = way.format(n=NUMBERS[number], total=NUMBERS[total], last=name)
        return Words(kind, text, why)

    latest = max(entries, key=_when).name
    rest = [
        counted(Count.TOO_FEW, len(settled) - 1, random.choice(settled).name),
        counted(Count.WRONG_ISSUE, len(settled), max(hanging, key=_when).name),
        *(
            Words(line.kind, line.text.format(**facts), f"It counts nothing. {why}", line.tone)
            for line in script().count_lines
        ),
    ]
    rows = [(entry.name.capitalize(), day(entry.when), entry.text) for entry in entries]
    rows.append(
        (facts["issue"].capitalize(), day(max(map(_when, entries))), script().minutes.open.format(**facts))
    )
    true = counted(Count.TRUE, len(settled), last)
    over = counted(Count.TOO_MANY, len(entries), latest)
    return draw_slot(random, rows, (true,), (over,), rest), last


def _when(entry: Entry) -> date:
    return entry.when


def _entries(random: Random, facts: dict[str, str], deal: Deal, meeting: date) -> list[Entry]:
    settled, hanging = random.choice(MIXES)
    prose, count = script().minutes, settled + hanging
    texts = [*random.sample(prose.settled, settled), *random.sample(prose.hanging, hanging)]
    days = [deal.start + timedelta(days=each) for each in random.sample(range(1, 26), count)]
    names = (*prose.issues, *prose.goods) if deal.trade.goods else prose.issues
    board = day(meeting + timedelta(days=random.randrange(2, 9)))
    return [
        Entry(name, when, text.format(board=board, **facts), place < settled)
        for place, (name, when, text) in enumerate(zip(random.sample(names, count), days, texts, strict=True))
    ]


def _facts(settled: list[Entry], hanging: list[Entry], issue: str, total: int) -> str:
    done = in_words(tuple(f"{entry.name} ({day(entry.when)})" for entry in sorted(settled, key=_when)))
    loose = " ".join(f"{entry.name.capitalize()}: {entry.text}" for entry in hanging)
    return f"Settled by both, of {NUMBERS[total]}: {done}. Wide open: {issue}. {loose}"

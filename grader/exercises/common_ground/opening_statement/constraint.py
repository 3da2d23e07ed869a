"""How our constraint is drawn: the version in force, the one that is not, and a colleague's wish."""

from datetime import date, timedelta
from random import Random

from grader.domain.opening import Limit
from grader.domain.written import day
from grader.exercises.common_ground.opening_statement.case import Slot
from grader.exercises.common_ground.opening_statement.prose import TopicProse, script
from grader.exercises.common_ground.opening_statement.words import Words, draw_slot
from grader.exercises.world import shuffled


def draw_limit(random: Random, facts: dict[str, str], topic: TopicProse, meeting: date) -> Slot:
    """Draw the constraint and the ways to state it.

    Args:
        random: The variant's random numbers.
        facts: Names; ``colleague`` is who has the wish.
        topic: The open issue.
        meeting: The day of the statement.

    Returns:
        The slot: the right figure is the newer one where it is in force, otherwise the older one.
    """
    prose, limit = script(), random.choice(topic.limits)
    old, new = (random.choice(figures) for figures in shuffled(random, (limit.loose, limit.tight)))
    enacted = random.choice((True, False))
    wish, figure, other = random.choice(limit.wished), *((new, old) if enacted else (old, new))
    versions = tuple(limit.file.format(n=each, **facts) for each in (old, new))
    rows = _rows(random, limit.source.format(**facts), versions, meeting, enacted=enacted)
    rows.append((f"{facts['colleague']}, a colleague", limit.wish.format(n=wish)))
    in_force = rows[1] if enacted else rows[0]
    fact = f"In force on the day: {in_force[0]}: {in_force[1]}"
    way = random.choice(prose.least_ways if limit.least else prose.limit_ways).text
    right = Words(Limit.EXACT, way.format(said=limit.said.format(n=figure)), fact)
    twin = Words(Limit.NOT_IN_FORCE, way.format(said=limit.said.format(n=other)), fact)
    wished = f"That figure is what {facts['colleague']} would like: {rows[2][1]} {fact}"
    later = f"Neither figure nor source is named: what comes out later will look like a trick. {fact}"
    # Either figure, so that the one which stands there twice is not always the right one.
    guess = random.choice((figure, other))
    bare = f"No source is named: true or not, it could be a bluff. {fact}"
    rest = [
        Words(Limit.PREFERENCE, way.format(said=limit.said.format(n=wish)), wished),
        *(
            Words(Limit.SOURCELESS, each.text.format(said=limit.sourceless.format(n=guess)), bare, -1)
            for each in prose.sourceless_ways
        ),
        *(Words(Limit.VAGUE, each.text, later, each.tone) for each in prose.vague_lines),
    ]
    return draw_slot(random, rows, (right,), (twin,), rest)


def _rows(
    random: Random, source: str, versions: tuple[str, ...], meeting: date, *, enacted: bool
) -> list[tuple[str, str]]:
    old, new = versions
    since = meeting - timedelta(days=random.randrange(10, 60))
    vote = meeting + timedelta(days=random.randrange(20, 90))
    status = script().in_force
    note = status.new.format(since=day(since)) if enacted else status.draft.format(vote=day(vote))
    newer = meeting - timedelta(days=random.randrange(70, 120))
    return [
        (f"{source}, text of {newer.year - random.randrange(3, 9)}", old),
        (f"{source}, text of {day(newer)} {newer.year}", f"{new} {note}"),
    ]

"""How the words on offer are put together for one part of the statement."""

from collections.abc import Sequence
from random import Random

from msgspec import Struct

from grader.exercises.common_ground.opening_statement.case import Row, Slot
from grader.exercises.menu import TRIES, Line, Menu, UnfairWordingsError, is_fair
from grader.exercises.world import shuffled


class Words(Struct, frozen=True):
    """A sentence on offer: its kind, its text, the fact that decides, its manner and the answer to it."""

    kind: str
    text: str
    why: str
    tone: int = 0
    reply: str = ""


def draw_slot(
    random: Random, rows: Sequence[Row], right: Sequence[Words], twin: Sequence[Words], rest: Sequence[Words]
) -> Slot:
    """Draw four sentences: a right one, its near-twin and two others, none of them telling by its length.

    Args:
        random: The variant's random numbers.
        rows: What the file holds.
        right: Sentences that are right.
        twin: Sentences that are nearly right; none where nothing comes near.
        rest: Other sentences.

    Returns:
        The slot, with sentences and ids in random order.

    Raises:
        UnfairWordingsError: The sentences hold no four of about one length.
    """
    for _ in range(TRIES):
        near = [random.choice(twin)] if twin else []
        drawn = [random.choice(right), *near, *_of_different_kinds(random, rest, 3 - len(near))]
        if is_fair([words.text for words in drawn]):
            return _slot(random, rows, drawn)
    raise UnfairWordingsError([words.text for words in right])


def _of_different_kinds(random: Random, words: Sequence[Words], count: int) -> list[Words]:
    kinds = random.sample(list(dict.fromkeys(each.kind for each in words)), count)
    return [random.choice([each for each in words if each.kind == kind]) for kind in kinds]


def _slot(random: Random, rows: Sequence[Row], drawn: Sequence[Words]) -> Slot:
    named = dict(zip("abcd", shuffled(random, drawn), strict=True))
    lines = tuple(Line(name, each.kind, each.text, each.tone, each.reply) for name, each in named.items())
    return Slot(shuffled(random, rows), Menu(lines), {name: each.why for name, each in named.items()})

"""What may be said and done in a ``live-deal``: one right option a menu, tempting ones beside it."""

from collections.abc import Sequence
from random import Random
from typing import TypeVar

from grader.domain.bargain import Figuring, FirstReply, Response
from grader.exercises.menu import (
    TRIES,
    Line,
    Menu,
    UnfairWordingsError,
    draw_menu,
    draw_one_of_each,
    filled,
    is_fair,
    lettered,
)
from grader.exercises.trades.live_deal.case import Bench, Menus, Return
from grader.exercises.trades.live_deal.issues import Issues
from grader.exercises.trades.live_deal.prose import script
from grader.exercises.world import shuffled

Kind = TypeVar("Kind")

REFUSED = 0.35
"""How often the right answer to the smaller ask is a no that names what can move."""


def draw_menus(
    random: Random, issues: Issues, words: dict[str, str], bench: Bench, agreed: Sequence[str]
) -> Menus:
    """Draw what may be said and done.

    Args:
        random: The variant's random numbers.
        issues: What is negotiated.
        words: What the prose may name.
        bench: Who knows about the clause.
        agreed: What the offer has anyway.

    Returns:
        The menus.
    """
    prose, paying = script(), issues.paying
    first = _ready(prose.first_replies, words, words["early"])
    openings = _ready(prose.openings, words)
    worths = _ready(prose.worths, words)
    phrases = _ready(prose.phrases, words, paying.label(2))
    responses = _ready(prose.responses, words, paying.label(3))
    signatures = _ready(prose.signatures, words)
    third = random.choice(("soften", "delegate"))
    return Menus(
        first=_one_of_each(random, first, tuple(FirstReply)),
        opening=_one_of_each(random, openings, ("fact", "misquote", "script", "boast")),
        worth=lettered(draw_menu(random, worths, "stand").lines),
        smaller=_smaller(random, issues, words, agreed),
        figuring=_one_of_each(random, _ready(prose.figurings, words), tuple(Figuring)),
        phrase=lettered(draw_menu(random, phrases, "all", "part").lines),
        response=_one_of_each(random, responses, _answers(random, bench)),
        signature=_one_of_each(random, signatures, ("peer", "comply", "break", third)),
    )


def _answers(random: Random, bench: Bench) -> tuple[Response, ...]:
    # Under a deadline and without a specialist of one's own nobody sensible says yes to the clause.
    answer = Response.NO_AND if bench.deadline else random.choice((Response.YES_AND, Response.NO_AND))
    wrong = (
        Response.BARE_YES,
        Response.BARE_NO,
        Response.MAYBE,
        Response.OPEN_STALL,
        Response.HAND_OVER,
    )
    return answer, Response.STALL, *random.sample(wrong, 2)


def _ready(lines: Sequence[Line[Kind]], words: dict[str, str], back: str = "") -> list[Line[Kind]]:
    named = words | {"back": back, "Back": f"{back[:1].upper()}{back[1:]}"}
    return [filled(line, **named) for line in lines]


def _one_of_each(random: Random, lines: Sequence[Line[Kind]], kinds: Sequence[Kind]) -> Menu[Kind]:
    """Draw one line of each kind, none of which stands out by its length."""
    return draw_one_of_each(random, *([line for line in lines if line.kind == kind] for kind in kinds))


def _smaller(random: Random, issues: Issues, words: dict[str, str], agreed: Sequence[str]) -> Menu[Return]:
    """Draw an answer that pays for itself or grants nothing, and three that give something away."""
    prose = script()
    right = "no" if random.random() < REFUSED else "fair"
    lines = {
        "fair": _grants(words, "fair", issues.paying.label(1)),
        "small": _grants(words, "small", issues.small.label(1)),
        "agreed": _grants(words, "agreed", random.choice(agreed)),
        "words": _grants(words, "words", random.choice(prose.words)),
        "no": [
            Line(line.id, Return("no", 0, issues.paying.label(1)), line.text, line.tone)
            for line in _ready(prose.refusals, words, issues.paying.label(1))
        ],
        "gift": [
            Line(line.id, Return(line.kind, 1 if line.kind == "split" else 2), line.text, line.tone)
            for line in _ready(prose.gifts, words)
        ],
    }
    for _ in range(TRIES):
        kinds = [right, *random.sample(("small", "agreed", "words", "gift"), 3)]
        chosen = [random.choice(lines[kind]) for kind in kinds]
        if is_fair([line.text for line in chosen]):
            return lettered(shuffled(random, chosen))
    raise UnfairWordingsError([line.text for ways in lines.values() for line in ways])


def _grants(words: dict[str, str], kind: str, back: str) -> list[Line[Return]]:
    return [
        Line(kind, Return(kind, 2, back), way.format(now=words["now"], back=back)) for way in script().grants
    ]

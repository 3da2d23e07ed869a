"""The stage on which the moves of ``move-sorter`` are drawn, and what every move is made of."""

from collections.abc import Iterator
from random import Random

from msgspec import Struct

from grader.domain.moves import Move, Worth
from grader.domain.written import euros
from grader.exercises.trades.move_sorter.bargains import Pool, Range, Wish
from grader.exercises.trades.move_sorter.case import Frame, Priced
from grader.exercises.trades.move_sorter.prose import Issue, script
from grader.exercises.world import shuffled

# Labels say what is asked, not what is answered: that is to be heard in the words.
THEY_ASK, A_PART, WE_ASK = "They ask for", "A part of it:", "We ask for"

Row = tuple[str, str, str]


class NothingFitsError(LookupError):
    """No return is believable at the worth that was drawn: the case is drawn anew."""


class Talk(Struct, frozen=True, kw_only=True):
    """A move before it has a number: the facts, the words and the figures.

    Attributes:
        move: The facts, without a place and a remark.
        asked: The client's words.
        said: The rep's words; empty where a remark is all that is said.
        rows: The figures.
        note: Who knew the matter; empty where anybody does.
    """

    move: Move
    asked: str
    said: str = ""
    rows: tuple[Row, ...] = ()
    note: str = ""


class Stage(Struct, frozen=True):
    """What it takes to draw the talks of a case."""

    random: Random
    frame: Frame
    pool: Pool
    names: Iterator[str]
    issues: Iterator[Issue]
    lines: dict[str, Iterator[str]]

    def answer(self, kind: str, **facts: str) -> str:
        """Return an answer of a kind, in words that this case has not used if there are any left."""
        raised = {name.capitalize(): text[:1].upper() + text[1:] for name, text in facts.items()}
        return next(self.lines[kind]).format(**facts, **raised)

    def get(self, cost: float, worth: Range) -> Priced:
        """Return something to ask for that is worth a multiple of a cost.

        Raises:
            NothingFitsError: None is believable.
        """
        found = self.pool.get(cost, worth)
        if found is None:
            raise NothingFitsError
        return found


def open_stage(random: Random, frame: Frame, pool: Pool) -> Stage:
    """Return a stage with all words and people still unused."""
    lines = {kind: _endless(random, ways) for kind, ways in script().answers.items()}
    return Stage(
        random, frame, pool, iter(frame.deal.people[2:]), iter(shuffled(random, script().issues)), lines
    )


def _endless(random: Random, ways: tuple[str, ...]) -> Iterator[str]:
    while True:
        yield from shuffled(random, ways)


def worth_of(priced: Priced, owed: str = "") -> Worth:
    """Return a give or a get as rules weigh it: what it is to us."""
    return Worth(priced.name, priced.ours, owed)


def costs(label: str, give: Priced) -> Row:
    """Return the figures of a give."""
    return (f"{label} {give.name}", f"costs {euros(give.ours)}", f"worth {euros(give.theirs)}")


def brings(label: str, get: Priced) -> Row:
    """Return the figures of a get."""
    return (f"{label} {get.name}", f"worth {euros(get.ours)}", f"costs {euros(get.theirs)}")


def asked(wish: Wish, frame: Frame) -> str:
    """Return the words in which the client asks for something."""
    deal = frame.deal
    return wish.prose.ask.format(give=wish.whole.name, product=deal.trade.product, seller=deal.seller)

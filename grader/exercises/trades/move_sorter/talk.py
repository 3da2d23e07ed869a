"""Moves of ``move-sorter`` that anybody can judge at the table: yes or no, whole or in part, for what."""

from collections.abc import Callable

from msgspec.structs import replace

from grader.domain.moves import Move, Worth
from grader.domain.responses import Answer
from grader.domain.written import euros
from grader.exercises.trades.move_sorter.bargains import EVEN, FULL, SHORT, Range
from grader.exercises.trades.move_sorter.case import Priced
from grader.exercises.trades.move_sorter.prose import script
from grader.exercises.trades.move_sorter.stage import (
    A_PART,
    THEY_ASK,
    WE_ASK,
    Stage,
    Talk,
    asked,
    brings,
    costs,
    worth_of,
)


def _traded(stage: Stage, worth: Range) -> Talk:
    wish = stage.pool.wish(exact=worth == EVEN)
    give = wish.whole
    get = stage.get(give.ours, worth)
    return Talk(
        move=Move(
            where="", answer=Answer.YES, ask=worth_of(give), granted=worth_of(give), returned=worth_of(get)
        ),
        asked=asked(wish, stage.frame),
        said=stage.answer("return", give=give.name, get=get.name),
        rows=(costs(THEY_ASK, give), brings(WE_ASK, get)),
    )


def _debt(stage: Stage) -> Talk:
    frame, number = stage.frame, len(stage.frame.agreed)
    prose = next(
        debt for debt in script().debts if debt.line.format(rate=euros(frame.rate)) == frame.agreed[-1].line
    )
    count = stage.random.randrange(4, 9)
    credit = Priced(prose.give.format(n=count), frame.rate * count, frame.rate * count)
    owed = Worth(credit.name, credit.ours, f"is owed by line {number} of what is agreed")
    return Talk(
        move=Move(where="", answer=Answer.YES, ask=owed, granted=owed),
        asked=prose.ask.format(n=count, give=credit.name),
        said=stage.answer("paid", give=credit.name),
        rows=(costs(THEY_ASK, credit),),
    )


def full(stage: Stage) -> Talk:
    """Return a give that costs us nothing in the end: well paid, evenly paid, or owed."""
    kind = stage.random.choices(("full", "even", "debt"), (5, 3, 3))[0]
    return _debt(stage) if kind == "debt" else _traded(stage, EVEN if kind == "even" else FULL)


def short(stage: Stage) -> Talk:
    """Return a give for which too little comes back."""
    return _traded(stage, SHORT)


def reduced(stage: Stage) -> Talk:
    """Return a part of what was asked for, granted for nothing."""
    wish = stage.pool.wish()
    give = wish.reduced
    return Talk(
        move=Move(
            where="", answer=Answer.YES, ask=worth_of(wish.whole), granted=worth_of(give), reduced=True
        ),
        asked=asked(wish, stage.frame),
        said=stage.answer("reduced", give=give.name),
        rows=(costs(THEY_ASK, wish.whole), costs(A_PART, give)),
    )


def reduced_return(stage: Stage) -> Talk:
    """Return a part of what was asked for, with a return that pays for it or falls short."""
    wish = stage.pool.wish()
    give = wish.reduced
    get = stage.get(give.ours, stage.random.choice((FULL, SHORT)))
    return Talk(
        move=Move(
            where="",
            answer=Answer.YES,
            ask=worth_of(wish.whole),
            granted=worth_of(give),
            reduced=True,
            returned=worth_of(get),
        ),
        asked=asked(wish, stage.frame),
        said=stage.answer("reduced-return", give=give.name, get=get.name),
        rows=(costs(THEY_ASK, wish.whole), costs(A_PART, give), brings(WE_ASK, get)),
    )


def one_way(stage: Stage) -> Talk:
    """Return a give for nothing, or for something that they owe already."""
    wish = stage.pool.wish()
    give = wish.whole
    bare = Move(where="", answer=Answer.YES, ask=worth_of(give), granted=worth_of(give))
    if stage.random.random() < 0.5:  # noqa: PLR2004 # half of the cases
        said, rows = stage.answer("one-way", give=give.name), (costs(THEY_ASK, give),)
        return Talk(move=bare, asked=asked(wish, stage.frame), said=said, rows=rows)
    line, agreed = stage.random.choice(list(enumerate(stage.frame.agreed[:-1], 1)))
    get = Priced(
        agreed.text, round(give.ours * stage.random.uniform(1.1, 1.5), -2), round(give.ours * 0.6, -1)
    )
    return Talk(
        move=replace(bare, returned=worth_of(get, f"is owed by line {line} of what is agreed")),
        asked=asked(wish, stage.frame),
        said=stage.answer("return", give=give.name, get=get.name),
        rows=(costs(THEY_ASK, give), brings(WE_ASK, get)),
    )


def bare_no(stage: Stage) -> Talk:
    """Return a refusal that ends the matter."""
    wish = stage.pool.wish()
    return Talk(
        move=Move(where="", answer=Answer.NO, ask=worth_of(wish.whole)),
        asked=asked(wish, stage.frame),
        said=stage.answer("bare-no", ask=wish.whole.name),
        rows=(costs(THEY_ASK, wish.whole),),
    )


def negotiated_no(stage: Stage) -> Talk:
    """Return a refusal that names what a deal would take."""
    wish = stage.pool.wish()
    get = stage.get(wish.whole.ours, stage.random.choice((FULL, SHORT)))
    return Talk(
        move=Move(where="", answer=Answer.NO, ask=worth_of(wish.whole), counter=worth_of(get)),
        asked=asked(wish, stage.frame),
        said=stage.answer("negotiated-no", ask=wish.whole.name, get=get.name),
        rows=(costs(THEY_ASK, wish.whole), brings(WE_ASK, get)),
    )


KINDS: dict[str, Callable[[Stage], Talk]] = {
    "full": full,
    "short": short,
    "reduced": reduced,
    "reduced-return": reduced_return,
    "one-way": one_way,
    "bare-no": bare_no,
    "negotiated-no": negotiated_no,
}
"""Moves that anybody can judge at the table; each case has one of each."""

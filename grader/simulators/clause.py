"""A clause that a specialist has written: what each way to answer it costs on average.

Follows "Elite Sales Strategies": a client's ask takes a yes or a no, and negotiating after either; the
exception is the rep who is outgunned, who is better off with a stall. The chances and sums are ours.
"""

from enum import StrEnum

from msgspec import Struct

LOSS = 20_000
"""What a misjudged clause costs, in euros."""

MISJUDGED = 5
"""Chance in percent to misjudge it among equals, or with one's own specialist."""

OUTMATCHED = 40
"""Chance in percent to misjudge it alone against a specialist."""

PAUSE = 1_500
"""What two more days cost, in euros."""

HOPE = 5_000
"""What an answer that is heard as half a yes costs later on, in euros."""

DEAL = 15_000
"""What the deal is worth, which a pause past the deadline loses, in euros."""


class Change(StrEnum):
    """What is different from the case in which the rep is outgunned."""

    NOTHING = "nothing"
    ABSENT = "their specialist stays away"
    REACHED = "ours can be reached"
    DEADLINE = "a deadline forbids a pause"


class Answer(StrEnum):
    """A way to answer."""

    AT_ONCE = "at-once"
    OPEN = "open"
    STALL = "stall"


class Clause(Struct, frozen=True):
    """The clause in one situation.

    Attributes:
        change: What differs from the case in which the rep is outgunned.
        costs: What each answer costs on average, in euros.
    """

    change: Change
    costs: dict[Answer, int]

    @property
    def outgunned(self) -> bool:
        """Whether they have the specialist, ours cannot be reached, and no deadline forbids a pause."""
        return self.change is Change.NOTHING

    @property
    def cheapest(self) -> Answer:
        """The answer that costs least."""
        return min(self.costs, key=lambda answer: self.costs[answer])


def answer_clause(change: int = 0) -> Clause:
    """Reckon what each answer costs.

    Args:
        change: Which of the facts differs, by its place in ``Change``; 0 for none.

    Returns:
        The clause with its costs.
    """
    changed = tuple(Change)[change]
    even = changed in (Change.ABSENT, Change.REACHED)
    misjudged = LOSS * MISJUDGED // 100
    pause = DEAL if changed is Change.DEADLINE else PAUSE + misjudged
    vague = DEAL if changed is Change.DEADLINE else pause + HOPE
    at_once = misjudged if even else LOSS * OUTMATCHED // 100
    return Clause(changed, {Answer.AT_ONCE: at_once, Answer.OPEN: vague, Answer.STALL: pause})

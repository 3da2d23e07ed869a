"""The vocabulary of a negotiation with the simulated buyer: terms, moves, replies, lessons."""

from enum import StrEnum

from msgspec import Struct

from grader.simulators.frontier import Levels


class Term(Struct, frozen=True):
    """An issue, by place, at one of its levels."""

    issue: int
    level: int


class Phrase(StrEnum):
    """A kind of line that the buyer remembers; not its text."""

    SEE_WHAT_WE_CAN_DO = "heard a vague promise"
    TOO_DEAR = "heard that the price is too high"
    ASK_AGAIN = "was told to ask again"
    AT_YOUR_SERVICE = "was served like a master"


class Move(Struct, frozen=True, kw_only=True):
    """What the seller answers to an ask.

    Attributes:
        gives: Terms granted.
        wants: Terms asked in return.
        phrases: Lines spoken with it that the buyer remembers.
        pause: Whether it is a proper stall: topic, date and who returns are named.
    """

    gives: tuple[Term, ...] = ()
    wants: tuple[Term, ...] = ()
    phrases: tuple[Phrase, ...] = ()
    pause: bool = False


class Reply(StrEnum):
    """What the buyer does about a move."""

    AGREED = "agreed"
    COUNTERED = "countered"
    REFUSED = "refused"
    POCKETED = "pocketed"
    PRESSED = "pressed on"
    WAITED = "waited"


class Lesson(StrEnum):
    """What the buyer has learned from a move, each a reason to ask for more."""

    GIFT = "asking is free"
    REDUCED = "what was cut comes on the second ask"
    SILENCE = "no answer, so ask for more"


class Turn(Struct, frozen=True, kw_only=True):
    """One ask, its answer and what came of it.

    Attributes:
        ask: What the buyer asked for.
        move: What the seller answered.
        reply: What the buyer did.
        offer: A smaller return that it would accept; only when it countered.
        learned: What it took from the move: lessons, and phrases that it will remember.
        standing: The level of each issue afterwards.
        more: What it will ask for on top, because of this move.
        appetite: How hungry it is afterwards, from 0 to 6.
    """

    ask: Term
    move: Move
    reply: Reply
    offer: tuple[Term, ...] = ()
    learned: tuple[Lesson | Phrase, ...] = ()
    standing: Levels
    more: tuple[Term, ...] = ()
    appetite: int

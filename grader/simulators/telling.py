"""Ten customers who have broken their word: what comes of silence, of paying back, and of telling.

Follows Janet Spirer: when they are not trustworthy, tell them. The model is ours and says what
telling can do and what it cannot. Who merely slipped has a cause that strikes every third month
until somebody speaks of it; told of it, they put it right. Who exploits is told in vain. Both sides
otherwise answer in kind, in the trust game's payoffs, a point being a thousand euros.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from functools import partial
from random import Random

from msgspec import Struct

from grader.simulators.race import POINT
from grader.simulators.trust_game import Move, Policy, play

CUSTOMERS = 10

RECURS = 3
"""Months after which an untold cause strikes again."""


class Reply(StrEnum):
    """What we do about the broken promise."""

    TELL = "tell"
    PAY_BACK = "pay-back"
    GO_ON = "go-on"


class Outlook(Struct, frozen=True):
    """What each reply brings with ten customers.

    Attributes:
        months: How long we still deal with them.
        slipped: What a customer who slipped brings over these months, in euros, by reply.
        exploits: What one who exploits brings, in euros, by reply.
    """

    months: int
    slipped: Mapping[Reply, float]
    exploits: Mapping[Reply, float]

    def worth(self, reply: Reply, honest: int) -> float:
        """Return what ten customers bring, in euros.

        Args:
            reply: What we do with each of them.
            honest: How many of the ten merely slipped.
        """
        return honest * self.slipped[reply] + (CUSTOMERS - honest) * self.exploits[reply]

    def best(self, honest: int) -> Reply:
        """Return the reply that brings most: where several do, paying back, then telling."""
        return max((Reply.PAY_BACK, Reply.TELL, Reply.GO_ON), key=lambda reply: self.worth(reply, honest))

    @property
    def enough(self) -> int | None:
        """From how many on who merely slipped telling brings most; None where it never does."""
        counts = range(CUSTOMERS + 1)
        return next((honest for honest in counts if self.best(honest) is Reply.TELL), None)


def outlook(months: int = 12) -> Outlook:
    """Play on with both kinds of customer, the month of the broken promise behind us.

    Args:
        months: How long we still deal with them.

    Returns:
        What each reply brings.
    """
    return Outlook(
        months,
        {reply: _earned(reply, _slipper(told=reply is Reply.TELL), months) for reply in Reply},
        {reply: _earned(reply, _exploiter, months) for reply in Reply},
    )


def _earned(reply: Reply, customer: Policy, months: int) -> float:
    match = play(_OURS[reply], customer, rounds=months + 1, random=Random(0))
    return sum(ours for ours, _ in match.gains()[1:]) * POINT


Past = Sequence[Move]


def _patient(patience: int, own: Past, other: Past, _random: Random, /) -> Move:
    """Answer in kind, but not before the moves of so many months are known."""
    return other[-1] if len(own) >= patience else Move.COOPERATE


def _kind(_own: Past, _other: Past, _random: Random, /) -> Move:
    return Move.COOPERATE


def _exploiter(_own: Past, _other: Past, _random: Random, /) -> Move:
    return Move.CHEAT


def _slipper(*, told: bool) -> Policy:
    def policy(own: Past, other: Past, _random: Random, /) -> Move:
        month = len(own)
        if month == 0 or (not told and month % RECURS == 0):
            return Move.CHEAT
        return other[-1]

    return policy


_OURS: Mapping[Reply, Callable[[Past, Past, Random], Move]] = {
    Reply.TELL: partial(_patient, 2),
    Reply.PAY_BACK: partial(_patient, 1),
    Reply.GO_ON: _kind,
}
"""Telling gives them one more month in good faith, and then answers in kind, too."""

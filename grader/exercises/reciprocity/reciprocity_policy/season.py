"""How a policy of ``reciprocity-policy`` does over half a year, against players of the trust game."""

from collections.abc import Sequence
from itertools import pairwise
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.policy import Kind
from grader.domain.record import BREACHES, LAST
from grader.domain.written import euros
from grader.simulators.trust_game import STRATEGIES, Match, Move, play

MARGIN = 0.15
"""What a lot earns whose promises both sides keep, as a part of its price."""

LOSS = 0.5
"""What a broken promise costs, as a part of what was unpaid."""

TOLD = 0.25
"""The part of the slips that remains with somebody who is told of each; the others are put right."""

SMALL = 0.25
"""The size of a small lot of one who has gone over to small lots, as a part of the usual one."""

REFUSED = 3
"""So many acts in a row without proof mean that proof is refused."""


class Plan(Struct, frozen=True, kw_only=True):
    """A policy, whole, in the terms of the game.

    Attributes:
        opening: How it begins.
        answer: What a breach is answered with.
        saying: What is said of it.
        forgiveness: What follows when it is made good.
        stop: When it ends.
        price: Price of a lot, in euros.
        unpaid: The part of it that is not paid beforehand.
        blind: How many lots still leave after a breach: what is promised, or not known in time.
        rounds: How many lots leave in half a year.
    """

    opening: Kind
    answer: Kind
    saying: Kind
    forgiveness: Kind
    stop: Kind
    price: float
    unpaid: float
    blind: int
    rounds: int


class Run(Struct, frozen=True):
    """What came of a plan.

    Attributes:
        kept: Lots of which both sides kept their word.
        broken: Lots on which they broke theirs, while the plan was running.
        earned: Euros after each lot, from the first one.
    """

    kept: int
    broken: int
    earned: tuple[float, ...]

    @property
    def total(self) -> float:
        """Euros at the end."""
        return self.earned[-1]

    @property
    def result(self) -> str:
        """The same in words, a loss as a loss."""
        return f"a loss of {euros(-self.total)}" if self.total < 0 else euros(self.total)


class Player(Struct, frozen=True):
    """A plan as a player of the trust game: holding a lot back is a move against them."""

    plan: Plan

    def __call__(self, own: Sequence[Move], other: Sequence[Move], _random: Random, /) -> Move:
        """Return the next move."""
        known = other[: max(0, len(other) - self.plan.blind)]
        if self.over(known):
            return Move.CHEAT
        if not own:
            return Move.CHEAT if self.plan.opening in (Kind.TEST, Kind.HOLD) else Move.COOPERATE
        return Move.CHEAT if self._holds_back(own, known) else Move.COOPERATE

    def over(self, known: Sequence[Move]) -> bool:
        """Say whether the plan has ended, by what is known of the other's moves."""
        if self.plan.stop is Kind.FIRST_BREACH:
            return Move.CHEAT in known
        refused = len(known) >= REFUSED and Move.COOPERATE not in known[-REFUSED:]
        return self.plan.stop is Kind.REFUSAL and refused

    def safeguarded(self, known: Sequence[Move]) -> bool:
        """Say whether they act first: from the start, or since two of the last four were broken."""
        if self.plan.opening is Kind.THEY_FIRST:
            return True
        return self.plan.stop is Kind.LOW_TRUST and known[-LAST:].count(Move.CHEAT) >= BREACHES

    def small(self, known: Sequence[Move]) -> bool:
        """Say whether lots are smaller than the usual one by now."""
        stepwise = self.plan.forgiveness is Kind.STEPWISE and self.plan.opening is not Kind.THEY_FIRST
        return stepwise and self._answered(known)

    def _answered(self, known: Sequence[Move]) -> bool:
        if self.plan.answer is Kind.AT_THE_SECOND:
            return any(one is two is Move.CHEAT for one, two in pairwise(known))
        return Move.CHEAT in known

    def _holds_back(self, own: Sequence[Move], known: Sequence[Move]) -> bool:
        if self.plan.answer is Kind.IGNORE:
            return False
        if self.plan.forgiveness is Kind.NEVER and self._answered(known):
            return True
        if self.plan.forgiveness is Kind.UNASKED and own[-1] is Move.CHEAT:
            return False
        if self.plan.answer is Kind.STRIKE:
            return Move.CHEAT in known[-2:]
        patience = 2 if self.plan.answer is Kind.AT_THE_SECOND and not self.safeguarded(known) else 1
        return len(known) >= patience and Move.COOPERATE not in known[-patience:]


def run(plan: Plan, opponent: str, slips: float, seed: int) -> Run:
    """Run a plan over half a year.

    Args:
        plan: The policy.
        opponent: Id of a player of the trust game.
        slips: Chance that a move goes wrong by mistake.
        seed: Where chance comes from.

    Returns:
        What came of it. Whoever is told of slips puts most of them right; whoever means to exploit does not.
    """
    noise = slips * TOLD if plan.saying is Kind.TELL else slips
    match = play(
        Player(plan), STRATEGIES[opponent].policy, rounds=plan.rounds, random=Random(seed), noise=noise
    )
    return _settled(plan, match)


def _settled(plan: Plan, match: Match) -> Run:
    player, earned, total, kept, broken = Player(plan), [], 0.0, 0, 0
    for number, (mine, yours) in enumerate(zip(match.first, match.second, strict=True)):
        known = match.second[: max(0, number - plan.blind)]
        if not player.over(known):
            price = plan.price * (SMALL if player.small(known) else 1)
            kept += mine is yours is Move.COOPERATE
            broken += yours is Move.CHEAT
            if mine is yours is Move.COOPERATE:
                total += MARGIN * price
            elif mine is Move.COOPERATE and not player.safeguarded(known):
                total -= LOSS * price * plan.unpaid
        earned.append(round(total))
    return Run(kept, broken, tuple(earned))


def unsaid(plan: Plan) -> Plan:
    """Return the same plan with the other choice about telling: not a word, or all of it."""
    return replace(plan, saying=Kind.SILENT if plan.saying is Kind.TELL else Kind.TELL)

"""What attempts add up to: the best score, honest tries, and whether help has been earned."""

from collections.abc import Iterable

from grader.exercises.exercise import PASS_MARK
from grader.progress.log import Attempt

HONEST_TRIES = 3
"""Different whole answers after which the reference answer is shown even without a pass."""


def best_score(attempts: Iterable[Attempt]) -> float:
    """Return the most points of any attempt; 0 without one."""
    return max((attempt.score for attempt in attempts), default=0.0)


def honest_tries(attempts: Iterable[Attempt]) -> int:
    """Return how many different whole answers were checked: the same one again is no new try."""
    return len({repr(sorted(attempt.answer.items())) for attempt in attempts if attempt.whole})


def has_earned_the_reference(attempts: Iterable[Attempt], variant: str) -> bool:
    """Return whether a case was passed, or honestly tried often enough, for its reference to be shown.

    Args:
        attempts: The attempts at the exercise.
        variant: The case.
    """
    mine = [attempt for attempt in attempts if attempt.variant == variant]
    return best_score(mine) >= PASS_MARK or honest_tries(mine) >= HONEST_TRIES

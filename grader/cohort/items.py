"""Difficulty and discrimination of exercises and rules, by classical test theory.

An item's difficulty is its p-value: the mean share of its points that learners earn. Its discrimination
is the corrected item-total correlation: with the learner's points on everything else, without the item
itself. Answers with nothing in them, or that cannot be graded, are left out: they would lift every
correlation and say nothing of the item.
"""

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from statistics import StatisticsError, correlation, mean

from msgspec import Struct

from grader.cohort.work import Cohort, Task
from grader.domain.finding import Status

FEWEST = 10
"""Learners below whom a correlation is not worked out: it would be chance."""

SURE = 1.96
"""Standard errors on either side of a figure that hold the true one 95 times of 100."""

EXTREME = 0.999999
"""The strongest correlation that has an interval."""


class Item(Struct, frozen=True, kw_only=True):
    """One exercise or rule as an item of a test.

    Attributes:
        task: The task's id.
        title: Its title.
        rule: The rule's id; empty for the exercise as a whole.
        statement: What the rule asks; empty as above.
        count: Learners whose answers enter.
        difficulty: The p-value, from 0 (nobody) to 1 (everybody); None without answers.
        range: Between what the p-value of many such learners would lie; None for a whole exercise.
        against: Learners who enter the correlation.
        discrimination: The corrected item-total correlation; None where there is none.
        interval: Between what it would lie with many such learners.
        verdict: What that means, in words.
    """

    task: str
    title: str
    rule: str = ""
    statement: str = ""
    count: int = 0
    difficulty: float | None = None
    range: tuple[float, float] | None = None
    against: int = 0
    discrimination: float | None = None
    interval: tuple[float, float] | None = None
    verdict: str = ""


Pair = tuple[float, float]
"""A learner's share of an item's points, and of the points of everything else."""


def exercise_items(cohort: Cohort) -> tuple[Item, ...]:
    """Return every exercise as an item of the test that all exercises of the report make together.

    What stands against an exercise is the mean share of points in the learner's other exercises; a
    learner who has no other is not in the correlation.
    """
    shares: dict[str, dict[str, float]] = {}
    worth = {task.id: task.maximum for task in cohort.tasks if task.rules}
    for each in cohort.work:
        if each.tried and each.score is not None and worth.get(each.task):
            shares.setdefault(each.learner, {})[each.task] = each.score / worth[each.task]
    items = []
    for task in cohort.tasks:
        if task.rules:
            mine = {who: of[task.id] for who, of in shares.items() if task.id in of}
            pairs = [
                (share, mean(rest))
                for who, share in mine.items()
                if (rest := [other for name, other in shares[who].items() if name != task.id])
            ]
            items.append(_item(task, list(mine.values()), pairs))
    return tuple(items)


def rule_items(cohort: Cohort) -> tuple[Item, ...]:
    """Return every rule as an item of its exercise; a rule that a case does not ask for is not in it."""
    return tuple(item for task in cohort.tasks if task.rules for item in _rules(cohort, task))


def _rules(cohort: Cohort, task: Task) -> list[Item]:
    answers = [
        {finding.rule: finding for finding in each.findings if finding.status is not Status.NOT_APPLICABLE}
        for each in cohort.on(task.id)
        if each.tried
    ]
    items = []
    for rule in task.rules:
        kept: list[float] = []
        pairs: list[Pair] = []
        for findings in answers:
            if (mine := findings.get(rule.id)) is None:
                continue
            kept.append(float(mine.status is Status.KEPT))
            others = [finding for name, finding in findings.items() if name != rule.id]
            if most := sum(finding.max_points for finding in others):
                pairs.append((kept[-1], sum(finding.points for finding in others) / most))
        items.append(_item(task, kept, pairs, rule.id, rule.statement))
    return items


def _item(
    task: Task, shares: Sequence[float], pairs: Sequence[Pair], rule: str = "", statement: str = ""
) -> Item:
    together = _correlation(pairs)
    interval = _interval(together, len(pairs)) if together is not None else None
    difficulty = mean(shares) if shares else None
    return Item(
        task=task.id,
        title=task.title,
        rule=rule,
        statement=statement,
        count=len(shares),
        difficulty=difficulty,
        range=_range(difficulty, len(shares)) if rule and difficulty is not None else None,
        against=len(pairs),
        discrimination=together,
        interval=interval,
        verdict=_verdict(pairs, interval),
    )


def _correlation(pairs: Sequence[Pair]) -> float | None:
    if len(pairs) < FEWEST:
        return None
    try:
        # Rounded, because what is the same for all may differ in the last digit.
        return correlation(*([round(share, 9) for share in side] for side in zip(*pairs, strict=True)))
    except StatisticsError:  # all the same on one side
        return None


def _interval(together: float, count: int) -> tuple[float, float]:
    # Fisher's transformation; 3 is what it takes off the count.
    middle = atanh(max(-EXTREME, min(EXTREME, together)))
    away = SURE / sqrt(count - 3)
    return tanh(middle - away), tanh(middle + away)


def _range(share: float, count: int) -> tuple[float, float]:
    # Wilson's interval: the plain one would call 3 of 3 certain.
    square = SURE**2
    middle = share + square / (2 * count)
    away = SURE * sqrt(share * (1 - share) / count + square / (4 * count**2))
    return max(0.0, (middle - away) / (1 + square / count)), min(1.0, (middle + away) / (1 + square / count))


def _verdict(pairs: Sequence[Pair], interval: tuple[float, float] | None) -> str:
    if len(pairs) < FEWEST:
        return f"too few answers to tell: {len(pairs)} of at least {FEWEST}"
    if interval is None:
        return "all learners alike: nothing to tell apart"
    low, high = interval
    if low > 0:
        return "whoever does well elsewhere does well here"
    if high < 0:
        return "whoever does well elsewhere does worse here: look at it"
    return "not clear yet with so few answers"

"""The choices of a cohort that are unusual, and who has so many of them in common that chance is unlikely."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from grader.cohort.work import Work
from grader.exercises.exercise import FULL_MARKS
from grader.exercises.sheet import Answer, Value

AT_ONCE = 256
"""Learners who are compared with everybody at a time, which bounds the memory that it takes."""

Figures = NDArray[np.float64]
"""Rows of figures, with a column for each learner."""


class Facts(Struct, frozen=True):
    """What is known of a case.

    Attributes:
        options: How many options each choice of one has, by field; other fields have no such number.
        right: The reference answer; empty where reference answers are not installed.
    """

    options: dict[str, int] = {}
    right: Answer = {}


class Common(Struct, frozen=True):
    """What two learners have in common.

    Attributes:
        learners: Who.
        tasks: In how many fields both made the same unusual choice, by task.
        odds: For each of the two: how likely their choices are in the fields in which both made an
            unusual one.
    """

    learners: tuple[str, str]
    tasks: Counter[str]
    odds: list[list[float]]


class Choices:
    """The unusual choices of a cohort's learners."""

    def __init__(self, learners: Iterable[str]) -> None:
        """Begin with no choices.

        Args:
            learners: Whose choices are compared.
        """
        self._columns = {learner: column for column, learner in enumerate(learners)}
        # By field of a case: how likely each learner's choice is of whoever errs there; 0 where it is usual.
        self._odds: list[Figures] = []
        # By choice that several have made: 1 for each of them, and the task.
        self._choices: list[Figures] = []
        self._tasks: list[str] = []

    def add(self, work: list[Work], facts: Facts) -> None:
        """Take in the answers to one case.

        Args:
            work: The answers of all who had it.
            facts: What is known of the case.
        """
        full = [each for each in work if _full(each)]
        for field in dict.fromkeys(field for each in work for field in each.answer):
            who: dict[str, list[int]] = defaultdict(list)
            for each in work:
                if field in each.answer:
                    who[_text(each.answer[field])].append(self._columns[each.learner])
            usual = {min(who, key=lambda value: (-len(who[value]), value))}
            usual |= {_text(facts.right[field])} if field in facts.right else set()
            usual |= {_text(each.answer[field]) for each in full if field in each.answer}
            # Of a number or a list there is always one more that nobody has thought of.
            possible = facts.options.get(field, len(who) + 1) - len(usual)
            if possible > 1:
                self._take(work[0].task, [who[value] for value in who.keys() - usual], possible)

    def _take(self, task: str, unusual: list[list[int]], possible: int) -> None:
        every = sum(map(len, unusual)) + possible
        odds = np.zeros(len(self._columns))
        for columns in unusual:
            odds[columns] = (len(columns) + 1) / every
            if len(columns) > 1:
                made = np.zeros(len(self._columns))
                made[columns] = 1
                self._choices.append(made)
                self._tasks.append(task)
        self._odds.append(odds)

    def far_from_chance(self, spreads: float) -> Iterator[Common]:
        """Yield pairs who have more in common than expected, in the order of the learners.

        Args:
            spreads: How much more, in standard deviations.
        """
        if not self._choices:
            return
        learners = tuple(self._columns)
        odds, choices = np.array(self._odds), np.array(self._choices)
        for start in range(0, len(learners), AT_ONCE):
            some = slice(start, start + AT_ONCE)
            shared = choices[:, some].T @ choices
            expected, spread = _by_chance(odds, some)
            far = np.triu((shared > 0) & (shared - expected > spread * spreads), start + 1)
            for row, two in np.argwhere(far).tolist():
                pair = [start + row, two]
                same = np.flatnonzero(choices[:, pair].all(axis=1))
                both = odds[(odds[:, pair] > 0).all(axis=1)][:, pair]
                yield Common(
                    learners=(learners[start + row], learners[two]),
                    tasks=Counter(self._tasks[choice] for choice in same),
                    odds=both.T.tolist(),
                )


def _by_chance(odds: Figures, some: slice) -> tuple[Figures, Figures]:
    # How much some learners would have in common with each other one, and its standard deviation: of the
    # two ways to look at a pair, the one that makes more of it likely.
    erred, variance = (odds > 0).astype(float), odds * (1 - odds)
    expected = np.maximum(odds[:, some].T @ erred, erred[:, some].T @ odds)
    spread = np.minimum(variance[:, some].T @ erred, erred[:, some].T @ variance)
    return expected, np.sqrt(spread)


def _text(value: Value) -> str:
    if isinstance(value, list):
        return "\n".join(value)
    return value if isinstance(value, str) else f"{float(value):.10g}"


def _full(work: Work) -> bool:
    # By today's rules: a person may have graded otherwise.
    return sum(finding.points for finding in work.findings) >= FULL_MARKS

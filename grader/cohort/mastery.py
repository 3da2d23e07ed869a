"""Which learner kept which rule, and which rules most learners broke."""

from collections import Counter
from itertools import pairwise

from msgspec import Struct

from grader.cohort.debrief import Passage, passages
from grader.cohort.work import Cohort, RuleLine, Task, Work
from grader.domain.finding import Finding, Status

KEPT, BROKEN, EMPTY, NOT_ASKED = "✓✗○–"
SIGN = {
    Status.KEPT: KEPT,
    Status.BROKEN: BROKEN,
    Status.NOT_ATTEMPTED: EMPTY,
    Status.NOT_APPLICABLE: NOT_ASKED,
}
"""One sign for each outcome, as in the learners' own reports."""

BANDS = 5
"""Groups of learners that stand for a large cohort."""


class Matrix(Struct, frozen=True):
    """One task's rules by learner.

    Attributes:
        task: The task's id.
        title: Its title.
        rules: The rules, in order.
        rows: By learner, a sign for each rule; only learners whose answer could be judged.
    """

    task: str
    title: str
    rules: tuple[RuleLine, ...]
    rows: dict[str, str]


class Break(Struct, frozen=True, kw_only=True):
    """A rule that was broken.

    Attributes:
        task: The task's id.
        title: Its title.
        rule: The rule's id.
        statement: What it asks.
        broken: How many broke it.
        judged: Of how many answers that decided what it judges.
        learners: Who broke it.
        quote: What was most often quoted against it, of one case; empty when nothing was.
        quoted: By how many.
        passages: What to teach again, and what to ask.
    """

    task: str
    title: str
    rule: str
    statement: str
    broken: int
    judged: int
    learners: tuple[str, ...]
    quote: str = ""
    quoted: int = 0
    passages: tuple[Passage, ...] = ()


def matrices(cohort: Cohort) -> tuple[Matrix, ...]:
    """Return the rules by learner of every task that rules judge."""
    return tuple(_matrix(task, cohort.on(task.id)) for task in cohort.tasks if task.rules)


def _matrix(task: Task, work: list[Work]) -> Matrix:
    rows = {}
    for each in sorted(work, key=lambda one: one.learner):
        if each.tried:
            found = {finding.rule: SIGN[finding.status] for finding in each.findings}
            rows[each.learner] = "".join(found.get(rule.id, NOT_ASKED) for rule in task.rules)
    return Matrix(task.id, task.title, task.rules, rows)


def share_kept(signs: str) -> float | None:
    """Return the share of rules kept, of those that the case asks for; None when it asks for none."""
    asked = len(signs) - signs.count(NOT_ASKED)
    return signs.count(KEPT) / asked if asked else None


def ranked(found: tuple[Matrix, ...]) -> list[str]:
    """Return all learners who are in a matrix, those first who keep the least of what they are asked."""
    signs: Counter[str] = Counter()
    kept: Counter[str] = Counter()
    for matrix in found:
        for learner, row in matrix.rows.items():
            signs[learner] += len(row) - row.count(NOT_ASKED)
            kept[learner] += row.count(KEPT)
    return sorted(signs, key=lambda who: (kept[who] / signs[who] if signs[who] else 0.0, who))


def bands(learners: list[str]) -> list[list[str]]:
    """Cut ranked learners into groups of about the same size, none of them empty."""
    count = min(BANDS, len(learners))
    ends = [len(learners) * place // count for place in range(count + 1)] if count else []
    return [learners[start:end] for start, end in pairwise(ends)]


def breaks(cohort: Cohort) -> tuple[Break, ...]:
    """Return the rules that somebody broke, those first that most learners broke."""
    found = []
    for task in cohort.tasks:
        work = cohort.on(task.id)
        found += [each for rule in task.rules if (each := _break(task, rule, work)) is not None]
    return tuple(sorted(found, key=lambda each: (-each.broken, -each.broken / each.judged)))


def _break(task: Task, rule: RuleLine, work: list[Work]) -> Break | None:
    judged: list[tuple[Work, Finding]] = [
        (each, finding)
        for each in work
        for finding in each.findings
        if each.tried and finding.rule == rule.id and finding.status in (Status.KEPT, Status.BROKEN)
    ]
    against = [(each, finding) for each, finding in judged if finding.status is Status.BROKEN]
    if not against:
        return None
    # Of one case: other cases have other figures, though their words may be the same.
    quotes = Counter((each.variant, line) for each, finding in against for line in set(finding.evidence))
    (_, quote), quoted = max(quotes.items(), key=lambda one: (one[1], one[0]), default=(("", ""), 0))
    return Break(
        task=task.id,
        title=task.title,
        rule=rule.id,
        statement=rule.statement,
        broken=len(against),
        judged=len(judged),
        learners=tuple(sorted(each.learner for each, _ in against)),
        quote=quote,
        quoted=quoted,
        passages=passages(rule.teachings),
    )

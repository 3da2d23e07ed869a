"""How a short case is made: what to leave open of a case.

It follows from the answers that prove the exercise: where the flawed answer to a rule leaves the
reference, there the rule can be broken.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import product
from random import Random
from typing import Any

from msgspec.structs import replace

from grader.domain.finding import Status
from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Choice, Value
from grader.exercises.world import shuffled
from grader.grading.solutions import solution
from grader.progress.short_case import ShortCase
from grader.rules.rule import Rule

MOST_OPEN = 6
"""Decisions of a short case at most."""

MOST_COMBINATIONS = 64
"""Ways to decide a group that are tried at most, to see whether a field of it is judged for itself."""


def short_case(exercise: Exercise[Any], rule: Rule[Any], variant: str) -> ShortCase | None:
    """Make a short case.

    Args:
        exercise: The exercise.
        rule: The rule that is to be brought back.
        variant: The case.

    Returns:
        The short case, about one group or two; None where the rule does not hold in this case.

    Raises:
        NoSolutionsError: The reference answers are not on this machine.
    """
    whole = ShortCase(exercise=exercise, rule=rule, variant=variant, reference=_reference(exercise, variant))
    flawed = changes(exercise, rule, variant)
    groups = _groups(whole)
    random = Random(f"{exercise.id}/{variant}/{rule.id}")
    starts = shuffled(random, [keys for keys in groups if any(key in flawed for key in keys)])
    first = next((found for keys in starts if (found := _start(whole, keys, flawed))), None)
    if first is None:
        return None
    others = shuffled(random, [keys for keys in groups if first.open[0] not in keys])
    return _with_given(_with_another(first, others), groups)


def changes(exercise: Exercise[Any], rule: Rule[Any], variant: str) -> dict[str, Value]:
    """Return the decisions that break a rule in a case, where they differ from the reference.

    Args:
        exercise: The exercise.
        rule: The rule.
        variant: The case.

    Returns:
        Values by full field id; none for a rule without a flawed answer.
    """
    proof, reference = solution(exercise), _reference(exercise, variant)
    if rule.id not in proof.flawed:
        return {}
    flawed = proof.flawed[rule.id](exercise.case(variant))
    return {key: value for key, value in flawed.items() if reference.get(key, value) != value}


def _reference(exercise: Exercise[Any], variant: str) -> dict[str, Value]:
    return dict(solution(exercise).reference(exercise.case(variant)))


def _groups(whole: ShortCase) -> list[tuple[str, ...]]:
    """Return the fields that the reference decides, group by group."""
    keys = (
        tuple(f"{group.id}.{field.id}" for field in group.fields)
        for group in whole.exercise.sheet(whole.variant).groups
    )
    return [tuple(key for key in group if key in whole.reference) for group in keys]


def _start(whole: ShortCase, group: Sequence[str], flawed: Mapping[str, Value]) -> ShortCase | None:
    """Open as little of a group as it takes to break the rule there."""
    found = _open(whole, [key for key in group if key in flawed])
    if not _tempts(found, flawed):
        return None
    for key in found.open:
        fewer = _open(whole, [each for each in found.open if each != key])
        if fewer.open and _tempts(fewer, flawed):
            found = fewer
    judged = [key for key in group if key not in found.open and _is_judged_for_itself(found, key)]
    wider = _open(whole, [key for key in group if key in found.open or key in judged])
    return wider if len(wider.open) <= MOST_OPEN and _keeps(wider) else found


def _with_another(first: ShortCase, others: Iterable[Sequence[str]]) -> ShortCase:
    """Open the same decisions in one more group, where there is one in which the rule can be broken."""
    sheet = first.exercise.sheet(first.variant)
    # In a conversation the colleague's earlier words are shown, so no two of its beats can be open.
    if any(group.in_turn for group in sheet.groups) or 2 * len(first.open) > MOST_OPEN:
        return first
    names = {key.rpartition(".")[2] for key in first.open}
    for group in others:
        more = _open(first, [key for key in group if key.rpartition(".")[2] in names])
        if len(more.open) == len(names) and any(_tempts(more, wrong) for wrong in _slips(more)):
            both = {*first.open, *more.open}
            return _open(first, [key for key in sheet.fields if key in both])
    return first


def _with_given(case: ShortCase, groups: Iterable[Sequence[str]]) -> ShortCase:
    """Show those decisions in the same groups without which the rule would say otherwise."""
    near = [key for keys in groups if set(keys) & set(case.open) for key in keys if key not in case.open]
    kept = case.judged(case.colleague)
    given = tuple(key for key in near if _without(case, key).judged(case.colleague) != kept)
    return replace(case, given=given)


def _open(case: ShortCase, keys: Iterable[str]) -> ShortCase:
    return replace(case, open=tuple(keys))


def _without(case: ShortCase, key: str) -> ShortCase:
    return replace(case, reference={each: value for each, value in case.reference.items() if each != key})


def _keeps(case: ShortCase) -> bool:
    return case.judged(case.colleague).status is Status.KEPT


def _tempts(case: ShortCase, wrong: Mapping[str, Value]) -> bool:
    """Say whether the colleague keeps the rule and these other decisions break it."""
    other = {key: wrong.get(key, value) for key, value in case.colleague.items()}
    return _keeps(case) and case.judged(other).status is Status.BROKEN


def _slips(case: ShortCase) -> Iterable[Mapping[str, Value]]:
    """Yield each other option of each choice that is open."""
    fields = case.exercise.sheet(case.variant).fields
    for key in case.open:
        field = fields[key]
        if isinstance(field, Choice):
            yield from ({key: option.id} for option in field.options if option.id != case.reference[key])


def _is_judged_for_itself(case: ShortCase, key: str) -> bool:
    """Say whether another decision there would break the rule whatever else the learner decides."""
    fields = case.exercise.sheet(case.variant).fields
    field, mine = fields[key], [each for name in case.open if isinstance(each := fields[name], Choice)]
    if not isinstance(field, Choice) or len(mine) < len(case.open):
        return False
    ways = list(product(*([option.id for option in each.options] for each in mine)))
    if len(ways) > MOST_COMBINATIONS:
        return False
    others = [option.id for option in field.options if option.id != case.reference[key]]
    changed = (replace(case, reference={**case.reference, key: other}) for other in others)
    return any(
        all(other.judged(dict(zip(case.open, way, strict=True))).status is Status.BROKEN for way in ways)
        for other in changed
    )

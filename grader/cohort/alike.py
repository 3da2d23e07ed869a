"""Answers that are suspiciously alike, and how likely that is by chance.

The model, for learners who had the same case of an exercise:

1. A choice is *unusual* when it is not the commonest one of its field, is not in any answer with full
   marks, and is not the reference answer's. Usual and right choices are left out, because good learners
   share them for a good reason.
2. Two learners are compared in the fields in which both chose something unusual, and could have chosen
   different things. Whoever errs there is taken to fall on each unusual choice as often as the cohort
   does, with each possible one counted once more, so that nothing is impossible. The pair itself is in
   these figures, which makes them cautious.
3. Given the first one's choices, how often the second one's are the same by chance follows from that
   (a Poisson binomial distribution), and the other way round; the larger probability of having so many in
   common counts.

It takes fields and learners for independent. They are not quite: one misunderstanding may show in several
fields, and people who learn together err together.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from statistics import NormalDist

from msgspec import Struct

from grader.cohort.unusual import Choices, Facts
from grader.cohort.work import Cohort, Work

FEWEST = 10
"""Learners with the same case below whom nobody is compared: their choices say nothing of what is usual."""

BY_CHANCE = 0.1
"""Pairs that chance alone may put on the list, of all that are compared."""

Case = tuple[str, str]
"""A task and a variant."""


class Pair(Struct, frozen=True, kw_only=True):
    """Two learners whose unusual choices are alike.

    Attributes:
        learners: Who.
        shared: In how many fields both made the same unusual choice.
        compared: In how many both made an unusual one.
        expected: How many of these would be the same by chance.
        chance: The probability of so many by chance, for one pair.
        pairs_expected: How many pairs of this cohort would be as much alike by chance.
        tasks: In which tasks, with the number of shared choices.
    """

    learners: tuple[str, str]
    shared: int
    compared: int
    expected: float
    chance: float
    pairs_expected: float
    tasks: dict[str, int]


class Alike(Struct, frozen=True, kw_only=True):
    """What comparing all answers gave.

    Attributes:
        pairs: Pairs that chance does not explain well, the least likely first.
        compared: How many pairs had the same case of an exercise.
        by_chance: How many pairs chance alone may put here at most.
        cases: How many cases had learners enough to compare.
        left_out: Answers that could not be compared, because too few learners had their case.
    """

    pairs: tuple[Pair, ...]
    compared: int
    by_chance: float
    cases: int
    left_out: int


def alike(cohort: Cohort, known: Mapping[Case, Facts] | None = None) -> Alike:
    """Compare the answers of all learners who had the same cases.

    Args:
        cohort: The cohort.
        known: What is known of the cases that enough learners had.

    Returns:
        The pairs that chance does not explain, and what was compared.
    """
    by_case: dict[Case, list[Work]] = defaultdict(list)
    for each in cohort.work:
        if each.tried and each.answer:
            by_case[each.task, each.variant].append(each)
    cases = {case: work for case, work in by_case.items() if len(work) >= FEWEST}
    groups = [{each.learner for each in work} for work in cases.values()]
    compared = _together(groups)
    choices = Choices(sorted(set().union(*groups)))
    for case, work in cases.items():
        choices.add(work, (known or {}).get(case, Facts()))
    found = sorted(_pairs(choices, compared), key=lambda each: each.chance)
    return Alike(
        pairs=tuple(found),
        compared=compared,
        by_chance=BY_CHANCE,
        cases=len(groups),
        left_out=sum(len(work) for work in by_case.values() if len(work) < FEWEST),
    )


def cases_to_compare(cohort: Cohort) -> list[Case]:
    """Return the cases that enough learners had."""
    counts = Counter((each.task, each.variant) for each in cohort.work if each.tried and each.answer)
    return [case for case, count in counts.items() if count >= FEWEST]


def _together(groups: list[set[str]]) -> int:
    # Pairs who had at least one case in common.
    places: dict[str, int] = defaultdict(int)
    for place, group in enumerate(groups):
        for learner in group:
            places[learner] |= 1 << place
    # Learners who had the same cases are the same to count.
    kinds = Counter(places.values())
    same = sum(count * (count - 1) // 2 for count in kinds.values())
    return same + sum(kinds[one] * kinds[two] for one, two in combinations(kinds, 2) if one & two)


def _pairs(choices: Choices, compared: int) -> Iterator[Pair]:
    # Standard deviations that a single pair must be off, were its count on the normal curve.
    far = NormalDist().inv_cdf(1 - BY_CHANCE / max(compared, 1))
    for pair in choices.far_from_chance(far / 2):  # the exact sum takes long, and is far from small nearer
        shared = sum(pair.tasks.values())
        chance = max(at_least(shared, odds) for odds in pair.odds)
        if chance * compared <= BY_CHANCE:
            yield Pair(
                learners=pair.learners,
                shared=shared,
                compared=len(pair.odds[0]),
                expected=max(map(sum, pair.odds)),
                chance=chance,
                pairs_expected=chance * compared,
                tasks=dict(sorted(pair.tasks.items())),
            )


def at_least(count: int, odds: Iterable[float]) -> float:
    """Return the probability that at least some number of independent events happen.

    Args:
        count: How many.
        odds: The probability of each event.
    """
    # By how many have happened; the last place gathers all that are enough.
    spread = [1.0] + [0.0] * count
    for odd in odds:
        for place in range(count, 0, -1):
            stays = spread[place] if place == count else spread[place] * (1 - odd)
            spread[place] = stays + spread[place - 1] * odd
        spread[0] *= 1 - odd
    return spread[count]

"""Answers that are alike: found when they were copied, and not when people are good, or err as many do."""

from itertools import combinations
from math import comb, isclose
from random import Random

import pytest

from grader.cohort.alike import BY_CHANCE, FEWEST, alike, at_least
from grader.cohort.unusual import Facts
from grader.cohort.work import Work
from grader.domain.finding import Finding, Status
from grader.exercises.sheet import Answer
from tests.cohort.people import answered, cohort, task

TASK = task("plain", "one")
FIELDS = [f"card-{number}.choice" for number in range(30)]
OPTIONS = "abcde"
KNOWN = {("plain", "0"): Facts({field: len(OPTIONS) for field in FIELDS}, dict.fromkeys(FIELDS, "a"))}


def learner(random: Random, skill: float) -> Answer:
    """Answer each field right with some probability, else by chance."""
    return {field: "a" if random.random() < skill else random.choice(OPTIONS[1:]) for field in FIELDS}


def class_of(count: int, seed: int = 1) -> list[Work]:
    """Return learners of all skills who work by themselves."""
    random = Random(seed)
    return [answered(f"l{place:03}", TASK, learner(random, place / count)) for place in range(count)]


@pytest.mark.parametrize(
    ("odds", "count", "chance"),
    [
        ([], 0, 1.0),
        ([0.3], 1, 0.3),
        ([0.5, 0.5], 1, 0.75),
        ([0.2, 0.5], 2, 0.1),
        ([0.1, 0.2, 0.3], 1, 1 - 0.9 * 0.8 * 0.7),
        ([0.25] * 4, 3, 4 * 0.25**3 * 0.75 + 0.25**4),
        ([0.5] * 40, 20, sum(comb(40, each) for each in range(20, 41)) / 2**40),
    ],
)
def test_the_probability_of_so_many_at_least(odds: list[float], count: int, chance: float) -> None:
    assert isclose(at_least(count, odds), chance)


@pytest.mark.parametrize("count", [12, 30, 120])
@pytest.mark.parametrize("seed", range(3))
def test_learners_who_work_by_themselves_are_not_suspected(count: int, seed: int) -> None:
    found = alike(cohort([TASK], class_of(count, seed)), KNOWN)
    assert found.pairs == ()
    assert found.compared == comb(count, 2)


@pytest.mark.parametrize("count", [12, 30, 120])
def test_a_copy_with_mistakes_in_it_is_found(count: int) -> None:
    work = class_of(count)
    copied = {**work[4].answer, FIELDS[0]: "a"}
    found = alike(cohort([TASK], [*work, answered("copy", TASK, copied)]), KNOWN)
    assert [pair.learners for pair in found.pairs] == [("copy", "l004")]
    (pair,) = found.pairs
    assert pair.shared == pair.compared
    assert pair.tasks == {"plain": pair.shared}
    assert pair.pairs_expected == pair.chance * found.compared <= BY_CHANCE


def test_sharing_all_that_is_right_is_no_sign() -> None:
    work = [answered(f"good-{place}", TASK, dict.fromkeys(FIELDS, "a")) for place in range(20)]
    assert alike(cohort([TASK], [*work, *class_of(20)]), KNOWN).pairs == ()


def test_what_is_right_but_rare_is_no_sign() -> None:
    # Most go wrong the same way, a few know better.
    wrong = [answered(f"wrong-{place}", TASK, dict.fromkeys(FIELDS, "b")) for place in range(20)]
    right = [answered(f"right-{place}", TASK, dict.fromkeys(FIELDS, "a")) for place in range(3)]
    assert alike(cohort([TASK], [*wrong, *right]), KNOWN).pairs == ()


def test_what_earns_full_marks_is_no_sign_where_no_reference_answer_is_installed() -> None:
    full = Finding(
        rule="one",
        status=Status.KEPT,
        points=10,
        max_points=10,
        message="",
        evidence=(),
        teachings=(),
    )
    answer = dict.fromkeys(FIELDS, "a")
    work = [
        Work(
            learner=f"right-{place}",
            task=TASK.id,
            score=10,
            status=answered("", TASK, {}).status,
            variant="0",
            answer=dict(answer),
            findings=(full,),
        )
        for place in range(3)
    ]
    wrong = [answered(f"wrong-{place}", TASK, dict.fromkeys(FIELDS, "b")) for place in range(20)]
    assert alike(cohort([TASK], [*wrong, *work])).pairs == ()


def test_an_error_that_many_make_is_no_sign() -> None:
    # Half the class has misunderstood the same thing, and errs alike in every field.
    habit = [answered(f"habit-{place}", TASK, dict.fromkeys(FIELDS, "c")) for place in range(15)]
    usual = [answered(f"usual-{place}", TASK, dict.fromkeys(FIELDS, "b")) for place in range(16)]
    assert alike(cohort([TASK], [*habit, *usual]), KNOWN).pairs == ()


def test_where_there_are_only_two_options_an_error_has_nothing_to_differ_in() -> None:
    two = {("plain", "0"): Facts(dict.fromkeys(FIELDS, 2))}
    usual = [answered(f"usual-{place}", TASK, dict.fromkeys(FIELDS, "a")) for place in range(20)]
    others = [answered(name, TASK, dict.fromkeys(FIELDS, "b")) for name in ("one", "two")]
    assert alike(cohort([TASK], [*usual, *others]), two).pairs == ()


def test_different_cases_are_not_compared() -> None:
    work = class_of(30)
    other = answered("copy", TASK, work[4].answer, variant="1")
    found = alike(cohort([TASK], [*work, other]), KNOWN)
    assert found.pairs == ()
    assert (found.compared, found.cases, found.left_out) == (comb(30, 2), 1, 1)


def test_too_few_with_a_case_are_not_compared() -> None:
    same = [answered(f"l{place}", TASK, dict.fromkeys(FIELDS, "e")) for place in range(FEWEST - 1)]
    found = alike(cohort([TASK], same), KNOWN)
    assert (found.pairs, found.compared, found.left_out) == ((), 0, FEWEST - 1)


def test_pairs_are_counted_once_however_many_cases_they_share() -> None:
    other = task("other", "one")
    answer = dict.fromkeys(FIELDS, "a")
    work = [answered(f"l{place:02}", of, answer) for of in (TASK, other) for place in range(12)]
    work += [answered(f"m{place:02}", other, answer) for place in range(10)]
    groups = [{each.learner for each in work if each.task == name} for name in ("plain", "other")]
    pairs = {pair for group in groups for pair in combinations(sorted(group), 2)}
    assert alike(cohort([TASK, other], work)).compared == len(pairs) == comb(22, 2)


def test_numbers_and_lists_are_compared_as_they_are() -> None:
    random = Random(5)
    work = [
        answered(
            f"l{place:02}",
            TASK,
            {f"sum-{field}": float(random.randrange(1000)) for field in range(8)}
            | {f"list-{field}": random.sample(OPTIONS, 3) for field in range(8)},
        )
        for place in range(20)
    ]
    assert alike(cohort([TASK], work)).pairs == ()
    found = alike(cohort([TASK], [*work, answered("copy", TASK, work[3].answer)]))
    assert [pair.learners for pair in found.pairs] == [("copy", "l03")]

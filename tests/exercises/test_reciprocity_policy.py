"""Two policies: facts that reconcile, no habit that pays, and runs that bear the rules out."""

from collections.abc import Mapping
from random import Random
from statistics import mean
from typing import Any

import pytest
from msgspec.structs import replace

from grader.domain.finding import Status
from grader.domain.policy import Kind, Part
from grader.exercises import exercise
from grader.exercises.reciprocity.reciprocity_policy.case import Account, Agreed, Limits
from grader.exercises.reciprocity.reciprocity_policy.reading import plan_of
from grader.exercises.reciprocity.reciprocity_policy.season import Plan, Player, run, unsaid
from grader.exercises.sheet import Answer, Figure, Table
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.simulators.trust_game import Move

POLICY = exercise("reciprocity-policy")
VARIANTS = [str(number) for number in range(60)]
ACCOUNTS = [account for variant in VARIANTS for account in POLICY.case(variant).accounts]
LIMITED = [
    (account, account.terms, POLICY.case(variant).deal.price)
    for variant in VARIANTS
    for account in POLICY.case(variant).accounts
    if isinstance(account.terms, Limits)
]
SOUND = Plan(
    opening=Kind.WE_FIRST,
    answer=Kind.AT_THE_SECOND,
    saying=Kind.TELL,
    forgiveness=Kind.FULLY,
    stop=Kind.LOW_TRUST,
    price=10_000,
    unpaid=1.0,
    blind=0,
    rounds=20,
)
C, D = Move.COOPERATE, Move.CHEAT


def reference(variant: str) -> Answer:
    return solution(POLICY).reference(POLICY.case(variant))


def earned(answers: Mapping[str, Answer], *, low: bool) -> float:
    """Return what policies earn on average against everybody, as a part of the contract's value."""
    earnings = [
        run(plan, player, account.slips, account.seed).total / POLICY.case(variant).deal.value
        for variant, answer in answers.items()
        for number, account in enumerate(POLICY.case(variant).accounts, 1)
        if account.record.low_trust is low
        if (plan := plan_of(POLICY.case(variant), account, answer, f"policy-{number}"))
        for player in (*account.seen, account.held_back)
    ]
    return float(sum(earnings) / len(earnings))


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_case_has_one_record_of_each_kind_and_terms_that_fit(variant: str) -> None:
    accounts = POLICY.case(variant).accounts
    assert sorted(account.record.low_trust for account in accounts) == [False, True]
    for account in accounts:
        assert isinstance(account.terms, Limits if account.record.low_trust else Agreed)
        assert account.held_back not in account.seen
        assert len({line.kind for line in account.promised.lines}) == 4
        assert len({line.kind for line in account.rhythm.lines}) == 4
        assert all(line.kind > 0 for line in account.rhythm.lines)
        assert len({line.kind for line in account.lots.lines}) == 4
        assert all(line.kind.units > 0 for line in account.lots.lines)


def test_one_figure_of_four_keeps_each_limit() -> None:
    for account, limits, price in LIMITED:
        risks = [line.kind.units * line.kind.unpaid * price / limits.cap for line in account.lots.lines]
        assert sum(risk <= 0.9 for risk in risks) == 1
        assert sum(risk >= 1.1 for risk in risks) == 3
        known = limits.due + limits.proof
        assert sum(known <= line.kind <= limits.kept for line in account.rhythm.lines) == 1
        assert sum(line.kind <= (limits.covered or 1) for line in account.promised.lines) == 1


def test_securities_are_drawn_that_hold_and_that_do_not() -> None:
    holding = sum(limits.covered > 0 for _, limits, _ in LIMITED)
    assert 0.2 < holding / len(LIMITED) < 0.6


def first_lines(account: Account) -> tuple[bool, bool]:
    """Say whether the smallest lot, and the slowest rhythm, is the right one."""
    limits = account.terms
    assert isinstance(limits, Limits)
    lots = sorted((line.kind for line in account.lots.lines), key=lambda lot: lot.units)
    slowest = max(line.kind for line in account.rhythm.lines)
    return lots[0].units * lots[0].unpaid < lots[1].units * lots[1].unpaid, slowest <= limits.kept


def test_neither_the_smallest_lot_nor_the_slowest_rhythm_is_always_right() -> None:
    small, slow = zip(*(first_lines(account) for account, _, _ in LIMITED), strict=True)
    assert 0.2 < mean(small) < 0.8
    assert mean(slow) < 0.6


def test_the_sound_policy_earns_more_than_the_one_for_the_other_record() -> None:
    sound = {variant: reference(variant) for variant in VARIANTS}
    slogans = solution(POLICY).slogans
    trusting = {variant: slogans["trusting"](POLICY.case(variant)) for variant in VARIANTS}
    guarded = {variant: slogans["guarded"](POLICY.case(variant)) for variant in VARIANTS}
    assert earned(sound, low=True) > 0 > earned(trusting, low=True)
    assert earned(sound, low=False) > 2 * earned(guarded, low=False) > 0


def test_telling_corrects_slips_and_not_exploiters() -> None:
    seeds = range(200)
    told = mean(run(SOUND, "copycat", 0.08, seed).total for seed in seeds)
    untold = mean(run(unsaid(SOUND), "copycat", 0.08, seed).total for seed in seeds)
    assert told > 1.2 * untold
    told = mean(run(SOUND, "always-cheat", 0.08, seed).total for seed in seeds)
    untold = mean(run(unsaid(SOUND), "always-cheat", 0.08, seed).total for seed in seeds)
    assert told <= untold


def test_whoever_makes_them_act_first_loses_nothing_to_a_cheat() -> None:
    assert run(replace(SOUND, opening=Kind.THEY_FIRST), "always-cheat", 0.0, 1).total == 0
    assert run(SOUND, "always-cheat", 0.0, 1).total < 0


MOVES: dict[str, tuple[dict[str, Any], list[Move], list[Move], Move]] = {
    "we go first": ({}, [], [], C),
    "a test begins with a short lot": ({"opening": Kind.TEST}, [], [], D),
    "one lapse passes": ({}, [C], [D], C),
    "the second is answered": ({}, [C, C], [D, D], D),
    "at once is at once": ({"answer": Kind.AT_ONCE}, [C], [D], D),
    "what is promised still leaves": ({"answer": Kind.AT_ONCE, "blind": 1}, [C], [D], C),
    "patience has no end": ({"answer": Kind.IGNORE}, [C, C], [D, D], C),
    "two for one": ({"answer": Kind.STRIKE}, [C, D], [D, C], D),
    "made good is made good": ({}, [C, C, D], [D, D, C], C),
    "never forgiven": ({"forgiveness": Kind.NEVER}, [C, C, D], [D, D, C], D),
    "forgiven unasked": ({"answer": Kind.AT_ONCE, "forgiveness": Kind.UNASKED}, [C, D], [D, D], C),
    "over at the first": ({"stop": Kind.FIRST_BREACH}, [C, C], [D, C], D),
    "over at refusal": ({"stop": Kind.REFUSAL, "answer": Kind.IGNORE}, [C, C, C], [D, D, D], D),
    "two of four bring safeguards": ({}, [C, C, C, C], [D, C, C, D], D),
}


@pytest.mark.parametrize(("changes", "own", "other", "move"), MOVES.values(), ids=MOVES.keys())
def test_a_policy_plays_what_it_says(
    changes: dict[str, Any], own: list[Move], other: list[Move], move: Move
) -> None:
    assert Player(replace(SOUND, **changes))(own, other, Random(0)) is move


def test_a_whole_policy_is_run_at_once_and_an_unfinished_one_is_not() -> None:
    case, answer = POLICY.case("0"), reference("0")
    outcomes = POLICY.follow(case, answer)
    assert set(outcomes) == {"policy-1", "policy-2"}
    for documents in outcomes.values():
        table, figure = documents
        assert isinstance(table, Table)
        assert isinstance(figure, Figure)
        assert len(table.rows) == len(figure.series) == 2
    one_left = {key: value for key, value in answer.items() if key != f"policy-2.{Part.STOP}"}
    assert set(POLICY.follow(case, one_left)) == {"policy-1"}
    assert POLICY.follow(case, {}) == {}
    assert POLICY.follow(case, answer) == outcomes


def test_whoever_is_held_back_shows_in_the_findings_alone() -> None:
    case, answer = POLICY.case("0"), reference("0")
    found = next(f for f in grade(POLICY, "0", answer).findings if f.rule == "tell-what-was-broken")
    assert all("Held back until now" in line for line in found.evidence)
    one_left = {key: value for key, value in answer.items() if key != f"policy-1.{Part.STOP}"}
    found = next(f for f in grade(POLICY, "0", one_left).findings if f.rule == "tell-what-was-broken")
    assert found.status is Status.KEPT
    assert ["Held back" in line for line in found.evidence] == [False, True]
    assert len(case.accounts) == len(found.evidence)

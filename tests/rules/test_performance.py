"""The agreement with a counterpart whom there is reason to distrust: kept, broken, missing, just inside."""

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.agreement import Act, Agreement, Control, Owner, Proof, Remedy, Step
from grader.domain.finding import Outcome
from grader.exercises import exercise
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.rules.performance import (
    agree_in_steps,
    control_performance,
    let_them_act_first,
    name_the_owner,
    pair_each_act,
)
from tests.rules.tables import M, R, W

DAY = date(2027, 5, 6)
DEPOSIT = Act("The deposit of €24,000 is paid in", DAY - timedelta(days=3), DAY)

CONTROLS = {
    "independent proof, a remedy that bites": (Proof.INDEPENDENT, Remedy.BITES, R),
    "their proof": (Proof.THEIRS, Remedy.BITES, W),
    "a remedy of words": (Proof.INDEPENDENT, Remedy.WORDS, W),
    "neither": (Proof.THEIRS, Remedy.WORDS, W),
    "half decided, and wrong": (Proof.THEIRS, None, W),
    "half decided, and right so far": (None, Remedy.BITES, M),
    "undecided": (None, None, M),
}


@pytest.mark.parametrize(("proof", "remedy", "outcome"), CONTROLS.values(), ids=CONTROLS.keys())
def test_proof_and_remedy_are_both_needed(
    proof: Proof | None, remedy: Remedy | None, outcome: Outcome
) -> None:
    control = Control(where="Their act 1", act=DEPOSIT, proof=proof, remedy=remedy)
    mark = control_performance.judge(control)
    assert mark is not None
    assert mark.outcome is outcome
    assert outcome is M or "6 May" in mark.why


@pytest.mark.parametrize(
    ("owner", "outcome"), [(Owner.OUR_PERSON, R), (Owner.THEIR_PERSON, W), (Owner.NO_PERSON, W), (None, M)]
)
def test_a_delivery_of_ours_has_an_owner_of_ours(owner: Owner | None, outcome: Outcome) -> None:
    mark = name_the_owner.judge(Step(where="Delivery 1", owner=owner, owned_by="Ana Ribeiro"))
    assert mark is not None
    assert mark.outcome is outcome


PAIRINGS = {
    "an act of its own": (Step(where="Delivery 1", condition="The deposit", act=DEPOSIT), R),
    "an act that is spent": (
        Step(where="Delivery 1", condition="The deposit", act=DEPOSIT, twins=("delivery 2",)),
        W,
    ),
    "a promise": (Step(where="Delivery 1", condition="They think of us"), W),
    "undecided": (Step(where="Delivery 1"), M),
}


@pytest.mark.parametrize(("step", "outcome"), PAIRINGS.values(), ids=PAIRINGS.keys())
def test_each_delivery_is_paired(step: Step, outcome: Outcome) -> None:
    mark = pair_each_act.judge(step)
    assert mark is not None
    assert mark.outcome is outcome


DATES = {
    "a day after the proof": (DAY + timedelta(days=1), R),
    "boundary: the day of the proof": (DAY, R),
    "boundary: the day before the proof": (DAY - timedelta(days=1), W),
    "the day on which it is due": (DEPOSIT.due, W),
    "undecided": (None, M),
}


@pytest.mark.parametrize(("leaves", "outcome"), DATES.values(), ids=DATES.keys())
def test_their_act_comes_first(leaves: date | None, outcome: Outcome) -> None:
    mark = let_them_act_first.judge(
        Step(where="Delivery 1", condition="The deposit", act=DEPOSIT, leaves=leaves)
    )
    assert mark is not None
    assert mark.outcome is outcome
    assert outcome is M or ("3 May" in mark.why and "6 May" in mark.why)


def test_the_order_of_an_unpaired_delivery_is_not_judged() -> None:
    assert let_them_act_first.judge(Step(where="Delivery 1", condition="Nothing", leaves=DAY)) is None


def agreement(*steps: tuple[float | None, int | None]) -> Agreement:
    return Agreement(
        where="The deliveries together",
        steps=tuple(
            Step(
                where=f"Delivery {number}",
                units=units,
                leaves=None if gap is None else DAY + timedelta(days=gap),
            )
            for number, (units, gap) in enumerate(steps, 1)
        ),
        quantity=300,
        unit="pallets",
        price=200,
        cap=22_000,
    )


PLANS = {
    "equal parts": (agreement((100, 0), (100, 7), (100, 14)), R, ""),
    "unequal parts, any order": (agreement((110, 14), (85, 0), (105, 7)), R, ""),
    "boundary: exactly the cap": (agreement((110, 0), (110, 7), (80, 14)), R, "€22,000"),
    "boundary: one unit above the cap": (agreement((111, 0), (110, 7), (79, 14)), W, "€22,200"),
    "boundary: rounded parts": (agreement((99, 0), (99, 7), (99, 14)), R, ""),
    "boundary: a part is forgotten": (agreement((99, 0), (99, 7), (98, 14)), W, "296 pallets"),
    "one lump": (agreement((300, 0), (0, 7), (0, 14)), W, "€60,000"),
    "all on one day": (agreement((100, 0), (100, 0), (100, 0)), W, "3 deliveries leave on 6 May"),
    "a size is missing": (agreement((100, 0), (100, 7), (None, 14)), M, ""),
    "a day is missing": (agreement((100, 0), (100, 7), (100, None)), M, ""),
    "a lump is told at once": (agreement((300, 0), (None, None), (None, None)), W, "€60,000"),
    "undecided": (agreement((None, None), (None, None), (None, None)), M, ""),
}


@pytest.mark.parametrize(("plan", "outcome", "fact"), PLANS.values(), ids=PLANS.keys())
def test_the_agreement_is_built_in_steps(plan: Agreement, outcome: Outcome, fact: str) -> None:
    mark = agree_in_steps.judge(plan)
    assert mark is not None
    assert mark.outcome is outcome
    assert fact in mark.why


@given(
    st.lists(st.tuples(st.none() | st.floats(0, 1e6), st.none() | st.integers(-900, 900)), max_size=6),
    st.sampled_from((None, DEPOSIT)),
)
def test_any_plan_gets_the_same_finding_every_time(
    steps: list[tuple[float | None, int | None]], act: Act | None
) -> None:
    plan = agreement(*steps)
    judged = [plan, *plan.steps, Step(where="Delivery 9", condition="x", act=act)]
    for rule in (agree_in_steps, pair_each_act, let_them_act_first, name_the_owner):
        assert rule.check(judged, 1.0) == rule.check(list(judged), 1.0)


@given(seed=st.integers(), variant=st.integers(0, 30))
def test_every_plan_that_keeps_the_teachings_is_accepted(seed: int, variant: int) -> None:
    random, task = Random(seed), exercise("low-trust-agreement")
    case = task.case(str(variant))
    answer = dict(solution(task).reference(case))
    acts = random.sample(case.acts, len(case.acts))
    left, days = case.deal.quantity, set(case.days)
    largest = case.cap // case.deal.price
    numbers = sorted(range(len(acts)), key=lambda number: acts[number].act.proven, reverse=True)
    for rest, number in zip(reversed(range(len(acts))), numbers, strict=True):
        late = random.choice([day for day in sorted(days) if day >= acts[number].act.proven])
        days.remove(late)
        units = random.randint(max(1, left - rest * largest), min(largest, left - rest))
        left -= units
        answer |= {
            f"step-{number + 1}.condition": acts[number].id,
            f"step-{number + 1}.date": late.isoformat(),
            f"step-{number + 1}.size": units,
        }
    assert not task.sheet(str(variant)).problems(answer)
    assert grade(task, str(variant), answer).score == pytest.approx(10)


@pytest.mark.parametrize("variant", ["0", "1", "2"])
def test_who_begins_with_everyone_breaks_that_teaching_alone(variant: str) -> None:
    task = exercise("low-trust-agreement")
    answer = solution(task).flawed_answer(task.case(variant), "begin-with-safeguards")
    assert grade(task, variant, answer).score == pytest.approx(9.4)

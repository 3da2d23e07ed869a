"""The opening statement: what the file says decides, both texts are in force in turn, many orders work."""

from collections import Counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.finding import Status
from grader.domain.opening import Bond, Count, Interest, Limit, Part
from grader.exercises import exercise
from grader.exercises.common_ground.opening_statement.case import Case
from grader.exercises.sheet import Answer, Message
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution

OPENING = exercise("opening-statement")
VARIANTS = [str(number) for number in range(80)]


def case_of(variant: str) -> Case:
    case = OPENING.case(variant)
    assert isinstance(case, Case)
    return case


def lost(variant: str, change: Answer) -> list[str]:
    reference = solution(OPENING).reference(OPENING.case(variant))
    report = grade(OPENING, variant, {**reference, **change})
    return [found.rule for found in report.findings if found.status is not Status.KEPT]


ORDERS = {
    "the usual order": ("bond", "settled", "interest", "limit", "case", "ending"),
    "the settled issues first": ("settled", "bond", "limit", "interest", "case", "ending"),
    "the interest first": ("interest", "case", "limit", "settled", "bond", "ending"),
    "no case at all": ("bond", "interest", "settled", "limit", "ending"),
}


@pytest.mark.parametrize("order", ORDERS.values(), ids=ORDERS.keys())
def test_any_order_that_works_earns_full_marks(order: tuple[str, ...]) -> None:
    assert not lost("0", {"order.parts": list(order)})


def test_who_says_everything_loses_the_ending() -> None:
    order = ["bond", "settled", "interest", "limit", "case", "grievance", "pressure", "ending"]
    assert lost("0", {"order.parts": order}) == ["invite-a-joint-solution"]


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_true_count_is_the_one_of_the_minutes(variant: str) -> None:
    case = case_of(variant)
    words = {"two": 2, "three": 3, "four": 4}
    signs = ("both sides enter", "Both sign", "Today it has", "from each side", "initials")
    done = [row for row in case.settled.rows if any(sign in row[2] for sign in signs)]
    true = next(line.text for line in case.settled.menu.lines if line.kind == Count.TRUE)
    said = next(number for word, number in words.items() if f" {word}" in true)
    assert said == len(done)


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_true_figures_stand_in_the_file_and_the_false_ones_too(variant: str) -> None:
    case = case_of(variant)
    file = " ".join(row[1] for row in case.bond.rows)
    for line in case.bond.menu.lines:
        if line.kind in (Bond.TRUE, Bond.FALSE):
            assert all(figure in file for figure in line.text.split() if figure.isdigit())


def test_the_newer_text_and_the_looser_one_are_right_about_as_often_as_not() -> None:
    newer = looser = 0
    for variant in VARIANTS:
        case = case_of(variant)
        newer += any("In force since" in row[1] for row in case.limit.rows)
        figures = {
            line.kind: int("".join(c for c in line.text if c.isdigit()))
            for line in case.limit.menu.lines
            if line.kind in (Limit.EXACT, Limit.NOT_IN_FORCE)
        }
        looser += figures[Limit.EXACT] > figures[Limit.NOT_IN_FORCE]
    assert 0.3 < newer / len(VARIANTS) < 0.7
    assert 0.3 < looser / len(VARIANTS) < 0.7


@pytest.mark.parametrize("variant", VARIANTS)
def test_only_one_interest_is_in_both_mouths(variant: str) -> None:
    menu = case_of(variant).interest.menu
    assert Counter(line.kind for line in menu.lines) == Counter(Interest)


def test_the_room_hears_the_parts_in_order_and_answers_the_last_words() -> None:
    case = case_of("0")
    answer = solution(OPENING).reference(case)
    heard, reply = OPENING.follow(case, answer)["order"]
    assert isinstance(heard, Message)
    assert isinstance(reply, Message)
    bond, ending = (
        next(line for line in slot.menu.lines if line.kind in ("true", "joint"))
        for slot in (case.bond, case.ending)
    )
    assert heard.text.startswith(bond.text)
    assert heard.text.endswith(ending.text)
    assert reply.text == ending.reply


@given(seed=st.randoms(use_true_random=False), variant=st.sampled_from(VARIANTS[:5]), kept=st.floats(0, 1))
def test_any_unfinished_answer_is_heard(seed: Any, variant: str, kept: float) -> None:
    answer = {k: v for k, v in random_answer(OPENING.sheet(variant), seed).items() if seed.random() < kept}
    heard = OPENING.follow(OPENING.case(variant), answer)
    assert ("order" in heard) == ("order.parts" in answer)


def test_leaving_a_part_out_costs_that_part_alone() -> None:
    parts = [Part.BOND, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.CASE, Part.ENDING]
    for part in parts:
        rules = lost("0", {"order.parts": [each for each in parts if each is not part]})
        assert len(rules) == (0 if part is Part.CASE else 1)

"""Twelve moves: every cell has one owner, one fault fits, and both sides of each boundary are drawn."""

import re
from collections.abc import Iterator

import pytest

from grader.domain.finding import Status
from grader.domain.moves import Move
from grader.domain.responses import Fault, Response, Result
from grader.exercises import exercise
from grader.exercises.sheet import Choice, Table
from grader.exercises.trades.move_sorter.case import Case
from grader.exercises.trades.move_sorter.menus import OFFERED, arguable
from grader.exercises.trades.move_sorter.prose import script
from grader.exercises.trades.move_sorter.stage import A_PART, THEY_ASK, WE_ASK
from grader.grading.grade import grade
from grader.grading.solutions import solution
from tests.proof import words_before_first_decision

SORTER = exercise("move-sorter")
VARIANTS = [str(number) for number in range(120)]


def moves() -> Iterator[Move]:
    for variant in VARIANTS:
        yield from (card.move for card in SORTER.case(variant).cards)


@pytest.mark.parametrize("variant", VARIANTS[:30])
def test_every_cell_belongs_to_one_rule(variant: str) -> None:
    case, sheet = SORTER.case(variant), SORTER.sheet(variant)
    reference = solution(SORTER).reference(case)
    for key, field in sheet.fields.items():
        assert isinstance(field, Choice)
        other = next(option.id for option in field.options if option.id != reference[key])
        report = grade(SORTER, variant, {**reference, key: other})
        lost = [found.rule for found in report.findings if found.status is not Status.KEPT]
        assert len(lost) == 1, (key, lost)


@pytest.mark.parametrize("variant", VARIANTS)
def test_one_fault_on_each_list_fits(variant: str) -> None:
    for card in SORTER.case(variant).cards:
        assert len(card.faults) == OFFERED
        assert card.move.fault in card.faults
        assert Fault.NOTHING in card.faults
        assert not arguable(card.move) & set(card.faults)


@pytest.mark.parametrize("variant", VARIANTS)
def test_values_are_equal_or_a_tenth_apart(variant: str) -> None:
    case = SORTER.case(variant)
    for move in (card.move for card in case.cards):
        if move.granted and move.back:
            ratio = move.back.euros / move.granted.euros
            assert ratio == 1 or ratio <= 0.9 or ratio >= 1.1
    size = case.frame.deal.value / case.frame.threshold
    assert size <= 0.9 or size >= 1.1


def test_the_figures_for_them_do_not_decide() -> None:
    misled = sum(_theirs_say_otherwise(SORTER.case(variant)) for variant in VARIANTS)
    assert misled > len(VARIANTS) / 2


def _theirs_say_otherwise(case: Case) -> bool:
    for card in case.cards:
        figures = [row for table in card.documents if isinstance(table, Table) for row in table.rows]
        rows = {_label(what): _sum(theirs) for what, _, theirs in figures}
        if card.move.back and card.move.granted:
            looks_paid = rows[WE_ASK] >= rows.get(A_PART, rows[THEY_ASK])
            if looks_paid is not (card.move.result is Result.TRADE):
                return True
    return False


def _label(what: str) -> str:
    return next(label for label in (THEY_ASK, A_PART, WE_ASK) if what.startswith(label))


def _sum(cell: str) -> float:
    return float(cell.split("€")[1].replace(",", ""))


def test_the_figures_do_not_tell_yes_from_no() -> None:
    by_labels: dict[tuple[str, ...], set[Response]] = {}
    for variant in VARIANTS:
        for card in SORTER.case(variant).cards:
            labels = [
                _label(what)
                for table in card.documents
                if isinstance(table, Table)
                for what, *_ in table.rows
            ]
            by_labels.setdefault(tuple(labels), set()).add(card.move.response)
    assert {Response.BARE_YES, Response.BARE_NO, Response.MAYBE} <= by_labels[THEY_ASK,]
    both = {Response.BARE_YES, Response.NEGOTIATED_YES, Response.NEGOTIATED_NO}
    assert both <= by_labels[THEY_ASK, WE_ASK]


def test_both_sides_of_each_boundary_are_drawn() -> None:
    drawn = list(moves())
    schedules = [move.schedule.agreed for move in drawn if move.schedule]
    assert 0.3 < sum(schedules) / len(schedules) < 0.7
    for agreed in (True, False):
        large = [
            SORTER.case(v).frame.deal.value >= SORTER.case(v).frame.threshold
            for v in VARIANTS
            if SORTER.case(v).frame.scheduled is agreed
        ]
        assert any(large)
    stalls = [move for move in drawn if move.bench and move.response is Response.PROPER_STALL]
    assert {move.fault for move in stalls} == {Fault.NOTHING, Fault.NEEDLESS_PAUSE}
    met = [move for move in drawn if move.bench and move.response is Response.NEGOTIATED_NO]
    assert {move.fault for move in met} == {Fault.NOTHING, Fault.WENT_ON}
    even = [move for move in drawn if move.back and move.granted and move.back.euros == move.granted.euros]
    assert even
    assert any(move.granted and move.granted.owed for move in drawn)
    assert any(move.returned and move.returned.owed for move in drawn)


@pytest.mark.parametrize("topic", [Fault.HOPE, Fault.PRICE, Fault.TAUGHT, Fault.HOSTILE])
def test_seeing_a_fault_wherever_it_is_listed_does_not_pay(topic: Fault) -> None:
    listed = [
        card.move.fault for variant in VARIANTS for card in SORTER.case(variant).cards if topic in card.faults
    ]
    assert sum(fault is topic for fault in listed) / len(listed) < 0.6


@pytest.mark.parametrize("variant", VARIANTS)
def test_figures_are_written_as_people_write_them(variant: str) -> None:
    assert not re.search(r"\d\.\d|\d{4,}", str(SORTER.sheet(variant)))


def test_no_case_is_about_one_thing_twice() -> None:
    for variant in VARIANTS:
        asks = [card.move.ask.name for card in SORTER.case(variant).cards]
        assert len(set(asks)) == len(asks)


def test_what_stands_above_the_first_decision_is_short() -> None:
    assert max(words_before_first_decision(SORTER.sheet(variant)) for variant in VARIANTS) <= 350


def test_there_are_twice_as_many_situations_as_a_case_shows() -> None:
    assert len(script().gives) + len(script().issues) >= 24
    assert len(script().remarks) >= 16

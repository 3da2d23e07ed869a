"""Help below an exercise, without a browser: tries, another case, a fresh start, the reference answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from ipywidgets import Button, Dropdown, Widget

import grader.widgets
from grader.exercises import exercise, exercise_ids
from grader.exercises.sheet import Answer
from grader.grading import solutions
from grader.grading.answers import decode
from grader.grading.solutions import solution
from grader.progress.log import Log
from grader.widgets.desk import Desk
from grader.widgets.form import Form
from tests.test_widgets import press, visible, within

TASK = exercise("people-or-business")
REFERENCE = solution(TASK).reference(TASK.case("0"))
FLAWED = [solution(TASK).flawed_answer(TASK.case("0"), rule) for rule in solution(TASK).flawed]


@pytest.fixture(autouse=True)
def workspace(tmp_path: Path) -> Iterator[Path]:
    """A workspace with nothing in it, and no widget left behind."""
    (tmp_path / ".tradecraft").mkdir()
    (tmp_path / "exercises" / "trust").mkdir(parents=True)
    yield tmp_path
    grader.widgets.close_all()
    Widget.close_all()


def opened(workspace: Path, name: str = TASK.id, *, reference: bool = True) -> Form:
    task = exercise(name)
    return Form(Desk(task, "0", workspace / "exercises" / "trust", workspace, reference))


def put(form: Form, answer: Answer) -> None:
    """Decide everything at once, as many clicks would."""
    for key in {**form.session.answer, **answer}:
        form.session.decide(key, answer.get(key))
    form._after_a_change()  # noqa: SLF001 - as each click does


def check(form: Form, answer: Answer) -> None:
    put(form, answer)
    press(form, "Check")


def button(form: Form, text: str) -> Button:
    (found,) = [each for each in within(form.tree, Button) if each.description.startswith(text)]
    return found


def saved(form: Form) -> Answer:
    path = form.session.store.path(form.session.exercise.id)
    return decode(path.read_bytes(), form.session.exercise, form.session.variant)


def test_every_check_of_a_changed_answer_is_a_try(workspace: Path) -> None:
    form = opened(workspace)
    check(form, FLAWED[0])
    press(form, "Check")
    check(form, REFERENCE)
    first, second = Log(workspace).attempts(TASK.id)
    assert (first.whole, second.score) == (True, 10)
    assert first.score < 10
    assert button(form, "My tries").description == "My tries (2)"
    press(form, "My tries")
    assert "10 of 10 ✓ passed" in visible(form)


def test_a_blank_answer_is_no_try(workspace: Path) -> None:
    form = opened(workspace)
    press(form, "Check")
    assert Log(workspace).events() == ()


@pytest.mark.parametrize(
    ("answers", "shown"),
    [
        pytest.param([], False, id="nothing tried"),
        pytest.param(FLAWED[:2], False, id="two tries"),
        pytest.param([REFERENCE], True, id="passed"),
        pytest.param(
            [dict(list(REFERENCE.items())[:half]) for half in (3, 4, 5)], False, id="never finished"
        ),
    ],
)
def test_the_reference_answer_waits_until_it_is_earned(
    workspace: Path, answers: list[Answer], *, shown: bool
) -> None:
    form = opened(workspace)
    for answer in answers:
        check(form, answer)
    # A flaw may still pass: only answers that do not count towards the three tries alone.
    passed = any(attempt.score >= 8 for attempt in form.session.attempts)
    assert button(form, "Reference answer").disabled is not (shown or passed)


def test_the_reference_answer_stands_beside_the_learners_own_with_its_reasons(workspace: Path) -> None:
    form = opened(workspace)
    check(form, REFERENCE)
    rule = next(iter(solution(TASK).flawed))
    put(form, solution(TASK).flawed_answer(TASK.case("0"), rule))
    press(form, "Reference answer")
    page = visible(form)
    assert "The reference answer beside yours" in page
    assert "✗ Not kept by yours" in page
    assert "it chooses “" in page
    assert "✓ Kept by yours too" in page


@pytest.mark.parametrize("name", exercise_ids())
def test_every_reference_has_a_reason_for_each_rule_that_it_keeps(name: str) -> None:
    from grader.render.comparison import comparison_html  # noqa: PLC0415 - beside what it is about

    task = exercise(name)
    reference = solution(task).reference(task.case("0"))
    page = comparison_html(task, "0", {}, reference)
    assert page.count("✗ Not kept by yours") >= 1
    assert ": you chose " not in page
    assert "Every decision is the same" in comparison_html(task, "0", reference, reference)


def test_a_cohort_can_switch_the_reference_off(workspace: Path) -> None:
    form = opened(workspace, reference=False)
    check(form, REFERENCE)
    assert not [each for each in within(form.tree, Button) if "Reference" in each.description]


def test_without_solutions_there_is_no_button_for_them(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(solutions, "solutions_folder", lambda: workspace)
    form = opened(workspace)
    assert not [each for each in within(form.tree, Button) if "Reference" in each.description]


def test_evidence_has_no_tries_no_reference_and_no_other_case(workspace: Path) -> None:
    form = opened(workspace, "four-meetings")
    names = " ".join(each.description for each in within(form.tree, Button))
    assert "Reset" in names
    assert not [word for word in ("Try another", "Reference", "My tries") if word in names]


def test_outside_a_workspace_nothing_is_noted(tmp_path: Path) -> None:
    form = Form(Desk(TASK, "0", tmp_path / "elsewhere", None))
    check(form, REFERENCE)
    assert form.session.attempts == ()
    assert not [each for each in within(form.tree, Button) if "Try another" in each.description]


def test_another_case_is_worked_beside_the_courses_own_and_found_again(workspace: Path) -> None:
    form = opened(workspace)
    check(form, REFERENCE)
    press(form, "Try another case")
    other = form.session.variant
    assert other != "0"
    assert "Practice case 1" in visible(form)
    assert form.session.sheet != TASK.sheet("0")
    check(form, solution(TASK).reference(TASK.case(other)))
    assert [attempt.variant for attempt in Log(workspace).attempts(TASK.id)] == ["0", other]
    press(form, "← The course’s case")
    assert saved(form) == REFERENCE
    again = opened(workspace)
    press(again, "Practice case 1")
    assert again.session.variant == other
    assert again.session.answer
    press(again, "Try another case")
    assert again.session.variant not in {"0", other}


def test_practice_is_not_in_the_folder_that_is_handed_in(workspace: Path) -> None:
    form = opened(workspace)
    press(form, "Try another case")
    check(form, solution(TASK).reference(TASK.case(form.session.variant)))
    assert not list((workspace / "exercises").rglob("*.json"))
    assert list((workspace / "practice").rglob("*.json"))


def test_a_case_that_was_only_looked_at_is_offered_again(workspace: Path) -> None:
    form = opened(workspace)
    press(form, "Try another case")
    first = form.session.variant
    press(form, "← The course’s case")
    press(form, "Try another case")
    assert form.session.variant == first


def test_a_reset_clears_everything_and_can_be_undone(workspace: Path) -> None:
    form = opened(workspace)
    put(form, REFERENCE)
    press(form, "Reset")
    assert saved(form) == {}
    assert "0 of" in visible(form)
    press(form, "Undo")
    assert saved(form) == REFERENCE
    assert button(form, "Undo").disabled


def test_a_reset_can_be_undone_after_a_restart(workspace: Path) -> None:
    form = opened(workspace)
    put(form, REFERENCE)
    press(form, "Reset")
    again = opened(workspace)
    press(again, "Undo")
    assert saved(again) == REFERENCE


def test_a_reset_cannot_be_undone_over_new_decisions(workspace: Path) -> None:
    form = opened(workspace)
    put(form, REFERENCE)
    press(form, "Reset")
    key, value = next(iter(REFERENCE.items()))
    form._decide(key, value)  # noqa: SLF001 - as its control does
    assert button(form, "Undo").disabled


def test_an_answer_changed_elsewhere_is_not_reset(workspace: Path) -> None:
    form, other = opened(workspace), opened(workspace)
    put(form, REFERENCE)
    other.session.reopen()
    put(other, FLAWED[0])
    press(form, "Reset")
    assert "Two answers." in visible(form)
    assert saved(other) == FLAWED[0]


def test_an_earlier_answer_is_taken_up_again_and_that_can_be_undone(workspace: Path) -> None:
    form = opened(workspace)
    check(form, REFERENCE)
    check(form, FLAWED[0])
    press(form, "My tries")
    (earlier,) = [each for each in within(form.tree, Dropdown) if "earlier" in each.description]
    earlier.set_state({"index": 2})
    assert saved(form) == REFERENCE
    press(form, "Undo")
    assert saved(form) == FLAWED[0]


def test_progress_that_cannot_be_noted_costs_no_check(workspace: Path) -> None:
    form = opened(workspace)
    Log(workspace).path.mkdir(parents=True)
    check(form, REFERENCE)
    page = visible(form)
    assert "10 of 10 points" in page
    assert "Your progress cannot be kept" in page


def test_a_pass_ends_with_what_comes_next(workspace: Path) -> None:
    form = opened(workspace)
    check(form, FLAWED[0])
    check(form, REFERENCE)
    page = visible(form)
    assert "in 2 tries" in page
    assert "disclosure-ladder-heading" in page
    put(form, dict(list(REFERENCE.items())[:3]))
    press(form, "Check")
    assert "tc-end" not in visible(form)

"""One conformance suite for all exercises: whatever is registered must keep every promise."""

from random import Random

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.teachings import syllabus
from grader.exercises import MODULES, UnknownExerciseError, exercise, exercise_ids
from grader.exercises.exercise import FULL_MARKS
from grader.grading.answers import encode
from grader.grading.grade import ReportStatus, grade, grade_file
from grader.grading.players import random_answer
from tests.proof import broken_promises, scores, too_good, words_before_first_decision

SAMPLE = [str(number) for number in range(60)]

everywhere = pytest.mark.parametrize("name", exercise_ids())


@everywhere
@pytest.mark.parametrize("variant", SAMPLE[:40])
def test_a_variant_keeps_every_promise(name: str, variant: str) -> None:
    assert broken_promises(name, variant) == []


@everywhere
def test_learners_without_judgement_stay_below_their_limits(name: str) -> None:
    assert too_good(scores(name, SAMPLE)) == []


@everywhere
def test_every_variant_is_a_case_of_its_own(name: str) -> None:
    sheets = {exercise(name).sheet(variant) for variant in SAMPLE}
    assert len(sheets) == len(SAMPLE)


@everywhere
def test_the_same_variant_is_the_same_case_in_a_fresh_draw(name: str) -> None:
    task = exercise(name)
    assert task.draw(Random(f"{name}/7")) == task.draw(Random(f"{name}/7")) == task.case("7")


@everywhere
@pytest.mark.parametrize("variant", SAMPLE[:10])
def test_the_load_is_bearable(name: str, variant: str) -> None:
    sheet = exercise(name).sheet(variant)
    assert words_before_first_decision(sheet) <= 350
    assert len(sheet.fields) <= 40


@everywhere
def test_the_exercise_agrees_with_the_registry(name: str) -> None:
    task = exercise(name)
    assert task.id == name
    assert name in MODULES[task.module]
    assert sum(slot.points for slot in task.rubric) == pytest.approx(FULL_MARKS)
    assert all(slot.points > 0 for slot in task.rubric)
    assert len({rule.id for rule in task.rules}) == len(task.rules)


@everywhere
def test_rules_enforce_teachings_of_the_syllabus(name: str) -> None:
    for rule in exercise(name).rules:
        assert rule.teachings
        assert rule.statement
        assert set(rule.teachings) <= set(syllabus().teachings)


@everywhere
def test_a_boundary_is_held_from_both_sides(name: str) -> None:
    task = exercise(name)
    statuses = {
        (finding.rule, finding.status) for variant in SAMPLE for finding in grade(task, variant, {}).findings
    }
    for slot in task.rubric:
        if len(slot.rules) > 1:
            for rule in slot.rules:
                assert {status for r, status in statuses if r == rule.id} == {
                    "not attempted",
                    "not applicable",
                }


@everywhere
@given(seed=st.integers(), variant=st.sampled_from(SAMPLE[:5]), kept=st.floats(0, 1))
def test_any_half_finished_answer_gets_a_report_that_adds_up(
    name: str, seed: int, variant: str, kept: float
) -> None:
    task, random = exercise(name), Random(seed)
    answer = {k: v for k, v in random_answer(task.sheet(variant), random).items() if random.random() < kept}
    report = grade(task, variant, answer)
    assert 0 <= report.score <= report.max_score
    assert report.score == pytest.approx(sum(finding.points for finding in report.findings))
    assert sum(finding.max_points for finding in report.findings) == pytest.approx(FULL_MARKS)
    assert report == grade_file(task, variant, encode(name, variant, answer))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@everywhere
@given(data=st.data())
def test_a_decision_of_any_wrong_kind_is_invalid_and_named(name: str, data: st.DataObject) -> None:
    task = exercise(name)
    key, field = data.draw(st.sampled_from(list(task.sheet("0").fields.items())))
    value = data.draw(json_values.filter(lambda value: bool(field.problem(value))))
    content = {"version": 1, "exercise": name, "variant": "0", "answer": {key: value}}
    report = grade_file(task, "0", msgspec.json.encode(content))
    assert report.status is ReportStatus.INVALID
    assert report.problems.keys() == {key}
    assert report.score == 0


@given(content=st.binary(max_size=400))
def test_bytes_of_any_kind_get_a_report(content: bytes) -> None:
    report = grade_file(exercise(exercise_ids()[0]), "0", content)
    assert report.status is ReportStatus.INVALID
    assert report.problems


def test_an_unknown_exercise_is_answered_with_the_nearest_one() -> None:
    with pytest.raises(UnknownExerciseError, match="Did you mean 'disclosure-ladder'"):
        exercise("disclosure-lader")

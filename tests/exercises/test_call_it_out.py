"""Six disappointments: facts that decide, no shortcut to them, and texts that fit whoever plays."""

import re
from collections import Counter

import pytest

from grader.domain.breaches import Business, Opening, Question, Reading
from grader.domain.finding import Status
from grader.exercises import exercise
from grader.exercises.reciprocity.call_it_out.case import Scene
from grader.exercises.reciprocity.call_it_out.prose import script
from grader.exercises.sheet import Answer
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.render.sheet import sheet_text

CALL = exercise("call-it-out")
VARIANTS = [str(number) for number in range(60)]
SCENES = [scene for variant in VARIANTS for scene in CALL.case(variant).scenes]


def lost(variant: str, change: Answer) -> dict[str, Status]:
    reference = solution(CALL).reference(CALL.case(variant))
    report = grade(CALL, variant, {**reference, **change})
    return {found.rule: found.status for found in report.findings if found.status is not Status.KEPT}


@pytest.mark.parametrize("variant", VARIANTS)
def test_a_case_has_two_of_each_and_a_repeated_breach(variant: str) -> None:
    scenes = CALL.case(variant).scenes
    readings = Counter(scene.episode.reading for scene in scenes)
    assert readings[Reading.BREACH] == readings[Reading.UNRETURNED] == 2
    assert any(scene.episode.repeated for scene in scenes)


def test_a_breach_may_be_a_first_lapse_or_not_and_other_records_look_alike() -> None:
    breaches = [scene.episode for scene in SCENES if scene.episode.promise.broken]
    others = [scene.episode for scene in SCENES if not scene.episode.promise.broken]
    assert 0.5 < sum(one.repeated for one in breaches) / len(breaches) < 0.8
    assert 0.4 < sum(any(each.broken for each in one.earlier) for one in others) / len(others) < 0.8


def test_every_story_of_a_promise_occurs_as_a_breach_and_as_none() -> None:
    sides = {
        (scene.title.partition(": ")[2].partition(" with ")[0], scene.episode.promise.broken)
        for scene in SCENES
    }
    for story in script().promises:
        topic = story.topic.partition(" with ")[0]
        assert {(topic, True), (topic, False)} <= sides


def test_every_gap_lacks_exactly_one_part_of_a_breach() -> None:
    for scene in SCENES:
        promise = scene.episode.promise
        parts = (promise.due is not None, promise.acted is not None, bool(promise.knew))
        if scene.episode.misunderstood:
            assert sum(parts) in (0, 2), scene.title


def hearings(scene: Scene) -> list[bool]:
    upset = {one.name for one in scene.upset}
    kinds = [line.kind for line in scene.questions.lines]
    return [upset <= set(kind.heard) for kind in kinds if kind.question is Question.HEAR]


def test_one_question_hears_everybody_who_is_upset_unless_nothing_came_back() -> None:
    for scene in SCENES:
        assert sum(hearings(scene)) == (scene.episode.reading is not Reading.UNRETURNED)
        assert not [
            line
            for line in scene.questions.lines
            if line.kind.question is not Question.HEAR and len(line.kind.heard) > 1
        ]


def test_every_menu_offers_one_of_each_kind() -> None:
    for scene in SCENES:
        assert {line.kind for line in scene.openings.lines} == set(Opening)
        assert {line.kind for line in scene.business.lines} == set(Business)


def test_no_wording_is_said_twice_in_a_case() -> None:
    for variant in VARIANTS:
        scenes = CALL.case(variant).scenes
        moves = [re.sub("[0-9€,%]", "", line.text) for scene in scenes for line in scene.business.lines]
        assert len({*moves}) >= len(moves) - 2


@pytest.mark.parametrize("variant", VARIANTS)
def test_every_text_is_filled_in_and_names_people_in_the_case(variant: str) -> None:
    assert not re.search("[{}]", sheet_text(CALL.sheet(variant)))
    for scene in CALL.case(variant).scenes:
        for line in scene.questions.lines:
            assert all(name in str(scene.documents) for name in line.kind.heard)


def test_reading_a_misunderstanding_as_a_breach_costs_the_cause_alone() -> None:
    for variant in VARIANTS[:20]:
        number = next(
            n for n, scene in enumerate(CALL.case(variant).scenes, 1) if scene.episode.misunderstood
        )
        assert lost(variant, {f"episode-{number}.reading": Reading.BREACH}) == {
            "name-the-cause": Status.BROKEN
        }


def test_controls_at_a_first_lapse_cost_the_count_alone() -> None:
    found = 0
    for variant in VARIANTS:
        for number, scene in enumerate(CALL.case(variant).scenes, 1):
            if scene.episode.promise.broken and not scene.episode.repeated:
                found += 1
                change = {f"episode-{number}.business": scene.business.of(Business.CONTROLLED)}
                assert lost(variant, change) == {"answer-a-breach-by-its-count": Status.BROKEN}
    assert found


def test_passing_over_a_misunderstanding_lets_nobody_speak() -> None:
    case = CALL.case("0")
    number, scene = next((n, one) for n, one in enumerate(case.scenes, 1) if one.episode.misunderstood)
    change = {f"episode-{number}.opening": scene.openings.of(Opening.SILENT)}
    assert lost("0", change) == {"all-heard-first": Status.BROKEN}

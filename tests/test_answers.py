"""The answer file: what is read, what is refused, and in which words."""

from typing import Any

import msgspec
import pytest

from grader.exercises import exercise
from grader.grading.answers import LARGEST, InvalidAnswerError, decode, encode
from grader.grading.variants import learner_here, variant_for

NAME = "people-or-business"


def file(**changes: Any) -> bytes:
    content = {"version": 1, "exercise": NAME, "variant": "0", "answer": {}}
    return msgspec.json.encode({**content, **changes})


def test_what_is_written_is_read_again() -> None:
    answer = {"card-1.cost": 1800.0}
    assert decode(encode(NAME, "0", answer), exercise(NAME), "0") == answer


REFUSED = {
    "nothing at all": (b"", "file"),
    "half a file": (file()[:20], "file"),
    "not JSON": (b"hello", "file"),
    "a list": (b"[]", "file"),
    "brackets without end": (b"[" * 50_000, "file"),
    "nested answers without end": (file().replace(b"{}", b'{"card-1.cost":' + b"[" * 20_000), "file"),
    "not UTF-8": (file().replace(b"{}", b'{"\xff": 1}'), "file"),
    "larger than any honest answer": (file(answer={"x": "y" * LARGEST}), "file"),
    "an extra field": (file(score=10), "file"),
    "no answer": (msgspec.json.encode({"version": 1, "exercise": NAME, "variant": "0"}), "file"),
    "a variant that is a number": (file(variant=0), "variant"),
    "an answer that is a list": (file(answer=[]), "answer"),
    "a later version": (file(version=2), "version"),
    "another exercise": (file(exercise="live-deal"), "exercise"),
    "another case": (file(variant="1"), "variant"),
    "a decision that is not in the case": (file(answer={"card-9.cost": 1}), "card-9.cost"),
    "text for a number": (file(answer={"card-1.cost": "lots"}), "card-1.cost"),
    "true for a number": (file(answer={"card-1.cost": True}), "card-1.cost"),
    "a sum below nothing": (file(answer={"card-1.cost": -1}), "card-1.cost"),
    "an absurd sum": (file(answer={"card-1.cost": 1e300}), "card-1.cost"),
    "a number beyond numbers": (file().replace(b"{}", b'{"card-1.cost": 1e999}'), "answer"),
    "nothing for a number": (file(answer={"card-1.cost": None}), "card-1.cost"),
    "an option that is not offered": (file(answer={"card-1.label": "<script>"}), "card-1.label"),
    "a list of options": (file(answer={"card-1.label": ["both"]}), "card-1.label"),
}


@pytest.mark.parametrize(("content", "field"), REFUSED.values(), ids=REFUSED.keys())
def test_a_bad_file_is_refused_and_the_field_named(content: bytes, field: str) -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        decode(content, exercise(NAME), "0")
    assert caught.value.problems.keys() == {field}


def test_all_faults_are_told_at_once() -> None:
    content = file(answer={"card-1.cost": "x", "card-2.cost": -5, "nonsense": 1})
    with pytest.raises(InvalidAnswerError) as caught:
        decode(content, exercise(NAME), "0")
    assert caught.value.problems.keys() == {"card-1.cost", "card-2.cost", "nonsense"}


def test_hostile_text_is_quoted_short() -> None:
    with pytest.raises(InvalidAnswerError) as caught:
        decode(file(answer={"card-1.label": "x" * 5000}), exercise(NAME), "0")
    assert len(str(caught.value)) < 500


def test_without_a_cohort_key_everybody_has_the_same_case() -> None:
    assert variant_for(NAME, "", "ana") == variant_for(NAME, "", "ben") == "0"


def test_with_a_cohort_key_each_learner_and_exercise_has_its_own_case() -> None:
    variants = {
        variant_for(name, key, learner)
        for name in (NAME, "disclosure-ladder")
        for key in ("spring", "autumn")
        for learner in ("ana", "ben")
    }
    assert len(variants) == 8
    assert variant_for(NAME, "spring", "ana") == variant_for(NAME, "spring", "ana")


def test_under_autograde_the_submission_folder_names_the_learner(tmp_path: Any) -> None:
    folder = tmp_path / "autograded" / "ana" / "trust"
    folder.mkdir(parents=True)
    assert learner_here(folder, {"NBGRADER_EXECUTION": "autograde", "JUPYTERHUB_USER": "teacher"}) == "ana"
    assert learner_here(folder, {"NBGRADER_EXECUTION": "validate", "JUPYTERHUB_USER": "ben"}) == "ben"
    assert learner_here(folder, {"TRADECRAFT_LEARNER": "cleo"}) == "cleo"
    assert learner_here(folder, {})

"""What whoever grades may not open: a reason for it, and the rest of it and of the batch graded."""

import os
from collections.abc import Iterator

import pytest

from tests.adversarial.case import Case
from tests.adversarial.grading import Graded, course_of, grade_by_nbgrader, grade_in_bulk
from tests.adversarial.permissions import CASES, bound

pytestmark = pytest.mark.skipif(
    bound() is None and not os.environ.get("CI"), reason="modes do not bind root, and setpriv is not here"
)

GRADED = [case for case in CASES if not case.failed]


def power() -> tuple[str, ...]:
    """Return what to put before a command so that modes bind it."""
    found = bound()
    assert found is not None, "modes do not bind root, and setpriv (of util-linux) is not here"
    return found


@pytest.fixture(scope="module")
def in_bulk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    """All cases, graded by ``tradecraft autograde``."""
    graded = grade_in_bulk(course_of(CASES, tmp_path_factory.mktemp("bulk"), power()))
    yield graded
    open_again(graded)


@pytest.fixture(scope="module")
def by_nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Graded]:
    """All cases, graded by ``nbgrader autograde`` with trusted evaluation."""
    graded = grade_by_nbgrader(course_of(CASES, tmp_path_factory.mktemp("nbgrader"), power()))
    yield graded
    open_again(graded)


def open_again(graded: Graded) -> None:
    """Let the folders be deleted."""
    for learner in (graded.course.folder / "submitted").iterdir():
        for folder in (learner, learner / "trust", learner / "trust" / "answers"):
            folder.chmod(0o700)


@pytest.mark.parametrize("case", GRADED, ids=lambda case: case.name)
def test_bulk_grading_gives_the_honest_score_and_the_reason(in_bulk: Graded, case: Case) -> None:
    assert in_bulk.scores(case) == case.scores
    reasons, shown = in_bulk.reasons(case), in_bulk.shown(case)
    assert reasons.keys() == case.says.keys()
    assert [name for name, words in case.says.items() if words not in reasons[name]] == []
    assert [name for name in case.says.keys() & shown if case.says[name] not in shown[name]] == []


@pytest.mark.parametrize("case", [case for case in CASES if case.failed], ids=lambda case: case.name)
def test_what_may_not_be_looked_into_is_named(in_bulk: Graded, case: Case) -> None:
    assert case.failed in in_bulk.failed(case)
    assert in_bulk.scores(case) == {}


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_nbgrader_gives_the_honest_score_or_none(by_nbgrader: Graded, case: Case) -> None:
    if case.left:
        assert set(by_nbgrader.scores(case).values()) <= {None}, case.left
        assert not by_nbgrader.folder(case).exists()
    else:
        assert by_nbgrader.scores(case) == case.scores

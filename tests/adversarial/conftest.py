"""Two courses with all cases submitted: one graded in bulk, one by ``nbgrader autograde``."""

import pytest

from tests.adversarial import tables
from tests.adversarial.grading import Graded, course_of, grade_by_nbgrader, grade_in_bulk


@pytest.fixture(scope="session")
def in_bulk(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """All cases, graded by ``tradecraft autograde``."""
    return grade_in_bulk(course_of(tables.CASES, tmp_path_factory.mktemp("bulk")))


@pytest.fixture(scope="session")
def by_nbgrader(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    """All cases that it survives, graded by ``nbgrader autograde`` with trusted evaluation."""
    cases = [case for case in tables.CASES if not case.kept_away]
    return grade_by_nbgrader(course_of(cases, tmp_path_factory.mktemp("nbgrader")))

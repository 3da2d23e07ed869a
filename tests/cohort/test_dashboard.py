"""The instructor's notebook: every figure drawn for cohorts of any size, and kept from learners."""

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from grader import cohort_figure
from grader.cohort.figures import figures
from grader.nbgrader_adapter.dashboard import DRAWN
from grader.workspace.shipped import shipped_folder, shipped_notebooks
from tests.cohort.people import cohort
from tests.cohort.test_report import HOSTILE, NOON, big

DASHBOARD = Path("course/instructor-dashboard.ipynb")
EMPTY = figures(cohort([], []), NOON)


@pytest.mark.parametrize("name", DRAWN)
@pytest.mark.parametrize("count", [0, 5, 60])
def test_every_figure_is_drawn_and_said_in_words(name: str, count: int) -> None:
    picture = DRAWN[name](big(count) if count else EMPTY)
    ET.fromstring(picture.svg)  # noqa: S314 - our own
    assert len(picture.text.split()) > 2
    assert HOSTILE not in picture.html


def test_the_notebook_shows_every_figure_once() -> None:
    cells = json.loads((shipped_folder() / DASHBOARD).read_text("utf-8"))["cells"]
    code = "".join("".join(cell["source"]) for cell in cells if cell["cell_type"] == "code")
    assert [code.count(f'cohort_figure("{name}")') for name in DRAWN] == [1] * len(DRAWN)


def test_no_learner_gets_the_instructors_notebook() -> None:
    assert (shipped_folder() / DASHBOARD).is_file()
    assert DASHBOARD not in set(shipped_notebooks())


def test_where_there_is_no_course_the_notebook_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cohort_figure("scores", str(tmp_path))
    assert "has no nbgrader_config.py" in capsys.readouterr().out

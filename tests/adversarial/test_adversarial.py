"""Whatever is submitted ends with the honest score, with a reason, and with the rest of the batch graded."""

import csv
import json
import re
from collections.abc import Iterable
from html import unescape
from io import StringIO
from pathlib import Path
from unicodedata import category

import nbformat
import pytest

from tests.adversarial import tables
from tests.adversarial.case import Case
from tests.adversarial.grading import Graded, tradecraft
from tests.adversarial.others import HONEST
from tests.adversarial.shadowing import TOUCHED

GRADED = [case for case in tables.CASES if not case.failed]
REFUSED = [case for case in tables.CASES if case.failed]
INVALID = [case for case in GRADED if case.says]
NBGRADER = [case for case in tables.CASES if not case.kept_away]
OPENED = [case for case in NBGRADER if not case.left]
LEFT = [case for case in NBGRADER if case.left]
KEPT_AWAY = [case for case in tables.CASES if case.kept_away]

ACTIVE = re.compile(
    r"<\s*(script|iframe|object|embed|img|base|form)|<[^>]*(\son\w+\s*=|javascript:)", re.IGNORECASE
)
"""What would act on a page."""

STEERING = "\x1b\x9b\x07\b\r\0\u202e\u2066\u200b"
"""Signs that steer a terminal, turn writing round or hide."""


def every(cases: Iterable[Case]) -> pytest.MarkDecorator:
    """Run a test for each case."""
    return pytest.mark.parametrize("case", [pytest.param(case, id=case.name) for case in cases])


def test_every_family_has_cases_of_different_names() -> None:
    names = [case.name for case in tables.CASES]
    assert len(set(names)) == len({case.who for case in tables.CASES}) == len(names) >= 60
    assert all(len(cases) >= 10 for cases in tables.FAMILIES.values())


@every(GRADED)
def test_bulk_grading_gives_the_honest_score(in_bulk: Graded, case: Case) -> None:
    assert in_bulk.scores(case) == case.scores
    assert in_bulk.failed(case) == ""


@every(GRADED)
def test_bulk_grading_gives_a_reason_for_all_that_it_could_not_grade_and_for_nothing_else(
    in_bulk: Graded, case: Case
) -> None:
    reasons = in_bulk.reasons(case)
    assert reasons.keys() == case.says.keys()
    assert [name for name, words in case.says.items() if words not in reasons[name]] == []


@every(INVALID)
def test_the_graded_notebook_says_the_reason_too(in_bulk: Graded, case: Case) -> None:
    shown = in_bulk.shown(case)
    # When a submission came, and how it is known, is no matter of the notebook.
    expected = {name: words for name, words in case.says.items() if name in shown}
    assert [name for name, words in expected.items() if words not in shown[name]] == []


@every(REFUSED)
def test_what_cannot_be_graded_at_all_gets_no_score_but_a_reason(in_bulk: Graded, case: Case) -> None:
    assert case.failed in in_bulk.failed(case)
    assert in_bulk.scores(case) == {}
    assert not in_bulk.folder(case).exists()


@pytest.mark.parametrize("learner", HONEST)
def test_the_rest_of_the_batch_is_graded_whoever_comes_before_or_after(
    in_bulk: Graded, by_nbgrader: Graded, learner: str
) -> None:
    for graded in (in_bulk, by_nbgrader):
        assert {cell["score"] for cell in graded.books["trust"][learner].values()} == {10.0}


@every(OPENED)
def test_nbgrader_gives_the_honest_score(by_nbgrader: Graded, case: Case) -> None:
    assert by_nbgrader.scores(case) == case.scores


@every(case for case in OPENED if not case.failed)
def test_both_ways_leave_the_same_files(in_bulk: Graded, by_nbgrader: Graded, case: Case) -> None:
    assert contents(in_bulk.folder(case)) == contents(by_nbgrader.folder(case))


@every(LEFT)
def test_nbgrader_leaves_ungraded_what_it_cannot_open(by_nbgrader: Graded, case: Case) -> None:
    assert set(by_nbgrader.scores(case).values()) <= {None}, case.left
    assert not by_nbgrader.folder(case).exists()


@every(KEPT_AWAY)
def test_what_would_stop_nbgrader_is_graded_in_bulk(in_bulk: Graded, case: Case) -> None:
    assert in_bulk.scores(case) == case.scores, case.kept_away


def test_no_code_of_a_learner_has_run(in_bulk: Graded, by_nbgrader: Graded) -> None:
    assert not TOUCHED.exists()
    for graded in (in_bulk, by_nbgrader):
        assert not [path for path in graded.course.folder.iterdir() if path.name.startswith("late")]


def test_nothing_but_answers_and_files_of_nbgraders_is_kept(in_bulk: Graded) -> None:
    kept = {name for case in GRADED for name in contents(in_bulk.folder(case))}
    answers = {name for name in kept if re.fullmatch(r"answers/[a-z-]+\.json", name)}
    assert kept - answers == {"trust.ipynb", "reflection.ipynb", "timestamp.txt", "submission_secret.txt"}


@every(GRADED)
def test_nothing_in_a_graded_notebook_can_act(in_bulk: Graded, case: Case) -> None:
    name = f"{case.assignment}.ipynb"
    learned, released = (
        nbformat.read(folder / name, as_version=4)
        for folder in (in_bulk.folder(case), in_bulk.course.folder / "exercises" / case.assignment)
    )
    own = {cell.source for cell in released.cells}
    sources = [cell.source for cell in learned.cells if cell.source not in own]
    pages = [output.data.get("text/html", "") for cell in learned.cells for output in cell.get("outputs", ())]
    assert not [found for found in map(ACTIVE.search, (*sources, *pages)) if found]
    assert not set(json.dumps(learned, ensure_ascii=False)) & set(STEERING)


def test_the_summary_can_do_nothing_to_a_terminal(in_bulk: Graded) -> None:
    assert not {sign for sign in in_bulk.text if not sign.isprintable()} - {"\n"}


def test_no_learner_can_write_lines_of_the_summary(in_bulk: Graded) -> None:
    heads = re.compile(r"(trust|reflection): \d+ graded|  (Not graded|Invalid): |$")
    assert [line for line in in_bulk.text.splitlines() if not heads.match(line)] == []
    told = [line for line in in_bulk.text.splitlines() if line.startswith(("trust:", "  Not graded: "))]
    assert len(told) == len(REFUSED) + 1


def test_the_summary_names_every_learner_once_for_each_reason_and_stays_readable(in_bulk: Graded) -> None:
    lines = in_bulk.text.splitlines()
    for case in INVALID:
        name = "".join(filter(str.isprintable, case.who))
        assert sum(line.startswith(f"  Invalid: {name}: ") for line in lines) == len(case.says)
    assert max(map(len, lines)) < 4000


@pytest.fixture(scope="module")
def pages(in_bulk: Graded) -> dict[str, str]:
    """Every learner's feedback page, as it was written after grading, by the learner's id."""
    tradecraft(in_bulk.course, "feedback", "--all", "--jobs", "2")
    found = (in_bulk.course.folder / "feedback").glob("*/*/*.html")
    return {page.parents[1].name: page.read_text("utf-8") for page in found}


@every(GRADED)
def test_the_feedback_page_says_the_reason_too_and_can_do_nothing(
    in_bulk: Graded, pages: dict[str, str], case: Case
) -> None:
    page = pages[case.who]
    expected = {name: words for name, words in case.says.items() if name in in_bulk.shown(case)}
    assert [name for name, words in expected.items() if words not in unescape(page)] == []
    assert not ACTIVE.search(page)
    assert not set(page) & set(STEERING)
    assert len(page.encode()) < 60_000


def test_the_exported_file_has_a_row_for_each_learner_and_no_formula(in_bulk: Graded) -> None:
    exported = tradecraft(in_bulk.course, "export", "--format", "csv")
    assert exported.returncode == 0, exported.stderr
    rows = list(csv.reader(StringIO(exported.stdout.decode("utf-8-sig"), newline="")))
    assert len(rows) == len({case.who for case in GRADED}) + 1
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not [sign for row in rows for cell in row for sign in cell if category(sign) == "Cc"]


def contents(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder, by path."""
    return {
        str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if not path.is_dir()
    }

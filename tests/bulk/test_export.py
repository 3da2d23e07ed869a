"""Exported grades: every learner, nothing made up, nothing that a spreadsheet would run."""

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from itertools import count, islice
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event

from grader.bulk.export import FORMATS, Outline, Row
from grader.bulk.record import CellGrade, Learner, NotebookGrades, Record
from grader.exercises import MODULES
from tests.bulk.cohort import change, graded, hand_in, tradecraft, write
from tests.nbgrader.course import Course, answer_files, flawed, reference, released_course

FIRST, SECOND, THIRD = MODULES["trust"]
PENALTY = "\nc = get_config()\nc.LateSubmissionPlugin.penalty_method = 'zero'\n"
DUE = "UPDATE assignment SET duedate = '2027-01-11 12:00:00.000000' WHERE name = 'trust'"
NAMES = """
    UPDATE student SET first_name = 'Ada', last_name = 'O"Hara, PhD', email = 'ada@example.org',
        lms_user_id = '4711' WHERE id = 'ada'"""
ABSENT = "INSERT INTO student (id, first_name, last_name) VALUES ('absent', '=1+1', '@SUM(A1)')"
LESS_THAN_NOTHING = """
    UPDATE grade SET manual_score = -1.5 WHERE id IN (
        SELECT g.id FROM grade g JOIN base_cell c ON c.id = g.cell_id
        JOIN submitted_notebook n ON n.id = g.notebook_id
        JOIN submitted_assignment s ON s.id = n.assignment_id
        WHERE s.student_id = 'careless' AND c.name = 'people-or-business')"""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Grade learners who did, did in part, did late, and did not."""
    folder = tmp_path_factory.mktemp("export") / "course"
    course = released_course(folder, PENALTY)
    hand_in(course, "ada", answer_files(reference), at="2027-01-11 09:00:00.000000 UTC")
    hand_in(course, "late", answer_files(reference), at="2027-01-11 12:01:30.000000 UTC")
    hand_in(course, "careless", answer_files(flawed))
    write(course, "ada", "A deal of my own.", "reflection")
    write(course, "late", "", "reflection")
    change(folder, DUE)
    graded(folder, "--all")
    change(folder, NAMES, ABSENT, LESS_THAN_NOTHING)
    return course


def exported(course: Course, form: str, *arguments: str) -> str:
    """Export grades and return what is printed."""
    done = tradecraft("export", "--format", form, *arguments, folder=course.folder)
    assert done.returncode == 0, done.stderr
    return done.stdout


def table(course: Course, *arguments: str) -> dict[str, dict[str, str]]:
    """Return what is exported for spreadsheets, by learner and column."""
    return {row["learner"]: row for row in csv.DictReader(StringIO(exported(course, "csv", *arguments)))}


@pytest.mark.parametrize(
    ("learner", "cells"),
    [
        pytest.param(
            "ada",
            {
                "last name": 'O"Hara, PhD',
                "first name": "Ada",
                "e-mail": "ada@example.org",
                "LMS id": "4711",
                "trust: submitted": "2027-01-11T09:00:00Z",
                "trust: seconds late": "0",
                f"trust: {FIRST}": "10",
                "trust: penalty": "0",
                "trust: total": "30",
                "trust: maximum": "30",
                "trust: waiting": "0",
            },
            id="who-did-all",
        ),
        pytest.param(
            "ada",
            {
                "reflection: own-deal": "",
                "reflection: total": "",
                "reflection: waiting": "1",
                "not graded": "1",
            },
            id="a-part-that-waits-for-a-person-is-empty",
        ),
        pytest.param("ada", {"total": "30", "maximum": "50"}, id="what-waits-adds-nothing"),
        pytest.param(
            "late",
            {
                "trust: seconds late": "90",
                f"trust: {FIRST}": "10",
                "trust: penalty": "30",
                "trust: total": "0",
            },
            id="late",
        ),
        pytest.param("late", {"reflection: own-deal": "0", "reflection: total": "0"}, id="graded-0-is-0"),
        pytest.param(
            "careless", {f"trust: {FIRST}": "-1.5", "reflection: total": ""}, id="a-negative-number"
        ),
        pytest.param(
            "absent",
            {
                "first name": "'=1+1",
                "last name": "'@SUM(A1)",
                "trust: submitted": "",
                "trust: seconds late": "",
                f"trust: {FIRST}": "",
                "trust: penalty": "",
                "trust: total": "",
                "trust: maximum": "30",
                "total": "",
                "not graded": "2",
            },
            id="no-submission-is-empty-and-names-are-no-formulas",
        ),
    ],
)
def test_the_table_says(course: Course, learner: str, cells: dict[str, str]) -> None:
    row = table(course)[learner]
    assert {name: row[name] for name in cells} == cells


def test_exercises_stand_in_the_order_of_the_course(course: Course) -> None:
    columns = list(table(course)["ada"])
    assert columns[7:10] == [f"trust: {name}" for name in MODULES["trust"]]


def test_data_say_the_same_as_the_table(course: Course) -> None:
    rows = table(course)
    data = {each["learner"]["id"]: each for each in json.loads(exported(course, "json"))}
    assert data.keys() == rows.keys()
    for learner, each in data.items():
        for name, result in each["assignments"].items():
            for cell, score in result["scores"].items():
                assert rows[learner][f"{name}: {cell}"] == ("" if score is None else f"{score:g}")
            assert rows[learner][f"{name}: total"] == (
                "" if result["total"] is None else f"{result['total']:g}"
            )
    assert data["absent"]["assignments"]["trust"]["submitted"] is None
    assert data["absent"]["learner"]["first_name"] == "=1+1"


def test_canvas_finds_learners_assignments_and_points(course: Course) -> None:
    heading, points, *rows = csv.reader(StringIO(exported(course, "canvas")))
    assert heading == ["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "trust", "reflection"]
    assert points == ["    Points Possible", "", "", "", "", "30", "20"]
    assert {row[3]: row for row in rows} == {
        "absent": ["'@SUM(A1), =1+1", "", "", "absent", "", "", ""],
        "ada": ['O"Hara, PhD, Ada', "4711", "", "ada", "", "30", ""],
        "careless": ["careless", "", "", "careless", "", *table_totals(course, "careless")],
        "late": ["late", "", "", "late", "", "0", "0"],
    }


def table_totals(course: Course, learner: str) -> list[str]:
    row = table(course)[learner]
    return [row["trust: total"], row["reflection: total"]]


def test_moodle_takes_what_is_missing_for_no_grade_and_no_learner(course: Course) -> None:
    heading, *rows = csv.reader(StringIO(exported(course, "moodle")))
    assert heading == [
        "First name", "Last name", "ID number", "Email address", "Username", "trust", "reflection",
    ]  # fmt: skip
    found = {row[4]: row for row in rows}
    assert found["ada"] == ["Ada", 'O"Hara, PhD', "4711", "ada@example.org", "ada", "30", "-"]
    assert found["absent"] == ["'=1+1", "'@SUM(A1)", "-", "-", "absent", "-", "-"]
    assert not any(cell == "" for row in rows for cell in row)


@pytest.mark.parametrize("form", FORMATS)
def test_nbgraders_own_command_exports_the_same(course: Course, form: str, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours", tmp_path / "theirs"
    plugin = f"grader.nbgrader_adapter.export.{form.capitalize()}Export"
    (step,) = course.run(["export", f"--exporter={plugin}", f"--to={theirs}"])
    assert step["code"] == 0, step["log"]
    exported(course, form, "--output", str(ours))
    assert theirs.read_bytes() == ours.read_bytes()


def test_nbgraders_own_command_exports_whose_and_what_is_asked_for(course: Course, tmp_path: Path) -> None:
    place = tmp_path / "some.csv"
    plugin = "grader.nbgrader_adapter.export.CanvasExport"
    asked = ["--assignment=['trust']", "--student=['ada','late']"]
    (step,) = course.run(["export", f"--exporter={plugin}", f"--to={place}", *asked])
    assert step["code"] == 0, step["log"]
    rows = list(csv.reader(StringIO(place.read_text("utf-8"))))
    assert [row[3:] for row in rows] == [
        ["SIS Login ID", "Section", "trust"], ["", "", "30"], ["ada", "", "30"], ["late", "", "0"],
    ]  # fmt: skip


def test_one_assignment_alone(course: Course) -> None:
    columns = table(course, "--assignment", "reflection")["ada"]
    assert columns["maximum"] == "20"
    assert not [name for name in columns if name.startswith("trust")]


def test_an_export_that_fails_leaves_the_file_as_it_was(course: Course, tmp_path: Path) -> None:
    place = tmp_path / "grades.csv"
    place.write_text("before")
    done = tradecraft("export", "--assignment", "trsut", "--output", place, folder=course.folder)
    assert done.returncode == 1
    assert "no assignment 'trsut'; it has: reflection, trust" in done.stderr
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("grades.csv", "before")]


OUTLINE = Outline("trust", {("trust", FIRST): 10.0})


def record(learner: Learner, score: float | None = 5.0) -> Record:
    cell = CellGrade(cell=FIRST, maximum=10.0, automatic=score)
    return Record(
        learner=learner,
        assignment="trust",
        submitted=datetime(2027, 1, 11),  # noqa: DTZ001 - as the gradebook keeps it
        notebooks=(NotebookGrades(name="trust", cells=(cell,)),),
    )


def lines(form: str, learner: Learner, score: float | None = 5.0) -> list[list[str]]:
    """Return the cells of what is exported of one learner."""
    pieces = FORMATS[form]([OUTLINE], [Row(learner, {"trust": record(learner, score)})])
    return list(csv.reader(StringIO("".join(pieces), newline="")))


@pytest.mark.parametrize("form", ["csv", "canvas", "moodle"])
@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param('=HYPERLINK("http://x")', "'=HYPERLINK(\"http://x\")", id="equals"),
        pytest.param("+1", "'+1", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at"),
        pytest.param(" =1", "' =1", id="after-a-space"),
        pytest.param("\t=1", "'\N{REPLACEMENT CHARACTER}=1", id="after-a-tab"),
        pytest.param("\r=1", "'\N{REPLACEMENT CHARACTER}=1", id="after-a-return"),
        pytest.param("＝1", "'＝1", id="wide"),
        pytest.param("a\x1b[31m", "a\N{REPLACEMENT CHARACTER}[31m", id="terminal"),
        pytest.param("O'Hara; \"Bo\", Jr.\u2028", "O'Hara; \"Bo\", Jr.\u2028", id="quotes-commas-lines"),
        pytest.param("Zoë 😀 नि‍", "Zoë 😀 नि‍", id="other-scripts"),
    ],
)  # fmt: skip
def test_a_name_is_never_a_formula_nor_another_cell(form: str, name: str, shown: str) -> None:
    learner = Learner(id=name, first_name=name, last_name=name, email=name, lms_id=name)
    *_, row = lines(form, learner)
    texts = {"csv": row[:5], "canvas": [row[1], row[3]], "moodle": row[:5]}[form]
    assert set(texts) == {shown}
    assert row[-1] in {"5", "0"}


@pytest.mark.parametrize(
    ("score", "shown"),
    [(10.0, "10"), (0.0, "0"), (-1.5, "-1.5"), (8.3333333, "8.3333"), (100.0, "100"), (None, "")],
)
def test_a_number_is_a_number(score: float | None, shown: str) -> None:
    heading, row = lines("csv", Learner(id="ada"), score)
    assert row[heading.index(f"trust: {FIRST}")] == shown


@pytest.mark.parametrize("form", FORMATS)
def test_rows_are_written_as_they_come(form: str) -> None:
    def endless() -> Iterator[Row]:
        for number in count():
            learner = Learner(id=f"learner-{number}")
            yield Row(learner, {"trust": record(learner)})

    assert "learner-2" in "".join(islice(FORMATS[form]([OUTLINE], endless()), 6))


def test_reading_many_learners_takes_as_many_queries_as_reading_one(course: Course) -> None:
    from nbgrader.api import Gradebook  # noqa: PLC0415 - seconds that other tests of this file need not wait

    from grader.nbgrader_adapter.export import written  # noqa: PLC0415 - as above

    change(
        course.folder,
        "WITH RECURSIVE numbers(value) AS "
        "(SELECT 1 UNION ALL SELECT value + 1 FROM numbers WHERE value < 150) "
        "INSERT INTO student (id) SELECT 'extra-' || value FROM numbers",
    )
    asked: list[Any] = []
    pieces: list[str] = []
    with Gradebook(f"sqlite:///{course.folder}/gradebook.db", "tradecraft") as gradebook:
        event.listen(gradebook.engine, "before_cursor_execute", lambda *_: asked.append(1))
        counts = []
        for learners in (["ada"], []):
            asked.clear()
            written(gradebook, "csv", ["trust"], learners, pieces.append)
            counts.append(len(asked))
    change(course.folder, "DELETE FROM student WHERE id LIKE 'extra-%'")
    assert len(pieces) == 1 + 1 + 1 + 154
    assert counts[1] <= counts[0]

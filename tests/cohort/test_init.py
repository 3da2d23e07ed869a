"""A cohort's course folder, made from a roster and brought up to date without losing a grade."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest

from grader.bulk.cohort import Plan, read_plan
from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.calls import score_call
from grader.grading.solutions import solution
from grader.grading.variants import variant_for
from grader.nbgrader_adapter.cohort_files import for_cohort
from tests.bulk.cohort import rows, tradecraft
from tests.nbgrader.course import ROOT, Course, answer_files, reference, released

ROSTER = """\
id,first_name,last_name,email,lms_id
anna,Anna,Muster,anna@example.org,101
bob,Bob,Berg,,102
cat,,,,
"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a cohort."""
    base = tmp_path_factory.mktemp("cohort")
    (base / "home").mkdir()
    done = init(base, ROSTER)
    assert done["added"] == ["anna", "bob", "cat"]
    return base


@pytest.fixture
def cohort(made: Path, tmp_path: Path) -> Path:
    """Return a copy of the cohort, to change."""
    shutil.copytree(made, tmp_path / "copy")
    return tmp_path / "copy"


def init(base: Path, roster: str, *arguments: str) -> dict[str, Any]:
    """Run the command on a folder's cohort."""
    done = refused(base, roster, *arguments)
    assert done.returncode == 0, done.stderr
    made: dict[str, Any] = json.loads(done.stdout)
    return made


def refused(base: Path, roster: str, *arguments: str) -> "subprocess.CompletedProcess[str]":
    """Run the command on a folder's cohort, whatever comes of it."""
    (base / "roster.csv").write_text(roster, "utf-8")
    return tradecraft("cohort", "init", "spring", "--roster", "roster.csv", "--json", *arguments, folder=base)


def book(base: Path, query: str) -> list[Any]:
    """Ask the gradebook."""
    with sqlite3.connect(base / "spring" / "gradebook.db") as found:
        return found.execute(query).fetchall()


def edit(path: Path, old: str, new: str) -> None:
    """Change a text file as an instructor does."""
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")


def nbgrader(base: Path, *commands: list[str]) -> list[Any]:
    """Run nbgrader's own commands in the cohort."""
    (base / "spring" / "home").mkdir(exist_ok=True)
    return Course(base / "spring").run(*commands)


def test_a_cohort_has_what_a_course_of_nbgrader_has(made: Path) -> None:
    assert book(made, "SELECT id, first_name, last_name, email, lms_user_id FROM student ORDER BY id") == [
        ("anna", "Anna", "Muster", "anna@example.org", "101"),
        ("bob", "Bob", "Berg", None, "102"),
        ("cat", None, None, None, None),
    ]
    assert {name for (name,) in book(made, "SELECT name FROM assignment")} == set(MODULES)
    asked = {name for names in MODULES.values() for name in names} | {"own-deal"}
    cells = "SELECT c.name FROM base_cell c JOIN grade_cells g ON g.id = c.id WHERE g.max_score = 10"
    assert {name for (name,) in book(made, cells)} == asked


def test_learners_get_the_notebooks_that_the_course_ships(made: Path) -> None:
    for module in MODULES:
        name = Path(module, f"{module}.ipynb")
        shipped = for_cohort((ROOT / "exercises" / name).read_bytes(), read_plan(made / "spring"))
        assert (made / "spring/exercises" / name).read_bytes() == shipped


def test_nbgrader_makes_the_same_release_out_of_the_source_folder(cohort: Path) -> None:
    before = {path: path.read_bytes() for path in cohort.glob("spring/exercises/*/*.ipynb")}
    asked = rows_of_assignments(cohort)
    (done,) = nbgrader(cohort, ["generate_assignment", "trust", "--force"])
    assert done["code"] == 0, done["log"]
    assert {path: path.read_bytes() for path in cohort.glob("spring/exercises/*/*.ipynb")} == before
    assert rows_of_assignments(cohort) == asked


def rows_of_assignments(base: Path) -> list[Any]:
    """Return what the gradebook knows of cells, without random ids."""
    query = """
        SELECT a.name, n.name, c.name, c.type, s.source, s.checksum, s.locked FROM base_cell c
        JOIN notebook n ON n.id = c.notebook_id JOIN assignment a ON a.id = n.assignment_id
        LEFT JOIN source_cell s ON s.id = c.id"""
    return sorted(map(repr, book(base, query)))


def test_making_it_again_changes_nothing(cohort: Path) -> None:
    folder = cohort / "spring"

    def state() -> dict[Path, bytes]:
        return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    before = state()
    again = init(cohort, ROSTER)
    assert [again[name] for name in ("added", "changed", "written", "released", "notes")] == [[]] * 5
    assert state() == before


def test_names_due_dates_and_new_learners_are_brought_up_to_date(cohort: Path) -> None:
    edit(cohort / "spring" / "cohort.toml", "# trust = 2030-01-31T18:00:00", "trust = 2027-01-18T18:00:00")
    roster = "id,first_name,last_name\nanna,Anne,Muster\nbob,,\ndan,Dan,Dorn\n"
    done = init(cohort, roster)
    assert (done["added"], done["changed"], done["absent"]) == (["dan"], ["anna"], ["cat"])
    assert book(cohort, "SELECT first_name, email FROM student WHERE id = 'anna'") == [
        ("Anne", "anna@example.org")
    ]
    assert book(cohort, "SELECT first_name FROM student WHERE id = 'bob'") == [("Bob",)]
    ((due,),) = book(cohort, "SELECT duedate FROM assignment WHERE name = 'trust'")
    assert due.startswith("2027-01-18 18:00:00")


def test_no_grade_is_lost_when_it_is_made_again(cohort: Path) -> None:
    folder = cohort / "spring"
    (folder / "home").mkdir()
    Course(folder).submit("anna", released(), answer_files(reference))
    assert tradecraft("autograde", "trust", folder=folder).returncode == 0
    before = rows(folder)
    assert before["grade"]
    edit(folder / "cohort.toml", "# trust = 2030-01-31T18:00:00", "trust = 2027-01-18T18:00:00")
    done = init(cohort, ROSTER)
    assert "tradecraft autograde trust --force" in done["notes"][0]
    assert rows(folder) == before


def test_what_the_instructor_changed_stays_and_is_named(cohort: Path) -> None:
    folder = cohort / "spring"
    edit(folder / "nbgrader_config.py", "c = get_config()", "c = get_config()\nc.Exchange.timezone = 'CET'")
    edit(folder / "source/trust/trust.ipynb", "Three cases", "Three fine cases")
    edit(folder / "cohort.toml", 'key = ""', 'key = "spring"')
    done = init(cohort, ROSTER)
    assert "CET" in (folder / "nbgrader_config.py").read_text()
    assert "fine" in (folder / "source/trust/trust.ipynb").read_text()
    # What the instructor wrote is what learners get; only the key that it lacks must be said.
    assert "fine" in (folder / "exercises/trust/trust.ipynb").read_text()
    assert any("source/trust/trust.ipynb was changed here" in note for note in done["notes"])


def test_a_release_that_the_instructor_changed_is_not_made_anew(cohort: Path) -> None:
    folder = cohort / "spring"
    edit(folder / "exercises/trust/trust.ipynb", "Three cases", "Three fine cases")
    edit(folder / "source/trust/trust.ipynb", "Three cases", "Three other cases")
    done = init(cohort, ROSTER)
    assert "fine" in (folder / "exercises/trust/trust.ipynb").read_text()
    assert any("nbgrader generate_assignment trust --force" in note for note in done["notes"])


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a cohort with cases for each learner, from an installed course, which has no solutions."""
    base = tmp_path_factory.mktemp("own")
    site = base / "site"
    shutil.copytree(ROOT / "grader", site / "grader", ignore=shutil.ignore_patterns("__pycache__"))
    for part in ("course", "exercises"):
        shutil.copytree(ROOT / part, site / "grader" / "shipped" / part)
    (base / "roster.csv").write_text(ROSTER)
    command = [sys.executable, "-m", "grader.cli", "cohort", "init", "spring", "--roster", "roster.csv"]
    for _ in range(2):
        done = subprocess.run(
            [*command, "--per-learner-variants"],
            cwd=base,
            env={**os.environ, "PYTHONPATH": str(site), "PATH": os.defpath},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
    return base


def calls(base: Path) -> Iterator[str]:
    """Yield the code of all cells that learners get, and of those in the source folder."""
    for path in sorted(base.glob("spring/[es]*/*/*.ipynb")):
        for cell in nbformat.read(path, as_version=4).cells:
            if cell.cell_type == "code":
                yield cell.source


def test_with_variants_every_cell_names_the_key_in_an_installed_course_too(own: Path) -> None:
    found = [source for source in calls(own) if "score(" in source or "work(" in source]
    assert len(found) == 4 * len([name for names in MODULES.values() for name in names])
    assert all('key="spring"' in source for source in found)
    assert {score_call(source, "").key for source in found if "score(" in source} == {"spring"}


@pytest.mark.parametrize("allowed", [True, False])
def test_reference_answers_are_for_a_cohort_that_wants_them(*, allowed: bool) -> None:
    plan = Plan("Spring", "spring", reference_answers=allowed)
    notebook = for_cohort((ROOT / "exercises" / "trust" / "trust.ipynb").read_bytes(), plan)
    cells = [cell.source for cell in nbformat.reads(notebook.decode(), as_version=4).cells]
    offers = [source for source in cells if "work(" in source]
    assert offers
    assert all(("reference=False" in source) is not allowed for source in offers)


def test_with_variants_each_answer_counts_for_its_own_learner_alone(own: Path, tmp_path: Path) -> None:
    shutil.copytree(own / "spring", tmp_path / "spring")
    (tmp_path / "spring" / "home").mkdir()
    answers = {
        f"{name}.json": encode(name, variant, solution(task).reference(task.case(variant)))
        for name in MODULES["trust"]
        for task in [exercise(name)]
        for variant in [variant_for(name, "spring", "anna")]
    }
    for learner in ("anna", "bob"):
        Course(tmp_path / "spring").submit(learner, released(), answers)
    done = tradecraft("autograde", "trust", "--json", folder=tmp_path / "spring")
    (summary,) = json.loads(done.stdout)
    assert list(summary["invalid"]) == ["bob"]
    assert all("made for another case" in why for why in summary["invalid"]["bob"].values())


def test_the_key_stays_once_somebody_has_submitted(cohort: Path) -> None:
    Course(cohort / "spring").submit("anna", released(), {})
    edit(cohort / "spring" / "cohort.toml", 'key = ""', 'key = "spring"')
    done = refused(cohort, ROSTER)
    assert done.returncode == 1
    assert "have submitted answers" in done.stderr
    assert not any("key=" in source for source in calls(cohort))


def test_variants_that_cohort_toml_does_not_have_are_refused_with_what_to_write(cohort: Path) -> None:
    done = refused(cohort, ROSTER, "--per-learner-variants")
    assert done.returncode == 1
    assert 'Write `key = "spring"`' in done.stderr


def test_a_bad_roster_is_told_whole_and_makes_nothing(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    done = refused(tmp_path, "id,email\n,x\na/b,\n")
    assert done.returncode == 1
    assert [line.split(":")[0].strip() for line in done.stderr.splitlines()[1:]] == [
        "Line 2",
        "Line 2",
        "Line 3",
    ]
    assert not (tmp_path / "spring").exists()


def test_another_course_of_nbgrader_is_not_touched(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "spring").mkdir()
    (tmp_path / "spring" / "nbgrader_config.py").write_text("c = get_config()\n")
    done = refused(tmp_path, ROSTER)
    assert done.returncode == 1
    assert "another nbgrader course" in done.stderr
    assert [path.name for path in (tmp_path / "spring").iterdir()] == ["nbgrader_config.py"]

"""A whole round through nbgrader's own exchange and through a learning platform's zip files."""

import shutil
from pathlib import Path

import pytest

from grader.exercises import MODULES
from tests.bulk.cohort import files, rows, tradecraft
from tests.cohort.rounds import CANVAS, GOOD, MOODLE, NO_OWNERS, PLAN, POOR, ROSTER, Cohort, download
from tests.nbgrader.course import ROOT, Course


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Cohort:
    """Make a cohort with an exchange."""
    cohort = Cohort(tmp_path_factory.mktemp("round"))
    (cohort.folder / "home").mkdir(parents=True)
    (cohort.folder / "cohort.toml").write_text(PLAN.format(exchange=cohort.base / "exchange"))
    (cohort.base / "roster.csv").write_text(ROSTER)
    done = tradecraft("cohort", "init", ".", "--roster", "../roster.csv", folder=cohort.folder)
    assert done.returncode == 0, done.stderr
    with (cohort.folder / "nbgrader_config.py").open("a") as config:
        config.write(NO_OWNERS)
    return cohort


@pytest.fixture
def cohort(made: Cohort, tmp_path: Path) -> Cohort:
    """Return a copy of the cohort in which nothing was released."""
    shutil.copytree(made.base, tmp_path / "copy")
    plan = PLAN.format(exchange=tmp_path / "copy" / "exchange")
    (tmp_path / "copy" / "spring" / "cohort.toml").write_text(plan)
    return Cohort(tmp_path / "copy")


@pytest.fixture
def released(cohort: Cohort) -> Cohort:
    """Return a copy of the cohort in which the instructor has released the first assignment."""
    (done,) = Course(cohort.folder).run(["release_assignment", "trust"])
    assert done["code"] == 0, done["log"]
    return cohort


def test_a_round_through_the_exchange_ends_with_feedback_at_the_learner(released: Cohort) -> None:
    cohort = released
    for learner, answers in {"anna": GOOD, "bob": POOR}.items():
        cohort.hand_in(learner, answers)
    stands = cohort.stands()
    assert stands["anna", "trust"]["where"] == "not collected"
    assert [stands["cat", name]["where"] for name in ("trust", "team")] == ["missing", "nothing handed in"]

    (trust, *others) = cohort.run()
    assert (trust["collected"], trust["grading"]["graded"], trust["feedback"]["written"]) == (
        ["anna", "bob"],
        2,
        2,
    )
    assert (trust["released"], trust["problems"]) == (2, [])
    assert [each["grading"] for each in others] == [None] * 5

    stands = cohort.stands()
    anna, bob = stands["anna", "trust"], stands["bob", "trust"]
    assert (anna["where"], anna["feedback"]) == ("graded", "released")
    assert anna["seconds_late"] > 0
    assert bob["score"] < anna["score"] < anna["maximum"] == 30

    home = cohort.learner("anna", "fetch_feedback")
    (page,) = home.glob("feedback/*/trust.html")
    assert page.read_bytes() == (cohort.folder / "feedback/anna/trust/trust.html").read_bytes()
    assert {path.name: path.read_bytes() for path in (home / "answers").iterdir()} == GOOD

    before = rows(cohort.folder), files(cohort.folder), files(cohort.base, "exchange")
    (again, *_) = cohort.run("trust")
    assert (again["collected"], again["grading"]["graded"], again["grading"]["skipped"]) == ([], 0, 2)
    assert (rows(cohort.folder), files(cohort.folder), files(cohort.base, "exchange")) == before


def test_of_two_submissions_the_later_one_counts_and_the_run_goes_on_where_nbgrader_stopped(
    released: Cohort,
) -> None:
    cohort = released
    cohort.hand_in("anna", POOR)
    collected, graded = Course(cohort.folder).run(["collect", "trust"], ["autograde", "trust"])
    assert (collected["code"], graded["code"]) == (0, 0)
    poor = cohort.where("anna")
    assert (poor["where"], poor["feedback"]) == ("graded", "none")
    (went_on,) = cohort.run("trust")
    assert (went_on["collected"], went_on["grading"]["graded"], went_on["released"]) == ([], 0, 1)

    cohort.hand_in("anna", GOOD)
    assert cohort.where("anna")["where"] == "not collected"
    # What a run that was killed while it collected leaves over.
    (cohort.folder / "submitted" / "anna" / ".trust.part").mkdir()
    (again,) = cohort.run("trust")
    assert again["collected"] == ["anna"]
    good = cohort.where("anna")
    assert good["score"] > poor["score"]
    assert good["feedback"] == "released"


@pytest.mark.parametrize("names", [MOODLE, CANVAS], ids=["Moodle", "Canvas"])
def test_zip_files_of_a_learning_platform_are_graded_with_their_answers(
    cohort: Cohort, names: dict[str, str]
) -> None:
    download(cohort, names, {"anna": GOOD, "bob": POOR})
    (trust,) = cohort.run("trust")
    assert (trust["downloaded"], trust["problems"]) == (["anna", "bob"], [])
    assert (trust["collected"], trust["released"]) == (None, None)
    anna = cohort.where("anna")
    assert (anna["score"], anna["seconds_late"], anna["feedback"]) == (30, 0, "written")
    answers = cohort.folder / "autograded" / "anna" / "trust" / "answers"
    assert {path.name: path.read_bytes() for path in answers.iterdir()} == GOOD

    before = rows(cohort.folder), files(cohort.folder)
    (again,) = cohort.run("trust")
    assert (again["downloaded"], again["grading"]["skipped"]) == ([], 2)
    assert (rows(cohort.folder), files(cohort.folder)) == before

    download(cohort, names, {"anna": GOOD, "bob": GOOD})
    (third,) = cohort.run("trust")
    assert (third["downloaded"], third["grading"]["graded"]) == (["bob"], 1)
    assert cohort.where("bob")["score"] == 30


def test_nbgraders_own_zip_collect_keeps_the_answers(cohort: Cohort) -> None:
    download(cohort, CANVAS, {"anna": GOOD})
    (done,) = Course(cohort.folder).run(["zip_collect", "trust"])
    assert done["code"] == 0, done["log"]
    home = cohort.folder / "submitted" / "anna" / "trust"
    assert {path.name: path.read_bytes() for path in (home / "answers").iterdir()} == GOOD
    assert (home / "submission_secret.txt").stat().st_size


def test_feedback_on_a_platforms_zip_file_can_be_released(released: Cohort) -> None:
    download(released, MOODLE, {"anna": GOOD})
    (trust,) = released.run("trust")
    assert (trust["released"], trust["problems"]) == (1, [])
    assert released.where("anna")["feedback"] == "released"
    secret = released.folder / "submitted" / "anna" / "trust" / "submission_secret.txt"
    assert len(secret.read_text()) == 128


def test_a_zip_file_does_not_replace_what_came_through_the_exchange(released: Cohort) -> None:
    released.hand_in("anna", GOOD)
    released.run("trust")
    download(released, MOODLE, {"anna": POOR})
    (trust,) = released.run("trust", code=1)
    assert "anna handed in through the exchange, too" in trust["problems"][0]
    assert released.where("anna")["score"] > 29


def test_one_broken_assignment_does_not_stop_the_others(cohort: Cohort) -> None:
    for module in ("trust", "reciprocity"):
        home = cohort.folder / "submitted" / "anna" / module
        home.mkdir(parents=True)
        shutil.copy(ROOT / "exercises" / module / f"{module}.ipynb", home)
    (cohort.folder / "exercises" / "trust" / "trust.ipynb").unlink()
    trust, reciprocity, *_ = cohort.run(code=1)
    assert "nbgrader generate_assignment trust" in trust["problems"][0]
    assert reciprocity["grading"]["graded"] == 1


@pytest.mark.parametrize("command", ["run", "status"])
def test_a_folder_that_is_no_cohort_is_refused_with_what_to_do(tmp_path: Path, command: str) -> None:
    (tmp_path / "home").mkdir()
    done = tradecraft("cohort", command, folder=tmp_path)
    assert done.returncode == 1
    assert "tradecraft cohort init" in done.stderr


def test_an_unknown_assignment_is_refused(cohort: Cohort) -> None:
    done = tradecraft("cohort", "run", "trist", folder=cohort.folder)
    assert done.returncode == 1
    assert "The gradebook has no assignment 'trist'" in done.stderr


def test_status_says_for_people_what_it_says_for_programs(cohort: Cohort) -> None:
    done = tradecraft("cohort", "status", cohort.folder, folder=cohort.base)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("3 learners.")
    for learner, name in {"anna": "Anna Müller", "bob": "Bob Berg", "cat": "Cat Cole"}.items():
        (line,) = [line for line in done.stdout.splitlines() if line.startswith(learner)]
        assert line.split()[1 : 1 + len(MODULES)] == ["missing", "missing", "-", "-", "-", "-"]
        assert line.endswith(name)

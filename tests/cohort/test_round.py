"""A whole round through nbgrader's own exchange and through a learning platform's zip files."""

import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from msgspec import Struct

from tests.bulk.cohort import files, rows, tradecraft
from tests.cohort.test_lms import zipped
from tests.nbgrader import session
from tests.nbgrader.course import ROOT, Course, answer_files, environment, flawed, reference

ROSTER = """\
id,first_name,last_name,lms_id
anna,Anna,Müller,101
bob,Bob,Berg,102
cat,Cat,Cole,103
"""
PLAN = """\
name = "Spring"
course = "spring-2027"
exchange = "{exchange}"
[due]
trust = 2020-01-31
reciprocity = 2020-01-31
[late]
policy = "daily"
points_per_day = 0.0001
"""
NO_OWNERS = "\n# All learners of this test are one Unix user.\nc.ExchangeCollect.check_owner = False\n"
GOOD = answer_files(reference)
POOR = answer_files(flawed)


class Cohort(Struct, frozen=True):
    """A cohort, its exchange, and its learners' own folders."""

    base: Path

    @property
    def folder(self) -> Path:
        """The course folder."""
        return self.base / "spring"

    def run(self, *arguments: str, code: int = 0) -> list[dict[str, Any]]:
        """Run ``tradecraft cohort run`` and return its summary, by assignment in the course's order."""
        done = tradecraft("cohort", "run", *arguments, "--json", folder=self.folder)
        assert done.returncode == code, done.stderr + done.stdout
        rounds: list[dict[str, Any]] = json.loads(done.stdout)
        return rounds

    def stands(self) -> dict[tuple[str, str], dict[str, Any]]:
        """Return where each learner stands, by learner and assignment."""
        done = tradecraft("cohort", "status", "--json", folder=self.folder)
        assert done.returncode == 0, done.stderr
        return {
            (each["learner"], name): place
            for each in json.loads(done.stdout)
            for name, place in each["assignments"].items()
        }

    def where(self, learner: str) -> dict[str, Any]:
        """Return where a learner stands with the first assignment."""
        return self.stands()[learner, "trust"]

    def hand_in(self, learner: str, answers: dict[str, bytes]) -> None:
        """Fetch, work and submit as a learner."""
        work = self.base / f"work of {learner}"
        shutil.rmtree(work, ignore_errors=True)
        work.mkdir()
        for name, content in answers.items():
            (work / name).write_bytes(content)
        fetch = [] if (self.base / learner).exists() else ["fetch_assignment"]
        self.learner(learner, *fetch, f"copy {work}", "submit")

    def learner(self, learner: str, *commands: str) -> Path:
        """Run nbgrader's commands as a learner, who has a home and a cache of their own."""
        home = self.base / learner
        home.mkdir(exist_ok=True)
        where = [f"--Exchange.root={self.base / 'exchange'}", "--course=spring-2027", f"--student={learner}"]
        done = subprocess.run(
            [sys.executable, session.__file__],
            input=json.dumps([_words(command, where) for command in commands]),
            cwd=home,
            env=environment(home),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        for each in json.loads(done.stdout):
            assert each is None or each["code"] == 0, each["log"]
        return home / "trust"


def _words(command: str, where: list[str]) -> list[str]:
    name, _, source = command.partition(" ")
    return ["copy", source, "trust/answers"] if source else [name, "trust", *where]


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


MOODLE = {
    "anna": "Anna Müller_4711_assignsubmission_file_/trust.zip",
    "bob": "Bob Berg_4712_assignsubmission_file_/trust.zip",
}
CANVAS = {"anna": "mulleranna_101_9001_trust.zip", "bob": "bergbob_LATE_102_9002_trust.zip"}


def download(cohort: Cohort, names: dict[str, str], answers: dict[str, dict[str, bytes]]) -> None:
    """Put a learning platform's zip file where nbgrader expects it."""
    notebook = (ROOT / "exercises/trust/trust.ipynb").read_bytes()
    inner = {
        names[who]: zipped(
            {"trust/trust.ipynb": notebook, **{f"trust/answers/{name}": each for name, each in mine.items()}}
        )
        for who, mine in answers.items()
    }
    archive = cohort.folder / "downloaded" / "trust" / "archive"
    archive.mkdir(parents=True, exist_ok=True)
    (archive / "submissions.zip").write_bytes(zipped(inner))


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

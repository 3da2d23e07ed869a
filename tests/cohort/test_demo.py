"""A graded cohort of simulated learners, from nothing in one command."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest

from grader.exercises import MODULES
from tests.bulk.cohort import files, rows, tradecraft

LEARNERS = 5


@pytest.fixture(scope="module")
def base(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the demo in it."""
    folder = tmp_path_factory.mktemp("demo")
    (folder / "home").mkdir()
    return folder


@pytest.fixture(scope="module")
def said(base: Path) -> str:
    """Run the demo, and return what it says."""
    done = tradecraft("cohort", "demo", "demo", "--learners", str(LEARNERS), "--seed", "1", folder=base)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_ends_with_the_address_of_the_report_and_of_what_else_to_open(said: str) -> None:
    addresses = re.findall(r"file:\S+", said)
    assert [address.rpartition("/")[2] for address in addresses] == [
        "grades.csv",
        "feedback",
        "cohort-report.html",
    ]
    for address in addresses:
        assert Path(unquote(urlparse(address).path)).exists()


@pytest.mark.usefixtures("said")
def test_every_learner_is_graded_in_every_module_and_has_feedback(base: Path) -> None:
    done = tradecraft("cohort", "status", "demo", "--json", folder=base)
    stands = json.loads(done.stdout)
    assert len(stands) == LEARNERS
    places = [each["assignments"][name] for each in stands for name in MODULES]
    assert {(place["where"], place["feedback"]) for place in places} == {("graded", "written")}
    assert len({place["score"] for place in places}) > LEARNERS
    assert all(each["name"] for each in stands)


@pytest.mark.usefixtures("said")
def test_running_it_again_goes_on_with_what_is_there(base: Path) -> None:
    before = rows(base / "demo"), files(base / "demo", "submitted"), files(base / "demo")
    done = tradecraft("cohort", "demo", "demo", folder=base)
    assert done.returncode == 0, done.stderr
    assert (rows(base / "demo"), files(base / "demo", "submitted"), files(base / "demo")) == before

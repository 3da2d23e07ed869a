"""A cohort that goes through rounds, and what its learners and platforms do in them."""

import json
import shutil
from pathlib import Path
from typing import Any

from msgspec import Struct

from tests import warm
from tests.bulk.cohort import tradecraft
from tests.cohort.test_lms import zipped
from tests.nbgrader.course import ROOT, answer_files, environment, flawed, perform, reference

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
        wanted = [_words(command, where) for command in commands]
        done = warm.run(perform, wanted, folder=home, environment=environment(home))
        for each in json.loads(done.stdout):
            assert each is None or each["code"] == 0, each["log"]
        return home / "trust"


def _words(command: str, where: list[str]) -> list[str]:
    name, _, source = command.partition(" ")
    return ["copy", source, "trust/answers"] if source else [name, "trust", *where]


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

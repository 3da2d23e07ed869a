"""The same work on a Dask cluster, and the same rows in PostgreSQL."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

import psycopg
import pytest
from distributed import LocalCluster

from grader.bulk.crew import CrewError, check_workers, fingerprint
from grader.workspace.simulated import simulate_cohort
from tests.bulk.cohort import QUERIES, files, graded, rows, said, tradecraft
from tests.nbgrader.course import Course, new_course, released_course

LEARNERS = 40
STARTING_TIME = 60
"""Seconds that a database server may take to start."""


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    course = released_course(tmp_path_factory.mktemp("scale") / "course")
    simulate_cohort(course.folder, LEARNERS, seed=5)
    return course


def test_a_cluster_leaves_what_this_machine_leaves(course: Course, tmp_path: Path) -> None:
    here = Course(tmp_path / "here")
    shutil.copytree(course.folder, here.folder)
    graded(here.folder, "trust", "--jobs", "1", code=1)
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        (summary,) = graded(course.folder, "trust", "--scheduler", cluster.scheduler_address, code=1)
    assert summary["graded"] == LEARNERS
    assert rows(course.folder) == rows(here.folder)
    assert files(course.folder) == files(here.folder)


def forced(course: Course, address: str) -> "subprocess.CompletedProcess[str]":
    return tradecraft("autograde", "trust", "--force", "--scheduler", address, folder=course.folder)


WORKERS: dict[str, tuple[Callable[[str], dict[str, object]], str]] = {
    "none": (lambda _: {}, "no workers"),
    "one that sees other files": (
        lambda _: {"far": ("", fingerprint())},
        "far: it does not see the course folder",
    ),
    "one with another course": (
        lambda place: {"old": (Path(place).read_text(), "of another course")},
        "old: it has another version of Tradecraft",
    ),
    "one without the course": (
        lambda _: {"bare": ModuleNotFoundError("grader")},
        "bare: it cannot load the course",
    ),
}


@pytest.mark.parametrize(("found", "message"), WORKERS.values(), ids=WORKERS.keys())
def test_workers_that_cannot_grade_here_are_named(
    found: Callable[[str], dict[str, object]], message: str, tmp_path: Path
) -> None:
    with pytest.raises(CrewError, match=message):
        check_workers(lambda _, place, **__: found(place), tmp_path)
    assert not list(tmp_path.iterdir())


def test_all_sound_workers_are_counted(tmp_path: Path) -> None:
    def run(function: Callable[[str], object], place: str, **_: object) -> dict[str, object]:
        return {"a": function(place), "b": function(place)}

    assert check_workers(run, tmp_path) == 2


def test_a_cluster_that_does_not_answer_is_named(course: Course) -> None:
    done = forced(course, "tcp://127.0.0.1:9")
    assert (done.returncode, "No Dask scheduler answers" in done.stderr) == (1, True)


class Server:
    """A PostgreSQL server that only this test reaches, through a socket in a folder of its own."""

    def __init__(self, programs: Path, home: Path) -> None:
        """Make an empty database cluster."""
        self.programs, self.home = programs, home
        # The server refuses to run as root; Debian's package brings a user for it.
        self.user = "postgres" if os.geteuid() == 0 else None
        if self.user:
            shutil.chown(home, self.user)
        self.run("initdb", "--username=teacher", "--auth=trust", "--no-sync", "-D", str(home / "data"))

    def run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs."""
        subprocess.run(
            [self.programs / program, *arguments],
            user=self.user,
            cwd=self.home,
            check=True,
            capture_output=True,
        )

    def start(self) -> "subprocess.Popen[bytes]":
        """Start the server, and wait until it answers."""
        options = ("-D", self.home / "data", "-k", self.home, "-c", "listen_addresses=", "-F")
        command = [str(word) for word in (self.programs / "postgres", *options)]
        process = subprocess.Popen(
            command, user=self.user, cwd=self.home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        for _ in range(STARTING_TIME * 10):
            with suppress(psycopg.OperationalError), self.connect("postgres"):
                return process
            sleep(0.1)
        raise AssertionError("PostgreSQL has not started")

    def connect(self, database: str) -> "psycopg.Connection[tuple[object, ...]]":
        """Open a connection."""
        return psycopg.connect(host=str(self.home), user="teacher", dbname=database, autocommit=True)

    def url(self, database: str) -> str:
        """Return the address as nbgrader's configuration takes it."""
        return f"postgresql+psycopg://teacher@/{database}?host={self.home}"


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    found = shutil.which("initdb") or next(
        iter(sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))), None
    )
    if found is None:
        reason = "No PostgreSQL server is here: on Debian, `apt install postgresql` brings one."
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    # A short path of its own: a socket's name has at most 107 characters.
    with TemporaryDirectory(dir="/tmp") as home:
        Path(home).chmod(0o755)
        server = Server(Path(found).parent, Path(home))
        process = server.start()
        yield server
        process.terminate()
        process.wait()


def test_postgresql_is_told_what_nbgrader_tells_it(server: Server, tmp_path: Path) -> None:
    with server.connect("postgres") as book:
        book.execute("CREATE DATABASE stock")
        book.execute("CREATE DATABASE bulk")
    courses = {}
    for name in ("stock", "bulk"):
        address = f"\nc = get_config()\nc.CourseDirectory.db_url = {server.url(name)!r}\n"
        courses[name] = new_course(tmp_path / name, config=address)
        (step,) = courses[name].run(["generate_assignment", "trust"])
        assert step["code"] == 0, step["log"]
        simulate_cohort(courses[name].folder, 6, seed=5)
    due = "UPDATE assignment SET duedate = '2027-01-11 12:00:00'"
    for name in courses:
        with server.connect(name) as book:
            book.execute(due)
    for _ in range(2):
        (step,) = courses["stock"].run(["autograde", "trust", "--force"])
        assert step["code"] == 0, step["log"]
        graded(courses["bulk"].folder, "trust", "--force", code=1)
        with server.connect("stock") as stock, server.connect("bulk") as bulk:
            told, ours = said(stock), said(bulk)
            assert len(ours["grade"]) == 18
            for table in QUERIES:
                assert ours[table] == told[table]
            bulk.execute("UPDATE grade SET manual_score = 7")
            stock.execute("UPDATE grade SET manual_score = 7")

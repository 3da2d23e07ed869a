"""A JupyterHub as ``deploy/jupyterhub`` sets it up, on this machine."""

import os
import shutil
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import IO

import msgspec
from playwright.sync_api import Browser, Page, ViewportSize

from grader.bulk.cohort import read_plan
from grader.grading.variants import variant_for
from tests.browser.course import until
from tests.hub.accounts import GROUP, PASSWORD, accounts, run_as
from tests.hub.environment import MissingError, install
from tests.nbgrader.course import ROOT

TEACHER, INES, ANNA, BOB = "tct-spring", "tct-ines", "tct-anna", "tct-bob"
"""The course's account, the instructor, and two learners."""

PROXY = "configurable-http-proxy@4"
DEPLOYED = ROOT / "deploy" / "jupyterhub"
ROSTER = f"id,first_name,last_name\n{ANNA},Anna,Müller\n{BOB},Bob,Berg\n"

FOR_TESTS = """\
load_subconfig("jupyterhub_config.py")
c.JupyterHub.bind_url = "http://127.0.0.1:{ports[0]}"
c.JupyterHub.hub_port = {ports[1]}
c.ConfigurableHTTPProxy.api_url = "http://127.0.0.1:{ports[2]}"
c.ConfigurableHTTPProxy.command = [{proxy!r}]
"""
"""What is different in the tests: ports that are free, and where the proxy is."""


class Hub(msgspec.Struct):
    """A hub for one cohort.

    Attributes:
        home: The folder with everything.
        programs: The folder of the environment's programs.
        url: The hub's address, with a slash at its end.
        process: The hub itself, while it runs.
    """

    home: Path
    programs: Path
    url: str
    process: "subprocess.Popen[bytes] | None" = None

    @property
    def course(self) -> Path:
        """The course folder."""
        return self.home / TEACHER / "course"

    def work(self, learner: str) -> Path:
        """Return the workspace in a learner's home."""
        return self.home / learner / "tradecraft"

    def variant(self, exercise: str, learner: str) -> str:
        """Return which case a learner has: each one has their own."""
        return variant_for(exercise, read_plan(self.course).key, learner)

    def teach(self, *command: str) -> "subprocess.CompletedProcess[str]":
        """Run ``tradecraft`` in the course folder, as an instructor does in JupyterLab's terminal."""
        return run_as(TEACHER, self.programs / "tradecraft", *command, folder=self.course)

    def sign_in(self, browser: Browser, name: str, password: str = PASSWORD) -> Page:
        """Sign in on a screen of one's own, and go where that leads."""
        wide = ViewportSize(width=1280, height=800)
        page = browser.new_context(viewport=wide, reduced_motion="reduce").new_page()
        page.goto(self.url)
        page.get_by_label("Username").fill(name)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        return page

    def start(self) -> None:
        """Start the hub, and wait until it answers."""
        with self._log.open("ab") as log:
            self.process = self._run(log)
        until(lambda: _answers(self.url) or self._has_ended())
        assert not self._has_ended(), self._log.read_text("utf-8", "replace")

    def stop(self) -> None:
        """Stop the hub; everybody's server stays."""
        if self.process:
            self.process.terminate()
            self.process.wait(30)

    def _run(self, log: IO[bytes]) -> "subprocess.Popen[bytes]":
        command = [str(self.programs / "python"), "-m", "jupyterhub", "-f", "for_tests.py"]
        return subprocess.Popen(command, cwd=self.home / "hub", stdout=log, stderr=log)

    def _has_ended(self) -> bool:
        return self.process is None or self.process.poll() is not None

    @property
    def _log(self) -> Path:
        return self.home / "hub" / "log"


@contextmanager
def running(home: Path) -> Iterator[Hub]:
    """Follow ``deploy/jupyterhub/README.md`` on this machine, and undo it.

    Args:
        home: An empty folder that everybody may enter.

    Raises:
        MissingError: This machine lacks something for it.
    """
    _look_for_programs()
    learners = (ANNA, BOB)
    npm = ["npm", "install", "--prefix", str(home / "proxy"), "--no-fund", "--no-audit", PROXY]
    with (
        subprocess.Popen(npm, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as proxy,
        accounts(home, (TEACHER, INES, *learners), learners, (INES, *learners)),
    ):
        ports = _free_ports(3)
        hub = Hub(home, install(home), f"http://127.0.0.1:{ports[0]}/")
        _make_course(hub)
        if proxy.wait() != 0:
            raise MissingError(f"npm could not install {PROXY}: is this machine online?")
        _configure(hub, ports)
        try:
            hub.start()
            yield hub
        finally:
            hub.stop()


def _make_course(hub: Hub) -> None:
    (hub.home / "roster.csv").write_text(ROSTER, "utf-8")
    exchange = hub.home / "exchange"
    exchange.mkdir()
    exchange.chmod(0o1777)
    words = ("cohort", "init", str(hub.course), "--roster", str(hub.home / "roster.csv"))
    done = run_as(TEACHER, hub.programs / "tradecraft", *words, "--per-learner-variants")
    assert done.returncode == 0, done.stderr
    plan = hub.course / "cohort.toml"
    plan.write_text(plan.read_text("utf-8").replace('exchange = ""', f'exchange = "{exchange}"'), "utf-8")


def _configure(hub: Hub, ports: list[int]) -> None:
    folder = hub.home / "hub"
    folder.mkdir(mode=0o700)
    shutil.copy(DEPLOYED / "jupyterhub_config.py", folder)
    settings = (DEPLOYED / "hub.toml").read_text("utf-8")
    for there, here in {
        '"ines"': f'"{INES}"',
        '"learners"': f'"{GROUP}"',
        '"spring"': f'"{TEACHER}"',
        '"/home/spring/course"': f'"{hub.course}"',
    }.items():
        settings = settings.replace(there, here)
    (folder / "hub.toml").write_text(settings, "utf-8")
    proxy = str(hub.home / "proxy" / "node_modules" / ".bin" / "configurable-http-proxy")
    config = FOR_TESTS.format(ports=ports, proxy=proxy)
    (folder / "for_tests.py").write_text(config, "utf-8")


def _free_ports(count: int) -> list[int]:
    sockets = [socket.socket() for _ in range(count)]
    for each in sockets:
        each.bind(("127.0.0.1", 0))
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(f"{url}hub/health", timeout=5) as answer:  # noqa: S310 - this machine
            return bool(answer.status == HTTPStatus.OK)
    except OSError:
        return False


def _look_for_programs() -> None:
    programs = [name for name in ("node", "npm", "useradd", "userdel") if not shutil.which(name)]
    if programs:
        raise MissingError(f"A hub needs {', '.join(programs)}: on Debian, `apt install nodejs npm passwd`.")
    if os.geteuid() != 0:
        raise MissingError("Only root can make accounts for a hub.")

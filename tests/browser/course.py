"""The course in a real server, and a learner's hands on it."""

import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import sleep
from typing import Any

import msgspec
from playwright.sync_api import Locator, Page, expect

START = "course/00-start.ipynb"
STARTING_TIME = 60
"""Seconds that the server may take on a slow machine."""

PAUSE = 0.05
"""Seconds between two looks at what is awaited."""

WAITS = 400

LOADING_TIME = 60_000
"""Milliseconds that a page may take to be ready on a slow machine."""


WORKSHOP = (
    "#jp-top-panel",
    "#jp-menu-panel",
    "#jp-bottom-panel",
    ".jp-SideBar",
    "#jp-left-stack",
    "#jp-right-stack",
    ".jp-NotebookPanel-toolbar",
    ".jp-Notebook-footer",
    ".jp-InputPrompt",
    ".jp-OutputPrompt",
    ".jp-Collapser",
    ".jp-CodeCell .jp-Cell-inputWrapper",
    ".jp-cell-toolbar",
    ".jp-InternalAnchorLink",
    ".jp-collapseHeadingButton",
    ".jp-toastContainer *",
    ".jp-Dialog",
)
"""What JupyterLab shows beside a notebook's text and outputs."""


class Course(msgspec.Struct, frozen=True):
    """A running course.

    Attributes:
        workspace: The learner's folder.
        url: The server's address, with a slash at its end.
        token: What opens it.
    """

    workspace: Path
    url: str
    token: str

    def address(self, notebook: str, place: str = "") -> str:
        """Return the address of a page, such as ``course/01-trust.ipynb``, with what follows ``#``."""
        return f"{self.url}doc/tree/{notebook}?token={self.token}{place}"

    def open(self, page: Page, notebook: str, place: str = "") -> Locator:
        """Open a page of the course.

        Returns:
            Its Start button, which may not be ready.
        """
        page.goto(self.address(notebook, place))
        button = start_button(page)
        button.wait_for(state="attached", timeout=LOADING_TIME)
        return button

    def start(self, page: Page, notebook: str) -> None:
        """Open a page of the course and press Start as soon as that is possible."""
        button = self.open(page, notebook)
        expect(button).to_be_visible(timeout=LOADING_TIME)
        button.click()
        expect(live(page).first).to_be_visible(timeout=LOADING_TIME)

    def kernels(self) -> list[dict[str, Any]]:
        """Return the kernels that run, as the server tells of them."""
        kernels: list[dict[str, Any]] = json.loads(self._ask("GET", "api/kernels"))
        return kernels

    def stop_kernels(self) -> None:
        """Stop all kernels, so that the next page begins with one of its own."""
        for session in json.loads(self._ask("GET", "api/sessions")):
            self._ask("DELETE", f"api/sessions/{session['id']}")

    def _ask(self, method: str, path: str) -> bytes:
        request = urllib.request.Request(  # noqa: S310 - the server that the tests have started
            self.url + path, method=method, headers={"Authorization": f"token {self.token}"}
        )
        with urllib.request.urlopen(request, timeout=STARTING_TIME) as answer:  # noqa: S310 - as above
            content: bytes = answer.read()
            return content


def expect_a_course(page: Page) -> None:
    """Expect a page on which nothing of JupyterLab and no code is to be seen."""
    seen = [name for name in WORKSHOP if any(part.is_visible() for part in page.locator(name).all())]
    assert not seen
    assert "import" not in page.locator(".jp-Notebook").inner_text()


def until(holds: Callable[[], bool]) -> None:
    """Wait for something outside the page that a click has set going."""
    for _ in range(WAITS):
        if holds():
            return
        sleep(PAUSE)
    assert holds()


def start_button(page: Page) -> Locator:
    """Return the Start button of the page on the screen."""
    return page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .tc-start")


def live(page: Page) -> Locator:
    """Return the widgets of the page on the screen that a kernel answers."""
    return page.locator(
        ".jp-NotebookPanel:not(.lm-mod-hidden) .jp-OutputArea-output"
        " > .jupyter-widgets:not(.jupyter-widgets-disconnected)"
    )


@contextmanager
def running(workspace: Path) -> Iterator[Course]:
    """Run ``tradecraft learn`` on a folder, and end it as a learner does, with Ctrl-C.

    Args:
        workspace: The folder, which need not exist.
    """
    command = [sys.executable, "-m", "grader.cli", "learn", str(workspace), "--no-browser"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            yield _course(workspace, process)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=STARTING_TIME)


def _course(workspace: Path, process: "subprocess.Popen[str]") -> Course:
    told = []
    for line in process.stdout or ():
        told.append(line)
        if found := re.search(r"(http://\S+/)doc/tree/\S+\?token=(\S+)", line):
            return Course(workspace, *found.groups())
    raise AssertionError(f"tradecraft learn has told no address: {''.join(told)}")

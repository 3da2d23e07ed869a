"""The browser of the tests: found on this machine, or got.

``python -m tests.chromium`` sees to it before the tests run. Where none can be had it says so and
the browser tests are left out, except in CI, where that is a failure.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

COMMANDS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")

PLACES = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)

OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

MINUTES = 10
"""How long one way of getting a browser may take."""


@cache
def chromium() -> Path | None:
    """Return the Chromium or Chrome of this machine that starts, None where there is none."""
    return next(filter(_starts, _places()), None)


@contextmanager
def running() -> Iterator[Browser]:
    """Run a Chromium without a window.

    One at a time in a process: Playwright's loop counts as running in the thread until the browser ends,
    and neither a second one nor a test with a loop of its own can begin before.

    Raises:
        AssertionError: If there is none.
    """
    found = chromium()
    assert found, "No Chromium or Chrome is here. `python -m tests.chromium` gets one or says why not."
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


def get_chromium() -> Path | None:
    """Install a Chromium where none is found.

    Root takes the distribution's package, which brings the libraries that a browser needs; anybody
    else, Playwright's download.

    Returns:
        The browser, None where none can be had.
    """
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if os.name == "posix" and os.geteuid() == 0 and shutil.which("apt-get"):
        ways = [["apt-get", "update"], ["apt-get", "install", "--yes", "chromium"], [*ways[0], "--with-deps"]]
    for way in ways:
        if chromium() is None:
            print("Getting a browser for the tests:", " ".join(way), flush=True)
            _run(way)
            chromium.cache_clear()
    return chromium()


def main() -> int:
    """See to it that there is a browser.

    Returns:
        1 in CI when none can be had, else 0.
    """
    browser = get_chromium()
    if browser is not None:
        print(f"The browser tests use {browser}.")
        return 0
    print("No Chromium or Chrome is here, and none can be had: the browser tests are left out.")
    print("Install one (on Debian: sudo apt install chromium) to run them.")
    return int(in_ci())


def in_ci() -> bool:
    """Return whether this is a run that nobody watches, where nothing may be left out."""
    return os.environ.get("CI", "").lower() in {"1", "true", "yes"}


def _places() -> Iterator[Path]:
    yield from (Path(found) for command in COMMANDS if (found := shutil.which(command)))
    yield from PLACES
    with sync_playwright() as playwright:
        yield Path(playwright.chromium.executable_path)


def _starts(browser: Path) -> bool:
    # Ubuntu's chromium-browser is a stub that only says how to install a snap.
    return browser.is_file() and _run([str(browser), "--version"], quiet=True) == 0


def _run(command: list[str], *, quiet: bool = False) -> int:
    output = subprocess.DEVNULL if quiet else None
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        return subprocess.run(
            command,
            check=False,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            timeout=MINUTES * 60,
        ).returncode
    except (OSError, subprocess.TimeoutExpired):
        return 1


if __name__ == "__main__":
    sys.exit(main())

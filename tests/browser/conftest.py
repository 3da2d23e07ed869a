"""One server and one browser for all browser tests, a new page for each."""

import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect, sync_playwright

from tests.browser.course import Course, running
from tests.chromium import chromium

OPTIONS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDE = ViewportSize(width=1280, height=800)

# The other half of the tests runs beside these on the same two cores.
expect.set_options(timeout=20_000)

# Playwright's loop counts as running in this thread until it is stopped, and other tests run loops of
# their own: so these last as long as the tests of this folder, and no longer.


@pytest.fixture(scope="package")
def course(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Course]:
    """The course in a new workspace."""
    with running(tmp_path_factory.mktemp("learner") / "workspace") as course:
        yield course


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """A Chromium without a window."""
    found = chromium()
    if found is None:
        pytest.fail("No Chromium or Chrome is here. `python -m tests.chromium` gets one or says why not.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def page(browser: Browser, course: Course) -> Iterator[Page]:
    """A page of a learner who has never been here: no kernel runs, and nothing is answered yet."""
    for kept in ("exercises/*/answers", "progress", "practice"):
        for folder in course.workspace.glob(kept):
            shutil.rmtree(folder)
    # A colour that fades in has every click wait for it.
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()
    course.stop_kernels()

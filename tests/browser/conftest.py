"""One server and one browser for all browser tests, a new page for each."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from grader.progress.log import HOME
from tests import chromium
from tests.browser.course import Course, running

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
    with chromium.running() as browser:
        yield browser


@pytest.fixture(scope="package")
def given_out(course: Course, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the workspace as it was before anybody worked in it."""
    copy = tmp_path_factory.mktemp("given-out") / "workspace"
    shutil.copytree(course.workspace, copy, ignore=shutil.ignore_patterns(HOME))
    return copy


@pytest.fixture(scope="module")
def afresh(course: Course, given_out: Path) -> Callable[[], None]:
    """What makes the workspace that of a learner who has never been here."""

    def begin() -> None:
        for folder in course.workspace.iterdir():
            if folder.name != HOME:
                shutil.rmtree(folder)
        shutil.copytree(given_out, course.workspace, dirs_exist_ok=True)

    return begin


@pytest.fixture
def page(browser: Browser, course: Course, afresh: Callable[[], None]) -> Iterator[Page]:
    """A page of a learner who has never been here: no kernel runs, and nothing is answered yet."""
    afresh()
    # A colour that fades in has every click wait for it.
    context = browser.new_context(viewport=WIDE, color_scheme="light", reduced_motion="reduce")
    yield context.new_page()
    context.close()
    course.stop_kernels()

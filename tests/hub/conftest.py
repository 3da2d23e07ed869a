"""One hub, one browser, and who has signed in."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from playwright.sync_api import Page, expect

from tests import chromium
from tests.browser.course import LOADING_TIME, start_button
from tests.chromium import in_ci
from tests.hub.environment import MissingError
from tests.hub.hub import ANNA, BOB, INES, Hub, running

# The other half of the tests runs beside these on the same two cores.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="module")
def hub() -> Iterator[Hub]:
    """A hub with a course in which nothing is released."""
    # Not in pytest's own folder, which is closed to others.
    with TemporaryDirectory(prefix="hub-", dir="/tmp") as home, ExitStack() as stack:
        Path(home).chmod(0o755)
        try:
            hub = stack.enter_context(running(Path(home)))
        except MissingError as error:
            (pytest.fail if in_ci() else pytest.skip)(str(error))
        yield hub


@pytest.fixture(scope="module")
def pages(hub: Hub) -> Iterator[dict[str, Page]]:
    """The pages of all three, who have signed in: servers start beside each other."""
    with chromium.running() as browser:
        pages = {name: hub.sign_in(browser, name) for name in (ANNA, BOB, INES)}
        for learner in (ANNA, BOB):
            expect(start_button(pages[learner])).to_be_visible(timeout=LOADING_TIME)
        pages[INES].locator("#jp-menu-panel").wait_for(timeout=LOADING_TIME)
        yield pages

"""A page saves what is written on it, asks nothing, and loses nothing."""

import json
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import APIResponse, Locator, Page, Route, expect

from tests.browser.course import LOADING_TIME, PAUSE, WAITS, Course, until

pytestmark = pytest.mark.browser

NOTEBOOK = "exercises/capstone/capstone.ipynb"
LATER = 600_000
"""Milliseconds in which a page saves itself, however long the last time took."""


@pytest.fixture
def file(course: Course) -> Path:
    """The notebook with a box for text."""
    return course.workspace / NOTEBOOK


@pytest.fixture
def box(page: Page, course: Course) -> Locator:
    """The box for text on a page whose clock can be put forward."""
    page.clock.install()
    course.open(page, NOTEBOOK)
    box = page.get_by_role("textbox", name="Your text")
    box.click(timeout=LOADING_TIME)
    return box


def text_in(file: Path) -> str:
    """Return what the file has for the box; nothing while the server is writing it."""
    try:
        cells = json.loads(file.read_bytes())["cells"]
    except json.JSONDecodeError:
        return ""
    (text,) = ("".join(cell["source"]) for cell in cells if written(cell))
    return text


def written(cell: dict[str, object]) -> bool:
    """Return whether a cell is the box's."""
    metadata = cell["metadata"]
    marks = metadata.get("nbgrader", {}) if isinstance(metadata, dict) else {}
    return cell["cell_type"] == "markdown" and bool(marks.get("solution"))


def test_what_is_written_while_a_page_saves_is_saved_next(file: Path, box: Locator) -> None:
    page = box.page
    held: list[tuple[Route, APIResponse]] = []
    page.route(f"**/api/contents/{NOTEBOOK}*", partial(hold_the_answer, held))
    page.keyboard.type("one ")
    page.clock.fast_forward(LATER)
    wait_for(page, held)
    page.keyboard.type("two ")
    page.clock.fast_forward(LATER)  # a save meets one that is under way
    page.keyboard.type("three ")
    let_go(held)
    wait_for(page, held)
    page.keyboard.type("four ")
    with page.expect_response("**/api/contents/**hash=1*"):
        let_go(held)
    page.unroute_all()

    def is_saved() -> bool:
        page.clock.fast_forward(LATER)  # the longer a save took, the longer JupyterLab waits for the next
        return text_in(file) == "one two three four "

    until(is_saved)
    expect(page.locator(".jp-Dialog")).to_have_count(0)


def hold_the_answer(held: list[tuple[Route, APIResponse]], route: Route) -> None:
    """Let the server write a page, and keep its answer back."""
    if route.request.method == "PUT":
        held.append((route, route.fetch()))
    else:
        route.continue_()


def wait_for(page: Page, held: list[tuple[Route, APIResponse]]) -> None:
    """Wait until the server has written the page."""
    for _ in range(WAITS):
        if held:
            return
        page.wait_for_timeout(PAUSE * 1000)
    raise AssertionError("The page has not saved itself.")


def let_go(held: list[tuple[Route, APIResponse]]) -> None:
    """Let the page hear the answer."""
    route, answer = held.pop()
    route.fulfill(response=answer)


def test_a_page_says_that_it_could_not_be_saved_and_later_keeps_the_text_of_another_window_too(
    file: Path, box: Locator
) -> None:
    page = box.page
    page.keyboard.type("In this window.")
    page.route(f"**/api/contents/{NOTEBOOK}*", lambda route: route.abort())
    page.clock.fast_forward(LATER)
    expect(page.get_by_role("alert")).to_contain_text("could not be saved")
    page.unroute_all()
    notebook = json.loads(file.read_bytes())
    for cell in filter(written, notebook["cells"]):
        cell["source"] = "In the other window."
    file.write_text(json.dumps(notebook))
    page.clock.fast_forward(LATER)
    until(lambda: text_in(file) == "In this window.\n\nIn the other window.")
    expect(box).to_contain_text("In the other window.")
    expect(page.locator(".tc-unsaved, .jp-Dialog")).to_have_count(0)

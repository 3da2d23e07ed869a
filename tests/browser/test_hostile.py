"""What a hostile learner submits does nothing in the instructor's formgrader, nor in feedback."""

import json
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from urllib.error import URLError
from urllib.request import urlopen

import nbformat
import pytest
from msgspec import Struct
from nbformat.notebooknode import NotebookNode
from playwright.sync_api import Browser, Page, expect

from grader.exercises import MODULES
from grader.grading.variants import COMMON
from tests.bulk.cohort import tradecraft
from tests.nbgrader.course import IN_KERNEL, REFLECTION, Course, environment, released, released_course

pytestmark = pytest.mark.browser

ADMISSION = "of-the-test"
SECONDS = 60

EVIL = """<script>window.owned = "script"</script>
<img src="http://127.0.0.1:9/spy.png" onerror="window.owned = 'image'">
<svg onload="window.owned = 'svg'"></svg>
<iframe srcdoc="<script>parent.owned = 'frame'</script>"></iframe>
<a class="lure" href="javascript:window.owned = 'link'">a prize</a>

[a prize](javascript:window.owned='markdown')

![x](http://127.0.0.1:9/spy-markdown.png)

$\\href{javascript:window.owned='formula'}{x}$
"""


class Graded(Struct, frozen=True):
    """Hostile submissions, graded in bulk and by nbgrader's execution, with their pages.

    Attributes:
        course: The course folder.
        ids: nbgrader's id of each submitted notebook, by assignment and learner.
    """

    course: Course
    ids: dict[tuple[str, str], str]


def attacked(notebook: NotebookNode) -> NotebookNode:
    """Put the attack wherever a learner can write something in a notebook."""
    for cell in notebook.cells:
        cell.source = EVIL if cell.cell_type == "markdown" else cell.source
        if cell.cell_type == "code":
            cell.outputs = [nbformat.v4.new_output("display_data", data={"text/html": EVIL})]
    notebook.cells.append(nbformat.v4.new_markdown_cell(EVIL, id="extra"))
    notebook.metadata.title = EVIL
    return notebook


def submit(course: Course, learner: str) -> None:
    answers = {
        f"{name}.json": json.dumps(content).encode()
        for name, content in zip(
            MODULES["trust"],
            (
                {"version": 1, "exercise": MODULES["trust"][0], "variant": COMMON, "answer": {EVIL: EVIL}},
                {"version": 1, "exercise": EVIL, "variant": EVIL, "answer": {}},
                {EVIL: EVIL},
            ),
            strict=True,
        )
    }
    course.submit(learner, attacked(released()), answers)
    folder = course.folder / "submitted" / learner / "reflection"
    folder.mkdir()
    nbformat.write(attacked(nbformat.read(REFLECTION, as_version=4)), folder / "reflection.ipynb")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Graded:
    course = released_course(tmp_path_factory.mktemp("hostile") / "course")
    for learner in ("bulk", "executed"):
        submit(course, learner)
    steps = course.run(
        ["autograde", "trust", "--student=executed", IN_KERNEL],
        ["autograde", "reflection", "--student=executed"],
        ["generate_feedback", "trust"],
        ["generate_feedback", "reflection"],
    )
    for step in steps:
        assert step["code"] == 0, step["log"]
    tradecraft("autograde", "--all", "--student=bulk", folder=course.folder)
    done = tradecraft("feedback", "--all", "--student=bulk", folder=course.folder)
    assert done.returncode == 0, done.stderr
    trust, reflection = course.run(["show", "trust"], ["show", "reflection"])
    books = {"trust": trust, "reflection": reflection}
    ids = {
        (name, learner): next(iter(book[learner].values()))["id"]
        for name, book in books.items()
        for learner in book
    }
    return Graded(course, ids)


@pytest.fixture(scope="module")
def formgrader(hostile: Graded) -> Iterator[str]:
    """Serve the course's formgrader, as an instructor has it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter", "server", "--no-browser", "--allow-root", f"--port={port}"]
    with (hostile.course.folder / "server.log").open("wb") as log:
        server = subprocess.Popen(
            [*command, "--ServerApp.port_retries=0", f"--IdentityProvider.token={ADMISSION}"],
            cwd=hostile.course.folder,
            env=environment(hostile.course.folder / "home"),
            stdout=log,
            stderr=log,
        )
        address = f"http://127.0.0.1:{port}/formgrader"
        try:
            wait_for(f"{address}?token={ADMISSION}")
            yield address
        finally:
            server.terminate()
            server.wait(SECONDS)


def wait_for(address: str) -> None:
    end = time.monotonic() + SECONDS
    while True:
        try:
            with urlopen(address):  # noqa: S310 - an address of this test's own
                return
        except URLError:
            assert time.monotonic() < end, "the server does not come up"
            time.sleep(0.3)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.route(re.compile(r"^https?://(?!127\.0\.0\.1)"), lambda route: route.abort())
    yield page
    page.close()


def damage(page: Page) -> list[str]:
    """Return what the attack has achieved on a page, and what of it waits there for a click."""
    owned = page.evaluate("window.owned")
    lures = page.locator("[href^='javascript:window']").evaluate_all("all => all.map(x => x.outerHTML)")
    images = page.locator("img[src*='spy'], iframe[srcdoc]").evaluate_all("all => all.map(x => x.outerHTML)")
    return [*([owned] if owned else []), *lures, *images]


def test_the_attack_is_a_real_one(page: Page) -> None:
    page.set_content(EVIL)
    page.wait_for_function("window.owned")
    assert len(damage(page)) > 1


def test_the_formgrader_lists_what_bulk_grading_has_graded(formgrader: str, page: Page) -> None:
    page.set_extra_http_headers({"Authorization": f"token {ADMISSION}"})
    page.goto(f"{formgrader}/manage_submissions/trust")
    row = page.locator("table tbody tr").filter(has_text="bulk")
    # Three exercises that cannot be graded; nothing waits for a person.
    expect(row).to_contain_text("0 / 30")
    expect(row).to_contain_text("graded")


@pytest.mark.parametrize("assignment", ["trust", "reflection"])
@pytest.mark.parametrize("learner", ["bulk", "executed"])
def test_nothing_of_it_runs_in_the_formgrader(
    hostile: Graded, formgrader: str, page: Page, assignment: str, learner: str
) -> None:
    address = f"{formgrader}/submissions/{hostile.ids[assignment, learner]}/?token={ADMISSION}"
    look_at(page, address, assignment)


@pytest.mark.parametrize("assignment", ["trust", "reflection"])
@pytest.mark.parametrize("learner", ["bulk", "executed"])
def test_nothing_of_it_runs_in_feedback(hostile: Graded, page: Page, assignment: str, learner: str) -> None:
    feedback = hostile.course.folder / "feedback" / learner / assignment / f"{assignment}.html"
    look_at(page, feedback.as_uri(), assignment)


def look_at(page: Page, address: str, assignment: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address)
    if assignment == "reflection":
        assert page.locator(".tc-written, .written pre").inner_text().strip() == EVIL.strip()
    else:
        # What stands in the answers is named in the findings, as text.
        assert "<script>" in page.locator(".tc-graded").first.inner_text()
    page.wait_for_timeout(500)
    assert damage(page) == []
    assert not [address for address in asked if "spy" in address]

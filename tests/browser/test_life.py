"""What an exercise shows when its kernel dies, its page sleeps or its file changes: the truth, or nothing."""

from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Locator, Page, expect

from grader.exercises import exercise
from grader.exercises.sheet import Value
from grader.grading.answers import decode, encode
from grader.grading.store import AnswerStore
from tests.browser.course import LOADING_TIME, Course, start_button, until
from tests.browser.test_journey import form_of

pytestmark = pytest.mark.browser

NAME, NOTEBOOK = "people-or-business", "exercises/trust/trust.ipynb"
LABEL, CAUSE = "card-1.label", "card-1.cause"


@pytest.fixture
def store(course: Course) -> AnswerStore:
    """The answers beside the notebook."""
    return AnswerStore(course.workspace / "exercises" / "trust")


@pytest.fixture
def form(page: Page, course: Course) -> Locator:
    """The live form of a fresh learner, in which nothing is decided."""
    course.start(page, NOTEBOOK)
    return form_of(page, NAME)


def choose(form: Locator, key: str, option: str) -> None:
    """Click an option of the open group."""
    field = exercise(NAME).sheet("0").fields[key]
    form.get_by_role("radio", name=field.quote(option), exact=True).click()


def answer_in(path: Path) -> dict[str, Value]:
    """Return what a file says."""
    return dict(decode(path.read_bytes(), exercise(NAME), "0"))


def test_a_killed_kernel_leaves_a_form_that_is_visibly_dead_until_start(
    page: Page, form: Locator, course: Course, store: AnswerStore
) -> None:
    choose(form, LABEL, "people")
    expect(form.locator(".tc-status")).to_contain_text("Saved")
    (kernel,) = course.kernels()
    for process in psutil.process_iter(["cmdline"]):
        if f"kernel-{kernel['id']}.json" in " ".join(process.info["cmdline"] or ()):
            process.kill()
    expect_dead(page.locator(".tc-form").first)
    page.get_by_role("button", name="Ok", exact=True).click()  # JupyterLab tells that it starts a new one
    start = start_button(page)
    expect(start).to_be_visible(timeout=LOADING_TIME)
    start.click()
    form = form_of(page, NAME)
    expect(form.locator(".tc-status")).to_contain_text("Your saved answer is back")
    assert answer_in(store.path(NAME)) == {LABEL: "people"}


def expect_dead(form: Locator) -> None:
    """Expect a form that says what to do, and takes neither clicks nor keys."""
    form.page.wait_for_function(
        "form => getComputedStyle(form, '::before').content.includes('Press Start')",
        arg=form.element_handle(),
        timeout=LOADING_TIME,
    )
    radio = form.locator("input[type=radio]").first
    assert radio.evaluate("radio => getComputedStyle(radio).pointerEvents") == "none"
    radio.evaluate("radio => radio.focus()")
    assert not radio.evaluate("radio => radio === document.activeElement")


def test_a_page_without_a_kernel_shows_the_saved_answer_and_no_error(
    page: Page, course: Course, store: AnswerStore
) -> None:
    store.save(NAME, encode(NAME, "0", {LABEL: "both"}))
    course.start(page, NOTEBOOK)
    form_of(page, NAME)
    # The page saves itself every ten seconds.
    chosen = exercise(NAME).sheet("0").fields[LABEL].quote("both")
    until(lambda: f">{chosen}<" in (course.workspace / NOTEBOOK).read_text())
    course.stop_kernels()
    course.open(page, NOTEBOOK)
    saved = page.locator(".tc-static").first
    expect(saved).to_be_visible(timeout=LOADING_TIME)
    expect(saved).to_contain_text("Press Start")
    expect(saved).to_contain_text(chosen)
    expect(page.get_by_text("Error displaying widget").locator("visible=true")).to_have_count(0)


def test_an_answer_saved_elsewhere_is_not_overwritten_and_a_form_without_a_kernel_is_dead(
    page: Page, form: Locator, course: Course, store: AnswerStore
) -> None:
    choose(form, LABEL, "people")
    expect(form.locator(".tc-status")).to_contain_text("Saved")
    store.read(NAME)
    store.save(NAME, encode(NAME, "0", {LABEL: "business"}))
    choose(form, CAUSE, "communication")
    expect(form.get_by_role("alert")).to_contain_text("changed in another window")
    assert answer_in(store.path(NAME)) == {LABEL: "business"}
    form.get_by_role("button", name="Keep mine").click()
    expect(form.get_by_role("alert")).to_contain_text("Kept aside")
    assert answer_in(store.path(NAME)) == {LABEL: "people", CAUSE: "communication"}
    (aside,) = store.folder.glob(f"{NAME}.other-*.json")
    assert answer_in(aside) == {LABEL: "business"}
    course.stop_kernels()
    expect_dead(page.locator(".tc-form").first)


def test_a_file_damaged_by_hand_is_named_and_kept(page: Page, course: Course, store: AnswerStore) -> None:
    store.folder.mkdir()
    store.path(NAME).write_text('{"version": 1, oops')
    course.start(page, NOTEBOOK)
    form = form_of(page, NAME)
    expect(form.get_by_role("alert")).to_contain_text("cannot be read")
    assert store.path(NAME).read_text() == '{"version": 1, oops'
    choose(form, LABEL, "people")
    expect(form.locator(".tc-status")).to_contain_text("Saved")
    assert answer_in(store.path(NAME)) == {LABEL: "people"}
    (aside,) = store.folder.glob(f"{NAME}.damaged-*.json")
    assert aside.read_text() == '{"version": 1, oops'

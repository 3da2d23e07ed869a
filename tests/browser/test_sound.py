"""Every page as people meet it who see badly, press keys, enlarge, or hold a telephone."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from grader.deals.file import encode as encode_deal
from grader.deals.shelf import Shelf
from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.workspace.shipped import shipped_notebooks
from tests.axe import axe_core
from tests.browser.course import LOADING_TIME, START, Course, live, start_button
from tests.chromium import in_ci
from tests.sample_deal import sample

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("sound.js").read_text("utf-8")

SIZES = {"as usual": (1280, 800), "at 200 %": (640, 400), "400 pixels wide": (400, 800)}

TABS = 12
"""How many stops of the Tab key are compared with the order of the page."""

UNFOLD = """() => document.querySelectorAll('.jp-Notebook details').forEach(each => { each.open = true })"""

LEAD = """address => {
    history.pushState({}, '', address);
    dispatchEvent(new PopStateEvent('popstate'));
}"""
"""What happens to the page when somebody presses the browser's Back."""

IS_PLAYED = """() => [...document.querySelectorAll('.tc-found')].every(
    each => !each.textContent.includes('Playing it out'))"""


@pytest.fixture(scope="module")
def lab(browser: Browser, course: Course, afresh: Callable[[], None]) -> Iterator[Page]:
    """One JupyterLab for all pages: to load it takes longer than all that is asked of a page."""
    afresh()
    context = browser.new_context(reduced_motion="reduce")
    page = context.new_page()
    course.open(page, START)
    yield page
    context.close()
    course.stop_kernels()


@pytest.fixture
def page(lab: Page, course: Course) -> Iterator[Page]:
    """A window as most have it."""
    lab.set_viewport_size(ViewportSize(width=1280, height=800))
    lab.emulate_media(color_scheme="light")
    yield lab
    course.stop_kernels()


@pytest.fixture
def axe() -> str:
    """The script of axe-core."""
    script = axe_core()
    if script is None:
        why = "axe-core is not here, and npm cannot get it."
        (pytest.fail if in_ci() else pytest.skip)(why)
    return script


@pytest.mark.parametrize("notebook", [notebook.as_posix() for notebook in shipped_notebooks()])
def test_a_page_shuts_nobody_out(page: Page, course: Course, axe: str, notebook: str) -> None:
    answer_in_part(course, notebook)
    go_to(page, course, notebook)
    unfold(page)
    page.evaluate(axe + SCRIPT)
    found = {
        "in the light": page.evaluate("sound.barriers()"),
        "without sight": page.evaluate("sound.wordless()"),
        "with the Tab key": out_of_order(page),
    }
    for size, (width, height) in SIZES.items():
        page.set_viewport_size(ViewportSize(width=width, height=height))
        found[size] = page.evaluate("[...sound.sideways(), ...sound.unseen()]")
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    # All else is the same in the dark.
    found["in the dark"] = page.evaluate("sound.barriers(['color-contrast'])")
    assert not {where: faults for where, faults in found.items() if faults}


def answer_in_part(course: Course, notebook: str) -> None:
    """Save what a page shows with something in it that is right, wrong and left out."""
    if notebook == "course/deal-desk.ipynb":
        Shelf(course.workspace).store.save("sample", encode_deal(sample()), overwrite=True)
    for name in MODULES[Path(notebook).stem] if notebook.startswith("exercises/") else ():
        task = exercise(name)
        case, known = task.case("0"), solution(task)
        answer = next((flawed(case) for flawed in known.flawed.values()), known.reference(case))
        AnswerStore((course.workspace / notebook).parent).save(
            name, encode(name, "0", answer), overwrite=True
        )


def go_to(page: Page, course: Course, notebook: str) -> None:
    """Have a page of the course lead to another one, and start it where there is something to start."""
    page.evaluate(LEAD, course.address(notebook))
    written = (course.workspace / notebook).read_text("utf-8")
    title = json.loads(written)["cells"][0]["source"]
    heading = next(line.removeprefix("# ").strip() for line in title if line.startswith("# "))
    expect(page).to_have_title(f"{heading} · Tradecraft", timeout=LOADING_TIME)
    if "tc-start" in written:
        expect(start_button(page)).to_be_visible(timeout=LOADING_TIME)
        start_button(page).click()
        expect(live(page).first).to_be_visible(timeout=LOADING_TIME)
        expect(page.locator(".tc-starting")).to_have_count(0, timeout=LOADING_TIME)


def unfold(page: Page) -> None:
    """Have the page show what it has to show: hints, reports, feedback, figures and their words."""
    for form in live(page).and_(page.locator(".tc-form:not(.tc-play)")).all():
        for words in ("Hint", "Check my answer", "My tries"):
            press(form.get_by_role("button", name=re.compile(f"^{words}")))
        if form.get_by_role("button", name="Check my answer").count():
            expect(form.locator(".tc-report").first).to_be_visible()
    for element in live(page).and_(page.locator(".tc-play")).all():
        slider = element.locator(".tc-options [role=slider]")
        if slider.count():
            slider.press("ArrowRight")
        press(element.locator(".tc-options > button:enabled").first)
    desk = page.locator(".jp-NotebookPanel:not(.lm-mod-hidden) .tc-desk")
    if desk.count():
        desk.get_by_role("button", name="If trust is low").press("Enter")
        desk.get_by_role("button", name="What you deliver").press("Enter")
        expect(desk.get_by_label("It leaves after they").first).to_be_visible()
    page.wait_for_function(IS_PLAYED)
    page.evaluate(UNFOLD)


def press(button: Locator) -> None:
    """Press a button with the keyboard, where the page has it."""
    if button.count() and button.is_enabled():
        button.press("Enter")


def out_of_order(page: Page) -> list[str]:
    """Return what the Tab key reaches in another order than that of the page."""
    page.evaluate("sound.stops()[0].focus()")
    visited: list[int] = []
    for _ in range(TABS):
        page.keyboard.press("Tab")
        stop = page.evaluate("sound.stops().indexOf(document.activeElement)")
        if stop < 0 and len(visited) + 1 == page.evaluate("sound.stops().length"):
            break  # a short page: Tab leaves it at its end
        visited.append(stop)
    return [] if visited == sorted(set(visited) - {-1}) else [f"the stops are reached as {visited}"]

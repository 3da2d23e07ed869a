"""The start page, the Start button and the ways between the pages."""

import json
import re
from functools import partial
from typing import Literal

import pytest
from playwright.sync_api import Browser, Locator, Page, Route, expect

from grader.exercises import MODULES, exercise, exercise_ids
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from tests.browser.course import LOADING_TIME, START, Course, expect_a_course, live, start_button

pytestmark = pytest.mark.browser

LESSON = "course/01-trust.ipynb"
PLACE = "#People-and-business"
HEADING = "h2:text-matches('^People and business')"
LOADS = 2

words = "element => getComputedStyle(element, '::before').content.replaceAll('\"', '')"


def test_a_page_that_was_started_stays_where_it_was(page: Page, course: Course) -> None:
    course.start(page, LESSON)
    expect_a_course(page)
    page.wait_for_function("document.activeElement.classList.contains('tc-start')")
    assert page.locator(".jp-WindowedPanel-outer").evaluate("outer => outer.scrollTop") == 0


@pytest.mark.parametrize("width", [1280, 768])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_start_page_fits_the_window_and_the_system(
    browser: Browser, course: Course, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
    page = context.new_page()
    course.start(page, START)
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", str(scheme == "light").lower())
    expect(page.locator(".tc-map-live").get_by_role("heading", name="Trust")).to_be_visible()
    too_wide = "outer => outer.scrollWidth > outer.clientWidth"
    assert not page.locator(".jp-WindowedPanel-outer").evaluate(too_wide)
    expect_a_course(page)
    context.close()


def test_start_is_inert_until_it_works(page: Page, course: Course) -> None:
    for _ in range(LOADS):
        course.stop_kernels()
        held: list[Route] = []
        page.route("**/api/sessions*", partial(hold_back, held))
        button = course.open(page, START)
        assert button.evaluate(words) == "Getting ready…"
        box = button.bounding_box()
        assert box is not None
        page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        assert not button.evaluate("button => button === document.activeElement")
        expect(button).to_be_hidden()
        let_go(page, held)
        expect(button).to_be_visible(timeout=LOADING_TIME)
        assert live(page).count() == 0
        button.click()
        expect(page.locator(".tc-map-live")).to_be_visible(timeout=LOADING_TIME)
        expect(page.locator(".jp-Dialog")).to_have_count(0)
        expect_words(button, "Started")


def hold_back(held: list[Route], route: Route) -> None:
    """Keep the wish for a kernel from the server, so that the page waits for as long as a test needs."""
    if route.request.method == "POST":
        held.append(route)
    else:
        route.continue_()


def let_go(page: Page, held: list[Route]) -> None:
    """Let the page have its kernel."""
    while not held:
        page.wait_for_timeout(50)
    for route in held:
        route.continue_()
    page.unroute("**/api/sessions*")


def expect_words(button: Locator, beginning: str) -> None:
    """Expect what the button says in the end."""
    button.page.wait_for_function(
        "([button, words]) => getComputedStyle(button, '::before').content.slice(1).startsWith(words)",
        arg=[button.element_handle(), beginning],
    )


def test_start_works_with_the_keyboard_and_other_keys_change_nothing(page: Page, course: Course) -> None:
    button = course.open(page, START)
    expect(button).to_be_visible(timeout=LOADING_TIME)
    for _ in range(20):
        page.keyboard.press("Tab")
        if button.evaluate("button => button === document.activeElement"):
            break
    page.keyboard.press("Enter")
    expect(page.locator(".tc-map-live")).to_be_visible(timeout=LOADING_TIME)
    cells = page.locator(".jp-Notebook-cell")
    before = cells.count()
    page.locator(".jp-Notebook-cell h1").dblclick()
    for key in ("Escape", "d", "d", "x", "a", "b", "m", "Enter"):
        page.keyboard.press(key)
    assert cells.count() == before
    expect(page.locator(".jp-Editor:visible")).to_have_count(0)


def test_the_map_leads_to_the_lesson_and_back_leads_to_the_map(page: Page, course: Course) -> None:
    course.start(page, START)
    page.get_by_role("link", name="Lesson", exact=True).first.click()
    expect(page.locator(HEADING)).to_be_visible(timeout=LOADING_TIME)
    assert page.url.endswith(LESSON)
    page.go_back()
    expect(page.locator(".tc-map-live")).to_be_visible()
    assert page.url.endswith(START)
    page.go_forward()
    expect(page.locator(HEADING)).to_be_visible()


def test_a_link_leads_to_the_heading_that_it_names(page: Page, course: Course) -> None:
    write_links(course)
    page.goto(course.address("course/links.ipynb"))
    for kind in ("markdown", "output"):
        page.locator(f"a:text-is('{kind} link')").click(timeout=LOADING_TIME)
        expect_at_heading(page)
        assert page.url.endswith(LESSON + PLACE)
        page.go_back()
        expect(page.locator(f"a:text-is('{kind} link')")).to_be_visible()


def test_a_link_opens_in_a_new_tab_as_a_page(page: Page, course: Course) -> None:
    write_links(course)
    page.goto(course.address("course/links.ipynb"))
    with page.context.expect_page() as opened:
        page.locator("a:text-is('markdown link')").click(modifiers=["ControlOrMeta"], timeout=LOADING_TIME)
    opened.value.bring_to_front()
    expect_at_heading(opened.value)


def test_an_address_with_a_heading_opens_there(page: Page, course: Course) -> None:
    course.open(page, LESSON, PLACE)
    expect_at_heading(page)
    assert page.url.endswith(LESSON + PLACE)
    expect(start_button(page)).to_be_in_viewport()


def test_the_map_follows_the_answers_and_leads_to_the_next_exercise(page: Page, course: Course) -> None:
    course.start(page, START)
    expect(page.locator(".tc-map-live .tc-map-new")).to_have_count(len(MODULES) + len(exercise_ids()))
    task = exercise("people-or-business")
    answer = encode(task.id, "0", solution(task).reference(task.case("0")))
    store = AnswerStore(course.workspace / "exercises" / "trust")
    store.save(task.id, answer)
    expect(page.locator(".tc-map-live .tc-map-passed")).to_contain_text("Passed · 10 of 10")
    page.locator(".tc-map-live .tc-map-next").get_by_role(
        "link", name=exercise("disclosure-ladder").title
    ).click()
    expect(start_button(page)).to_be_visible(timeout=LOADING_TIME)
    expect(page).to_have_url(re.compile(r"trust\.ipynb#cell-id=disclosure-ladder-heading$"))


def expect_at_heading(page: Page) -> None:
    """Wait until the heading stands near the top of the window."""
    page.locator(HEADING).wait_for(timeout=LOADING_TIME)
    near = "heading => { const top = heading.getBoundingClientRect().top; return top >= 0 && top < 160; }"
    page.wait_for_function(f"({near})(document.querySelector('[data-jupyter-id=\"{PLACE[1:]}\"]'))")


def write_links(course: Course) -> None:
    """Put a page into the workspace with each kind of link in it."""
    link = f"01-trust.ipynb{PLACE}"
    html = {"text/html": f'<a href="{link}">output link</a>'}
    output = {"output_type": "display_data", "data": html, "metadata": {}}
    cells = [
        {"cell_type": "markdown", "id": "markdown", "metadata": {}, "source": f"[markdown link]({link})"},
        {
            "cell_type": "code",
            "id": "output",
            "metadata": {},
            "source": "",
            "outputs": [output],
            "execution_count": None,
        },
    ]
    notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {}, "cells": cells}
    (course.workspace / "course" / "links.ipynb").write_text(json.dumps(notebook), encoding="utf-8")

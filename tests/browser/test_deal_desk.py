"""A learner's own deal in a real browser: what only the browser can show."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.course import LOADING_TIME, Course, expect_a_course

pytestmark = pytest.mark.browser


def test_rows_are_typed_without_the_mouse_and_the_page_opens_as_a_page(page: Page, course: Course) -> None:
    course.start(page, "course/deal-desk.ipynb")
    page.get_by_role("button", name="New deal").click(timeout=LOADING_TIME)
    name = page.get_by_label("Its name")
    expect(name).to_be_focused()
    name.press("ControlOrMeta+a")
    page.keyboard.type("Acme & <b>Sons</b>")
    page.get_by_label("The next meeting").fill("2026-03-12")
    page.get_by_role("button", name="Prep brief").click()
    page.get_by_role("button", name="Agenda", exact=True).click()
    for number in (1, 2):
        page.get_by_role("button", name="+ Add a point").press("Enter")
        expect(page.get_by_label("Point", exact=True).nth(number - 1)).to_be_focused()
        page.keyboard.type(f"Point {number}")
        expect(page.get_by_role("button", name=f"{number}. Point {number} · 1 of 2")).to_be_visible()
    expect_a_course(page)
    page.get_by_role("button", name="Make the one-page brief").click()
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Open it in a new tab").click()
    expect(opened.value.locator("h1")).to_have_text("Acme & <b>Sons</b>")
    expect(opened.value.get_by_text("12 March", exact=True)).to_be_visible()
    expect(opened.value.get_by_text("2. Point 2")).to_be_visible()
    assert "/files/deals/" in opened.value.url

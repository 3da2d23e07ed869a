"""How fast the course feels; the figures are printed, and only what nobody would sit through fails.

Times on a machine that does something else tell little: `make test ARGS="tests/browser/test_speed.py"`
on one that does not says what learners feel.
"""

from collections.abc import Callable
from pathlib import Path
from statistics import median

import pytest
from playwright.sync_api import Page, expect

from tests.browser.course import LOADING_TIME, Course, live
from tests.conftest import FIGURE

pytestmark = pytest.mark.browser

SCRIPT = Path(__file__).with_name("speed.js").read_text("utf-8")

SLACK = 20
"""How many times slower than it should be the course may be on a machine that does something else."""

CLICKS = 12

READING = 4000
"""Milliseconds in which the learner reads what the bet has come to, and all figures are drawn."""


@pytest.fixture
def told(record_property: Callable[[str, object], None]) -> Callable[[str, float, str, str], None]:
    """What prints a figure at the end of the tests' report, whichever process has measured it."""

    def tell(what: str, figure: float, unit: str, wished: str) -> None:
        record_property(FIGURE, f"{what}: {figure:,.0f} {unit} (to be {wished})")

    return tell


def test_an_exercise_answers_as_fast_as_hands_move(
    page: Page, course: Course, told: Callable[[str, float, str, str], None]
) -> None:
    course.start(page, "exercises/trust/trust.ipynb")
    page.evaluate(SCRIPT)
    expect(live(page)).to_have_count(3, timeout=LOADING_TIME)
    page.wait_for_timeout(1000)
    start = page.evaluate("speed.start()")
    told("from Start to the live exercise", start, "ms", "under 1,500")
    page.wait_for_timeout(1000)
    radios = f"[...document.querySelectorAll('.tc-panel input[type=radio]:not(:checked)')].slice(0, {CLICKS})"
    click = median(page.evaluate(f"speed.clicks({radios}, '.tc-status')"))
    told("from a click to its effect", click, "ms", "under 150")
    steps = "[...document.querySelectorAll('.tc-steps button:enabled')].slice(1, 8)"
    step = median(page.evaluate(f"speed.clicks({steps}, '.tc-panel h3')"))
    told("from a click to another group of decisions", step, "ms", "under 150")
    assert start < 1500 * SLACK
    assert max(click, step) < 150 * SLACK


def test_a_figure_follows_the_slider(
    page: Page, course: Course, told: Callable[[str, float, str, str], None]
) -> None:
    course.start(page, "course/01-trust.ipynb")
    page.evaluate(SCRIPT)
    played = page.locator(".tc-play", has_text="Which comes first?")
    page.wait_for_timeout(3000)
    bet = played.locator(".tc-options > button").first
    first = bet.evaluate("button => speed.clicks([button], '.tc-figure')")[0]
    told("from a bet to the first figure of a lesson", first, "ms", "under 500")
    at_once = played.evaluate("play => speed.frames(play)")
    told("the figure follows the slider at once after the bet", at_once, "times a second", "10 or more")
    page.wait_for_timeout(READING)
    frames = played.evaluate("play => speed.frames(play)")
    told("the figure follows the slider", frames, "times a second", "10 or more")
    assert min(at_once, frames) > 10 / SLACK

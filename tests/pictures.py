"""The pictures of README, taken of the real course: ``python -m tests.pictures`` writes them into docs/."""

import sys
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from grader.deals.file import encode as encode_deal
from grader.deals.shelf import Shelf
from grader.exercises import exercise
from grader.exercises.sheet import Answer
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.lessons.element import elements_of
from grader.progress.log import Log, Played, now
from grader.widgets.session import Session
from tests import chromium
from tests.browser.course import START, Course, running
from tests.browser.test_journey import form_of
from tests.sample_deal import sample

DOCS = Path(__file__).parents[1] / "docs"

WIDE = ViewportSize(width=1280, height=1000)
SMALL = ViewportSize(width=1024, height=760)
LONG = ViewportSize(width=940, height=1600)

PLAYED = ("trust", "reciprocity")
DONE = ("disclosure-ladder", "low-trust-agreement", "place-your-bets")
"""Exercises that the learner of the pictures has passed."""

SHOWN = "people-or-business"
"""The exercise in the pictures, in which one teaching is broken."""

HELD_BACK = 3
"""Decisions of its first card that are left to the moving picture."""

START_OF_WORK = "exercises/trust/trust.ipynb"
LESSON, BET = "course/01-trust.ipynb", "A credit for every complaint"
DEAL = "course/deal-desk.ipynb"

GUESS, MONTH = 6, 4
"""Steps from the slider's lower end to the guess, and to the month, in the picture of the lesson."""

LOOKING, READING = 700, 1200
"""Milliseconds for which the moving picture rests before a click, and after it."""

SETTLED = 700
"""Milliseconds after which a page stands still."""

POINT = """([x, y]) => {
    const mark = document.getElementById('pointer') ?? document.createElement('div');
    document.body.append(mark);
    mark.id = 'pointer';
    mark.style.cssText = `position: fixed; left: ${x - 14}px; top: ${y - 14}px; width: 28px; height: 28px;
        border: 3px solid #b84a08; border-radius: 50%; pointer-events: none; z-index: 99`;
}"""


def main() -> int:
    """Take every picture of which there is the page.

    Returns:
        1 when there is no browser, else 0.
    """
    if chromium.get_chromium() is None:
        print("No Chromium or Chrome is here, and none can be had.")
        return 1
    with TemporaryDirectory() as folder, running(Path(folder) / "workspace") as course:
        work_ahead(course)
        with chromium.running() as browser:
            for take in (take_map, take_lesson, take_exercise, take_deal, film_exercise):
                take(browser, course)
    return 0


def work_ahead(course: Course) -> None:
    """Save what the learner of the pictures has done before."""
    for lesson in PLAYED:
        for element in elements_of(lesson):
            Log(course.workspace).add(Played(at=now(), element=element.id))
    for name in DONE:
        task = exercise(name)
        save(course, name, solution(task).reference(task.case("0")))
    save(course, SHOWN, shown_answer())


def shown_answer() -> Answer:
    """Return the answer in the pictures, in which all is decided and one rule broken."""
    task = exercise(SHOWN)
    case, known = task.case("0"), solution(task)
    return {**known.reference(case), **known.flawed[task.rules[0].id](case)}


def save(course: Course, name: str, answer: Answer) -> None:
    """Save an answer where the learner's are, and check it once."""
    store = AnswerStore(course.workspace / "exercises" / exercise(name).module)
    store.save(name, encode(name, "0", answer), overwrite=True)
    Session(exercise(name), "0", store, Log(course.workspace)).check()


def take_map(browser: Browser, course: Course) -> None:
    """Take the start page, with some of the way behind the learner."""
    keep(opened(browser, course, START).screenshot(), "map.png")


def take_lesson(browser: Browser, course: Course) -> None:
    """Take an element of a lesson after a bet, its variable moved."""
    page = opened(browser, course, LESSON, LONG)
    played = page.locator(".tc-play", has_text=BET)
    move(played.locator(".tc-options [role=slider]"), GUESS)
    played.locator(".tc-options > button:enabled").click()
    move(played.locator(".tc-variables [role=slider]"), MONTH)
    expect(played.locator(".tc-found")).to_be_visible()
    seen(played)
    # Playwright's picture of an element goes wrong where JupyterLab scrolls by itself.
    keep(page.screenshot(clip=played.bounding_box()), "lesson.png")


def move(slider: Locator, steps: int) -> None:
    """Move a slider so many steps from its lower end."""
    slider.press("Home")
    for _ in range(steps):
        slider.press("ArrowRight")


def take_exercise(browser: Browser, course: Course) -> None:
    """Take an exercise after Check: the decisions, and the findings below them."""
    page = opened(browser, course, START_OF_WORK)
    form = form_of(page, SHOWN)
    form.get_by_role("button", name="Check my answer").click()
    expect(form.locator(".tc-report")).to_be_visible()
    keep(seen(form.locator(".tc-report")), "findings.png")


def take_deal(browser: Browser, course: Course) -> None:
    """Take the desk for the learner's own deals, with a deal on it."""
    Shelf(course.workspace).store.save("sample", encode_deal(sample()), overwrite=True)
    page = opened(browser, course, DEAL)
    page.get_by_role("button", name="Give and get").click()
    page.get_by_role("button", name="Their asks").click()
    page.wait_for_timeout(SETTLED)
    keep(seen(page.get_by_role("button", name="Give and get")), "deal-desk.png")


def film_exercise(browser: Browser, course: Course) -> None:
    """Film how an exercise is worked: the last decisions of a card, Check, and what it says."""
    answer = shown_answer()
    fields = dict(list(exercise(SHOWN).sheet("0").fields.items())[:HELD_BACK])
    save(course, SHOWN, {key: value for key, value in answer.items() if key not in fields})
    page = opened(browser, course, START_OF_WORK, SMALL)
    form = form_of(page, SHOWN)
    film = Film(page)
    film.rest(seen(form.locator(".tc-steps")), READING)
    for key, field in fields.items():
        film.click(form.get_by_role("radio", name=field.quote(answer[key]), exact=True))
    film.click(form.get_by_role("button", name="Check my answer"))
    film.rest(seen(form.locator(".tc-report")), 2 * READING)
    film.keep("exercise.webp")


class Film:
    """A moving picture of a page, one picture for each moment."""

    def __init__(self, page: Page) -> None:
        """Begin with no picture."""
        self._page = page
        self._pictures: list[Image.Image] = []
        self._times: list[int] = []

    def rest(self, picture: bytes, time: int) -> None:
        """Add a picture, to be seen for a time in milliseconds."""
        self._pictures.append(Image.open(BytesIO(picture)).convert("RGB"))
        self._times.append(time)

    def click(self, place: Locator) -> None:
        """Point at a place, click it, and show what comes of it."""
        box = place.bounding_box()
        if box:
            self._page.evaluate(POINT, [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2])
        self.rest(self._page.screenshot(), LOOKING)
        place.click()
        self._page.wait_for_timeout(SETTLED)
        self.rest(self._page.screenshot(), READING)

    def keep(self, name: str) -> None:
        """Write the film into docs/; it plays again and again."""
        first, *others = self._pictures
        file = DOCS / name
        first.save(
            file, save_all=True, append_images=others, duration=self._times, loop=0, quality=80, method=6
        )
        told(name, sum(self._times))


def opened(browser: Browser, course: Course, notebook: str, size: ViewportSize = WIDE) -> Page:
    """Open a page of the course in a window of its own, and start it."""
    page = browser.new_page(viewport=size, color_scheme="light", reduced_motion="reduce")
    course.start(page, notebook)
    page.wait_for_timeout(SETTLED)
    page.locator(".tc-start").evaluate("button => button.blur()")
    return page


def seen(part: Locator) -> bytes:
    """Return a picture of the window with a part of the page at its top."""
    part.evaluate("part => part.scrollIntoView()")
    part.page.wait_for_timeout(SETTLED)
    return part.page.screenshot()


def keep(picture: bytes, name: str) -> None:
    """Write a picture into docs/, in 256 colours, which are all that a page has."""
    Image.open(BytesIO(picture)).convert("RGB").quantize(256).save(DOCS / name, optimize=True)
    told(name)


def told(name: str, time: int = 0) -> None:
    """Say what was written, and how large it is."""
    length = f", {time / 1000:.0f} seconds" if time else ""
    print(f"docs/{name}: {(DOCS / name).stat().st_size / 1000:.0f} kB{length}")


if __name__ == "__main__":
    sys.exit(main())

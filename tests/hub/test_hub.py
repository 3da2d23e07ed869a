"""A cohort on a hub: through a whole round in the browser, with nothing lost and nothing open to others."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from grader.exercises.sheet import Answer
from tests.browser.course import LOADING_TIME, expect_a_course, live, start_button, until
from tests.browser.test_journey import answered, form_of, work_through
from tests.browser.test_life import expect_dead
from tests.hub.accounts import PASSWORD, processes_of, run_as
from tests.hub.hub import ANNA, BOB, INES, TEACHER, Hub

pytestmark = pytest.mark.browser

MODULE, TASK = "capstone", "four-meetings"
ANSWER = Path("answers", f"{TASK}.json")
COMMENT = "What would you ask for next time?"
TEXT = "I gave a clinic a discount for nothing."
LEARNERS = 2
FETCHED = "#fetched_assignments_list .nested_list_item"
SUBMISSION = "#submitted_assignments_list .nested_list_item"


def test_a_round_ends_with_the_feedback_that_a_learner_reads(hub: Hub, pages: dict[str, Page]) -> None:
    ines, anna, bob = pages[INES], pages[ANNA], pages[BOB]
    expect_a_course(anna)
    release(ines)
    fetch_from_the_lesson(anna, hub)
    fetch(bob)

    work(anna, hub, ANNA, groups=1)
    hub.stop()
    hub.start()
    for page in (anna, bob):
        page.reload()
        start(page)
    work(anna, hub, ANNA)
    write(anna, TEXT)
    submit(anna, times=1)

    work(bob, hub, BOB, groups=1)
    submit(bob, times=1)
    kill_kernel(bob, BOB)
    start(bob)
    work(bob, hub, BOB, groups=2)
    write(bob, TEXT)
    submit(bob, times=2)

    assert round_of(hub)["collected"] == [ANNA, BOB]
    assert answer_in(hub.course / "submitted" / ANNA / MODULE) == best(hub, ANNA)
    assert answer_in(hub.course / "submitted" / BOB / MODULE) == best(hub, BOB, groups=2)
    grade_by_hand(ines, hub)
    assert round_of(hub)["released"] == LEARNERS
    for page in (anna, bob):
        read_feedback(page)


def release(page: Page) -> None:
    """Release the assignment where nbgrader has it, in the formgrader."""
    page.locator("#jp-menu-panel").get_by_text("Nbgrader").click()
    page.locator(".lm-Menu-item", has_text="Formgrader").first.click()
    formgrader = page.frame_locator("#formgrader-iframe iframe")
    formgrader.locator("tr", has_text=MODULE).locator(".release a").click()
    expect(formgrader.get_by_text("Successfully released")).to_be_visible()


def fetch(page: Page) -> None:
    """Fetch the assignment and open it."""
    page.get_by_role("button", name="Assignments").click()
    page.get_by_role("button", name="Fetch", exact=True).click()
    page.locator(FETCHED).get_by_text(MODULE).click()
    start(page)


def fetch_from_the_lesson(page: Page, hub: Hub) -> None:
    """Follow the lesson's link to an exercise, which leads to the list until the assignment is fetched."""
    page.goto(f"{hub.url}user/{ANNA}/doc/tree/course/06-capstone.ipynb")
    expect(start_button(page)).to_be_visible(timeout=LOADING_TIME)
    link = page.locator(f".jp-Notebook a[href*='exercises/{MODULE}/']").first
    link.click()
    page.get_by_role("button", name="Fetch", exact=True).click()
    expect(page.locator(FETCHED)).to_contain_text(MODULE)
    page.get_by_role("button", name="Back to the course").click()
    link.click()
    expect(page.get_by_role("textbox", name="Your text")).to_be_visible(timeout=LOADING_TIME)
    start(page)


def start(page: Page) -> None:
    """Press Start, as soon as that is possible."""
    expect(start_button(page)).to_be_visible(timeout=LOADING_TIME)
    start_button(page).click()
    expect(live(page).first).to_be_visible(timeout=LOADING_TIME)


def work(page: Page, hub: Hub, learner: str, groups: int | None = None) -> None:
    """Work the exercise by hand, or its first groups, until the workspace has all of it."""
    variant = hub.variant(TASK, learner)
    decided = best(hub, learner, groups)
    form = form_of(page, TASK, variant)
    work_through(form, answered(TASK, variant)[0][:groups], decided)
    assignment = hub.work(learner) / "exercises" / MODULE
    until(lambda: (assignment / ANSWER).exists() and answer_in(assignment) == decided)


def best(hub: Hub, learner: str, groups: int | None = None) -> Answer:
    """Return the reference answer to a learner's own case, or that to its first groups."""
    shown, answer = answered(TASK, hub.variant(TASK, learner))
    names = {group.id for group in shown[:groups]}
    return {key: value for key, value in answer.items() if key.partition(".")[0] in names}


def write(page: Page, text: str) -> None:
    """Write the reflection."""
    page.get_by_role("textbox", name="Your text").click()
    page.keyboard.type(text)


def submit(page: Page, times: int) -> None:
    """Submit what there is, right after the last decision, and go back to the page."""
    page.get_by_role("button", name="Assignments").click()
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.locator(SUBMISSION)).to_have_count(times)
    page.get_by_role("button", name="Back to the course").click()


def kill_kernel(page: Page, name: str) -> None:
    """Kill the kernel that a learner has started last, while its page is open."""
    kernels = [each for each in processes_of(name) if "ipykernel_launcher" in each.cmdline()]
    max(kernels, key=lambda each: each.create_time()).kill()
    expect_dead(page.locator(".tc-form").first)
    page.get_by_role("button", name="Ok", exact=True).click()  # JupyterLab tells that it starts a new one


def round_of(hub: Hub) -> dict[str, object]:
    """Do the instructor's part of the round, and return what became of the assignment."""
    done = hub.teach("cohort", "run", MODULE, "--json")
    assert done.returncode == 0, done.stdout + done.stderr
    (summary,) = json.loads(done.stdout)
    return dict(summary)


def answer_in(assignment: Path) -> Answer:
    """Return the answer in an assignment's folder."""
    answer: Answer = json.loads((assignment / ANSWER).read_text("utf-8"))["answer"]
    return answer


def grade_by_hand(page: Page, hub: Hub) -> None:
    """Grade the reflection of everybody in the formgrader."""
    submissions = page.locator("a.name-hidden")
    for number in range(LEARNERS):
        page.goto(f"{hub.url}user/{TEACHER}/formgrader/gradebook/{MODULE}/{MODULE}")
        expect(submissions).to_have_count(LEARNERS)
        submissions.nth(number).click()
        score = page.locator(".score.needs_manual_grade")
        name = score.get_attribute("id")
        with page.expect_response("**/formgrader/api/comment/*"):
            page.locator(f"[id='{name}-comment']").fill(COMMENT)
            score.fill("7")
        score.press("Tab")
        expect(score).to_have_count(0)


def read_feedback(page: Page) -> None:
    """Fetch the feedback and read it, in a window of its own."""
    page.get_by_role("button", name="Assignments").click()
    page.get_by_role("button", name="Fetch Feedback").click()
    with page.expect_popup() as opened:
        page.get_by_text("(view feedback)").click()
    expect(opened.value.get_by_text(COMMENT).first).to_be_visible()
    page.get_by_role("button", name="Back to the course").click()


@pytest.mark.parametrize(
    ("name", "password"),
    [(ANNA, "a guess"), (TEACHER, ""), (TEACHER, PASSWORD)],
    ids=["another password", "the course, which has no password", "the course with anybody's password"],
)
def test_nobody_signs_in_but_with_a_password_of_their_own(
    hub: Hub, pages: dict[str, Page], name: str, password: str
) -> None:
    browser = pages[ANNA].context.browser
    assert browser
    page = hub.sign_in(browser, name, password)
    expect(page.get_by_text("Invalid username or password")).to_be_visible()
    page.context.close()


@pytest.mark.parametrize(
    "page",
    [
        "formgrader",
        "formgrader/gradebook",
        "formgrader/api/assignments",
        "formgraders",
        "api/terminals",
    ],
)
def test_a_learner_has_no_workshop_of_instructors(hub: Hub, pages: dict[str, Page], page: str) -> None:
    found = pages[ANNA].request.get(f"{hub.url}user/{ANNA}/{page}")
    assert found.status == 404


@pytest.mark.parametrize(
    ("owner", "page"),
    [
        (BOB, "lab"),
        (BOB, "api/contents"),
        (BOB, f"files/exercises/{MODULE}/{ANSWER}"),
        (TEACHER, "lab"),
        (TEACHER, "api/contents"),
        (TEACHER, "files/gradebook.db"),
        (TEACHER, "formgrader"),
    ],
)
def test_a_learner_cannot_open_the_server_of(hub: Hub, pages: dict[str, Page], owner: str, page: str) -> None:
    found = pages[ANNA].request.get(f"{hub.url}user/{owner}/{page}")
    assert (found.status, TEXT in found.text()) == (403, False)


CLOSED = {
    "the gradebook": "tct-spring/course/gradebook.db",
    "the course folder": "tct-spring/course",
    "what was handed in": "tct-spring/course/submitted",
    "another learner's answers": "tct-bob/tradecraft/exercises/capstone/answers/four-meetings.json",
    "another learner's workspace": "tct-bob/tradecraft",
    "the list of submissions": "exchange/course/inbound",
    "the list of feedback": "exchange/course/feedback",
    "what the hub keeps": "hub/jupyterhub.sqlite",
}


@pytest.mark.parametrize("path", CLOSED.values(), ids=CLOSED)
def test_a_learner_who_programs_cannot_read(hub: Hub, path: str) -> None:
    assert (hub.home / path).exists()
    tried = run_as(ANNA, "ls", hub.home / path)
    assert (tried.stdout, "Permission denied" in tried.stderr) == ("", True)


def test_a_learner_has_no_reference_answers(hub: Hub) -> None:
    asked = run_as(ANNA, hub.programs / "tradecraft", "reference", TASK, "--variant", "0")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert "not installed" in asked.stderr


def test_a_submission_without_its_notebook_is_refused(hub: Hub, pages: dict[str, Page]) -> None:
    page, notebook = pages[BOB], hub.work(BOB) / "exercises" / MODULE / f"{MODULE}.ipynb"
    page.get_by_role("button", name="Assignments").click()
    expect(page.get_by_role("button", name="Submit", exact=True)).to_be_visible()
    kept = notebook.rename(notebook.with_suffix(".kept"))
    page.get_by_role("button", name="Submit", exact=True).click()
    expect(page.get_by_text("There are missing notebooks for the submission")).to_be_visible()
    kept.rename(notebook)

"""A learner's way through the course: every exercise worked by hand, checked, left and found again."""

import json

import pytest
from playwright.sync_api import Locator, Page, expect

from grader.exercises import MODULES, exercise
from grader.exercises.sheet import Amount, Answer, Field, Group
from grader.grading.grade import grade
from grader.grading.solutions import solution
from tests.browser.course import LOADING_TIME, START, Course

pytestmark = pytest.mark.browser

JOURNEYS = [(module, name) for module, names in MODULES.items() for name in names]


def form_of(page: Page, name: str) -> Locator:
    """Return the live form of an exercise on an assignment's page."""
    case = f"The case: {exercise(name).sheet('0').title}"
    form = page.locator(".tc-form:not(.jupyter-widgets-disconnected)").filter(has_text=case)
    expect(form).to_be_visible(timeout=LOADING_TIME)
    return form


def decide(field: Field, place: Locator, value: str | float, *, by_keys: bool) -> None:
    """Decide one field with the mouse, or with the keyboard alone."""
    if isinstance(field, Amount):
        place.locator("input").fill(f"{value:g}")
        place.locator("input").press("Tab")
    elif place.locator("select").count():
        place.locator("select").select_option(label=field.quote(value))
    else:
        radio = place.get_by_role("radio", name=field.quote(value), exact=True)
        if by_keys:
            radio.focus()
            radio.press("Space")
        else:
            radio.click()


def work_through(form: Locator, groups: tuple[Group, ...], answer: Answer) -> None:
    """Open each group and decide what the answer says; the first one with the keyboard alone."""
    for number, group in enumerate(groups):
        if not any(key.startswith(f"{group.id}.") for key in answer):
            continue
        step = form.locator(".tc-steps button").nth(number)
        if number:
            step.click()
        else:
            step.press("Enter")
        expect(form.locator(".tc-panel h3")).to_have_text(group.title)
        for place, field in enumerate(group.fields):
            if (value := answer.get(f"{group.id}.{field.id}")) is not None:
                decide(field, form.locator(".tc-panel .tc-field").nth(place), value, by_keys=number == 0)


def saved(course: Course, module: str, name: str) -> dict[str, str | float]:
    """Return the answer that the file holds."""
    path = course.workspace / "exercises" / module / "answers" / f"{name}.json"
    answer: dict[str, str | float] = json.loads(path.read_text())["answer"]
    return answer


def headline(form: Locator) -> Locator:
    """Return where the report says the score."""
    return form.locator(".tc-report .tc-headline")


@pytest.mark.parametrize(("module", "name"), JOURNEYS)
def test_an_exercise_is_worked_checked_spoiled_and_found_again(
    page: Page, course: Course, module: str, name: str
) -> None:
    task, notebook = exercise(name), f"exercises/{module}/{module}.ipynb"
    sheet, best = task.sheet("0"), dict(solution(task).reference(task.case("0")))
    teaching, worse = wrong_choices(name)
    course.start(page, notebook)
    form = form_of(page, name)

    work_through(form, sheet.groups, best)
    form.get_by_role("button", name="Check my answer").click()
    expect(headline(form)).to_have_text("10 of 10 points: passed.")
    assert saved(course, module, name) == best

    work_through(form, sheet.groups, worse)
    expect(form.get_by_text("You have changed your answer since")).to_be_visible()
    form.get_by_role("button", name="Check my answer").click()
    expect(headline(form)).not_to_have_text("10 of 10 points: passed.")
    expect(form.locator(".tc-broken .tc-teaching b")).to_have_text([teaching])
    assert saved(course, module, name) == best | worse

    page.wait_for_function("document.querySelectorAll('.jp-mod-dirty').length === 0", timeout=LOADING_TIME)
    page.reload()
    form = form_of(page, name)
    assert shown(form, sheet.groups) == best | worse, "after a reload with a live kernel"
    course.stop_kernels()
    course.start(page, notebook)
    form = form_of(page, name)
    assert shown(form, sheet.groups) == best | worse, "after a new kernel has started"
    assert saved(course, module, name) == best | worse


def wrong_choices(name: str) -> tuple[str, dict[str, str | float]]:
    """Return a teaching, and the fewest choices of a flawed answer that break its rule."""
    task = exercise(name)
    case, best = task.case("0"), solution(task).reference(task.case("0"))
    live = [finding.rule for finding in grade(task, "0", best).findings if finding.points]
    changes = {
        rule: {k: v for k, v in solution(task).flawed[rule](case).items() if best.get(k) != v}
        for rule in live
    }
    rule = min(live, key=lambda rule: len(changes[rule]))
    return next(each.teachings[0] for each in task.rules if each.id == rule), changes[rule]


def shown(form: Locator, groups: tuple[Group, ...]) -> dict[str, str | float]:
    """Return every decision that the screen shows, group by group."""
    seen: dict[str, str | float] = {}
    for number, group in enumerate(groups):
        form.locator(".tc-steps button").nth(number).click()
        expect(form.locator(".tc-panel h3")).to_have_text(group.title)
        for place, field in enumerate(group.fields):
            text = read(form.locator(".tc-panel .tc-field").nth(place), field)
            if text:
                seen[f"{group.id}.{field.id}"] = value_of(field, text)
    return seen


def read(place: Locator, field: Field) -> str:
    """Return what one field shows; empty when nothing is decided."""
    if isinstance(field, Amount):
        return place.locator("input").input_value()
    script = """place => (place.querySelector('input:checked')?.closest('label')
        ?? place.querySelector('select option:checked:not(:first-child)'))?.textContent ?? ''"""
    text: str = place.evaluate(script)
    return text.replace("\xa0", " ").strip()


def value_of(field: Field, text: str) -> str | float:
    """Return what the answer file says for a text on the screen."""
    if isinstance(field, Amount):
        return float(text)
    return next(option.id for option in field.options if option.text == text)


def test_from_the_start_page_to_the_first_exercise(page: Page, course: Course) -> None:
    course.start(page, START)
    page.get_by_role("link", name=exercise("people-or-business").title).first.click()
    expect(page.locator(".tc-start:visible")).to_be_visible(timeout=LOADING_TIME)

"""A learner's way through the course: every exercise worked by hand, and some left and found again."""

import json
import re

import pytest
from playwright.sync_api import FloatRect, Locator, Page, expect

from grader.exercises import MODULES, exercise
from grader.exercises.sheet import Amount, Answer, Choice, Field, Group, Several, Value, several_in
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.progress.log import Log
from grader.widgets.session import Session
from tests.browser.course import LOADING_TIME, Course, expect_a_course, until

pytestmark = pytest.mark.browser

SETTLING_TIME = 400
"""Milliseconds in which a form that has settled does not move."""

FOUND_AGAIN = ("team", "prep-brief")
"""An exercise with every kind of field."""


def form_of(page: Page, name: str, variant: str = "0") -> Locator:
    """Return the live form of an exercise on an assignment's page."""
    case = f"The case: {exercise(name).sheet(variant).title}"
    forms = page.locator(".tc-form:not(.jupyter-widgets-disconnected)")
    expect(forms.filter(has_text=case)).to_be_visible(timeout=LOADING_TIME)
    # By place, for speed: a text is looked for again at each click.
    return forms.nth([case in form.inner_text() for form in forms.all()].index(True))


def decide(field: Field, place: Locator, value: Value, *, by_keys: bool) -> None:
    """Decide one field with the mouse, or with the keyboard alone."""
    if isinstance(field, Amount):
        place.locator("input").fill(f"{value:g}")
        place.locator("input").press("Tab")
    elif isinstance(field, Several) and isinstance(value, list):
        take(field, place, value, by_keys=by_keys)
    elif place.locator("select").count():
        place.locator("select").select_option(label=field.quote(value))
    else:
        # By place, for speed: the options' names are read again where answers are found again.
        radio = place.locator("input[type=radio]").nth([each.id for each in field.options].index(str(value)))
        if by_keys:
            radio.press("Space")
        else:
            radio.click()


def take(field: Several, place: Locator, value: list[str], *, by_keys: bool) -> None:
    """Leave all options, then take some in order."""
    clear = place.locator(".tc-clear")
    if clear.is_enabled():
        clear.click()
    places = {option.id: number for number, option in enumerate(field.options)}
    for name in value:
        option = place.locator(".tc-several button").nth(places[name])
        if by_keys:
            option.press("Enter")
        else:
            option.click()
        expect(option).to_have_class(re.compile("tc-taken"))


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


def saved(course: Course, module: str, name: str) -> dict[str, Value]:
    """Return the answer that the file holds."""
    path = course.workspace / "exercises" / module / "answers" / f"{name}.json"
    answer: dict[str, Value] = json.loads(path.read_text())["answer"]
    return answer


def headline(form: Locator) -> Locator:
    """Return where the report says the score."""
    return form.locator(".tc-report .tc-headline")


def answered(name: str, variant: str = "0") -> tuple[tuple[Group, ...], dict[str, Value]]:
    """Return the groups of a case, if not of the one that everybody gets, and its reference answer."""
    task = exercise(name)
    reference = solution(task).reference(task.case(variant))
    return task.sheet(variant).groups, as_saved(name, reference, variant)


def as_saved(name: str, answer: Answer, variant: str = "0") -> dict[str, Value]:
    """Return an answer as the screen saves it: options without an order stand in that of the screen."""
    fields = exercise(name).sheet(variant).fields

    def saved_value(key: str, value: Value) -> Value:
        field = fields[key]
        if isinstance(field, Several) and not field.ordered:
            return [option.id for option in field.options if option.id in (several_in(answer, key) or [])]
        return value

    return {key: saved_value(key, value) for key, value in answer.items()}


def _after_a_while(place: Locator) -> FloatRect | None:
    place.page.wait_for_timeout(SETTLING_TIME)
    return place.bounding_box()


@pytest.mark.parametrize("module", MODULES)
def test_each_exercise_of_a_module_is_worked_to_full_marks_and_spoiled(
    page: Page, course: Course, module: str
) -> None:
    course.start(page, f"exercises/{module}/{module}.ipynb")
    expect_a_course(page)
    for name in MODULES[module]:
        groups, best = answered(name)
        teaching, worse = wrong_choices(name)
        form = form_of(page, name)

        work_through(form, groups, best)
        check(form)
        if exercise(name).evidence:
            expect(headline(form)).to_contain_text("All is decided and saved.")
        else:
            expect(headline(form)).to_have_text("10 of 10 points: passed.")
        until(lambda: saved(course, module, name) == best)  # noqa: B023 - called at once

        work_through(form, groups, worse)
        until(lambda: saved(course, module, name) == best | worse)  # noqa: B023 - called at once
        if exercise(name).evidence:
            continue
        expect(form.get_by_text("You have changed your answer since")).to_be_visible()
        check(form)
        expect(headline(form)).not_to_have_text("10 of 10 points: passed.")
        expect(form.locator(".tc-broken .tc-teaching b")).to_have_text([teaching])


def check(form: Locator) -> None:
    """Press the button that says what each rule says, once a reply to the last decision stands above it."""
    reply = form.locator(".tc-outcome")
    # What comes in between the press and the release of a button takes the click away.
    until(lambda: reply.bounding_box() == _after_a_while(reply))
    form.get_by_role("button", name="Check my answer").click()
    expect(form.locator(".tc-report")).to_be_in_viewport()


def test_an_answer_is_left_and_found_again(page: Page, course: Course) -> None:
    module, name = FOUND_AGAIN
    notebook = f"exercises/{module}/{module}.ipynb"
    groups, best = answered(name)
    course.start(page, notebook)
    work_through(form_of(page, name), groups, best)
    page.wait_for_function("document.querySelectorAll('.jp-mod-dirty').length === 0", timeout=LOADING_TIME)
    page.reload()
    assert shown(form_of(page, name), groups) == best, "after a reload with a live kernel"
    course.stop_kernels()
    course.start(page, notebook)
    assert shown(form_of(page, name), groups) == best, "after a new kernel has started"
    assert saved(course, module, name) == best


def wrong_choices(name: str) -> tuple[str, dict[str, Value]]:
    """Return a teaching, and the fewest choices of a flawed answer that break its rule."""
    task = exercise(name)
    case, best = task.case("0"), solution(task).reference(task.case("0"))
    live = [finding.rule for finding in grade(task, "0", best).findings if finding.points]
    changes = {
        rule: {k: v for k, v in solution(task).flawed[rule](case).items() if best.get(k) != v}
        for rule in live
    }
    single = {each.id: each.teachings[0] for each in task.rules if len(each.teachings) == 1}
    rule = min(single.keys() & live, key=lambda rule: (len(changes[rule]), rule))
    return single[rule], as_saved(name, changes[rule])


def shown(form: Locator, groups: tuple[Group, ...]) -> dict[str, Value]:
    """Return every decision that the screen shows, group by group."""
    seen: dict[str, Value] = {}
    for number, group in enumerate(groups):
        form.locator(".tc-steps button").nth(number).click()
        expect(form.locator(".tc-panel h3")).to_have_text(group.title)
        for place, field in enumerate(group.fields):
            here = form.locator(".tc-panel .tc-field").nth(place)
            if isinstance(field, Several):
                value: Value = taken(field, here)
            else:
                text = read(here, field)
                value = value_of(field, text) if text else ""
            if value not in ("", []):
                seen[f"{group.id}.{field.id}"] = value
    return seen


def read(place: Locator, field: Amount | Choice) -> str:
    """Return what one field shows; empty when nothing is decided."""
    if isinstance(field, Amount):
        return place.locator("input").input_value()
    script = """place => (place.querySelector('input:checked')?.closest('label')
        ?? place.querySelector('select option:checked:not(:first-child)'))?.textContent ?? ''"""
    text: str = place.evaluate(script)
    return text.replace("\xa0", " ").strip()


def taken(field: Several, place: Locator) -> list[str]:
    """Return the options that the buttons show as taken, in the learner's order."""
    texts = place.locator(".tc-several button").all_inner_texts()
    marks = {option.id: text.split()[0] for option, text in zip(field.options, texts, strict=True)}
    chosen = [name for name, mark in marks.items() if mark != "☐"]
    return sorted(chosen, key=lambda name: marks[name].zfill(4))


def value_of(field: Amount | Choice, text: str) -> Value:
    """Return what the answer file says for a text on the screen."""
    if isinstance(field, Amount):
        return float(text)
    return next(option.id for option in field.options if option.text == text)


def test_a_text_is_written_in_its_box_saved_and_found_again(page: Page, course: Course) -> None:
    notebook = "exercises/capstone/capstone.ipynb"
    course.open(page, notebook)
    box = page.get_by_role("textbox", name="Your text")
    box.click()
    page.keyboard.type("I sold **five** clinics.")
    page.keyboard.press("Shift+Enter")
    page.keyboard.press("Escape")
    expect(box).to_have_text("I sold **five** clinics.")
    box.focus()
    page.keyboard.press("Tab")
    expect(box).not_to_be_focused()
    expect(box).to_have_text("I sold **five** clinics.")
    until(lambda: "I sold **five** clinics." in (course.workspace / notebook).read_text())
    page.reload()
    expect(box).to_have_text("I sold **five** clinics.", timeout=LOADING_TIME)


def test_a_teaching_that_was_broken_is_reviewed_by_keys_and_none_of_them_is_lost(
    page: Page, course: Course
) -> None:
    task = exercise("people-or-business")
    store = AnswerStore(course.workspace / "exercises" / task.module)
    flawed = solution(task).flawed_answer(task.case("0"), task.rules[0].id)
    store.save(task.id, encode(task.id, "0", flawed))
    Session(task, "0", store, Log(course.workspace)).check()
    course.start(page, "course/review.ipynb")
    review = page.locator(".tc-review")
    for question in review.locator(".widget-radio-box").all():
        question.locator("input").first.press("Space")
    review.get_by_role("button", name="Check").press("Enter")
    review.get_by_role("button", name="Next").press("Enter")
    top = review.locator(".tc-review-top")
    expect(top).to_contain_text(re.compile("Short case 2|Done:"))
    expect(top).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.tc-review') !== null")

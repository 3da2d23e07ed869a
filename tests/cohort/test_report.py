"""The cohort's page: made by the command from a graded course, whole for 5 and for 500, safe to open."""

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from html import unescape
from html.parser import HTMLParser
from random import Random

import pytest

from grader.cohort.figures import Figures, figures, nameless
from grader.cohort.page import page
from grader.cohort.work import Assignment, Person, Submission, Work
from grader.exercises import MODULES, exercise
from grader.grading.answers import encode
from grader.grading.players import random_answer
from grader.grading.variants import COMMON
from tests.bulk.cohort import change, graded, hand_in, tradecraft, write
from tests.cohort.people import cohort, judged, task
from tests.nbgrader.course import Course, answer_files, flawed, reference, released_course

HOSTILE = """<script>document.title = "owned"</script><img src=x onerror=alert(1)> & "so" 'on'"""
NOON = datetime(2027, 1, 11, 12)  # noqa: DTZ001 - as the gradebook keeps times
DUE = "UPDATE assignment SET duedate = '2026-01-11 12:00:00.000000' WHERE name = 'trust'"
NAMED = """
    UPDATE student SET first_name = '<script>document.title = "owned"</script>', last_name = 'O''Hara'
    WHERE id = 'ada'"""
ABSENT = "INSERT INTO student (id, first_name, last_name) VALUES ('absent', 'Never', 'Seen')"
VOID = {"meta", "img", "br", "link", "input", "hr"}


def by_chance(name: str, seed: int) -> bytes:
    return encode(name, COMMON, random_answer(exercise(name).sheet(COMMON), Random(f"{name}/{seed}")))


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Course:
    """Grade ten who work by themselves, one who copies, and some who do less."""
    folder = tmp_path_factory.mktemp("report") / "course"
    course = released_course(folder)
    hand_in(course, "ada", answer_files(reference), at="2026-01-11 09:00:00.000000 UTC")
    hand_in(course, "late", answer_files(flawed), at="2026-01-12 09:00:00.000000 UTC")
    hand_in(course, "blank", {})
    hand_in(course, "damaged", {f"{name}.json": b"{" for name in MODULES["trust"]})
    for seed in range(10):
        files = {f"{name}.json": by_chance(name, seed) for name in MODULES["trust"]}
        hand_in(course, f"alone-{seed}", files)
        if seed == 4:
            hand_in(course, "copies", files)
    write(course, "ada", "A deal of my own.", "reflection")
    graded(folder, "--all", code=1)
    change(folder, DUE, NAMED, ABSENT)
    return course


@pytest.fixture(scope="module")
def data(course: Course) -> dict[str, object]:
    """Return the figures as a program gets them."""
    done = tradecraft("report", "--json", folder=course.folder)
    assert done.returncode == 0, done.stderr
    found: dict[str, object] = json.loads(done.stdout)
    return found


def test_the_figures_are_those_of_the_gradebook(data: dict[str, object]) -> None:
    scores = {each["task"]: each for each in data["scores"]}  # type: ignore[attr-defined]
    first = scores["people-or-business"]
    assert (first["count"], first["nothing"], first["unreadable"], first["highest"]) == (15, 1, 1, 10)
    own = scores["reflection: own-deal"]
    assert (own["count"], own["ungraded"]) == (0, 1)


def test_the_one_who_copied_is_named_with_the_one_who_was_copied_and_nobody_else(
    data: dict[str, object],
) -> None:
    alike = data["alike"]
    assert [pair["learners"] for pair in alike["pairs"]] == [["alone-4", "copies"]]  # type: ignore[index]


def test_those_who_owe_something_are_named(data: dict[str, object]) -> None:
    behind = {each["learner"]: each for each in data["behind"]}  # type: ignore[attr-defined]
    assert behind["ada"]["overdue"] == behind["ada"]["failed"] == []
    assert behind["ada"]["empty"] == ["reflection: people-or-business"]
    assert behind["absent"]["overdue"] == ["trust"]
    assert behind["absent"]["open"] == ["reflection"]
    assert behind["late"]["late"] == ["trust"]
    assert behind["blank"]["empty"] == list(MODULES["trust"])
    assert behind["damaged"]["unreadable"] == list(MODULES["trust"])


def test_the_command_writes_the_page_into_the_course_folder(course: Course) -> None:
    done = tradecraft("report", "trust", folder=course.folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("cohort-report.html: the report on 16 learners.")
    text = (course.folder / "cohort-report.html").read_text("utf-8")
    check(text)
    words = said(text)
    assert "alone-4 and copies" in words
    assert "Never Seen (absent)" in words
    assert "reflection" not in words
    assert "<script" not in text


def test_hidden_names_are_in_no_part_of_the_page(course: Course) -> None:
    place = course.folder / "hidden.html"
    done = tradecraft("report", "--hide-names", "--output", place, "--json", folder=course.folder)
    assert done.returncode == 0, done.stderr
    names = ("ada", "absent", "copies", "alone-", "damaged", "O'Hara", "Never Seen")
    for text in (said(place.read_text("utf-8")), done.stdout):
        assert not [name for name in names if re.search(rf"\b{re.escape(name)}", text) and name != "damaged"]
        assert "Learner 01" in text


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        pytest.param(["no-such"], "The gradebook has no assignment 'no-such'", id="an-unknown-assignment"),
        pytest.param(["--course", "home"], "has no nbgrader_config.py", id="no-course-folder"),
        pytest.param(["--output", "none/x.html"], "cannot be written: No such file", id="no-such-folder"),
    ],
)
def test_what_cannot_be_done_is_said(course: Course, arguments: list[str], reason: str) -> None:
    done = tradecraft("report", *arguments, folder=course.folder)
    assert done.returncode == 1
    assert reason in done.stderr


class Checker(HTMLParser):
    """Finds what does not belong into a page, and elements that are not closed."""

    def __init__(self) -> None:
        """Begin with nothing open."""
        super().__init__()
        self.open: list[str] = []
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep what is opened, and whatever could run or load something."""
        self.foreign += [tag] if tag in {"script", "img", "link", "iframe", "object"} else []
        self.foreign += [name for name, _ in attrs if name.startswith("on")]
        self.foreign += [
            value for name, value in attrs if name in {"src", "href"} and value and value[0] != "#"
        ]
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        """Close what is open, with what HTML lets one leave open."""
        while self.open and self.open[-1] != tag:
            assert self.open[-1] in {"td", "th", "tr", "tbody"}, self.open
            self.open.pop()
        assert self.open, tag
        self.open.pop()


def check(text: str) -> None:
    """Hold a page to being whole, alone and without anything that runs."""
    checker = Checker()
    checker.feed(text)
    assert checker.open == []
    assert checker.foreign == []


def said(text: str) -> str:
    """Return what a page says, without its HTML."""
    return unescape(re.sub(r"<style>.*?</style>|<[^>]*>", " ", text))


@cache
def big(count: int, seed: int = 0) -> Figures:
    """Return the figures of a made-up cohort with as many exercises and rules as the course has."""
    random = Random(seed)
    tasks = [
        task(
            name,
            *(f"{rule.id}:{','.join(rule.teachings)}" for rule in exercise(name).rules),
            assignment=module,
        )
        for module, names in MODULES.items()
        for name in names
    ]
    people = [Person(f"learner-{place:03}", f"{HOSTILE} {place}") for place in range(count)]
    work = list(_work(random, people, tasks))
    submissions = [
        Submission(learner=person.id, assignment=module, submitted=NOON)
        for person in people
        for module in MODULES
    ]
    return figures(cohort(tasks, work, submissions, [*map(Assignment, MODULES)], people), NOON)


def _work(random: Random, people: list[Person], tasks: list) -> Iterator[Work]:  # type: ignore[type-arg]
    for place, person in enumerate(people):
        for one in tasks:
            outcomes = random.choices("kbe-", (2 + place % 5, 2, 1, 1), k=len(one.rules))
            yield judged(person.id, one, "".join(outcomes), answer={"card.choice": random.choice("abc")})


@pytest.mark.parametrize(("count", "largest"), [(5, 250_000), (500, 4_000_000)])
def test_a_page_of_any_size_is_whole_and_hostile_names_stay_text(count: int, largest: int) -> None:
    text = page(big(count))
    check(text)
    assert len(text.encode()) < largest
    assert said(text).count(f"{HOSTILE} {count - 1} (learner-{count - 1:03})")


def test_five_learners_are_shown_one_by_one_and_told_what_five_cannot_say() -> None:
    words = said(page(big(5)))
    assert "fifth 1" not in words
    assert "too few answers to tell: 5 of at least 10" in words
    assert "Nothing could be compared" in words


def test_five_hundred_are_shown_in_groups_and_one_by_one_on_demand() -> None:
    text = page(big(500))
    assert "fifth 5 (100)" in said(text)
    shown = re.sub(r"<details>.*?</details>", "", re.sub(r"<details><summary>Who.*?</details>", "", text))
    rows = shown.count("<tr>")
    assert rows < 300, "more than anybody reads"


def test_hostile_names_are_hidden_too() -> None:
    people = [Person("x", HOSTILE)]
    one = task("plain", "one:A1")
    hidden = nameless(cohort([one], [judged("x", one, "b")], (), [Assignment("trust")], people), "salt")
    assert HOSTILE not in said(page(figures(hidden, NOON, hidden=True)))


def test_rules_of_one_passage_ask_its_question_once() -> None:
    asked = re.findall(r'class="ask">([^<]*)<', page(big(5)))
    assert asked
    assert len(set(asked)) == len(asked)

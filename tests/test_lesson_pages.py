"""The pages of the lessons: each teaches its due, in an order that teaches, in twenty minutes."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from grader.domain.teachings import Teaching, syllabus
from grader.exercises import MODULES, exercise
from grader.lessons import words
from grader.lessons.element import Bet, Element, Pair, element, elements_of, minutes_of
from grader.lessons.scenes import SCENES, facts_of
from tests.test_lessons import answer_to, plain, predictions

COURSE = Path(__file__).parents[1] / "course"
PAGES = {module: COURSE / f"{number:02}-{module}.ipynb" for number, module in enumerate(MODULES, 1)}

everywhere = pytest.mark.parametrize("module", PAGES)
teaching = pytest.mark.parametrize("module", [module for module in PAGES if module != "capstone"])


def sources(module: str) -> Iterator[tuple[str, str]]:
    """Yield the kind and the text of each cell of a lesson."""
    for cell in json.loads(PAGES[module].read_text("utf-8"))["cells"]:
        yield cell["cell_type"], "".join(cell["source"])


def sections(module: str) -> dict[str, str]:
    """Return a lesson's Markdown by its level-two heading."""
    text = "\n\n".join(source for kind, source in sources(module) if kind == "markdown")
    found = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def steps(module: str) -> dict[str, list[str]]:
    """Return what each section does, in order, by heading: elements by kind, and the teachings."""
    found: dict[str, list[str]] = {}
    for kind, source in sources(module):
        if source.startswith("## "):
            found[source.splitlines()[0].removeprefix("## ")] = []
        elif kind == "code":
            (name,) = re.findall(r'play\("([^"]+)"\)', source)
            found[list(found)[-1]].append(type(element(name)).__name__)
        elif source.startswith("### The teachings"):
            found[list(found)[-1]].append("teachings")
    return found


@pytest.mark.parametrize("key", syllabus().teachings)
def test_every_teaching_is_in_the_section_that_it_names(key: str) -> None:
    stated: Teaching = syllabus().teachings[key]
    place = syllabus().section_of(key)
    text = sections(place.lesson[3:])[place.heading]
    rows = [row for row in text.splitlines() if row.startswith(f"| **{key}** |")]
    assert len(rows) == 1
    _, _, statement, breaks, _ = rows[0].split("|")
    assert stated.statement in statement
    assert stated.boundary in statement
    assert len(breaks.split()) >= 3


@pytest.mark.parametrize("key", syllabus().teachings)
def test_every_teaching_is_enforced_by_a_graded_rule(key: str) -> None:
    graded = {key for module in MODULES for name in MODULES[module] for key in _taught_by(name)}
    assert key in graded


def _taught_by(name: str) -> Iterator[str]:
    for slot in exercise(name).rubric:
        for rule in slot.rules:
            yield from rule.teachings


@everywhere
def test_a_lesson_plays_every_element_once_and_in_order(module: str) -> None:
    played = re.findall(r'play\("([^"]+)"\)', "".join(source for _, source in sources(module)))
    assert played == [shown.id for shown in elements_of(module)]


@teaching
def test_a_section_plays_before_it_names(module: str) -> None:
    headings = [place.heading for place in syllabus().sections.values() if place.lesson[3:] == module]
    found = steps(module)
    assert [heading for heading in found if "teachings" in found[heading]] == headings
    for heading in headings:
        assert found[heading][0] in ("Pair", "Bet")
        assert found[heading][-1] == "teachings"
    played = [kind for kinds in found.values() for kind in kinds]
    assert played.count("Pair") >= 2
    assert played.count("Bet") >= 3
    assert [kind for kind in played if kind != "teachings"][-1] == "Sandbox"


@everywhere
def test_a_lesson_leads_to_each_of_its_exercises(module: str) -> None:
    links = re.findall(
        rf"\(\.\./exercises/{module}/{module}\.ipynb#([^)]+)\)", "".join(sections(module).values())
    )
    assert sorted(links) == sorted(exercise(name).title.replace(" ", "-") for name in MODULES[module])


@everywhere
def test_a_lesson_is_started_cited_and_recapped(module: str) -> None:
    texts = sections(module)
    assert len(re.findall(r"^\d\. ", texts["Three lines to keep"], flags=re.MULTILINE)) == 3
    whole = "".join(source for _, source in sources(module))
    assert 'class="tc-start"' in whole
    letters = {key[0] for key, each in syllabus().teachings.items() if _lesson_of(each) == module}
    for letter in letters:
        assert re.search(rf"^Teachings {letter}: ", whole, flags=re.MULTILINE)


TIMES = {15: ("Fifteen minutes.", "A quarter of an hour."), 20: ("Twenty minutes.",)}
"""How a page says how long it takes."""


def _lesson_of(each: Teaching) -> str:
    return syllabus().sections[each.section].lesson[3:]


def _read(shown: Element) -> Iterator[str]:
    yield words.static_html(shown, facts_of(shown))
    if isinstance(shown, Pair):
        yield max((option.feedback for option in shown.options), key=len)
    if isinstance(shown, Bet):
        scene = SCENES[shown.scene]
        result = scene.simulate(**shown.given)
        said = max(predictions(shown), key=lambda guess: guess != answer_to(shown))
        yield words.bet_feedback_html(shown, said, answer_to(shown), scene.facts(result, said))
        yield from (shown.then, shown.found, scene.draw(result, None).text)


@everywhere
def test_a_lesson_takes_as_long_as_it_says(module: str) -> None:
    """At 200 words a minute, all longest ways, with 20 seconds to think over every element."""
    shown = elements_of(module)
    read = [source for kind, source in sources(module) if kind == "markdown"]
    read += [text for each in shown for text in _read(each)]
    count = sum(len(re.findall(r"[\w’€%]+", plain(text))) for text in read)
    assert count / 200 + len(shown) / 3 <= minutes_of(module)
    assert any(words in "".join(read) for words in TIMES[minutes_of(module)])

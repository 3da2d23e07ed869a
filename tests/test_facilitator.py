"""The facilitator's guide: complete for every module, its sums right, its links leading somewhere."""

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from grader.domain.teachings import syllabus
from grader.exercises import MODULES, exercise
from grader.exercises.exercise import Exercise
from grader.roleplay import SCENARIOS, role_play
from grader.workspace.shipped import shipped_notebooks

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "course" / "facilitator"
OVERVIEW = GUIDE / "README.md"
PAGES = {module: GUIDE / f"{number:02}-{module}.md" for number, module in enumerate(MODULES, start=1)}
HEADINGS = (
    "60 minutes",
    "90 minutes",
    "Exercises",
    "Pairs to discuss",
    "Debrief questions",
    "Common errors, and what to say",
    "Role-play",
    "Materials",
    "Sources",
)
NUMBER = r"€?\d[\d,]*(?:\.\d+)?%?"
SUM = re.compile(rf"{NUMBER}(?: [+−×÷] {NUMBER})+ = {NUMBER}")

every_module = pytest.mark.parametrize("module", MODULES)
every_page = pytest.mark.parametrize("page", [OVERVIEW, *PAGES.values()], ids=lambda page: page.stem)


def sections(page: Path) -> dict[str, str]:
    """Return what stands below each heading of the second level."""
    parts = re.split(r"^## (.+)$", page.read_text("utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def rows(text: str) -> list[list[str]]:
    """Return the cells of a table's rows, without its head."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def tasks(module: str) -> list[Exercise[object]]:
    return [exercise(name) for name in MODULES[module]]


def worth(number: str) -> float:
    value = float(re.sub("[€,%]", "", number))
    return value / 100 if number.endswith("%") else value


def reckoned(terms: str) -> float:
    """Work out a sum as it is written: times and divided by before plus and minus."""
    sign = {"+": 1, "−": -1}
    total, product, plus = 0.0, 0.0, 1
    words = terms.split(" ")
    product = worth(words[0])
    for operator, number in zip(words[1::2], words[2::2], strict=True):
        if operator in sign:
            total, product, plus = total + plus * product, worth(number), sign[operator]
        else:
            product = product * worth(number) if operator == "×" else product / worth(number)
    return total + plus * product


def test_there_is_a_page_for_each_module_and_nothing_else() -> None:
    assert {path.name for path in GUIDE.iterdir()} == {page.name for page in (OVERVIEW, *PAGES.values())}


def test_learners_are_not_given_the_guide() -> None:
    assert not [path for path in shipped_notebooks() if "facilitator" in path.parts]


@every_module
def test_a_page_has_every_part_in_the_same_order(module: str) -> None:
    found = [heading for heading in sections(PAGES[module]) if heading in HEADINGS]
    assert found == list(HEADINGS)


@every_module
@pytest.mark.parametrize("minutes", [60, 90])
def test_the_minutes_of_a_session_add_up(module: str, minutes: int) -> None:
    plan = rows(sections(PAGES[module])[f"{minutes} minutes"])
    assert sum(int(row[0]) for row in plan) == minutes
    assert any("Role-play" in row[1] for row in plan)
    assert any("Pair 1" in row[1] for row in plan)
    assert any("Pair 2" in row[1] for row in plan) is (minutes == 90)


@every_module
def test_each_exercise_stands_either_before_or_after_the_session(module: str) -> None:
    named = re.findall(r"`([a-z-]+)`", sections(PAGES[module])["Exercises"])
    assert sorted(named) == sorted(MODULES[module])


@every_module
def test_two_pairs_of_short_deals_are_compared(module: str) -> None:
    pairs = re.split(r"^### Pair \d: .+$", sections(PAGES[module])["Pairs to discuss"], flags=re.MULTILINE)
    assert len(pairs) == 3
    for pair in pairs[1:]:
        for part in ("**A.**", "**B.**", "**What differs?**"):
            assert pair.count(part) == 1
        assert len(pair.split()) <= 260, "two minutes to read"


@every_module
def test_each_common_error_is_a_rule_of_the_module_and_every_exercise_has_some(module: str) -> None:
    errors = [row[1].strip("`") for row in rows(sections(PAGES[module])["Common errors, and what to say"])]
    ids = {task.id: {rule.id for rule in task.rules} for task in tasks(module)}
    assert len(errors) == len(set(errors))
    assert set(errors) <= set().union(*ids.values())
    for name, rules in ids.items():
        assert len(rules & set(errors)) >= 2, name


@every_module
def test_there_are_five_questions_and_a_role_play_of_the_modules_name(module: str) -> None:
    parts = sections(PAGES[module])
    assert len(re.findall(r"^\d\. .+\?", parts["Debrief questions"], flags=re.MULTILINE)) == 5
    assert f"tradecraft roleplay --scenario {module} --variant" in parts["Role-play"]
    assert module in SCENARIOS


def test_the_overview_names_what_learners_spend_and_every_page() -> None:
    text = OVERVIEW.read_text("utf-8")
    for page in PAGES.values():
        assert f"]({page.name})" in text
    for scenario in SCENARIOS:
        assert f"`{scenario}`" in text


@every_module
def test_the_two_variants_that_are_named_show_each_side_of_the_boundary(module: str) -> None:
    named = re.findall(r"\*\*variant (\d+)\*\*", sections(PAGES[module])["Role-play"], flags=re.IGNORECASE)
    assert len(named) == 2
    assert len({role_play(module, variant).scoring.fact for variant in named}) == 2


@every_page
def test_every_link_leads_to_a_file_and_a_heading(page: Path) -> None:
    links = re.findall(r"\]\(([^)\s]+)\)", page.read_text("utf-8"))
    assert links
    for link in links:
        path, _, anchor = unquote(link).partition("#")
        target = (page.parent / path).resolve()
        assert target.is_file(), link
        assert ROOT in target.parents
        if anchor:
            titles = re.findall(r"^#+ (.+)$", target.read_text("utf-8"), flags=re.MULTILINE)
            assert anchor in {title.lower().replace(" ", "-") for title in titles}, link


@every_page
def test_every_teaching_that_is_named_is_one_of_the_course(page: Path) -> None:
    text = page.read_text("utf-8").replace("A4 page", "page")
    keys = set(re.findall(r"\b[A-E]\d{1,2}\b", text))
    assert keys
    assert keys <= set(syllabus().teachings)


@every_module
def test_every_sum_on_a_page_is_right(module: str) -> None:
    text = PAGES[module].read_text("utf-8")
    sums = SUM.findall(text)
    assert len(sums) >= 3
    assert len(sums) == len(re.findall(r" = ", text)), "each is written so that it can be worked out here"
    for each in sums:
        terms, _, said = each.partition(" = ")
        assert reckoned(terms) == pytest.approx(worth(said)), each


@every_module
def test_the_sources_of_the_teachings_that_a_page_names_are_cited(module: str) -> None:
    text = PAGES[module].read_text("utf-8")
    cited = sections(PAGES[module])["Sources"]
    authors = {"A": "Spirer", "B": "Hunter", "C": "Ayers", "D": "Never Negotiate Alone", "E": "Elite Sales"}
    for letter in set(re.findall(r"\b([A-E])\d{1,2}\b", text)):
        assert authors[letter] in cited, letter


@pytest.mark.parametrize("lesson", sorted((ROOT / "course").glob("0*.ipynb")), ids=lambda path: path.stem)
def test_no_page_of_the_course_leads_learners_to_the_guide(lesson: Path) -> None:
    cells = json.loads(lesson.read_text("utf-8"))["cells"]
    assert "facilitator" not in "".join("".join(cell["source"]) for cell in cells)

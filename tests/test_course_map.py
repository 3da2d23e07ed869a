"""The map of the course: where a learner stands, read from a workspace's files."""

import asyncio
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from ipywidgets import Widget

from grader.exercises import exercise, exercise_ids
from grader.exercises.sheet import Answer
from grader.grading.answers import encode
from grader.grading.solutions import solution
from grader.lessons import start
from grader.lessons.element import Bet, Element, Options, Pair, Sandbox, element, elements_of
from grader.lessons.player import BetPlayer, PairPlayer, SandboxPlayer, player
from grader.plots.teachings import draw_teachings
from grader.progress.course import standing
from grader.progress.log import Attempt, Log, Played, Verdict
from grader.progress.mastery import Mastery
from grader.render.course_map import map_html, teachings_html
from grader.workspace.folder import Workspace

FIRST = exercise("people-or-business")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A fresh workspace."""
    Workspace(tmp_path / "workspace").prepare()
    return tmp_path / "workspace"


def answered(workspace: Path, name: str, answer: Answer | None = None) -> None:
    """Save an answer to the course's case; the reference when none is given."""
    task = exercise(name)
    path = workspace / "exercises" / task.module / "answers" / f"{name}.json"
    path.parent.mkdir(exist_ok=True)
    chosen = solution(task).reference(task.case("0")) if answer is None else answer
    path.write_bytes(encode(name, "0", chosen))


def tried(workspace: Path, score: float, variant: str = "0", *verdicts: Verdict) -> None:
    """Write an attempt at the first exercise into the log."""
    Log(workspace).add(
        Attempt(
            at=datetime(2027, 3, 1, 12, tzinfo=UTC),
            exercise=FIRST.id,
            variant=variant,
            answer={},
            score=score,
            whole=True,
            verdicts=verdicts,
        )
    )


def the_map(workspace: Path, due: int = 0) -> str:
    return map_html(standing(workspace, "", start.lessons()), due)


def test_a_fresh_workspace_begins_with_the_first_lesson(workspace: Path) -> None:
    page = the_map(workspace)
    assert f"<b>0 of {len(exercise_ids())}</b> exercises passed" in page
    assert "about 4 hours 12 min of exercises to go" in page
    assert '<b>Begin here</b><a href="01-trust.ipynb">' in page
    assert page.count("○ Not started") == len(exercise_ids())
    assert page.count("○ Not played") == len(start.lessons())
    assert "No teaching has been checked yet" in teachings_html(standing(workspace, "", start.lessons()))


def played(workspace: Path, *elements: str) -> None:
    """Write into the log that elements of lessons were played."""
    for name in elements:
        Log(workspace).add(Played(at=datetime(2027, 3, 1, 11, tzinfo=UTC), element=name))


def test_a_lesson_that_was_left_is_gone_on_with_and_one_that_was_played_leads_to_its_exercises(
    workspace: Path,
) -> None:
    first, *others = (each.id for each in elements_of("trust"))
    played(workspace, first, first, "five-habits", "of-a-later-course")
    page = the_map(workspace)
    assert '<b>Go on with</b><a href="01-trust.ipynb">' in page
    assert f"◐ 1 of {1 + len(others)} played" in page
    played(workspace, *others)
    page = the_map(workspace)
    assert page.count("✓ Played") == 1
    assert f"{FIRST.id}-heading" in page.partition("tc-map-next")[2].partition("</p>")[0]
    assert "No teaching has been checked yet" in teachings_html(standing(workspace, "", start.lessons()))


def play(shown: Element) -> None:
    """Play an element twice."""
    started = player(shown)
    for _ in range(2):
        match started, shown:
            case PairPlayer(), Pair():
                started.answer(shown.options[0].id)
            case BetPlayer(), Bet(guess=Options() as guess):
                started.lock_in(guess.options[0].id)
            case SandboxPlayer(), Sandbox():
                started.moved(shown.sliders[0])
    started.close()


@pytest.mark.parametrize("name", ["two-apologies", "which-first", "your-agreement"])
def test_an_element_is_noted_once_when_it_is_played(
    workspace: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "course")
    play(element(name))
    assert Log(workspace).played() == {name}
    assert Log(workspace).path.read_bytes().count(b'"played"') == 1
    assert not Log(workspace).events()


def test_an_element_is_played_where_nothing_can_be_noted(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(workspace / "course")
    (workspace / "progress").write_text("a file in the folder's place")
    play(element("two-apologies"))
    assert "○ Not played" in the_map(workspace)


def test_a_module_that_is_begun_leads_on_to_its_next_exercise(workspace: Path) -> None:
    answered(workspace, FIRST.id)
    page = the_map(workspace)
    assert "✓ Passed · 10 of 10" in page
    assert "<b>Next</b>" in page
    assert "disclosure-ladder-heading" in page.partition("tc-map-next")[2].partition("</p>")[0]


@pytest.mark.parametrize(
    ("prepare", "words"),
    [
        pytest.param(lambda home: tried(home, 9.5), "✓ Passed · best 9.5, now 0", id="passed, then reset"),
        pytest.param(lambda home: tried(home, 6), "◐ Under way · best 6, now 0", id="tried, then reset"),
        pytest.param(lambda home: tried(home, 9.5, "0.1"), "○ Not started", id="practice alone passed"),
        pytest.param(lambda home: answered(home, FIRST.id, {}), "○ Not started", id="all cleared"),
    ],
)
def test_the_map_says_best_and_now(workspace: Path, prepare: Callable[[Path], None], words: str) -> None:
    prepare(workspace)
    page = the_map(workspace)
    row = page.rpartition(FIRST.objective)[2].partition("</li>")[0]
    assert words in row


def test_a_damaged_answer_needs_a_look_and_costs_no_other(workspace: Path) -> None:
    answered(workspace, "disclosure-ladder")
    (workspace / "exercises/trust/answers" / f"{FIRST.id}.json").write_bytes(b"{oops")
    page = the_map(workspace)
    assert page.count("! Needs a look") == 1
    assert page.count("✓ Passed · 10 of 10") == 1


def test_a_passed_module_is_folded_away(workspace: Path) -> None:
    for name in ("people-or-business", "disclosure-ladder", "low-trust-agreement"):
        answered(workspace, name)
    page = the_map(workspace)
    assert page.count('<details class="tc-map-stage" open>') == 5
    assert "✓ 3 of 3 exercises passed" in page


def test_whoever_has_passed_everything_is_led_to_the_certificate(workspace: Path) -> None:
    for name in exercise_ids():
        answered(workspace, name)
    page = the_map(workspace)
    assert f"<b>{len(exercise_ids())} of {len(exercise_ids())}</b> exercises passed</p>" in page
    assert 'href="certificate.ipynb">Make your certificate' in page


def test_reviews_that_are_due_stand_beside_the_next_step(workspace: Path) -> None:
    assert "Review 1 teaching<" in the_map(workspace, 1)
    assert "Review 4 teachings<" in the_map(workspace, 4)
    assert "Due today" not in the_map(workspace)


def test_a_log_that_cannot_be_read_is_said_and_the_map_still_stands(workspace: Path) -> None:
    answered(workspace, FIRST.id)
    Log(workspace).path.mkdir(parents=True)
    page = the_map(workspace)
    assert "cannot be read" in page
    assert "✓ Passed · 10 of 10" in page


def test_the_figure_says_in_words_what_it_draws(workspace: Path) -> None:
    tried(workspace, 5, "0", Verdict("one", ("A1", "B2"), kept=True), Verdict("two", ("C3",), kept=False))
    course = standing(workspace, "", start.lessons())
    picture = draw_teachings(course.teachings)
    assert "Trust: 1 of 25 mastered, 0 shaky." in picture.text
    assert "Repair: 0 of 17 mastered, 1 shaky." in picture.text
    assert "Shaky: C3: " in picture.detail
    assert "Mastered: A1, B2." in picture.detail
    assert course.count(Mastery.NOT_MET) == 100
    assert "<b>2 mastered</b>, 1 shaky, 100 not met yet" in teachings_html(course)


@pytest.fixture
def _no_widget_left() -> Iterator[None]:
    yield
    Widget.close_all()


@pytest.mark.usefixtures("_no_widget_left")
def test_an_open_map_follows_what_is_saved(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace / "course")
    monkeypatch.setattr(start, "LOOK_EVERY", 0.01)
    shown: list[Widget] = []
    monkeypatch.setattr(start, "display", shown.append)

    async def look() -> str:
        start.course_map()
        await asyncio.sleep(0.05)
        answered(workspace, FIRST.id)
        for _ in range(500):
            await asyncio.sleep(0.01)
            if "✓ Passed" in shown[1].value:
                return str(shown[1].value)
        return str(shown[1].value)

    assert "✓ Passed · 10 of 10" in asyncio.run(look())


def test_the_start_page_asks_for_nothing_but_the_map() -> None:
    notebook = json.loads(Path(__file__).parents[1].joinpath("course/00-start.ipynb").read_text("utf-8"))
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert ["".join(cell["source"]) for cell in code] == ["from grader import course_map\n\ncourse_map()"]

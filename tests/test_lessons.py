"""The lessons: elements that hold together, a player that answers every bet, a page that teaches its due."""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from ipywidgets import Button, RadioButtons, SelectionSlider, Widget

import grader.lessons
from grader.domain.teachings import Teaching, syllabus
from grader.lessons import play, words
from grader.lessons.element import (
    Bet,
    Element,
    Number,
    Pair,
    Sandbox,
    Slider,
    UnknownElementError,
    element,
    elements,
)
from grader.lessons.player import NOTHING, BetPlayer, PairPlayer, Player, SandboxPlayer, player
from grader.lessons.scenes import SCENES, Scene, facts_of

ROOT = Path(__file__).parents[1]
LESSON = ROOT / "course" / "01-trust.ipynb"
EXERCISES = ROOT / "solutions" / "trust" / "trust.ipynb"

ALL = list(elements().values())
PAIRS = [shown for shown in ALL if isinstance(shown, Pair)]
BETS = [shown for shown in ALL if isinstance(shown, Bet)]
STAGED = [shown for shown in ALL if isinstance(shown, Bet | Sandbox)]


def named(shown: Sequence[Element]) -> pytest.MarkDecorator:
    """Return a parametrization over elements."""
    return pytest.mark.parametrize("shown", shown, ids=[one.id for one in shown])


def predictions(bet: Bet) -> list[str | float]:
    """Return everything on which a learner can bet."""
    if isinstance(bet.guess, Number):
        return [float(stop) for stop in bet.guess.stops]
    return [option.id for option in bet.guess.options]


def answer_to(bet: Bet) -> str | float:
    """Return the right prediction."""
    scene = SCENES[bet.scene]
    return scene.answer(scene.simulate(**bet.given))


def sliders(shown: Bet | Sandbox) -> tuple[Slider, ...]:
    """Return the variables of an element."""
    return (shown.slider,) if isinstance(shown, Bet) else shown.sliders


def plain(html: str) -> str:
    """Return HTML as the text that a learner reads."""
    return re.sub(r"<svg.*?</svg>|<details>.*?</details>|<[^>]+>", " ", html, flags=re.DOTALL)


def parts(widget: Widget) -> Iterator[Widget]:
    """Yield a widget and everything in it."""
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def buttons(shown: Player) -> dict[str, Button]:
    """Return the buttons of a player by their text."""
    return {part.description: part for part in parts(shown.tree) if isinstance(part, Button)}


def variables(shown: Player) -> list[Any]:
    """Return what a learner can move, in order."""
    return [part for part in parts(shown.tree) if isinstance(part, SelectionSlider | RadioButtons)]


def figure(shown: Player) -> str:
    """Return the drawing on a player's screen."""
    return "".join(re.findall(r"<svg.*</svg>", screen(shown)))


def screen(shown: Player) -> str:
    """Return all HTML on a player's screen."""
    return "".join(part.value for part in parts(shown.tree) if type(part).__name__ == "HTML")


# ------------------------------------------------------------------------------------- elements


@named(PAIRS)
def test_a_pair_has_one_right_answer_and_its_feedback_for_each(shown: Pair) -> None:
    assert len(shown.cases) in (2, 3)
    assert [option.id for option in shown.options].count(shown.right) == 1
    assert len({option.feedback for option in shown.options}) == len(shown.options) >= 3


@named(BETS)
def test_every_prediction_has_its_feedback_and_one_is_right(shown: Bet) -> None:
    scene, answer = SCENES[shown.scene], answer_to(shown)
    result = scene.simulate(**shown.given)
    said = predictions(shown)
    assert said.count(answer) == 1
    for prediction in said:
        html = words.bet_feedback_html(shown, prediction, answer, scene.facts(result, prediction))
        right = prediction == answer
        assert ("✓" in html, "✗" in html) == (right, not right)
        assert words.quoted(shown, answer).strip("“”") in html
        assert len(plain(html).split()) >= 15
        assert "{" not in html


@named(STAGED)
def test_a_variable_starts_where_the_bet_left_it_and_every_value_can_be_played(shown: Bet | Sandbox) -> None:
    scene = SCENES[shown.scene]
    for slider in sliders(shown):
        assert shown.given[slider.setting] in slider.stops
        assert len({slider.quote(stop) for stop in slider.stops}) == len(slider.stops)
        for stop in slider.stops:
            result = scene.simulate(**{**shown.given, slider.setting: stop})
            assert scene.draw(result, None).text
            assert all(scene.facts(result, None).values())


def test_the_right_answer_has_no_fixed_place() -> None:
    places = [[option.id for option in pair.options].index(pair.right) for pair in PAIRS]
    assert len(set(places)) >= 3


def test_an_unknown_element_is_named() -> None:
    with pytest.raises(UnknownElementError, match="two-apologies"):
        element("no-such-thing")


def test_texts_are_escaped_and_may_be_bold() -> None:
    assert words.prose("a < b\n\n**c & d**") == "<p>a &lt; b</p><p><b>c &amp; d</b></p>"


# --------------------------------------------------------------------------------------- player


@named(ALL)
def test_nothing_is_chosen_and_nothing_is_given_away_at_first(shown: Element) -> None:
    started = player(shown)
    html = screen(started)
    assert "tc-feedback" not in html
    assert "<svg" not in html
    if not isinstance(shown, Sandbox):
        assert all(variable.value == NOTHING for variable in variables(started))
    started.close()


@named(PAIRS)
def test_every_answer_to_a_pair_may_be_tried(shown: Pair) -> None:
    started = PairPlayer(shown)
    answers = buttons(started)
    for option in shown.options:
        answers[option.text].click()
        assert option.feedback.split(".")[0].replace("**", "")[:20] in plain(screen(started)).replace(
            "  ", " "
        )
        mark = "✓ " if option.id == shown.right else "✗ "
        assert answers[option.text].description == mark + option.text
    started.close()


@named(BETS)
def test_a_bet_is_locked_before_the_figure_shows_it(shown: Bet) -> None:
    started = BetPlayer(shown)
    guesses = [*buttons(started).values(), *variables(started)]
    for prediction in predictions(shown)[:4]:
        started.lock_in(prediction)
        assert words.quoted(shown, prediction).strip("“”") in screen(started)
        assert figure(started)
        assert all(guess.disabled for guess in guesses)
        started.bet_again()
        assert not figure(started)
        assert [guess.disabled for guess in guesses] == [
            guess.description == "Lock in my bet" for guess in guesses
        ]
    started.close()


@named(BETS)
def test_the_new_variable_moves_the_figure_and_says_what_it_shows(shown: Bet) -> None:
    started = BetPlayer(shown)
    started.lock_in(answer_to(shown))
    assert "tc-found" not in screen(started)
    seen = {figure(started)}
    for stop in shown.slider.stops:
        variables(started)[-1].value = stop
        seen.add(figure(started))
    assert len(seen) >= len(shown.slider.stops)
    assert words.found_html(shown.found) in screen(started)
    started.close()


def test_a_number_is_bet_by_moving_and_locking() -> None:
    bet = element("twelve-credits")
    assert isinstance(bet, Bet)
    started = BetPlayer(bet)
    (number,), lock = variables(started), buttons(started)["Lock in my bet"]
    assert lock.disabled
    number.value = 10
    assert not lock.disabled
    lock.click()
    assert "You said 10 complaints. It is 24 complaints." in screen(started)
    assert number.disabled
    buttons(started)["Take the bet back"].click()
    assert number.value == NOTHING
    assert lock.disabled
    started.close()


def test_the_sandbox_says_when_its_goal_is_reached() -> None:
    sandbox = element("your-agreement")
    assert isinstance(sandbox, Sandbox)
    started = SandboxPlayer(sandbox)
    buttons(started)["Show this agreement"].click()
    first, count, percent = variables(started)
    assert figure(started)
    assert "Found" not in screen(started)
    first.value = "1"
    count.value = 8
    assert "Found" in screen(started)
    percent.value = 5
    assert "Found" not in screen(started)
    started.close()


def test_the_goal_of_the_sandbox_needs_their_act_first() -> None:
    scene = SCENES["balance"]
    met = {
        (first, count)
        for first in (0, 1)
        for count in range(1, 13)
        if scene.answer(scene.simulate(count=count, first=first, percent=20)) == "met"
    }
    assert met == {(1, 7), (1, 8), (1, 9)}


def test_a_mistake_of_ours_is_said_and_not_swallowed(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(**_: int) -> None:
        raise RuntimeError("boom")

    bet = element("faster-trucks")
    assert isinstance(bet, Bet)
    started = BetPlayer(bet)
    scene = SCENES[bet.scene]
    monkeypatch.setattr(started, "_scene", Scene(broken, scene.draw, scene.answer, scene.facts))
    next(iter(buttons(started).values())).click()
    assert "boom" in screen(started)
    started.close()


def test_playing_shows_static_text_first_and_again_replaces_the_widget(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    displayed: list[Any] = []
    monkeypatch.setattr(grader.lessons, "display", displayed.append)
    play("two-apologies")
    play("two-apologies")
    static, first, _, second = displayed
    assert 'class="tc-static"' in static.data
    assert "Who is on the phone again in March?" in static.data
    assert first.comm is None
    assert second.comm is not None


@named(ALL)
def test_the_static_text_tells_and_asks_without_a_kernel(shown: Element) -> None:
    html = words.static_html(shown, facts_of(shown))
    assert "Press Start" in html
    assert words.head_html(shown, facts_of(shown)) in html
    assert all(option.text in html for option in words.answers(shown))
    assert "{" not in html


# -------------------------------------------------------------------------------------- lesson


def cells(notebook: Path) -> list[dict[str, Any]]:
    """Return a notebook's cells."""
    found: list[dict[str, Any]] = json.loads(notebook.read_text("utf-8"))["cells"]
    return found


def source(cell: dict[str, Any]) -> str:
    """Return a cell's text."""
    return "".join(cell["source"])


def section_texts() -> dict[str, str]:
    """Return the lesson's Markdown by its level-two heading."""
    text = "\n\n".join(source(cell) for cell in cells(LESSON) if cell["cell_type"] == "markdown")
    found = re.split(r"^## (.+)$", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


@pytest.mark.parametrize("key", syllabus().teachings)
def test_every_teaching_is_in_the_section_that_it_names(key: str) -> None:
    teaching: Teaching = syllabus().teachings[key]
    text = section_texts()[syllabus().section_of(key).heading]
    rows = [row for row in text.splitlines() if row.startswith(f"| **{key}** |")]
    assert len(rows) == 1
    _, _, statement, breaks, _ = rows[0].split("|")
    assert teaching.statement in statement
    assert teaching.boundary in statement
    assert len(breaks.split()) >= 3


def test_the_lesson_plays_every_element_once_and_in_order() -> None:
    played = re.findall(r'play\("([^"]+)"\)', "".join(source(cell) for cell in cells(LESSON)))
    assert played == list(elements())


def test_each_section_compares_bets_and_then_names() -> None:
    kinds: list[list[str]] = []
    for cell in cells(LESSON):
        if source(cell).startswith("## "):
            kinds.append([])
        elif cell["cell_type"] == "code":
            (name,) = re.findall(r'play\("([^"]+)"\)', source(cell))
            kinds[-1].append(type(element(name)).__name__)
        elif source(cell).startswith("### The teachings"):
            kinds[-1].append("teachings")
    for section in kinds[:3]:
        assert section[0] == "Pair"
        assert "Bet" in section
        assert section[-1] == "teachings"
    assert kinds[3] == ["Sandbox"]


def test_each_section_leads_to_its_exercise() -> None:
    headings = {
        line.removeprefix("## ").replace(" ", "-")
        for cell in cells(EXERCISES)
        for line in source(cell).splitlines()
        if line.startswith("## ")
    }
    links = re.findall(r"\(\.\./exercises/trust/trust\.ipynb#([^)]+)\)", "".join(section_texts().values()))
    assert len(links) == 3
    assert set(links) <= headings


def test_the_lesson_is_cited_recapped_and_started() -> None:
    texts = section_texts()
    assert len(re.findall(r"^\d\. ", texts["Three lines to keep"], flags=re.MULTILINE)) == 3
    whole = "".join(source(cell) for cell in cells(LESSON))
    assert all(name in whole for name in ("Janet Spirer", "Mark Hunter", 'class="tc-start"'))


def test_the_lesson_takes_twenty_minutes() -> None:
    """At 200 words a minute, all longest ways, with 20 seconds to think over every element."""
    read = [source(cell) for cell in cells(LESSON) if cell["cell_type"] == "markdown"]
    read += [words.static_html(shown, facts_of(shown)) for shown in ALL]
    read += [max((option.feedback for option in pair.options), key=len) for pair in PAIRS]
    for bet in BETS:
        scene = SCENES[bet.scene]
        result = scene.simulate(**bet.given)
        said = max(predictions(bet), key=lambda guess: guess != answer_to(bet))
        read += [
            words.bet_feedback_html(bet, said, answer_to(bet), scene.facts(result, said)),
            bet.then,
            bet.found,
        ]
        read.append(scene.draw(result, None).text)
    count = sum(len(re.findall(r"[\w’€%]+", plain(text))) for text in read)
    assert count / 200 + len(ALL) / 3 <= 20

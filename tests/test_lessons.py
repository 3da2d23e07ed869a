"""The elements of the lessons: data that holds together, and a player that answers every bet."""

import asyncio
import re
from collections.abc import Iterator, Sequence
from typing import Any

import pytest
from ipywidgets import Button, RadioButtons, SelectionSlider, Stack, Widget

import grader.lessons
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
from grader.lessons.player import NOTHING, BetPlayer, PairPlayer, SandboxPlayer, player
from grader.lessons.scenes import SCENES, Scene, facts_of
from grader.lessons.stage import Player
from grader.widgets import kit

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
        variable = variables(started)[-1]
        variable.value = str(stop) if isinstance(variable, RadioButtons) else stop
        seen.add(figure(started))
    assert len(seen) >= len(shown.slider.stops)
    assert words.found_html(shown.found) in screen(started)
    started.close()


async def all_are_there(pages: Stack) -> None:
    """Wait until other pages have taken the place of those that are shown."""
    changed = asyncio.Event()
    pages.observe(lambda _: changed.set(), "children")
    await changed.wait()


def test_the_variable_in_hand_turns_the_figures_of_a_sandbox_until_another_is_taken(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kit, "REST", 0)
    sandbox = element("your-agreement")
    assert isinstance(sandbox, Sandbox)
    scene, settings = SCENES[sandbox.scene], dict(sandbox.given)

    def drawn(**moved: int) -> str:
        return scene.draw(scene.simulate(**{**settings, **moved}), None).html

    async def play() -> None:
        started = SandboxPlayer(sandbox)
        (pages,) = [part for part in parts(started.tree) if isinstance(part, Stack)]
        for variable, slider in zip(variables(started), sandbox.sliders, strict=True):
            settings[slider.setting] = stop = slider.stops[-1]
            variable.value = str(stop) if isinstance(variable, RadioButtons) else stop
            assert [page.value for page in pages.children] == [drawn()]
            await all_are_there(pages)
            expected = [drawn(**{slider.setting: stop}) for stop in slider.stops]
            assert [page.value for page in pages.children] == expected
            assert pages.selected_index == len(slider.stops) - 1
        started.close()

    asyncio.run(asyncio.wait_for(play(), 60))


@pytest.mark.parametrize("name", ["which-first", "real-people"], ids=["a scale", "a choice of two"])
def test_the_browser_gets_the_figure_of_each_value_while_the_learner_reads(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kit, "REST", 0)
    bet = element(name)
    assert isinstance(bet, Bet)
    scene, setting, stops = SCENES[bet.scene], bet.slider.setting, bet.slider.stops
    given = stops.index(bet.given[setting])
    first, other = predictions(bet)[:2]

    def drawn(stop: int, said: str | float | None) -> str:
        return scene.draw(scene.simulate(**{**bet.given, setting: stop}), said).html

    async def read() -> None:
        started = BetPlayer(bet)
        started.lock_in(first)
        (pages,) = [part for part in parts(started.tree) if isinstance(part, Stack)]
        for said in (first, other):
            assert [page.value for page in pages.children] == [drawn(stops[given], said)]
            await all_are_there(pages)
            assert pages.selected_index == given
            expected = [drawn(stop, said if place == given else None) for place, stop in enumerate(stops)]
            assert [page.value for page in pages.children] == expected
            started.bet_again()
            started.lock_in(other)
        await all_are_there(pages)
        monkeypatch.setattr(started, "_scene", None)  # whatever is played from now on fails
        for place in range(len(stops)):
            variables(started)[-1].index = place
            assert 'role="alert"' not in screen(started)
        started.close()

    asyncio.run(asyncio.wait_for(read(), 60))


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

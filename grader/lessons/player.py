"""The one player of all lesson elements: it asks, locks the bet, plays the simulation and answers."""

from functools import partial
from typing import Any

from ipywidgets import Widget

from grader.lessons import words
from grader.lessons.element import Bet, Element, Number, Pair, Sandbox, Slider
from grader.lessons.stage import Player, Stage

NOTHING = ""
"""Where a slider stands that says nothing yet; ipywidgets knows no slider without a value."""

MARKS = {True: "✓ ", False: "✗ "}


class PairPlayer(Player):
    """Cases side by side, and a question of which every answer may be tried."""

    def __init__(self, pair: Pair) -> None:
        """Show the cases and the question."""
        super().__init__(pair)
        self._pair = pair
        self._options = self._buttons(pair, self.answer)
        self._feedback = self._kit.html("")
        question = self._kit.html(words.question_html(pair.question))
        self._add(question, self._kit.box(self._options.values(), "tc-options"), self._feedback)

    def answer(self, said: str) -> None:
        """Mark an answer and say what there is to say to it."""
        right = said == self._pair.right
        option = next(option for option in self._pair.options if option.id == said)
        button = self._options[said]
        button.description = f"{MARKS[right]}{option.text}"
        button.add_class("tc-right" if right else "tc-wrong")
        self._feedback.value = words.pair_feedback_html(self._pair, said)
        self._note()


class BetPlayer(Stage):
    """A prediction that is locked in before the simulation shows what happens."""

    def __init__(self, bet: Bet) -> None:
        """Show what the learner knows, and the question with nothing chosen."""
        super().__init__(bet)
        self._bet = bet
        self._options = self._buttons(bet, self.lock_in)
        self._feedback, self._found = self._kit.html(""), self._kit.html("")
        self._after = self._kit.box([], "tc-after")
        question = self._kit.html(words.question_html(bet.question))
        self._add(question, self._kit.box(self._guess(), "tc-options"), self._after)

    def _guess(self) -> list[Widget]:
        if not isinstance(self._bet.guess, Number):
            return list(self._options.values())
        quoted = [(self._bet.guess.quote(stop), stop) for stop in self._bet.guess.stops]
        self._number = self._kit.stops("Your bet", [("?", NOTHING), *quoted], NOTHING)
        self._kit.hear(self._number, self._number_moved)
        self._lock = self._kit.button(
            "Lock in my bet", lambda: self.lock_in(float(self._number.value)), "tc-main"
        )
        self._lock.disabled = True
        return [self._number, self._lock]

    def _number_moved(self) -> None:
        self._lock.disabled = self._number.value == NOTHING

    def lock_in(self, said: str | float) -> None:
        """Play the simulation and answer the prediction.

        Args:
            said: The id of an option, or a number.
        """
        self._close_bets(said)
        # The first figure of all takes a second or two; a click that seems to do nothing is clicked again.
        self._feedback.value = words.waiting_html()
        self._after.children = (self._feedback,)
        result = self._draw(self._given, said)
        facts = self._scene.facts(result, said)
        self._feedback.value = words.bet_feedback_html(self._bet, said, self._scene.answer(result), facts)
        self._after.children = (self._feedback, self._pages.tree, *self._one_new_thing(), self._found)
        self._kit.ahead(self._draw_pages(self._given, self._bet.slider, said))
        self._note()

    def bet_again(self) -> None:
        """Take the bet back and hide what it showed."""
        self._after.children = ()
        self._variable.value, self._found.value = self._at_first, ""
        self._open_bets()

    def _close_bets(self, said: str | float) -> None:
        if isinstance(self._bet.guess, Number):
            self._number.disabled = self._lock.disabled = True
        for name, button in self._options.items():
            button.disabled = True
            if name == said:
                button.add_class("tc-here")

    def _open_bets(self) -> None:
        if isinstance(self._bet.guess, Number):
            self._number.disabled, self._number.value = False, NOTHING
        for button in self._options.values():
            button.disabled = False
            button.remove_class("tc-here")

    def _one_new_thing(self) -> list[Widget]:
        slider = self._bet.slider
        if not self._variables:
            self._then = self._kit.html(f'<div class="tc-then">{words.prose(self._bet.then)}</div>')
            variable: Any = self._kit.variable(slider, self._given[slider.setting], self._moved)
            self._variables, self._at_first = {slider.setting: variable}, variable.value
            again = self._kit.button("Take the bet back", self.bet_again, "tc-clear")
            self._row = self._kit.box([variable, again], "tc-variables")
        return [self._then, self._row]

    @property
    def _variable(self) -> Any:
        return self._variables[self._bet.slider.setting]

    def _moved(self) -> None:
        if not self._after.children:
            return
        if not self._pages.turned_by:
            self._draw({**self._given, self._bet.slider.setting: int(self._variable.value)})
        self._found.value = words.found_html(self._bet.found)


class SandboxPlayer(Stage):
    """A simulation to play with."""

    def __init__(self, sandbox: Sandbox) -> None:
        """Show the goal and the variables; the figure comes with the first move."""
        super().__init__(sandbox)
        self._sandbox = sandbox
        self._variables = {
            slider.setting: self._kit.variable(
                slider, self._given[slider.setting], partial(self.moved, slider)
            )
            for slider in sandbox.sliders
        }
        self._met = self._kit.html("")
        show = self._kit.button(sandbox.show, partial(self.moved, sandbox.sliders[0]), "tc-main")
        self._show = self._kit.box([show], "tc-options")
        self._add(
            self._kit.box(self._variables.values(), "tc-variables"), self._show, self._pages.tree, self._met
        )

    def moved(self, slider: Slider) -> None:
        """Play the simulation with the variables as they stand.

        Args:
            slider: The variable that the learner has in hand.
        """
        self._show.children = ()
        settings = {name: int(variable.value) for name, variable in self._variables.items()}
        if self._pages.turned_by is self._variables[slider.setting]:
            result, _ = self._played(settings)
        else:
            result = self._draw(settings)
            self._kit.ahead(self._draw_pages(settings, slider))
        self._note()
        met = self._scene.answer(result) == "met"
        self._met.value = words.found_html(self._sandbox.met, self._scene.facts(result, None)) if met else ""


def player(element: Element) -> Player:
    """Return the player of an element."""
    match element:
        case Pair():
            return PairPlayer(element)
        case Bet():
            return BetPlayer(element)
        case Sandbox():
            return SandboxPlayer(element)

"""The interactive elements of the lessons, as data."""

from functools import cache

from msgspec import Struct

from grader.domain.texts import read
from grader.exercises import MODULES


class Option(Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to a question, with what there is to say to those who give it."""

    id: str
    text: str
    feedback: str


class Options(Struct, frozen=True, forbid_unknown_fields=True, tag="options", tag_field="kind"):
    """A question with a few answers."""

    options: tuple[Option, ...]


class Number(Struct, frozen=True, forbid_unknown_fields=True, tag="number", tag_field="kind"):
    """A question whose answer is a number.

    Attributes:
        low: The smallest number on offer.
        high: The largest.
        step: From one to the next.
        unit: Stands after the number; ``€`` before it.
        exact: Feedback when the number is right.
        below: Feedback when it is too small.
        above: Feedback when it is too large.
    """

    low: int
    high: int
    step: int
    unit: str
    exact: str
    below: str
    above: str

    @property
    def stops(self) -> range:
        """Every number on offer."""
        return range(self.low, self.high + 1, self.step)

    def quote(self, number: float) -> str:
        """Return a number with its unit: ``€50,000``, ``24 complaints``."""
        return f"€{number:,.0f}" if self.unit == "€" else f"{number:,.0f} {self.unit}"


class Slider(Struct, frozen=True, forbid_unknown_fields=True):
    """One variable that the learner moves.

    Attributes:
        setting: The simulator's argument.
        label: What it is.
        low: Its smallest value.
        high: Its largest value.
        step: From one value to the next.
        words: Values that are said in words.
        pattern: How the other values are said.
    """

    setting: str
    label: str
    low: int
    high: int
    step: int = 1
    words: dict[str, str] = {}
    pattern: str = "{}"

    @property
    def stops(self) -> range:
        """Every value."""
        return range(self.low, self.high + 1, self.step)

    def quote(self, value: int) -> str:
        """Return a value as the learner reads it."""
        return self.words.get(str(value)) or self.pattern.format(value)


class Case(Struct, frozen=True, forbid_unknown_fields=True):
    """One of the cases that stand side by side."""

    title: str
    lines: tuple[str, ...]


class Pair(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="pair", tag_field="kind"):
    """Short cases side by side, and a question that their difference answers.

    Attributes:
        id: Permanent kebab-case name.
        title: Its heading.
        story: What the cases have in common.
        cases: Two or three of them.
        question: What the learner answers.
        options: The answers; each may be tried.
        right: The id of the right one.
    """

    id: str
    title: str
    story: str = ""
    cases: tuple[Case, ...]
    question: str
    options: tuple[Option, ...]
    right: str


class Bet(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="bet", tag_field="kind"):
    """A prediction, the simulation that settles it, and then one new variable.

    Attributes:
        id: Permanent kebab-case name.
        title: Its heading.
        scene: The simulation.
        given: The simulator's arguments for the bet.
        story: What the learner knows.
        question: What the learner predicts.
        guess: The predictions on offer, with their feedback.
        then: What to change now.
        slider: The new variable.
        found: What moving it shows.
    """

    id: str
    title: str
    scene: str
    given: dict[str, int]
    story: str
    question: str
    guess: Options | Number
    then: str
    slider: Slider
    found: str


class Sandbox(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, tag="sandbox", tag_field="kind"):
    """A simulation with several variables to play with, and a goal to reach.

    Attributes:
        id: Permanent kebab-case name.
        title: Its heading.
        scene: The simulation.
        given: The values with which the variables begin.
        story: What there is to do.
        sliders: The variables.
        met: What to say when the goal is reached.
        show: What the button says that draws the first figure.
    """

    id: str
    title: str
    scene: str
    given: dict[str, int]
    story: str
    sliders: tuple[Slider, ...]
    met: str
    show: str


Element = Pair | Bet | Sandbox


class _Lesson(Struct, frozen=True, forbid_unknown_fields=True):
    minutes: int
    elements: tuple[Element, ...]


LESSONS = tuple(MODULES)
"""The lessons, one for each module; each has a file of its name beside this module."""


class UnknownElementError(LookupError):
    """An element id that no lesson has."""

    def __init__(self, name: str) -> None:
        """Name what was asked for, and what there is."""
        super().__init__(f"There is no lesson element {name!r}. There are: {', '.join(elements())}.")


def minutes_of(lesson: str) -> int:
    """Return how many minutes a lesson takes."""
    return _lesson(lesson).minutes


def elements_of(lesson: str) -> tuple[Element, ...]:
    """Return the elements of a lesson, in order."""
    return _lesson(lesson).elements


@cache
def _lesson(name: str) -> _Lesson:
    return read(__package__, f"{name}.toml", _Lesson)


@cache
def elements() -> dict[str, Element]:
    """Return all elements by id, in the order of the lessons."""
    return {element.id: element for lesson in LESSONS for element in elements_of(lesson)}


def element(name: str) -> Element:
    """Return the element with this id.

    Raises:
        UnknownElementError: No lesson has it.
    """
    if name not in elements():
        raise UnknownElementError(name)
    return elements()[name]

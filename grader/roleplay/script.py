"""The prose of the role-plays, read from its TOML file."""

from functools import cache

import msgspec

from grader.domain.texts import read
from grader.roleplay.sheets import Check

SCENARIOS = ("trust", "reciprocity", "common-ground", "team", "trades", "capstone")
"""The scenarios by name: one for each module of the course, in its order."""


class UnknownScenarioError(LookupError):
    """A name that no scenario has."""

    def __init__(self, name: str) -> None:
        """Name those that there are."""
        super().__init__(f"There is no scenario {name!r}. There are: {', '.join(SCENARIOS)}.")


class Why(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why an issue matters to the seller, and why to the buyer."""

    seller: str
    buyer: str


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One of the ways in which a scenario's boundary can fall.

    Attributes:
        seller: What the seller alone knows.
        buyer: What the buyer alone knows.
        fact: What decides how to act, for the scoring sheet.
        checks: What to watch for because of it.
    """

    seller: str
    buyer: str
    fact: str
    checks: tuple[Check, ...]


class Scene(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A scenario: its heading, what is practised, and its turns.

    Attributes:
        title: Its heading.
        practise: What both are asked to practise.
        turns: The ways in which its boundary can fall.
        question: What to talk about afterwards.
    """

    title: str
    practise: str
    turns: tuple[Turn, ...]
    question: str


class Script(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All prose; the TOML file explains each part."""

    known: tuple[str, ...]
    seller_alternative: str
    buyer_alternative: str
    seller_practise: str
    buyer_practise: str
    checks: tuple[Check, ...]
    questions: tuple[str, ...]
    scenes: dict[str, Scene]
    whys: dict[str, Why]


@cache
def script() -> Script:
    """Return the prose, read once."""
    return read(__package__, "script.toml", Script)


def scene(name: str) -> Scene:
    """Return a scenario's prose.

    Raises:
        UnknownScenarioError: No scenario has this name.
    """
    if name not in SCENARIOS:
        raise UnknownScenarioError(name)
    return script().scenes[name]

"""The scene of a card: who writes, about which order, in which words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import product
from random import Random
from typing import Generic, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.incidents import FirstStep, Incident, Move
from grader.exercises.sheet import Message, Option
from grader.exercises.trust.people_or_business.terms import Terms
from grader.exercises.trust.people_or_business.texts import Line, Wording
from grader.exercises.world import Deal, day, shuffled

THEIRS = ("buying", "operations", "finance")
OURS = ("dispatch", "service", "accounts")
ROLES = THEIRS + OURS

RATIO = 1.22
"""How much longer than the shortest the longest option of a field may be: the proof allows 1.25."""

WAYS = 3
"""How many ways to put an option are weighed on one card: with four options, 81 combinations."""

Means = TypeVar("Means", FirstStep, Move)

Kind = tuple[str, Sequence[Wording], Means]
"""A kind of option: its id, ways to put it in order of preference, and what it stands for, without words."""


class Offer(Struct, Generic[Means], frozen=True):
    """An option on the screen, and what it stands for."""

    option: Option
    means: Means


class Card(Struct, frozen=True):
    """An incident as its card shows it, with everything on offer in the order of the screen."""

    title: str
    incident: Incident
    messages: tuple[Message, ...]
    steps: tuple[Offer[FirstStep], ...]
    moves: tuple[Offer[Move], ...]


class Stage(Struct, frozen=True):
    """What all cards of a case share.

    Attributes:
        deal: Who sells what to whom.
        terms: The contract and the price sheet.
        clauses: Numbers of the contract's clauses, by claim.
        wordings: Ways to put each kind of option, shuffled for this case.
    """

    deal: Deal
    terms: Terms
    clauses: dict[str, int]
    wordings: dict[str, tuple[Wording, ...]]

    @property
    def people(self) -> dict[str, str]:
        """Full names by role."""
        return dict(zip(ROLES, self.deal.people, strict=False))

    def written(self, random: Random, turn: int) -> date:
        """Return the day of a card's first message: a Tuesday or Wednesday, a week after the last card's."""
        return self.deal.start + timedelta(7 * (turn + 1) + random.choice((1, 2)))


class Scene(Struct, frozen=True):
    """One card in the making.

    Attributes:
        stage: What all cards share.
        turn: The card's place, from 0.
        units: Units in the order that it is about.
        written: The day of its first message.
        cast: Roles of those who write: the customer's main voice, the second voice, our colleague.
        facts: What its prose may name, by placeholder.
    """

    stage: Stage
    turn: int
    units: int
    written: date
    cast: tuple[str, str, str]
    facts: dict[str, str]

    @property
    def value(self) -> int:
        """Euros that the order is worth."""
        return self.units * self.stage.terms.price

    @property
    def where(self) -> str:
        """The card's name on the screen."""
        return f"Card {self.turn + 1}"

    @property
    def title(self) -> str:
        """The card's heading, with the order's number and size."""
        return f"{self.where}: order {self.facts['order']}, {self.units} {self.facts['unit']}"

    def say(self, text: str, facts: Mapping[str, str] | None = None) -> str:
        """Return a text with its placeholders filled in."""
        return text.format_map(self.facts | dict(facts or {}))

    def ways(self, kind: str, facts: Mapping[str, str] | None = None) -> list[Wording]:
        """Return some ways to put an option, beginning with another one on each card."""
        ways = self.stage.wordings[kind]
        start = self.turn % len(ways)
        some = (ways[start:] + ways[:start])[:WAYS]
        return [Wording(self.say(way.text, facts), way.tone) for way in some]

    def worded(self, random: Random, texts: Sequence[str]) -> list[Wording]:
        """Return the ways to put an option that only this card has, in random order."""
        return [Wording(self.say(text)) for text in shuffled(random, texts)]

    def knowing(self, facts: Mapping[str, str]) -> "Scene":
        """Return the scene with more to name in its prose."""
        return replace(self, facts=self.facts | dict(facts))

    def named(self, roles: Iterable[str]) -> tuple[str, ...]:
        """Return the first names of roles."""
        return tuple(self.facts[role] for role in roles)

    def messages(self, lines: Sequence[Line]) -> tuple[Message, ...]:
        """Return what people write, a message a day."""
        return tuple(
            Message(day(self.written + timedelta(after)), self.stage.people[line.who], self.say(line.text))
            for after, line in enumerate(lines)
        )


def set_scene(random: Random, stage: Stage, turn: int, cast: tuple[str, str, str], units: int) -> Scene:
    """Return a card's scene.

    Args:
        random: The variant's random numbers.
        stage: What all cards share.
        turn: The card's place, from 0.
        cast: Roles of those who write.
        units: Units in the order.

    Returns:
        The scene, with names, figures and dates for its prose.
    """
    written = stage.written(random, turn)
    names = {role: name.split()[0] for role, name in stage.people.items()}
    rivals = [name for name in stage.deal.trade.sellers if name != stage.deal.seller]
    facts = {
        **names,
        **stage.terms.facts(),
        **dict(zip("xyz", (names[role] for role in cast), strict=True)),
        "buyer": stage.deal.buyer,
        "seller": stage.deal.seller,
        "rival": random.choice(rivals),
        "unit": stage.deal.trade.unit,
        "q": str(units),
        "order": str(4100 + 100 * turn + random.randrange(10, 90)),
        "today": day(written),
        "earlier": day(written - timedelta(5)),
        "long_ago": day(written - timedelta(26)),
        "meeting": day(written + timedelta(9)),
        "gift": str(random.randrange(2, 5)),
    }
    return Scene(stage, turn, units, written, cast, facts)


def matched(random: Random, kinds: Sequence[Kind[Means]]) -> tuple[Offer[Means], ...]:
    """Word the options of one field so that their lengths give nothing away.

    Args:
        random: Which option is the longest, where the wordings leave the choice.
        kinds: What the options are, in order.

    Returns:
        The options in the order given, their lengths within ``RATIO`` wherever the wordings allow it.
    """
    pools = [ways for _, ways, _ in kinds]
    sizes = [[len(way.text) for way in ways] for ways in pools]
    every = tuple(zip(product(*sizes), product(*pools), strict=True))
    even = [(size, ways) for size, ways in every if max(size) < RATIO * min(size)]
    even = even or [min(every, key=lambda each: max(each[0]) / min(each[0]))]
    longest = random.randrange(len(kinds))
    best = next((ways for size, ways in even if size[longest] == max(size)), even[0][1])
    return tuple(
        Offer(Option(name, way.text, way.tone), replace(means, text=way.text))
        for (name, _, means), way in zip(kinds, best, strict=True)
    )

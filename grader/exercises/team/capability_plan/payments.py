"""The payment side of a case of ``capability-plan``: three requests, ordinary terms and finance's list."""

from random import Random

from msgspec import Struct

from grader.domain.payment import Request, Route, Verdict
from grader.exercises.menu import Menu, draw_one_of_each, filled
from grader.exercises.team.capability_plan.prose import CauseProse, script
from grader.exercises.team.capability_plan.staff import Staff
from grader.exercises.world import euros, shuffled

LISTED = 3
"""How many causes finance lists."""

MANDATE = (1.2, 2.0)
"""The learner's mandate, in parts of the contract's value."""

LIMITS = {"days": (45, 60, 90), "deposit": (20, 25, 30), "instalments": (3, 4)}
"""Ordinary terms, of which a case has one each."""

ORDINARY = {"days": (0.66, 0.87), "deposit": (1.2, 1.4), "instalments": (0.6, 0.75)}
SPECIAL = {"days": (1.5, 2.0), "deposit": (0.3, 0.5), "instalments": (2.0, 3.0)}
"""Requests in parts of the ordinary term: never within a tenth of where it ends."""

TRADED = 0.4
LISTABLE = 0.5
"""How often a special request without a cause offers a return, and how often a reason is what others list."""


class Asked(Struct, frozen=True, kw_only=True):
    """One request.

    Attributes:
        request: What is asked for, and the rules that it falls under.
        text: The request in the customer's words.
        route: Who deals with it.
        answer: What to answer.
    """

    request: Request
    text: str
    route: Menu[Route]
    answer: Menu[Verdict]


class Payments(Struct, frozen=True):
    """The mandate, the ordinary terms, finance's list and the three requests.

    Attributes:
        mandate: Up to which sum the learner signs contracts, in euros.
        ordinary: Ordinary terms, in words.
        listed: The causes on finance's list.
        asked: The requests, in the order of the screen.
    """

    mandate: int
    ordinary: tuple[str, ...]
    listed: tuple[str, ...]
    asked: tuple[Asked, ...]


class _Draft(Struct, frozen=True):
    """A request before it has its menus: its term, whether it is special, the cause, and the reason."""

    name: str
    special: bool
    cause: str
    reason: str


def draw_payments(random: Random, staff: Staff, value: int) -> Payments:
    """Draw three requests: an ordinary one, a special one with a listed cause, and one without."""
    prose = script()
    listed = random.sample(prose.causes, LISTED)
    unlisted = shuffled(random, [cause for cause in prose.causes if cause not in listed])
    limits = {name: random.choice(LIMITS[name]) for name in LIMITS}
    names = shuffled(random, list(LIMITS))
    story = random.choice(listed)
    weak, other = random.sample(prose.weak, 2)
    # Whoever gives something for an ordinary term gives it for nothing, which is another exercise.
    traded = random.random() < TRADED
    bare = random.choice(prose.trades) if traded else _reason(random, unlisted[1], other)
    drafts = [
        _Draft(names[0], special=False, cause="", reason=_reason(random, unlisted[0], weak)),
        _Draft(names[1], special=True, cause=story.cause, reason=random.choice(story.stories)),
        _Draft(names[2], special=True, cause="", reason=bare),
    ]
    causes = tuple(cause.cause for cause in shuffled(random, listed))
    mandate = int(round(value * random.uniform(*MANDATE), -4))
    facts = {"contact": staff.contact, "finance": staff.finance, "mandate": euros(mandate)}
    return Payments(
        mandate,
        tuple(prose.terms[name].limit.format(limit=limits[name]) for name in LIMITS),
        causes,
        tuple(
            _asked(random, draft, limits[draft.name], (causes, facts)) for draft in shuffled(random, drafts)
        ),
    )


def _reason(random: Random, unlisted: CauseProse, weak: str) -> str:
    """Return a reason that is no cause on the list: a cause of another list, or none at all."""
    return random.choice(unlisted.stories) if random.random() < LISTABLE else weak


def _asked(random: Random, draft: _Draft, limit: int, told: tuple[tuple[str, ...], dict[str, str]]) -> Asked:
    causes, facts = told
    prose, term = script(), script().terms[draft.name]
    low, high = (SPECIAL if draft.special else ORDINARY)[draft.name]
    value = _round(limit * random.uniform(low, high), draft.name)
    short = term.short.format(value=value)
    routes = [[filled(line, **facts) for line in prose.routes if line.kind is kind] for kind in Route]
    answers = [[filled(line, short=short) for line in prose.answers if line.kind is kind] for kind in Verdict]
    return Asked(
        request=Request(
            asks=short,
            ordinary=term.limit.format(limit=limit),
            special=draft.special,
            reason=draft.reason,
            cause=draft.cause,
            listed=causes,
        ),
        text=f"{random.choice(term.asks).format(value=value)} {draft.reason}",
        route=draw_one_of_each(random, *routes),
        answer=draw_one_of_each(random, *answers),
    )


def _round(value: float, name: str) -> int:
    return round(value) if name == "instalments" else round(value / 5) * 5

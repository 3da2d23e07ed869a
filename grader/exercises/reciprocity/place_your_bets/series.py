"""The search for five tournaments that are decided clearly, of which each changes one thing."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct
from msgspec.structs import replace

from grader.domain.bets import Changed, Ranking, Source
from grader.exercises.reciprocity.place_your_bets.ranking import clear_ranking
from grader.exercises.world import shuffled
from grader.simulators.trust_game.game import Payoffs
from grader.simulators.trust_game.league import REMEMBERED
from grader.simulators.trust_game.tournament import Terms

FIRMS = 20
HABITS = 5

DEALS = (3, 4, 5, 6, 8, 10, 12, 15)
"""How many deals each pair may have."""

STRETCH = 1.5
"""A change of length is by at least this factor."""

SLIPS = (0.0, 0.05, 0.1)
"""How often a firm may slip."""

SCALES = (500, 1000, 2000)
"""Euros to one point of the trust game."""

PRIZES: Mapping[str, tuple[float, ...]] = {
    "both_cooperate": (1.5, 2, 2.5),
    "cheats_alone": (3, 4, 5),
    "is_cheated": (-1, -2, -3),
}
"""What each prize may be, in points."""

TAKERS = ("always-cheat", "detective")
ANSWERERS = ("copycat", "grudger", "copykitten")
GIVERS = ("always-cooperate",)

CROWDS = (6, 3, 1, 1, 1)
"""How habits are spread over a ring: one common, one less so, the others rare."""

HONEST = 0.5
"""How often those who take and those who give without end are kept to one firm each."""

PASSES = 2
"""In at least so many of the four scored tournaments another habit wins than in the one before."""

STARTS = 24
"""First tournaments to try before the habits are drawn afresh."""

TRIED = 6
"""Populations to try at a step."""

BRANCHES = 3
"""Outcomes of a change to follow up."""

RARE_WINNERS = {
    "always-cheat": 0.5,
    "grudger": 1.5,
    "copykitten": 5,
    "simpleton": 4,
    "always-cooperate": 5,
}
"""How much more often a winner is taken where there is a choice, so that no habit is a safe bet."""

RARE_REASONS = {
    Source.KEPT: 1,
    Source.EARLY: 4,
    Source.LATER: 1,
    Source.LOSSES: 4,
}
"""The same for reasons."""

NEW_WINNER = 2
"""How much more often a change is taken that puts another habit in front."""


class Setting(Struct, frozen=True):
    """A tournament that is decided clearly.

    Attributes:
        firms: How many firms have each habit, by id.
        terms: Deals with each other firm, prizes in euros, chance of a slip.
        ranking: How it comes out.
        changed: What it changes against the one before; None in the first one.
    """

    firms: dict[str, int]
    terms: Terms
    ranking: Ranking
    changed: Changed | None = None

    @property
    def outcome(self) -> tuple[str, Source]:
        """The winner and the reason."""
        return self.ranking.winner.habit, self.ranking.source


def draw_series(random: Random) -> tuple[Setting, ...]:
    """Return five tournaments; the four scored ones change length, prizes, company and slips."""
    while True:
        habits, scale = _habits(random), random.choice(SCALES)
        for _ in range(STARTS):
            firsts = _clear(random, _firsts(random, habits, scale))
            order = shuffled(random, tuple(Changed))
            if firsts and (found := _extended(random, firsts[:1], order, scale, PASSES)):
                return tuple(found)


def _habits(random: Random) -> list[str]:
    """Draw habits among which somebody takes and two answer a breach."""
    while True:
        habits = random.sample(sorted(REMEMBERED), HABITS)
        if any(each in TAKERS for each in habits) and sum(each in ANSWERERS for each in habits) > 1:
            return habits


def _firms(random: Random, habits: Sequence[str]) -> dict[str, int]:
    common = dict(zip(habits, shuffled(random, CROWDS), strict=True))
    if random.random() < HONEST:
        common = {each: 0 if each in (*TAKERS, *GIVERS) else weight for each, weight in common.items()}
    joined = random.choices(habits, [common[each] for each in habits], k=FIRMS - len(habits))
    return {each: 1 + joined.count(each) for each in habits}


Possible = tuple[dict[str, int], Terms]


def _firsts(random: Random, habits: Sequence[str], scale: int) -> Iterator[Possible]:
    for _ in range(TRIED):
        prizes = Payoffs(random.choice((2, 2.5)) * scale, 3 * scale, -scale, 0)
        yield _firms(random, habits), Terms(random.choice(DEALS), prizes, random.choice((0.0, *SLIPS)))


def _changes(random: Random, before: Setting, changed: Changed, scale: int) -> Iterator[Possible]:
    firms, terms = before.firms, before.terms
    match changed:
        case Changed.LENGTH:
            for deals in DEALS:
                if max(deals, terms.rounds) >= STRETCH * min(deals, terms.rounds):
                    yield firms, replace(terms, rounds=deals)
        case Changed.PRIZES:
            for prize, values in PRIZES.items():
                for euros in (value * scale for value in values):
                    if euros != getattr(terms.payoffs, prize):
                        yield firms, replace(terms, payoffs=replace(terms.payoffs, **{prize: euros}))
        case Changed.COMPANY:
            others = (_firms(random, tuple(firms)) for _ in range(TRIED))
            yield from ((other, terms) for other in others if other != firms)
        case Changed.SLIPS:
            yield from ((firms, replace(terms, noise=slip)) for slip in SLIPS if slip != terms.noise)


def _clear(
    random: Random,
    possible: Iterator[Possible],
    before: Setting | None = None,
    changed: Changed | None = None,
) -> list[Setting]:
    """Return one clear tournament for each outcome, rare outcomes first, by a weighted chance."""
    by_outcome: dict[tuple[str, Source], list[Setting]] = {}
    for firms, terms in possible:
        if ranking := clear_ranking(firms, terms):
            setting = Setting(firms, terms, ranking, changed)
            by_outcome.setdefault(setting.outcome, []).append(setting)

    def turn(outcome: tuple[str, Source]) -> float:
        winner, reason = outcome
        weight = RARE_WINNERS.get(winner, 1) * RARE_REASONS[reason]
        if before and before.outcome[0] != winner:
            weight *= NEW_WINNER
        return float(random.random() ** (1 / weight))

    return [random.choice(by_outcome[each]) for each in sorted(by_outcome, key=turn, reverse=True)]


def _extended(
    random: Random,
    so_far: list[Setting],
    order: Sequence[Changed],
    scale: int,
    passes: int,
) -> list[Setting] | None:
    """Return the series with all changes of the order made, or None if that cannot be."""
    if not order:
        return so_far
    before, (changed, *rest) = so_far[-1], order
    possible = _changes(random, before, changed, scale)
    for setting in _clear(random, possible, before, changed)[:BRANCHES]:
        wanted = passes - (setting.outcome[0] != before.outcome[0])
        if wanted <= len(rest) and (found := _extended(random, [*so_far, setting], rest, scale, wanted)):
            return found
    return None

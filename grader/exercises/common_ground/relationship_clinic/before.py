"""What our files say before the talk: two accounts, the history of the damaged one, and who could help."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.clinic import Attempt, Colleague, Problem, Sign
from grader.exercises.common_ground.relationship_clinic.case import RIGHT, Files, Log
from grader.exercises.common_ground.relationship_clinic.prose import SignProse, Wording, script
from grader.exercises.world import Deal, euros, shuffled

TRIED = 3
"""How many approaches have failed: as many as there are predecessors."""


class Setting(Struct, frozen=True, kw_only=True):
    """Who meets whom, and when.

    Attributes:
        deal: The damaged account.
        partner: The excellent account's company.
        talk: The day of the talk.
        names: Names that are still free.
        words: What the prose may name so far.
    """

    deal: Deal
    partner: str
    talk: date
    names: Iterator[str]
    words: dict[str, str]


class Before(Struct, frozen=True, kw_only=True):
    """What is known before the talk, what options stand for, and what the prose may name of it."""

    files: Files
    problems: dict[str, Problem]
    ways: dict[str, Attempt | None]
    approaches: tuple[Wording, ...]
    advisers: dict[str, Colleague | None]
    aims: dict[str, Sign]
    shares: dict[str, Sign]
    words: dict[str, str]


def draw_before(random: Random, setting: Setting, log: Log) -> Before:
    """Draw our files.

    Args:
        random: The variant's random numbers.
        setting: Who meets whom, and when.
        log: The visits to the damaged account.

    Returns:
        The files, and what the options of the first decisions stand for.
    """
    problems = _problems(random)
    ways, approaches = _approaches(random, setting)
    advisers = _advisers(random, setting)
    aims, shares, named = _signs(random, setting.words)
    tried = [attempt for attempt in ways.values() if attempt]
    return Before(
        files=Files(
            accounts=_accounts(random, setting),
            log=log,
            problems=shuffled(random, problems),
            attempts=tuple(tried),
            colleagues=shuffled(random, [each for each in advisers.values() if each]),
            signs=(
                *shuffled(random, tuple(aims.values())),
                *shuffled(random, tuple(shares.values())),
            ),
        ),
        problems=_by_kind(random, problems),
        ways=ways,
        approaches=approaches,
        advisers=advisers,
        aims=aims,
        shares=shares,
        words={**_money(random, setting.deal), **_partner(random), **named},
    )


def _accounts(random: Random, setting: Setting) -> tuple[tuple[str, ...], ...]:
    value, words = setting.deal.value, setting.words
    fell, rose = (round(value * random.uniform(*part), -2) for part in ((0.55, 0.7), (1.02, 1.1)))
    return (
        (words["buyer"], words["contact_full"], euros(value), euros(fell)),
        (words["partner"], words["friend_full"], euros(round(value, -2)), euros(rose)),
    )


def _money(random: Random, deal: Deal) -> dict[str, str]:
    def part(low: float, high: float, step: int) -> str:
        return euros(round(deal.value * random.uniform(low, high) / step) * step)

    more = max(2, round(deal.quantity * random.uniform(0.04, 0.08)))
    return {
        "relief": part(0.05, 0.09, 500),
        "gain": part(0.04, 0.08, 500),
        "gain_small": part(0.015, 0.03, 100),
        "bonus": euros(random.randrange(300, 900, 50)),
        "more": f"{max(2, round(deal.quantity * random.uniform(0.1, 0.2))):,}",
        "more_here": f"{more:,}",
        "amount": euros(more * deal.price),
    }


def _problems(random: Random) -> list[Problem]:
    """Return one that both have, one that is solved and one that only we have."""
    shared, solved, ours = random.sample(script().shared, 3)
    costs = [random.randrange(300, 1500, 50) for _ in range(3)]
    return [Problem(shared, costs[0], costs[1]), Problem(solved, 0, 0), Problem(ours, 0, costs[2])]


def _by_kind(random: Random, problems: Sequence[Problem]) -> dict[str, Problem]:
    shared, unshared = problems[0], random.choice(problems[1:])
    return {RIGHT: shared, "not-shared": unshared, "alone": random.choice((shared, unshared))}


def _partner(random: Random) -> dict[str, str]:
    wish, fine = random.sample(script().growth, 2)
    terms = random.sample(script().terms, 2)
    named = dict(zip(("term_open", "term_closed"), terms, strict=True))
    aside = dict(zip(("aside_sold", "aside_term"), shuffled(random, terms), strict=True))
    return {"wish": wish, "fine": fine, **named, **aside}


def _approaches(random: Random, setting: Setting) -> tuple[dict[str, Attempt | None], tuple[Wording, ...]]:
    """Draw three approaches that have failed and one that nobody has tried."""
    everything = script().approaches
    fresh = random.choice([one for one in everything if one.fresh])
    tried = random.sample([one for one in everything if one is not fresh], TRIED)
    results = random.sample(script().results, TRIED)
    ways: dict[str, Attempt | None] = {RIGHT: None}
    for one, result in zip(tried, results, strict=True):
        ways[one.id] = Attempt(next(setting.names), one.log.format_map(setting.words), result)
    return ways, (Wording(RIGHT, fresh.text), *(Wording(one.id, one.text) for one in tried))


def _advisers(random: Random, setting: Setting) -> dict[str, Colleague | None]:
    """Draw one who has done it and is there, one who comes back too late, and one who has not done it."""
    fits, late = random.sample([each.text for each in script().colleagues if each.fits], 2)
    star = random.choice([each.text for each in script().colleagues if not each.fits])
    back = setting.talk + timedelta(days=random.randrange(1, 6))
    return {
        RIGHT: Colleague(next(setting.names), fits, fits=True),
        "away": Colleague(next(setting.names), late, fits=True, away=back),
        "star": Colleague(next(setting.names), star, fits=False),
        "alone": None,
    }


def _signs(random: Random, words: dict[str, str]) -> tuple[dict[str, Sign], dict[str, Sign], dict[str, str]]:
    """Draw for each side one sign that is broken and one that is not."""
    theirs, ours = (random.sample(signs, 2) for signs in (script().theirs, script().ours))
    aims = {RIGHT: _sign(random, theirs[0], words, broken=True)}
    aims["not-broken"] = _sign(random, theirs[1], words, broken=False)
    shares = {RIGHT: _sign(random, ours[0], words, broken=True)}
    shares["not-ours"] = _sign(random, ours[1], words, broken=False)
    named = {
        "broken_goal": theirs[0].goal,
        "fine_goal": theirs[1].goal,
        "their_fault": theirs[0].fault,
        "our_fault": ours[0].fault,
        "our_strength": ours[1].fault,
    }
    return aims, shares, named


def _sign(random: Random, prose: SignProse, words: dict[str, str], *, broken: bool) -> Sign:
    now = random.choice((0, 1, 2) if broken else (8, 9, 10))
    return Sign(prose.row.format_map(words), random.choice((8, 9)), now)

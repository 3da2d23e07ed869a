"""How the issues of a ``live-deal`` are drawn: what is asked, what pays for it and what does not."""

from random import Random

from msgspec.structs import replace

from grader.exercises.menu import TRIES
from grader.exercises.trades.live_deal.issues import Clause, Counted, Issues
from grader.exercises.trades.live_deal.prose import ClauseProse, IssueProse, script
from grader.exercises.world import Deal
from grader.simulators.frontier import Bargain, Issue, Level

GRAINS = (1.5, 2.0, 2.5)
"""A level of the price, in percent: the first ask is four of them, the smaller ask two."""

PRICES = 6
"""Levels of the price, from the offered one to one beyond the first ask."""

WISHED = (0.0, 0.65, 1.0)
"""How much of their gain the levels of a wish bring: the first half more than the second."""

GIVEN = (0.0, 0.3, 0.63, 1.0)
"""How much of its cost to them the levels of a return take: the last more than the first."""


class NoIssuesError(ValueError):
    """A contract for which no issues are found whose sums lie clearly apart."""


def draw_issues(random: Random, deal: Deal) -> Issues:
    """Draw what is negotiated: what they ask, what it costs, what pays for it and what does not.

    Args:
        random: The variant's random numbers.
        deal: The account.

    Returns:
        The issues; the paying return's levels are each worth at least a tenth more than what they
        answer, the small one's first level at least a tenth less.

    Raises:
        NoIssuesError: No such issues were found.
    """
    for _ in range(TRIES):
        found = _draw(random, deal)
        smaller, step = found.off(2), found.paying.worth(1)
        answered = (smaller, found.wish.worth(2), found.clause.cost)
        if step >= 1.1 * max(answered) and found.small.worth(1) <= 0.9 * smaller:
            return found
    raise NoIssuesError(deal.value)


def _draw(random: Random, deal: Deal) -> Issues:
    value, grain, prose = deal.value, random.choice(GRAINS), script()
    smaller = 2 * grain * value / 100
    paying = random.choice([one for one in prose.returns if _fits(one, deal) and not one.small])
    small = random.choice([one for one in prose.returns if _fits(one, deal) and one is not paying])
    pays = smaller * random.uniform(1.25, 1.7)
    wish = random.choice([one for one in prose.wishes if _fits(one, deal)])
    clause = random.choice([one for one in prose.clauses if _fits(one, deal)])
    counted = [
        _counted(random, paying, value, pays),
        _counted(random, small, value, smaller * random.uniform(0.3, 0.7)),
    ]
    main = random.randrange(2)
    issues = Issues(
        grain=grain,
        value=value,
        wish=_counted(random, wish, value, pays * random.uniform(0.25, 0.42)),
        clause=_risk(random, clause, pays * random.uniform(0.5, 0.85)),
        returns=(counted[main], counted[1 - main]),
        main=main,
        bargain=Bargain(()),
    )
    return _with_bargain(random, issues)


def _fits(prose: IssueProse | ClauseProse, deal: Deal) -> bool:
    return prose.goods is None or prose.goods is deal.trade.goods


def _counted(random: Random, prose: IssueProse, value: int, target: float) -> Counted:
    step = random.choice(prose.steps)
    if prose.percent:
        return Counted(prose, step, max(0.1, round(target / value / step * 100, 1)), value)
    each = target / step
    grain = 10 if each < 1_000 else 50 if each < 5_000 else 100  # noqa: PLR2004 - as people quote
    return Counted(prose, step, max(grain, round(each / grain) * grain), value)


def _risk(random: Random, prose: ClauseProse, target: float) -> Clause:
    chance = random.choice((5, 10, 15, 20))
    return Clause(prose, chance, max(1_000, round(target / chance / 10) * 1_000))


def _with_bargain(random: Random, issues: Issues) -> Issues:
    wish, clause, price = issues.wish, issues.clause, issues.off(1)
    wished = wish.worth(2) * random.uniform(1.4, 2.4)
    covered = clause.cost * random.uniform(0.6, 1.8)
    bargain = Bargain(
        (
            Issue(
                "Price",
                tuple(
                    Level(f"{issues.percent(n)} off" if n else "the offered price", -n * price, n * price)
                    for n in range(PRICES)
                ),
            ),
            Issue(
                wish.prose.name,
                tuple(
                    Level(wish.label(n), -wish.worth(n), _rounded(share * wished))
                    for n, share in enumerate(WISHED)
                ),
            ),
            Issue(
                clause.prose.name,
                tuple(
                    Level(label, -clause.cost * n / 2, _rounded(share * covered))
                    for n, (label, share) in enumerate(zip(clause.labels, WISHED, strict=True))
                ),
            ),
            *(_return(each, random.uniform(0.2, 0.5)) for each in issues.returns),
        ),
        our_limit=-round(issues.value * random.uniform(0.03, 0.05), -3),
        their_limit=round(issues.value * random.uniform(0.005, 0.02), -2),
    )
    return replace(issues, bargain=bargain)


def _rounded(amount: float) -> float:
    """Return what a level is to them in hundreds, as people put a figure on things."""
    return round(amount, -2)


def _return(counted: Counted, share: float) -> Issue:
    top = counted.worth(len(GIVEN) - 1) * share
    return Issue(
        counted.prose.name,
        tuple(
            Level(counted.label(n), counted.worth(n), -_rounded(part * top)) for n, part in enumerate(GIVEN)
        ),
    )

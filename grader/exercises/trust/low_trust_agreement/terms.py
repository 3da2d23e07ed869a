"""How the terms of an agreement of ``low-trust-agreement`` are drawn: acts of theirs, deliveries of ours."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from random import Random

from grader.domain.agreement import Act, Owner, Proof, Remedy
from grader.domain.written import euros
from grader.exercises.menu import Line, Menu, draw_menu
from grader.exercises.trust.low_trust_agreement.case import OurStep, TheirAct
from grader.exercises.trust.low_trust_agreement.prose import ActProse, script
from grader.exercises.world import Deal, shuffled


def workday(when: date) -> date:
    """Return the day itself, or the Monday after it when it falls on a weekend."""
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def draw_acts(random: Random, deal: Deal, first: date, count: int) -> tuple[list[TheirAct], tuple[date, ...]]:
    """Draw acts of theirs, and days for our deliveries.

    Args:
        random: The variant's random numbers.
        deal: The account.
        first: The day of the first sitting.
        count: How many acts.

    Returns:
        The acts, the earliest first, and the days in order: one at least on or after each proof
        and before the next, one before the first proof, and some on which an act is merely due.
    """
    pool = [act for act in script().acts if not act.trades or deal.trade.field in act.trades]
    money = random.sample([act for act in pool if act.share], 2)
    other = random.sample([act for act in pool if not act.share], count - 2)
    due = first + timedelta(weeks=5)
    acts, days, remedies = [], set[date](), _remedies(random)
    for prose in shuffled(random, [*money, *other]):
        due = workday(due + timedelta(days=random.randrange(12, 20)))
        proven = workday(due + timedelta(days=random.randrange(2, 6)))
        days.add(workday(proven + timedelta(days=random.choice((0, 0, 1, 3)))))
        act = _act(deal, prose, due, proven)
        acts.append(TheirAct(prose.id, act, _proofs(random, prose), next(remedies)))
    # The day on which something is merely due tempts those who take a promise for the act.
    days |= {acts[0].act.due, *(one.act.due for one in random.sample(acts[1:], 2))}
    return acts, tuple(sorted(days))


def _act(deal: Deal, prose: ActProse, due: date, proven: date) -> Act:
    return Act(prose.label.format(sum=euros(round(deal.value * prose.share, -2))), due, proven)


def _proofs(random: Random, prose: ActProse) -> Menu[Proof]:
    proofs = [
        *(Line(name, Proof.INDEPENDENT, text) for name, text in prose.independent.items()),
        *(Line(name, Proof.THEIRS, text) for name, text in prose.theirs.items()),
    ]
    return draw_menu(random, proofs, Proof.INDEPENDENT)


def _remedies(random: Random) -> Iterator[Menu[Remedy]]:
    # Each line occurs once in a case, so that nobody learns the right one by its return.
    bites, words = (
        shuffled(random, [line for line in script().remedies if line.kind is kind])
        for kind in (Remedy.BITES, Remedy.WORDS)
    )
    for number, bite in enumerate(bites):
        yield Menu(shuffled(random, [bite, *words[3 * number : 3 * number + 3]]))


def draw_steps(random: Random, acts: Sequence[TheirAct], names: Iterator[str]) -> Iterator[OurStep]:
    """Draw our deliveries.

    Args:
        random: The variant's random numbers.
        acts: Acts of theirs, one for each delivery.
        names: People without a part in the case so far.

    Yields:
        A delivery with those who may answer for it, and what it may hang on.
    """
    prose = script()
    ours = [f"our {role}" for role in random.sample(prose.owners, 3)]
    theirs = [f"the customer's {role}" for role in random.sample(prose.their_owners, 2)]
    owners = [
        *(_person(next(names), role, Owner.OUR_PERSON) for role in ours),
        *(_person(next(names), role, Owner.THEIR_PERSON) for role in theirs),
        *(Line(name, Owner.NO_PERSON, text) for name, text in prose.nobody.items()),
    ]
    pairs = [Line(one.id, one.id, one.act.name) for one in acts]
    for _ in acts:
        # Their acts keep the order of the table beside them: looked for four times, they are found at once.
        conditions = list(pairs)
        for name, text in random.sample(sorted(prose.no_act.items()), 2):
            conditions.insert(random.randrange(len(conditions) + 1), Line(name, "", text))
        yield OurStep(
            owner=draw_menu(random, owners, Owner.OUR_PERSON),
            condition=Menu(tuple(conditions)),
        )


def _person(name: str, role: str, kind: Owner) -> Line[Owner]:
    return Line(name.lower().replace(" ", "-"), kind, f"{name}, {role}")

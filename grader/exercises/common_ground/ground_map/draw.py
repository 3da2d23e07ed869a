"""How a case of ``ground-map`` is drawn: where each issue stands, to whom it matters, what fixes it."""

from collections import Counter
from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.issues import Concern, Fixity, Issue, Standing
from grader.domain.written import day, euros
from grader.exercises.common_ground.ground_map.case import Case, IssueCard
from grader.exercises.common_ground.ground_map.price import draw_price
from grader.exercises.common_ground.ground_map.prose import MoveProse, StandingProse, TopicProse, script
from grader.exercises.common_ground.ground_map.wants import draw_wants
from grader.exercises.world import Deal, draw_deal, shuffled

ISSUES = 6

MOST = 4
"""How many issues may share a status or a concern: with two exceptions, no constant answer passes."""

MIXES = ((1, 4, 1), (1, 3, 2), (2, 3, 1), (2, 2, 2))
"""How many issues are resolved, open and uncontested."""

PREFERENCES = (2, 3)
"""How many issues can move, though somebody says that they cannot."""


SUMS = (0.01, 0.04)
"""What an issue is worth to a side to which it matters, as a part of the contract's value."""


class _Point(Struct, frozen=True):
    """An issue in the making."""

    topic: TopicProse
    move: MoveProse
    standing: StandingProse
    concern: Concern

    @property
    def negotiable(self) -> bool:
        return self.standing.standing is Standing.OPEN and self.concern is Concern.BOTH


def draw(random: Random) -> Case:
    """Draw a case: six issues, what the customer wants, and a price that exists or does not."""
    deal = draw_deal(random)
    us, them = deal.people[:2]
    points = _points(random)
    cards = tuple(_card(random, deal, point) for point in points)
    return Case(
        deal=deal,
        us=us,
        them=them,
        cards=cards,
        agenda=shuffled(random, range(1, ISSUES + 1)),
        wants=draw_wants(random, deal),
        price=draw_price(random, deal),
    )


def _points(random: Random) -> tuple[_Point, ...]:
    while True:
        topics = random.sample(script().topics, ISSUES)
        moves = [random.choice(topic.moves) for topic in topics]
        standings = _standings(random)
        concerns = [random.choice((_side(move), Concern.BOTH)) for move in moves]
        points = tuple(_Point(*each) for each in zip(topics, moves, standings, concerns, strict=True))
        if _varied(points):
            return points


def _side(move: MoveProse) -> Concern:
    # Who holds a position up by law, policy or habit does not call it indifferent.
    return Concern.US if move.side == "ours" else Concern.THEM


def _standings(random: Random) -> tuple[StandingProse, ...]:
    counts = dict(zip(Standing, random.choice(MIXES), strict=True))
    told = [
        prose
        for standing, count in counts.items()
        for prose in random.sample([each for each in script().standings if each.standing is standing], count)
    ]
    return shuffled(random, told)


def _varied(points: tuple[_Point, ...]) -> bool:
    concerns = Counter(point.concern for point in points)
    fixities = Counter(point.move.fixity for point in points)
    bait = [point.concern for point in points if point.standing.standing is Standing.OPEN]
    settled = [point.concern for point in points if point.standing.standing is not Standing.OPEN]
    return (
        len(concerns) == len(Concern)
        and max(concerns.values()) <= MOST
        and fixities[Fixity.PREFERENCE] in PREFERENCES
        and len(fixities) == len(Fixity)
        and any(point.negotiable for point in points)
        and any(concern is not Concern.BOTH for concern in bait)
        and Concern.BOTH in settled
    )


def _card(random: Random, deal: Deal, point: _Point) -> IssueCard:
    us, them = (name.split()[0] for name in deal.people[:2])
    facts = {"us": us, "them": them, "buyer": deal.buyer, "seller": deal.seller}
    facts |= {name: euros(round(deal.value * random.uniform(*SUMS), -2)) for name in ("our_sum", "their_sum")}
    facts |= _positions(point, facts) | _days(random, deal)
    topic = point.topic
    ours = topic.us_no if point.concern is Concern.THEM else topic.us_yes
    theirs = topic.them_no if point.concern is Concern.US else topic.them_yes
    voices = (f"{us}, with us", ours), (f"{them}, with them", theirs)
    rows = [("Minutes and mails", point.standing.text), *voices, (point.move.source, point.move.text)]
    told = tuple((who.format(**facts), text.format(**facts)) for who, text in rows)
    issue = Issue(
        where=topic.name,
        standing=point.standing.standing,
        standing_fact=point.standing.why.format(**facts),
        concern=point.concern,
        concern_fact=" ".join(f"{who}: “{text}”" for who, text in told[1:3]),
        fixity=point.move.fixity,
        fixity_fact="{}: {}".format(*told[3]),
    )
    return IssueCard(issue, shuffled(random, told))


def _positions(point: _Point, facts: dict[str, str]) -> dict[str, str]:
    topic = point.topic
    both = {"ours": topic.ours.format(**facts), "theirs": topic.theirs.format(**facts)}
    other = "theirs" if point.move.side == "ours" else "ours"
    return both | {"settled": both[point.move.side], "other": both[other]}


def _days(random: Random, deal: Deal) -> dict[str, str]:
    first: date = deal.start + timedelta(days=random.randrange(5))
    second = first + timedelta(days=7 * random.randrange(1, 4))
    return {"d1": day(first), "d2": day(second)}

"""How the talks of ``final-meeting`` are drawn: what is said, and what the learner may do."""

from collections.abc import Iterable
from datetime import date, timedelta
from itertools import permutations
from random import Random

from grader.domain.manager import Facing, Insight, Leader
from grader.domain.meeting import AtTheTable, Filing, Handling
from grader.domain.written import day
from grader.exercises.menu import Kind, Line, Menu, Wording, draw_wordings, is_fair, lettered
from grader.exercises.team.final_meeting.case import Closing, Colleague, Live, Stakeholder
from grader.exercises.team.final_meeting.prose import Point, script
from grader.exercises.world import Deal, shuffled

SATURDAY = 5
"""The first day of the week on which nobody sends anything."""

MIXED = 2
"""At most so many options pin needs on the wrong people; one does always."""

PLAN = 4
"""Points of the plan: few enough to hold beside the notes."""


def offered(options: Iterable[tuple[Kind, str]]) -> Menu[Kind]:
    """Return a menu of these kinds and texts, in the order given."""
    return lettered(Line("", *option) for option in options)


def draw_told(random: Random, stakeholders: tuple[Stakeholder, ...], facts: dict[str, str]) -> Menu[Insight]:
    """Draw what the manager may be told: the needs, needs mixed up, names, figures."""
    needs = [one.need for one in stakeholders]
    pool = [
        Wording(
            Insight.NEEDS if list(mixed) == needs else Insight.MIXED_UP, _needs(random, stakeholders, mixed)
        )
        for mixed in permutations(needs)
    ]
    while True:
        menu = draw_wordings(random, [*pool, *script().told], facts, Insight.NEEDS)
        if 0 < sum(line.kind is Insight.MIXED_UP for line in menu.lines) <= MIXED:
            return menu


def _needs(random: Random, stakeholders: tuple[Stakeholder, ...], needs: tuple[str, ...]) -> str:
    pairs = zip((one.name for one in stakeholders), needs, strict=True)
    return "; ".join(f"{name}: {need}" for name, need in shuffled(random, [*pairs]))


def draw_live(random: Random, deal: Deal, expert: Colleague, facts: dict[str, str]) -> Live:
    """Draw the beats of the last meeting."""
    prose = script()
    right = Handling.LIVE if expert.free else Handling.PROPER_STALL
    points = random.sample([p for p in prose.points if deal.trade.goods or not p.goods], PLAN)
    missing, *covered = points
    return Live(
        question=draw_wordings(random, prose.question, facts, right, spread=True),
        ask=random.choice(prose.asks).format(**facts),
        answer=draw_wordings(random, prose.answer, facts, Leader.REP),
        aside=random.choice(prose.breaks).format(**facts),
        facing=draw_wordings(random, prose.facing, facts, Facing.CLIENT),
        pressure=random.choice(prose.pressures).format(**facts),
        hand_over=draw_wordings(random, prose.hand_over, facts, AtTheTable.STAY),
        plan=tuple(point.point for point in shuffled(random, points)),
        notes={point.point: point.note.format(**facts) for point in shuffled(random, covered)},
        missing=missing.point,
        pen=random.choice(prose.pens).format(**facts),
        raised=_raised(random, missing, covered, facts),
    )


def _raised(random: Random, missing: Point, covered: list[Point], facts: dict[str, str]) -> Menu[str]:
    prose = script()
    while True:
        points = (missing, *random.sample(covered, 2))
        options = [
            (each.point, random.choice(prose.raised).format(point=each.point, **facts)) for each in points
        ]
        options.append(("", random.choice(prose.silent).format(**facts)))
        if is_fair([text for _, text in options]):
            return offered(shuffled(random, options))


def draw_closing(random: Random, last: date, facts: dict[str, str]) -> Closing:
    """Draw the last minutes and the lines of the report."""
    prose = script()
    things = random.sample(prose.things, 2)
    wish, theirs = things[1], random.choice(prose.theirs)
    one, other, their_day, wrong = _report_days(random, last)
    sooner, due = min(one, other), max(one, other)
    keeper = random.choice(("You", facts["companion"], facts["expert"]))
    spoken = facts | {
        "thing": things[0],
        "wish": wish,
        "theirs": theirs,
        "sooner": day(sooner),
        "by": day(due),
        "their_day": day(their_day),
        "owner_will": "I will" if keeper == "You" else f"{keeper} will",
    }
    fact = random.choice(prose.promised).format(**spoken)
    said = [fact, *(random.choice(texts).format(**spoken) for texts in (prose.wished, prose.theirs_by))]
    others = [thing for thing in prose.things if thing not in things]
    return Closing(
        said=shuffled(random, said),
        fact=fact,
        promise=offered(shuffled(random, [(t, t) for t in (*things, theirs, random.choice(others))])),
        owner=offered(
            shuffled(random, [(n, n) for n in ("You", facts["companion"], facts["expert"], facts["fin"])])
        ),
        by=offered((when, day(when)) for when in sorted((sooner, due, their_day, wrong))),
        filing=draw_wordings(random, prose.filing, facts, Filing.FILED),
        thing=things[0],
        keeper=keeper,
        due=due,
    )


def _report_days(random: Random, last: date) -> list[date]:
    days = [last + timedelta(days=gap) for gap in range(5, 22)]
    return random.sample([when for when in days if when.weekday() < SATURDAY], 4)

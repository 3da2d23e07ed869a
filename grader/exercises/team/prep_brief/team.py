"""Our side of a case of ``prep-brief``: who is in on which day, and what that makes of each plan."""

from collections.abc import Iterator, Sequence
from datetime import date
from random import Random

from msgspec import Struct

from grader.domain.colleagues import Helper
from grader.domain.preparation import Asked
from grader.exercises.menu import Line, Menu, draw_one_of_each, filled
from grader.exercises.team.prep_brief.prose import script
from grader.exercises.team.prep_brief.week import Booked, Week, draw_week
from grader.exercises.world import Deal, shuffled


class Team(Struct, frozen=True, kw_only=True):
    """Our side.

    Attributes:
        week: Who is within reach on which day.
        approach: The approach that has failed twice.
        hour: When to see the boss.
        ask: What to ask the boss for.
        write: With whom to write the brief.
        deal: With whom to work on the deal.
        advice: What to do about the approach.
    """

    week: Week
    approach: str
    hour: Menu[Booked]
    ask: Menu[Asked]
    write: Menu[Booked]
    deal: Menu[Booked]
    advice: Menu[Booked]

    @property
    def boss(self) -> str:
        """The learner's boss, by name."""
        return self.week.boss.name

    @property
    def met_on(self) -> date:
        """The day of the meeting."""
        return self.week.days[self.week.meeting]


def draw_team(random: Random, deal: Deal, names: Iterator[str]) -> Team:
    """Draw our side.

    Args:
        random: The variant's random numbers.
        deal: The account.
        names: People without a part in the case so far.

    Returns:
        A week in which each plan can be made with people who are in, and with people who are not.
    """
    cast = tuple(next(names) for _ in range(5))
    week = draw_week(random, deal.start, cast)
    facts = {"boss": cast[0], "percent": str(random.randrange(3, 8))}
    asks = [[filled(line, **facts) for line in script().asks if line.kind is kind] for kind in Asked]
    return Team(
        week=week,
        approach=random.choice(script().approaches),
        hour=_hour(random, week, facts),
        ask=draw_one_of_each(random, *asks),
        write=_write(random, week),
        deal=_deal(random, week),
        advice=_advice(random, week),
    )


def _lines(ways: Sequence[str], *booked: Helper, **facts: str) -> list[Line[Booked]]:
    return [Line("", booked, way.format(**facts)) for way in ways]


def _with(ways: Sequence[str], helper: Helper, **facts: str) -> list[Line[Booked]]:
    return _lines(ways, helper, name=helper.name, day=f"{helper.day:%A}", **facts)


def _hour(random: Random, week: Week, facts: dict[str, str]) -> Menu[Booked]:
    prose, boss = script(), [week.boss]
    there = random.choice(week.hours(boss, week.before, present=True))
    gone = random.choice(week.hours(boss, week.before, present=False))
    late = random.choice(week.hours(boss, week.after, present=True))
    return draw_one_of_each(
        random,
        _with(prose.hours, there, **facts),
        _with(prose.hours, gone, **facts),
        _with(prose.hours_after, late, **facts),
        _lines(prose.no_hour, **facts),
    )


def _write(random: Random, week: Week) -> Menu[Booked]:
    prose = script().write
    there = random.choice(week.hours(week.colleagues, week.before, present=True))
    gone = random.choice(week.hours(week.colleagues, week.before, present=False))
    alone = _lines(prose.alone, day=f"{random.choice((there, gone)).day:%A}")
    return draw_one_of_each(random, _with(prose.together, there), _with(prose.together, gone), alone, alone)


def _deal(random: Random, week: Week) -> Menu[Booked]:
    there, gone = random.choice(week.plans(gone=0)), random.choice(week.plans(gone=1))
    prose = script().deal
    stages: dict[str, Booked] = {"": (), "before": there[:1], "during": there[1:2]}
    partly = [
        Line("", stages[stage], way.format(**_stages(there))) for stage, way in shuffled(random, prose.partly)
    ]
    return draw_one_of_each(
        random,
        _lines(prose.throughout, *there, **_stages(there)),
        _lines(prose.throughout, *gone, **_stages(gone)),
        partly[:2],
        partly[2:],
    )


def _stages(plan: Booked) -> dict[str, str]:
    facts: dict[str, str] = {}
    for stage, helper in zip("abc", plan, strict=True):
        facts |= {stage: helper.name, f"day_{stage}": f"{helper.day:%A}"}
    return facts


def _advice(random: Random, week: Week) -> Menu[Booked]:
    prose = script().approach
    there = random.choice(week.hours(week.advisers, week.before, present=True))
    gone = random.choice(week.hours(week.advisers, week.before, present=False))
    late = random.choice(week.hours(week.advisers, week.after, present=True))
    asked = (_with(prose.asked, helper) for helper in (there, gone, late))
    return draw_one_of_each(random, *asked, _lines(prose.alone))

"""How a case of ``final-meeting`` is drawn: the account, the people, the calendars."""

from datetime import date, timedelta
from random import Random

from grader.domain.manager import Guard
from grader.domain.meeting import Company
from grader.domain.written import day, euros
from grader.exercises.menu import Line, Menu, draw_wordings
from grader.exercises.team.final_meeting.case import Case, Cast, Colleague, Stakeholder
from grader.exercises.team.final_meeting.prose import Topic, script
from grader.exercises.team.final_meeting.talk import draw_closing, draw_live, draw_told, offered
from grader.exercises.world import Deal, draw_deal, shuffled

CLEAR = 0.12
"""Deals lie at least this part of the threshold away from it; the course asks for a tenth."""

OUTGUNNED = 0.5
"""How often the question comes that nobody within reach can answer."""

FIRST_NAMES = {
    Company.ALONE: "You alone",
    Company.TEAMMATE: "You and your teammate",
    Company.MANAGER: "You and your manager",
    Company.BOTH: "You with both of them",
}


def first_name(name: str) -> str:
    """Return the first of a person's names."""
    return name.split(maxsplit=1)[0]


def draw(random: Random) -> Case:
    """Draw a case: how large the deal is, who can come, who can be reached, what is missing."""
    deal, prose = draw_deal(random), script()
    years = random.choice((1, 2, 2, 3))
    cast = Cast(**dict(zip(Cast.__struct_fields__, deal.people, strict=False)))
    free, beside = (random.choice((Company.MANAGER, Company.TEAMMATE)) for _ in range(2))
    days = _days(random, deal)
    hour = random.choice((9, 10, 13, 14))
    topics = [topic for topic in prose.topics if deal.trade.goods or not topic.goods]
    announced, other, third = random.sample(topics, 3)
    colleagues = _colleagues(random, deal.people[6:10], (announced, other, third), hour)
    outgunned = random.random() < OUTGUNNED
    expert = colleagues[3] if outgunned else colleagues[0]
    later = workday(days[3] + timedelta(days=random.randrange(3, 7)))
    gap = round(deal.value * random.uniform(0.35, 0.9) / 1000) * 1000
    left = random.randrange(5, 14)
    facts = _facts(random, deal, years, cast)
    facts |= {"companion": first_name(cast.named(beside)), "absent": first_name(cast.other_than(free))}
    facts |= {"expert": first_name(expert.name), "topic": expert.topic.topic, "later": day(later)}
    facts |= {"specialist": first_name(cast.specialist), "date": day(days[3])}
    facts |= {"gap": euros(gap), "days": str(left)}
    stakeholders = _stakeholders(random, cast)
    facts["need"] = stakeholders[2].need
    on_screen = shuffled(random, colleagues)
    return Case(
        deal=deal,
        years=years,
        threshold=_threshold(random, deal, years),
        cast=cast,
        free=free,
        beside=beside,
        days=days,
        agendas=(random.choice(prose.first), random.choice(prose.second), random.choice(prose.third)),
        away=random.choice(prose.away).format(**facts),
        early=random.choice(prose.early).format(**facts),
        tempting=random.choice(prose.tempting).format(**facts),
        line_ups=_line_ups(random, free),
        colleagues=on_screen,
        names=offered(shuffled(random, [*((one.name, one.name) for one in on_screen), ("", "Nobody")])),
        announced=announced,
        expert=expert,
        hours=f"{hour}:00 to {hour + 2}:00",
        asked=f"{hour + 1}:10",
        later=later,
        signs=workday(days[3] + timedelta(days=random.randrange(12, 20))),
        stakeholders=shuffled(random, stakeholders),
        briefing=random.choice(prose.pressure).format(**facts),
        gap=gap,
        left=left,
        told=draw_told(random, stakeholders, facts),
        guard=draw_wordings(random, prose.guard, facts, Guard.LIMITS),
        live=draw_live(random, deal, expert, facts),
        closing=draw_closing(random, days[3], facts),
        facts=facts,
    )


def workday(when: date) -> date:
    """Return the day itself, or the Monday after it when it falls on a weekend."""
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def _days(random: Random, deal: Deal) -> tuple[date, date, date, date]:
    first = deal.start + timedelta(days=random.randrange(4))
    second = workday(first + timedelta(days=random.randrange(10, 18)))
    third = workday(second + timedelta(days=random.randrange(10, 18)))
    # Never a Monday: the manager writes on the day before.
    last = workday(third + timedelta(days=random.randrange(8, 15)))
    return first, second, third, last + timedelta(days=last.weekday() == 0)


def _threshold(random: Random, deal: Deal, years: int) -> int:
    """Return the policy sheet's threshold, clearly above or below the contract's value."""
    value = deal.value * years
    while True:
        enterprise = random.random() < 1 / 2
        share = random.uniform(0.5, 0.85) if enterprise else random.uniform(1.2, 2.2)
        threshold = round(value * share / 25_000) * 25_000
        if threshold and abs(value - threshold) >= CLEAR * threshold:
            return threshold


def _line_ups(random: Random, free: Company) -> tuple[Menu[Company], ...]:
    alone = "Your manager alone" if free is Company.MANAGER else "Your teammate alone"
    last = {
        Company.ALONE: FIRST_NAMES[Company.ALONE],
        Company.TEAMMATE: FIRST_NAMES[Company.TEAMMATE],
        Company.MANAGER: FIRST_NAMES[Company.MANAGER],
        Company.WITHOUT_YOU: alone,
    }
    meetings = (FIRST_NAMES, FIRST_NAMES, FIRST_NAMES, last)
    return tuple(
        Menu(
            tuple(
                Line(kind.replace(" ", "-"), kind, text) for kind, text in shuffled(random, [*menu.items()])
            )
        )
        for menu in meetings
    )


def _colleagues(
    random: Random, names: tuple[str, ...], topics: tuple[Topic, Topic, Topic], hour: int
) -> list[Colleague]:
    """Return one who knows the announced topic and is free, one who is not, and two with other topics."""
    announced, other, third = topics
    calendar = script().calendar
    clock = {
        "before": f"{hour - 1}:00",
        "after": f"{hour + 3}:00",
        "just_before": f"{hour - 1}:40",
        "early": f"{hour}:10",
        "half_past": f"{hour + 1}:20",
        "late": f"{hour + 1}:40",
    }
    free = [text.format(**clock) for text in random.sample(calendar.free, 2)]
    # Whoever is to be out of reach at the question stays so for the rest of the meeting.
    gone = random.choice(calendar.gone)
    busy = random.choice([text for text in (*calendar.gone, *calendar.half) if text != gone])
    return [
        Colleague(names[0], announced, free[0], free=True),
        Colleague(names[1], announced, busy.format(**clock), free=False),
        Colleague(names[2], other, free[1], free=True),
        Colleague(names[3], third, gone.format(**clock), free=False),
    ]


def _stakeholders(random: Random, cast: Cast) -> tuple[Stakeholder, ...]:
    people = ((cast.lead, "buys"), (cast.ops, "runs the sites"), (cast.fin, "pays"))
    needs = random.sample(script().needs, len(people))
    return tuple(
        Stakeholder(first_name(name), role, random.choice(need.quotes), need.need)
        for (name, role), need in zip(people, needs, strict=True)
    )


def _facts(random: Random, deal: Deal, years: int, cast: Cast) -> dict[str, str]:
    half = random.choice((3, 4, 5))
    return {
        **{role: first_name(getattr(cast, role)) for role in ("manager", "mate", "lead", "ops", "fin")},
        "buyer": deal.buyer,
        "item": deal.trade.item,
        "value": euros(deal.value * years),
        "rival": euros(round(deal.price * (1 - random.uniform(0.03, 0.07)))),
        "pct": str(2 * half),
        "half": str(half),
        "extra": euros(round(deal.value * random.uniform(0.04, 0.09), -3)),
    }

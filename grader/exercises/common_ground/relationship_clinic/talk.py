"""What the talk is about: measures, a budget that closes, a trouble of the past, a claim, and the cause."""

from datetime import date, timedelta
from random import Random

from msgspec import Struct

from grader.domain.incidents import Cause, Incident, Matter, Upset
from grader.exercises.common_ground.relationship_clinic.before import Setting
from grader.exercises.common_ground.relationship_clinic.case import RIGHT
from grader.exercises.common_ground.relationship_clinic.prose import Role, script
from grader.exercises.world import Deal, day, euros, shuffled

QUARTERS = ("first", "second", "third", "fourth")
CLEAR = 2
"""Days: a delay that the clause covers is at least so much longer than the time of grace."""


class Talk(Struct, frozen=True, kw_only=True):
    """What the talk is about, and what the prose may name of it."""

    minutes: int
    quarters: tuple[tuple[str, ...], ...]
    lowest: int
    offers: dict[str, date]
    deadline: date
    incident: Incident
    told: str
    file: str
    owed: int
    credit: int
    words: dict[str, str]


def draw_roles(random: Random, deal: Deal) -> tuple[Role, Role]:
    """Draw the positions of the contact and of a colleague there."""
    contact, other = random.sample([role for role in script().roles if deal.trade.goods or not role.goods], 2)
    return contact, other


def draw_talk(random: Random, setting: Setting, roles: tuple[Role, Role]) -> Talk:
    """Draw what the talk is about.

    Args:
        random: The variant's random numbers.
        setting: Who meets whom, and when.
        roles: The positions of the contact and of the contact's colleague.

    Returns:
        Figures, dates and words of the talk.
    """
    minutes = random.choice((30, 35, 40, 45))
    quarters, best, lowest = _quarters(random, setting.deal)
    deadline = workday(setting.talk + timedelta(days=random.randrange(10, 18)))
    offers = {
        RIGHT: workday(deadline - timedelta(days=random.randrange(3, 6))),
        "too-late": workday(deadline + timedelta(days=random.randrange(3, 8))),
    }
    told, file, incident = _trouble(random, setting)
    claim, owed, credit = _claim(random, setting.deal)
    return Talk(
        minutes=minutes,
        quarters=quarters,
        lowest=lowest,
        offers=offers,
        deadline=deadline,
        incident=incident,
        told=told,
        file=file,
        owed=owed,
        credit=credit,
        words={
            "minutes": str(minutes),
            "best": f"{best} quarter",
            **_dates(random, setting.talk, deadline, offers),
            **_issues(random),
            **_aims(random),
            **_measures(random, roles),
            **claim,
        },
    )


def _issues(random: Random) -> dict[str, str]:
    """Return two main issues, access among them, two that can wait, and access beside one of these."""
    access, (third, *minor) = script().access, random.sample(script().issues, 3)
    half = shuffled(random, (access, random.choice(minor)))
    names = ("main_a", "main_b", "minor_a", "minor_b", "half_a", "half_b")
    return dict(zip(names, (*shuffled(random, (access, third)), *minor, *half), strict=True))


def workday(when: date) -> date:
    """Return the day itself, or the Monday after it when it falls on a weekend."""
    return when + timedelta(days=(0, 0, 0, 0, 0, 2, 1)[when.weekday()])


def _later(when: date, months: int) -> date:
    month = when.month - 1 + months
    return date(when.year + month // 12, month % 12 + 1, 1)


def _dates(random: Random, talk: date, deadline: date, offers: dict[str, date]) -> dict[str, str]:
    ahead = f"{talk:%B} {talk.year + 1}", f"{_later(talk, 1):%B %Y}"
    told, asked = shuffled(random, ahead)
    return {
        "deadline": day(deadline),
        "early": day(offers[RIGHT]),
        "too_late": day(offers["too-late"]),
        "in_a_year": ahead[0],
        "in_a_month": ahead[1],
        "aside_told": told,
        "aside_asked": asked,
        "month_soon": f"{_later(talk, 2):%B}",
    }


def _aims(random: Random) -> dict[str, str]:
    prose = script()
    return {
        "our_aim": random.choice(prose.our_aims),
        "their_aim": random.choice(prose.their_aims),
        "our_measure": random.choice(prose.our_measures),
    }


def _measures(random: Random, roles: tuple[Role, Role]) -> dict[str, str]:
    contact, other = roles
    return {
        "priority": contact.priority,
        "metric": contact.metric,
        "guess": contact.guess,
        "conflict": contact.conflict,
        "other_priority": other.priority,
        "other_metric": other.metric,
        "aside_metric": random.choice((contact.metric, other.metric)),
    }


def _quarters(random: Random, deal: Deal) -> tuple[tuple[tuple[str, ...], ...], str, int]:
    """Draw a year in which more purchases came with a lower measure of the contact's."""
    bought = sorted(random.sample(range(12, 40), 4))
    bought = [max(1, round(deal.quantity * share / 100)) + place for place, share in enumerate(bought)]
    theirs = sorted(random.sample(range(14, 60), 4), reverse=True)
    others = random.sample(range(14, 60), 4)
    while others[-1] == min(others):
        random.shuffle(others)
    figures = random.sample(list(zip(bought, theirs, others, strict=True)), 4)
    rows = tuple(
        (f"{name} quarter".capitalize(), f"{units:,}", str(measure), str(other))
        for name, (units, measure, other) in zip(QUARTERS, figures, strict=True)
    )
    best = max(range(4), key=lambda place: figures[place][0])
    return rows, QUARTERS[best], figures[best][1]


def _trouble(random: Random, setting: Setting) -> tuple[str, str, Incident]:
    fitting = [each for each in script().troubles if setting.deal.trade.goods or not each.goods]
    cause = random.choice([cause for cause in Cause if cause is not Cause.NONE])
    trouble = random.choice([each for each in fitting if each.cause is cause])
    month = f"{_later(setting.deal.start, -random.randrange(3, 9)):%B}"
    words = setting.words | {"month": month}
    told, name = trouble.told.format_map(words), setting.words["contact"]
    incident = Incident(
        where=script().labels["origin"],
        matter=Matter.PEOPLE,
        matter_fact=f"{name} is upset, and says so.",
        cause=cause,
        cause_fact=trouble.fact.format_map(words),
        frustrated=(Upset(name, told),),
        due=0.0,
        due_fact="",
    )
    return told, trouble.file.format_map(words), incident


def _claim(random: Random, deal: Deal) -> tuple[dict[str, str], int, int]:
    """Draw a late order for which the contract owes a credit, or does not."""
    grace, percent = random.randrange(4, 9), random.choice((2, 4, 5))
    owed = random.random() < 1 / 2
    late = grace + CLEAR + random.randrange(4) if owed else grace - 1 - random.randrange(2)
    value = round(deal.value * random.uniform(0.06, 0.12), -2)
    credit = round(value * percent / 100)
    words = {"late": str(late), "grace": str(grace), "percent": f"{percent}%", "late_value": euros(value)}
    return words | {"credit": euros(credit)}, credit if owed else 0, credit

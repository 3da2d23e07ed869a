"""The week of a case of ``prep-brief``: who of us is within reach on which day."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations, product
from random import Random

from msgspec import Struct

from grader.domain.colleagues import Helper
from grader.exercises.team.prep_brief.prose import script

IN = "in"
"""What the calendar says of somebody who is within reach."""

DAYS = 5
GONE = 0.4
"""How often a colleague is out of reach on a day."""

Booked = tuple[Helper, ...]
"""Who is booked for when; nobody where it is empty."""


class Member(Struct, frozen=True):
    """Somebody of ours, with what the calendar says of each day of the week."""

    name: str
    role: str
    cells: tuple[str, ...]


class Week(Struct, frozen=True):
    """A week of ours.

    Attributes:
        days: The days, Monday to Friday.
        meeting: Which of them is the day of the meeting.
        boss: The learner's boss.
        colleagues: Three colleagues; the first one sells as well.
        trainer: Who trains the sales people.
    """

    days: tuple[date, ...]
    meeting: int
    boss: Member
    colleagues: tuple[Member, ...]
    trainer: Member

    def booked(self, member: Member, day: int) -> Helper:
        """Return a member on one day."""
        return Helper(member.name, self.days[day], member.cells[day], member.cells[day] == IN)

    def hours(self, members: Sequence[Member], days: Sequence[int], *, present: bool) -> list[Helper]:
        """Return which of these members are, or are not, within reach on which of these days."""
        found = [self.booked(member, day) for member, day in product(members, days)]
        return [helper for helper in found if helper.present is present]

    def plans(self, *, gone: int) -> list[Booked]:
        """Return plans with one colleague before, at and after the meeting, some of them gone."""
        plans = [
            tuple(map(self.booked, members, days))
            for members in permutations(self.colleagues)
            for days in product(self.before, [self.meeting], self.after)
        ]
        return [plan for plan in plans if sum(not helper.present for helper in plan) == gone]

    @property
    def before(self) -> range:
        """The days before the meeting."""
        return range(self.meeting)

    @property
    def after(self) -> range:
        """The days after the meeting."""
        return range(self.meeting + 1, DAYS)

    @property
    def advisers(self) -> tuple[Member, Member]:
        """Those who know other ways to sell."""
        return self.colleagues[0], self.trainer


def draw_week(random: Random, monday: date, cast: Sequence[str]) -> Week:
    """Draw a week in which each plan can be made with people who are in, and with people who are not.

    Args:
        random: The variant's random numbers.
        monday: Its first day.
        cast: The boss, three colleagues and the trainer.

    Returns:
        The week.
    """
    week = _week(random, monday, cast)
    while not _leaves_a_choice(week):
        week = _week(random, monday, cast)
    return week


def _week(random: Random, monday: date, cast: Sequence[str]) -> Week:
    meeting = random.randrange(2, 4)
    boss, *colleagues, trainer = cast
    prose = script()
    roles = [random.choice(prose.sales_roles), *random.sample(prose.other_roles, 2)]
    return Week(
        tuple(monday + timedelta(days=day) for day in range(DAYS)),
        meeting,
        _member(random, boss, "your boss"),
        tuple(_member(random, *each) for each in zip(colleagues, roles, strict=True)),
        _member(random, trainer, random.choice(prose.trainer_roles)),
    )


def _member(random: Random, name: str, role: str) -> Member:
    away = random.choice(script().away)
    return Member(name, role, tuple(away if random.random() < GONE else IN for _ in range(DAYS)))


def _leaves_a_choice(week: Week) -> bool:
    boss = [week.boss]
    return bool(
        week.hours(boss, week.before, present=True)
        and week.hours(boss, week.before, present=False)
        and week.hours(boss, week.after, present=True)
        and week.hours(week.colleagues, week.before, present=True)
        and week.hours(week.colleagues, week.before, present=False)
        and week.hours(week.advisers, week.before, present=True)
        and week.hours(week.advisers, week.before, present=False)
        and week.hours(week.advisers, week.after, present=True)
        and week.plans(gone=0)
        and week.plans(gone=1)
    )

"""The course of the meeting in a case of ``prep-brief``: who has how much time, and for what."""

from random import Random

from msgspec import Struct

from grader.domain.preparation import AgendaPoint
from grader.exercises.team.prep_brief.prose import script
from grader.exercises.world import shuffled

QUARTER = 15
"""Minutes for a point of the agenda."""

POINTS = 5

BEGINNINGS = (9 * 60, 9 * 60 + 30, 10 * 60, 13 * 60 + 30, 14 * 60)
"""When a meeting may begin, in minutes after midnight."""


class Course(Struct, frozen=True, kw_only=True):
    """What the agenda follows from.

    Attributes:
        begins: When the meeting begins.
        mail: What the customer asks for.
        ours: The point that our side adds.
        last: The point on which the boss wants to end.
        points: Points for the agenda, in the order of the screen; one of them has to stay off it.
    """

    begins: str
    mail: str
    ours: str
    last: str
    points: tuple[AgendaPoint, ...]


def draw_course(random: Random, writer: str, guests: tuple[str, str], boss: str, *, machines: bool) -> Course:
    """Draw the course of a meeting.

    Args:
        random: The variant's random numbers.
        writer: Who writes about it.
        guests: Two who come, one of whom leaves early and the other joins late.
        boss: The learner's boss.
        machines: Whether it is about machines.

    Returns:
        A course that leaves one to three orders of the five points.
    """
    prose = script().agenda
    first, off = random.choice(prose.first), random.choice(prose.off)
    early, late, ours = random.sample([*prose.topics, *(prose.machine_topics if machines else ())], 3)
    early_one, late_one = random.sample(guests, 2)
    stays, joins = random.randrange(2, 4), random.randrange(2, 4)
    begin = random.choice(BEGINNINGS)
    clock = [_clock(begin + QUARTER * point) for point in range(POINTS + 1)]
    times = {"begin": clock[0], "end": clock[-1], "leaves": clock[stays], "joins": clock[joins]}
    people = {"early_one": early_one, "late_one": late_one}
    topics = {"first": lowered(first), "early": lowered(early), "late": lowered(late), "off": lowered(off)}
    leaves = f"{early_one} has to be there for it and leaves at {clock[stays]}, after point {stays}."
    comes = f"{late_one} wants to be there for it and joins at {clock[joins]}, after point {joins}."
    points = (
        AgendaPoint(first, (1,), f"{writer} asks you to open with it."),
        AgendaPoint(early, tuple(range(2, stays + 1)), leaves),
        AgendaPoint(late, tuple(range(joins + 1, POINTS)), comes),
        AgendaPoint(ours, (2, 3, 4), f"{boss} wants it in, between the first point and the last one."),
        AgendaPoint(prose.last, (POINTS,), f"{boss} wants the meeting to end on it."),
        AgendaPoint(off, (), f"{writer} asks you to keep it out."),
    )
    return Course(
        begins=clock[0],
        mail=_sentences(random.choice(prose.mails).format(**times, **people, **topics)),
        ours=ours,
        last=prose.last,
        points=shuffled(random, points),
    )


def lowered(topic: str) -> str:
    """Return a topic as it stands within a sentence."""
    return f"{topic[0].lower()}{topic[1:]}"


def _sentences(text: str) -> str:
    """Return a text whose sentences begin with capitals, as the topics in it come without."""
    return ". ".join(f"{part[0].upper()}{part[1:]}" for part in text.split(". "))


def _clock(minutes: int) -> str:
    return f"{minutes // 60}:{minutes % 60:02}"

"""The meeting of a case of ``prep-brief``: who comes, who may sign, the agenda and the pitch."""

from collections.abc import Iterator, Mapping, Sequence
from random import Random

from msgspec import Struct

from grader.domain.preparation import Claim
from grader.exercises.menu import Line, Menu, draw_one_of_each
from grader.exercises.team.prep_brief.course import Course, draw_course, lowered
from grader.exercises.team.prep_brief.prose import MeetingProse, Need, script, wares
from grader.exercises.world import Deal, shuffled

NOBODY = "Nobody who comes"

ENOUGH = (1.2, 3.0)
SHORT = (0.2, 0.8)
"""What somebody may sign, in parts of the order's value: never within a tenth of it."""


class Guest(Struct, frozen=True):
    """Somebody at the customer's.

    Attributes:
        name: The person.
        role: What the person is.
        limit: Up to which sum the person signs orders by our records, in euros.
    """

    name: str
    role: str
    limit: int


class Visit(Struct, frozen=True, kw_only=True):
    """The customer's side of the meeting.

    Attributes:
        guests: Everybody in our records, in the order of the screen.
        mail: Who comes, in the writer's words.
        writer: Who writes it.
        coming: Who comes.
        signs: Who of those can sign the order alone; ``NOBODY`` where nobody can.
        signing: Why.
        course: What the agenda follows from.
        needs: What each of three people needs, by name; the last one stays away.
        pitches: What to say to the first two of them.
    """

    guests: tuple[Guest, ...]
    mail: str
    writer: str
    coming: tuple[str, ...]
    signs: str
    signing: str
    course: Course
    needs: Mapping[str, Need]
    pitches: Mapping[str, Menu[Claim]]


class _Cast(Struct, frozen=True):
    """Who is who: the writer, one who comes, one who stays away, who comes instead, and a fifth person."""

    writer: str
    other: str
    out: str
    stand_in: str
    fifth: str
    writer_comes: bool
    powers: bool

    @property
    def coming(self) -> tuple[str, ...]:
        return (*((self.writer,) if self.writer_comes else ()), self.other, self.stand_in)


def draw_visit(random: Random, deal: Deal, boss: str, names: Iterator[str]) -> Visit:
    """Draw the customer's side of the meeting.

    Args:
        random: The variant's random numbers.
        deal: The account.
        boss: The learner's boss.
        names: People without a part in the case so far.

    Returns:
        Who comes, what for, and what each of them needs.
    """
    cast = _Cast(
        writer=next(names),
        other=next(names),
        out=next(names),
        stand_in=next(names),
        fifth=next(names),
        writer_comes=random.choice((True, False)),
        powers=random.choice((True, False)),
    )
    signs = random.choice((*cast.coming, NOBODY))
    listeners = (cast.other, cast.stand_in, cast.out)
    ware = wares()[deal.trade.field]
    needs = dict(zip(listeners, random.sample(ware.needs, 3), strict=True))
    return Visit(
        guests=_guests(random, deal, cast, signs),
        mail=_mail(random, cast),
        writer=cast.writer,
        coming=cast.coming,
        signs=signs,
        signing=_signing(cast),
        course=draw_course(random, cast.writer, (cast.other, cast.stand_in), boss, machines=ware.machines),
        needs=needs,
        pitches=_pitches(random, ware.figures, needs),
    )


def _mail(random: Random, cast: _Cast) -> str:
    prose: MeetingProse = script().meeting
    ways = (
        prose.writer_comes if cast.writer_comes else prose.writer_stays,
        prose.swap_full if cast.powers else prose.swap_seat,
        prose.absent,
    )
    facts = {name: str(getattr(cast, name)) for name in ("other", "out", "stand_in", "fifth")}
    return " ".join(random.choice(each).format(**facts) for each in ways)


def _signing(cast: _Cast) -> str:
    if cast.powers:
        return f"{cast.stand_in} signs in {cast.out}'s place."
    return f"{cast.stand_in} has the seat of {cast.out}, and not the right to sign."


def _guests(random: Random, deal: Deal, cast: _Cast, signs: str) -> tuple[Guest, ...]:
    """Return everybody with a limit that lets nobody but ``signs`` sign, of those who come."""
    high = {cast.fifth: random.choice((True, False)), cast.out: random.choice((True, False))}
    high |= {name: name == signs for name in cast.coming}
    if not cast.writer_comes:
        high[cast.writer] = random.choice((True, False))
    if cast.powers:
        # Whoever stands in signs what the absent one may sign.
        high |= {cast.out: cast.stand_in == signs, cast.stand_in: False}
    limits: dict[str, int] = {}
    for name, enough in high.items():
        limits[name] = _limit(random, deal.value, set(limits.values()), enough=enough)
    ranks = list(script().meeting.roles)
    chosen = sorted(random.sample(ranks, len(limits)), key=ranks.index)
    ranked = sorted(limits, key=lambda name: limits[name], reverse=True)
    return shuffled(
        random, [Guest(name, role, limits[name]) for name, role in zip(ranked, chosen, strict=True)]
    )


def _limit(random: Random, value: int, taken: set[int], *, enough: bool) -> int:
    while True:
        limit = round(value * random.uniform(*(ENOUGH if enough else SHORT)) / 5000) * 5000
        if limit not in {0, *taken} and abs(limit - value) > value / 10 and (limit > value) is enough:
            return limit


def _pitches(random: Random, figures: Sequence[str], needs: Mapping[str, Need]) -> dict[str, Menu[Claim]]:
    first, second, absent = needs.values()
    return {
        name: draw_one_of_each(
            random,
            [Line("", Claim.FITS, own.pitch)],
            [Line("", Claim.NEED_OF_THE_OTHER, other.pitch)],
            [Line("", Claim.NEED_OF_THE_ABSENT, absent.pitch)],
            [
                *(Line("", Claim.FIGURES_ONLY, text) for text in figures),
                *(Line("", Claim.FEATURES_ONLY, _list(own, more)) for more in (other, absent)),
            ],
        )
        for name, own, other in zip(needs, (first, second), (second, first), strict=False)
    }


def _list(own: Need, more: Need) -> str:
    return f"{own.feature}, {lowered(more.feature)}"

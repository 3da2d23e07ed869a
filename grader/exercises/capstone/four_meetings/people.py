"""Scenes of ``four-meetings`` about the boss and about trust: what is drawn, shown and judged."""

from collections.abc import Sequence
from datetime import timedelta
from random import Random

from grader.domain.meetings import (
    Attendance,
    BossMoment,
    BossPart,
    DealCast,
    FirstMove,
    Openness,
    Order,
    Sharing,
)
from grader.domain.written import day, euros
from grader.exercises.capstone.four_meetings.case import Contract, Scene
from grader.exercises.capstone.four_meetings.prose import BossTopic, Pair, script
from grader.exercises.capstone.four_meetings.sketch import Sketch, draw_scene, money
from grader.exercises.capstone.four_meetings.stage import Stage
from grader.exercises.sheet import Message, Prose, Table
from grader.exercises.trust.track_record import record_table
from grader.exercises.world import shuffled

FRIDAY = 4
TOO_RISKY = 1.25
"""A piece that is worth telling gains more than this multiple of chance times loss."""


def draw_plans(random: Random, stage: Stage) -> tuple[Scene, Scene]:
    """Draw who comes along to the meetings on each contract."""
    one, other = stage.contracts
    wish = random.choice(script().wishes).format(boss=stage.boss, first=one.person, second=other.person)
    cost = f"Each meeting costs {stage.boss} half a day that other customers need. {wish}"
    shown = (Prose(cost),)
    return _plan(random, stage, one, shown), _plan(random, stage, other, ())


def _plan(random: Random, stage: Stage, contract: Contract, shown: tuple[Prose, ...]) -> Scene:
    where = f"Who comes along for {contract.title}"
    undecided = DealCast(
        where=where,
        boss=stage.boss,
        contract=f"Contract {contract.name}",
        value=contract.value,
        basis=f"{euros(contract.yearly)} × {contract.term}",
        threshold=stage.policy.threshold,
    )
    return draw_scene(
        random,
        Sketch(
            id=f"plan-{contract.id}",
            title=f"The plan for {contract.name}",
            where=where,
            documents=shown,
            wordings=script().attendance,
            words=stage.words(contract),
            undecided=undecided,
            decided={kind: {"attendance": kind} for kind in Attendance},
        ),
    )


def draw_boss(random: Random, stage: Stage, topic: BossTopic, contract: Contract) -> Scene:
    """Draw an ask that comes before the meeting, or at the table with guidance in hand."""
    prose = script()
    before = stage.sides.before is (contract.id == "a")
    asked = contract.day - timedelta(days=random.randrange(1, 4)) if before else contract.day
    while asked.weekday() > FRIDAY:
        asked -= timedelta(days=1)
    guided = contract.day - timedelta(days=random.randrange(4, 8))
    words = stage.words(contract, give=topic.give, back=topic.back, guided=day(guided))
    text = random.choice(prose.unguided if before else prose.guided).format_map(words)
    where = f"{contract.person}'s wish: {topic.give}"
    return draw_scene(
        random,
        Sketch(
            id=f"boss-{contract.id}",
            title=f"{contract.person}'s wish",
            where=where,
            documents=(
                Message(day(asked), contract.full_name, random.choice(prose.boss_asks).format_map(words)),
                Prose(text),
            ),
            wordings=prose.boss_part,
            words=words,
            undecided=BossMoment(
                where=where,
                person=contract.person,
                asked=topic.give,
                boss=stage.boss,
                day=asked,
                meeting=contract.day,
                guided=None if before else guided,
            ),
            decided={kind: {"part": kind} for kind in BossPart},
        ),
    )


def draw_sharing(random: Random, stage: Stage, pieces: tuple[str, ...], contract: Contract) -> Scene:
    """Draw three pieces of information that all gain more than they risk."""
    least, middle, most = pieces
    gains = sorted(random.sample(range(8, 48, 6), 3))
    chances = (random.choice((4, 5, 6)), random.choice((10, 12)), random.choice((18, 20, 25)))
    losses = _losses(random, gains, chances)
    rows = [
        (piece, gain * 1000, chance, loss * 1000)
        for piece, gain, chance, loss in zip((least, middle, most), gains, chances, losses, strict=True)
    ]
    where = f"What you tell {contract.person}"
    table = Table(
        "The pieces",
        ("Piece", "Gain", "Usual chance of misuse", "Loss"),
        tuple(
            (piece, euros(gain), f"{chance}%", euros(loss))
            for piece, gain, chance, loss in shuffled(random, rows)
        ),
    )
    return draw_scene(
        random,
        Sketch(
            id=f"share-{contract.id}",
            title=f"Meeting {contract.meeting}: information",
            where=where,
            documents=(record_table(contract.record), table),
            wordings=script().sharing.openness,
            words=stage.words(contract, least=least, most=most),
            undecided=Sharing(
                where=where,
                record=contract.record,
                gain=sum(gain for _, gain, _, _ in rows),
                risk=sum(round(chance * loss / 100) for _, _, chance, loss in rows),
                least=least,
                chance=f"{chances[0]}%",
            ),
            decided={kind: {"openness": kind} for kind in Openness},
        ),
    )


def _losses(random: Random, gains: Sequence[int], chances: Sequence[int]) -> list[int]:
    """Draw what misuse would cost, so that the piece least likely to be misused also costs least.

    Args:
        random: The variant's random numbers.
        gains: What each piece gains, in thousands of euros, the least first.
        chances: How likely each is to be misused, in percent, the least first.

    Returns:
        The losses in thousands of euros, the least first; each piece still gains more than it risks.
    """
    losses: list[int] = []
    limit = float("inf")
    for gain, chance in reversed(list(zip(gains, chances, strict=True))):
        # Rounded down, so that no loss makes a piece not worth telling.
        losses.insert(0, int(min(gain * 100 / chance / TOO_RISKY, limit) * random.uniform(0.65, 1)))
        limit = losses[0] * 0.9
    return losses


def draw_first_move(random: Random, stage: Stage, pair: Pair, contract: Contract) -> Scene:
    """Draw what each side needs of the other."""
    prose = script().moves
    wait = money(1_500, 4_500, random, step=500)
    # Less than the four weeks that a swap at one moment takes.
    loss = money(wait * 2.5, wait * 3.5, random, step=500)
    words = stage.words(
        contract,
        ours=pair.ours,
        theirs=pair.theirs,
        trifle=random.choice(prose.trifles),
        loss=euros(loss),
        wait=euros(wait),
    )
    where = f"Who goes first, you or {contract.person}"
    return draw_scene(
        random,
        Sketch(
            id=f"first-{contract.id}",
            title=f"Meeting {contract.meeting}: first move",
            where=where,
            documents=(Prose(random.choice(prose.openings).format_map(words)),),
            wordings=prose.order,
            words=words,
            undecided=FirstMove(
                where=where,
                record=contract.record,
                ours=pair.ours,
                theirs=pair.theirs,
                loss=loss,
                wait=wait,
            ),
            decided={kind: {"order": kind} for kind in Order},
        ),
    )

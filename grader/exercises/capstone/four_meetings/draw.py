"""How a case of ``four-meetings`` is drawn: the stage first, then scene by scene."""

from collections.abc import Iterator
from random import Random

from grader.exercises.capstone.four_meetings.business import draw_clause, draw_paid, draw_relief
from grader.exercises.capstone.four_meetings.case import Case, Scene
from grader.exercises.capstone.four_meetings.people import (
    draw_boss,
    draw_first_move,
    draw_plans,
    draw_sharing,
)
from grader.exercises.capstone.four_meetings.prose import script
from grader.exercises.capstone.four_meetings.stage import Stage, draw_stage
from grader.exercises.capstone.four_meetings.talk import draw_talk
from grader.exercises.world import draw_deal

TERMS = (75, 90, 105, 120)
"""Days that may be asked for; all are special."""


def draw(random: Random) -> Case:
    """Draw a case: on which side of each boundary the first contract lies, and the second on the other."""
    stage = draw_stage(random, draw_deal(random))
    return Case(
        deal=stage.deal,
        boss=stage.boss,
        ops=stage.full_ops,
        contracts=stage.contracts,
        sides=stage.sides,
        policy=stage.policy,
        talk=stage.talk,
        close=stage.close,
        scenes=tuple(_scenes(random, stage)),
    )


def _scenes(random: Random, stage: Stage) -> Iterator[Scene]:
    prose = script()
    one, other = stage.contracts
    goods = prose.paid.goods_asks if stage.deal.trade.goods else ()
    asks = random.sample((*prose.paid.asks, *goods), 2)
    returns, backs = random.sample(prose.paid.backs, 2), random.sample(prose.relief.backs, 2)
    terms = random.sample(TERMS, 2)
    pieces = random.sample(prose.sharing.pieces, 6)
    topics = random.sample(stage.fits(prose.clauses.topics), 2)
    wishes = random.sample(stage.fits(prose.boss_topics), 2)
    pairs = random.sample(stage.fits(prose.moves.pairs), 2)
    yield from draw_plans(random, stage)
    yield draw_boss(random, stage, wishes[0], one)
    yield draw_sharing(random, stage, (pieces[0], pieces[1], pieces[2]), one)
    yield draw_first_move(random, stage, pairs[0], one)
    yield draw_paid(random, stage, (asks[0], returns[0]), one, one.day)
    yield draw_boss(random, stage, wishes[1], other)
    yield draw_sharing(random, stage, (pieces[3], pieces[4], pieces[5]), other)
    yield draw_first_move(random, stage, pairs[1], other)
    yield draw_relief(random, stage, (terms[1], backs[1]), other, other.day)
    yield draw_clause(random, stage, topics[1], other, other.day)
    yield from draw_talk(random, stage)
    yield draw_clause(random, stage, topics[0], one, stage.close)
    yield draw_relief(random, stage, (terms[0], backs[0]), one, stage.close)
    yield draw_paid(random, stage, (asks[1], returns[1]), other, stage.close)

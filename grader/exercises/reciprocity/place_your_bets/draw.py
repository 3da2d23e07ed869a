"""How a case of ``place-your-bets`` is drawn."""

from itertools import pairwise
from random import Random

from grader.domain.bets import Source
from grader.exercises.menu import Menu
from grader.exercises.reciprocity.place_your_bets.case import Case
from grader.exercises.reciprocity.place_your_bets.news import told
from grader.exercises.reciprocity.place_your_bets.prose import script
from grader.exercises.reciprocity.place_your_bets.series import draw_series
from grader.exercises.world import draw_deal, shuffled


def draw(random: Random) -> Case:
    """Draw a case: who is in the ring, what they do for each other, and what changes."""
    deal, series = draw_deal(random), draw_series(random)
    ring = random.choice([ring for ring in script().rings if deal.trade.goods or not ring.goods])
    habits = [habit for habit in script().habits if habit.id in series[0].firms]
    news = [told(random, *pair, ring) for pair in pairwise(series)]
    return Case(
        deal=deal,
        ring=ring,
        habits=shuffled(random, habits),
        reasons=_reasons(random),
        tournaments=series,
        news=("", *news),
    )


def _reasons(random: Random) -> Menu[Source]:
    """Draw a wording of every reason; all are always there, so that none gives itself away."""
    wordings = [[line for line in script().reasons if line.kind is source] for source in Source]
    place = random.randrange(len(wordings[0]))
    return Menu(shuffled(random, [lines[place] for lines in wordings]))

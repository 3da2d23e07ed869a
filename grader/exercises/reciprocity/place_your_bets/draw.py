"""How a case of ``place-your-bets`` is drawn."""

from itertools import pairwise
from random import Random

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
        tournaments=series,
        news=("", *news),
    )

"""The simulations of the lesson on common ground."""

from grader.domain.zopa import PriceFigures
from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.attempts import draw_attempts, percent
from grader.plots.fixes import draw_fix
from grader.plots.money import euros
from grader.plots.price_zone import NOT_A_ZONE, draw_wide_zone, draw_zone
from grader.plots.talks import draw_talk
from grader.plots.visits import draw_year_of_visits
from grader.simulators.attempts import Attempts, try_again
from grader.simulators.fixes import Fix, fix_of
from grader.simulators.price_zone import price_zone, width
from grader.simulators.talks import TURN, Talk, Turn, hour_of_talks
from grader.simulators.visits import BEFORE_THE_MEETING, VISITS, Year, average, year_of_visits

ROOM_GOAL = 4_000
"""Euros that the zone must span at least in the sandbox."""

CHANGE_GOAL = 8_000
"""Euros that a change of laundry must cost at least in the sandbox."""


def _reading(figures: PriceFigures) -> str:
    return "zone" if figures.exists else NOT_A_ZONE


def _price(figures: PriceFigures, _: Said) -> Facts:
    return {
        "quote": euros(figures.quote),
        "switching": euros(figures.switching),
        "ours": euros(figures.our_limit),
        "theirs": euros(figures.their_limit),
        "room": euros(width(figures)),
        "room_goal": euros(ROOM_GOAL),
        "change_goal": euros(CHANGE_GOAL),
    }


def _price_goal(figures: PriceFigures) -> str:
    won = not figures.incumbent and figures.switching >= CHANGE_GOAL and width(figures) >= ROOM_GOAL
    return "met" if won else "open"


def _talk(talk: Talk, _: Said) -> Facts:
    arguments = talk.turns.count(Turn.ARGUMENT)
    return {
        "ideas": str(talk.ideas),
        "arguments": str(arguments),
        "doubts": str(talk.doubts),
        "first": str(hour_of_talks().ideas),
        "cost": str((arguments + talk.doubts) * TURN),
    }


def _attempts(attempts: Attempts, _: Said) -> Facts:
    return {
        "same": percent(attempts.same),
        "once": percent(attempts.chances[1]),
        "fresh": percent(attempts.fresh),
    }


def _promise(attempts: Attempts) -> str:
    names = {
        percent(attempts.fresh): "as-before",
        percent(attempts.chances[1]): "lower",
    }
    return names.get(percent(attempts.same), "hardly-any")


def _visits(year: Year, _: Said) -> Facts:
    usual = year_of_visits()
    twice = average(BEFORE_THE_MEETING, VISITS * 2).useful * len(year.quarters)
    return {
        "useful": str(year.useful),
        "held": str(year.useful + year.empty),
        "usual": str(usual.useful),
        "twice": str(twice),
    }


def _fix(fix: Fix, _: Said) -> Facts:
    return {"works": f"{fix.share:.0%}", "simplest": f"{fix.simplest:.0%}"}


def _how_many(fix: Fix) -> str:
    offered = {"nine": 0.9, "seven": 0.7, "five": 0.5}
    return min(offered, key=lambda name: abs(offered[name] - fix.share))


SCENES: dict[str, Scene] = {
    "price-zone": Scene(price_zone, draw_zone, _reading, _price),
    "price-zone-wide": Scene(price_zone, draw_wide_zone, _price_goal, _price),
    "hour-of-talks": Scene(hour_of_talks, draw_talk, lambda talk: talk.ideas, _talk),
    "attempts": Scene(try_again, draw_attempts, _promise, _attempts),
    "year-of-visits": Scene(year_of_visits, draw_year_of_visits, lambda year: year.useful, _visits),
    "fix": Scene(fix_of, draw_fix, _how_many, _fix),
}
"""The simulations by their names in the lesson's data."""

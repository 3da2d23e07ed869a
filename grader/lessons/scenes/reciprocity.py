"""The simulations of the lesson on reciprocity."""

from grader.lessons.scenes.scene import Facts, Said, Scene
from grader.plots.imitation import draw_backed, draw_market
from grader.plots.money import euros
from grader.plots.people import draw_people
from grader.plots.race import draw_race
from grader.plots.telling import draw_outlook
from grader.simulators.imitation import Backed, Market, own_market, slips, wave
from grader.simulators.people import Moments, first_rounds, next_rounds
from grader.simulators.race import RUNNERS, Race, race
from grader.simulators.telling import CUSTOMERS, Outlook, Reply, outlook
from grader.simulators.trust_game import STRATEGIES

NEVER = "none"
"""How many of the ten must have slipped where telling never brings most."""


def _race(race: Race, _: Said) -> Facts:
    return {runner.replace("-", "_"): euros(race.totals[runner]) for runner in RUNNERS}


def _market(market: Market, _: Said) -> Facts:
    most = max(year["always-cheat"] for year in market.years)
    return {"most_cheats": str(most), "firms": str(market.firms)}


def _backed(backed: Backed, _: Said) -> Facts:
    first, last = backed.market.years[0], backed.market.years[-1]
    return {
        "habit": STRATEGIES[backed.habit].name,
        "first": str(first[backed.habit]),
        "last": str(last[backed.habit]),
        "firms": str(backed.market.firms),
    }


def _goal(backed: Backed) -> str:
    return "met" if backed.begins_small and backed.wins else "open"


def _people(moments: Moments, _: Said) -> Facts:
    return {"asked": f"{moments.asked.share:.1%}", "other": f"{moments.other.share:.1%}"}


def _telling(outlook: Outlook, _: Said) -> Facts:
    told, exploits = outlook.slipped[Reply.TELL], -outlook.exploits[Reply.TELL]
    return {
        "told": euros(told),
        "paid_back": euros(outlook.slipped[Reply.PAY_BACK]),
        "gone_on": euros(outlook.slipped[Reply.GO_ON]),
        "wasted": euros(exploits),
        "all_wasted": euros(exploits * CUSTOMERS),
        "enough": NEVER if outlook.enough is None else str(outlook.enough),
    }


def _enough(outlook: Outlook) -> str | float:
    return NEVER if outlook.enough is None else outlook.enough


SCENES: dict[str, Scene] = {
    "race": Scene(race, draw_race, lambda race: race.leaders[0], _race),
    "wave": Scene(wave, draw_market, lambda market: market.winner, _market),
    "slips": Scene(slips, draw_market, lambda market: market.winner, _market),
    "first-rounds": Scene(first_rounds, draw_people, lambda moments: moments.of_a_hundred, _people),
    "next-rounds": Scene(next_rounds, draw_people, lambda moments: moments.of_a_hundred, _people),
    "telling": Scene(outlook, draw_outlook, _enough, _telling),
    "own-market": Scene(own_market, draw_backed, _goal, _backed),
}
"""The simulations by their names in the lesson's data."""

"""What a change means for trust, in the figures of the case: the fact that decides a bet."""

from msgspec.structs import replace

from grader.domain.bets import Changed
from grader.domain.written import euros
from grader.exercises.reciprocity.place_your_bets.news import one_in
from grader.exercises.reciprocity.place_your_bets.series import GIVERS, TAKERS, Setting
from grader.simulators.trust_game.league import income_from, incomes

EQUAL = 0.01
"""Euros within which averages are the same: sums of fractions do not decide who is in front."""

LENIENT = (*GIVERS, "copykitten")
"""Habits that do not answer a single breach."""


def averages_over_time(setting: Setting) -> list[dict[str, float]]:
    """Return what a firm of each habit has earned on average after each deal, by habit."""
    so_far = (replace(setting.terms, rounds=deals) for deals in range(1, setting.terms.rounds + 1))
    return [{habit: each.total for habit, each in incomes(setting.firms, terms).items()} for terms in so_far]


def in_front_from(setting: Setting) -> int:
    """Return the deal from which the winner stays in front, from 1."""
    over_time, winner = averages_over_time(setting), setting.ranking.winner.habit
    ahead = [each[winner] >= max(each.values()) - EQUAL for each in over_time]
    return len(ahead) - ahead[::-1].index(False) + 1 if False in ahead else 1


def deciding_fact(setting: Setting) -> str:
    """Return what the change of a tournament means for trust, without naming the winner."""
    match setting.changed:
        case Changed.LENGTH:
            return _length(setting)
        case Changed.PRIZES:
            prizes = setting.terms.payoffs
            more = prizes.cheats_alone - prizes.both_cooperate
            return (
                f"Against a firm that keeps its word, a breach brings {euros(more)} more than a kept deal, "
                f"each later deal that is no longer kept costs {euros(prizes.both_cooperate)}, and being let "
                f"down costs {euros(-prizes.is_cheated)}."
            )
        case Changed.COMPANY:
            return _company(setting)
        case _:
            return _slips(setting)


def _length(setting: Setting) -> str:
    start, deals = in_front_from(setting), setting.terms.rounds
    if start == 1:
        return f"The winner was in front from the first of {deals} deals to the last: nobody caught up."
    return f"The winner took the lead for good in deal {start} of {deals}: time enough to catch up."


def _company(setting: Setting) -> str:
    takers = sum(count for habit, count in setting.firms.items() if habit in TAKERS)
    lenient = sum(count for habit, count in setting.firms.items() if habit in LENIENT)
    answering = sum(setting.firms.values()) - takers - lenient
    return (
        f"The firms now: {takers} that break their word unprovoked, {lenient} that let a single breach pass, "
        f"and {answering} that answer it."
    )


def _slips(setting: Setting) -> str:
    winner, terms = setting.ranking.winner.habit, setting.terms
    if not terms.noise:
        return (
            "Without slips, firms that do not break their word on purpose keep every deal among themselves."
        )
    prize = terms.payoffs.both_cooperate * terms.rounds
    kept = {habit: income_from(habit, habit, terms).kept / prize for habit in setting.firms}
    return (
        f"With a slip in {one_in(terms.noise)}, two firms of the winner's habit keep "
        f"{kept[winner]:.0%} of the deals with each other; the best of all pairs of a kind keep "
        f"{max(kept.values()):.0%}."
    )

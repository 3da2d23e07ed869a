"""Reference and flawed answers for ``place-your-bets``, as functions of its case."""

from collections.abc import Callable

from grader.domain.bets import Changed
from grader.exercises.reciprocity.place_your_bets.case import Case
from grader.exercises.reciprocity.place_your_bets.results import named
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution


def _reference(case: Case) -> Answer:
    answer: dict[str, str] = {}
    for name, setting in named(case):
        answer |= {
            f"{name}.winner": setting.ranking.winner.habit,
            f"{name}.reason": setting.ranking.feeder.habit,
        }
    return answer


def _on_the_second(changed: Changed) -> Callable[[Case], Answer]:
    """Return a player who bets on the habit that comes second in the tournament of one change."""
    return lambda case: {
        f"{name}.winner": setting.ranking.standings[1].habit
        for name, setting in named(case)
        if setting.changed is changed
    }


def _for_another_reason(changed: Changed) -> Callable[[Case], Answer]:
    """Return a player who gives the next best reason for the winner of one tournament."""
    return lambda case: {
        f"{name}.reason": sorted(setting.ranking.shares, key=lambda share: share.ahead)[-2].habit
        for name, setting in named(case)
        if setting.changed is changed
    }


def _always(*habits: str) -> Callable[[Case], Answer]:
    """Return a player who bets on the first of some habits that is there, by deals with the commonest."""

    def bet(case: Case) -> Answer:
        answer: dict[str, str] = {}
        for name, setting in named(case):
            habit = next(each for each in habits if each in setting.firms)
            answer |= {
                f"{name}.winner": habit,
                f"{name}.reason": max(setting.firms, key=setting.firms.__getitem__),
            }
        return answer

    return bet


def _on_the_last_winner(case: Case) -> Answer:
    """Return the bets of a player who expects that what won last time wins again."""
    answer: dict[str, str] = {}
    before = case.tournaments[0]
    for name, setting in named(case):
        answer |= {
            f"{name}.winner": before.ranking.winner.habit,
            f"{name}.reason": before.ranking.feeder.habit,
        }
        before = setting
    return answer


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "bet-on-the-length": _on_the_second(Changed.LENGTH),
        "explain-the-length": _for_another_reason(Changed.LENGTH),
        "bet-on-the-prizes": _on_the_second(Changed.PRIZES),
        "explain-the-prizes": _for_another_reason(Changed.PRIZES),
        "bet-on-the-company": _on_the_second(Changed.COMPANY),
        "explain-the-company": _for_another_reason(Changed.COMPANY),
        "bet-on-the-slips": _on_the_second(Changed.SLIPS),
        "explain-the-slips": _for_another_reason(Changed.SLIPS),
    },
    slogans={
        "trust always pays": _always("copycat", "copykitten", "grudger"),
        "forgive always": _always("copykitten", "always-cooperate", "simpleton", "copycat", "grudger"),
        "taking always pays": _always("always-cheat", "detective"),
        "as last time": _on_the_last_winner,
    },
)

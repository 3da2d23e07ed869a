"""Rules on when trust pays, judged by bets on tournaments of fixed habits (teachings A2, A3).

The tournaments are those of the repeated trust game; its results are pinned where it is simulated.
"""

from grader.domain.bets import Bet, Changed, Reason
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import euros
from grader.rules.rule import rule


def _bet(bet: Bet, changed: Changed) -> Mark | None:
    if bet.changed is not changed:
        return None
    if bet.habit is None:
        return missing(bet.where)
    mine, ranking = bet.ranking.standing(bet.habit), bet.ranking
    right = mine == ranking.winner
    gap = ranking.lead if right else ranking.winner.earned - mine.earned
    told = "more than those of any other habit" if right else "less than those of the best habit"
    why = f"Such firms earned {in_euros(mine.earned)} each, {in_euros(gap)} {told}. {bet.fact}"
    return judged(bet.where, mine.name, why, right=right)


def _reason(reason: Reason, changed: Changed) -> Mark | None:
    if reason.changed is not changed:
        return None
    if reason.habit is None:
        return missing(reason.where)
    ranking, share = reason.ranking, reason.ranking.share(reason.habit)
    right, ahead = share == ranking.feeder, round(share.ahead)
    gap = "level with" if not ahead else f"{in_euros(abs(ahead))} {'ahead of' if ahead > 0 else 'behind'}"
    elsewhere = "more than with anybody else" if right else "in deals with others it gained more"
    told = (
        f"There the winner earned {in_euros(share.winner)} and came out {gap} the runner-up; {elsewhere}. "
        f"All in all it leads by {in_euros(ranking.lead)}."
    )
    return judged(reason.where, f"{share.name} ({share.firms})", f"{told} {reason.fact}", right=right)


def in_euros(amount: float) -> str:
    """Return an average as people read it: whole euros, a loss with its sign in front."""
    return f"{'−' if round(amount) < 0 else ''}{euros(abs(round(amount)))}"


@rule("A2")
def bet_on_the_length(bet: Bet) -> Mark | None:
    """Count the deals that lie ahead: a breach pays at once, trust pays deal by deal.

    Boundary: Over few deals, or where the same firms can be let down over and over, trust does not catch up.
    """
    return _bet(bet, Changed.LENGTH)


@rule("A2")
def explain_the_length(reason: Reason) -> Mark | None:
    """Know in deals with whom a habit gets ahead over few deals or many: with whom trust had time to pay."""
    return _reason(reason, Changed.LENGTH)


@rule("A2")
def bet_on_the_prizes(bet: Bet) -> Mark | None:
    """Weigh what every kept deal goes on to bring against what a breach brings and costs.

    Boundary: Where a kept deal brings little, or a breach much, going on showing trust may not pay.
    """
    return _bet(bet, Changed.PRIZES)


@rule("A2")
def explain_the_prizes(reason: Reason) -> Mark | None:
    """Know in deals with whom a habit gets ahead when prizes change: with whom keeping faith is worth it."""
    return _reason(reason, Changed.PRIZES)


@rule("A3")
def bet_on_the_company(bet: Bet) -> Mark | None:
    """Look at the company you keep: good faith pays among firms that return it.

    Boundary: Among firms that break their word unprovoked it needs an answer to each proven breach.
    """
    return _bet(bet, Changed.COMPANY)


@rule("A3")
def explain_the_company(reason: Reason) -> Mark | None:
    """Know in deals with whom a habit has its lead: firms that keep faith, break it, or let breaches go."""
    return _reason(reason, Changed.COMPANY)


@rule("A3")
def bet_on_the_slips(bet: Bet) -> Mark | None:
    """Where slips happen a breach may mean no harm: see who can afford to let it pass, and who cannot.

    Boundary: Among firms that break their word on purpose, what lets slips pass also lets them pass.
    """
    return _bet(bet, Changed.SLIPS)


@rule("A3")
def explain_the_slips(reason: Reason) -> Mark | None:
    """Know in deals with whom a habit gets ahead with slips or without: who forgives, and who does not."""
    return _reason(reason, Changed.SLIPS)

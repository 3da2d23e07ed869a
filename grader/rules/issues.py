"""What there is to negotiate, what is settled, what cannot move, what both sides share (A11 to A17)."""

from grader.domain.finding import Mark, judged, missing
from grader.domain.issues import (
    CONCERNS,
    FIXITIES,
    STANDINGS,
    Concern,
    Fixity,
    Mapped,
    Ranking,
    Standing,
    Wish,
)
from grader.domain.written import euros
from grader.domain.zopa import Part, PriceFigures, PriceStep, Verdict
from grader.rules.rule import rule
from grader.rules.sums import close


@rule("A11")
def negotiate_open_issues_of_both(mapped: Mapped) -> Mark | None:
    """Negotiate what is open and matters to both sides, and list nothing else."""
    issue = mapped.issue
    if mapped.standing is None:
        return missing(f"{issue.where}, status")
    if mapped.standing is not issue.standing:
        return None  # A wrong status is judged once, where the status is counted.
    if mapped.concern is None:
        return missing(f"{issue.where}, matters to")
    if mapped.listed is None:
        return missing("To negotiate")
    chose = f"{CONCERNS[mapped.concern]}; {'listed' if mapped.listed else 'not listed'} for negotiation"
    right = mapped.concern is issue.concern and mapped.listed == issue.negotiable
    # Whom it touches decides only while it is open, or where the learner names the wrong side.
    concern = issue.standing is Standing.OPEN or mapped.concern is not issue.concern
    why = f"{issue.concern_fact} {_agenda(mapped)}" if concern else _agenda(mapped)
    return judged(issue.where, chose, why, right=right)


def _agenda(mapped: Mapped) -> str:
    issue = mapped.issue
    if issue.negotiable:
        fixed = issue.fixity is not Fixity.PREFERENCE
        side = ", and if one side cannot move, something around it must" if fixed else ""
        return f"It is open and matters to both{side}."
    if issue.standing is not Standing.OPEN:
        return f"It is {issue.standing}, so nothing about it is left to negotiate."
    who = "us" if issue.concern is Concern.US else "them"
    return f"It is open, but it matters only to {who}: a request, and no issue between the two."


@rule("A15")
def count_only_what_is_resolved(mapped: Mapped) -> Mark | None:
    """Know what is resolved already, so that you can build on it.

    Boundary: The count must be true: a condition still open, or a word taken back, resolves nothing.
    """
    issue, where = mapped.issue, f"{mapped.issue.where}, status"
    if mapped.standing is None:
        return missing(where)
    right = mapped.standing is issue.standing
    return judged(where, STANDINGS[mapped.standing], issue.standing_fact, right=right)


@rule("A17")
def tell_fixed_from_preferred(mapped: Mapped) -> Mark | None:
    """Know which issues cannot move, and tell law, regulation and fundamental policy from a preference."""
    issue, where = mapped.issue, f"{mapped.issue.where}, can it move"
    if mapped.fixity is None:
        return missing(where)
    return judged(where, FIXITIES[mapped.fixity], issue.fixity_fact, right=mapped.fixity is issue.fixity)


@rule("A12")
def find_the_common_ground(wish: Wish) -> Mark | None:
    """Find the common ground: the customer wants something that you can provide."""
    where = f"Common ground, {wish.where}"
    if wish.chosen is None:
        return missing(where)
    chose = "ticked" if wish.chosen else "not ticked"
    return judged(where, chose, wish.fact, right=wish.chosen == (wish.wanted and wish.provided))


@rule("A12")
def work_out_the_zopa(step: PriceStep) -> Mark | None:
    """Work out both limits on the price, and with them whether any price serves both.

    Boundary: Common ground does not promise a price: where the limits do not meet, say that none serves both.
    """
    figures = step.figures
    if step.part is Part.VERDICT:
        return _concluded(step, figures)
    if step.amount is None:
        return missing(step.where)
    theirs = step.part is Part.THEIR_LIMIT
    exact = figures.their_limit if theirs else figures.our_limit
    why = figures.their_reckoning() if theirs else figures.our_reckoning()
    return judged(step.where, euros(step.amount), why, right=close(step.amount, exact))


def _concluded(step: PriceStep, figures: PriceFigures) -> Mark:
    if step.verdict is None:
        return missing(step.where)
    asked = Verdict.BETWEEN if figures.exists else Verdict.NO_PRICE
    return judged(step.where, step.chose, figures.comparison(), right=step.verdict is asked)


@rule("A12")
def rank_what_matters_to_them(ranking: Ranking) -> Mark | None:
    """Rank what matters to the customer by what it is worth to them, not by how loudly it is said."""
    if ranking.chosen is None or len(ranking.chosen) < len(ranking.worths):
        return missing(ranking.where)
    asked = tuple(worth.name for worth in ranking.by_worth)
    sums = "; ".join(worth.reckoned() for worth in ranking.worths)
    return judged(
        ranking.where, ", ".join(ranking.chosen), f"A year of each: {sums}.", right=ranking.chosen == asked
    )

"""Rules on what comes before the talk that repairs or raises a relationship (teachings C1 to C6, C17)."""

from grader.domain.clinic import AccountStatus, Advice, Aim, Approach, GrowthDay, OrderVisit, RepairDays
from grader.domain.finding import Mark, judged, missing
from grader.domain.written import day, euros
from grader.rules.rule import rule


@rule("C17")
def look_before_giving_up(status: AccountStatus) -> Mark | None:
    """Do not inherit the verdict that nothing can be done with an account: look at what has happened."""
    if not status.chose:
        return missing(status.where)
    visit = status.ground
    if not status.keeps:
        why = f"Your ground is what others concluded; {status.relief} is what believing them pays."
    elif visit is None or not visit.took_place:
        why = (
            f"You keep the account, but the log says of {day(visit.day)}: “{visit.outcome}”."
            if visit
            else "You keep the account, but on no fact of its own."
        )
    else:
        why = f"The log says of {day(visit.day)}: “{visit.outcome}”. The verdict leaves that visit out."
    right = status.keeps and visit is not None and visit.took_place
    return judged(status.where, status.chose, why, right=right)


@rule("C1")
def repair_together(days: RepairDays) -> Mark | None:
    """Repair a damaged relationship by solving a problem that both have, together."""
    if not days.chose:
        return missing(days.where)
    problem = days.problem
    if problem is None:
        why = f"{days.gain} elsewhere is what you get for leaving the account as damaged as it is."
        return judged(days.where, days.chose, why, right=False)
    why = (
        f"Every month, {problem.name} cost them {euros(problem.theirs)} and us {euros(problem.ours)}"
        f"{_side(together=days.together, shared=problem.shared)}"
    )
    return judged(days.where, days.chose, why, right=days.together and problem.shared)


def _side(*, together: bool, shared: bool) -> str:
    if not together:
        return ". Whatever you solve alone at your desk, nothing is mended between you."
    return ": that is worth their days and yours." if shared else ": it is not a problem that both have."


@rule("C2")
def raise_what_goes_well(growth: GrowthDay) -> Mark | None:
    """Solve problems together where all goes well, too: that lifts an excellent relationship higher."""
    if not growth.chose:
        return missing(growth.where)
    wrote = f"{growth.person} named one trouble: {growth.wish}."
    if growth.topic:
        right = growth.topic == growth.wish
        why = wrote if right else f"You work on {growth.topic}, which goes well there. {wrote}"
        return judged(growth.where, growth.chose, why, right=right)
    spent = "A presentation leaves it" if growth.sells else "You leave it"
    return judged(
        growth.where, growth.chose, f"{wrote} {spent} unsolved, in return for {growth.gain}.", right=False
    )


@rule("C3")
def sell_and_negotiate_together(order: OrderVisit) -> Mark | None:
    """Sell and negotiate together from the start, because each needs the other."""
    if not order.chose:
        return missing(order.where)
    fact = f"Unless {order.open_term} are settled, {order.person} wrote, the goods are of no use."
    if not order.need:
        why = f"You negotiate before anybody has spoken of the need that {order.open_term} must serve."
    elif not order.term:
        why = f"You take the order, and {order.bonus}, before the open term is settled. {fact}"
    elif order.term != order.open_term:
        why = f"Need and term are on one table, but {order.term} was settled long ago. {fact}"
    else:
        why = f"{fact} So the need and that term belong on one table, whatever the bonus."
    right = order.need and order.term == order.open_term
    return judged(order.where, order.chose, why, right=right)


@rule("C4")
def change_the_approach(approach: Approach) -> Mark | None:
    """When the same approach keeps failing, change the approach."""
    if not approach.chose:
        return missing(approach.where)
    before = approach.before
    if before is None:
        return judged(approach.where, approach.chose, "Nobody before you has tried it.", right=True)
    why = f"{before.who} has been there: “{before.what}”. What came of it: “{before.result}”."
    return judged(approach.where, approach.chose, why, right=False)


@rule("C5")
def consult_before_planning(advice: Advice) -> Mark | None:
    """Consult colleagues and trainers before you plan again: those who have done it, in time."""
    if not advice.chose:
        return missing(advice.where)
    colleague = advice.colleague
    if colleague is None:
        why = "You save half a day, and plan with the same eyes as before."
        return judged(advice.where, advice.chose, why, right=False)
    late = colleague.away is not None and colleague.away >= advice.talk
    back = f", back on {day(colleague.away)}" if colleague.away else ""
    why = f"{colleague.name}: “{colleague.done}”{back}; the talk is on {day(advice.talk)}."
    if not colleague.fits:
        why += " That is no experience with a customer who keeps away."
    return judged(advice.where, advice.chose, why, right=colleague.fits and not late)


@rule("C6")
def aim_at_the_relationship(aim: Aim) -> Mark | None:
    """Make the changed relationship itself the goal: not an order, and not a small success."""
    if not aim.planned:
        return None
    if not aim.chose:
        return missing(aim.where)
    if not aim.relationship or aim.sign is None:
        why = f"Your goal is {aim.instead}. With that reached, the two of you could work as badly as now."
        return judged(aim.where, aim.chose, why, right=False)
    why = f"{aim.sign.facts}: {'that has to change' if aim.sign.broken else 'there is nothing to transform'}."
    return judged(aim.where, aim.chose, why, right=aim.sign.broken)

"""How a case of ``prep-brief`` stands on the screen."""

from datetime import date

from grader.domain.written import day, euros
from grader.exercises.sheet import Group, Prose, Sheet, Table
from grader.exercises.team.prep_brief.case import Case
from grader.exercises.team.prep_brief.course import lowered
from grader.exercises.team.prep_brief.papers import points
from grader.exercises.team.prep_brief.reading import LABELS


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"{case.deal.buyer}, {_weekday(case.team.met_on)} at {case.visit.course.begins}",
        brief=_brief(case),
        groups=(
            _guidance(case),
            _colleagues(case),
            *points(case),
        ),
    )


def _weekday(when: date) -> str:
    return f"{when:%A} {day(when)}"


def _brief(case: Case) -> tuple[Prose | Table, ...]:
    deal, team = case.deal, case.team
    week = team.week
    members = (week.boss, *week.colleagues, week.trainer)
    return (
        Prose(
            f"{case.situation} On {_weekday(team.met_on)} at {case.visit.course.begins} you meet about "
            f"{deal.quantity:,} {deal.trade.unit} ({deal.trade.product}). Our draft says "
            f"{euros(deal.price)} per {deal.trade.item}, which makes {euros(deal.value)}. "
            f"It is {_weekday(deal.start)}, early. Write the brief for this meeting."
        ),
        Table(
            "Our calendar for the week (who is not “in” cannot be reached)",
            ("", *(f"{when:%a} {when.day}" for when in week.days)),
            tuple((f"{one.name}, {one.role}", *one.cells) for one in members),
        ),
    )


def _guidance(case: Case) -> Group:
    team = case.team
    return Group(
        "guidance",
        f"{team.boss}, your boss",
        (
            Prose(
                f"Nobody makes you see {team.boss} about a deal of this size. An hour there is an hour "
                "without customers."
            ),
        ),
        (
            team.hour.choice("hour", "When you see your boss about it"),
            team.ask.choice("ask", "What you ask for, whenever that is"),
        ),
    )


def _colleagues(case: Case) -> Group:
    team = case.team
    approach = lowered(team.approach)
    return Group(
        "colleagues",
        "Your colleagues",
        (
            Prose(
                "An hour of a colleague is billed to your budget at €70, and what is left of that at the end "
                "of the year is your bonus. Twice you have tried to win this customer for a larger order, "
                f"both times in vain, and both times in the same way: {approach}."
            ),
        ),
        (
            team.write.choice("write", LABELS["write"]),
            team.deal.choice("deal", LABELS["deal"]),
            team.advice.choice("advice", LABELS["advice"]),
        ),
    )

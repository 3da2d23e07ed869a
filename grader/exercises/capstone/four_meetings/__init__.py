"""Exercise: one account and four meetings, in which the teachings meet."""

from collections.abc import Iterator

from grader.domain.written import day, euros
from grader.exercises.capstone.four_meetings.case import CHOICE, Case
from grader.exercises.capstone.four_meetings.draw import draw
from grader.exercises.exercise import Exercise, Outcomes, slot
from grader.exercises.sheet import Answer, Document, Group, Prose, Sheet, Table
from grader.rules import boundaries, boundaries_of_trust, repair_agreement, repair_talk


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    return Sheet(
        title=f"{case.deal.buyer}: two contracts, four meetings",
        brief=_brief(case),
        groups=tuple(
            Group(
                scene.id,
                scene.title,
                scene.documents,
                (scene.menu.choice(CHOICE, scene.where),),
                in_turn=scene.in_turn,
            )
            for scene in case.scenes
        ),
    )


def _brief(case: Case) -> tuple[Document, ...]:
    deal, policy = case.deal, case.policy
    one, other = case.contracts
    return (
        Prose(
            f"You sell {deal.trade.product} for {deal.seller}; {case.boss} is your boss. {deal.buyer} wants "
            f"two contracts: {one.person} buys for {one.name}, {other.person} for {other.name}; "
            f"{case.ops} runs the work at all sites. You meet {one.person} on "
            f"{day(one.day)}, {other.person} on {day(other.day)} and {case.ops.split()[0]} on "
            f"{day(case.talk)}. Meeting 4, on {day(case.close)}, closes both. "
            "All returns on offer are certain."
        ),
        Table(
            "The contracts",
            ("Contract", "Worth in a year", "Term"),
            tuple((each.name, euros(each.yearly), each.term) for each in case.contracts),
        ),
        Table(
            "Policy sheet",
            ("Term", "Meaning"),
            (
                ("Enterprise deal", f"{euros(policy.threshold)} or more over the whole term"),
                (
                    "Payment",
                    f"Ordinary within {policy.ordinary} days; beyond that special, by finance's rule",
                ),
                ("Causes for special payment", "; ".join(policy.causes)),
                ("Your mandate", f"To sign up to {euros(policy.mandate)}, within limits set with your boss"),
            ),
        ),
    )


def read(case: Case, answer: Answer) -> Iterator[object]:
    """Turn an answer into what the rules judge."""
    for scene in case.scenes:
        kind, _ = scene.menu.chosen(answer, scene.key)
        yield scene.subjects[kind or ""]


def follow(case: Case, answer: Answer) -> Outcomes:
    """Return what the other side answers."""
    said = ((scene.id, scene.menu.line(answer, scene.key)) for scene in case.scenes)
    return {name: (Prose(line.reply),) for name, line in said if line and line.reply}


EXERCISE = Exercise(
    id="four-meetings",
    module="capstone",
    title="Four meetings",
    objective="In one account, tell by the facts which of two teachings holds.",
    out_of_scope="Long sums and wording of your own; the reflection asks about a deal of yours.",
    minutes=20,
    hints=(
        (
            "Each question comes twice, with other facts. Look for what differs: the term of a contract, the "
            "promises that were kept, the day of a message, who can be reached, what the reason is."
        ),
        (
            "Ask each time: which fact would have to change for the opposite to be right? Then look up that "
            "fact, and not how the people sound."
        ),
        (
            "From another case: a clause on export law comes up. Their lawyer sits there, ours is at the "
            "dentist, and the tender closes tonight. One fact of three is missing: a pause is forbidden, so "
            "you answer."
        ),
    ),
    rubric=(
        slot(1.2, boundaries.boss_beside_never_instead),
        slot(1.2, boundaries.boss_early_by_the_size),
        slot(1.2, boundaries_of_trust.trust_says_how_much),
        slot(1.2, boundaries_of_trust.trust_says_who_goes_first),
        slot(1.2, boundaries.relief_for_cause_and_return),
        slot(1.2, boundaries.stall_only_when_outgunned),
        slot(1.2, boundaries_of_trust.no_trade_mends_a_quarrel),
        slot(0.5, repair_talk.probe_the_perception),
        slot(0.5, repair_talk.situation_before_motive),
        slot(0.6, repair_agreement.one_simple_fix),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
    evidence=True,
)

"""The exercise ``opening-statement``: choose and order true words among false, cold and hollow ones."""

from grader.domain.opening import PARTS, Part
from grader.domain.written import day
from grader.exercises.common_ground.opening_statement.case import Case
from grader.exercises.common_ground.opening_statement.draw import draw
from grader.exercises.common_ground.opening_statement.reading import follow, read, slots
from grader.exercises.exercise import Exercise, slot
from grader.exercises.sheet import Group, Option, Prose, Several, Sheet, Table
from grader.rules import opening as rules

FILES = {
    Part.BOND: ("The account", ("Where", "What it says")),
    Part.SETTLED: ("The minutes", ("Issue", "Date", "Entry")),
    Part.INTEREST: ("On the open issue", ("Who", "Says")),
    Part.LIMIT: ("What limits us", ("Source", "What it says")),
}
"""Titles and headings of what the file holds on each part."""


def present(case: Case) -> Sheet:
    """Put a case on the screen: five parts to choose words for, and the order."""
    return Sheet(
        title=f"You open the meeting with {case.deal.buyer}",
        brief=(_brief(case),),
        groups=(*(_part(case, part) for part in slots(case)), _order(case)),
    )


def _brief(case: Case) -> Prose:
    deal = case.deal
    return Prose(
        f"On {day(case.meeting)}, {case.us} opens the next meeting with {deal.buyer} for {deal.seller}: "
        f"{deal.quantity:,} {deal.trade.unit} ({deal.trade.product}) for next year. {case.them} sits "
        f"opposite. One issue is wide open, {case.issue}: we ask for {case.ours}, they for {case.theirs}. "
        "You write the opening. For each part, choose the words that do its work and are true by the file. "
        "At the end, choose which parts are said, and in which order; not all have to be."
    )


def _part(case: Case, part: Part) -> Group:
    chosen = slots(case)[part]
    documents = (Table(*FILES[part], chosen.rows),) if part in FILES else ()
    return Group(part, PARTS[part], documents, (chosen.menu.choice("words", "The words"),))


def _order(case: Case) -> Group:
    tones = {Part.GRIEVANCE: -1, Part.PRESSURE: -1}
    options = tuple(Option(part, PARTS[part], tones.get(part, 0)) for part in case.parts)
    more = (
        f"Besides the words that you chose there are: our case (as for {case.issue}, we ask for "
        f"{case.ours}), their slip, and the other customer."
    )
    return Group(
        "order",
        "The order",
        (Prose(case.advice), Prose(more)),
        (Several("parts", "What is said, from the first words to the last", options, ordered=True),),
    )


EXERCISE = Exercise(
    id="opening-statement",
    module="common-ground",
    title="The opening statement",
    objective="Open a meeting on true common ground, and invite a joint solution for what is open.",
    out_of_scope="Which issues to negotiate, what to disclose in later meetings, and what to trade.",
    minutes=10,
    hints=(
        (
            "Hold each sentence against the file: figures, dates, who said it, whether a condition is still "
            "open, which text is in force on the day. Warm words and strong words are easy; true ones count."
        ),
        (
            "Ask of each part: what would the other side answer? That is not so? That is yours, not ours? "
            "Or: yes, go on? And of the order: do they hear what both share before what you ask for, and "
            "are the last words the ones that you want an answer to?"
        ),
        (
            "From another case: returns (3 May) and audits (9 May) are signed; training waits for a board. "
            "So two of four, audits the latest, and not three. A statute of 2019 says 60 days, a draft says "
            "45: 60 is the limit, with its source. Both want no reminders: that goes before “we ask for 30 "
            "days”, and the last words are a question that both can answer."
        ),
    ),
    rubric=(
        slot(2.0, rules.say_the_bond),
        slot(2.0, rules.begin_with_a_shared_interest),
        slot(2.0, rules.build_on_what_is_settled),
        slot(2.0, rules.invite_a_joint_solution),
        slot(2.0, rules.state_the_constraint_exactly),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

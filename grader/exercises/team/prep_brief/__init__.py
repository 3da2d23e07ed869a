"""The exercise ``prep-brief``: the brief before the meeting, worked out with the boss."""

from grader.domain.colleagues import Helper
from grader.exercises.exercise import Exercise, Outcomes, slot
from grader.exercises.sheet import Answer, Message
from grader.exercises.team.prep_brief.case import Case, draw
from grader.exercises.team.prep_brief.reading import read
from grader.exercises.team.prep_brief.sheet import present
from grader.rules import colleagues, preparation


def follow(case: Case, answer: Answer) -> Outcomes:
    """Say what the boss answers, as soon as it is decided when and what the learner asks."""
    team = case.team
    slot, asked = team.hour.line(answer, "guidance.hour"), team.ask.line(answer, "guidance.ask")
    if slot is None or asked is None:
        return {}
    came = _came(case, slot.kind)
    return {"guidance": (Message(f"{case.team.week.days[0]:%A}", team.boss, f"{came} {asked.reply}"),)}


def _came(case: Case, booked: tuple[Helper, ...]) -> str:
    if not booked:
        return "You did not come to me, so I come to you."
    (hour,) = booked
    if not hour.present:
        return f"{hour.day:%A} finds me {hour.cell}; let us take what time we have."
    if hour.day >= case.team.met_on:
        return f"You put me down for {hour.day:%A}; your brief I want to see before the meeting."
    return f"{hour.day:%A} it is."


EXERCISE = Exercise(
    id="prep-brief",
    module="team",
    title="The brief before the meeting",
    objective="Write the brief for a meeting out of your papers, with your boss and your colleagues.",
    out_of_scope="The talks themselves, and what to ask for in return for what you offer.",
    minutes=15,
    hints=(
        (
            "Every decision has its paper: the calendar for people, the policy for the list, the table of "
            "takers for the limit, the two mails for guests and agenda. Look at dates before names."
        ),
        (
            "Ask of each helper: is this person in, and in time? Of each offer: what does the policy look "
            "at? Of your limit: what would I have without this deal, and what does this customer cost more?"
        ),
        (
            "From another case: a binding offer of €90 for each of 100 sets, less €500 for freight, leaves "
            "€8,500. Another customer has to be trained for €1,500. At €100 a set (€10,000 in all) "
            "that deal would leave just as much: €100 is the limit, whatever anybody hopes for."
        ),
    ),
    rubric=(
        slot(0.5, preparation.guidance_before_the_meeting),
        slot(0.5, colleagues.never_work_alone),
        slot(0.5, colleagues.teamwork_from_start_to_end),
        slot(0.5, colleagues.consult_before_you_replan),
        slot(1.0, preparation.all_that_may_be_offered),
        slot(1.5, preparation.limits_from_the_alternative),
        slot(0.5, preparation.limit_never_falsified),
        slot(1.0, preparation.know_whom_you_meet),
        slot(1.0, preparation.plan_how_it_will_go),
        slot(1.0, preparation.pitch_benefits_to_needs),
        slot(1.0, preparation.no_gap_in_the_quote),
        slot(1.0, colleagues.somebody_behind_each_promise),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

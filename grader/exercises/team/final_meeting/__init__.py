"""Exercise: cast the meetings of one account, and run the last one without leaving the table."""

from grader.exercises.exercise import Exercise, slot
from grader.exercises.team.final_meeting.draw import draw
from grader.exercises.team.final_meeting.reading import read
from grader.exercises.team.final_meeting.replies import follow
from grader.exercises.team.final_meeting.screen import present
from grader.rules import manager, meeting

EXERCISE = Exercise(
    id="final-meeting",
    module="team",
    title="The last meeting",
    objective="Cast the meetings of an account, and lead the last one with a colleague beside you.",
    out_of_scope="What the asks are worth in money, and what you prepare with other departments.",
    minutes=15,
    hints=(
        (
            "The policy sheet counts the whole term: price × quantity × years. The table of colleagues has "
            "two columns that both have to fit. In the plan, look for what the notes do not mention."
        ),
        (
            "Ask at each beat: who leads after this, and whom does the customer look at next? And: can the "
            "one who knows be reached right now, or only one who does not?"
        ),
        (
            "From another case: €90,000 a year over three years is €270,000; with a threshold of €200,000 "
            "that is an enterprise deal, so that the manager sits in at meeting 1 or 2. A lawyer “at the "
            "desk until 10:30” cannot answer a question at 11:10."
        ),
    ),
    rubric=(
        slot(1.0, manager.manager_joins_early),
        slot(0.9, meeting.two_at_the_close),
        slot(0.9, meeting.somebody_within_reach),
        slot(0.9, manager.manager_learns_the_needs),
        slot(0.9, manager.limits_guard_the_price),
        slot(0.9, meeting.answer_live),
        slot(0.9, manager.rep_still_leads),
        slot(0.9, manager.turn_towards_the_client),
        slot(0.9, meeting.stay_at_the_table),
        slot(0.9, meeting.cover_each_other),
        slot(0.9, meeting.report_what_was_promised),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

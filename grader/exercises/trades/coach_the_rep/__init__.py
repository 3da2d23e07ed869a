"""Exercise: as the manager, tell the reps who need you from those whom you have to turn round."""

from grader.exercises.exercise import Exercise, slot
from grader.exercises.trades.coach_the_rep.draw import draw
from grader.exercises.trades.coach_the_rep.reading import read
from grader.exercises.trades.coach_the_rep.replies import follow
from grader.exercises.trades.coach_the_rep.screen import present
from grader.rules import coaching, manager

EXERCISE = Exercise(
    id="coach-the-rep",
    module="trades",
    title="Six reps at your door",
    objective="As the manager, help those who prepare, decide by the sums, and turn the others round.",
    out_of_scope="How the reps then lead their talks, and what they say to the client.",
    minutes=15,
    hints=(
        (
            "Look for dates first: has the client asked already, or is the meeting still to come? Then for "
            "figures: are both sides of a trade there, and which side is larger?"
        ),
        (
            "Ask of each visitor: who is to be persuaded here, the client or you? And of each reply: whom "
            "will the client ask next time?"
        ),
        (
            "From another case: “a 20% chance × €30,000” and €1,000 of freight go out, €7,000; 4 quarters × "
            "€2,100 come back, €8,400. That brings €1,400, however bold the ask is. At 4 × €1,500 it would "
            "cost €1,000."
        ),
    ),
    rubric=(
        slot(1.1, coaching.hear_no_pleas),
        slot(1.1, manager.turn_towards_the_client),
        slot(1.1, manager.limits_guard_the_price),
        slot(1.1, coaching.guide_before_the_meeting),
        slot(1.2, coaching.settle_gives_and_gets),
        slot(1.1, coaching.decide_by_the_sums),
        slot(1.1, manager.manager_joins_early),
        slot(1.1, manager.manager_learns_the_needs),
        slot(1.1, manager.rep_still_leads),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

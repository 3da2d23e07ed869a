"""Exercise: prepare and lead the talk that repairs the relationship with a customer who keeps cancelling."""

from grader.exercises.common_ground.relationship_clinic.draw import draw
from grader.exercises.common_ground.relationship_clinic.reading import read
from grader.exercises.common_ground.relationship_clinic.replies import follow
from grader.exercises.common_ground.relationship_clinic.sheet import present
from grader.exercises.exercise import Exercise, slot
from grader.rules import people_and_business, repair_agreement, repair_before, repair_talk

LOOK = (
    "Every option names a fact: a date, a figure, a person, a sign. Look that fact up before you ask which "
    "option sounds best. In the log of visits, look for what the one that took place has of its own."
)

QUESTION = (
    "Ask of each choice: whose problem, whose measure, whose share is this, and where does it stand? And of "
    "what you would say: does it leave the other person something to find, to answer and to decide?"
)

EXAMPLE = (
    "From another case: visits failed on various days in May and June, all at the warehouse; the one in the "
    "office took place. “I can never hear the door there,” says the customer, “and they lock up at noon.” So "
    "it is the place, not ill will. “How about the office?” is one change, hits it, and is a question."
)

EXERCISE = Exercise(
    id="relationship-clinic",
    module="common-ground",
    title="The relationship clinic",
    objective="Lead the talk that repairs a difficult relationship, and agree on a fix for its cause.",
    out_of_scope="The offer that comes on another day, and customers whom you have reason to distrust.",
    minutes=15,
    hints=(LOOK, QUESTION, EXAMPLE),
    rubric=(
        slot(0.5, repair_before.repair_together),
        slot(0.5, repair_before.raise_what_goes_well),
        slot(0.5, repair_before.sell_and_negotiate_together),
        slot(0.5, repair_before.change_the_approach),
        slot(0.5, repair_before.consult_before_planning),
        slot(0.5, repair_before.aim_at_the_relationship),
        slot(0.5, repair_talk.no_selling_in_the_talk),
        slot(0.5, repair_talk.share_the_goal),
        slot(0.5, repair_talk.own_our_share),
        slot(0.5, repair_talk.ask_for_their_year),
        slot(0.5, repair_talk.learn_their_measure),
        slot(0.5, repair_talk.probe_the_perception),
        slot(0.5, repair_agreement.better_for_all_four),
        slot(1.0, repair_talk.situation_before_motive),
        slot(0.5, repair_agreement.one_simple_fix),
        slot(0.5, repair_talk.keep_to_the_main_issues),
        slot(0.5, repair_before.look_before_giving_up),
        slot(0.5, repair_agreement.mend_without_a_concession),
        slot(0.5, people_and_business.cause_diagnosed),
    ),
    draw=draw,
    present=present,
    read=read,
    follow=follow,
)

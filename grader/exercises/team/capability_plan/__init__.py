"""The exercise ``capability-plan``: what we can deliver by when, with whose help, on which terms."""

from grader.exercises.exercise import Exercise, slot
from grader.exercises.team.capability_plan.case import draw
from grader.exercises.team.capability_plan.reading import read
from grader.exercises.team.capability_plan.sheet import present
from grader.rules import capability, payment

EXERCISE = Exercise(
    id="capability-plan",
    module="team",
    title="What we can deliver, and on which terms",
    objective="Match a customer's needs to stock and capacity, and payment wishes to the rules.",
    out_of_scope="Prices, and what relief on payment should bring in return.",
    minutes=15,
    hints=(
        (
            "For each need, take three figures in turn: what is free in stock, what is missing, and when the "
            "two sources of that model could be there. For each request: which ordinary term does it meet?"
        ),
        (
            "Ask of each source: does it make this model, and what holds it up, production or material? Of "
            "each promise: does my plan hold it, and how do they take delivery? Of each reason: is it listed?"
        ),
        (
            "From another case: 80 needed in 6 weeks; 50 in stock, 20 of them reserved, so 50 are missing. A "
            "line makes 20 a week, is ready after 1 week and has material after 3: 3 + 3 + 1 on the road = 7 "
            "weeks. That is too late: 30 on their day and 50 later, if they take it in parts."
        ),
    ),
    rubric=(
        slot(1.0, capability.check_with_production_and_supply_chain),
        slot(1.0, capability.check_once_needs_are_known),
        slot(2.0, capability.leave_no_shortfall_open),
        slot(2.0, capability.promise_by_the_lead_time),
        slot(1.0, capability.agree_on_support),
        slot(1.5, payment.special_terms_go_to_finance),
        slot(1.5, payment.relief_needs_a_cause),
    ),
    draw=draw,
    present=present,
    read=read,
)

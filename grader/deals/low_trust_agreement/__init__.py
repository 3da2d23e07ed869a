"""The agreement with a counterpart without trust, over a deal of the learner's own."""

from grader.deals.low_trust_agreement.printed import brief, notes
from grader.deals.low_trust_agreement.reading import read
from grader.deals.low_trust_agreement.sections import ACTS, PACE, SAFEGUARDS, STEPS
from grader.deals.tool import Tool, Use
from grader.rules import low_trust, performance
from grader.rules.too_much import not_too_much_at_once

_STEPS = "a delivery of yours"

TOOL = Tool(
    id="low-trust-agreement",
    title="If trust is low",
    exercise="low-trust-agreement",
    text="Acts of theirs that are proven, and deliveries of yours that follow them, step by step.",
    sections=(SAFEGUARDS, PACE, ACTS, STEPS),
    rules=(
        Use(
            low_trust.begin_with_safeguards,
            "four of their promises, what the contract is worth, and their answer",
        ),
        Use(low_trust.verify_the_power_to_agree, "what the contract is worth"),
        Use(low_trust.verify_before_you_start, "the day of the next meeting"),
        Use(low_trust.verify_with_somebody_else, "who confirms it"),
        Use(low_trust.move_slowly, "their last promise, its two days, and how long you can wait"),
        Use(
            low_trust.use_small_increments,
            "the price, the part that is paid in advance, and the most to have at risk",
        ),
        Use(not_too_much_at_once, "how many offers are open at a time"),
        Use(low_trust.control_the_notes, "who takes the notes"),
        Use(low_trust.draw_up_the_agreement, "who draws up the agreement"),
        Use(performance.control_performance, "an act of theirs, with its two days"),
        Use(performance.name_the_owner, _STEPS),
        Use(performance.pair_each_act, _STEPS),
        Use(performance.let_them_act_first, _STEPS),
        Use(
            performance.agree_in_steps,
            f"{_STEPS}, the units in the contract, the price, and the most to have at risk",
        ),
    ),
    read=read,
    notes=notes,
    brief=brief,
)

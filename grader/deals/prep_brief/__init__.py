"""The brief before a meeting, over a deal of the learner's own."""

from grader.deals.prep_brief.printed import brief, notes
from grader.deals.prep_brief.reading import read
from grader.deals.prep_brief.sections import (
    AGENDA,
    BACKING,
    LIMIT,
    OFFERS,
    PEOPLE,
    QUOTE,
    TEAM,
)
from grader.deals.tool import LeftOut, Tool, Use
from grader.rules import colleagues, preparation

_MEETING = "the day of the next meeting, under “The deal”"

TOOL = Tool(
    id="prep-brief",
    title="Prep brief",
    exercise="prep-brief",
    text="What you take into the next meeting: help, offers, your limit, the people, the quote.",
    sections=(TEAM, OFFERS, LIMIT, PEOPLE, AGENDA, QUOTE, BACKING),
    rules=(
        Use(preparation.guidance_before_the_meeting, _MEETING),
        Use(colleagues.never_work_alone, _MEETING),
        Use(colleagues.teamwork_from_start_to_end, _MEETING),
        Use(
            colleagues.consult_before_you_replan,
            f"an approach that has failed, and {_MEETING}",
            optional=True,
        ),
        Use(preparation.all_that_may_be_offered, "what you could offer, and whether your policy lets you"),
        Use(
            preparation.limits_from_the_alternative,
            "what the alternative leaves, and what this customer costs more",
        ),
        Use(preparation.limit_never_falsified, "what you say of your lowest price"),
        Use(
            preparation.know_whom_you_meet,
            "what the contract is worth, and up to what sum each person may sign",
        ),
        Use(preparation.pitch_benefits_to_needs, "a person, and what that person needs"),
        Use(preparation.no_gap_in_the_quote, "a line of the quote, and how it stands"),
        Use(colleagues.somebody_behind_each_promise, "a promise, and what it rests on"),
    ),
    left_out=(
        LeftOut(
            preparation.plan_how_it_will_go,
            "It judges the places of five points by who is there when, which the case's letters say and no "
            "own deal can; the agenda is kept and printed, and no rule judges it.",
        ),
    ),
    read=read,
    notes=notes,
    brief=brief,
)

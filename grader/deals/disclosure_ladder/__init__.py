"""The disclosure ladder over a deal of the learner's own: what to tell, when, in which words."""

from grader.deals.disclosure_ladder.printed import brief, notes
from grader.deals.disclosure_ladder.reading import read
from grader.deals.disclosure_ladder.sections import PIECES, TALKS
from grader.deals.tool import Tool, Use
from grader.rules import sharing
from grader.rules.too_much import not_too_much_at_once

_PIECES = "a piece, with all its facts"
_LADDER = "four of their promises, all facts of every piece, and from what sum a gain matters"

TOOL = Tool(
    id="disclosure-ladder",
    title="What to tell",
    exercise="disclosure-ladder",
    text="What to tell them, in which meeting, how exactly, and what to ask in return.",
    sections=(PIECES, TALKS),
    rules=(
        Use(sharing.share_what_is_worth_it, _PIECES),
        Use(sharing.lead_with_what_matters, _LADDER),
        Use(sharing.climb_in_small_steps, _LADDER),
        Use(sharing.stay_open, "four of their promises, and all facts of every piece"),
        Use(not_too_much_at_once, f"{_LADDER.rpartition(',')[0]}, and the most risk to take in one meeting"),
        Use(sharing.fixed_only_where_fixed, _PIECES),
        Use(sharing.constraints_early, _PIECES),
        Use(sharing.invite_their_limits, _PIECES),
        Use(sharing.constraints_exactly, _PIECES),
        Use(sharing.tell_the_truth, _LADDER),
        Use(sharing.ask_their_concerns, "what you do when nothing comes back"),
    ),
    read=read,
    notes=notes,
    brief=brief,
)

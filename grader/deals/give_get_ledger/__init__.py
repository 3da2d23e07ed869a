"""The ledger of gives and gets over a deal of the learner's own: what each ask costs, and what comes back."""

from grader.deals.give_get_ledger.printed import brief, notes
from grader.deals.give_get_ledger.reading import read
from grader.deals.give_get_ledger.sections import (
    ASKS,
    MANDATE,
    TABLE,
)
from grader.deals.tool import Tool, Use
from grader.rules import ledger
from grader.rules.bargain import value_asks_at_the_table

_ASK = "an ask, with its kind, its figures and who decides on it"

TOOL = Tool(
    id="give-get-ledger",
    title="Give and get",
    exercise="give-get-ledger",
    text="What each ask costs you, what you want for it, and what is yours to decide.",
    sections=(MANDATE, ASKS, TABLE),
    rules=(
        Use(ledger.give_costed, _ASK),
        Use(ledger.risk_priced, _ASK),
        Use(ledger.something_for_each_give, _ASK),
        Use(ledger.return_covers_the_cost, _ASK),
        Use(ledger.ask_from_its_row, _ASK),
        Use(ledger.large_ask_if_well_paid, _ASK),
        Use(ledger.decide_inside_the_limits, _ASK),
        Use(ledger.mandate_filled, "your limit, and what one costs us in a row of your mandate"),
        Use(ledger.answer_for_yourself, "what you do about an ask inside your mandate"),
        Use(value_asks_at_the_table, "where you work out a new ask"),
        Use(ledger.show_the_sums, "what your note shows"),
    ),
    read=read,
    notes=notes,
    brief=brief,
)

"""What is filled in for the ledger of gives and gets."""

from grader.deals.deal import Rows, Section
from grader.deals.fields import LINE, Text, choice
from grader.domain.bargain import Figuring
from grader.domain.ledger import (
    Appeal,
    Authority,
    Shown,
    Verdict,
)
from grader.exercises.sheet import Amount

AUTHORITIES: dict[str, str] = {
    Authority.OWN: "You",
    Authority.LEADER: "Your sales leader",
    Authority.FINANCE: "Your finance",
}
VERDICTS: dict[str, str] = {
    Verdict.YES: "Yes, for what I ask in return",
    Verdict.NO: "No, and I say what it would take",
    Verdict.LEADER: "My sales leader has to decide",
    Verdict.FINANCE: "Our finance has to decide",
}
COST, RISK = "cost", "risk"
NEW, OWED, KIND = "new", "owed", "kind"
IDLE = {
    OWED: "That is agreed or owed already, so that it brings nothing new.",
    KIND: "Nothing that can be counted comes of it, however kindly it is meant.",
}
ASK_FACTS = ("name", "kind", "number", "each", "authority")

MANDATE = Section(
    id="mandate",
    title="Your mandate",
    text="Settled before the meeting: how far you may go alone, and what you must ask for in return.",
    fields=(Amount("limit", "You decide alone on what costs us up to", "€"),),
    rows=Rows(
        "row",
        (
            Text("name", "What they may ask for", LINE, "training days"),
            Amount("each", "One of it costs us", "€"),
            Amount("most", "You may agree to, at most", "of them", 1e6),
            Text("get", "You must ask for", LINE, "a forecast for the year"),
            Amount("worth", "That is worth to us", "€"),
        ),
        known=2,
    ),
)

ASKS = Section(
    id="ask",
    title="Their asks",
    text=(
        "What they ask for, or surely will. A cost is a number times a price; a risk is its chance times the "
        "loss. First write what you think it costs, then what it comes to."
    ),
    rows=Rows(
        "ask",
        (
            Text("name", "They ask for", LINE, "Six more training days"),
            Amount("cost", "It costs us, as you think", "€"),
            choice("kind", "It is", {COST: "A cost", RISK: "A risk"}),
            Amount("number", "How many, or how likely in %", "", 1e6),
            Amount("each", "Each costs, or the loss is", "€"),
            choice(
                "authority",
                "By our policy, who decides on it",
                AUTHORITIES,
            ),
            Text("get", "You ask for in return", LINE, "a two-year term"),
            choice(
                "return",
                "That return is",
                {
                    NEW: "New, and can be counted",
                    OWED: "Agreed or owed already",
                    KIND: "Goodwill or kind words",
                },
            ),
            Amount("worth", "It is worth to us", "€"),
            choice("verdict", "Your answer", VERDICTS),
        ),
        known=6,
    ),
)

TABLE = Section(
    id="ledger",
    title="At the table",
    text="Three habits that decide what the sums are good for.",
    fields=(
        choice(
            "call",
            "An ask inside your mandate comes up at the table. You",
            {
                Appeal.OWN_ANSWER: "Answer it yourself",
                Appeal.PLEA: "Call your boss, and plead for it",
                Appeal.GUIDANCE: "Call your boss for advice",
                Appeal.NOTHING: "Leave it open",
            },
        ),
        choice(
            "figuring",
            "You work out what a new ask costs",
            {
                Figuring.AT_THE_TABLE: "Here and now, at the table",
                Figuring.BREAK: "In a break",
                Figuring.ROUGHLY: "By a guess",
                Figuring.LATER: "After the meeting",
            },
        ),
        choice(
            "note",
            "Your note to your leader shows",
            {
                Shown.BOTH: "What we give and what we get",
                Shown.COST: "What we give",
                Shown.WORTH: "What we get",
                Shown.NEITHER: "No sum",
            },
        ),
    ),
)

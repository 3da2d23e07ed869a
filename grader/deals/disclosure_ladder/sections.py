"""What is filled in for the disclosure ladder."""

from grader.deals.deal import Rows, Section
from grader.deals.fields import LINE, SENTENCE, Pick, Text, choice
from grader.domain.disclosure import (
    Ask,
    Meeting,
    Onward,
    Origin,
    Silence,
    Stance,
    Words,
)
from grader.exercises.sheet import Amount

WHEN = {
    "1": "Meeting 1",
    "2": "Meeting 2",
    "3": "Meeting 3",
    "0": "Not told",
}
ORIGINS: dict[str, str] = {
    Origin.LAW: "a law",
    Origin.REGULATOR: "a regulator",
    Origin.BOARD: "fundamental company policy",
    Origin.WISH: "a wish of ours",
}
MEETINGS = tuple(Meeting)[1:]
FACTS = ("fact", "issue", "origin", "gain", "chance", "loss", "opens")

PIECES = Section(
    id="piece",
    title="What you know",
    text=(
        "What you know and they do not: a limit of yours, a date, an alternative, a wish. Put rough figures "
        "to each; then decide what to tell, when and how."
    ),
    rows=Rows(
        "piece",
        (
            Text("name", "In a few words", LINE, "Delivery date"),
            Text("fact", "What is true", SENTENCE, "We cannot ship before 3 May"),
            Text("issue", "The issue that it bears on", LINE, "delivery"),
            choice("origin", "It comes from", {kind: text.capitalize() for kind, text in ORIGINS.items()}),
            choice("opens", "Its issue opens in", {"1": "Meeting 1", "2": "Meeting 2", "3": "Meeting 3"}),
            Amount("gain", "Telling it gains us", "€"),
            Amount("chance", "Chance of misuse", "%", 100),
            Amount("loss", "Misuse would cost us", "€"),
            choice("when", "You tell it in", WHEN),
            choice("stance", "You present it as", {Stance.FIXED: "Fixed", Stance.PREFERENCE: "A preference"}),
            choice(
                "words",
                "What you say of it is",
                {
                    Words.EXACT: "Exact",
                    Words.RANGE: "A range",
                    Words.VAGUE: "Vague",
                    Words.SLANTED: "Bent in our favour",
                },
            ),
            choice(
                "ask",
                "And you add",
                {
                    Ask.THEIR_LIMIT: "A question about their limits on it",
                    Ask.NOTHING: "Nothing",
                    Ask.SIDE_QUESTION: "A question about something else",
                    Ask.CONCESSION: "A demand on it",
                },
            ),
        ),
        known=8,
    ),
)

TALKS = Section(
    id="telling",
    title="In the talks",
    text="Where you begin, and what you do if nothing comes back.",
    fields=(
        Pick("opening", "You say first", PIECES.id),
        Amount("matters", "In this deal, a gain matters from", "€"),
        Amount("limit", "Where trust is low, the most risk to take in one meeting", "€"),
        choice(
            "silence",
            "Suppose they tell you nothing in return in meeting 1. You",
            {
                Silence.ASK_CONCERNS: "Ask them directly what concerns them most",
                Silence.LET_DROP: "Let it rest, and go on",
                Silence.PRESS: "Make your next piece depend on theirs",
                Silence.TELL_MORE: "Tell them more, so that they open up",
            },
        ),
        choice(
            "onward",
            "And meetings 2 and 3 then go",
            {
                Onward.AS_PLANNED: "As planned",
                Onward.HOLD_BACK: "With the rest kept back",
                Onward.THEIRS_FIRST: "On only after they have told something",
                Onward.ALL_AT_THE_END: "With all of the rest told in meeting 3",
            },
        ),
    ),
)

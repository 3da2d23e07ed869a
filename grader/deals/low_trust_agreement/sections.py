"""What is filled in for the agreement without trust."""

from grader.deals.deal import Rows, Section
from grader.deals.fields import LINE, SENTENCE, Day, Pick, Text, choice
from grader.domain.agreement import Owner, Proof, Remedy
from grader.domain.safeguards import (
    Begin,
    Checked,
    Moment,
    Side,
    Source,
)
from grader.exercises.sheet import Amount, Option

NO_ACT = "no-act"
SIDES: dict[str, str] = {
    Side.OURS: "Somebody of ours",
    Side.THEIRS: "Somebody of theirs",
    Side.NOBODY: "Nobody in particular",
}

SAFEGUARDS = Section(
    id="safeguards",
    title="Safeguards",
    text=(
        "Three safeguards: their authority is checked, the paperwork is yours, and what they do is proven. "
        "Ask for all three before you begin."
    ),
    fields=(
        choice("accepts", "Their answer to the three safeguards", {"yes": "Yes to all three", "no": "No"}),
        choice(
            "begin",
            "Talks with them",
            {
                Begin.ON_THEIR_TERMS: "Begin, on what their answer sets",
                Begin.DECLINE: "Do not begin",
                Begin.GESTURE: "Begin, and waive the safeguards",
                Begin.SMALL_FIRST: "Begin small, safeguards later",
            },
        ),
        choice(
            "checked",
            "On authority, you verify",
            {
                Checked.POWER_TO_AGREE: "That this person may agree to this sum",
                Checked.SOLVENCY: "That they can pay",
                Checked.POSITION: "That they hold the title on the card",
                Checked.PAST_ORDERS: "That they have signed orders before",
            },
        ),
        choice(
            "moment",
            "You verify it",
            {
                Moment.BEFORE_FIRST_SITTING: "Before you first sit down",
                Moment.FIRST_SITTING: "When you first sit down",
                Moment.BETWEEN_SITTINGS: "Between two sittings",
                Moment.TERMS_SETTLED: "When the terms are settled",
                Moment.AFTER_SIGNATURE: "After the signature",
            },
        ),
        choice(
            "source",
            "Who confirms it",
            {
                Source.INSIDER: "Another person of theirs",
                Source.THIRD_PARTY: "A third party, such as a register",
                Source.OWN_WORD: "The person in question",
                Source.OWN_PAPER: "What that person has written",
                Source.OUR_IMPRESSION: "An impression of ours",
            },
        ),
    ),
)

PACE = Section(
    id="pace",
    title="The talks",
    text="Slowly, and with little on the table at a time.",
    fields=(
        Text("promise", "What they have promised last", SENTENCE, "the audited accounts"),
        Day("due", "It is due on"),
        Day("proven", "It can be proven from"),
        Day("sitting", "You meet again on"),
        Day("until", "You can wait until"),
        Amount("cap", "At most at risk before an act of theirs is proven", "€"),
        Amount("price", "Price of one unit", "€"),
        Amount("units", "Units in your first offer", "units"),
        Amount("paid", "Of these, paid in advance", "%", 100),
        choice("open", "Offers open at a time", {"1": "One", "2": "Two", "3": "Three or more"}),
        choice("notes", "Who takes the notes", SIDES),
        choice("draft", "Who draws up the agreement", SIDES),
    ),
)

ACTS = Section(
    id="act",
    title="What they do",
    text="Each act that the agreement asks of them: how you learn of it, and what follows if it fails.",
    rows=Rows(
        "act",
        (
            Text("name", "They", LINE, "pay the first third"),
            Day("due", "Due on"),
            Day("proven", "Can be proven from"),
            choice(
                "proof",
                "Proof comes",
                {Proof.INDEPENDENT: "From somebody else", Proof.THEIRS: "From them"},
            ),
            choice(
                "remedy",
                "If it is not proven in time",
                {
                    Remedy.BITES: "Something that costs them follows by itself",
                    Remedy.WORDS: "You talk or write to them",
                },
            ),
        ),
        known=3,
    ),
)

STEPS = Section(
    id="step",
    title="What you deliver",
    text="Your deliveries, each small enough, and each after an act of theirs.",
    fields=(Amount("quantity", "Units in the contract", "units"),),
    rows=Rows(
        "delivery",
        (
            Text("name", "Delivery", LINE, "First twenty machines"),
            Text("person", "Who answers for it", LINE, "Ann Lee"),
            choice(
                "owner",
                "That is",
                {
                    Owner.OUR_PERSON: "A person of ours",
                    Owner.THEIR_PERSON: "A person of theirs",
                    Owner.NO_PERSON: "No single person",
                },
            ),
            Pick("condition", "It leaves after they", ACTS.id, (Option(NO_ACT, "nothing they have to do"),)),
            Day("leaves", "It leaves on"),
            Amount("units", "Units in it", "units"),
        ),
        known=1,
    ),
)

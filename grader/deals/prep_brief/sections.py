"""What is filled in for the brief before a meeting."""

from grader.deals.deal import Rows, Section
from grader.deals.fields import LINE, SENTENCE, Day, Text, choice
from grader.domain.colleagues import Backing
from grader.domain.preparation import (
    Asked,
    Claim,
    Limit,
)
from grader.exercises.sheet import Amount

YES, NO = "yes", "no"
AGREED = {YES: "Agreed", NO: "Not asked yet"}
NOT_AGREED = "nothing agreed yet"
COMPLETE, MENDED, OPEN_GAP = "complete", "mended", "open"

TEAM = Section(
    id="team",
    title="Boss and colleagues",
    text="Who guides you before the meeting, and who works with you before, during and after it.",
    fields=(
        choice("guided", "You see your boss about this deal", {YES: "Yes, on the day below", NO: "No"}),
        Day("hour", "On"),
        choice("asked-agreed", "That hour is", AGREED),
        choice(
            "asked",
            "You ask for",
            {
                Asked.GUIDANCE: "Advice; the decisions stay mine",
                Asked.PLEA: "What the customer wants",
                Asked.HANDOVER: "Somebody to take over the talks",
                Asked.PERMISSION: "Leave for what I may offer anyway",
            },
        ),
        Text("failed", "An approach that has failed with them (leave empty if none has)", SENTENCE),
        Text("adviser", "Who advises you on the next one"),
        Day("advised", "When"),
    ),
    rows=Rows(
        "colleague",
        (
            Text("name", "Colleague", LINE, "Ann Lee"),
            Day("day", "Works with you on"),
            choice("agreed", "That is", AGREED),
        ),
        known=3,
    ),
)

OFFERS = Section(
    id="offer",
    title="What to offer",
    text="Everything that you could offer them, and whether your policy lets you.",
    rows=Rows(
        "offer",
        (
            Text("name", "You could offer", LINE, "Free delivery"),
            choice("allowed", "Your policy lets you offer it to them", {YES: "Yes", NO: "No"}),
            Text("source", "Where it says so", SENTENCE, "Price list, page 3: orders from 50 units"),
            choice("listed", "On your list for the meeting", {YES: "On the list", NO: "Left out"}),
        ),
        known=3,
    ),
)

LIMIT = Section(
    id="limits",
    title="Your limit",
    text=(
        "Your walk-away price follows from what you would do without this deal. At that price the deal "
        "leaves you just as much."
    ),
    fields=(
        Text(
            "alternative",
            "What you would do without this deal",
            SENTENCE,
            "Sell the same place to another customer",
        ),
        Amount("leaves", "That would leave us, in all", "€"),
        Amount("serving", "This customer costs us more than that one, in all", "€"),
        Amount("target", "What you hope for, in all", "€"),
        Amount("reservation", "So your walk-away price for the whole deal is", "€"),
        choice(
            "talk",
            "They ask for your lowest price. What you say of it is",
            {
                Limit.WITHHELD: "Nothing, or nothing untrue",
                Limit.FALSE_FLOOR: "A figure above your true limit",
                Limit.FALSE_RIVAL: "That somebody else has signed, when nobody has",
                Limit.FALSE_ORDER: "That your boss has set a price, when nobody has",
            },
        ),
    ),
)

PEOPLE = Section(
    id="people",
    title="The people",
    text="Each person across the table: what they may sign, what they need, and what you say to that.",
    rows=Rows(
        "person",
        (
            Text("name", "Name and part", LINE, "Kim Park, head of purchasing"),
            Amount("signs", "May sign alone up to", "€"),
            choice("can", "So this person can sign this deal alone", {YES: "Yes", NO: "No"}),
            Text("need", "What they need, in their own words", SENTENCE, "We must not stand still at night."),
            Text(
                "say",
                "What you say to that",
                SENTENCE,
                "A technician within two hours: you lose no night shift.",
            ),
            choice(
                "claim",
                "Read your sentence again: it",
                {
                    Claim.FITS: "says what answers the need, and what it brings",
                    Claim.FEATURES_ONLY: "lists what we have",
                    Claim.FIGURES_ONLY: "is figures",
                    Claim.NEED_OF_THE_OTHER: "answers somebody else's need",
                },
            ),
        ),
        known=2,
    ),
)

AGENDA = Section(
    id="agenda",
    title="Agenda",
    text="The points in your order, and whom you need for each. It is printed; no rule judges it.",
    rows=Rows(
        "point",
        (Text("name", "Point", LINE, "Delivery dates"), Text("who", "Who has to be there", LINE)),
        known=2,
    ),
)

QUOTE = Section(
    id="quote",
    title="The quote",
    text="What they have asked for, line by line, and how your quote answers it.",
    rows=Rows(
        "line",
        (
            Text("name", "They asked for", LINE, "Spare parts for five years"),
            choice(
                "stands",
                "In the quote it is",
                {
                    COMPLETE: "Complete",
                    MENDED: "Not yet, I close it before the meeting",
                    OPEN_GAP: "Left open",
                },
            ),
            Text("why", "What is wanting", SENTENCE),
        ),
        known=3,
    ),
)

BACKING = Section(
    id="backing",
    title="What you promise",
    text="Each promise of yours that others have to keep, and the person who stands behind it.",
    rows=Rows(
        "promise",
        (
            Text("name", "You promise", LINE, "Delivery by 3 May"),
            Text("rests", "It rests on", LINE, "production"),
            Text("who", "Who stands behind it", LINE, "Ann Lee"),
            choice(
                "backing",
                "That is",
                {
                    Backing.IN_CHARGE: "The person in charge of it now",
                    Backing.NOT_IN_CHARGE: "Somebody else",
                    Backing.DEPARTMENT: "A department, without a name",
                    Backing.THE_REP: "Only me",
                },
            ),
        ),
        known=2,
    ),
)

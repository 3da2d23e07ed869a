"""A small exercise with every kind of field and document, for the tests of the screen."""

from collections.abc import Iterable
from random import Random
from typing import Any

from msgspec import Struct

from grader.domain.finding import Mark, judged, missing
from grader.exercises.exercise import Exercise, Outcomes, slot
from grader.exercises.sheet import (
    Amount,
    Answer,
    Choice,
    Figure,
    Group,
    Message,
    Option,
    Prose,
    Series,
    Several,
    Sheet,
    Table,
)
from grader.rules.rule import rule


class Reply(Struct, frozen=True):
    """What the learner does about one card."""

    where: str
    cause: str | None


@rule("A7")
def names_the_cause(reply: Reply) -> Mark | None:
    """A remedy needs a cause first."""
    if reply.cause is None:
        return missing(reply.where)
    return judged(
        reply.where,
        reply.cause,
        "The mail of 3 March came two days after the deadline.",
        right=reply.cause == "late",
    )


@rule("A6")
def keeps_price_apart(reply: Reply) -> Mark | None:
    """A relationship is not mended with money."""
    if reply.cause is None:
        return missing(reply.where)
    return judged(
        reply.where, reply.cause, "The credit of €1,800 <b>bought</b> nothing.", right=reply.cause != "paid"
    )


STEPS = (
    Option(
        "ask",
        "Ask Amara to describe what the last three weeks looked like from her side, and listen to the end",
    ),
    Option(
        "offer",
        "Offer a credit note over 3% on the open order, so that the mood improves before the meeting",
    ),
    Option(
        "wait", "Wait until Thursday's call, when both of you will have the delivery figures on the table"
    ),
)
CAUSES = (
    Option("late", "Not sent or late"),
    Option("misread", "Intent misread"),
    Option("unknown", "Situation unknown"),
    Option("paid", "Nothing at all"),
)
WEEKS = tuple(Option(f"week-{number}", f"Week {number}") for number in range(1, 9))


def _card(number: int) -> Group:
    return Group(
        f"card-{number}",
        f"Card {number}",
        (
            Message(
                "3 March",
                "Amara Okafor (Lindgren <Outdoor>)",
                "The pallets came on Tuesday.\n\nNobody told us & we had a crew waiting.",
            ),
            Table(
                "What the delay cost",
                ("Item", "Hours", "Cost"),
                (("Crew", "12", "€480"), ("Crane", "4", "€1,320")),
            ),
        ),
        (
            Choice("cause", "What is the cause?", CAUSES),
            Choice("step", "What do you do first?", STEPS),
            Choice("week", "When is the next meeting?", WEEKS),
            Amount("cost", "What does your move cost us?", "€", 100_000),
        ),
    )


def _present(_case: int) -> Sheet:
    brief = (
        Prose("You sell shipping boxes.\nLindgren buys them.", "The account"),
        Prose("Read each card, then decide."),
    )
    return Sheet("Lindgren Outdoor, spring", brief, tuple(_card(number) for number in range(1, 4)))


def _read(_case: int, answer: Answer) -> Iterable[object]:
    for number in range(1, 4):
        cause = answer.get(f"card-{number}.cause")
        yield Reply(f"Card {number}", None if cause is None else str(cause))


def _draw(random: Random) -> int:
    return random.randrange(1000)


EXERCISE: Exercise[Any] = Exercise(
    id="people-or-business",
    module="trust",
    title="A sample",
    objective="Tell one thing from the other.",
    out_of_scope="<everything> else.",
    minutes=5,
    hints=("Look at the dates.", "Ask who knew what.", "In another case, the mail was never sent."),
    rubric=(slot(5, names_the_cause), slot(5, keeps_price_apart)),
    draw=_draw,
    present=_present,
    read=_read,
)


OPENINGS = (Option("ask", "Ask how it was"), Option("tell", "Tell how it was"))
POINTS = (Option("price", "The price"), Option("date", "The <date>"), Option("people", "The people"))
LINE = Series("Their <trust>", ((0, 0), (1, 3), (2, 5)), 1, joined=True)


def _talk(_case: int) -> Sheet:
    return Sheet(
        "A talk in three beats",
        (Prose("You meet Amara."),),
        (
            Group("opening", "You open", (), (Choice("line", "You say", OPENINGS),)),
            Group(
                "agenda",
                "You go on",
                (),
                (
                    Several("order", "In which order?", POINTS, ordered=True),
                    Several("drop", "What do you leave out?", POINTS),
                ),
                in_turn=True,
            ),
            Group("end", "You end", (), (Choice("line", "You say", OPENINGS),), in_turn=True),
        ),
    )


def _replies(_case: int, answer: Answer) -> Outcomes:
    figure = Figure(title="Trust", text="Trust rises to 5.", across="Minutes", up="Trust", series=(LINE,))
    reply = Message("3 March", "Amara", "“Bad & long.”" if answer.get("opening.line") == "ask" else "“No.”")
    return {"opening": (reply,), "agenda": (figure,), "end": (Prose("You part as friends."),)}


TALK: Exercise[Any] = Exercise(
    id="call-it-out",
    module="reciprocity",
    title="A talk",
    objective="Hear before you speak.",
    out_of_scope="Everything else.",
    minutes=5,
    hints=("Listen.",),
    rubric=(slot(10, names_the_cause),),
    draw=_draw,
    present=_talk,
    read=lambda _case, _answer: (),
    follow=_replies,
)

"""Exercise: six disappointments on six accounts, and what to say and do about each."""

from grader.domain.breaches import READINGS, Reading
from grader.exercises.exercise import Exercise, slot
from grader.exercises.reciprocity.call_it_out.case import Case, Scene
from grader.exercises.reciprocity.call_it_out.draw import draw
from grader.exercises.reciprocity.call_it_out.reading import read
from grader.exercises.sheet import Choice, Group, Option, Prose, Sheet, Table
from grader.rules import breaches
from grader.rules.people_and_business import all_heard_first

WORDS = (
    ("A breach", "A dated promise, an act against it, and proof that the negotiator knew of the promise"),
    (
        "A repeated breach",
        "With this one, two or more of the negotiator's last four promises failed without notice",
    ),
    ("Poor communication", "News was not sent, or came late"),
    ("Misperception", "An act or an intent was misread"),
    ("No understanding", "Their situation was unknown to us"),
    ("No return", "Nothing came back for what we shared, nobody knows why"),
    ("Upset", "Says today that it hurts or annoys"),
)

READING = tuple(Option(each, READINGS[each]) for each in Reading)
"""The same words in every episode, so they keep their places."""


def present(case: Case) -> Sheet:
    """Put a case on the screen."""
    brief = (
        Prose(
            f"You sell {case.product} for {case.seller}. Six customers seem to have disappointed us, and "
            "you are about to sit down with each. Everybody who speaks will be at the table. Customers pay "
            "after delivery; the contracts let you ask for proof of payment first."
        ),
        Table("Words", ("Word", "Meaning"), WORDS),
    )
    groups = tuple(_group(number, scene) for number, scene in enumerate(case.scenes, 1))
    return Sheet(f"{case.seller}: six disappointments", brief, groups)


def _group(number: int, scene: Scene) -> Group:
    return Group(
        f"episode-{number}",
        scene.title,
        scene.documents,
        (
            Choice("reading", "Your reading", READING),
            scene.openings.choice("opening", f"Your words on {scene.topic}"),
            scene.questions.choice("question", "Your question"),
            scene.business.choice("business", f"Next delivery: {scene.delivery}"),
        ),
    )


EXERCISE = Exercise(
    id="call-it-out",
    module="reciprocity",
    title="Call it out, or ask?",
    objective="Tell a breach from a misunderstanding and from silence, and answer each as it deserves.",
    out_of_scope="How an agreement with somebody you distrust is built, and what a broken contract costs.",
    minutes=15,
    hints=(
        (
            "Look for three things in each file: a day that was promised, an act against it, and a line that "
            "proves that the negotiator knew. If one is missing, ask what went astray instead."
        ),
        (
            "Then count: how many of the three earlier promises were broken without notice? One, and this "
            "breach, make two. And ask who of the three says that something is wrong for them."
        ),
        (
            "From another case: Eva promised to hold a slot for us until 3 May, and on 28 April it went to "
            "somebody else; her note says “held for them until 3 May, I know”. That is a breach. Eva had "
            "moved one promise with notice and kept two, so it is a first lapse: tell Eva what was promised "
            "and done, guess at no reason, hear those who are upset, and deliver as agreed."
        ),
    ),
    rubric=(
        slot(0.8, breaches.presume_good_faith),
        slot(1.2, breaches.answer_a_breach_by_its_count),
        slot(2.0, breaches.tell_them_of_the_breach),
        slot(1.5, breaches.settle_nothing_by_price),
        slot(1.5, breaches.name_the_cause),
        slot(1.5, all_heard_first),
        slot(1.5, breaches.ask_for_their_concerns),
    ),
    draw=draw,
    present=present,
    read=read,
)

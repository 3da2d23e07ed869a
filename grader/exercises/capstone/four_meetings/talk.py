"""The third meeting of ``four-meetings``: a claim, visits that failed, and a change to agree on."""

from collections.abc import Sequence
from random import Random

from grader.domain.clinic_talk import Fix, Manner, Probe, Suspicion
from grader.domain.written import day
from grader.exercises.capstone.four_meetings.case import Scene
from grader.exercises.capstone.four_meetings.prose import CauseProse, script
from grader.exercises.capstone.four_meetings.sketch import Sketch, draw_scene
from grader.exercises.capstone.four_meetings.stage import Stage
from grader.exercises.capstone.four_meetings.visits import Visits, draw_visits
from grader.exercises.menu import Wording
from grader.exercises.sheet import Message, Prose, Table
from grader.exercises.world import shuffled

QUARTERS = ("first", "second", "third", "fourth")
ADDED = 3
"""Changes that a fix makes together with a report and reminders, or deputies and a form."""


def draw_talk(random: Random, stage: Stage) -> tuple[Scene, Scene, Scene]:
    """Draw the three beats of the talk."""
    fitting = stage.fits(script().talk.causes)
    pattern = random.choice(("hour", "date", "place"))
    cause, like = random.sample([one for one in fitting if one.pattern == pattern], 2)
    unlike = random.choice([one for one in fitting if one.pattern != pattern])
    visits = draw_visits(random, stage.deal.start, stage.ops, pattern)
    return (
        _goals(random, stage),
        _cause(random, stage, visits, (cause, like, unlike)),
        _fix(random, stage, visits, (cause, unlike)),
    )


def _goals(random: Random, stage: Stage) -> Scene:
    prose = script().talk
    metric, other = random.sample(prose.metrics, 2)
    units = stage.deal.quantity
    bought = sorted(round(units * share / 100) for share in random.sample(range(14, 40, 3), 4))
    theirs = sorted(random.sample(range(14, 60), 4), reverse=True)
    others = random.sample(range(14, 60), 4)
    while others[-1] == min(others):
        random.shuffle(others)
    figures = shuffled(random, list(zip(bought, theirs, others, strict=True)))
    best = max(range(4), key=lambda place: figures[place][0])
    words = stage.words(
        stage.contracts[0],
        metric=metric,
        other=other,
        best=QUARTERS[best],
        value=str(figures[best][1]),
        other_value=str(figures[best][2]),
    )
    where = f"What you say of {stage.ops}'s goals"
    head = (
        "Quarter",
        f"{stage.deal.trade.unit.capitalize()} from us",
        metric.capitalize(),
        other.capitalize(),
    )
    rows = [
        (name.capitalize(), f"{units:,}", str(own), str(foreign))
        for name, (units, own, foreign) in zip(QUARTERS, figures, strict=True)
    ]
    return draw_scene(
        random,
        Sketch(
            id="goals",
            title="Meeting 3: the goals",
            where=where,
            documents=(
                Message(day(stage.talk), stage.full_ops, random.choice(prose.claims).format_map(words)),
                Table("Last year", head, tuple(rows)),
            ),
            wordings=prose.probe,
            words=words,
            undecided=Probe(
                where=where,
                person=stage.ops,
                metric=metric,
                when=f"{QUARTERS[best]} quarter",
                value=figures[best][1],
            ),
            decided={
                "ask": {"manner": Manner.ASK, "about": metric},
                "other": {"manner": Manner.ASK, "about": other},
                "correct": {"manner": Manner.CORRECT, "about": metric},
                "accept": {"manner": Manner.ACCEPT},
            },
        ),
    )


def _cause(random: Random, stage: Stage, visits: Visits, causes: Sequence[CauseProse]) -> Scene:
    prose = script().talk
    cause, *_ = causes
    first, second = (f"{clue}." for clue in shuffled(random, cause.clues))
    rival = random.choice([name for name in stage.deal.trade.sellers if name != stage.deal.seller])
    words = stage.words(stage.contracts[0], rival=rival)
    named = [
        Wording(kind, text)
        for kind, one in zip(("right", "like", "unlike"), causes, strict=True)
        for text in one.texts
    ]
    where = "What lies behind the visits that failed"
    return draw_scene(
        random,
        Sketch(
            id="cause",
            title="Meeting 3: the visits",
            where=where,
            documents=(
                Table(
                    f"Your last visits to {stage.ops}",
                    ("Day", "Hour", "Place", "Result"),
                    visits.rows,
                ),
                Prose(f"{stage.ops}, half aloud, as visits failed: “{first}” “{second}”"),
            ),
            wordings=(*named, *(Wording("motive", text, -1) for text in prose.motives)),
            words=words,
            undecided=Suspicion(where=where, log=visits.fact, clues=(first, second)),
            decided={
                "right": {"fits_log": True, "fits_clues": True},
                "like": {"fits_log": True},
                "unlike": {},
                "motive": {"motive": True},
            },
            in_turn=True,
        ),
    )


def _fix(random: Random, stage: Stage, visits: Visits, causes: tuple[CauseProse, CauseProse]) -> Scene:
    change, other = (visits.changes[cause.pattern] for cause in causes)
    # The change that all but one option names would give itself away.
    one, two = shuffled(random, (change, other))
    words = stage.words(stage.contracts[0], change=change, other_change=other, one=one, two=two)
    where = "What you say of the next visits"
    return draw_scene(
        random,
        Sketch(
            id="fix",
            title="Meeting 3: next visits",
            where=where,
            documents=(),
            wordings=script().talk.fix,
            words=words,
            undecided=Fix(where=where, fact=visits.fact),
            decided={
                "right": {"changes": 1, "removes": True, "asks": True},
                "misses": {"changes": 1, "removes": False, "asks": True},
                "elaborate": {"changes": ADDED, "removes": one == change, "asks": True},
                "imposed": {"changes": 1, "removes": two == change, "asks": False},
            },
            in_turn=True,
        ),
    )

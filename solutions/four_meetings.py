"""Reference and flawed answers for ``four-meetings``, as functions of its case."""

from collections.abc import Callable, Mapping

from grader.domain.bargain import HardAsk, Response
from grader.domain.clinic_talk import Fix, Probe, Suspicion
from grader.domain.meetings import (
    AskAnswer,
    Attendance,
    BossMoment,
    BossPart,
    DealCast,
    FirstMove,
    Openness,
    Order,
    PaidAsk,
    PaidRelief,
    ReliefAnswer,
    Sharing,
)
from grader.exercises.capstone.four_meetings.case import Case, Scene
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

Kinds = Callable[[Scene], str]
"""What somebody chooses in a scene."""


def _people(subject: BossMoment | DealCast | Sharing | FirstMove | Probe | Suspicion | Fix) -> str:
    match subject:
        case BossMoment():
            return BossPart.GUIDES if subject.day < subject.meeting else BossPart.LISTENS
        case DealCast():
            large = subject.value >= subject.threshold
            return Attendance.FIRST_AND_LAST if large else Attendance.LAST
        case Sharing():
            return Openness.STEPS if subject.record.low_trust else Openness.ALL
        case FirstMove():
            return Order.THEY if subject.record.low_trust else Order.WE
        case Probe():
            return "ask"
        case _:
            return "right"


def _business(subject: PaidRelief | HardAsk | PaidAsk) -> str:
    match subject:
        case PaidRelief() if not subject.request.cause:
            return ReliefAnswer.NO_CAUSE
        case PaidRelief():
            return ReliefAnswer.GRANTED if subject.worth >= subject.cost else ReliefAnswer.NO_RETURN
        case HardAsk():
            even = not subject.their_specialist or subject.ours_reachable or subject.deadline
            return Response.NO_AND if even else Response.STALL
        case PaidAsk():
            return AskAnswer.PEOPLE_FIRST if subject.hurt else AskAnswer.TRADE


def _right(scene: Scene) -> str:
    subject = scene.subjects[""]
    return _business(subject) if isinstance(subject, PaidRelief | HardAsk | PaidAsk) else _people(subject)


def _answered(case: Case, kinds: Kinds) -> Answer:
    return {scene.key: scene.menu.of(kinds(scene)) for scene in case.scenes}


def _reference(case: Case) -> Answer:
    return _answered(case, _right)


def _instead(place: str, right: str, wrong: str) -> Callable[[Case], Answer]:
    """Return the flaw of choosing something else at the occurrence where one kind is right."""

    def flawed(case: Case) -> Answer:
        scenes = (scene for scene in case.scenes if scene.id.partition("-")[0] == place)
        scene = next(scene for scene in scenes if _right(scene) == right)
        return {scene.key: scene.menu.of(wrong)}

    return flawed


def _without_finance(case: Case) -> Answer:
    scene = case.scene("relief-b")
    return {scene.key: scene.menu.of(ReliefAnswer.ON_THE_SPOT)}


def _every_cause(scene: Scene) -> str:
    cause = scene.subjects[""].request.cause
    return ReliefAnswer.GRANTED if cause else ReliefAnswer.NO_CAUSE


def _slogan(habits: Mapping[str, str], relief: Kinds | None = None) -> Callable[[Case], Answer]:
    """Return a player who at some places always chooses the same kind, and elsewhere what is right."""

    def kind(scene: Scene) -> str:
        place = scene.id.partition("-")[0]
        if relief and place == "relief":
            return relief(scene)
        return habits.get(place) or _right(scene)

    return lambda case: _answered(case, kind)


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "boss-beside-never-instead": _instead("boss", BossPart.LISTENS, BossPart.IS_ASKED),
        "boss-early-by-the-size": _instead("plan", Attendance.LAST, Attendance.FIRST_AND_LAST),
        "trust-says-how-much": _instead("share", Openness.STEPS, Openness.BOLD_STEP),
        "trust-says-who-goes-first": _instead("first", Order.THEY, Order.WE),
        "relief-for-cause-and-return": _without_finance,
        "stall-only-when-outgunned": _instead("clause", Response.NO_AND, Response.STALL),
        "no-trade-mends-a-quarrel": _instead("paid", AskAnswer.PEOPLE_FIRST, AskAnswer.TRADE),
        "probe-the-perception": _instead("goals", "ask", "accept"),
        "situation-before-motive": _instead("cause", "right", "motive"),
        "one-simple-fix": _instead("fix", "right", "imposed"),
    },
    slogans={
        "always share, go first, answer": _slogan(
            {"share": Openness.ALL, "first": Order.WE, "clause": Response.NO_AND}
        ),
        "always in steps, they first, stall": _slogan(
            {"share": Openness.STEPS, "first": Order.THEY, "clause": Response.STALL}
        ),
        "boss always, every paid trade": _slogan(
            {"plan": Attendance.FIRST_AND_LAST, "boss": BossPart.GUIDES, "paid": AskAnswer.TRADE}
        ),
        "boss never, no paid trade": _slogan(
            {"plan": Attendance.LAST, "boss": BossPart.LISTENS, "paid": AskAnswer.PEOPLE_FIRST}
        ),
        "every cause, every paid trade, always share and go first": _slogan(
            {"share": Openness.ALL, "first": Order.WE, "paid": AskAnswer.TRADE}, _every_cause
        ),
        "trust everybody": _slogan(
            {
                "plan": Attendance.LAST,
                "boss": BossPart.LISTENS,
                "share": Openness.ALL,
                "first": Order.WE,
                "relief": ReliefAnswer.GRANTED,
                "clause": Response.NO_AND,
                "paid": AskAnswer.TRADE,
            }
        ),
        "trust nobody": _slogan(
            {
                "plan": Attendance.FIRST_AND_LAST,
                "boss": BossPart.GUIDES,
                "share": Openness.STEPS,
                "first": Order.THEY,
                "relief": ReliefAnswer.NO_CAUSE,
                "clause": Response.STALL,
                "paid": AskAnswer.PEOPLE_FIRST,
            }
        ),
    },
)

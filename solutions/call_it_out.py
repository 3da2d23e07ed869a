"""Reference and flawed answers for ``call-it-out``, as functions of its case."""

from collections.abc import Callable

from grader.domain.breaches import Business, Opening, Question, Reading
from grader.exercises.menu import Menu
from grader.exercises.reciprocity.call_it_out.case import Asked, Case, Scene
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution


def _each(case: Case, field: str, fits: Callable[[Scene], str]) -> Answer:
    """Return one field of every scene; scenes for which there is nothing to say are left out."""
    told = {f"episode-{number}.{field}": fits(scene) for number, scene in enumerate(case.scenes, 1)}
    return {key: value for key, value in told.items() if value}


def _opening(scene: Scene) -> Opening:
    return Opening.NAMED if scene.episode.promise.broken else Opening.OPEN


def _asked(menu: Menu[Asked], fits: Callable[[Asked], bool]) -> str:
    return next((line.id for line in menu.lines if fits(line.kind)), "")


def _question(scene: Scene) -> str:
    if scene.episode.reading is Reading.UNRETURNED:
        return _asked(scene.questions, lambda asked: asked.question is Question.CONCERNS)
    upset = {one.name for one in scene.upset}
    return _asked(scene.questions, lambda asked: upset <= set(asked.heard))


def _business(scene: Scene) -> Business:
    return Business.CONTROLLED if scene.episode.repeated else Business.AS_AGREED


def _reference(case: Case) -> Answer:
    return {
        **_each(case, "reading", lambda scene: scene.episode.reading),
        **_each(case, "opening", lambda scene: scene.openings.of(_opening(scene))),
        **_each(case, "question", _question),
        **_each(case, "business", lambda scene: scene.business.of(_business(scene))),
    }


def _only(
    field: str, where: Callable[[Scene], bool], fits: Callable[[Scene], str]
) -> Callable[[Case], Answer]:
    """Return a change to one field of the scenes that fit."""
    return lambda case: _each(case, field, lambda scene: fits(scene) if where(scene) else "")


def _broken(scene: Scene) -> bool:
    return scene.episode.promise.broken


def _unreturned(scene: Scene) -> bool:
    return scene.episode.reading is Reading.UNRETURNED


def _another_cause(scene: Scene) -> str:
    causes = (Reading.COMMUNICATION, Reading.MISPERCEPTION, Reading.UNDERSTANDING)
    return next(cause for cause in causes if cause is not scene.episode.reading)


def _half_heard(scene: Scene) -> str:
    return _asked(
        scene.questions,
        lambda asked: (
            asked.question is Question.HEAR and not {one.name for one in scene.upset} <= set(asked.heard)
        ),
    )


def _always_in_good_faith(case: Case) -> Answer:
    """Expects good faith whatever is proven: each breach is called a misunderstanding, nothing is secured."""
    return {
        **_reference(case),
        **_only("reading", _broken, lambda _: Reading.COMMUNICATION)(case),
        **_each(case, "opening", lambda scene: scene.openings.of(Opening.OPEN)),
        **_each(case, "business", lambda scene: scene.business.of(Business.AS_AGREED)),
    }


def _tell_everybody(case: Case) -> Answer:
    """Tells everybody who disappoints that trust was broken, proven or not."""
    return {
        **_reference(case),
        **_each(case, "reading", lambda _: Reading.BREACH),
        **_each(case, "opening", lambda scene: scene.openings.of(Opening.NAMED)),
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "presume-good-faith": _only(
            "opening", lambda scene: not _broken(scene), lambda scene: scene.openings.of(Opening.NAMED)
        ),
        "answer-a-breach-by-its-count": _only(
            "business",
            lambda scene: scene.episode.repeated,
            lambda scene: scene.business.of(Business.AS_AGREED),
        ),
        "tell-them-of-the-breach": _only("opening", _broken, lambda scene: scene.openings.of(Opening.SILENT)),
        "settle-nothing-by-price": _only(
            "business",
            lambda scene: not _broken(scene),
            lambda scene: scene.business.of(Business.SWEETENED),
        ),
        "name-the-cause": _only("reading", lambda scene: scene.episode.misunderstood, _another_cause),
        "all-heard-first": _only("question", lambda scene: not _unreturned(scene), _half_heard),
        "ask-for-their-concerns": _only(
            "question",
            _unreturned,
            lambda scene: _asked(scene.questions, lambda asked: asked.question is Question.OTHER),
        ),
    },
    slogans={"always in good faith": _always_in_good_faith, "tell everybody": _tell_everybody},
)

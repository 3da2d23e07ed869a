"""Reference and flawed answers for the Reciprocity module, as functions of each exercise's case."""

from collections.abc import Callable, Mapping

from grader.domain.bets import Changed
from grader.domain.breaches import Business, Opening, Question, Reading
from grader.domain.policy import Kind, Part
from grader.exercises.menu import Menu
from grader.exercises.reciprocity.call_it_out.case import Asked
from grader.exercises.reciprocity.call_it_out.case import Case as CallCase
from grader.exercises.reciprocity.call_it_out.case import Scene as CallScene
from grader.exercises.reciprocity.place_your_bets.case import Case as BetsCase
from grader.exercises.reciprocity.place_your_bets.results import named as named_tournaments
from grader.exercises.reciprocity.reciprocity_policy.case import Account as PolicyAccount
from grader.exercises.reciprocity.reciprocity_policy.case import Agreed as PolicyAgreed
from grader.exercises.reciprocity.reciprocity_policy.case import Case as PolicyCase
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

# Call it out


def _call_each(case: CallCase, field: str, fits: Callable[[CallScene], str]) -> Answer:
    """Return one field of every scene; scenes for which there is nothing to say are left out."""
    told = {f"episode-{number}.{field}": fits(scene) for number, scene in enumerate(case.scenes, 1)}
    return {key: value for key, value in told.items() if value}


def _call_opening(scene: CallScene) -> Opening:
    return Opening.NAMED if scene.episode.promise.broken else Opening.OPEN


def _call_asked(menu: Menu[Asked], fits: Callable[[Asked], bool]) -> str:
    return next((line.id for line in menu.lines if fits(line.kind)), "")


def _call_question(scene: CallScene) -> str:
    if scene.episode.reading is Reading.UNRETURNED:
        return _call_asked(scene.questions, lambda asked: asked.question is Question.CONCERNS)
    upset = {one.name for one in scene.upset}
    return _call_asked(scene.questions, lambda asked: upset <= set(asked.heard))


def _call_business(scene: CallScene) -> Business:
    return Business.CONTROLLED if scene.episode.repeated else Business.AS_AGREED


def _call_it_out(case: CallCase) -> Answer:
    return {
        **_call_each(case, "reading", lambda scene: scene.episode.reading),
        **_call_each(case, "opening", lambda scene: scene.openings.of(_call_opening(scene))),
        **_call_each(case, "question", _call_question),
        **_call_each(case, "business", lambda scene: scene.business.of(_call_business(scene))),
    }


def _call_only(
    field: str, where: Callable[[CallScene], bool], fits: Callable[[CallScene], str]
) -> Callable[[CallCase], Answer]:
    """Return a change to one field of the scenes that fit."""
    return lambda case: _call_each(case, field, lambda scene: fits(scene) if where(scene) else "")


def _call_broken(scene: CallScene) -> bool:
    return scene.episode.promise.broken


def _call_unreturned(scene: CallScene) -> bool:
    return scene.episode.reading is Reading.UNRETURNED


def _call_another_cause(scene: CallScene) -> str:
    causes = (Reading.COMMUNICATION, Reading.MISPERCEPTION, Reading.UNDERSTANDING)
    return next(cause for cause in causes if cause is not scene.episode.reading)


def _call_half_heard(scene: CallScene) -> str:
    return _call_asked(
        scene.questions,
        lambda asked: (
            asked.question is Question.HEAR and not {one.name for one in scene.upset} <= set(asked.heard)
        ),
    )


def _call_always_in_good_faith(case: CallCase) -> Answer:
    """Expects good faith whatever is proven: each breach is called a misunderstanding, nothing is secured."""
    return {
        **_call_it_out(case),
        **_call_only("reading", _call_broken, lambda _: Reading.COMMUNICATION)(case),
        **_call_each(case, "opening", lambda scene: scene.openings.of(Opening.OPEN)),
        **_call_each(case, "business", lambda scene: scene.business.of(Business.AS_AGREED)),
    }


def _call_tell_everybody(case: CallCase) -> Answer:
    """Tells everybody who disappoints that trust was broken, proven or not."""
    return {
        **_call_it_out(case),
        **_call_each(case, "reading", lambda _: Reading.BREACH),
        **_call_each(case, "opening", lambda scene: scene.openings.of(Opening.NAMED)),
    }


CALL_IT_OUT = Solution(
    reference=_call_it_out,
    flawed={
        "presume-good-faith": _call_only(
            "opening", lambda scene: not _call_broken(scene), lambda scene: scene.openings.of(Opening.NAMED)
        ),
        "answer-a-breach-by-its-count": _call_only(
            "business",
            lambda scene: scene.episode.repeated,
            lambda scene: scene.business.of(Business.AS_AGREED),
        ),
        "tell-them-of-the-breach": _call_only(
            "opening", _call_broken, lambda scene: scene.openings.of(Opening.SILENT)
        ),
        "settle-nothing-by-price": _call_only(
            "business",
            lambda scene: not _call_broken(scene),
            lambda scene: scene.business.of(Business.SWEETENED),
        ),
        "name-the-cause": _call_only(
            "reading", lambda scene: scene.episode.misunderstood, _call_another_cause
        ),
        "all-heard-first": _call_only(
            "question", lambda scene: not _call_unreturned(scene), _call_half_heard
        ),
        "ask-for-their-concerns": _call_only(
            "question",
            _call_unreturned,
            lambda scene: _call_asked(scene.questions, lambda asked: asked.question is Question.OTHER),
        ),
    },
    slogans={"always in good faith": _call_always_in_good_faith, "tell everybody": _call_tell_everybody},
)

# Place your bets


def _bets(case: BetsCase) -> Answer:
    answer: dict[str, str] = {}
    for name, setting in named_tournaments(case):
        answer |= {
            f"{name}.winner": setting.ranking.winner.habit,
            f"{name}.reason": setting.ranking.feeder.habit,
        }
    return answer


def _bets_on_the_second(changed: Changed) -> Callable[[BetsCase], Answer]:
    """Return a player who bets on the habit that comes second in the tournament of one change."""
    return lambda case: {
        f"{name}.winner": setting.ranking.standings[1].habit
        for name, setting in named_tournaments(case)
        if setting.changed is changed
    }


def _bets_for_another_reason(changed: Changed) -> Callable[[BetsCase], Answer]:
    """Return a player who gives the next best reason for the winner of one tournament."""
    return lambda case: {
        f"{name}.reason": sorted(setting.ranking.shares, key=lambda share: share.ahead)[-2].habit
        for name, setting in named_tournaments(case)
        if setting.changed is changed
    }


def _bets_always(*habits: str) -> Callable[[BetsCase], Answer]:
    """Return a player who bets on the first of some habits that is there, by deals with the commonest."""

    def bet(case: BetsCase) -> Answer:
        answer: dict[str, str] = {}
        for name, setting in named_tournaments(case):
            habit = next(each for each in habits if each in setting.firms)
            answer |= {
                f"{name}.winner": habit,
                f"{name}.reason": max(setting.firms, key=setting.firms.__getitem__),
            }
        return answer

    return bet


def _bets_on_the_last_winner(case: BetsCase) -> Answer:
    """Return the bets of a player who expects that what won last time wins again."""
    answer: dict[str, str] = {}
    before = case.tournaments[0]
    for name, setting in named_tournaments(case):
        answer |= {
            f"{name}.winner": before.ranking.winner.habit,
            f"{name}.reason": before.ranking.feeder.habit,
        }
        before = setting
    return answer


PLACE_YOUR_BETS = Solution(
    reference=_bets,
    flawed={
        "bet-on-the-length": _bets_on_the_second(Changed.LENGTH),
        "explain-the-length": _bets_for_another_reason(Changed.LENGTH),
        "bet-on-the-prizes": _bets_on_the_second(Changed.PRIZES),
        "explain-the-prizes": _bets_for_another_reason(Changed.PRIZES),
        "bet-on-the-company": _bets_on_the_second(Changed.COMPANY),
        "explain-the-company": _bets_for_another_reason(Changed.COMPANY),
        "bet-on-the-slips": _bets_on_the_second(Changed.SLIPS),
        "explain-the-slips": _bets_for_another_reason(Changed.SLIPS),
    },
    slogans={
        "trust always pays": _bets_always("copycat", "copykitten", "grudger"),
        "forgive always": _bets_always("copykitten", "always-cooperate", "simpleton", "copycat", "grudger"),
        "taking always pays": _bets_always("always-cheat", "detective"),
        "as last time": _bets_on_the_last_winner,
    },
)

# Reciprocity policy

POLICY_IN_GOOD_FAITH = {
    Part.OPENING: Kind.WE_FIRST,
    Part.ANSWER: Kind.AT_THE_SECOND,
    Part.SAYING: Kind.TELL,
    Part.FORGIVENESS: Kind.FULLY,
    Part.STOP: Kind.LOW_TRUST,
}

POLICY_WITH_SAFEGUARDS = {
    Part.OPENING: Kind.THEY_FIRST,
    Part.ANSWER: Kind.AT_ONCE,
    Part.SAYING: Kind.TELL,
    Part.FORGIVENESS: Kind.STEPWISE,
    Part.STOP: Kind.REFUSAL,
}


def _policy_group(case: PolicyCase, *, low: bool) -> tuple[str, PolicyAccount]:
    return next(
        (f"policy-{number}", account)
        for number, account in enumerate(case.accounts, 1)
        if account.record.low_trust is low
    )


def _policy_words(case: PolicyCase, kinds: Mapping[Part, Kind], *, low: bool) -> Answer:
    group, account = _policy_group(case, low=low)
    return {f"{group}.{part}": account.words[part].of(kind) for part, kind in kinds.items()}


def _policy_figures(case: PolicyCase, *, low: bool) -> Answer:
    """Return what was agreed, or the figures that keep every limit."""
    group, account = _policy_group(case, low=low)
    terms, price = account.terms, case.deal.price
    if isinstance(terms, PolicyAgreed):
        lots, count, days = [terms.lot], terms.lots, [terms.days]
    else:
        sizes = [line.kind for line in account.lots.lines]
        lots = [lot for lot in sizes if lot.units * lot.unpaid * price <= terms.cap]
        count, days = terms.covered or 1, list(range(terms.due + terms.proof, terms.kept + 1))
    return {
        f"{group}.{Part.STEP}": account.lots.of(*lots),
        f"{group}.{Part.TABLE}": account.promised.of(count),
        f"{group}.{Part.PACE}": account.rhythm.of(*days),
    }


def _policy(case: PolicyCase) -> Answer:
    return {
        **_policy_words(case, POLICY_IN_GOOD_FAITH, low=False),
        **_policy_figures(case, low=False),
        **_policy_words(case, POLICY_WITH_SAFEGUARDS, low=True),
        **_policy_figures(case, low=True),
    }


def _policy_bold(case: PolicyCase, *parts: Part) -> Answer:
    """Return the most that is on offer to somebody of low trust: large lots, many of them, soon."""
    group, account = _policy_group(case, low=True)
    told = {
        Part.STEP: max(account.lots.lines, key=lambda line: line.kind.units * line.kind.unpaid).id,
        Part.TABLE: max(account.promised.lines, key=lambda line: line.kind).id,
        Part.PACE: min(account.rhythm.lines, key=lambda line: line.kind).id,
    }
    return {f"{group}.{part}": told[part] for part in parts}


def _policy_late(case: PolicyCase) -> Answer:
    """Return a rhythm too quick or too slow for somebody of low trust, whichever is on offer."""
    group, account = _policy_group(case, low=True)
    right = _policy(case)[f"{group}.{Part.PACE}"]
    return {f"{group}.{Part.PACE}": next(line.id for line in account.rhythm.lines if line.id != right)}


def _policy_trusting(case: PolicyCase) -> Answer:
    """Shows and expects trust whatever the record says, and tells everybody what they broke."""
    return {
        **_policy(case),
        **_policy_words(case, POLICY_IN_GOOD_FAITH, low=True),
        **_policy_bold(case, Part.STEP, Part.TABLE, Part.PACE),
    }


def _policy_guarded(case: PolicyCase) -> Answer:
    """Takes safeguards against everybody, and with them the fewest and slowest steps."""
    group, account = _policy_group(case, low=False)
    return {
        **_policy(case),
        **_policy_words(case, POLICY_WITH_SAFEGUARDS, low=False),
        f"{group}.{Part.TABLE}": min(account.promised.lines, key=lambda line: line.kind).id,
        f"{group}.{Part.PACE}": max(account.rhythm.lines, key=lambda line: line.kind).id,
    }


RECIPROCITY_POLICY = Solution(
    reference=_policy,
    flawed={
        "show-trust-by-the-record": lambda case: _policy_words(
            case, {Part.OPENING: Kind.THEY_FIRST}, low=False
        ),
        "expect-good-faith": lambda case: _policy_words(case, {Part.STOP: Kind.FIRST_BREACH}, low=False),
        "expect-no-good-faith-after-breaches": lambda case: _policy_words(
            case, {Part.FORGIVENESS: Kind.FULLY}, low=True
        ),
        "tell-what-was-broken": lambda case: _policy_words(case, {Part.SAYING: Kind.SILENT}, low=False),
        "step-after-the-proof": _policy_late,
        "use-small-increments": lambda case: _policy_bold(case, Part.STEP),
        "not-too-much-at-once": lambda case: _policy_bold(case, Part.TABLE),
    },
    slogans={"trusting": _policy_trusting, "guarded": _policy_guarded},
)

SOLUTIONS: dict[str, Solution] = {
    "place-your-bets": PLACE_YOUR_BETS,
    "reciprocity-policy": RECIPROCITY_POLICY,
    "call-it-out": CALL_IT_OUT,
}

"""Reference and flawed answers for ``ground-map``, as functions of its case."""

from collections.abc import Callable

from grader.domain.issues import Concern, Fixity, Issue, Standing
from grader.domain.zopa import Verdict
from grader.exercises.common_ground.ground_map.case import NOTHING, Case
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution


def _column(case: Case, field: str, fits: Callable[[Issue], str]) -> Answer:
    """Return one column of the map; issues for which there is nothing to say are left out."""
    told = {f"issue-{number}.{field}": fits(card.issue) for number, card in enumerate(case.cards, 1)}
    return {key: value for key, value in told.items() if value}


def _issues(case: Case, fits: Callable[[Issue], bool]) -> list[str]:
    return [f"issue-{number}" for number, card in enumerate(case.cards, 1) if fits(card.issue)]


def _rank(case: Case) -> list[str]:
    worths = case.wants.worths
    return sorted(worths, key=lambda name: -worths[name].yearly)


def _reference(case: Case) -> Answer:
    figures, verdict = case.price.figures, case.price.verdict
    wishes = case.wants.wishes
    return {
        **_column(case, "status", lambda issue: issue.standing),
        **_column(case, "matters", lambda issue: issue.concern),
        **_column(case, "moves", lambda issue: issue.fixity),
        "agenda.negotiate": _issues(case, lambda issue: issue.negotiable),
        "wants.common": [name for name, wish in wishes.items() if wish.wanted and wish.provided],
        "wants.rank": _rank(case),
        "price.their-limit": figures.their_limit,
        "price.our-limit": figures.our_limit,
        "price.verdict": verdict.of(Verdict.BETWEEN if figures.exists else Verdict.NO_PRICE),
    }


def _closed(case: Case) -> Answer:
    """Take the open issues that hang by a word for resolved, and the uncontested ones too."""
    wrong = {Standing.OPEN: Standing.RESOLVED, Standing.UNCONTESTED: Standing.OPEN}
    return _column(case, "status", lambda issue: wrong.get(issue.standing, Standing.RESOLVED))


def _believer(case: Case) -> Answer:
    """Take every word for what it says: constraints that are posed, wants, and that a price exists."""
    figures = case.price.figures
    everything = [name for name, wish in case.wants.wishes.items() if wish.wanted]
    return {
        **_reference(case),
        **_column(case, "moves", lambda issue: Fixity.POLICY if issue.fixity is Fixity.PREFERENCE else ""),
        "wants.common": everything,
        "price.their-limit": figures.quote + figures.switching,
        "price.verdict": case.price.verdict.of(Verdict.BETWEEN),
    }


def _all_is_agenda(case: Case) -> Answer:
    """Negotiate whatever matters to both, and leave out what cannot move; there is always a price."""
    listed = _issues(case, lambda issue: issue.concern is Concern.BOTH and issue.fixity is Fixity.PREFERENCE)
    return {
        **_reference(case),
        **_closed(case),
        "agenda.negotiate": listed or ["issue-1"],
        "price.verdict": case.price.verdict.of(Verdict.BETWEEN),
    }


SOLUTION = Solution(
    reference=_reference,
    flawed={
        "negotiate-open-issues-of-both": lambda case: {
            "agenda.negotiate": [f"issue-{number}" for number in case.agenda]
        },
        "count-only-what-is-resolved": lambda case: dict(
            list(
                _column(
                    case,
                    "status",
                    lambda issue: Standing.RESOLVED if issue.standing is not Standing.RESOLVED else "",
                ).items()
            )[:2]
        ),
        "tell-fixed-from-preferred": lambda case: _column(
            case, "moves", lambda issue: Fixity.POLICY if issue.fixity is Fixity.PREFERENCE else ""
        ),
        "find-the-common-ground": lambda _: {"wants.common": [NOTHING]},
        "work-out-the-zopa": lambda case: {"price.their-limit": case.price.figures.quote},
        "rank-what-matters-to-them": lambda case: {"wants.rank": _rank(case)[::-1]},
    },
    slogans={"believes every word": _believer, "all that matters": _all_is_agenda},
)

"""Reference and flawed answers for the Common Ground module, as functions of each exercise's case."""

from collections.abc import Callable

from grader.domain.issues import Concern, Fixity, Issue, Standing
from grader.domain.opening import Bond, Count, Ending, Interest, Limit, Part
from grader.domain.zopa import Verdict
from grader.exercises.common_ground.ground_map.case import NOTHING
from grader.exercises.common_ground.ground_map.case import Case as GroundMapCase
from grader.exercises.common_ground.opening_statement.case import Case as OpeningCase
from grader.exercises.common_ground.relationship_clinic.case import FIELDS as CLINIC_FIELDS
from grader.exercises.common_ground.relationship_clinic.case import ORIGIN as CLINIC_ORIGIN
from grader.exercises.common_ground.relationship_clinic.case import Case as ClinicCase
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

# The map of the ground


def _ground_map_column(case: GroundMapCase, field: str, fits: Callable[[Issue], str]) -> Answer:
    """Return one column of the map; issues for which there is nothing to say are left out."""
    told = {f"issue-{number}.{field}": fits(card.issue) for number, card in enumerate(case.cards, 1)}
    return {key: value for key, value in told.items() if value}


def _ground_map_issues(case: GroundMapCase, fits: Callable[[Issue], bool]) -> list[str]:
    return [f"issue-{number}" for number, card in enumerate(case.cards, 1) if fits(card.issue)]


def _ground_map_rank(case: GroundMapCase) -> list[str]:
    worths = case.wants.worths
    return sorted(worths, key=lambda name: -worths[name].yearly)


def _ground_map(case: GroundMapCase) -> Answer:
    figures, verdict = case.price.figures, case.price.verdict
    wishes = case.wants.wishes
    return {
        **_ground_map_column(case, "status", lambda issue: issue.standing),
        **_ground_map_column(case, "matters", lambda issue: issue.concern),
        **_ground_map_column(case, "moves", lambda issue: issue.fixity),
        "agenda.negotiate": _ground_map_issues(case, lambda issue: issue.negotiable),
        "wants.common": [name for name, wish in wishes.items() if wish.wanted and wish.provided],
        "wants.rank": _ground_map_rank(case),
        "price.their-limit": figures.their_limit,
        "price.our-limit": figures.our_limit,
        "price.verdict": verdict.of(Verdict.BETWEEN if figures.exists else Verdict.NO_PRICE),
    }


def _ground_map_closed(case: GroundMapCase) -> Answer:
    """Take the open issues that hang by a word for resolved, and the uncontested ones too."""
    wrong = {Standing.OPEN: Standing.RESOLVED, Standing.UNCONTESTED: Standing.OPEN}
    return _ground_map_column(case, "status", lambda issue: wrong.get(issue.standing, Standing.RESOLVED))


def _ground_map_believer(case: GroundMapCase) -> Answer:
    """Take every word for what it says: constraints that are posed, wants, and that a price exists."""
    figures = case.price.figures
    everything = [name for name, wish in case.wants.wishes.items() if wish.wanted]
    return {
        **_ground_map(case),
        **_ground_map_column(
            case, "moves", lambda issue: Fixity.POLICY if issue.fixity is Fixity.PREFERENCE else ""
        ),
        "wants.common": everything,
        "price.their-limit": figures.quote + figures.switching,
        "price.verdict": case.price.verdict.of(Verdict.BETWEEN),
    }


def _ground_map_all_is_agenda(case: GroundMapCase) -> Answer:
    """Negotiate whatever matters to both, and leave out what cannot move; there is always a price."""
    listed = _ground_map_issues(
        case, lambda issue: issue.concern is Concern.BOTH and issue.fixity is Fixity.PREFERENCE
    )
    return {
        **_ground_map(case),
        **_ground_map_closed(case),
        "agenda.negotiate": listed or ["issue-1"],
        "price.verdict": case.price.verdict.of(Verdict.BETWEEN),
    }


GROUND_MAP = Solution(
    reference=_ground_map,
    flawed={
        "negotiate-open-issues-of-both": lambda case: {
            "agenda.negotiate": [f"issue-{number}" for number in case.agenda]
        },
        "count-only-what-is-resolved": lambda case: dict(
            list(
                _ground_map_column(
                    case,
                    "status",
                    lambda issue: Standing.RESOLVED if issue.standing is not Standing.RESOLVED else "",
                ).items()
            )[:2]
        ),
        "tell-fixed-from-preferred": lambda case: _ground_map_column(
            case, "moves", lambda issue: Fixity.POLICY if issue.fixity is Fixity.PREFERENCE else ""
        ),
        "find-the-common-ground": lambda _: {"wants.common": [NOTHING]},
        "work-out-the-zopa": lambda case: {"price.their-limit": case.price.figures.quote},
        "rank-what-matters-to-them": lambda case: {"wants.rank": _ground_map_rank(case)[::-1]},
    },
    slogans={"believes every word": _ground_map_believer, "all that matters": _ground_map_all_is_agenda},
)

# The relationship clinic

CLINIC_TWINS: dict[str, tuple[str, ...]] = {
    "standing": ("false-ground",),
    "repair": ("not-shared", "alone"),
    "lift": ("runs-well",),
    "visit": ("settled-term",),
    "approach": ("work-along", "teams", "users", "listen"),
    "advice": ("away", "star"),
    "aim": ("not-broken",),
    "agenda": ("minor",),
    "goal": ("not-broken",),
    "barriers": ("not-ours",),
    "outlook": ("near", "somebody-else"),
    "measure": ("not-theirs",),
    "conflict": ("other-figure",),
    "bait": ("too-late",),
    "cause": ("like", "unlike"),
    "better": ("other-figure",),
    "amends": ("credit", "refuse"),
    "fix": ("misses",),
}
"""Kinds of options that sound right and are wrong by a fact of the case."""

CLINIC_FLAWS = {
    "repair-together": ("repair", "elsewhere"),
    "raise-what-goes-well": ("lift", "coast"),
    "sell-and-negotiate-together": ("visit", "sell-first"),
    "consult-before-planning": ("advice", "alone"),
    "aim-at-the-relationship": ("aim", "order"),
    "no-selling-in-the-talk": ("bait", "sell"),
    "share-the-goal": ("goal", "hide"),
    "own-our-share": ("barriers", "blame"),
    "ask-for-their-year": ("outlook", "tell"),
    "learn-their-measure": ("measure", "assume"),
    "probe-the-perception": ("conflict", "accept"),
    "better-for-all-four": ("better", "ours"),
    "situation-before-motive": ("cause", "motive"),
    "keep-to-the-main-issues": ("agenda", "everything"),
    "look-before-giving-up": ("standing", "release"),
    "mend-without-a-concession": ("amends", "gift"),
}
"""By rule, the decision in which it is broken, and the kind of option that breaks it."""


def _clinic(case: ClinicCase) -> Answer:
    said = {key: case.menus[name].of(case.right(name)) for name, key in CLINIC_FIELDS.items()}
    return {**said, CLINIC_ORIGIN: case.facts.incident.cause}


def _clinic_flaw(name: str, kind: str) -> Callable[[ClinicCase], Answer]:
    return lambda case: {CLINIC_FIELDS[name]: case.menus[name].of(kind)}


def _clinic_phrases(case: ClinicCase) -> Answer:
    """Know how right lines sound and look up no fact: take the first that sounds right."""
    said = {
        key: case.menus[name].of(case.right(name), *CLINIC_TWINS.get(name, ()))
        for name, key in CLINIC_FIELDS.items()
    }
    return {**said, CLINIC_ORIGIN: next(each for each in case.origins if each != "none")}


def _clinic_clumsy(case: ClinicCase) -> str:
    """Return the kind of fix that hits the cause, and is elaborate or imposed."""
    words = case.words
    return "elaborate" if words["change_elaborate"] == words["change"] else "imposed"


RELATIONSHIP_CLINIC = Solution(
    reference=_clinic,
    flawed={
        **{rule: _clinic_flaw(*flaw) for rule, flaw in CLINIC_FLAWS.items()},
        "change-the-approach": lambda case: {
            CLINIC_FIELDS["approach"]: case.menus["approach"].other_than("right")
        },
        "one-simple-fix": lambda case: {CLINIC_FIELDS["fix"]: case.menus["fix"].of(_clinic_clumsy(case))},
        "cause-diagnosed": lambda case: {
            CLINIC_ORIGIN: next(each for each in case.origins if each != case.facts.incident.cause)
        },
    },
    slogans={
        "phrases without facts": _clinic_phrases,
        "never any money": lambda case: {
            **_clinic_phrases(case),
            CLINIC_FIELDS["amends"]: case.menus["amends"].of("refuse"),
        },
    },
)

# The opening statement

OPENING_STATEMENT_ORDER = (Part.BOND, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.CASE, Part.ENDING)


def _opening_statement(case: OpeningCase) -> Answer:
    return {
        "bond.words": case.bond.menu.of(Bond.TRUE),
        "settled.words": case.settled.menu.of(Count.TRUE),
        "interest.words": case.interest.menu.of(Interest.SHARED),
        "limit.words": case.limit.menu.of(Limit.EXACT),
        "ending.words": case.ending.menu.of(Ending.JOINT),
        "order.parts": list(OPENING_STATEMENT_ORDER),
    }


def _opening_statement_argued(_: OpeningCase) -> Answer:
    """Put the argument before what both want."""
    return {"order.parts": [Part.BOND, Part.CASE, Part.SETTLED, Part.INTEREST, Part.LIMIT, Part.ENDING]}


def _opening_statement_optimist(case: OpeningCase) -> Answer:
    """Count every nod as a yes, and trust the text that is not in force."""
    return {
        **_opening_statement(case),
        "settled.words": case.settled.menu.of(Count.TOO_MANY),
        "limit.words": case.limit.menu.of(Limit.NOT_IN_FORCE),
    }


def _opening_statement_advised(case: OpeningCase) -> Answer:
    """Count every nod, and say everything that is at hand before the invitation."""
    parts = [part for part in case.parts if part not in (Part.INTEREST, Part.ENDING)]
    return {
        **_opening_statement(case),
        "settled.words": case.settled.menu.of(Count.TOO_MANY),
        "order.parts": [Part.INTEREST, *parts, Part.ENDING],
    }


OPENING_STATEMENT = Solution(
    reference=_opening_statement,
    flawed={
        "say-the-bond": lambda _: {
            "order.parts": [part for part in OPENING_STATEMENT_ORDER if part is not Part.BOND]
        },
        "begin-with-a-shared-interest": _opening_statement_argued,
        "build-on-what-is-settled": lambda case: {"settled.words": case.settled.menu.of(Count.TOO_MANY)},
        "invite-a-joint-solution": lambda case: {"ending.words": case.ending.menu.other_than(Ending.JOINT)},
        "state-the-constraint-exactly": lambda case: {"limit.words": case.limit.menu.of(Limit.NOT_IN_FORCE)},
    },
    slogans={"optimist": _opening_statement_optimist, "well advised": _opening_statement_advised},
)

SOLUTIONS: dict[str, Solution] = {
    "ground-map": GROUND_MAP,
    "opening-statement": OPENING_STATEMENT,
    "relationship-clinic": RELATIONSHIP_CLINIC,
}

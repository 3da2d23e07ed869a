"""Reference and flawed answers for ``relationship-clinic``, as functions of its case."""

from collections.abc import Callable

from grader.exercises.common_ground.relationship_clinic.case import FIELDS, ORIGIN, Case
from grader.exercises.sheet import Answer
from grader.grading.solutions import Solution

TWINS: dict[str, tuple[str, ...]] = {
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

FLAWS = {
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


def _reference(case: Case) -> Answer:
    said = {key: case.menus[name].of(case.right(name)) for name, key in FIELDS.items()}
    return {**said, ORIGIN: case.facts.incident.cause}


def _flaw(name: str, kind: str) -> Callable[[Case], Answer]:
    return lambda case: {FIELDS[name]: case.menus[name].of(kind)}


def _phrases(case: Case) -> Answer:
    """Know how right lines sound and look up no fact: take the first that sounds right."""
    said = {key: case.menus[name].of(case.right(name), *TWINS.get(name, ())) for name, key in FIELDS.items()}
    return {**said, ORIGIN: next(each for each in case.origins if each != "none")}


def _clumsy(case: Case) -> str:
    """Return the kind of fix that hits the cause, and is elaborate or imposed."""
    words = case.words
    return "elaborate" if words["change_elaborate"] == words["change"] else "imposed"


SOLUTION = Solution(
    reference=_reference,
    flawed={
        **{rule: _flaw(*flaw) for rule, flaw in FLAWS.items()},
        "change-the-approach": lambda case: {FIELDS["approach"]: case.menus["approach"].other_than("right")},
        "one-simple-fix": lambda case: {FIELDS["fix"]: case.menus["fix"].of(_clumsy(case))},
        "cause-diagnosed": lambda case: {
            ORIGIN: next(each for each in case.origins if each != case.facts.incident.cause)
        },
    },
    slogans={
        "phrases without facts": _phrases,
        "never any money": lambda case: {
            **_phrases(case),
            FIELDS["amends"]: case.menus["amends"].of("refuse"),
        },
    },
)

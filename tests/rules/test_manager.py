"""The manager's part, from both seats: kept, broken, missing, and both sides of the threshold."""

from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.conversation import Said
from grader.domain.finding import Outcome
from grader.domain.manager import Beat, Facing, Guard, Insight, Joining, Leader
from grader.rules import manager
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, stays_the_same

E9, E11, E20 = manager.limits_guard_the_price, manager.turn_towards_the_client, manager.manager_joins_early
E21, E22 = manager.rep_still_leads, manager.manager_learns_the_needs


def joining(value: int, *, early: bool | None) -> Joining:
    return Joining(where="Meetings 1 and 2", value=value, threshold=500_000, early=early, opened="meeting 3")


def said(beat: Beat, kind: str) -> Said:
    return Said(beat=beat, where="The beat", kind=kind, chose=kind and "this", why="A fact.")


SIDES: dict[str, tuple[Joining, Outcome]] = {
    "enterprise, early": (joining(560_000, early=True), R),
    "enterprise, only at the close": (joining(560_000, early=False), W),
    "boundary: exactly the threshold, early": (joining(500_000, early=True), R),
    "boundary: one euro below, early": (joining(499_999, early=True), W),
    "boundary: one euro below, not early": (joining(499_999, early=False), R),
    "smaller, early": (joining(300_000, early=True), W),
    "smaller, not early": (joining(300_000, early=False), R),
    "undecided": (joining(300_000, early=None), M),
}


@pytest.mark.parametrize(("subject", "outcome"), SIDES.values(), ids=SIDES.keys())
def test_the_manager_joins_early_in_enterprise_deals_only(subject: Joining, outcome: Outcome) -> None:
    mark = E20.judge(subject)
    assert mark is not None
    assert mark.outcome is outcome


def test_the_finding_says_which_side_of_the_threshold_it_was() -> None:
    for value, side in ((560_000, "above"), (300_000, "below")):
        mark = E20.judge(joining(value, early=True))
        assert mark is not None
        assert f"€{value:,}" in mark.why
        assert "€500,000" in mark.why
        assert side in mark.why


ACTS = [
    (E9, Beat.PRICE_GUARD, Guard, Guard.LIMITS),
    (E11, Beat.CLIENTS_ASK, Facing, Facing.CLIENT),
    (E21, Beat.LEAD, Leader, Leader.REP),
    (E22, Beat.INSIGHT, Insight, Insight.NEEDS),
]


@pytest.mark.parametrize(
    ("rule", "beat", "kind", "right"),
    [(rule, beat, kind, right) for rule, beat, kinds, right in ACTS for kind in kinds],
    ids=lambda each: each.id if isinstance(each, Rule) else str(each),
)
def test_one_kind_of_act_keeps_the_rule(rule: Rule[Any], beat: Beat, kind: str, right: str) -> None:
    mark = rule.judge(said(beat, kind))
    assert mark is not None
    assert mark.outcome is (R if kind == right else W)
    assert mark.why.startswith("A fact. ")
    assert len(mark.why) > len("A fact. ")


@pytest.mark.parametrize(("rule", "beat"), [(rule, beat) for rule, beat, _, _ in ACTS])
def test_an_empty_beat_is_missing_and_another_beat_is_not_judged(rule: Rule[Any], beat: Beat) -> None:
    mark = rule.judge(said(beat, ""))
    assert mark is not None
    assert mark.outcome is M
    assert all(rule.judge(said(other, "anything")) is None for other in Beat if other is not beat)


subjects = st.one_of(
    st.builds(joining, st.integers(0, 10**9), early=st.none() | st.booleans()),
    *(st.builds(said, st.just(beat), st.sampled_from(["", *kinds])) for _, beat, kinds, _ in ACTS),
)


test_the_same_finding_every_time = stays_the_same(subjects, (E9, E11, E20, E21, E22))

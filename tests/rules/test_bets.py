"""Bets on tournaments: kept, broken, missing, and only where the tournament changes what a rule is about."""

from typing import Any

import pytest
from hypothesis import strategies as st

from grader.domain.bets import Bet, Changed, Ranking, Reason, Share, Standing
from grader.domain.finding import Outcome, Status
from grader.rules import bets
from grader.rules.rule import Rule
from tests.rules.tables import M, R, W, stays_the_same

RANKING = Ranking(
    standings=(
        Standing("copycat", "Mirror", 57_000.0),
        Standing("grudger", "Once bitten", 46_000.0),
        Standing("always-cheat", "Sharp", -1_200.4),
    ),
    shares=(
        Share("copycat", "Mirror", 8, 50_000, 32_000),
        Share("grudger", "Once bitten", 5, 3_000, 12_000),
        Share("always-cheat", "Sharp", 7, -2_000, -4_000),
    ),
)
FACT = "The winner took the lead for good in deal 4 of 10."
BETS = {
    Changed.LENGTH: bets.bet_on_the_length,
    Changed.PRIZES: bets.bet_on_the_prizes,
    Changed.COMPANY: bets.bet_on_the_company,
    Changed.SLIPS: bets.bet_on_the_slips,
}
REASONS = {
    Changed.LENGTH: bets.explain_the_length,
    Changed.PRIZES: bets.explain_the_prizes,
    Changed.COMPANY: bets.explain_the_company,
    Changed.SLIPS: bets.explain_the_slips,
}


def bet(habit: str | None, changed: Changed = Changed.LENGTH) -> Bet:
    return Bet(changed=changed, where="Tournament 2, the winner", ranking=RANKING, fact=FACT, habit=habit)


def reason(habit: str | None, changed: Changed = Changed.LENGTH) -> Reason:
    return Reason(changed=changed, where="Tournament 2, the reason", ranking=RANKING, fact=FACT, habit=habit)


def test_a_ranking_tells_winner_lead_and_feeder() -> None:
    assert RANKING.winner.habit == "copycat"
    assert RANKING.lead == 11_000
    assert sum(share.ahead for share in RANKING.shares) == RANKING.lead
    assert RANKING.feeder.habit == "copycat"


CASES: dict[str, tuple[dict[Changed, Rule[Any]], Any, Any, Outcome]] = {
    "the winner": (BETS, bet, "copycat", R),
    "the second": (BETS, bet, "grudger", W),
    "the last": (BETS, bet, "always-cheat", W),
    "no bet": (BETS, bet, None, M),
    "those with whom it gains most": (REASONS, reason, "copycat", R),
    "boundary: those with whom it gains something": (REASONS, reason, "always-cheat", W),
    "those with whom it falls behind": (REASONS, reason, "grudger", W),
    "no reason": (REASONS, reason, None, M),
}


@pytest.mark.parametrize("changed", list(Changed))
@pytest.mark.parametrize(("rules", "made", "chosen", "outcome"), CASES.values(), ids=CASES.keys())
def test_a_decision_is_judged(
    rules: dict[Changed, Rule[Any]], made: Any, chosen: Any, outcome: Outcome, changed: Changed
) -> None:
    mark = rules[changed].judge(made(chosen, changed))
    assert mark is not None
    assert mark.outcome is outcome
    assert (FACT in mark.why) is (outcome is not M)
    others = [rule for other, rule in rules.items() if other is not changed]
    assert [rule.judge(made(chosen, changed)) for rule in others] == [None] * 3


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (bet("copycat"), "€57,000 each, €11,000 more"),
        (bet("grudger"), "€46,000 each, €11,000 less"),
        (bet("always-cheat"), "−€1,200 each, €58,200 less"),
    ],
)
def test_a_bet_is_told_in_euros(subject: Bet, told: str) -> None:
    mark = bets.bet_on_the_length.judge(subject)
    assert mark is not None
    assert told in mark.why


@pytest.mark.parametrize(
    ("subject", "told"),
    [
        (
            reason("copycat"),
            "earned €50,000 and came out €18,000 ahead of the runner-up; more than with anybody",
        ),
        (
            reason("always-cheat"),
            "earned −€2,000 and came out €2,000 ahead of the runner-up; in deals with others",
        ),
        (reason("grudger"), "earned €3,000 and came out €9,000 behind the runner-up; in deals with others"),
    ],
)
def test_a_reason_is_told_in_euros(subject: Reason, told: str) -> None:
    mark = bets.explain_the_length.judge(subject)
    assert mark is not None
    assert told in mark.why
    assert "leads by €11,000" in mark.why
    assert mark.chose in ("Mirror (8)", "Sharp (7)", "Once bitten (5)")


def test_a_reason_that_changes_nothing_is_called_so() -> None:
    level = Share("always-cheat", "Sharp", 7, -2_000, -2_000)
    ranking = Ranking(RANKING.standings, (*RANKING.shares[:2], level))
    subject = Reason(changed=Changed.SLIPS, where="Here", ranking=ranking, fact=FACT, habit=level.habit)
    mark = bets.explain_the_slips.judge(subject)
    assert mark is not None
    assert "level with the runner-up" in mark.why


def test_a_rule_judges_its_own_change_alone() -> None:
    finding = bets.bet_on_the_slips.check([bet("copycat")], 1)
    assert finding.status is Status.NOT_ATTEMPTED
    assert bets.bet_on_the_slips.check([], 1).status is Status.NOT_APPLICABLE


decisions = st.one_of(
    st.builds(
        bet, st.none() | st.sampled_from(["copycat", "grudger", "always-cheat"]), st.sampled_from(Changed)
    ),
    st.builds(
        reason, st.none() | st.sampled_from(["copycat", "grudger", "always-cheat"]), st.sampled_from(Changed)
    ),
)


test_the_same_finding_every_time = stays_the_same(decisions, [*BETS.values(), *REASONS.values()])

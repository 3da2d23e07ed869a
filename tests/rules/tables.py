"""What every rule is held to by its tables: outcomes, the facts in findings, one finding every time."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.domain.finding import Outcome
from grader.rules.rule import Rule

R, W, M, SKIPPED = Outcome.RIGHT, Outcome.WRONG, Outcome.MISSING, None
"""What a rule may say of one subject; it skips what fails its precondition."""


def outcome_of(rule: Rule[Any], subject: Any) -> Outcome | None:
    """Return what a rule says of a subject; a verdict quotes the choice and gives its reason."""
    mark = rule.judge(subject)
    if mark is None:
        return SKIPPED
    assert bool(mark.why) is bool(mark.chose) is (mark.outcome is not M)
    return mark.outcome


def judges(cases: Mapping[str, tuple[Rule[Any], Any, Outcome | None]]) -> Any:
    """Return the test that each rule says of each subject what the table says.

    Args:
        cases: Rule, subject and outcome, by the situation in words.
    """

    @pytest.mark.parametrize(("rule", "subject", "outcome"), cases.values(), ids=cases.keys())
    def test(rule: Rule[Any], subject: Any, outcome: Outcome | None) -> None:
        assert outcome_of(rule, subject) is outcome

    return test


def judged_by(rule: Rule[Any], *rows: tuple[str, Any, Outcome | None]) -> Any:
    """Return the test that one rule says of each subject what its row says.

    Args:
        rule: The rule.
        *rows: The situation in words, the subject and the outcome.
    """
    return judges({name: (rule, subject, outcome) for name, subject, outcome in rows})


def states(facts: Mapping[str, tuple[Rule[Any], Any, tuple[str, ...]]]) -> Any:
    """Return the test that findings state the facts that decide.

    Args:
        facts: Rule, subject and what must be said, by what it is about.
    """

    @pytest.mark.parametrize(("rule", "subject", "said"), facts.values(), ids=facts.keys())
    def test(rule: Rule[Any], subject: Any, said: tuple[str, ...]) -> None:
        mark = rule.judge(subject)
        assert mark is not None
        assert [fact for fact in said if fact not in mark.why] == [], mark.why

    return test


def stays_the_same(subjects: st.SearchStrategy[Any], rules: Sequence[Rule[Any]]) -> Any:
    """Return the test that no decisions are beyond rules, and that they get the same finding every time.

    Args:
        subjects: Any decision that the rules may meet.
        rules: The rules.
    """

    @given(st.lists(subjects, max_size=10), st.sampled_from(rules))
    def test(decisions: list[Any], rule: Rule[Any]) -> None:
        finding = rule.check(decisions, 1.0)
        assert finding == rule.check(list(decisions), 1.0)
        assert 0 <= finding.points <= finding.max_points <= 1.0

    return test

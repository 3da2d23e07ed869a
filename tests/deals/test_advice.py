"""What the rules say of a deal of the learner's own."""

import pytest
from msgspec.structs import replace

from grader.deals.advice import Advice, Verdict, advise
from grader.deals.deal import Deal
from grader.deals.tool import Tool
from grader.deals.tools import SECTIONS, TOOLS
from grader.exercises import exercise
from grader.exercises.sheet import Value
from tests.sample_deal import ROWS, sample

WITH_RULES = [tool for tool in TOOLS if tool.exercise]
BY_ID = {tool.id: tool for tool in TOOLS}
KEPT, WATCH_OUT, OPEN, OFF = Verdict.KEPT, Verdict.WATCH_OUT, Verdict.OPEN, Verdict.DOES_NOT_APPLY

every_tool = pytest.mark.parametrize("tool", WITH_RULES, ids=lambda tool: tool.id)


def said(tool: str, rule: str, changes: dict[str, Value | None] | None = None) -> Advice:
    """Return what one rule says of the sample deal with some changes."""
    return next(each for each in advise(BY_ID[tool], sample(changes)) if each.use.rule.id == rule)


@every_tool
def test_each_rule_of_the_exercise_is_asked_or_left_out_with_a_reason(tool: Tool) -> None:
    asked = [use.rule for use in tool.rules]
    left_out = [each.rule for each in tool.left_out]
    assert {rule.id for rule in asked + left_out} == {rule.id for rule in exercise(tool.exercise).rules}
    assert not {rule.id for rule in asked} & {rule.id for rule in left_out}
    assert all(use.needs for use in tool.rules)
    assert all(each.why for each in tool.left_out)


@every_tool
def test_the_rules_are_the_very_rules_of_the_exercise(tool: Tool) -> None:
    theirs = {rule.id: rule for rule in exercise(tool.exercise).rules}
    assert all(use.rule is theirs[use.rule.id] for use in tool.rules)


@every_tool
def test_of_an_empty_deal_nothing_is_kept_and_nothing_is_wrong(tool: Tool) -> None:
    verdicts = {each.verdict for each in advise(tool, Deal("New"))}
    assert verdicts <= {OPEN, OFF}


@every_tool
def test_every_rule_says_something_of_a_finished_deal(tool: Tool) -> None:
    of_sample = {each.use.rule.id: each for each in advise(tool, sample({"promises.2.kept": "kept"}))}
    of_low_trust = {each.use.rule.id: each for each in advise(tool, sample())}
    failed = {"team.failed": "A lower price", "team.adviser": "Ann Lee", "team.advised": "2026-03-09"}
    after_a_failure = {each.use.rule.id: each for each in advise(tool, sample(failed))}
    for name in of_sample:
        judged = {each[name].verdict for each in (of_sample, of_low_trust, after_a_failure)} & {
            KEPT,
            WATCH_OUT,
        }
        assert judged, name
    assert all(each.lines for each in (*of_sample.values(), *of_low_trust.values()))


CASES: dict[str, tuple[str, str, dict[str, Value | None], Verdict, str]] = {
    "the limit that follows from the alternative": (
        "prep-brief", "limits-from-the-alternative", {"limits.reservation": 411_000.0}, KEPT, "€411,000",
    ),
    "a hope that is taken for the limit": (
        "prep-brief", "limits-from-the-alternative", {}, WATCH_OUT, "What is hoped for is a target",
    ),
    "a limit without the costs of this customer": (
        "prep-brief", "limits-from-the-alternative", {"limits.reservation": 390_000.0}, WATCH_OUT, "€21,000",
    ),
    "no alternative yet": (
        "prep-brief", "limits-from-the-alternative", {"limits.leaves": None}, OPEN, "the alternative",
    ),
    "nobody asked to read the brief in time": (
        "prep-brief", "never-work-alone", {"team.1.day": "2026-03-13"}, WATCH_OUT, "nobody but you reads it",
    ),
    "the boss is seen too late": (
        "prep-brief", "guidance-before-the-meeting", {"team.hour": "2026-03-12"}, WATCH_OUT, "nothing left",
    ),
    "who signs is read off the sums": (
        "prep-brief", "know-whom-you-meet", {"people.1.can": "yes"}, WATCH_OUT, "purchasing to €250,000",
    ),
    "a piece that risks more than it gains is told": (
        "disclosure-ladder", "share-what-is-worth-it", {"piece.3.when": "1"}, WATCH_OUT, "40% of €60,000",
    ),
    "low trust switches leading with what matters off": (
        "disclosure-ladder", "lead-with-what-matters", {}, OFF, "So trust is low here.",
    ),
    "normal trust asks for it": (
        "disclosure-ladder", "lead-with-what-matters", {"promises.2.kept": "kept"}, KEPT, "€12,000",
    ),
    "three promises are too few to judge by": (
        "disclosure-ladder", "lead-with-what-matters", {"promises.4.due": None}, OPEN, "four of their",
    ),
    "a slanted statement": (
        "disclosure-ladder", "tell-the-truth", {"piece.2.words": "slanted"}, WATCH_OUT, "we wait 60 days",
    ),
    "too much risk for one meeting": (
        "disclosure-ladder", "not-too-much-at-once", {"telling.limit": 1000.0}, WATCH_OUT, "€1,500",
    ),
    "one return named for two asks, whatever the letters": (
        "give-get-ledger", "ask-from-its-row", {}, WATCH_OUT, "You name it for 2 asks",
    ),
    "a return of its own": (
        "give-get-ledger", "ask-from-its-row", {"ask.5.get": "A second reference"}, KEPT, "",
    ),
    "a guess beside the sum": (
        "give-get-ledger", "risk-priced", {}, WATCH_OUT, "10% of €96,000",
    ),
    "the sum": (
        "give-get-ledger", "risk-priced", {"ask.2.cost": 9600.0}, KEPT, "€9,600",
    ),
    "a large ask that pays": (
        "give-get-ledger", "large-ask-if-well-paid", {}, KEPT, "125%",
    ),
    "a large ask that does not": (
        "give-get-ledger", "large-ask-if-well-paid", {"ask.4.worth": 20_000.0}, WATCH_OUT, "42%",
    ),
    "what is finance's to decide": (
        "give-get-ledger", "decide-inside-the-limits", {"ask.3.verdict": "yes"}, WATCH_OUT, "finance decides",
    ),
    "more would fit into the mandate": (
        "give-get-ledger", "mandate-filled", {}, WATCH_OUT, "more would fit",
    ),
    "a mandate filled to its limit": (
        "give-get-ledger", "mandate-filled", {"mandate.2.most": 7.0, "mandate.2.worth": 9500.0}, KEPT, "",
    ),
    "a sitting before the proof": (
        "low-trust-agreement", "move-slowly", {}, WATCH_OUT, "1 day too early",
    ),
    "a sitting after it": (
        "low-trust-agreement", "move-slowly", {"pace.sitting": "2026-03-18"}, KEPT, "",
    ),
    "one act releases two deliveries": (
        "low-trust-agreement", "pair-each-act", {"step.2.condition": "1"}, WATCH_OUT, "act also releases",
    ),
    "a delivery that is too large": (
        "low-trust-agreement", "agree-in-steps", {}, WATCH_OUT, "€200,000",
    ),
    "no cap yet": (
        "low-trust-agreement", "agree-in-steps", {"pace.cap": None}, OPEN, "the most to have at risk",
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_rule_says_of_an_own_deal(case: tuple[str, str, dict[str, Value | None], Verdict, str]) -> None:
    tool, rule, changes, verdict, words = case
    found = said(tool, rule, changes)
    assert found.verdict is verdict, found.lines
    assert words in " ".join(found.lines)


def test_no_slip_is_forgiven_where_a_score_would_forgive_one_in_six() -> None:
    asks = {
        f"ask.{row}.{name}": value for row in "678" for name, value in (("cost", 500.0), ("kind", "cost"))
    }
    asks |= {
        f"ask.{row}.{name}": value for row in "678" for name, value in (("number", 1.0), ("each", 500.0))
    }
    asks |= {f"ask.{row}.authority": "own" for row in "678"} | {
        f"ask.{row}.name": f"Ask {row}" for row in "678"
    }
    deal = sample(asks | {"ask.1.cost": 1.0, "ask.3.cost": 6000.0})
    deal = replace(deal, rows={**deal.rows, "ask": tuple("12345678")})
    costed = next(
        each for each in advise(BY_ID["give-get-ledger"], deal) if each.use.rule.id == "give-costed"
    )
    assert costed.verdict is WATCH_OUT
    assert len(costed.lines) == 1


@pytest.mark.parametrize("name", ROWS)
def test_a_row_that_was_only_added_changes_no_advice(name: str) -> None:
    before = sample()
    after = before.with_row(name)
    assert [advise(tool, after) for tool in TOOLS] == [advise(tool, before) for tool in TOOLS]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.id)
def test_whatever_one_value_is_missing_every_tool_speaks(tool: Tool) -> None:
    for key in sample().values:
        deal = sample({key: None})
        assert len(advise(tool, deal)) == len(tool.rules)
        assert all(isinstance(note, str) for note in tool.notes(deal))
        list(tool.brief(deal))


def test_a_row_that_lacks_a_fact_says_which() -> None:
    notes = list(BY_ID["disclosure-ladder"].notes(sample({"piece.2.gain": None})))
    assert notes == ["Payment term is not judged yet. Still empty: Telling it gains us."]


def test_the_facts_say_whether_trust_is_low() -> None:
    (low,) = BY_ID["facts"].notes(sample())
    (normal,) = BY_ID["facts"].notes(sample({"promises.2.kept": "kept"}))
    assert "Trust is low" in low
    assert "no reason for distrust" in normal


def test_section_and_field_names_are_free_of_the_dot_that_joins_them() -> None:
    for section in SECTIONS.values():
        fields = section.fields + (section.rows.fields if section.rows else ())
        assert not any("." in each.id for each in fields)
        assert "." not in section.id
        assert len({each.id for each in section.fields}) == len(section.fields)
    assert len(SECTIONS) == sum(len(tool.sections) for tool in TOOLS)

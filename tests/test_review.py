"""Short cases, and the page that brings them back: from a log to the screen, and into the log again."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import pytest
from ipywidgets import HTML, Button, RadioButtons, Text, Widget

import grader.grading.solutions
from grader import review
from grader.domain.finding import Status
from grader.domain.teachings import syllabus
from grader.exercises import exercise, exercise_ids
from grader.exercises.sheet import Amount, Answer, Choice, Prose
from grader.grading.answers import encode
from grader.grading.grade import grade
from grader.grading.players import random_answer
from grader.grading.solutions import solution
from grader.grading.store import AnswerStore
from grader.progress.log import Attempt, Event, Log, Recall, Verdict, verdicts
from grader.progress.making import MOST_OPEN, changes, short_case
from grader.progress.review import CASES, ROUND, next_case
from grader.progress.schedule import due
from grader.progress.short_case import ShortCase
from grader.render.sheet import style
from grader.widgets.review import Review

NOW = datetime(2027, 3, 1, 12, tzinfo=UTC)
PRACTICE = tuple(name for name in exercise_ids() if not exercise(name).evidence)

every_exercise = pytest.mark.parametrize("name", PRACTICE)


# --------------------------------------------------------------------------------- short cases


@cache
def cases(name: str) -> tuple[ShortCase, ...]:
    """Return two short cases of every rule of an exercise."""
    task = exercise(name)
    every = []
    for rule in task.rules:
        made = (short_case(task, rule, f"review-{number}") for number in range(CASES))
        found = [case for case, _ in zip(filter(None, made), range(2), strict=False)]
        assert found, f"{rule.id} has no short case"
        every += found
    return tuple(every)


def test_every_teaching_can_be_brought_back() -> None:
    rules = [rule for name in PRACTICE for rule in exercise(name).rules]
    assert {key for rule in rules for key in rule.teachings} == set(syllabus().teachings)


@every_exercise
def test_every_rule_has_a_short_case_that_can_be_kept_and_broken(name: str) -> None:
    for case in cases(name):
        wrong = changes(case.exercise, case.rule, case.variant)
        assert 0 < len(case.open) <= MOST_OPEN
        assert case.finding(case.colleague).status is Status.KEPT
        broken = case.finding({key: wrong.get(key, value) for key, value in case.colleague.items()})
        assert broken.status is Status.BROKEN
        assert broken.teachings == case.rule.teachings
        assert list(case.task.sheet(case.variant).fields) == list(case.open)
        assert not set(case.open) & set(case.given)


@every_exercise
def test_whatever_is_decided_is_kept_or_broken_and_can_be_shown(name: str) -> None:
    random = Random(name)
    for case in cases(name)[::2]:
        answer = random_answer(case.task.sheet(case.variant), random)
        assert case.finding(answer).status in {Status.KEPT, Status.BROKEN}
        case.outcomes(answer)


@every_exercise
def test_no_later_beat_of_a_conversation_is_in_the_file(name: str) -> None:
    for case in cases(name):
        groups = case.exercise.sheet(case.variant).groups
        places = [n for n, g in enumerate(groups) for f in g.fields if f"{g.id}.{f.id}" in case.open]
        titles = {each.heading for each in case.rest if isinstance(each, Prose)}
        later = {group.title for group in groups[max(places) + 1 :] if group.in_turn}
        assert not titles & later


def of(name: str, rule_id: str, variant: str = "review-0") -> ShortCase:
    """Return one short case."""
    task = exercise(name)
    (rule,) = (rule for rule in task.rules if rule.id == rule_id)
    made = short_case(task, rule, variant)
    assert made
    return made


@pytest.mark.parametrize(
    ("name", "rule", "value"),
    [
        pytest.param("disclosure-ladder", "constraints-early", "not-shared", id="kept to oneself"),
        pytest.param("disclosure-ladder", "invite-their-limits", "nothing", id="nothing asked"),
    ],
)
def test_what_evades_the_rule_does_not_keep_it(name: str, rule: str, value: str) -> None:
    case = of(name, rule)
    evading: Answer = dict.fromkeys(case.open, value)
    assert case.finding(evading).status is Status.BROKEN


def test_among_few_decisions_no_slip_is_forgiven() -> None:
    case = of("people-or-business", "cause-diagnosed")
    fields = case.exercise.sheet(case.variant).fields
    for key in case.open:
        field = fields[key]
        assert isinstance(field, Choice)
        other = next(option.id for option in field.options if option.id != case.reference[key])
        assert case.finding({**case.colleague, key: other}).status is Status.BROKEN


def test_the_colleague_gives_away_only_what_the_decision_needs() -> None:
    cost = of("people-or-business", "move-costed")
    (group,) = cost.task.sheet(cost.variant).groups
    assert cost.given == (f"{group.id}.move",)
    told = str(group.documents)
    assert (
        cost.exercise.sheet(cost.variant).fields[cost.given[0]].quote(cost.reference[cost.given[0]]) in told
    )
    assert of("disclosure-ladder", "share-what-is-worth-it").given == ()


# ----------------------------------------------------------------------------- which one is next


def attempt(name: str, *broken: str, day: float = 0) -> Attempt:
    """Return a checked answer that breaks these rules and keeps the others."""
    task = exercise(name)
    case, proof = task.case("0"), solution(task)
    answer = dict(proof.reference(case))
    for rule in broken:
        answer |= proof.flawed[rule](case)
    report = grade(task, "0", answer)
    return Attempt(
        at=NOW + timedelta(days=day),
        exercise=name,
        variant="0",
        answer=answer,
        score=report.score,
        whole=True,
        verdicts=verdicts(report.findings),
    )


def test_the_same_log_gives_the_same_case_and_no_case_comes_twice() -> None:
    events: list[Event] = [attempt("live-deal", "win-as-a-peer")]
    seen = set()
    for day in range(8):
        wanted = due(events, NOW + timedelta(days=40 * day))
        found, again = next_case(events, wanted[:1]), next_case(list(events), wanted[:1])
        assert found
        assert again
        (_, case), (_, same) = found, again
        assert (case.rule.id, case.variant, case.open) == (same.rule.id, same.variant, same.open)
        assert case.exercise.id == "live-deal"
        assert case.variant not in seen
        seen.add(case.variant)
        at, verdict = NOW + timedelta(days=40 * day), Verdict(case.rule.id, case.rule.teachings, kept=True)
        events.append(Recall(at=at, exercise="live-deal", variant=case.variant, verdict=verdict))
    assert len(seen) == 8


def test_the_rule_that_was_broken_is_brought_back_before_others_of_the_same_teaching() -> None:
    events = [attempt("place-your-bets", "bet-on-the-slips")]
    found = next_case(events, due(events, NOW))
    assert found
    assert (found[0].teaching, found[1].rule.id) == ("A3", "bet-on-the-slips")


def test_what_a_later_course_no_longer_has_is_passed_over() -> None:
    gone = Attempt(
        at=NOW,
        exercise="no-such-exercise",
        variant="0",
        answer={},
        score=0,
        whole=True,
        verdicts=(Verdict("no-such-rule", ("E24",), kept=False),),
    )
    assert next_case([gone], due([gone], NOW)) is None
    found = next_case([gone, attempt("live-deal")], due([gone], NOW))
    assert found
    assert found[1].exercise.id == "live-deal"


# ------------------------------------------------------------------------------------- the page


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in the lessons' folder of a workspace, and leave no widget behind."""
    (tmp_path / ".tradecraft").mkdir()
    (tmp_path / "course").mkdir()
    monkeypatch.chdir(tmp_path / "course")
    yield tmp_path
    Widget.close_all()


def opened(workspace: Path | None, day: float = 0) -> Review:
    return Review(workspace, lambda: NOW + timedelta(days=day))


def within(widget: Widget, kind: type[Widget]) -> list[Any]:
    found = [widget] if isinstance(widget, kind) else []
    return found + [each for child in getattr(widget, "children", ()) for each in within(child, kind)]


def visible(page: Review) -> str:
    return "\n".join(widget.value for widget in within(page.tree, HTML)).replace(style(), "")


def press(page: Review, text: str) -> None:
    (button,) = [each for each in within(page.tree, Button) if each.description.startswith(text)]
    button.click()


def texts(page: Review) -> list[str]:
    return [button.description for button in within(page.tree, Button)]


def decide(page: Review, answer: Answer) -> None:
    """Set the widgets of the short case on the screen."""
    assert page.form
    for key, value in answer.items():
        tree = page.form.controls[key].tree
        field = page.form.session.sheet.fields[key]
        if isinstance(field, Amount):
            within(tree, Text)[0].value = f"{value}"
        else:
            assert isinstance(field, Choice)
            within(tree, RadioButtons)[0].value = value


def wrong(case: ShortCase) -> Answer:
    """Return decisions that break the rule of a short case."""
    flawed = changes(case.exercise, case.rule, case.variant)
    return {key: flawed.get(key, value) for key, value in case.colleague.items()}


def work_through(page: Review, *, kept: bool) -> None:
    assert page.form
    decide(page, page.form.case.colleague if kept else wrong(page.form.case))
    press(page, "Check")
    press(page, "Next")


BROKEN = ("win-as-a-peer", "no-see-what-we-can-do", "stand-by-the-worth")


def test_a_fresh_workspace_is_told_what_review_is_and_where_to_begin(workspace: Path) -> None:
    page = opened(workspace)
    assert "Nothing to review yet." in visible(page)
    assert 'href="01-trust.ipynb"' in visible(page)
    assert 'href="00-start.ipynb"' in visible(page)
    assert texts(page) == []
    assert not (workspace / "progress").exists()


def test_outside_a_workspace_nothing_breaks() -> None:
    assert "There is nothing to review here." in visible(opened(None))


def test_where_nothing_is_due_the_next_day_is_named(workspace: Path) -> None:
    Log(workspace).add(attempt("live-deal"))
    assert "The next review is on Wednesday, 3 March." in visible(opened(workspace))


def test_a_short_case_is_worked_and_noted(workspace: Path) -> None:
    log = Log(workspace)
    log.add(attempt("live-deal", "win-as-a-peer"))
    page = opened(workspace)
    assert page.form
    case = page.form.case
    assert "Short case 1 of 1" in visible(page)
    assert "this one decision is yours" in visible(page)
    press(page, "Check")
    assert "Not decided yet:" in visible(page)
    decide(page, case.colleague)
    press(page, "Check")
    assert "✓ Kept" in visible(page)
    assert 'href="05-trades.ipynb#' in visible(page)
    assert log.events()[-1] == Recall(
        at=NOW,
        exercise="live-deal",
        variant="review-0",
        verdict=Verdict("win-as-a-peer", ("E24",), kept=True),
    )
    press(page, "Next")
    assert "Done: 1 of 1 kept." in visible(page)
    assert "It comes back tomorrow." in visible(page)
    assert "Nothing more is due today. The next review is tomorrow." in visible(page)


def test_only_the_first_try_counts(workspace: Path) -> None:
    log = Log(workspace)
    log.add(attempt("live-deal", "win-as-a-peer"))
    page = opened(workspace)
    assert page.form
    case = page.form.case
    decide(page, wrong(case))
    press(page, "Check")
    assert "✗ Not kept" in visible(page)
    assert "Your first try is what counts" in visible(page)
    press(page, "Show one way")
    assert "One way that keeps it" in visible(page)
    decide(page, case.colleague)
    assert "Check again" in visible(page)
    press(page, "Check")
    assert "✓ Kept" in visible(page)
    assert "this was practice" in visible(page)
    recalls = [event for event in log.events() if isinstance(event, Recall)]
    assert [recall.verdict.kept for recall in recalls] == [False]


def test_a_kernel_that_dies_costs_nothing(workspace: Path) -> None:
    Log(workspace).add(attempt("live-deal", *BROKEN))
    page = opened(workspace)
    work_through(page, kept=True)
    assert page.form
    case = page.form.case
    decide(page, case.colleague)
    again = opened(workspace)
    assert again.form
    assert "Short case 2 of 3" in visible(again)
    assert again.form.case.variant == case.variant
    assert again.form.session.answer == case.colleague
    assert not list(workspace.glob("exercises/**/*.json"))
    work_through(again, kept=True)
    assert len(list((workspace / "progress" / "review" / "answers").iterdir())) == 0


def test_a_round_ends_after_five_and_goes_on_for_who_wants_more(workspace: Path) -> None:
    log = Log(workspace)
    log.add(attempt("live-deal", *BROKEN, day=-30))
    page = opened(workspace)
    for number in range(ROUND):
        assert f"Short case {number + 1} of {ROUND}" in visible(page)
        work_through(page, kept=number != 1)
    assert "Done: 4 of 5 kept." in visible(page)
    assert "It comes back tomorrow." in visible(page)
    assert "more are due" in visible(page)
    assert "Done: 4 of 5 kept." in visible(opened(workspace))
    press(page, "Go on")
    assert "Short case 6 of" in visible(page)
    assert len(log.events()) == 1 + ROUND


def test_what_was_not_kept_in_a_review_comes_first_the_next_day(workspace: Path) -> None:
    Log(workspace).add(attempt("live-deal", "win-as-a-peer", day=-30))
    page = opened(workspace)
    assert page.form
    missed = page.form.case.rule
    work_through(page, kept=False)
    assert page.form
    assert page.form.case.rule != missed
    tomorrow = opened(workspace, day=1)
    assert tomorrow.form
    assert tomorrow.form.case.rule == missed
    assert tomorrow.form.case.variant != "review-0"


def test_without_reference_answers_what_is_due_is_listed_with_where_to_go(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Log(workspace).add(attempt("live-deal", "win-as-a-peer"))
    monkeypatch.setattr(grader.grading.solutions, "solutions_folder", lambda: workspace / "none")
    page = opened(workspace)
    assert "Practise" not in visible(page), "nothing was fetched yet"
    (workspace / "exercises" / "trades").mkdir(parents=True)
    (workspace / "exercises" / "trades" / "trades.ipynb").touch()
    shown = visible(opened(workspace))
    assert "Short cases need the reference answers" in shown
    assert "✗ Broken" in shown
    assert syllabus().teachings["E24"].statement in shown
    assert 'href="05-trades.ipynb#' in shown
    assert 'href="../exercises/trades/trades.ipynb#cell-id=live-deal-heading"' in shown


def test_a_try_that_cannot_be_noted_is_said_and_noted_later(workspace: Path) -> None:
    log = Log(workspace)
    log.add(attempt("live-deal", "win-as-a-peer"))
    page = opened(workspace)
    assert page.form
    content = log.path.read_bytes()
    log.path.unlink()
    log.path.mkdir()
    decide(page, page.form.case.colleague)
    press(page, "Check")
    assert "Not noted." in visible(page)
    assert "✓ Kept" in visible(page)
    log.path.rmdir()
    log.path.write_bytes(content)
    press(page, "Try again")
    assert "Not noted." not in visible(page)
    assert isinstance(log.events()[-1], Recall)


def test_a_log_that_cannot_be_read_is_said_and_read_later(workspace: Path) -> None:
    log = Log(workspace)
    log.path.mkdir(parents=True)
    page = opened(workspace)
    assert "Your progress cannot be read." in visible(page)
    log.path.rmdir()
    press(page, "Try again")
    assert "Nothing to review yet." in visible(page)


def test_a_damaged_log_is_reviewed_by_what_can_be_read_of_it(workspace: Path) -> None:
    log = Log(workspace)
    log.add(attempt("live-deal", "win-as-a-peer"))
    log.path.write_bytes(b"\xff\x00{" + log.path.read_bytes() + b'{"type":"attempt","at":')
    page = opened(workspace)
    assert page.form
    work_through(page, kept=True)
    assert "Done: 1 of 1 kept." in visible(page)


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{", id="cut short"),
        pytest.param(encode("live-deal", "0", {"signature.act": "a"}), id="of another case"),
    ],
)
def test_a_damaged_answer_to_a_short_case_is_kept_aside(workspace: Path, content: bytes) -> None:
    Log(workspace).add(attempt("live-deal", "win-as-a-peer"))
    store = AnswerStore(workspace / "progress" / "review")
    store.save("live-deal-review-0", content)
    page = opened(workspace)
    assert page.form
    assert "cannot be read as it stands" in visible(page)
    decide(page, page.form.case.colleague)
    assert page.form.session.answer == page.form.case.colleague
    assert (store.folder / "live-deal-review-0.damaged-1.json").read_bytes() == content


def test_a_mistake_of_ours_is_said_and_not_swallowed(
    workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Log(workspace).add(attempt("live-deal", "win-as-a-peer"))

    def fail(_: object) -> None:
        raise RuntimeError("a slip of ours")

    monkeypatch.setattr("grader.progress.review.short_case", lambda *_: fail(None))
    assert "a slip of ours" in visible(opened(workspace))


def test_the_notebook_shows_the_page_of_its_workspace(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    Log(workspace).add(attempt("live-deal", "win-as-a-peer"))
    review()
    review()
    assert capsys.readouterr().out.count("Short case 1 of 1") == 2

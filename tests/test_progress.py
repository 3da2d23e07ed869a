"""What a workspace remembers of the learner's tries, and what it makes of them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.domain.finding import Finding, Status
from grader.grading.store import StoreError
from grader.progress.log import Attempt, Event, Log, Recall, Verdict, verdicts, workspace_of
from grader.progress.mastery import Mastery, mastery
from grader.progress.tries import best_score, has_earned_the_reference, honest_tries

NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)


def attempt(score: float = 5, *, variant: str = "0", whole: bool = True, **answer: str) -> Attempt:
    """Return an attempt at one exercise."""
    return Attempt(
        at=NOON,
        exercise="ground-map",
        variant=variant,
        answer=dict(answer),
        score=score,
        whole=whole,
        verdicts=(),
    )


def recall(rule: str, *teachings: str, kept: bool) -> Recall:
    """Return a short case of a review."""
    return Recall(at=NOON, exercise="ground-map", variant="1", verdict=Verdict(rule, teachings, kept))


def test_what_is_added_to_a_log_is_read_again_in_order(tmp_path: Path) -> None:
    events: list[Event] = [attempt(3, a="x"), recall("one", "A1", kept=True), attempt(9, a="y")]
    log = Log(tmp_path)
    for event in events:
        log.add(event)
    assert list(Log(tmp_path).events()) == events
    assert log.attempts("ground-map") == (events[0], events[2])
    assert log.attempts("live-deal") == ()


def test_a_fresh_workspace_has_an_empty_log_and_nothing_is_written(tmp_path: Path) -> None:
    assert Log(tmp_path).events() == ()
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize(
    "rubbish",
    [
        pytest.param(b'{"type":"attempt","at":"2027-03', id="a line that a crash cut short"),
        pytest.param(b"\xff\x00\xfe", id="no text"),
        pytest.param(b"[" * 100_000, id="deeply nested"),
        pytest.param(b'{"type":"later-kind"}', id="an event of a newer course"),
        pytest.param(
            b'{"type":"recall","at":"2027-03-01T12:00:00","exercise":"x","variant":"0","verdict":["r",[],true]}',
            id="a time without its zone",
        ),
    ],
)
def test_a_damaged_line_costs_no_other(tmp_path: Path, rubbish: bytes) -> None:
    log = Log(tmp_path)
    log.add(attempt(1))
    log.path.write_bytes(log.path.read_bytes() + rubbish)
    log.add(attempt(2))
    assert [event.score for event in log.events() if isinstance(event, Attempt)] == [1, 2]


def test_a_log_that_is_a_folder_is_said_in_words(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.path.mkdir(parents=True)
    with pytest.raises(StoreError, match="cannot be read"):
        log.events()
    with pytest.raises(StoreError, match="cannot be kept"):
        log.add(attempt())


def test_a_workspace_is_known_from_any_folder_in_it(tmp_path: Path) -> None:
    inside = tmp_path / "workspace" / "exercises" / "trust"
    inside.mkdir(parents=True)
    assert workspace_of(inside) is None
    (tmp_path / "workspace" / ".tradecraft").mkdir()
    assert workspace_of(inside) == workspace_of(tmp_path / "workspace") == tmp_path / "workspace"


@pytest.mark.parametrize(
    ("attempts", "tries", "earned"),
    [
        pytest.param([], 0, False, id="nothing tried"),
        pytest.param([attempt(a="x"), attempt(a="y")], 2, False, id="two tries"),
        pytest.param([attempt(a="x"), attempt(a="y"), attempt(a="z")], 3, True, id="three tries"),
        pytest.param([attempt(a="x")] * 5, 1, False, id="the same answer five times"),
        pytest.param([attempt(whole=False, a=letter) for letter in "xyz"], 0, False, id="never finished"),
        pytest.param([attempt(8, a="x")], 1, True, id="passed at once"),
        pytest.param([attempt(7.99, a="x")], 1, False, id="just below the pass mark"),
        pytest.param([attempt(10, variant="0.2", a="x")], 1, False, id="another case passed"),
    ],
)
def test_the_reference_is_earned_by_a_pass_or_three_honest_tries(
    attempts: list[Attempt], tries: int, *, earned: bool
) -> None:
    assert honest_tries(attempts) == tries
    assert has_earned_the_reference(attempts, "0") is earned


def test_the_best_score_stays_when_a_later_try_is_worse() -> None:
    assert best_score([]) == 0
    assert best_score([attempt(6), attempt(9), attempt(4)]) == 9


@pytest.mark.parametrize(
    ("events", "standing"),
    [
        pytest.param([], Mastery.NOT_MET, id="never judged"),
        pytest.param([recall("one", "A1", kept=True)], Mastery.MASTERED, id="kept"),
        pytest.param([recall("one", "A1", kept=False)], Mastery.SHAKY, id="broken"),
        pytest.param(
            [recall("one", "A1", kept=False), recall("one", "A1", kept=True)],
            Mastery.MASTERED,
            id="broken, then kept",
        ),
        pytest.param(
            [recall("one", "A1", kept=True), recall("two", "A1", "A2", kept=False)],
            Mastery.SHAKY,
            id="kept by one rule, broken by another",
        ),
    ],
)
def test_a_teaching_is_mastered_when_all_that_judges_it_was_kept_last(
    events: list[Event], standing: Mastery
) -> None:
    assert mastery(events)["A1"] is standing


def test_only_what_was_decided_is_a_verdict() -> None:
    def finding(status: Status) -> Finding:
        return Finding(
            rule=status.value,
            status=status,
            points=0,
            max_points=1,
            message="",
            evidence=(),
            teachings=("A1",),
        )

    assert verdicts(tuple(map(finding, Status))) == (
        Verdict("kept", ("A1",), kept=True),
        Verdict("broken", ("A1",), kept=False),
    )


def test_a_log_of_ten_thousand_tries_is_read_whole(tmp_path: Path) -> None:
    log = Log(tmp_path)
    log.add(attempt(1, a="x" * 300))
    line = log.path.read_bytes()
    log.path.write_bytes(line * 10_000)
    assert len(log.events()) == 10_000
    assert log.events()[-1].at - NOON == timedelta()

"""A report in words: what it says, in which order, and that nothing in it can act."""

import re
from html.parser import HTMLParser

import pytest

from grader.domain.finding import Finding, Status
from grader.domain.teachings import syllabus
from grader.exercises import exercise, exercise_ids
from grader.grading.answers import encode
from grader.grading.grade import Report, ReportStatus, grade, grade_file
from grader.grading.solutions import solution
from grader.render.report import as_html, as_text, headline, sections_to_read

HOSTILE = """<script>alert(1)</script> "quoted" & 'single' \x1b[31m red"""


def report(*findings: Finding, score: float = 5.0) -> Report:
    return Report(
        exercise="people-or-business",
        variant="0",
        status=ReportStatus.GRADED,
        score=score,
        max_score=10.0,
        findings=findings,
    )


def finding(
    status: Status, *, teachings: tuple[str, ...] = ("A6",), worth: float = 2.0, text: str = "Words."
) -> Finding:
    return Finding(
        rule="some-rule",
        status=status,
        points=worth if status is Status.KEPT else 0.0,
        max_points=worth,
        message=text,
        evidence=(text,),
        teachings=teachings,
    )


HEADLINES = {
    "pass mark reached": (8.0, "8 of 10 points: passed."),
    "just below it": (7.9, "7.9 of 10 points: not passed yet, 8 needed."),
    "full marks": (10.0, "10 of 10 points: passed."),
}


@pytest.mark.parametrize(("score", "line"), HEADLINES.values(), ids=HEADLINES.keys())
def test_the_headline_says_score_and_verdict(score: float, line: str) -> None:
    assert headline(report(score=score)) == line


@pytest.mark.parametrize("status", Status, ids=str)
def test_every_outcome_is_said_in_words(status: Status) -> None:
    shown = report(finding(status))
    assert status.value in as_text(shown)
    assert status.value.capitalize() in as_html(shown)


def test_the_costliest_broken_teaching_is_to_be_read_first_and_kept_ones_not_at_all() -> None:
    places = sections_to_read(
        report(
            finding(Status.BROKEN, teachings=("A24",), worth=1.0),
            finding(Status.BROKEN, teachings=("A6",), worth=2.0),
            finding(Status.KEPT, teachings=("B3",), worth=3.0),
        )
    )
    assert [place.heading for place in places] == ["People and business", "What to share, and when"]


class Tags(HTMLParser):
    """Collects the tags of a page."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__()
        self.seen: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep the tag; no tag may carry a handler."""
        self.seen.add(tag)
        assert not [name for name, _ in attrs if name.startswith("on")]


def test_hostile_text_is_shown_and_does_not_act() -> None:
    invalid = grade_file(
        exercise("people-or-business"),
        "0",
        b'{"version": 1, "exercise": "<script>", "variant": "0", "answer": {}}',
    )
    for shown in (report(finding(Status.BROKEN, text=HOSTILE)), invalid):
        page = Tags()
        page.feed(as_html(shown))
        assert "script" not in page.seen
        assert "\x1b" not in as_text(shown)


@pytest.mark.parametrize("name", exercise_ids())
def test_feedback_on_a_broken_rule_quotes_the_answer_and_names_teaching_and_place(name: str) -> None:
    task, answers = exercise(name), solution(exercise(name))
    for rule in task.rules:
        variant = next(v for v in map(str, range(50)) if _applies(name, rule.id, v))
        flawed = answers.flawed_answer(task.case(variant), rule.id)
        shown = as_html(grade_file(task, variant, encode(name, variant, flawed)))
        (broken,) = [f for f in grade(task, variant, flawed).findings if f.status is Status.BROKEN]
        assert any("you chose “" in line for line in broken.evidence), rule.id
        assert re.search(rf"<b>{rule.teachings[0]}</b>", shown)
        assert f"{syllabus().section_of(rule.teachings[0]).lesson}.ipynb#" in shown


def _applies(name: str, rule: str, variant: str) -> bool:
    findings = grade(exercise(name), variant, {}).findings
    return any(f.rule == rule and f.status is Status.NOT_ATTEMPTED for f in findings)

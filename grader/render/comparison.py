"""The reference answer beside the learner's own, and what it rests on."""

from collections.abc import Iterator
from html import escape
from typing import Any

from grader.domain.finding import YOU_CHOSE, Finding, Status
from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, Field, Group, Sheet
from grader.grading.grade import grade
from grader.render.report import teachings_html

IT_CHOOSES = ": it chooses "
"""What the reference answer did, where a report would say what the learner chose."""


def comparison_html(exercise: Exercise[Any], variant: str, own: Answer, reference: Answer) -> str:
    """Return the reference answer beside the learner's own, with its reasoning.

    Args:
        exercise: The exercise.
        variant: The case.
        own: The learner's answer.
        reference: The answer that earns full marks.

    Returns:
        First the decisions that differ, then what each rule found in the reference: those that the
        learner's answer does not keep come first and are open. Everything in it is escaped.
    """
    groups = "".join(_groups(exercise.sheet(variant), own, reference))
    differing = groups or "<p>Every decision is the same as yours.</p>"
    return (
        '<section class="tc-report tc-comparison"><h3>The reference answer beside yours</h3>'
        "<p>It is one good answer, seldom the only one: what counts is what each rule asks.</p>"
        f"{differing}<h4>Why it holds</h4>{_reasons(exercise, variant, own, reference)}</section>"
    )


def _groups(sheet: Sheet, own: Answer, reference: Answer) -> Iterator[str]:
    for group in sheet.groups:
        keys = {f"{group.id}.{field.id}": field for field in group.fields}
        differing = {key: field for key, field in keys.items() if own.get(key) != reference.get(key)}
        rows = [_row(field, own, reference, key) for key, field in differing.items()]
        if rows:
            yield _table(group, rows)


def _table(group: Group, rows: list[str]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in ("Decision", "Yours", "Reference"))
    same = len(group.fields) - len(rows)
    note = f" <span>({same} more the same)</span>" if same else ""
    return (
        f'<div class="tc-doc tc-sheet"><table><caption>{escape(group.title)}{note}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table></div>"
    )


def _row(field: Field, own: Answer, reference: Answer, key: str) -> str:
    cells = "".join(f"<td>{_quoted(field, answer, key)}</td>" for answer in (own, reference))
    return f'<tr><th scope="row">{escape(field.label)}</th>{cells}</tr>'


def _quoted(field: Field, answer: Answer, key: str) -> str:
    return escape(field.quote(answer[key])) if key in answer else "<i>left empty</i>"


def _reasons(exercise: Exercise[Any], variant: str, own: Answer, reference: Answer) -> str:
    kept = {f.rule for f in grade(exercise, variant, own).findings if f.status is Status.KEPT}
    found = [f for f in grade(exercise, variant, reference).findings if f.status is Status.KEPT]
    found.sort(key=lambda finding: finding.rule in kept)
    items = "".join(_reason(finding, opened=finding.rule not in kept) for finding in found)
    return f'<ol class="tc-findings">{items}</ol>'


def _reason(finding: Finding, *, opened: bool) -> str:
    quotes = (quote.replace(YOU_CHOSE, IT_CHOOSES, 1) for quote in finding.evidence)
    items = "".join(f"<li>{escape(quote)}</li>" for quote in quotes)
    verdict = "✗ Not kept by yours" if opened else "✓ Kept by yours too"
    return (
        f'<li class="tc-finding tc-{"broken" if opened else "kept"}"><details{" open" if opened else ""}>'
        f'<summary><span class="tc-verdict">{verdict}</span> '
        f'<span class="tc-message">{escape(finding.message)}</span></summary>'
        f'<ul class="tc-evidence">{items}</ul>{teachings_html(finding)}</details></li>'
    )

"""What the screen says around an exercise, as HTML with everything escaped."""

from collections.abc import Sequence
from datetime import datetime
from html import escape

from grader.domain.finding import in_quotes
from grader.exercises import MODULES, exercise, exercise_ids
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.grading.grade import Report
from grader.render import attempts
from grader.render.report import headline
from grader.render.sheet import answer_html, documents_html, style
from grader.widgets.groups import short_title
from grader.widgets.session import Session

STALE = (
    '<p class="tc-stale" role="status">⟳ You have changed your answer since this check. '
    "Check again for a new report.</p>"
)
"""What stands above a report that no longer fits the answer."""

LONGEST = 90
"""Letters of an answer that the status line repeats."""

STARTED = "%d %B %Y, %H:%M"


def static_html(session: Session, now: datetime) -> str:
    """Return what a page without a running kernel shows of the answer.

    Args:
        session: The work as it was opened.
        now: When that was, in local time.

    Returns:
        HTML with its own style, hidden by it beside a live form.
    """
    opened = " open" if session.answer else ""
    return (
        f'{style()}<div class="tc-static">'
        f'<p class="tc-when">Press Start to go on with “{escape(session.exercise.title)}”.</p>'
        "<p>Your work is saved as you go. Below is your answer as it stood when you last pressed Start "
        f"({now.strftime(STARTED).lstrip('0')}); what you decided after that is saved too.</p>"
        f"<details{opened}><summary>That answer: {decided_text(session)}</summary>"
        f"{answer_html(session.sheet, session.answer)}</details></div>"
    )


def head_html(session: Session) -> str:
    """Return what the exercise takes, and its brief: open until something is decided.

    Its name and its objective stand above it, in the notebook's own text.
    """
    exercise, sheet = session.exercise, session.sheet
    opened = "" if session.answer else " open"
    left_out = exercise.out_of_scope.rstrip(".")
    return (
        f'{style()}<div class="tc-head">'
        f'<p class="tc-facts">About {exercise.minutes} minutes · {FULL_MARKS:g} points, '
        f"{PASS_MARK:g} to pass. Not part of it: {escape(left_out[:1].lower() + left_out[1:])}.</p>"
        f'<details class="tc-brief"{opened}><summary>The case: {escape(sheet.title)}</summary>'
        f'<div class="tc-brief-text">{documents_html(sheet.brief)}</div></details>'
        f"{_practice_html(session.number)}</div>"
    )


def _practice_html(number: int) -> str:
    if not number:
        return ""
    return (
        f'<p class="tc-practice"><b>Practice case {number}.</b> It is for you alone and is never handed in. '
        "Your answer to the course’s case stays as it is.</p>"
    )


def decided_text(session: Session) -> str:
    """Return how much of the whole answer is decided."""
    return f"{len(session.answer)} of {len(session.sheet.fields)} decided"


def opened_html(session: Session) -> str:
    """Return the first status line."""
    if session.problem or session.faults:
        return status_html("Your saved answer needs a look.", "See the message above.")
    if not session.answer:
        return status_html("Nothing decided yet.", "Every change is saved at once; there is no save button.")
    return status_html("Your saved answer is back.", decided_text(session))


def saved_html(session: Session, key: str, now: datetime) -> str:
    """Return the status line after a decision.

    Args:
        session: The work, after the change.
        key: The field that was changed.
        now: The local time.

    Returns:
        What was saved and when, or that it was not.
    """
    group_id, _, field_id = key.partition(".")
    group = next(group for group in session.sheet.groups if group.id == group_id)
    field = next(field for field in group.fields if field.id == field_id)
    where, count = f"{short_title(group)} · {field.label}", decided_text(session)
    if session.problem:
        return status_html("✗ Not saved.", f"{where} · {count}")
    value = session.answer.get(key)
    chosen = "cleared" if value is None else in_quotes(_short(field.quote(value)))
    return status_html(f"✓ Saved at {now:%H:%M:%S}.", f"{where} · {chosen} · {count}")


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else f"{words[:LONGEST].rsplit(' ', 1)[0]} …"


def stands_html(session: Session, now: datetime) -> str:
    """Return the status line after anything else: how the answer stands to the file.

    Args:
        session: The work.
        now: The local time.

    Returns:
        Whether all is saved.
    """
    if session.problem:
        return status_html("✗ Not saved.", decided_text(session))
    if session.faults:
        return status_html("What could be read of your answer is back.", decided_text(session))
    return status_html(f"✓ Saved, as of {now:%H:%M:%S}.", decided_text(session))


def checked_html(report: Report, now: datetime) -> str:
    """Return the status line after a check."""
    return status_html(headline(report), f"Checked at {now:%H:%M:%S}. The report is below.")


def status_html(first: str, second: str) -> str:
    """Return a status line of two parts."""
    return (
        '<div class="tc-status" role="status" aria-live="polite">'
        f'<b>{escape(first)}</b> <span class="tc-what">{escape(second)}</span></div>'
    )


def notice_html(title: str, text: str, items: Sequence[str] = ()) -> str:
    """Return a message that asks for something to be done.

    Args:
        title: What is wrong, in a few words.
        text: What happened, and what to do.
        items: Details, one a line.

    Returns:
        HTML that screen readers speak at once.
    """
    points = "".join(f"<li>{escape(item)}</li>" for item in items)
    listed = f"<ul>{points}</ul>" if points else ""
    return f'<div class="tc-words" role="alert"><b>⚠ {escape(title)}</b> {escape(text)}{listed}</div>'


def damaged_html(session: Session) -> str:
    """Return what is said of a file that cannot be read as it stands."""
    name = session.store.path(session.exercise.id).name
    text = (
        f"{decided_text(session)}. The file stays as it is until you change something; "
        "then it is kept under another name, and a good one takes its place. What is wrong with it:"
    )
    faults = [f"{field}: {fault}" for field, fault in session.faults.items()]
    return notice_html(f"Your saved answer ({name}) cannot be read as it stands.", text, faults)


def kept_html(name: str) -> str:
    """Return where an answer is kept that had to make way."""
    return notice_html("Kept aside.", f"What stood in the file before is kept beside it, as {name}.")


def end_html(session: Session, report: Report) -> str:
    """Return what a passed exercise ends with: how it went, and what comes next; else nothing."""
    if not report.passed:
        return ""
    mine = [attempt for attempt in session.attempts if attempt.variant == session.variant]
    return attempts.end_html(report, mine, _next_html(session.exercise.id))


def _next_html(name: str) -> str:
    names = exercise_ids()
    following = names[names.index(name) + 1 :]
    if not following:
        return '<a href="../../course/00-start.ipynb">Back to the map</a>'
    task = exercise(following[0])
    if task.module != exercise(name).module:
        lesson = f"{list(MODULES).index(task.module) + 1:02}-{task.module}"
        title = task.module.replace("-", " ")
        return f'Next: <a href="../../course/{lesson}.ipynb">the lesson on {escape(title)}</a>'
    address = f"../{task.module}/{task.module}.ipynb#cell-id={task.id}-heading"
    return f'Next: <a href="{address}">{escape(task.title)}</a> ({task.minutes} minutes)'


def hints_html(hints: Sequence[str]) -> str:
    """Return the hints that were asked for so far."""
    items = "".join(f"<li><b>Hint {number}.</b> {escape(hint)}</li>" for number, hint in enumerate(hints, 1))
    return f'<ol role="status" aria-live="polite">{items}</ol>' if items else ""

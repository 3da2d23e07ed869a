"""What a short case says, as HTML with everything escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from grader.domain.finding import Finding, Status, in_quotes
from grader.exercises.sheet import Answer, Document, Figure, Prose, Table
from grader.plots.figure import draw_figure
from grader.progress.review import Round
from grader.progress.short_case import ShortCase
from grader.render.report import SIGNS, teachings_html
from grader.render.sheet import documents_html
from grader.widgets.review_words import heading_html

COUNTED = "Your first try is what counts; from here on it is practice."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def case_head_html(case: ShortCase, today: Round) -> str:
    """Return the head of a short case: its story, and what is the learner's to decide in it."""
    sheet, count = case.exercise.sheet(case.variant), len(case.open)
    # Where the question stands alone, all there is to read for it is in the file.
    bare = any(not group.documents for group in case.task.sheet(case.variant).groups)
    yours = "this one decision is" if count == 1 else f"these {_NUMBERS[count]} decisions are"
    head = heading_html(
        sheet.title,
        f"A colleague has decided the rest of this case; {yours} yours.",
        f"Short case {len(today.done) + 1} of {today.length}",
    )
    story = f'<div class="tc-story">{documents_html(sheet.brief[:1])}</div>'
    known = [each.title if isinstance(each, Table | Figure) else "" for each in sheet.brief[1:]]
    folds = _folded("What you know", filter(None, known), sheet.brief[1:], opened=bare)
    titles = [each.heading for each in case.rest if isinstance(each, Prose) and not each.text]
    return head + story + folds + _folded("The rest of the file", titles, case.rest, opened=bare)


def _folded(name: str, titles: Iterable[str], documents: Sequence[Document], *, opened: bool) -> str:
    if not documents:
        return ""
    inside = f'<span class="tc-what">{escape(" · ".join(titles))}</span>'
    return (
        f'<details class="tc-brief"{" open" if opened else ""}><summary>{name} {inside}</summary>'
        f'<div class="tc-brief-text">{documents_html(documents)}</div></details>'
    )


def verdict_html(case: ShortCase, answer: Answer, finding: Finding, back: str, *, first: bool) -> str:
    """Return what a check says.

    Args:
        case: The short case.
        answer: The learner's decisions.
        finding: What the rule says of them.
        back: When the teaching comes back, in words.
        first: Whether this was the first try.

    Returns:
        The verdict with its evidence, what comes of the decisions, and the teaching with its place.
    """
    kept = finding.status is Status.KEPT
    look, words = ("tc-kept", "Kept") if kept else ("tc-broken", "Not kept")
    quotes = "".join(f"<li>{escape(quote)}</li>" for quote in finding.evidence)
    come = _come_html(case.outcomes(answer))
    when = f"{back} {'' if kept else COUNTED}" if first else "Only your first try counts; this was practice."
    verdict = f'<h3><span class="tc-verdict">{SIGNS[finding.status]} {words}</span></h3>'
    return (
        f'<section class="tc-report {look}" role="status">{verdict}'
        f'<p class="tc-message">{escape(finding.message)}</p><ul class="tc-evidence">{quotes}</ul>'
        f'{come}{teachings_html(finding, beside=True)}<p class="tc-next">{escape(when.strip())}</p></section>'
    )


def _come_html(documents: Sequence[Document]) -> str:
    if not documents:
        return ""
    shown = documents_html(documents, lambda figure: draw_figure(figure).html)
    return f'<div class="tc-come"><h4>What comes of it</h4>{shown}</div>'


def colleague_html(case: ShortCase) -> str:
    """Return what the colleague would decide."""
    groups, decided = case.task.sheet(case.variant).groups, case.colleague
    fields = [(group, field) for group in groups for field in group.fields]
    said = "".join(
        f"<li>{escape(group.title)} · {escape(field.label)}: "
        f"{escape(in_quotes(field.quote(decided[f'{group.id}.{field.id}'])))}</li>"
        for group, field in fields
    )
    return f'<section class="tc-report tc-colleague"><h4>One way that keeps it</h4><ul>{said}</ul></section>'

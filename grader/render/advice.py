"""Advice on a deal of the learner's own, as HTML with everything escaped."""

from collections.abc import Iterable, Sequence
from html import escape

from grader.deals.advice import Advice, Verdict
from grader.domain.teachings import syllabus

SIGNS = {Verdict.WATCH_OUT: "⚠", Verdict.OPEN: "○", Verdict.KEPT: "✓", Verdict.DOES_NOT_APPLY: "–"}
"""A shape for each verdict, so that nothing is said by colour alone."""

TITLES = {
    Verdict.WATCH_OUT: "Watch out",
    Verdict.OPEN: "Not decided yet",
    Verdict.KEPT: "Kept",
    Verdict.DOES_NOT_APPLY: "Does not apply here",
}


def advice_html(advice: Sequence[Advice], notes: Iterable[str]) -> str:
    """Return the advice, what calls for attention first.

    Args:
        advice: What each rule says.
        notes: What follows from the facts alone.

    Returns:
        One section, whose links lead to the lessons from the folder of the lessons.
    """
    facts = "".join(f"<li>{escape(note)}</li>" for note in notes)
    listed = f'<ul class="tc-advice-notes">{facts}</ul>' if facts else ""
    parts = "".join(_group(kind, [each for each in advice if each.verdict is kind]) for kind in Verdict)
    return f'<section class="tc-report tc-advice"><h3>Advice</h3><p class="tc-next">{tally(advice)}</p>{listed}{parts}</section>'


def tally(advice: Sequence[Advice]) -> str:
    """Return how many rules say what, in one line."""
    counts = ((SIGNS[kind], sum(each.verdict is kind for each in advice), kind.value) for kind in Verdict)
    return " · ".join(f"{sign} {count} {words}" for sign, count, words in counts if count)


def _group(kind: Verdict, advice: Sequence[Advice]) -> str:
    if not advice:
        return ""
    opened = " open" if kind is Verdict.WATCH_OUT else ""
    items = "".join(_item(each) for each in advice)
    return (
        f'<details class="tc-advice-group tc-advice-{kind.name.lower().replace("_", "-")}"{opened}>'
        f"<summary>{SIGNS[kind]} {TITLES[kind]} ({len(advice)})</summary><ul>{items}</ul></details>"
    )


def _item(each: Advice) -> str:
    rule = each.use.rule
    lines = "".join(f"<li>{escape(line)}</li>" for line in each.lines)
    return (
        f'<li><b>{escape(rule.statement)}</b><ul class="tc-evidence">{lines}</ul>'
        f"{''.join(_teaching(key) for key in rule.teachings)}</li>"
    )


def _teaching(key: str) -> str:
    teaching, section = syllabus().teachings[key], syllabus().section_of(key)
    boundary = f" <i>{escape(teaching.boundary)}</i>" if teaching.boundary else ""
    link = f'<a href="{escape(section.place)}">{escape(section.heading)}</a>'
    return f'<p class="tc-teaching"><b>{key}</b> {escape(teaching.statement)}{boundary} Read: {link}.</p>'

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
    head = f'<h3>Advice</h3><p class="tc-next">{tally(advice)}</p>{listed}'
    return f'<section class="tc-report tc-advice">{head}{parts}</section>'


def tally(advice: Sequence[Advice]) -> str:
    """Return how many rules say what, in one line."""
    counts = ((SIGNS[kind], sum(each.verdict is kind for each in advice), kind.value) for kind in Verdict)
    return " · ".join(f"{sign} {count} {words}" for sign, count, words in counts if count)


def tally_in_short(advice: Sequence[Advice]) -> str:
    """Return the same for a button: how much is kept, what to watch out for, and what is open."""
    kinds = (Verdict.WATCH_OUT, Verdict.OPEN, Verdict.KEPT)
    counts = ((SIGNS[kind], sum(each.verdict is kind for each in advice)) for kind in kinds)
    return "  ".join(f"{sign} {count}" for sign, count in counts if count)


def _group(kind: Verdict, advice: Sequence[Advice]) -> str:
    if not advice:
        return ""
    look = kind.name.lower().replace("_", "-")
    items = "".join(_item(each) for each in advice)
    return f'<h4 class="tc-advice-{look}">{SIGNS[kind]} {TITLES[kind]} ({len(advice)})</h4><ul>{items}</ul>'


def _item(each: Advice) -> str:
    rule = each.use.rule
    # What is kept needs no reasons, and a list that is drawn anew at every key cannot be unfolded.
    lines = () if each.verdict is Verdict.KEPT else each.lines
    quoted = "".join(f"<li>{escape(line)}</li>" for line in lines)
    evidence = f'<ul class="tc-evidence">{quoted}</ul>' if quoted else ""
    teachings = "".join(_teaching(key) for key in rule.teachings) if each.verdict is Verdict.WATCH_OUT else ""
    return f"<li><b>{escape(rule.statement)}</b>{evidence}{teachings}</li>"


def _teaching(key: str) -> str:
    teaching, section = syllabus().teachings[key], syllabus().section_of(key)
    link = f'<a href="{escape(section.place)}">{escape(section.heading)}</a>'
    boundary = f" <i>{escape(teaching.boundary)}</i>" if teaching.boundary else ""
    return f'<p class="tc-next"><b>{key}</b>{boundary} Read: {link}.</p>'

"""The section of the page that shows learners by rules."""

from collections.abc import Sequence
from html import escape

from grader.cohort.figures import Figures
from grader.cohort.html import Cell, folded, paragraph, table
from grader.cohort.mastery import BROKEN, KEPT, Matrix, bands, ranked, share_kept
from grader.cohort.sections import READABLE


def mastery_section(found: Figures) -> str:
    """Return learners by rules: one by one, and where there are many in groups first."""
    order = ranked(found.mastery)
    many = len(order) > READABLE
    parts = [
        paragraph(
            "✓ kept, ✗ broken, ○ left empty, – not asked in this case. Learners who keep least stand first; "
            "who handed in nothing that can be judged has no row.",
            "note",
        )
    ]
    for matrix in found.mastery:
        rules = "".join(f"<li>{escape(rule.statement)}</li>" for rule in matrix.rules)
        learners = [who for who in order if who in matrix.rows]
        if not learners:
            continue
        parts.append(f"<h3>{escape(matrix.title)}</h3>")
        signs = _signs(matrix, learners, found.people)
        if many:
            parts.append(_groups(matrix, order))
            signs = folded(f"Every learner ({len(learners):,})", signs)
        parts.append(signs + folded(f"The {len(matrix.rules)} rules by number", f"<ol>{rules}</ol>"))
    return "".join(parts)


def _groups(matrix: Matrix, order: Sequence[str]) -> str:
    rows = []
    for place, group in enumerate(bands(list(order)), 1):
        mine = [matrix.rows[who] for who in group if who in matrix.rows]
        cells = []
        for column in range(len(matrix.rules)):
            share = share_kept("".join(row[column] for row in mine))
            cells.append(Cell("–" if share is None else f"{100 * share:.0f}", "heat", share or 0.0))
        rows.append((f"fifth {place} ({len(mine)})", cells))
    head = ["", *map(str, range(1, len(matrix.rules) + 1))]
    title = (
        "Percent who kept each rule, by fifths of all learners: who keeps least over all rules is in fifth 1"
    )
    return table(title, head, rows)


def _signs(matrix: Matrix, learners: Sequence[str], people: dict[str, str]) -> str:
    # A page for 500 has 70,000 of these cells: they leave out what HTML lets one leave out.
    kinds = {KEPT: "<td class=k>", BROKEN: "<td class=x>"}
    head = "".join(
        f'<th scope=col title="{escape(rule.statement)}">{place}'
        for place, rule in enumerate(matrix.rules, 1)
    )
    rows = "".join(
        f"<tr><th scope=row>{escape(people[who])}"
        + "".join(f"{kinds.get(sign, '<td>')}{sign}" for sign in matrix.rows[who])
        for who in learners
    )
    name = escape(f"{matrix.title}: learners by rules")
    return (
        f'<div class="wide" role="region" tabindex="0" aria-label="{name}"><table class="signs">'
        f"<thead><tr><th scope=col>learner{head}</thead><tbody>{rows}</table></div>"
    )

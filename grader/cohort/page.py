"""The cohort's page: one file that reads on a screen and on paper, without scripts or a network."""

from collections.abc import Iterator
from functools import cache
from importlib import resources

from grader.cohort.checks import alike_section, items_section
from grader.cohort.figures import Figures
from grader.cohort.grids import mastery_section
from grader.cohort.html import bullets, paragraph, plural
from grader.cohort.sections import behind_section, breaks_section, scores_section, times_section

SECTIONS = (
    ("scores", "Scores by exercise", scores_section),
    ("again", "What to teach again", breaks_section),
    ("behind", "Who is behind", behind_section),
    ("mastery", "Mastery by rule", mastery_section),
    ("items", "Difficulty and discrimination", items_section),
    ("times", "When work came in", times_section),
    ("alike", "Answers that are alike", alike_section),
)

FIRST = 3
"""Rules to teach again that the beginning names."""


def page(found: Figures) -> str:
    """Return the page.

    Args:
        found: All figures of a cohort.

    Returns:
        The content of one HTML file.
    """
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title, _ in SECTIONS)
    body = "".join(
        f'<section id="{name}"><h2>{title}</h2>{section(found)}</section>'
        for name, title, section in SECTIONS
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Cohort report</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<style>{_style()}</style></head><body><main><header><h1>Cohort report</h1>"
        f"{paragraph(_facts(found), 'who')}{bullets(first_look(found))}</header>"
        f'<nav aria-label="On this page"><ul>{links}</ul></nav>{body}{_FOOT}</main></body></html>\n'
    )


_FOOT = (
    "<footer><p>Rules are judged anew, by the course as it is installed now; scores are those of the "
    "gradebook, with what people gave by hand. Made by <code>tradecraft report</code>.</p></footer>"
)


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("page.css").read_text("utf-8")


def _facts(found: Figures) -> str:
    names = " Names are hidden." if found.hidden else ""
    return (
        f"{plural(len(found.people), 'learner')} · {', '.join(found.assignments)} · "
        f"{found.made.day} {found.made:%B %Y, %H:%M} UTC.{names}"
    )


def first_look(found: Figures) -> Iterator[str]:
    """Yield what an instructor should see first, a sentence each."""
    handed = ", ".join(f"{each.assignment} {each.submitted} of {each.learners}" for each in found.times)
    yield f"Handed in: {handed}."
    if found.breaks:
        most = "; ".join(
            f"{each.statement.rstrip('.')} ({each.broken} of {each.judged})" for each in found.breaks[:FIRST]
        )
        yield f"Most often broken: {most}."
    if found.behind:
        overdue = sum(bool(each.overdue) for each in found.behind)
        late = f"; {plural(overdue, 'learner')} with something overdue" if overdue else ""
        yield f"{plural(len(found.behind), 'learner')} with something still to do{late}."
    if waiting := sum(each.ungraded for each in found.scores):
        yield f"{plural(waiting, 'part')} without a grade yet: grade by hand in the formgrader."
    if found.alike.pairs:
        yield f"{plural(len(found.alike.pairs), 'pair')} of learners with answers too much alike for chance."

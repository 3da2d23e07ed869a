"""A certificate as HTML: for the screen, and as a page of its own that prints on one A4 page."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import cache
from html import escape
from importlib import resources

from grader.domain.teachings import syllabus
from grader.exercises import MODULES
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.progress.certificate import Certificate, Scored
from grader.render.seal import seal

LONG_NAME = 28
"""Characters from which a name is set smaller."""


def certificate_page(certificate: Certificate) -> str:
    """Return a certificate as a whole HTML file, with nothing that it would have to fetch."""
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        f"<title>Tradecraft certificate: {escape(certificate.name)}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"</head><body>{certificate_html(certificate)}</body></html>\n"
    )


def certificate_html(certificate: Certificate) -> str:
    """Return a certificate as one element with its style, everything in it escaped."""
    count = len(syllabus().teachings)
    return (
        f'<style>{_style()}</style><article class="tc-paper" aria-label="Certificate">'
        f'<header><p class="tc-paper-course">Tradecraft</p>{seal(certificate.code)}</header>'
        '<p class="tc-paper-kind">Certificate</p>'
        f'<h2 class="tc-paper-name{_size(certificate.name)}" dir="auto">{escape(certificate.name)}</h2>'
        '<p class="tc-paper-what">has passed every module of <b>Tradecraft</b>, a course in sales '
        f"negotiation, with <b>{_points(certificate.scored)}</b> points, and kept "
        f"<b>{len(certificate.mastered)} of {count}</b> teachings wherever these were put to the test.</p>"
        f'<p class="tc-paper-day">{in_words(certificate.day)}</p>'
        f"{_table(certificate)}{_foot(certificate)}</article>"
    )


def in_words(day: date) -> str:
    """Return a day as it is written in a letter."""
    return f"{day.day} {day:%B %Y}"


@cache
def _style() -> str:
    return resources.files(__package__).joinpath("certificate.css").read_text("utf-8")


def _size(name: str) -> str:
    return " tc-paper-long" if len(name) > LONG_NAME else ""


def _points(scored: Sequence[Scored]) -> str:
    return f"{sum(each.score for each in scored):g} of {len(scored) * FULL_MARKS:g}"


def _table(certificate: Certificate) -> str:
    by_name = {each.counted.exercise: each for each in certificate.scored}
    rows = "".join(
        _row(module, [by_name[name] for name in names if name in by_name], certificate.mastered)
        for module, names in MODULES.items()
    )
    return (
        '<table><thead><tr><th scope="col">Module</th>'
        f'<th scope="col">Exercises: points of {FULL_MARKS:g}, {PASS_MARK:g} to pass</th>'
        f'<th scope="col">Teachings mastered</th></tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(module: str, scored: Sequence[Scored], mastered: Sequence[str]) -> str:
    exercises = "".join(
        f"<li><span>{escape(each.counted.title)}</span> <b>{each.score:g}</b></li>" for each in scored
    )
    return (
        f'<tr><th scope="row">{escape(module.replace("-", " ").capitalize())}'
        f"<small>{_points(scored)} points</small></th><td><ul>{exercises}</ul></td>"
        f"<td>{_teachings(module, mastered)}</td></tr>"
    )


def _teachings(module: str, mastered: Sequence[str]) -> str:
    taught = {key: syllabus().section_of(key) for key in syllabus().teachings}
    here = {key: place for key, place in taught.items() if place.lesson.partition("-")[2] == module}
    if not here:
        return "<small>where those of all modules meet</small>"
    kept = Counter(here[key].heading for key in mastered if key in here)
    every = Counter(place.heading for place in here.values())
    sections = " · ".join(_section(heading, kept[heading], of) for heading, of in every.items())
    return f"<b>{kept.total()} of {every.total()}</b> <small>{sections}</small>"


def _section(heading: str, kept: int, of: int) -> str:
    return escape(heading) if kept == of else f"{escape(heading)} ({kept} of {of})"


def _foot(certificate: Certificate) -> str:
    tries = certificate.handed_in
    answers = "the first answer" if tries == 1 else f"answer number {tries}"
    return (
        f'<footer><p class="tc-paper-code"><small>Code</small> <b>{certificate.code}</b></p>'
        "<p>Answers were decisions in made-up cases; rules judged them, and no prose. The capstone counts "
        f"with {answers} that was handed in. The reflection on a deal of one’s own, which only a person can "
        "judge, is not part of this certificate.</p>"
        "<p>To verify it, take the file <b>certificate.json</b> that belongs to it and the course "
        f"(version {escape(certificate.course)}), and run <b>tradecraft verify {certificate.code} "
        "certificate.json</b>: the answers are graded again. The code shows that nothing was changed since. "
        "It is no signature: it does not show who gave the answers, nor who helped.</p></footer>"
    )

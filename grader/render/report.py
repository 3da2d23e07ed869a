"""A report as text for the terminal, and as HTML for the screen and the gradebook.

As JSON a report is itself: its fields are the wire format.
"""

from functools import cache, lru_cache
from html import escape
from textwrap import fill

from grader.domain.finding import Finding, Status
from grader.domain.teachings import Section, syllabus
from grader.exercises.exercise import PASS_MARK
from grader.grading.grade import Report, ReportStatus

SIGNS = {Status.KEPT: "✓", Status.BROKEN: "✗", Status.NOT_ATTEMPTED: "○", Status.NOT_APPLICABLE: "–"}
"""A shape for each outcome, so that nothing is said by colour alone."""

WIDTH = 92
"""Characters in a line of text."""

SOME = 2048
"""Findings that are remembered: learners of one case are told much the same."""


def as_text(report: Report) -> str:
    """Return a report for a terminal.

    Args:
        report: Any report.

    Returns:
        Lines of text, none of them with control characters.
    """
    return "".join(text_parts(report))


def text_parts(report: Report) -> tuple[str, ...]:
    """Return ``as_text`` in parts, many of which are the same in the reports of a cohort."""
    head = [f"{report.exercise} · case {report.variant} · {headline(report)}"]
    head += [f"  {field}: {problem}" for field, problem in report.problems.items()]
    parts = ["\n".join(map(_printable, "\n".join(head).split("\n"))), *map(_in_lines, report.findings)]
    if places := sections_to_read(report):
        names = "; ".join(f"{place.heading} ({place.lesson})" for place in places)
        parts.append(f"\n  Read next: {names}")
    return tuple(parts)


def as_html(report: Report, *, links: bool = True) -> str:
    """Return a report as one HTML section, everything in it escaped.

    Args:
        report: Any report.
        links: Whether the lessons can be reached from where this is shown.

    Returns:
        HTML that reads well with and without the course's style sheet.
    """
    return "".join(html_parts(report, links=links))


def html_parts(report: Report, *, links: bool) -> tuple[str, ...]:
    """Return ``as_html`` in parts, many of which are the same in the reports of a cohort."""
    parts = [f'<section class="tc-report"><h3 class="tc-headline">{escape(headline(report))}</h3>']
    if report.problems:
        faults = "".join(f"<li><b>{escape(f)}</b>: {escape(p)}</li>" for f, p in report.problems.items())
        parts.append(f'<ul class="tc-problems">{faults}</ul>')
    if places := sections_to_read(report):
        parts.append(f'<p class="tc-next">Read next: {", ".join(_place(p, links=links) for p in places)}</p>')
    if report.findings:
        items = (_item(finding, links=links) for finding in report.findings)
        parts += ('<ol class="tc-findings">', *items, "</ol>")
    return (*parts, "</section>")


def headline(report: Report) -> str:
    """Return the result in one line of words."""
    match report.status:
        case ReportStatus.INVALID:
            return "This answer cannot be graded. Nothing is lost: put right what is named here, then check."
        case ReportStatus.NOT_ATTEMPTED:
            return f"Not attempted yet: 0 of {report.max_score:g} points."
        case ReportStatus.EVIDENCE if report.left:
            return f"Not finished. Still to decide: {'; '.join(report.left)}."
        case ReportStatus.EVIDENCE:
            return "All is decided and saved. This one is evidence: it is graded after you hand it in."
        case ReportStatus.GRADED:
            verdict = "passed" if report.passed else f"not passed yet, {PASS_MARK:g} needed"
            return f"{report.score:g} of {report.max_score:g} points: {verdict}."


def sections_to_read(report: Report) -> list[Section]:
    """Return the lesson sections of the broken teachings, the most costly first."""
    broken = [finding for finding in report.findings if finding.status is Status.BROKEN]
    broken.sort(key=lambda finding: -finding.max_points)
    places = [syllabus().section_of(key) for finding in broken for key in finding.teachings]
    return list(dict.fromkeys(places))


def _points(finding: Finding) -> str:
    return "" if finding.status is Status.NOT_APPLICABLE else f"{finding.points:g} of {finding.max_points:g}"


def _printable(line: str) -> str:
    return line if line.isprintable() else "".join(filter(str.isprintable, line))


@lru_cache(SOME)
def _in_lines(finding: Finding) -> str:
    verdict = f"{SIGNS[finding.status]} {finding.status.value:15}{_points(finding):>10}"
    lines = [f"  {verdict}  {finding.rule} ({', '.join(finding.teachings)})", _indented(finding.message)]
    if finding.status is Status.BROKEN:
        lines += [_indented(f"· {quote}") for quote in finding.evidence]
    return "".join(f"\n{_printable(line)}" for line in "\n".join(lines).split("\n"))


@lru_cache(SOME)  # wrapping is slow, and other findings quote the same
def _indented(text: str) -> str:
    return fill(text, WIDTH, initial_indent="      ", subsequent_indent="      ")


def _place(section: Section, *, links: bool, beside: bool = False) -> str:
    name = f"{escape(section.heading)}"
    if links:
        return f'<a href="{escape(section.place if beside else section.address)}">{name}</a>'
    # A page that knows where it lies can make a link of it.
    return f'<span class="tc-place" data-place="{escape(section.place)}">“{name}” in the lesson</span>'


@lru_cache(SOME)
def _item(finding: Finding, *, links: bool) -> str:
    kind = finding.status.value.replace(" ", "-")
    verdict = f"{SIGNS[finding.status]} {finding.status.value.capitalize()}"
    opened = " open" if finding.status is Status.BROKEN else ""
    quotes = "".join(f"<li>{escape(quote)}</li>" for quote in finding.evidence)
    return (
        f'<li class="tc-finding tc-{kind}"><details{opened}>'
        f'<summary><span class="tc-verdict">{verdict}</span> '
        f'<span class="tc-message">{escape(finding.message)}</span> '
        f'<span class="tc-points">{_points(finding)}</span></summary>'
        f'<ul class="tc-evidence">{quotes}</ul>{teachings_html(finding, links=links)}</details></li>'
    )


def teachings_html(finding: Finding, *, links: bool = True, beside: bool = False) -> str:
    """Return the teachings that a finding cites, each with where to read it.

    Args:
        finding: What a rule says.
        links: Whether the lessons can be reached from where this is shown.
        beside: Whether that is a page beside the lessons, and not one of an exercise.
    """
    return "".join(_teaching(key, links=links, beside=beside) for key in finding.teachings)


@cache
def _teaching(key: str, *, links: bool, beside: bool) -> str:
    teaching, source = syllabus().teachings[key], syllabus().source_of(key)
    boundary = f" <i>{escape(teaching.boundary)}</i>" if teaching.boundary else ""
    return (
        f'<p class="tc-teaching"><b>{key}</b> {escape(teaching.statement)}{boundary} '
        f"Read: {_place(syllabus().section_of(key), links=links, beside=beside)}. "
        f"<small>After {escape(source.author)}.</small></p>"
    )

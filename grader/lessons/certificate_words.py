"""What the page of the certificate says, as HTML with everything escaped."""

import os
from collections.abc import Sequence
from html import escape

from grader.exercises import MODULES, exercise
from grader.exercises.exercise import FULL_MARKS, PASS_MARK
from grader.grading.grade import Report, ReportStatus
from grader.progress.certificate import Certificate
from grader.progress.counted import Best
from grader.progress.log import FOLDER
from grader.render.certificate import certificate_html, in_words
from grader.render.sheet import style

PAGE = "certificate.html"
BADGE = "certificate-badge.json"

FOR_A_COHORT = (
    "<h2>Your instructor has the last word</h2>"
    "<p>You take this course in a cohort: the capstone is handed in to your instructor, who grades it "
    "together with your reflection. So no certificate is made here.</p>"
)


def static_html(certificate: Certificate | None) -> str:
    """Return what the page shows while no kernel runs: the certificate, if there is one."""
    what = "change it" if certificate else "see where you stand"
    shown = certificate_html(certificate) if certificate else ""
    return f'{style()}<div class="tc-static"><p class="tc-when">Press Start to {what}.</p></div>{shown}'


def missing_html(best_answers: Sequence[Best]) -> str:
    """Return what is still to pass, with links, by module."""
    passed = sum(each.report.passed for each in best_answers)
    by_name = {each.report.exercise: each.report for each in best_answers}
    modules = "".join(
        _module_html(module, [by_name[name] for name in names]) for module, names in MODULES.items()
    )
    return (
        f"<h2>{passed} of {len(best_answers)} exercises passed</h2>"
        f"<p>The certificate is yours when every exercise has at least {PASS_MARK:g} of {FULL_MARKS:g} "
        "points. Your best answer to the course’s own case counts, even after a reset; cases to practise on "
        f"do not. Still to do:</p><ul>{modules}</ul>"
    )


def ready_html(handed_in: int) -> str:
    """Return what making the certificate does, before anybody presses the button.

    Args:
        handed_in: How many answers to the capstone were handed in before.
    """
    before = f"<p>Handed in so far: {_answers(handed_in)}.</p>" if handed_in else ""
    return (
        "<h2>All is passed but the capstone, which nobody has judged yet</h2>"
        "<p>The capstone is evidence. Making the certificate hands it in:</p>"
        f"<ul><li>With {PASS_MARK:g} of {FULL_MARKS:g} points or more, the certificate is yours.</li>"
        "<li>With less, you learn its score, and nothing else: no rule, no hint. You may work on it again "
        "and hand in another answer.</li>"
        f"<li>The certificate says how many answers you handed in.</li></ul>{before}"
    )


def failed_html(report: Report, handed_in: int) -> str:
    """Return what is said of a capstone that does not pass: its score and no more."""
    module = next(module for module, names in MODULES.items() if report.exercise in names)
    title = escape(exercise(report.exercise).title)
    return (
        f"<h2>{title}: {report.score:g} of {report.max_score:g} points; {PASS_MARK:g} are needed</h2>"
        f"<p>This answer is handed in ({_answers(handed_in)} so far), and does not pass. Go through "
        f"{_link(module, report.exercise)} again, change what you would now do otherwise, then come back and "
        "press <b>Look again</b>.</p>"
    )


def made_html(certificate: Certificate) -> str:
    """Return what stands above a certificate: what it is, and where it is."""
    return (
        f"<h2>Your certificate of {in_words(certificate.day)}</h2>"
        f"<p>{_file(PAGE, 'Open it on its own, to print it or to save it as a PDF')} (opens in a new tab) · "
        f"{_file(BADGE, 'Open Badge 3.0', download=True)} (a file for badge wallets that accept one without "
        f"a signature)</p>"
        f"<p>The answers it counts are kept with it, in <code>{FOLDER}/certificate.json</code>: practise as "
        "you like, it stays as it is. Whoever wants to verify it needs that file and the code.</p>"
    )


def better_html(titles: Sequence[str]) -> str:
    """Return that there are better answers by now than those on the certificate."""
    return f"<p>You have become better since, in: {escape(', '.join(titles))}.</p>"


def _module_html(module: str, reports: Sequence[Report]) -> str:
    todo = [report for report in reports if not report.passed]
    if not todo:
        return ""
    name = escape(module.replace("-", " ").capitalize())
    items = ", ".join(f"{_link(module, report.exercise)} ({_how(report)})" for report in todo)
    return f"<li><b>{name}:</b> {items}</li>"


def _how(report: Report) -> str:
    match report.status:
        case ReportStatus.INVALID:
            return "the saved answer needs a look"
        case ReportStatus.NOT_ATTEMPTED:
            return "not started"
        case ReportStatus.EVIDENCE:
            return f"{len(report.left)} {'part' if len(report.left) == 1 else 'parts'} to decide"
        case ReportStatus.GRADED:
            return f"{report.score:g} of {report.max_score:g}"


def _link(module: str, name: str) -> str:
    address = f"../exercises/{module}/{module}.ipynb#cell-id={name}-heading"
    return f'<a href="{escape(address)}">{escape(exercise(name).title)}</a>'


def _file(name: str, text: str, *, download: bool = False) -> str:
    # The page's own address may have a tab's name in it: no relative one would lead to the files.
    address = f"{os.environ.get('JUPYTERHUB_SERVICE_PREFIX', '/')}files/{FOLDER}/{name}"
    how = " download" if download else ' target="_blank" rel="noopener"'
    return f'<a href="{escape(address)}"{how}>{escape(text)}</a>'


def _answers(count: int) -> str:
    return "one answer" if count == 1 else f"{count} answers"

"""What the page of the review says, as HTML with everything escaped."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from grader.domain.finding import Finding, Status, in_quotes
from grader.domain.teachings import syllabus
from grader.exercises import MODULES, exercise
from grader.exercises.exercise import Exercise
from grader.exercises.sheet import Answer, Document, Figure, Prose, Table
from grader.plots.figure import draw_figure
from grader.progress.review import Round
from grader.progress.schedule import Due
from grader.progress.short_case import ShortCase
from grader.render.report import SIGNS, teachings_html
from grader.render.sheet import documents_html, style

START_PAGE = '<a href="00-start.ipynb">Go to the start page</a>'

COUNTED = "Your first try is what counts; from here on it is practice."

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six")


def static_html() -> str:
    """Return what a page without a running kernel shows."""
    return f'{style()}<div class="tc-static"><p class="tc-when">Press Start to see what is due.</p></div>'


def heading_html(title: str, text: str = "", kicker: str = "") -> str:
    """Return the head of the page.

    Args:
        title: What stands there now.
        text: What to do; HTML that is escaped already.
        kicker: Where in the review this is.
    """
    above = f'<p class="tc-kicker">{escape(kicker)}</p>' if kicker else ""
    below = f"<p>{text}</p>" if text else ""
    return f'{style()}<div class="tc-tale">{above}<h3>{escape(title)}</h3>{below}</div>'


def outside_html() -> str:
    """Return what is said where no workspace is."""
    return heading_html(
        "There is nothing to review here.",
        "A review follows from what you have tried, and that is kept only in a course folder of your own. "
        "Open the course with <code>tradecraft learn</code>, or through your hub, and come back here.",
    )


def fresh_html() -> str:
    """Return what is said before anything was checked."""
    lesson = next(iter(MODULES))
    return heading_html(
        "Nothing to review yet.",
        "Once you have checked an answer in an exercise, its teachings come back here as short cases: those "
        "that you broke first, the others by and by, when you are about to forget them. "
        f'Begin with <a href="01-{lesson}.ipynb">the first lesson</a>. {START_PAGE}.',
    )


def unread_html(problem: str) -> str:
    """Return what is said where the log cannot be read."""
    return heading_html("Your progress cannot be read.", f"{escape(problem)} Put that right, then try again.")


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


def done_html(today: Round, schedule: Iterable[Due], now: date) -> str:
    """Return the end of a round: what was kept, what was not, and when each comes back.

    Args:
        today: How far the review is.
        schedule: When each teaching comes back.
        now: The day.
    """
    back = {each.teaching: each.on for each in schedule}
    kept = sum(recall.verdict.kept for recall in today.done)
    title = f"Done: {kept} of {len(today.done)} kept."
    items = "".join(
        f'<li class="{"tc-kept" if recall.verdict.kept else "tc-broken"}">'
        f'<span class="tc-verdict">{"✓ Kept" if recall.verdict.kept else "✗ Not kept"}</span> '
        f"<span><b>{key}</b> {escape(syllabus().teachings[key].statement)} "
        f"<small>{escape(_comes_back(back.get(key), now))}</small></span></li>"
        for recall in today.done
        for key in recall.verdict.teachings
        if key in syllabus().teachings
    )
    return f'{heading_html(title)}<ul class="tc-recalls">{items}</ul>'


def rest_html(today: Round, following: date | None, now: date) -> str:
    """Return what there is after a round, or instead of one: more, or when the next one is."""
    if today.due:
        more = f"{len(today.due)} more {'is' if len(today.due) == 1 else 'are'} due"
        text = f"{more}: go on now, or come back another day."
    elif following is None:
        text = "Nothing more is due."
    else:
        text = f"Nothing more is due today. The next review is {day_words(following, now)}."
    return f'<p class="tc-next">{text} {START_PAGE}.</p>'


def nothing_due_html(following: date | None, now: date) -> str:
    """Return what is said on a day without anything to review."""
    when = f"The next review is {day_words(following, now)}. " if following else ""
    return heading_html(
        "Nothing is due today.",
        f"{when}What you break in an exercise before that comes back at once. {START_PAGE}.",
    )


def list_html(wanted: Iterable[Due], met: dict[str, tuple[str, ...]], why: str) -> str:
    """Return what is due as a list with where to read it and where to practise it.

    Args:
        wanted: What is due.
        met: The exercises in which each teaching was met.
        why: Why there are no short cases.
    """
    items = "".join(_wanted_html(each, met.get(each.teaching, ())) for each in wanted)
    text = f"{escape(why)} Read where it is taught, then try the exercise again. {START_PAGE}."
    return f'{heading_html("These are due.", text)}<ul class="tc-recalls">{items}</ul>'


def _wanted_html(each: Due, names: Iterable[str]) -> str:
    links = ", ".join(_task_html(exercise(name)) for name in names)
    place, teaching = syllabus().section_of(each.teaching), syllabus().teachings[each.teaching]
    look, words = ("tc-broken", "✗ Broken") if each.broken else ("tc-due", "○ Due")
    return (
        f'<li class="{look}"><span class="tc-verdict">{words}</span> '
        f"<span><b>{each.teaching}</b> {escape(teaching.statement)} "
        f'<small>Read: <a href="{escape(place.place)}">{escape(place.heading)}</a>. '
        f"Practise: {links}.</small></span></li>"
    )


def _task_html(task: Exercise[Any]) -> str:
    address = f"../exercises/{task.module}/{task.module}.ipynb#cell-id={task.id}-heading"
    return f'<a href="{escape(address)}">{escape(task.title)}</a>'


def back_words(teachings: Iterable[str], schedule: Iterable[Due], now: date) -> str:
    """Return when what was just reviewed comes back."""
    days = [each.on for each in schedule if each.teaching in set(teachings)]
    return _comes_back(min(days, default=None), now)


def _comes_back(day: date | None, now: date) -> str:
    return f"It comes back {day_words(day, now)}." if day else ""


def day_words(day: date, now: date) -> str:
    """Return a day that is near or far as people say it."""
    if day <= now:
        return "today"
    if day == now + timedelta(days=1):
        return "tomorrow"
    year = "" if day.year == now.year else f" {day.year}"
    return f"on {day:%A}, {day.day} {day:%B}{year}"

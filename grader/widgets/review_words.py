"""What the page of the review says, as HTML with everything escaped."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from html import escape
from typing import Any

from grader.domain.teachings import syllabus
from grader.exercises import MODULES
from grader.exercises.exercise import Exercise
from grader.progress.review import Round
from grader.progress.schedule import Due
from grader.render.sheet import style

THE_MAP = '<a href="00-start.ipynb">Back to the map</a>'


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
        f'Begin with <a href="01-{lesson}.ipynb">the first lesson</a>. {THE_MAP}.',
    )


def unread_html(problem: str) -> str:
    """Return what is said where the log cannot be read."""
    return heading_html("Your progress cannot be read.", f"{escape(problem)} Put that right, then try again.")


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
    return f'<p class="tc-next">{text} {THE_MAP}.</p>'


def nothing_due_html(following: date | None, now: date) -> str:
    """Return what is said on a day without anything to review."""
    when = f"The next review is {day_words(following, now)}. " if following else ""
    return heading_html(
        "Nothing is due today.",
        f"{when}What you break in an exercise before that comes back at once. {THE_MAP}.",
    )


def list_html(wanted: Iterable[Due], met: Mapping[str, Sequence[Exercise[Any]]], why: str) -> str:
    """Return what is due as a list with where to read it and where to practise it.

    Args:
        wanted: What is due.
        met: The exercises at hand in which each teaching was met.
        why: Why there are no short cases.
    """
    items = "".join(_wanted_html(each, met.get(each.teaching, ())) for each in wanted)
    text = f"{escape(why)} Read where it is taught, then try the exercise again. {THE_MAP}."
    return f'{heading_html("These are due.", text)}<ul class="tc-recalls">{items}</ul>'


def _wanted_html(each: Due, tasks: Sequence[Exercise[Any]]) -> str:
    practise = f" Practise: {', '.join(map(_task_html, tasks))}." if tasks else ""
    place, teaching = syllabus().section_of(each.teaching), syllabus().teachings[each.teaching]
    look, words = ("tc-broken", "✗ Broken") if each.broken else ("tc-due", "○ Due")
    return (
        f'<li class="{look}"><span class="tc-verdict">{words}</span> '
        f"<span><b>{each.teaching}</b> {escape(teaching.statement)} "
        f'<small>Read: <a href="{escape(place.place)}">{escape(place.heading)}</a>.'
        f"{practise}</small></span></li>"
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

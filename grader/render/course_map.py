"""The map of the course on the start page, as HTML with everything escaped."""

from html import escape

from grader.domain.written import with_unit
from grader.exercises.exercise import FULL_MARKS
from grader.grading.grade import ReportStatus
from grader.progress.course import Leg, Stage, Standing
from grader.progress.mastery import Mastery

HOUR = 60
REVIEW, DESK, CERTIFICATE = "review.ipynb", "deal-desk.ipynb", "certificate.ipynb"


def map_html(course: Standing, due: int) -> str:
    """Return the map.

    Args:
        course: Where the learner stands.
        due: How many teachings are to be reviewed today.

    Returns:
        How far the learner is, what to do next, then each module with its lesson and its exercises.
    """
    modules = "".join(_stage_html(stage) for stage in course.stages)
    parts = (_progress_html(course), _next_html(course, due), modules, _beside_html())
    return f'<div class="tc-map">{"".join(parts)}</div>'


def teachings_html(course: Standing) -> str:
    """Return how many teachings are mastered and shaky, in words."""
    mastered, shaky = course.count(Mastery.MASTERED), course.count(Mastery.SHAKY)
    if not mastered + shaky:
        return "<p>No teaching has been checked yet. Each check of an exercise fills this in.</p>"
    left = len(course.teachings) - mastered - shaky
    return (
        f"<p><b>{mastered} mastered</b>, {shaky} shaky, {left} not met yet. Mastered is what you kept the "
        "last time it was checked, shaky what you broke.</p>"
    )


def _progress_html(course: Standing) -> str:
    passed, total = sum(leg.passed for leg in course.legs), len(course.legs)
    facts = [f"<b>{passed} of {total}</b> exercises passed"]
    if course.minutes_left:
        facts.append(f"about {_time(course.minutes_left)} of exercises to go")
    if mastered := course.count(Mastery.MASTERED):
        facts.append(f"{mastered} of {len(course.teachings)} teachings mastered")
    trouble = f'<p class="tc-map-trouble" role="alert">⚠ {escape(course.trouble)}</p>'
    bar = f'<progress max="{total}" value="{passed}" aria-label="Exercises passed"></progress>'
    told = f'<div class="tc-map-progress"><p>{" · ".join(facts)}</p>{bar}</div>'
    return told + trouble if course.trouble else told


def _time(minutes: int) -> str:
    hours, rest = divmod(minutes, HOUR)
    if not hours:
        return f"{rest} minutes"
    return f"{with_unit(hours, 'hours')} {rest} min" if rest else with_unit(hours, "hours")


def _next_html(course: Standing, due: int) -> str:
    review = ""
    if due:
        teachings = with_unit(due, "teachings")
        review = _step_html("Due today", REVIEW, f"Review {teachings}", "Short cases, five at a sitting.")
    return f'<div class="tc-map-steps">{_way_html(course)}{review}</div>'


def _way_html(course: Standing) -> str:
    for stage in course.stages:
        if stage.leads_to_lesson:
            verb = "Go on with" if stage.played else "Begin here"
            why = f"Bet first, then see. {stage.lesson.minutes} minutes."
            return _step_html(verb, stage.page, f"Play the lesson: {stage.title}", why)
        for leg in stage.legs:
            if not leg.passed:
                verb = "Go on with" if leg.begun else "Next"
                return _step_html(verb, _address(leg), leg.exercise.title, leg.exercise.objective)
    why = "You have passed every exercise. Well done."
    return _step_html("Last step", CERTIFICATE, "Make your certificate", why)


def _step_html(verb: str, address: str, title: str, why: str) -> str:
    link = f'<a href="{escape(address)}">{escape(title)}</a>'
    return f'<p class="tc-map-next"><b>{escape(verb)}</b>{link}<span>{escape(why)}</span></p>'


def _stage_html(stage: Stage) -> str:
    lesson = _lesson_html(stage) if stage.page else ""
    legs = "".join(_leg_html(leg) for leg in stage.legs)
    passed = sum(leg.passed for leg in stage.legs)
    done = passed == len(stage.legs) and not any(leg.damaged for leg in stage.legs)
    tally = f"{'✓ ' if done else ''}{passed} of {len(stage.legs)} exercises passed"
    head = f"<summary><h2>{escape(stage.title)}</h2><span>{tally}</span></summary>"
    return f'<details class="tc-map-stage"{"" if done else " open"}>{head}<ol>{lesson}{legs}</ol></details>'


def _lesson_html(stage: Stage) -> str:
    total = len(stage.lesson.elements)
    state, words = "new", "○ Not played"
    if stage.played:
        state, words = "begun", f"◐ {stage.played} of {total} played"
    if stage.played == total:
        state, words = "passed", "✓ Played"
    link = f'<a href="{escape(stage.page)}">Lesson</a>'
    facts = "<span>Bet first, then see: what holds, and why</span>"
    facts += f"<small>{stage.lesson.minutes} minutes</small>"
    return f'<li class="tc-map-{state}">{link}{facts}<em>{words}</em></li>'


def _leg_html(leg: Leg) -> str:
    task = leg.exercise
    link = f'<a href="{escape(_address(leg))}">{escape(task.title)}</a>'
    facts = f"<span>{escape(task.objective)}</span><small>{task.minutes} minutes</small>"
    return f'<li class="tc-map-{_state(leg)}">{link}{facts}<em>{escape(_words(leg))}</em></li>'


def _address(leg: Leg) -> str:
    module, name = leg.exercise.module, leg.exercise.id
    return f"../exercises/{module}/{module}.ipynb#cell-id={name}-heading"


def _state(leg: Leg) -> str:
    if leg.damaged:
        return "unreadable"
    return "passed" if leg.passed else "begun" if leg.begun else "new"


def _words(leg: Leg) -> str:
    """Return how an exercise stands, with a sign that does without colour."""
    if leg.damaged:
        return "! Needs a look"
    if not leg.begun:
        return "○ Not started"
    sign = "✓ Passed" if leg.passed else "◐ Under way"
    if leg.report is not None and leg.report.status is ReportStatus.EVIDENCE:
        return "✓ All decided" if leg.passed else sign
    if leg.best > leg.score:
        return f"{sign} · best {leg.best:g}, now {leg.score:g}"
    return f"{sign} · {leg.score:g} of {FULL_MARKS:g}"


def _beside_html() -> str:
    links = {
        REVIEW: ("Review", "what you broke, or are about to forget"),
        DESK: ("My own deals", "prepare a real negotiation with the same tools"),
        "rules.ipynb": ("All rules", "what your answers are checked against, with the sources"),
        CERTIFICATE: ("Certificate", "when every exercise is passed"),
    }
    items = "".join(
        f'<li><a href="{address}">{title}</a><span>{why}</span></li>'
        for address, (title, why) in links.items()
    )
    return f'<ul class="tc-map-beside">{items}</ul>'

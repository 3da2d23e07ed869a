"""The map of the course on the start page: where the learner stands, and what to do next."""

import asyncio
from collections.abc import Iterable, Iterator
from html import escape
from pathlib import Path
from typing import Any

from IPython.display import HTML, display
from ipywidgets import HTML as LiveHTML  # noqa: N811 - the other HTML is IPython's
from msgspec import Struct

from grader.exercises import MODULES, exercise
from grader.exercises.exercise import Exercise
from grader.grading.grade import Report, ReportStatus, grade_file, look, not_attempted
from grader.grading.store import FOLDER, AnswerStore, StoreError
from grader.grading.variants import learner_here, variant_for
from grader.progress.news import news
from grader.render.sheet import style

LOOK_EVERY = 2.0
"""Seconds between two looks at the answers, so that the map is right when the learner comes back to it."""


class Leg(Struct, frozen=True):
    """One exercise on the map.

    Attributes:
        exercise: The exercise.
        address: The link to it from the start page.
        report: How the saved answer stands; None where it cannot be read from the disk.
    """

    exercise: Exercise[Any]
    address: str
    report: Report | None

    @property
    def passed(self) -> bool:
        """Whether the saved answer reaches the pass mark."""
        return self.report is not None and self.report.passed

    @property
    def begun(self) -> bool:
        """Whether there is an answer."""
        return self.report is None or self.report.status is not ReportStatus.NOT_ATTEMPTED

    @property
    def state(self) -> str:
        """The state in a word, which is also its style."""
        if self.report is None or self.report.status is ReportStatus.INVALID:
            return "unreadable"
        return "passed" if self.passed else "begun" if self.begun else "new"

    @property
    def words(self) -> str:
        """The state as the learner reads it, with a sign that does without colour."""
        if self.state == "unreadable":
            return "! Needs a look"
        if self.report is None or not self.begun:
            return "○ Not started"
        if self.report.status is ReportStatus.EVIDENCE:
            return "✓ All decided" if self.passed else "◐ Under way"
        score = f"{self.report.score:g} of {self.report.max_score:g}"
        return f"✓ Passed · {score}" if self.passed else f"◐ Under way · {score}"


class Stage(Struct, frozen=True):
    """One module on the map.

    Attributes:
        title: The module's name.
        lesson: The link to its lesson; empty while there is none.
        legs: Its exercises, in order.
    """

    title: str
    lesson: str
    legs: tuple[Leg, ...]


def course_map(key: str = "") -> None:
    """Show the map of the course, kept right while the page is open.

    Args:
        key: The cohort's key, where each learner has a case of their own.
    """
    root = Path.cwd().parent
    display(HTML(f'{style()}<div class="tc-map-saved">{map_html(stages(root, key))}</div>'))
    live = LiveHTML(_page_html(root, key))
    live.add_class("tc-map-live")
    display(live)
    _Watch.over(root, key, live)


def stages(root: Path, key: str) -> tuple[Stage, ...]:
    """Return the modules that are in a workspace.

    Args:
        root: The workspace, with ``course/`` and ``exercises/``.
        key: The cohort's key.

    Returns:
        The modules whose assignment is there, in course order.
    """
    built = [module for module in MODULES if _assignment(root, module).is_file()]
    return tuple(
        Stage(_title(module), _lesson(root, module), tuple(_legs(root, module, key))) for module in built
    )


def map_html(course: tuple[Stage, ...]) -> str:
    """Return the map as HTML, everything in it escaped.

    Args:
        course: The modules.

    Returns:
        What to do next, then each module with its lesson and its exercises.
    """
    modules = "".join(_stage_html(stage) for stage in course)
    return f'<div class="tc-map">{_next_html(course)}{modules}</div>'


def news_html(sentences: Iterable[str]) -> str:
    """Return what has changed in the course as HTML, all of it escaped; empty when nothing has.

    Args:
        sentences: What the learner was told at the start.
    """
    told = "".join(f"<p>{escape(sentence)}</p>" for sentence in sentences)
    return (
        f'<div class="tc-map tc-news"><section><h2>What is new here</h2>{told}</section></div>'
        if told
        else ""
    )


def _page_html(root: Path, key: str) -> str:
    return news_html(news(root)) + map_html(stages(root, key))


def _title(module: str) -> str:
    return module.replace("-", " ").capitalize()


def _assignment(root: Path, module: str) -> Path:
    return root / "exercises" / module / f"{module}.ipynb"


def _lesson(root: Path, module: str) -> str:
    return next((lesson.name for lesson in (root / "course").glob(f"[0-9][0-9]-{module}.ipynb")), "")


def _legs(root: Path, module: str, key: str) -> Iterator[Leg]:
    folder = _assignment(root, module).parent
    for name in MODULES[module]:
        task = exercise(name)
        variant = variant_for(name, key, learner_here(folder))
        try:
            content = AnswerStore(folder).read(name)
            # Nothing needs to be drawn for a case that nobody has opened.
            report = (
                not_attempted(name, variant) if content is None else grade_file(task, variant, content, look)
            )
        except StoreError:
            report = None
        yield Leg(task, f"../exercises/{module}/{module}.ipynb#cell-id={name}-heading", report)


def _next_html(course: tuple[Stage, ...]) -> str:
    for stage in course:
        open_legs = [leg for leg in stage.legs if not leg.passed]
        if stage.lesson and not any(leg.begun for leg in stage.legs):
            return _step_html("Begin here", stage.lesson, f"Play the lesson: {stage.title}", "")
        if open_legs:
            leg = open_legs[0]
            verb = "Go on with" if leg.begun else "Next"
            return _step_html(verb, leg.address, leg.exercise.title, leg.exercise.objective)
    return '<p class="tc-map-next">You have passed every exercise. Well done.</p>'


def _step_html(verb: str, address: str, title: str, why: str) -> str:
    reason = f"<span>{escape(why)}</span>" if why else ""
    link = f'<a href="{escape(address)}">{escape(title)}</a>'
    return f'<p class="tc-map-next"><b>{escape(verb)}</b>{link}{reason}</p>'


def _stage_html(stage: Stage) -> str:
    lesson = f'<li class="tc-map-lesson"><a href="{escape(stage.lesson)}">Lesson</a>' if stage.lesson else ""
    lesson += "<span>Bet first, then see: what holds, and why</span></li>" if lesson else ""
    legs = "".join(_leg_html(leg) for leg in stage.legs)
    passed = sum(leg.passed for leg in stage.legs)
    tally = f"{passed} of {len(stage.legs)} exercises passed"
    head = f"<header><h2>{escape(stage.title)}</h2><span>{tally}</span></header>"
    return f'<section class="tc-map-stage">{head}<ol>{lesson}{legs}</ol></section>'


def _leg_html(leg: Leg) -> str:
    task = leg.exercise
    link = f'<a href="{escape(leg.address)}">{escape(task.title)}</a>'
    facts = f"<span>{escape(task.objective)}</span><small>{task.minutes} minutes</small>"
    return f'<li class="tc-map-{leg.state}">{link}{facts}<em>{escape(leg.words)}</em></li>'


class _Watch:
    """Looks at the answers from time to time and tells the map what has changed."""

    task: "asyncio.Task[None] | None" = None

    @classmethod
    def over(cls, root: Path, key: str, live: Any) -> None:
        """Watch for one map; the one shown before is left as it is."""
        if cls.task is not None:
            cls.task.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # outside a kernel nobody comes back to the page
            return
        cls.task = loop.create_task(_watch(root, key, live))


async def _watch(root: Path, key: str, live: Any) -> None:
    seen = _stamps(root)
    while True:
        await asyncio.sleep(LOOK_EVERY)
        if (now := _stamps(root)) != seen:
            seen = now
            live.value = _page_html(root, key)


def _stamps(root: Path) -> frozenset[tuple[str, int]]:
    answers = (root / "exercises").glob(f"*/{FOLDER}/*.json")
    return frozenset((str(answer), answer.stat().st_mtime_ns) for answer in answers)

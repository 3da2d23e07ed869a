"""The map of the course on the start page, kept right while the page is open."""

import asyncio
from datetime import datetime
from pathlib import Path

from IPython.display import HTML, display
from ipywidgets import HTML as LiveHTML  # noqa: N811 - the other HTML is IPython's

from grader.grading.store import FOLDER
from grader.lessons.element import LESSONS, elements_of, minutes_of
from grader.plots.teachings import draw_teachings
from grader.progress.course import Lesson, Standing, standing
from grader.progress.log import Log
from grader.progress.mastery import Mastery
from grader.progress.news import news
from grader.progress.schedule import due
from grader.render.course_map import map_html, teachings_html
from grader.render.news import news_html
from grader.render.sheet import style

LOOK_EVERY = 2.0
"""Seconds between two looks at the answers, so that the map is right when the learner comes back to it."""


def course_map(key: str = "") -> None:
    """Show the map of the course and the teachings mastered, kept right while the page is open.

    Args:
        key: The cohort's key, where each learner has a case of their own.
    """
    root = Path.cwd().parent
    now = _standing(root, key)
    display(HTML(f'{style()}<div class="tc-map-saved">{_map(now)}</div>'))
    live = _Live(root, key)
    live.show(now)
    display(live.map)
    display(live.teachings)
    _Watch.over(live)


def lessons() -> dict[str, Lesson]:
    """Return what there is to play in the lesson of each module."""
    return {
        name: Lesson(minutes_of(name), frozenset(each.id for each in elements_of(name))) for name in LESSONS
    }


def _standing(root: Path, key: str) -> Standing:
    return standing(root, key, lessons())


def _map(course: Standing) -> str:
    return map_html(course, len(due(course.events, datetime.now().astimezone())))


class _Live:
    """The two parts of the page that change."""

    def __init__(self, root: Path, key: str) -> None:
        self._root, self._key = root, key
        self.map, self.teachings = LiveHTML(), LiveHTML()
        self.map.add_class("tc-map-live")
        self.teachings.add_class("tc-teachings-live")

    def show(self, course: Standing) -> None:
        self._show_map(course)
        self._show_teachings(course, "")

    def draw(self, course: Standing) -> None:
        """Draw the figure, too; the first time that takes a second."""
        met = any(how is not Mastery.NOT_MET for how in course.teachings.values())
        self._show_teachings(course, draw_teachings(course.teachings).html if met else "")

    def _show_map(self, course: Standing) -> None:
        self.map.value = news_html(news(self._root)) + _map(course)

    def _show_teachings(self, course: Standing, figure: str) -> None:
        inside = f"<h2>Teachings</h2>{teachings_html(course)}{figure}"
        self.teachings.value = f'<section class="tc-map tc-map-teachings">{inside}</section>'

    async def follow(self) -> None:
        """Draw, and then do it anew whenever an answer or the log has changed."""
        await asyncio.sleep(0)  # the map comes first
        self.draw(_standing(self._root, self._key))
        seen = self._stamps()
        while True:
            await asyncio.sleep(LOOK_EVERY)
            if (now := self._stamps()) != seen:
                seen = now
                course = _standing(self._root, self._key)
                self._show_map(course)
                self.draw(course)

    def _stamps(self) -> frozenset[tuple[str, int]]:
        answers = (self._root / "exercises").glob(f"*/{FOLDER}/*.json")
        files = [*answers, *filter(Path.exists, [Log(self._root).path])]
        return frozenset((str(file), file.stat().st_mtime_ns) for file in files)


class _Watch:
    """The one task that follows the workspace for this kernel."""

    task: "asyncio.Task[None] | None" = None

    @classmethod
    def over(cls, live: _Live) -> None:
        """Follow for one map; the one shown before is left as it is."""
        if cls.task is not None:
            cls.task.cancel()
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:  # outside a kernel nobody comes back to the page
            return
        cls.task = loop.create_task(live.follow())

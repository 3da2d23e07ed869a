"""The screen of an exercise, driven by its sheet alone."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from ipywidgets import Widget

from grader.render.report import as_html
from grader.widgets import words
from grader.widgets.controls import Control, Value
from grader.widgets.desk import Desk
from grader.widgets.groups import first_open, step_text
from grader.widgets.help import Help
from grader.widgets.kit import Kit
from grader.widgets.notice import Notice
from grader.widgets.panel import Panel
from grader.widgets.session import Session


class Form:
    """One exercise on the screen.

    Attributes:
        desk: Where the learner works on it.
        session: The answer, and how it stands to the file.
        current: Which group is open.
        controls: The controls that were made so far, by full field id.
        tree: The widget to display.
    """

    def __init__(self, desk: Desk, before: "Form | None" = None) -> None:
        """Show the course's own case, or what was shown before.

        Args:
            desk: Where the learner works.
            before: The form in whose place this one comes; it may hold what could not be saved yet.
        """
        self.desk = desk
        self._frame, self._kit = Kit(self._failed), Kit(self._failed)
        self.tree = self._frame.box([], "tc-form")
        if before is None:
            self.show(desk.session())
            return
        session = desk.session(before.session.number)
        unsaved = before.session.problem and before.session.variant == session.variant
        self.show(before.session if unsaved else session, before.current)

    def show(self, session: Session, current: int | None = None) -> None:
        """Show a case in place of the one before; only the group that is open has its widgets made.

        Args:
            session: The work to show.
            current: The group to open; by default the first one that is not finished.
        """
        before, self._kit = self._kit, Kit(self._failed)
        self.session = session
        self.controls: dict[str, Control] = {}
        self.current = first_open(session) if current is None else current
        self._panels: dict[int, Panel] = {}
        self._checked, self._hints_shown = False, 0
        head = self._kit.html(words.head_html(session))
        parts = [head, *self._walk(), self._bar(), *self._below()]
        self._go_to(self.current)
        self._notice.refresh()
        self.tree.children = tuple(parts)
        before.close()

    def close(self) -> None:
        """Take the form off every screen."""
        self._kit.close()
        self._frame.close()

    def _walk(self) -> list[Widget]:
        kit = self._kit
        self._steps = [
            kit.button("", partial(self._open, number), tooltip=group.title)
            for number, group in enumerate(self.session.sheet.groups)
        ]
        self._place = kit.box([], "tc-place")
        self._back = kit.button("← Previous", lambda: self._open(self.current - 1))
        self._next = kit.button("Next →", lambda: self._open(self.current + 1))
        return [kit.box(self._steps, "tc-steps"), self._place, kit.box([self._back, self._next], "tc-walk")]

    def _bar(self) -> Widget:
        kit = self._kit
        self._notice = Notice(kit, self.session, self._show_again)
        self._status = kit.html(words.opened_html(self.session))
        self._hint = kit.button("", self._show_hint, tooltip="Help in stages, one at a time")
        self._check_button = kit.button(
            "Check my answer", self._check, "tc-main", "What each rule says of your answer"
        )
        self._name_hint()
        buttons = kit.box([self._hint, self._check_button], "tc-buttons")
        return kit.box([self._notice.tree, kit.box([self._status, buttons], "tc-row")], "tc-bar")

    def _below(self) -> list[Widget]:
        kit = self._kit
        self._hints, self._stale, self._report = kit.html("", "tc-hints"), kit.html(""), kit.html("")
        self._end = kit.html("")
        self._help = Help(kit, self.desk, self.session, self._go_to_case, self._show_again)
        self._found = kit.box([self._stale, self._end, self._report], "tc-checked")
        return [self._hints, self._found, self._help.tree]

    def _go_to_case(self, number: int) -> None:
        self.show(self.desk.session(number))
        self._steps[self.current].focus()

    def _open(self, number: int) -> None:
        self._go_to(number)
        # The list of groups stands above the documents: with it, they scroll into sight.
        self._steps[number].focus()

    def _go_to(self, number: int) -> None:
        self._steps[self.current].remove_class("tc-here")
        self.current = number
        self._place.children = (self._panel(number).tree,)
        self._steps[number].add_class("tc-here")
        self._back.disabled = number == 0
        self._count()
        self._kit.ahead(self._make_next(number + 1))

    def _panel(self, number: int) -> Panel:
        if number not in self._panels:
            self._panels[number] = Panel(self._kit, self.session, number, self._decide)
            self.controls |= self._panels[number].controls
        return self._panels[number]

    def _make_next(self, number: int) -> Iterator[None]:
        """Make the widgets of the group that comes next, while the learner reads this one."""
        yield
        if number < len(self._steps) and self.session.is_open(number):
            self._panel(number)

    def _decide(self, key: str, value: Value) -> None:
        if self.session.answer.get(key) == value:
            return
        self.session.decide(key, value)
        self._status.value = words.saved_html(self.session, key, datetime.now().astimezone())
        self._after_a_change()

    def _after_a_change(self) -> None:
        self._count()
        self._notice.refresh()
        self._help.refresh()
        if self._checked:
            self._stale.value = words.STALE

    def _count(self) -> None:
        session = self.session
        for number, group in enumerate(session.sheet.groups):
            step, is_open = self._steps[number], session.is_open(number)
            step.description = step_text(group, session.decided(group.id), is_open=is_open)
            step.disabled = not is_open
        following = self.current + 1
        self._next.disabled = following == len(self._steps) or self._steps[following].disabled
        self._panels[self.current].refresh()

    def _show_again(self) -> None:
        for key, shown in self.controls.items():
            shown.show(self.session.answer.get(key))
        self._status.value = words.stands_html(self.session, datetime.now().astimezone())
        self._after_a_change()
        # The button that was pressed is gone: the focus must not go with it.
        self._check_button.focus()

    def _check(self) -> None:
        report = self.session.check()
        self._notice.refresh()
        self._report.value, self._stale.value, self._checked = as_html(report), "", True
        self._end.value = words.end_html(self.session, report)
        self._status.value = words.checked_html(report, datetime.now().astimezone())
        self._help.renew()
        # The report may stand far below: with the focus it scrolls into sight, and a screen reader reads it.
        self._found.focus()

    def _show_hint(self) -> None:
        self._hints_shown += 1
        self._hints.value = words.hints_html(self.session.exercise.hints[: self._hints_shown])
        self._name_hint()

    def _name_hint(self) -> None:
        total = len(self.session.exercise.hints)
        self._hint.disabled = self._hints_shown == total
        self._hint.description = (
            "No more hints" if self._hint.disabled else f"Hint {self._hints_shown + 1} of {total}"
        )

    def _failed(self, message: str) -> None:
        self._notice.say(words.notice_html("Something went wrong.", message), [])

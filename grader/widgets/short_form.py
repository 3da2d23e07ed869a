"""The screen of one short case: what to read, the few decisions, and what the rule says of them."""

from collections.abc import Callable
from datetime import datetime

from ipywidgets import Widget

from grader.domain.finding import Finding, Status
from grader.grading.store import StoreError
from grader.progress.short_case import ShortCase
from grader.widgets import case_words, words
from grader.widgets.controls import Control, Value
from grader.widgets.kit import Kit
from grader.widgets.notice import Notice
from grader.widgets.panel import Panel
from grader.widgets.session import Session

Note = Callable[[Finding], str]
"""Notes what came of the first try, and says when the teaching comes back."""


class ShortForm:
    """One short case on the screen.

    Attributes:
        case: The short case.
        session: The answer, and how it stands to the file.
        controls: The controls by full field id.
        tree: The widget to display.
    """

    def __init__(self, case: ShortCase, session: Session, note: Note, go_on: Callable[[], None]) -> None:
        """Build the screen.

        Args:
            case: The short case.
            session: The work on it, as it is saved.
            note: Notes the first try.
            go_on: Leads to what comes next.
        """
        self.case, self.session, self._note = case, session, note
        self._kit = kit = Kit(self._failed)
        self._back: str | None = None
        self._first: Finding | None = None
        groups = range(len(session.sheet.groups))
        panels = [Panel(kit, session, number, self._decide) for number in groups]
        self.controls: dict[str, Control] = {
            key: shown for panel in panels for key, shown in panel.controls.items()
        }
        parts = [*(panel.tree for panel in panels), self._bar(), *self._after(go_on)]
        self.tree = kit.box(parts, "tc-short-case")
        self._notice.refresh()

    def close(self) -> None:
        """Take the case off every screen."""
        self._kit.close()

    def _bar(self) -> Widget:
        kit = self._kit
        self._notice = Notice(kit, self.session, self._show_again)
        self._status = kit.html(words.opened_html(self.session))
        check = kit.button("Check", self._check, "tc-main", "What the rule says of your decisions")
        row = kit.box([self._status, kit.box([check], "tc-buttons")], "tc-row")
        return kit.box([self._notice.tree, row], "tc-bar")

    def _after(self, go_on: Callable[[], None]) -> list[Widget]:
        kit = self._kit
        self._stale, self._verdict, self._colleague = kit.html(""), kit.html(""), kit.html("")
        self._show = kit.button("Show one way that keeps it", self._show_colleague)
        self._next = kit.button("Next →", go_on, "tc-main tc-onward")
        self._ways = kit.box([], "tc-buttons")
        return [kit.box([self._stale, self._verdict, self._colleague], "tc-checked"), self._ways]

    def _decide(self, key: str, value: Value) -> None:
        if self.session.answer.get(key) == value:
            return
        self.session.decide(key, value)
        self._status.value = words.saved_html(self.session, key, datetime.now().astimezone())
        self._notice.refresh()
        if self._first is not None:
            self._stale.value = words.STALE

    def _show_again(self) -> None:
        for key, shown in self.controls.items():
            shown.show(self.session.answer.get(key))
        self._status.value = words.stands_html(self.session, datetime.now().astimezone())
        self._notice.refresh()

    def _check(self) -> None:
        session = self.session
        if left := [key for key in self.case.open if key not in session.answer]:
            labels = "; ".join(dict.fromkeys(session.sheet.fields[key].label for key in left))
            self._status.value = words.status_html("Not decided yet:", labels)
            return
        finding = self.case.finding(session.answer)
        first, self._first = self._first is None, self._first or finding
        self._stale.value = self._colleague.value = ""
        self._keep()
        self._verdict.value = case_words.verdict_html(
            self.case, session.answer, finding, self._back or "", first=first
        )
        kept = finding.status is Status.KEPT
        self._status.value = words.status_html("✓ Kept." if kept else "✗ Not kept.", "Why stands below.")
        other = dict(session.answer) != dict(self.case.colleague)
        self._ways.children = (self._next, *([self._show] if other else []))
        # With the button, the verdict above it scrolls into sight.
        self._next.focus()

    def _keep(self) -> None:
        """Note the first try, until that has worked."""
        if self._back is not None or self._first is None:
            return
        try:
            self._back = self._note(self._first)
        except StoreError as error:
            self._notice.say(words.notice_html("Not noted.", str(error)), [("Try again", self._keep)])
        else:
            self._notice.refresh()

    def _show_colleague(self) -> None:
        self._colleague.value = case_words.colleague_html(self.case)

    def _failed(self, message: str) -> None:
        self._notice.say(words.notice_html("Something went wrong.", message), [])

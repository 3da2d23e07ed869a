"""What stands in the way of saving, and the ways out of it."""

from collections.abc import Callable

from ipywidgets import Button

from grader.widgets import words
from grader.widgets.kit import Kit
from grader.widgets.session import Session

Way = tuple[str, Callable[[], None]]
"""A way out of a problem: what its button says, and what it does."""


class Message:
    """A message with its ways out; nothing is to be seen while there is none.

    Attributes:
        tree: The widget to display.
    """

    def __init__(self, kit: Kit, changed: Callable[[], None]) -> None:
        """Show nothing yet.

        Args:
            kit: Makes the widgets.
            changed: Is called after a way out was taken.
        """
        self._kit, self._changed = kit, changed
        self._words, self._ways = kit.html(""), kit.box([], "tc-choices")
        self.tree = kit.box([self._words, self._ways], "tc-notice")

    def say(self, html: str, ways: list[Way]) -> None:
        """Show a message, with a button for each way out of what it tells."""
        if self._words.value != html:
            self._words.value = html
            self._kit.refill(self._ways, [self._button(text, act) for text, act in ways])

    def _button(self, text: str, act: Callable[[], None]) -> Button:
        def take() -> None:
            act()
            self._changed()

        return self._kit.button(text, take)


class Notice(Message):
    """A message above the status line; there is none while all is well."""

    def __init__(self, kit: Kit, session: Session, changed: Callable[[], None]) -> None:
        """Show nothing yet.

        Args:
            kit: Makes the widgets.
            session: The work that may not be saved.
            changed: Is called after a way out was taken.
        """
        super().__init__(kit, changed)
        self._session = session

    def refresh(self) -> None:
        """Say what is wrong now."""
        session = self._session
        if session.conflict:
            ways: list[Way] = [("Use the other one", session.reopen), ("Keep mine", session.keep_mine)]
            self.say(words.notice_html("Two answers.", session.problem), ways)
        elif session.problem:
            self.say(words.notice_html("Not saved.", session.problem), [("Try again", session.save)])
        elif session.faults:
            self.say(words.damaged_html(session), [("Go on with what could be read", session.save)])
        elif session.unnoted:
            self.say(words.notice_html("Not noted among your tries.", session.unnoted), [])
        elif session.kept:
            self.say(words.kept_html(session.kept), [("OK", self._understood)])
        else:
            self.say("", [])

    def _understood(self) -> None:
        self._session.kept = ""

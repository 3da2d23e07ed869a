"""The screen of the deal desk: which deal is open, how it stands to its file, and its printed page."""

from datetime import datetime

from ipywidgets import Widget
from msgspec.structs import replace

from grader.deals.file import name_problem
from grader.deals.shelf import Shelf
from grader.grading.store import StoreError
from grader.render.deal_page import page_html
from grader.widgets.deal_desk import words
from grader.widgets.deal_desk.bench import Bench
from grader.widgets.deal_desk.controls import DeskKit
from grader.widgets.deal_desk.session import DealSession
from grader.widgets.deal_desk.top import Acts, Top
from grader.widgets.notice import Message, Way
from grader.widgets.words import kept_html, notice_html, status_html

AT_ONCE = "Every change is saved at once."


class DealDesk:
    """All deals of a workspace, one of them open.

    Attributes:
        shelf: The deals.
        session: The deal that is open; None while there is none.
        bench: The tools.
        tree: The widget to display.
    """

    def __init__(self, shelf: Shelf, current: str = "") -> None:
        """Build the screen.

        Args:
            shelf: The deals.
            current: The id of the deal to open; by default the first one.
        """
        self.shelf = shelf
        self.session: DealSession | None = None
        self._deleted, self._kept = "", ""
        kit = self._kit = DeskKit(self._failed)
        self._top = Top(kit, Acts(self._open, self._rename, self._make, self._delete))
        self._notice = Message(kit, self._show_again)
        self.bench = Bench(kit, self._changed, self._failed)
        self._status, self._link = kit.html(""), kit.html("")
        self._below, self._empty = kit.box([], "tc-desk-below"), kit.html(words.empty_html())
        self._bar = self._made_bar()
        parts = [kit.html(words.head_html()), self._top.tree, self._notice.tree, self._below]
        self.tree = kit.box(parts, "tc-form tc-desk")
        ids = [entry.id for entry in shelf.entries()]
        self._open(current if current in ids else ids[0] if ids else "")

    @property
    def deal_id(self) -> str:
        """The id of the deal that is open; empty while there is none."""
        return self.session.id if self.session else ""

    def close(self) -> None:
        """Take the desk off every screen."""
        self.bench.close()
        self._kit.close()

    def _made_bar(self) -> Widget:
        kit = self._kit
        button = kit.button("Make the one-page brief", self._export, "tc-main")
        return kit.box(
            [kit.box([self._status, kit.box([button], "tc-buttons")], "tc-row"), self._link], "tc-bar"
        )

    def _open(self, deal_id: str) -> None:
        self.session = DealSession(self.shelf, deal_id) if deal_id else None
        self._link.value = ""
        self._top.show(self.shelf.entries(), deal_id)
        self._below.children = (*self.bench.parts, self._bar) if self.session else (self._empty,)
        if self.session:
            self.bench.take(self.session)
            self._status.value = words.stands_html(self.session, AT_ONCE, _now())
        self._say_what_is_wrong()

    def _make(self) -> None:
        try:
            deal_id = self.shelf.make(f"Deal {len(self.shelf.entries()) + 1}")
        except StoreError as error:
            self._could_not("No new deal.", error)
            return
        self._deleted = ""
        self._open(deal_id)
        self._top.ask_for_name()

    def _rename(self, name: str) -> None:
        session = self.session
        if session is None or name == session.deal.name:
            return
        if fault := name_problem(name):
            self._status.value = status_html("The name is as it was.", f"{fault[:1].upper()}{fault[1:]}.")
            return
        session.rename(name)
        entries = self.shelf.entries()
        self._top.show([replace(e, name=name) if e.id == session.id else e for e in entries], session.id)
        self._status.value = words.stands_html(session, "The name", _now())
        self._say_what_is_wrong()

    def _delete(self) -> None:
        deal_id = self.deal_id
        try:
            self._kept = self.shelf.delete(deal_id)
        except StoreError as error:
            self._could_not("Not deleted.", error)
            return
        self._deleted = deal_id
        left = self.shelf.entries()
        self._open(left[0].id if left else "")
        self._top.focus()

    def _put_back(self) -> None:
        try:
            self.shelf.put_back(self._deleted)
        except StoreError as error:
            self._could_not("Not back.", error)
            return
        deal_id, self._deleted = self._deleted, ""
        self._open(deal_id)

    def _forget(self) -> None:
        self._deleted = ""

    def _could_not(self, title: str, error: StoreError) -> None:
        self._notice.say(notice_html(title, str(error)), [("OK", self._say_what_is_wrong)])

    def _changed(self, key: str) -> None:
        if self.session is not None:
            self._status.value = words.saved_html(self.session, key, _now())
        self._say_what_is_wrong()

    def _export(self) -> None:
        if self.session is None:
            return
        now = _now()
        try:
            self.shelf.export(self.deal_id, page_html(self.session.deal, now))
        except StoreError as error:
            self._could_not("No page.", error)
        else:
            self._link.value = words.link_html(self.deal_id, now)

    def _say_what_is_wrong(self) -> None:
        html, ways = self._trouble()
        self._notice.say(html, ways)

    def _trouble(self) -> tuple[str, list[Way]]:
        session = self.session
        if session and session.conflict:
            ways: list[Way] = [("Use the other one", session.reopen), ("Keep mine", session.keep_mine)]
            return notice_html("Two versions.", session.problem), ways
        if session and session.problem:
            return notice_html("Not saved.", session.problem), [("Try again", session.save)]
        if session and session.faults:
            return words.damaged_html(session), [("Go on with what could be read", session.save)]
        if session and session.kept:
            return kept_html(session.kept), [("OK", session.understood)]
        if self._deleted:
            return words.deleted_html(self._kept), [("Bring it back", self._put_back), ("OK", self._forget)]
        return "", []

    def _show_again(self) -> None:
        self._top.show(self.shelf.entries(), self.deal_id)
        if self.session:
            self._status.value = words.stands_html(self.session, AT_ONCE, _now())
        self._say_what_is_wrong()
        # The button that was pressed is gone: the focus must not go with it.
        if self.session:
            self.bench.show_again()
        else:
            self._top.focus()

    def _failed(self, message: str) -> None:
        self._notice.say(notice_html("Something went wrong.", message), [])


def _now() -> datetime:
    return datetime.now().astimezone()

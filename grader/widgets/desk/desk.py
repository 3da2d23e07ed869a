"""The screen of the deal desk: which deal, which tool, which part of it, and the advice beside it."""

from datetime import datetime
from functools import partial

from ipywidgets import Widget
from msgspec.structs import replace

from grader.deals.advice import advise
from grader.deals.file import name_problem
from grader.deals.shelf import Shelf
from grader.deals.tools import TOOLS
from grader.exercises.sheet import Value
from grader.grading.store import StoreError
from grader.render.advice import advice_html, tally, tally_in_short
from grader.render.deal_page import page_html
from grader.widgets.desk import words
from grader.widgets.desk.controls import DeskKit
from grader.widgets.desk.notice import Notice, Way
from grader.widgets.desk.panel import SectionPanel
from grader.widgets.desk.session import DealSession
from grader.widgets.desk.top import Acts, Top
from grader.widgets.words import kept_html, notice_html, status_html


class Desk:
    """All deals of a workspace, one of them open.

    Attributes:
        session: The deal that is open; None while there is none.
        panel: The part of a tool that is in sight; None while there is no deal.
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
        self.panel: SectionPanel | None = None
        self._kit, self._panel_kits = DeskKit(self._failed), (DeskKit(self._failed), DeskKit(self._failed))
        self._tool, self._section, self._deleted = 0, 0, ("", "")
        self._top = Top(self._kit, Acts(self._open, self._rename, self._make, self._delete))
        self._notice = Notice(self._kit)
        parts = [self._kit.html(words.head_html()), self._top.tree, self._notice.tree, self._work()]
        self.tree = self._kit.box(parts, "tc-form tc-desk")
        ids = [entry.id for entry in shelf.entries()]
        self._open(current if current in ids else ids[0] if ids else "")

    @property
    def deal_id(self) -> str:
        """The id of the deal that is open; empty while there is none."""
        return self.session.id if self.session else ""

    def close(self) -> None:
        """Take the desk off every screen."""
        for kit in (*self._panel_kits, self._kit):
            kit.close()

    def _work(self) -> Widget:
        kit = self._kit
        self._tools = [kit.button("", partial(self._use, place)) for place in range(len(TOOLS))]
        self._sections = [
            [
                kit.button(each.title, partial(self._go_to, number))
                for number, each in enumerate(tool.sections)
            ]
            for tool in TOOLS
        ]
        self._about, self._empty = kit.html(""), kit.html(words.empty_html())
        self._steps, self._place = kit.box([], "tc-steps"), kit.box([], "tc-place")
        self._advice, self._status, self._link = kit.html("", "tc-desk-advice"), kit.html(""), kit.html("")
        make_page = kit.button("Make the one-page brief", self._export, "tc-main")
        bar = kit.box(
            [kit.box([self._status, kit.box([make_page], "tc-buttons")], "tc-row"), self._link], "tc-bar"
        )
        self._desk = [
            kit.box(self._tools, "tc-steps tc-desk-tools"),
            self._about,
            self._steps,
            kit.box([self._place, self._advice], "tc-desk-work"),
            bar,
        ]
        self._below = kit.box([self._empty], "tc-desk-below")
        return self._below

    def _open(self, deal_id: str) -> None:
        self.session = DealSession(self.shelf, deal_id) if deal_id else None
        self._link.value = ""
        self._top.show(self.shelf.entries(), deal_id)
        self._below.children = self._desk if self.session else [self._empty]
        if self.session:
            self._use(0)
            self._status.value = words.stands_html(self.session, "Every change is saved at once.", _now())
        self._say_what_is_wrong()

    def _make(self) -> None:
        number = len(self.shelf.entries()) + 1
        try:
            deal_id = self.shelf.make(f"Deal {number}")
        except StoreError as error:
            self._notice.say(notice_html("No new deal.", str(error)), [("OK", self._say_what_is_wrong)])
            return
        self._deleted = ("", "")
        self._open(deal_id)
        self._top.ask_for_name()

    def _rename(self, name: str) -> None:
        if self.session is None or name == self.session.deal.name:
            return
        if fault := name_problem(name):
            self._status.value = status_html("The name is as it was.", f"{fault[:1].upper()}{fault[1:]}.")
            return
        self.session.rename(name)
        entries = [
            replace(each, name=name) if each.id == self.deal_id else each for each in self.shelf.entries()
        ]
        self._top.show(entries, self.deal_id)
        self._status.value = words.stands_html(self.session, "The name", _now())
        self._say_what_is_wrong()

    def _delete(self) -> None:
        deal_id = self.deal_id
        try:
            self._deleted = (deal_id, self.shelf.delete(deal_id))
        except StoreError as error:
            self._notice.say(notice_html("Not deleted.", str(error)), [("OK", self._say_what_is_wrong)])
            return
        left = self.shelf.entries()
        self._open(left[0].id if left else "")
        self._top.focus()

    def _put_back(self) -> None:
        deal_id, kept = self._deleted
        try:
            self.shelf.put_back(deal_id, kept)
        except StoreError as error:
            self._notice.say(notice_html("Not back.", str(error)), [("OK", self._forget)])
            return
        self._deleted = ("", "")
        self._open(deal_id)
        self._top.focus()

    def _forget(self) -> None:
        self._deleted = ("", "")
        self._say_what_is_wrong()
        self._top.focus()

    def _use(self, place: int) -> None:
        self._tools[self._tool].remove_class("tc-here")
        self._tool = place
        self._tools[place].add_class("tc-here")
        tool = TOOLS[place]
        self._about.value = words.tool_html(tool)
        self._steps.children = tuple(self._sections[place])
        self._go_to(0)

    def _go_to(self, number: int) -> None:
        if self.session is None:
            return
        steps = self._sections[self._tool]
        for step in steps:
            step.remove_class("tc-here")
        self._section = number
        steps[number].add_class("tc-here")
        # The browser may still be drawing the panel that goes: its widgets are closed one panel later.
        gone, before = self._panel_kits
        kit = DeskKit(self._failed)
        self._panel_kits = before, kit
        section = TOOLS[self._tool].sections[number]
        self.panel = SectionPanel(kit, self.session, section, self._decide, self._rows_changed)
        self._place.children = (self.panel.tree,)
        gone.close()
        self._advise()

    def _decide(self, key: str, value: Value | None) -> None:
        if self.session is None or self.session.deal.values.get(key) == value:
            return
        self.session.decide(key, value)
        self._status.value = words.saved_html(self.session, key, _now())
        self._after_a_change()

    def _rows_changed(self) -> None:
        if self.session is not None:
            self._status.value = words.stands_html(self.session, "The rows", _now())
        self._after_a_change()

    def _after_a_change(self) -> None:
        if self.panel is not None:
            self.panel.refresh()
        self._advise()
        self._say_what_is_wrong()

    def _advise(self) -> None:
        if self.session is None:
            return
        deal = self.session.deal
        advice = [advise(tool, deal) for tool in TOOLS]
        for button, tool, given in zip(self._tools, TOOLS, advice, strict=True):
            button.tooltip = f"{tool.title}. {tally(given)}"
            button.description = f"{tool.title}\n{tally_in_short(given) or 'the facts'}"
        self._advice.value = advice_html(advice[self._tool], TOOLS[self._tool].notes(deal))

    def _export(self) -> None:
        if self.session is None:
            return
        now = _now()
        try:
            self.shelf.export(self.deal_id, page_html(self.session.deal, now))
        except StoreError as error:
            self._notice.say(notice_html("No page.", str(error)), [("OK", self._say_what_is_wrong)])
            return
        self._link.value = words.link_html(self.deal_id, now)

    def _say_what_is_wrong(self) -> None:
        session = self.session
        if session and session.conflict:
            ways: list[Way] = [("Use the other one", self._use_other), ("Keep mine", self._keep_mine)]
            self._notice.say(notice_html("Two versions.", session.problem), ways)
        elif session and session.problem:
            self._notice.say(notice_html("Not saved.", session.problem), [("Try again", self._try_again)])
        elif session and session.faults:
            self._notice.say(
                words.damaged_html(session), [("Go on with what could be read", self._try_again)]
            )
        elif session and session.kept:
            self._notice.say(kept_html(session.kept), [("OK", self._understood)])
        elif self._deleted[0]:
            text = f"Its file is kept as deals/{self._deleted[1]}. Delete that file yourself to be rid of it."
            self._notice.say(
                notice_html("The deal is deleted.", text),
                [("Bring it back", self._put_back), ("OK", self._forget)],
            )
        else:
            self._notice.say("")

    def _try_again(self) -> None:
        if self.session:
            self.session.save()
        self._show_again()

    def _keep_mine(self) -> None:
        if self.session:
            self.session.keep_mine()
        self._show_again()

    def _use_other(self) -> None:
        if self.session:
            self.session.reopen()
        self._show_again()

    def _understood(self) -> None:
        if self.session:
            self.session.kept = ""
        self._show_again()

    def _show_again(self) -> None:
        self._top.show(self.shelf.entries(), self.deal_id)
        self._go_to(self._section)
        if self.session:
            self._status.value = words.stands_html(self.session, "Every change is saved at once.", _now())
        self._say_what_is_wrong()
        # The button that was pressed is gone: the focus must not go with it.
        self._tools[self._tool].focus()

    def _failed(self, message: str) -> None:
        self._notice.say(notice_html("Something went wrong.", message))


def _now() -> datetime:
    return datetime.now().astimezone()

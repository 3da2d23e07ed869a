"""Where one deal is worked on: a tool, a part of it, and the advice beside it."""

from collections.abc import Callable
from functools import partial

from ipywidgets import Widget

from grader.deals.advice import advise
from grader.deals.tools import TOOLS
from grader.exercises.sheet import Value
from grader.render.advice import advice_html, tally, tally_in_short
from grader.widgets.deal_desk import words
from grader.widgets.deal_desk.controls import DeskKit
from grader.widgets.deal_desk.panel import SectionPanel
from grader.widgets.deal_desk.session import DealSession


class Bench:
    """The tools over the deal that is open.

    Attributes:
        panel: The part of a tool that is in sight; None while there is no deal.
        parts: The widgets to display, one below the other.
    """

    def __init__(self, kit: DeskKit, changed: Callable[[str], None], complain: Callable[[str], None]) -> None:
        """Make the tools; there is no deal yet.

        Args:
            kit: Makes the widgets that stay.
            changed: Hears after every change the key of the field, or nothing when rows were changed.
            complain: Puts a message before the learner when a handler fails.
        """
        self._changed, self._complain = changed, complain
        self._session: DealSession | None = None
        self.panel: SectionPanel | None = None
        self._kits = (DeskKit(complain), DeskKit(complain))
        self._tool, self._section = 0, 0
        self._tools = [kit.button("", partial(self.use, place)) for place in range(len(TOOLS))]
        self._sections = [
            [kit.button(each.title, partial(self.go_to, number)) for number, each in enumerate(tool.sections)]
            for tool in TOOLS
        ]
        self._about, self._advice = kit.html(""), kit.html("", "tc-desk-advice")
        self._steps, self._place = kit.box([], "tc-steps"), kit.box([], "tc-place")
        self.parts: list[Widget] = [
            kit.box(self._tools, "tc-steps tc-desk-tools"),
            self._about,
            self._steps,
            kit.box([self._place, self._advice], "tc-desk-work"),
        ]

    def take(self, session: DealSession) -> None:
        """Begin with a deal."""
        self._session = session
        self.use(0)

    def show_again(self) -> None:
        """Show the deal as it is now, and put the focus where it is not lost."""
        self.go_to(self._section)
        self._tools[self._tool].focus()

    def close(self) -> None:
        """Take the bench off every screen."""
        for kit in self._kits:
            kit.close()

    def use(self, place: int) -> None:
        """Take up a tool.

        Args:
            place: Its place, from 0.
        """
        self._tools[self._tool].remove_class("tc-here")
        self._tool = place
        self._tools[place].add_class("tc-here")
        self._about.value = words.tool_html(TOOLS[place])
        self._steps.children = tuple(self._sections[place])
        self.go_to(0)

    def go_to(self, number: int) -> None:
        """Open a part of the tool.

        Args:
            number: Its place, from 0.
        """
        if self._session is None:
            return
        steps = self._sections[self._tool]
        for step in steps:
            step.remove_class("tc-here")
        self._section = number
        steps[number].add_class("tc-here")
        # The browser may still be drawing the panel that goes: its widgets are closed one panel later.
        gone, before = self._kits
        kit = DeskKit(self._complain)
        self._kits = before, kit
        section = TOOLS[self._tool].sections[number]
        self.panel = SectionPanel(kit, self._session, section, self._decide, partial(self._after, ""))
        self._place.children = (self.panel.tree,)
        gone.close()
        self._advise()

    def _decide(self, key: str, value: Value | None) -> None:
        if self._session is not None and self._session.deal.values.get(key) != value:
            self._session.decide(key, value)
            self._after(key)

    def _after(self, key: str) -> None:
        if self.panel is not None:
            self.panel.refresh()
        self._advise()
        self._changed(key)

    def _advise(self) -> None:
        if self._session is None:
            return
        deal = self._session.deal
        advice = [advise(tool, deal) for tool in TOOLS]
        for button, tool, given in zip(self._tools, TOOLS, advice, strict=True):
            button.tooltip = f"{tool.title}. {tally(given)}"
            button.description = f"{tool.title}\n{tally_in_short(given) or 'the facts'}"
        self._advice.value = advice_html(advice[self._tool], TOOLS[self._tool].notes(deal))

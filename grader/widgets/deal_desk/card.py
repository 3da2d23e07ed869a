"""One row of a section on the screen."""

from functools import partial
from typing import Protocol

from ipywidgets import Box

from grader.deals.deal import Part
from grader.widgets.deal_desk.controls import DeskControl, DeskKit, TextControl


class Panel(Protocol):
    """What a row asks of the section that it is in.

    Attributes:
        kit: Makes the widgets.
    """

    kit: DeskKit

    def row(self, row: str) -> Part:
        """Return a row as it is now."""

    def controls_of(self, each: Part) -> dict[str, DeskControl]:
        """Make the controls of a row."""

    def remove(self, card: "Card") -> None:
        """Remove a row."""

    def number(self) -> None:
        """Show every row's name and place."""


class Card:
    """One row: its name on a button that opens it, and its fields, made when it is first opened.

    Attributes:
        controls: The controls that were made, by full key.
        tree: The widget to display.
    """

    def __init__(self, panel: Panel, each: Part, *, is_open: bool) -> None:
        """Show a row.

        Args:
            panel: The section that it belongs to.
            each: The row.
            is_open: Whether its fields are in sight.
        """
        self.row = each.row
        self.controls: dict[str, DeskControl] = {}
        self._panel = panel
        kit = panel.kit
        self._name = kit.button("", self.turn, "tc-row-name")
        self._remove = kit.button("Remove", partial(panel.remove, self), "tc-clear tc-row-remove")
        self._body = kit.box([], "tc-row-body")
        self.tree: Box = kit.box([self._name, self._remove, self._body], "tc-row-card")
        self._open = is_open
        self._show_body()

    def turn(self) -> None:
        """Open the row, or close it."""
        self._open = not self._open
        self._show_body()

    def focus(self) -> None:
        """Put the cursor into the row's first line."""
        first = next(iter(self.controls.values()))
        if isinstance(first, TextControl):
            first.focus()

    def refresh(self, place: int) -> None:
        """Show the row's name and how far it is.

        Args:
            place: Its number on the screen, from 1.
        """
        each = self._panel.row(self.row)
        done = len(each.fields) - len(each.lacking(*(field.id for field in each.fields)))
        arrow = "▾" if self._open else "▸"
        self._name.description = f"{arrow} {place}. {each.where} · {done} of {len(each.fields)}"
        self._remove.tooltip = f"Remove {each.where}"

    def _show_body(self) -> None:
        if self._open and not self.controls:
            each = self._panel.row(self.row)
            self.controls = self._panel.controls_of(each)
            known = each.section.rows.known if each.section.rows else 0
            trees = [shown.tree for shown in self.controls.values()]
            kit = self._panel.kit
            self._body.children = tuple(
                kit.box(group, look)
                for group, look in ((trees[:known], "tc-row-facts"), (trees[known:], "tc-row-decisions"))
                if group
            )
        (self._body.remove_class if self._open else self._body.add_class)("tc-closed")
        self._panel.number()

"""One section on the screen: what is filled in once, and rows that are added and removed."""

from collections.abc import Callable
from functools import partial
from html import escape

from ipywidgets import Box, Button, Widget

from grader.deals.deal import MOST_ROWS, Part, Rows, Section, part, row_parts
from grader.deals.fields import Field, Pick
from grader.deals.tools import SECTIONS
from grader.exercises.sheet import Value
from grader.widgets.desk.controls import DeskControl, DeskKit, PickControl, TextControl, desk_control
from grader.widgets.desk.session import DealSession

FEW = 3
"""Fields up to which a row is small: all small rows stand open."""

Decide = Callable[[str, Value | None], None]


class Card:
    """One row: its name on a button that opens it, and its fields, made when it is first opened.

    Attributes:
        controls: The controls that were made, by full key.
        tree: The widget to display.
    """

    def __init__(self, panel: "SectionPanel", each: Part, *, is_open: bool) -> None:
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
            self.controls = self._panel.controls_of(each, each.fields)
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


class SectionPanel:
    """A section.

    Attributes:
        kit: Makes the widgets.
        tree: The widget to display.
    """

    def __init__(
        self, kit: DeskKit, session: DealSession, section: Section, decide: Decide, rows_changed: Callable[[], None]
    ) -> None:
        """Make the section's widgets.

        Args:
            kit: Makes the widgets.
            session: The deal.
            section: What to show.
            decide: Takes every change of mind, with the full key.
            rows_changed: Hears that a row was added, removed or brought back.
        """
        self.kit, self._session, self._section = kit, session, section
        self._decide, self._rows_changed = decide, rows_changed
        self._cards: list[Card] = []
        self._own = self.controls_of(part(session.deal, section), section.fields)
        self._list, self._undo = kit.box([], "tc-rows"), kit.box([], "tc-undo")
        head = kit.html(_head_html(section), "tc-title")
        fields = kit.box([shown.tree for shown in self._own.values()], "tc-fields")
        parts: list[Widget] = [head, fields] if section.fields else [head]
        if section.rows:
            parts += [self._list, self._undo, self._add_button(section.rows)]
            self._cards = [self._card(row, is_open=self._small or not place) for place, row in enumerate(self._ids)]
            self._show_cards()
        self.tree = kit.box(parts, "tc-panel tc-desk-panel")

    @property
    def controls(self) -> dict[str, DeskControl]:
        """Every control that was made, by full key."""
        return self._own | {key: shown for card in self._cards for key, shown in card.controls.items()}

    def row(self, row: str) -> Part:
        """Return a row as it is now."""
        return Part(self._session.deal, self._section, row)

    def controls_of(self, each: Part, fields: tuple[Field, ...]) -> dict[str, DeskControl]:
        """Make the controls of a section's own fields, or of a row's."""
        values = self._session.deal.values
        return {
            (key := each.key(field.id)): desk_control(
                self.kit,
                field,
                self._rows_of(field),
                values.get(key),
                partial(self._decide, key),
                in_row=bool(each.row),
            )
            for field in fields
        }

    def refresh(self) -> None:
        """Follow what was typed: the rows' names, and the lists that pick from rows."""
        self.number()
        if self._session.removed is None and self._undo.children:
            self.kit.refill(self._undo, [])
        for key, shown in self.controls.items():
            if isinstance(shown, PickControl):
                field = next(each for each in self._fields if each.id == key.rpartition(".")[2])
                shown.offer(self._rows_of(field))

    def number(self) -> None:
        """Show every row's name and place."""
        for place, card in enumerate(self._cards, 1):
            card.refresh(place)

    def add(self) -> None:
        """Add a row, and put the cursor into it."""
        card = self._card(self._session.add_row(self._section.id), is_open=True)
        self._cards.append(card)
        self._show_cards()
        self._rows_changed()
        card.focus()

    def remove(self, card: Card) -> None:
        """Remove a row, and offer to bring it back."""
        name = self.row(card.row).where
        self._session.remove_row(self._section.id, card.row)
        self._cards.remove(card)
        self._show_cards()
        undo = self.kit.button(f"Bring “{name}” back", self._put_back)
        self.kit.refill(self._undo, [undo])
        self._rows_changed()
        undo.focus()

    def _put_back(self) -> None:
        self._session.put_back()
        shown = {card.row: card for card in self._cards}
        self._cards = [shown.get(row) or self._card(row, is_open=True) for row in self._ids]
        self._show_cards()
        self._rows_changed()
        self._add.focus()

    @property
    def _ids(self) -> tuple[str, ...]:
        return self._session.deal.rows.get(self._section.id, ())

    @property
    def _fields(self) -> tuple[Field, ...]:
        return self._section.fields + (self._section.rows.fields if self._section.rows else ())

    @property
    def _small(self) -> bool:
        return self._section.rows is not None and len(self._section.rows.fields) <= FEW

    def _rows_of(self, field: Field) -> tuple[Part, ...]:
        return row_parts(self._session.deal, SECTIONS[field.rows]) if isinstance(field, Pick) else ()

    def _card(self, row: str, *, is_open: bool) -> Card:
        return Card(self, self.row(row), is_open=is_open)

    def _add_button(self, rows: Rows) -> Button:
        self._add = self.kit.button(f"+ Add a {rows.noun}", self.add)
        return self._add

    def _show_cards(self) -> None:
        self._list.children = tuple(card.tree for card in self._cards)
        self._add.disabled = len(self._cards) >= MOST_ROWS
        self.kit.refill(self._undo, [])
        self.number()


def _head_html(section: Section) -> str:
    return f"<h3>{escape(section.title)}</h3><p>{escape(section.text)}</p>"

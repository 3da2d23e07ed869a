"""One section on the screen: what is filled in once, and rows that are added and removed."""

from collections.abc import Callable
from functools import partial
from html import escape

from ipywidgets import Button, Widget

from grader.deals.deal import MOST_ROWS, Part, Rows, Section, part
from grader.exercises.sheet import Value
from grader.widgets.deal_desk.card import Card
from grader.widgets.deal_desk.controls import DeskControl, DeskKit, PickControl, desk_control, rows_to_pick
from grader.widgets.deal_desk.session import DealSession

FEW = 3
"""Fields up to which a row is small: all small rows stand open."""

Decide = Callable[[str, Value | None], None]


class SectionPanel:
    """A section.

    Attributes:
        kit: Makes the widgets.
        tree: The widget to display.
    """

    def __init__(
        self,
        kit: DeskKit,
        session: DealSession,
        section: Section,
        decide: Decide,
        rows_changed: Callable[[], None],
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
        self._own = self.controls_of(part(session.deal, section))
        self._list, self._undo = kit.box([], "tc-rows"), kit.box([], "tc-undo")
        head = kit.html(_head_html(section), "tc-title")
        fields = kit.box([shown.tree for shown in self._own.values()], "tc-fields")
        parts: list[Widget] = [head, fields] if section.fields else [head]
        if section.rows:
            parts += [self._list, self._undo, self._add_button(section.rows)]
            self._cards = [
                self._card(row, is_open=self._small or not place) for place, row in enumerate(self._ids)
            ]
            self._show_cards()
        self.tree = kit.box(parts, "tc-panel tc-desk-panel")

    @property
    def controls(self) -> dict[str, DeskControl]:
        """Every control that was made, by full key."""
        return self._own | {key: shown for card in self._cards for key, shown in card.controls.items()}

    def row(self, row: str) -> Part:
        """Return a row as it is now."""
        return Part(self._session.deal, self._section, row)

    def controls_of(self, each: Part) -> dict[str, DeskControl]:
        """Make the controls of a section's own fields, or of a row's."""
        keys = {each.key(field.id): field for field in each.fields}
        return {
            key: desk_control(self.kit, each, field, partial(self._decide, key))
            for key, field in keys.items()
        }

    def refresh(self) -> None:
        """Follow what was typed: the rows' names, and the lists that pick from rows."""
        self.number()
        if self._session.removed is None and self._undo.children:
            self.kit.refill(self._undo, [])
        for shown in self.controls.values():
            if isinstance(shown, PickControl):
                shown.offer(rows_to_pick(self._session.deal, shown.field))

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
    def _small(self) -> bool:
        return self._section.rows is not None and len(self._section.rows.fields) <= FEW

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

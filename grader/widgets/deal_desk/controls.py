"""The controls that a deal of one's own needs beside those of an exercise: lines of text, days and picks."""

from collections.abc import Callable, Sequence
from datetime import date
from html import escape

from ipywidgets import DatePicker, Widget

from grader.deals.deal import Deal, Part, row_parts
from grader.deals.fields import LINE, Day, Field, Pick, Text
from grader.deals.tools import SECTIONS
from grader.exercises.sheet import Choice
from grader.widgets.controls import Control, ListControl, Value, control
from grader.widgets.kit import Kit

Decide = Callable[[Value], None]

SHORT = 24
"""Letters of all options together up to which they are in sight at once, even in a row."""


class DeskKit(Kit):
    """Makes the widgets of the deal desk."""

    def day(self, label: str, value: date | None) -> DatePicker:
        """Return a field for a date."""
        return self._make(DatePicker, "", description=label, value=value)

    def line(self, label: str, value: str, example: str) -> Widget:
        """Return a line to type in, heard at every key, that shows an example while it is empty."""
        made = self.text(label, value)
        made.placeholder = f"Such as: {example}" if example else "\N{ZERO WIDTH SPACE}"
        return made


class TextControl:
    """A line in the learner's own words."""

    def __init__(self, kit: DeskKit, field: Text, value: Value, decide: Decide) -> None:
        """Show a line to type in.

        Args:
            kit: Makes the widgets.
            field: What is asked.
            value: What stands there already, if anything.
            decide: Takes every text that fits, and None for an empty line.
        """
        self._field, self._decide = field, decide
        self._text = kit.line(field.label, str(value or ""), field.example)
        self._note = kit.html("")
        kit.hear(self._text, self._changed)
        look = "tc-field tc-line tc-wide" if field.longest > LINE else "tc-field tc-line"
        self.tree: Widget = kit.box([self._text, self._note], look)

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._text.value = str(value or "")

    def focus(self) -> None:
        """Put the cursor here."""
        self._text.focus()

    def _changed(self) -> None:
        typed = self._text.value
        fault = self._field.problem(typed) if typed.strip() else ""
        words = escape(f"✗ {fault[:1].upper()}{fault[1:]}. Until then what stood here before is kept.")
        self._note.value = f'<p class="tc-unread" role="alert">{words}</p>' if fault else ""
        if not fault:
            self._decide(typed if typed.strip() else None)


class DayControl:
    """A date."""

    def __init__(self, kit: DeskKit, field: Day, value: Value, decide: Decide) -> None:
        """Show a field for a date.

        Args:
            kit: Makes the widgets.
            field: What is asked.
            value: The date that stands there already, if any.
            decide: Takes every date, and None for none.
        """
        self._decide = decide
        self._day = kit.day(field.label, _date(value))
        kit.hear(self._day, self._changed)
        self.tree: Widget = kit.box([self._day], "tc-field tc-day")

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._day.value = _date(value)

    def _changed(self) -> None:
        self._decide(self._day.value.isoformat() if self._day.value else None)


class PickControl:
    """One of the learner's own rows, in a list that follows them.

    Attributes:
        field: What is asked.
        tree: The widgets.
    """

    def __init__(self, kit: DeskKit, field: Pick, rows: Sequence[Part], value: Value, decide: Decide) -> None:
        """Show a list.

        Args:
            kit: Makes the widgets.
            field: What is asked.
            rows: What there is to pick from.
            value: What is picked already, if anything.
            decide: Takes every change of mind.
        """
        self.field, self._decide, self._value = field, decide, value
        self._options = self._listed(rows)
        self._list = kit.dropdown(field.label, self._options, self._place(value))
        kit.hear(self._list, self._changed)
        self.tree: Widget = kit.box([self._list], "tc-field")

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._value = value
        self._list.index = self._place(value)

    def offer(self, rows: Sequence[Part]) -> None:
        """Follow the rows as the learner changes them."""
        listed = self._listed(rows)
        if listed != self._options:
            self._options, value = listed, self._value
            with self._list.hold_trait_notifications():
                self._list.options = listed
                self._list.index = self._place(value)

    def _changed(self) -> None:
        if self._list.value != self._value:
            self._value = self._list.value
            self._decide(self._value)

    def _listed(self, rows: Sequence[Part]) -> list[tuple[str, str | None]]:
        others = [(option.text, option.id) for option in self.field.others]
        named = [(f"{place}. {row.where}", row.row) for place, row in enumerate(rows, 1)]
        return [("Choose …", None), *named, *others]

    def _place(self, value: Value) -> int:
        return next((place for place, (_, each) in enumerate(self._options) if each == value), 0)


DeskControl = Control | TextControl | DayControl | PickControl


def desk_control(kit: DeskKit, each: Part, field: Field, decide: Decide) -> DeskControl:
    """Return the control that fits a field.

    Args:
        kit: Makes the widgets.
        each: The section or the row that the field is in.
        field: What is to be filled in.
        decide: Takes every change of mind.

    Returns:
        The control, with its widgets in ``tree``.
    """
    value = each.deal.values.get(each.key(field.id))
    match field:
        case Text():
            return TextControl(kit, field, value, decide)
        case Day():
            return DayControl(kit, field, value, decide)
        case Pick():
            return PickControl(kit, field, rows_to_pick(each.deal, field), value, decide)
        case Choice() if each.row and sum(len(option.text) for option in field.options) > SHORT:
            # Of the many fields of a row, a list takes less room than all options in sight.
            return ListControl(kit, field, value, decide)
    return control(kit, field, value, decide)


def rows_to_pick(deal: Deal, field: Pick) -> tuple[Part, ...]:
    """Return the rows that a field picks from, as they are now."""
    return row_parts(deal, SECTIONS[field.rows])


def _date(value: Value) -> date | None:
    return date.fromisoformat(value) if isinstance(value, str) else None

"""The control of one decision: radio buttons, a list or a line to type in, all driven by the field."""

from collections.abc import Callable
from functools import partial
from html import escape

from ipywidgets import Widget

from grader.domain.written import with_unit
from grader.exercises.sheet import Amount, Choice, Field, Several
from grader.exercises.sheet import Value as Decided
from grader.widgets.amounts import NotAnAmountError, read_amount
from grader.widgets.kit import Kit

SHORT = 24
"""Characters up to which options are set in a row."""

MANY = 6
"""Options up to which all are in sight at once."""

Value = Decided | None


class ListControl:
    """One option out of many, in a list whose first entry is none of them."""

    def __init__(self, kit: Kit, field: Choice, value: Value, decide: Callable[[Value], None]) -> None:
        """Show a list.

        Args:
            kit: Makes the widgets.
            field: What to choose from.
            value: What is chosen already, if anything.
            decide: Takes every change of mind.
        """
        options = [("Choose …", None), *((option.text, option.id) for option in field.options)]
        self._ids = [each for _, each in options]
        self._list = kit.dropdown(field.label, options, self._ids.index(_chosen(value)))
        kit.hear(self._list, lambda: decide(self._list.value))
        self.tree: Widget = kit.box([self._list], "tc-field")

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._list.index = self._ids.index(_chosen(value))


class ChoiceControl:
    """One option out of several, all in sight, with a way to choose none again."""

    def __init__(self, kit: Kit, field: Choice, value: Value, decide: Callable[[Value], None]) -> None:
        """Show a choice.

        Args:
            kit: Makes the widgets.
            field: What to choose from.
            value: What is chosen already, if anything.
            decide: Takes every change of mind.
        """
        self._decide = decide
        self._radio = kit.radio(field.label, [(each.text, each.id) for each in field.options], _chosen(value))
        self._clear = kit.button("Clear", lambda: self.show(None), "tc-clear", f"Clear: {field.label}")
        self._clear.disabled = value is None
        kit.hear(self._radio, self._changed)
        short = all(len(option.text) <= SHORT for option in field.options)
        self.tree: Widget = kit.box([self._radio, self._clear], "tc-field tc-short" if short else "tc-field")

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._radio.value = _chosen(value)

    def _changed(self) -> None:
        self._clear.disabled = self._radio.value is None
        self._decide(self._radio.value)


class AmountControl:
    """A number to type, with how it was read beside it."""

    def __init__(self, kit: Kit, field: Amount, value: Value, decide: Callable[[Value], None]) -> None:
        """Show a line to type a number in.

        Args:
            kit: Makes the widgets.
            field: What is asked.
            value: The number that stands there already, if any.
            decide: Takes every number that can be read, and None for an empty line.
        """
        self._field, self._decide = field, decide
        label = f"{field.label} ({field.unit})" if field.unit else field.label
        self._text = kit.text(label, _typed(value))
        self._note = kit.html("")
        self._describe()
        kit.hear(self._text, self._changed)
        self.tree: Widget = kit.box([self._text, self._note], "tc-field tc-amount")

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._text.value = _typed(value)

    def _changed(self) -> None:
        value, fault = self._describe()
        self._decide(None if fault else value)

    def _describe(self) -> tuple[float | None, str]:
        value, fault = self._read()
        if fault:
            words = escape(f"✗ {fault} Until then this decision counts as empty.")
            self._note.value = f'<p class="tc-unread" role="alert">{words}</p>'
        elif value is None:
            self._note.value = ""
        else:
            reading = escape(with_unit(value, self._field.unit))
            self._note.value = f'<p class="tc-reading" role="status">Read as {reading}</p>'
        return value, fault

    def _read(self) -> tuple[float | None, str]:
        try:
            value = read_amount(self._text.value, self._field.unit)
        except NotAnAmountError as error:
            return None, str(error)
        fault = "" if value is None else self._field.problem(value)
        return value, f"{fault[:1].upper()}{fault[1:]}." if fault else ""


class SeveralControl:
    """Options to take or leave, each a button that says whether it is taken, or in which place."""

    def __init__(self, kit: Kit, field: Several, value: Value, decide: Callable[[Value], None]) -> None:
        """Show all options.

        Args:
            kit: Makes the widgets.
            field: What to choose from.
            value: What is chosen already, if anything.
            decide: Takes every change of mind; None when nothing is chosen.
        """
        self._field, self._decide = field, decide
        self._taken: list[str] = []
        self._buttons = {
            option.id: kit.button("", partial(self._turn, option.id), "tc-option") for option in field.options
        }
        self._clear = kit.button("Clear", lambda: self._take([]), "tc-clear", f"Clear: {field.label}")
        how = (
            "Choose in the order that you want; choose again to take back."
            if field.ordered
            else ("Choose all that belong; choose again to take back.")
        )
        label = f'<p class="tc-several-label"><b>{escape(field.label)}</b> <span>{how}</span></p>'
        options = kit.box(self._buttons.values(), "tc-several")
        self.tree: Widget = kit.box([kit.html(label), options, self._clear], "tc-field tc-wide")
        self.show(value)

    def show(self, value: Value) -> None:
        """Show another value than the learner's last one."""
        self._taken = list(value) if isinstance(value, list) else []
        for option in self._field.options:
            taken = option.id in self._taken
            button = self._buttons[option.id]
            button.description = f"{self._sign(option.id)}  {option.text}"
            (button.add_class if taken else button.remove_class)("tc-taken")
        self._clear.disabled = not self._taken

    def _sign(self, name: str) -> str:
        if name not in self._taken:
            return "☐"
        return f"{self._taken.index(name) + 1}." if self._field.ordered else "☑"

    def _turn(self, name: str) -> None:
        others = [each for each in self._taken if each != name]
        self._take(others if name in self._taken else [*self._taken, name])

    def _take(self, chosen: list[str]) -> None:
        if not self._field.ordered:
            chosen.sort(key=list(self._buttons).index)
        self.show(chosen)
        self._decide(chosen or None)


Control = ListControl | ChoiceControl | SeveralControl | AmountControl


def control(kit: Kit, field: Field, value: Value, decide: Callable[[Value], None]) -> Control:
    """Return the control that fits a field.

    Args:
        kit: Makes the widgets.
        field: What is to be decided.
        value: What is decided already, if anything.
        decide: Takes every change of mind.

    Returns:
        The control, with its widgets in ``tree``.
    """
    if isinstance(field, Amount):
        return AmountControl(kit, field, value, decide)
    if isinstance(field, Several):
        return SeveralControl(kit, field, value, decide)
    kind = ListControl if len(field.options) > MANY else ChoiceControl
    return kind(kit, field, value, decide)


def _chosen(value: Value) -> str | None:
    return None if value is None else str(value)


def _typed(value: Value) -> str:
    return f"{value:.6f}".rstrip("0").rstrip(".") if isinstance(value, int | float) else ""

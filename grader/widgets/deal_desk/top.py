"""The head of the desk: which deal is open, its name, and the buttons that make and delete one."""

from collections.abc import Callable, Sequence

from ipywidgets import Widget
from msgspec import Struct

from grader.deals.shelf import Entry
from grader.widgets.deal_desk.controls import DeskKit


class Acts(Struct, frozen=True):
    """What the head can ask for.

    Attributes:
        open: Opens the deal with an id.
        rename: Gives the deal that is open another name.
        make: Makes a deal.
        delete: Deletes the deal that is open.
    """

    open: Callable[[str], None]
    rename: Callable[[str], None]
    make: Callable[[], None]
    delete: Callable[[], None]


class Top:
    """The head of the desk.

    Attributes:
        tree: The widget to display.
    """

    def __init__(self, kit: DeskKit, acts: Acts) -> None:
        """Show no deal yet.

        Args:
            kit: Makes the widgets.
            acts: What is done at the learner's wish.
        """
        self._acts, self._current, self._quiet = acts, "", False
        self._list = kit.dropdown("Your deal", [("No deal yet", None)], 0)
        self._name = kit.line("Its name", "", "Acme, renewal")
        kit.hear(self._list, self._chosen)
        kit.hear(self._name, self._typed)
        self._new = kit.button("New deal", acts.make)
        self._delete = kit.button("Delete this deal", acts.delete)
        fields = [kit.box([self._list], "tc-field"), kit.box([self._name], "tc-field tc-line")]
        buttons = kit.box([self._new, self._delete], "tc-buttons")
        self.tree: Widget = kit.box([kit.box(fields, "tc-desk-which"), buttons], "tc-desk-top")

    def show(self, entries: Sequence[Entry], current: str) -> None:
        """Show the deals that there are.

        Args:
            entries: All of them.
            current: The id of the one that is open; empty while there is none.
        """
        self._current, self._quiet = current, True
        options: list[tuple[str, str | None]] = [(entry.name, entry.id) for entry in entries]
        place = next((n for n, (_, each) in enumerate(options) if each == current), 0)
        self._list.options = options or [("No deal yet", None)]
        self._list.index = place
        name = options[place][0] if options else ""
        if self._name.value != name:  # what the learner is typing stays as it is typed
            self._name.value = name
        self._name.disabled = self._delete.disabled = not current
        (self._new.remove_class if current else self._new.add_class)("tc-main")
        self._quiet = False

    def ask_for_name(self) -> None:
        """Put the cursor into the name."""
        self._name.focus()

    def focus(self) -> None:
        """Put the focus where another deal is made."""
        self._new.focus()

    def _chosen(self) -> None:
        if not self._quiet and self._list.value and self._list.value != self._current:
            self._acts.open(self._list.value)

    def _typed(self) -> None:
        if not self._quiet:
            self._acts.rename(self._name.value)

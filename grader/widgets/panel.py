"""One group on the screen: what there is to read, to decide, and what comes of the decision."""

from collections.abc import Callable, Sequence
from functools import partial

from ipywidgets import HTML

from grader.exercises.sheet import Document, Figure, Message, Prose
from grader.plots.figure import draw_figure
from grader.render.sheet import documents_html
from grader.widgets.controls import Control, Value, control
from grader.widgets.groups import fill_a_column, title_html
from grader.widgets.kit import Kit
from grader.widgets.session import Session


class Panel:
    """A group of decisions.

    Attributes:
        controls: The controls by full field id.
        tree: The widget to display.
    """

    def __init__(self, kit: Kit, session: Session, number: int, decide: Callable[[str, Value], None]) -> None:
        """Make the group's widgets.

        Args:
            kit: Makes the widgets.
            session: The work that it belongs to.
            number: Which group it is.
            decide: Takes every change of mind, with the full field id.
        """
        self._session, self._number = session, number
        self._group = group = session.sheet.groups[number]
        self._shown: dict[HTML, str] = {}
        keys = {f"{group.id}.{field.id}": field for field in group.fields}
        self.controls: dict[str, Control] = {
            key: control(kit, field, session.answer.get(key), partial(decide, key))
            for key, field in keys.items()
        }
        self._before, self._read, self._after = kit.html(""), kit.html(""), kit.html("", "tc-outcome")
        parts = [
            kit.html(title_html(group), "tc-title"),
            kit.box([self._before, self._read], "tc-documents"),
            kit.box([shown.tree for shown in self.controls.values()], "tc-fields"),
            self._after,
        ]
        beside = fill_a_column(group.documents)
        self.tree = kit.box(parts, "tc-panel tc-beside" if beside else "tc-panel tc-above")
        self._show(self._read, group.documents)
        self.refresh()

    def refresh(self) -> None:
        """Show what has come of this group, and of the one whose turn was before it."""
        outcomes = self._session.outcomes()
        self._show(self._after, outcomes.get(self._group.id, ()))
        if self._group.in_turn and self._number:
            before = outcomes.get(self._session.sheet.groups[self._number - 1].id, ())
            # What was said belongs to this beat, too; tables and figures have been read where they came up.
            self._show(self._before, [each for each in before if isinstance(each, Message | Prose)])

    def _show(self, place: HTML, documents: Sequence[Document]) -> None:
        words = documents_html(documents)
        if self._shown.get(place, "") == words:
            return
        # The first drawing of all takes a second; its words are there at once.
        self._shown[place] = place.value = words
        if any(isinstance(each, Figure) for each in documents):
            place.value = documents_html(documents, lambda figure: draw_figure(figure).html)

"""One deal as the learner has it now, and how it stands to its file."""

from collections.abc import Mapping

from msgspec.structs import replace

from grader.deals.deal import Deal
from grader.deals.file import InvalidDealError, decode, encode
from grader.deals.shelf import Shelf
from grader.deals.tools import SECTIONS
from grader.exercises.sheet import Value
from grader.grading.store import ChangedElsewhereError, StoreError


class DealSession:
    """The deal on the screen.

    Attributes:
        id: The deal's id.
        deal: What is typed and decided; always legal.
        faults: Why the file could not be read as it stands, by field; empty when it could.
        problem: Why the last change is not saved; empty when all is saved.
        conflict: Whether that is because somebody has saved another deal meanwhile.
        kept: The name under which the last file that had to make way is kept.
        removed: The deal as it was before a row was removed; None when there is nothing to undo.
    """

    def __init__(self, shelf: Shelf, deal_id: str) -> None:
        """Open what is saved; writes nothing."""
        self.id, self._store = deal_id, shelf.store
        self.reopen()

    def reopen(self) -> None:
        """Take over what the file says, and drop what was not saved."""
        self.deal = Deal("Unnamed deal")
        self.faults: Mapping[str, str] = {}
        self.problem, self.conflict, self.kept = "", False, ""
        self.removed: Deal | None = None
        self._unread = False
        try:
            content = self._store.read(self.id)
        except StoreError as error:
            self.problem, self._unread = str(error), True
            return
        if content is not None:
            try:
                self.deal = decode(content)
            except InvalidDealError as error:
                self.faults, self.deal = error.problems, error.rest

    def rename(self, name: str) -> None:
        """Give the deal another name and save it."""
        self._change(replace(self.deal, name=name))

    def decide(self, key: str, value: Value | None) -> None:
        """Change one value and save the deal.

        Args:
            key: The full key of a field.
            value: A legal value; None to leave the field empty.
        """
        self._change(self.deal.set(key, value))

    def add_row(self, section: str) -> str:
        """Add a row, save the deal, and return the row's id."""
        self._change(self.deal.with_row(section))
        return self.deal.rows[section][-1]

    def remove_row(self, section: str, row: str) -> None:
        """Remove a row and save the deal."""
        before = self.deal
        self._change(before.without_row(section, row, SECTIONS))
        self.removed = before

    def put_back(self) -> None:
        """Bring back the row that was removed last."""
        if self.removed is not None:
            self._change(self.removed)

    def save(self) -> None:
        """Save the deal; ``problem`` says why where that cannot be done."""
        if self._unread:
            self.reopen()
        else:
            self._save("damaged" if self.faults else "", overwrite=False)

    def keep_mine(self) -> None:
        """Save this deal over the one that was saved elsewhere, which is kept aside."""
        self._save("other", overwrite=True)

    def understood(self) -> None:
        """Speak no more of a file that had to make way."""
        self.kept = ""

    def _change(self, deal: Deal) -> None:
        self.deal, self.removed = deal, None
        if not self._unread:
            self.save()

    def _save(self, why: str, *, overwrite: bool) -> None:
        self.problem, self.conflict = "", False
        try:
            self.kept = (
                self._store.save(self.id, encode(self.deal), aside=why, overwrite=overwrite) or self.kept
            )
        except StoreError as error:
            self.problem, self.conflict = str(error), isinstance(error, ChangedElsewhereError)
        else:
            self.faults = {}

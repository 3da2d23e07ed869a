"""All deals of a workspace, each in a file of its own in a folder that no assignment is in."""

import re
from pathlib import Path

from msgspec import Struct

from grader.deals.deal import Deal
from grader.deals.file import LARGEST, InvalidDealError, decode, encode
from grader.grading.store import FileStore, StoreError, replace_file

FOLDER = "deals"
"""Beside ``course/`` and ``exercises/``: what is handed in is a folder below ``exercises/``."""

DELETED = "deleted"
"""Stands in the name of a file that keeps a deleted deal."""

MOST_DEALS = 50
SLUG = 40
"""Characters of a deal's name that its file is called by."""

_ID = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


class Entry(Struct, frozen=True):
    """A deal on the shelf: its id, and its name, or its file's where that cannot be read."""

    id: str
    name: str


class Shelf:
    """The deals of one workspace.

    Attributes:
        store: Reads and saves the files.
    """

    def __init__(self, workspace: Path) -> None:
        """Keep deals in ``deals/`` below the workspace; nothing is written yet."""
        self.store = FileStore(Path(workspace) / FOLDER, "deal", LARGEST)

    def entries(self) -> tuple[Entry, ...]:
        """Return the deals by name; files set aside are none."""
        files = sorted(self.store.folder.glob("*.json"))[: 4 * MOST_DEALS]
        found = [Entry(file.stem, self._name(file.stem)) for file in files if _ID.fullmatch(file.stem)]
        return tuple(sorted(found, key=lambda entry: entry.name.casefold()))

    def make(self, name: str) -> str:
        """Put a new, empty deal on the shelf.

        Args:
            name: What the learner calls it.

        Returns:
            Its id.

        Raises:
            StoreError: There is none more.
        """
        if len(self.entries()) >= MOST_DEALS:
            raise StoreError(f"There are {MOST_DEALS} deals here, and no more fit. Delete one first.")
        slug = "-".join(re.findall("[a-z0-9]+", name.lower()))[:SLUG].strip("-") or "deal"
        free = (slug if number == 1 else f"{slug}-{number}" for number in range(1, 2 * MOST_DEALS + 2))
        deal_id = next(each for each in free if not self.store.path(each).exists())
        self.store.save(deal_id, encode(Deal(name)))
        return deal_id

    def delete(self, deal_id: str) -> str:
        """Take a deal off the shelf; its file is kept aside, and its printed page goes.

        Args:
            deal_id: The deal.

        Returns:
            The name of the file that keeps it.

        Raises:
            StoreError: It is still there.
        """
        try:
            kept = self.store.set_aside(deal_id, DELETED)
            self.page(deal_id).unlink(missing_ok=True)
        except OSError as error:
            raise self.store.explained(error) from error
        return kept

    def put_back(self, deal_id: str) -> None:
        """Bring a deal back that was deleted.

        Args:
            deal_id: The deal.

        Raises:
            StoreError: It is not back; its file is where it was.
        """
        if self.store.path(deal_id).exists():
            raise StoreError(f"Another deal has taken its place. This one is kept in {self.store.folder}.")
        self.store.put_back(deal_id, DELETED)

    def page(self, deal_id: str) -> Path:
        """Return where a deal's printed page is, whether or not it exists."""
        return self.store.folder / f"{deal_id}.html"

    def export(self, deal_id: str, html: str) -> None:
        """Write a deal's page.

        Args:
            deal_id: The deal.
            html: The page.

        Raises:
            StoreError: The page that was there before is there still.
        """
        try:
            replace_file(self.page(deal_id), html.encode())
        except OSError as error:
            raise self.store.explained(error) from error

    def _name(self, deal_id: str) -> str:
        try:
            return decode(self.store.peek(deal_id) or b"").name
        except InvalidDealError as error:
            return error.rest.name if error.rest.values or error.rest.rows else f"{deal_id} (needs a look)"
        except StoreError:
            return f"{deal_id} (needs a look)"

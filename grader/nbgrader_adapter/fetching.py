"""Fetching an assignment so that its pages open like the course's own."""

from pathlib import Path

import nbformat
from nbformat.sign import NotebookNotary
from nbgrader.exchange.default import ExchangeFetchAssignment


class SignedFetch(ExchangeFetchAssignment):  # type: ignore[misc]  # nbgrader has no types
    """Trusts the notebooks that it fetches, so that Start asks no question."""

    def do_copy(self, src: str, dest: str) -> None:
        """Copy the released folder, then sign what is in it as it was released.

        Args:
            src: The folder in the exchange.
            dest: The learner's.
        """
        super().do_copy(src, dest)
        notary = NotebookNotary(parent=self)
        for released in Path(src).glob("*.ipynb"):
            fetched = Path(dest, released.name)
            if fetched.read_bytes() == released.read_bytes():
                notary.sign(nbformat.read(fetched, as_version=4))
        notary.store.close()

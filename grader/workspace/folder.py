"""The workspace's folder: made once, resumed ever after, with nothing of the learner's lost."""

from pathlib import Path

import msgspec

from grader.grading.store import replace_file
from grader.workspace.notebook import fingerprint
from grader.workspace.shipped import shipped_folder, shipped_notebooks


class WorkspaceError(Exception):
    """A workspace that cannot be made or opened; the message is for the learner."""


class Workspace:
    """A folder with the course's notebooks, the learner's answers and Jupyter's settings.

    Attributes:
        root: The folder itself.
        home: What the learner need not see: settings, signatures, the server's address.
    """

    def __init__(self, root: Path, *, exercises: bool = True) -> None:
        """Name the folders; nothing is written yet.

        Args:
            root: The workspace.
            exercises: Whether to hand out the exercises with the lessons; on a hub learners fetch them.
        """
        self.root = root.expanduser().absolute()
        self._exercises = exercises
        self.home = self.root / ".tradecraft"
        self._record = self.home / "given-out.json"

    def prepare(self) -> "Prepared":
        """Make the workspace or resume it.

        Returns:
            Which notebooks were put there, and what the learner should hear about it.

        Raises:
            WorkspaceError: The folder cannot be used.
        """
        if self.root == shipped_folder():
            raise WorkspaceError(
                f"{self.root} is the course's own source folder. Choose another folder for your work."
            )
        if self.root.exists() and not self.root.is_dir():
            raise WorkspaceError(f"{self.root} is a file. Choose a folder for your work.")
        try:
            self.home.mkdir(mode=0o700, parents=True, exist_ok=True)
            return self._hand_out()
        except OSError as error:
            raise WorkspaceError(_plainly(error, self.root)) from error

    def keep_learner(self, learner: str) -> None:
        """Keep the learner's id for this and later runs.

        Raises:
            WorkspaceError: It cannot be written.
        """
        try:
            replace_file(self.home / "learner", learner.encode())
        except OSError as error:
            raise WorkspaceError(_plainly(error, self.root)) from error

    @property
    def learner(self) -> str:
        """The learner's id that was kept; empty when none was."""
        kept = self.home / "learner"
        return kept.read_text(encoding="utf-8").strip() if kept.is_file() else ""

    def _hand_out(self) -> "Prepared":
        given = self._given_out()
        placed: list[Path] = []
        notes: list[str] = []
        for notebook in shipped_notebooks(exercises=self._exercises):
            content = (shipped_folder() / notebook).read_bytes()
            before = given.get(notebook.as_posix())
            after, note = self._place(notebook, content, before)
            if note is not None:
                placed.append(self.root / notebook)
                notes += [note] if note else []
            given[notebook.as_posix()] = after
        replace_file(self._record, msgspec.json.encode(given))
        return Prepared(tuple(placed), tuple(notes))

    def _place(self, notebook: Path, content: bytes, before: str | None) -> tuple[str, str | None]:
        """Put one notebook in its place where that loses nothing.

        Returns:
            The fingerprint of what the learner has been given, and a note; None when nothing was put there.
        """
        target = self.root / notebook
        new = fingerprint(content) or ""
        note = ""
        if target.exists():
            current = fingerprint(target.read_bytes())
            if current is None:
                aside = _set_aside(target)
                note = (
                    f"{notebook} could not be read. It is kept as {aside.name}; a fresh copy is in its place."
                )
            elif current == before == new:
                return new, None
            elif current not in (before, new):
                return before or "", None
        elif before is not None:
            note = f"{notebook} was missing. A fresh one is in its place; your answers are as they were."
        target.parent.mkdir(parents=True, exist_ok=True)
        replace_file(target, content)
        return new, note

    def _given_out(self) -> dict[str, str]:
        try:
            return msgspec.json.decode(self._record.read_bytes(), type=dict[str, str])
        except (FileNotFoundError, msgspec.DecodeError):
            return {}


class Prepared(msgspec.Struct, frozen=True):
    """What was done to a workspace.

    Attributes:
        placed: The notebooks that were put there just now.
        notes: Sentences for the learner.
    """

    placed: tuple[Path, ...]
    notes: tuple[str, ...]


def _set_aside(path: Path) -> Path:
    # Not another .ipynb: nbgrader would collect it as part of the assignment.
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    return path.rename(aside)


def _plainly(error: OSError, root: Path) -> str:
    place = error.filename or root
    reason = (error.strerror or str(error)).lower()
    return f"Your work cannot be kept in {root}: {place} cannot be written ({reason}). Choose another folder."

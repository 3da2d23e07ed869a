"""The workspace's folder: made once, resumed ever after, with nothing of the learner's lost."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.grading.store import is_full, replace_file
from grader.progress.log import HOME
from grader.progress.news import keep_news
from grader.workspace.news import gone, page_news
from grader.workspace.notebook import fingerprint
from grader.workspace.placing import hand_out
from grader.workspace.record import Record, read_record
from grader.workspace.rubrics import answer_news, rubric_digests, rubric_news, stamp
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
        self.home = self.root / HOME
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

    def remember(self, prepared: "Prepared") -> None:
        """Keep what was handed out, once the learner has been told: until then, the next run does it again.

        Args:
            prepared: What was done to the workspace.

        Raises:
            WorkspaceError: It cannot be written.
        """
        try:
            keep_news(self.root, prepared.notes)
            replace_file(self._record, msgspec.json.encode(prepared.record))
        except OSError as error:
            raise WorkspaceError(_plainly(error, self.root)) from error

    def is_behind(self) -> bool:
        """Return whether the course has other notebooks than were handed out last."""
        known = read_record(self._record).notebooks
        return any(
            known.get(path.as_posix(), ())[-1:] != (fingerprint(content),)
            for path, content in self._shipped()
        )

    def _shipped(self) -> Iterator[tuple[Path, bytes]]:
        for notebook in shipped_notebooks(exercises=self._exercises):
            yield notebook, (shipped_folder() / notebook).read_bytes()

    def _hand_out(self) -> "Prepared":
        before = read_record(self._record)
        handed = [
            hand_out(self.root, notebook, content, before.notebooks.get(notebook.as_posix(), ()))
            for notebook, content in self._shipped()
        ]
        notes = list(page_news(handed, first=not before.notebooks))
        every = {notebook.as_posix() for notebook in shipped_notebooks()}
        notes += gone(self.root, sorted(before.notebooks.keys() - every))
        made_of, rubrics = stamp(), before.rubrics
        if made_of != before.made_of:
            rubrics = rubric_digests()
            notes += (*rubric_news(self.root, before.rubrics, rubrics), *answer_news(self.root))
        known = {name: known for name, known in before.notebooks.items() if name in every}
        known |= {each.notebook.as_posix(): each.known for each in handed}
        placed = tuple(self.root / each.notebook for each in handed if each.placed)
        return Prepared(placed, tuple(notes), Record(known, made_of, rubrics))


class Prepared(msgspec.Struct, frozen=True):
    """What was done to a workspace.

    Attributes:
        placed: The notebooks that were put there just now.
        notes: Sentences for the learner.
        record: What the workspace is to remember of it.
    """

    placed: tuple[Path, ...]
    notes: tuple[str, ...]
    record: Record


def _plainly(error: OSError, root: Path) -> str:
    place = error.filename or root
    reason = (error.strerror or str(error)).lower()
    remedy = "Free some space, then start again" if is_full(error) else "Choose another folder"
    return f"Your work cannot be kept in {root}: {place} cannot be written ({reason}). {remedy}."

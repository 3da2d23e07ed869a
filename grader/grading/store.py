"""Answer files on disk: read, and saved so that nothing that was saved before is ever lost."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from grader.grading.answers import LARGEST

FOLDER = "answers"
_FULL = {errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_PLAIN = os.O_RDONLY | sum(
    getattr(os, flag, 0) for flag in ("O_BINARY", "O_CLOEXEC", "O_NOFOLLOW", "O_NONBLOCK")
)
_NOT_PLAIN = "It is a folder, a link or a device, not a file"


class StoreError(Exception):
    """An answer that could not be read or saved; the message is fit for the learner's screen."""


class DiskFullError(StoreError):
    """No room is left for the answer."""

    def __init__(self) -> None:
        """Say what to do."""
        super().__init__(
            "The disk is full, so this change is not saved. What you saved before is untouched. "
            "Free some space, then press Try again."
        )


class ReadOnlyError(StoreError):
    """The answers' folder or file must not be written."""

    def __init__(self, place: Path) -> None:
        """Say where, and what to do."""
        super().__init__(
            f"The folder {place} cannot be written to, so this change is not saved. "
            "Make it writable, or copy the course to a folder of your own, then press Try again."
        )


class ChangedElsewhereError(StoreError):
    """Somebody else has saved another answer since this one was read."""

    def __init__(self, noun: str = "answer") -> None:
        """Say what happened; the screen offers what to do.

        Args:
            noun: What was saved.
        """
        super().__init__(
            f"This {noun} was changed in another window after you opened it here. "
            f"Your last change is not saved yet: choose which of the two {noun}s to go on with."
        )


class FileStore:
    """Files of one kind in one folder.

    It remembers what it has seen of each file, and refuses to overwrite anything else.
    """

    def __init__(self, folder: Path, noun: str, most: int) -> None:
        """Keep files in a folder; nothing is written yet.

        Args:
            folder: The folder, which need not exist.
            noun: What a file holds, such as ``answer``.
            most: Bytes that an honest file has at most.
        """
        self.folder = Path(folder).absolute()
        self._noun, self._most = noun, most
        self._seen: dict[str, bytes | None] = {}

    def path(self, exercise: str) -> Path:
        """Return where an exercise's answer file is, whether or not it exists."""
        return self.folder / f"{exercise}.json"

    def read(self, exercise: str) -> bytes | None:
        """Return the content of an answer file, and remember it as seen.

        Args:
            exercise: The exercise's id.

        Returns:
            The file's bytes, cut off where they are too many to be an answer; None without a file.

        Raises:
            StoreError: The file is there and cannot be read.
        """
        content = self.peek(exercise)
        self._seen[exercise] = content
        return content

    def changed(self, exercise: str) -> bool:
        """Return whether a file stands there now that is not the one seen last."""
        return self.peek(exercise) not in (None, self._seen.get(exercise))

    def save(self, exercise: str, content: bytes, *, aside: str = "", overwrite: bool = False) -> str:
        """Replace an answer file as a whole, or leave it as it is.

        Args:
            exercise: The exercise's id.
            content: The new file's bytes.
            aside: Keep what stood there before under a name with this word in it, such as ``damaged``.
            overwrite: Save even over a file that was never seen.

        Returns:
            The name under which the old file is kept; empty when nothing had to be kept.

        Raises:
            ChangedElsewhereError: Another answer stands there than the one seen last.
            StoreError: Nothing is saved; the old file is untouched.
        """
        if not overwrite and self.changed(exercise):
            raise ChangedElsewhereError(self._noun)
        part = self.folder / f".{exercise}.{os.getpid()}.part"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            _write_through(part, content)
            kept = self.set_aside(exercise, aside) if aside else ""
            part.replace(self.path(exercise))
        except OSError as error:
            with suppress(OSError):
                part.unlink(missing_ok=True)
            raise self.explained(error) from error
        self._seen[exercise] = content
        return kept

    def kept(self, exercise: str, why: str) -> Path | None:
        """Return the file that was last kept aside for a reason, such as ``reset``; None without one."""
        found = self.folder.glob(f"{exercise}.{why}-*.json")
        numbered = {int(path.stem.rpartition("-")[2]): path for path in found if path.stem[-1].isdecimal()}
        return numbered[max(numbered)] if numbered else None

    def put_back(self, exercise: str, why: str) -> None:
        """Let the file that was last kept aside for a reason take the answer's place again.

        Raises:
            ChangedElsewhereError: Another answer stands there than the one seen last.
            StoreError: Nothing is changed.
        """
        if self.changed(exercise):
            raise ChangedElsewhereError(self._noun)
        try:
            if (aside := self.kept(exercise, why)) is not None:
                aside.replace(self.path(exercise))
        except OSError as error:
            raise self.explained(error) from error

    def peek(self, exercise: str) -> bytes | None:
        """Return what ``read`` returns, and remember nothing."""
        try:
            return read_plain(self.path(exercise), self._most + 1)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(
                f"Your saved {self._noun} {self.path(exercise)} cannot be read: {_reason(error)}. "
                "Put that right, then press Try again."
            ) from error

    def set_aside(self, exercise: str, why: str) -> str:
        """Give a file another name, under which nothing else is kept.

        Args:
            exercise: The exercise's id.
            why: A word for the name, such as ``damaged``.

        Returns:
            The name; empty when there is no file.

        Raises:
            OSError: The file is where it was.
        """
        current = self.path(exercise)
        if not current.exists():
            return ""
        number = 1
        while (aside := self.folder / f"{exercise}.{why}-{number}.json").exists():
            number += 1
        current.rename(aside)
        return aside.name

    def explained(self, error: OSError) -> StoreError:
        """Return what a failed write means to the learner."""
        if is_full(error):
            return DiskFullError()
        if error.errno in _FORBIDDEN:
            return ReadOnlyError(self.folder if self.folder.exists() else self.folder.parent)
        return StoreError(
            f"This change is not saved: {_reason(error)} ({self.folder}). "
            "What you saved before is untouched. Put that right, then press Try again."
        )


class AnswerStore(FileStore):
    """The answers beside one notebook."""

    def __init__(self, folder: Path) -> None:
        """Keep answers in ``answers/`` below the notebook's folder; nothing is written yet.

        Args:
            folder: The folder that the notebook is in.
        """
        super().__init__(Path(folder) / FOLDER, "answer", LARGEST)


def read_plain(path: Path | str, most: int) -> bytes:
    """Read a plain file, and nothing else: a pipe would keep the reader waiting, a link lead elsewhere.

    Args:
        path: The file.
        most: Bytes after which reading stops.

    Returns:
        The file's content, or the beginning of it.

    Raises:
        OSError: It cannot be read; ``strerror`` says why.
    """
    try:
        handle = os.open(path, _PLAIN)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO}:
            raise OSError(error.errno, _NOT_PLAIN, str(path)) from error
        raise
    status = os.fstat(handle)
    if not stat.S_ISREG(status.st_mode):
        os.close(handle)
        raise OSError(errno.EINVAL, _NOT_PLAIN, str(path))
    with open(handle, "rb") as file:  # noqa: PTH123 - a handle has no path
        # Room is set aside for what is asked for, so more than there is would be slow.
        return file.read(min(most, status.st_size + 1))


def replace_file(path: Path, content: bytes, *, lasting: bool = False) -> None:
    """Write a file as a whole or not at all.

    Args:
        path: The file; its folder is made where there is none.
        content: Its bytes.
        lasting: Whether it must outlast even a computer that loses power at once, which takes longer.

    Raises:
        OSError: What stood there before stands there still.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if lasting:
            _write_through(part, content)
        else:
            part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def is_full(error: OSError) -> bool:
    """Return whether a file could not be written because no room is left for it."""
    return error.errno in _FULL


def _reason(error: OSError) -> str:
    words = error.strerror or str(error)
    return words[:1].lower() + words[1:]


def _write_through(path: Path, content: bytes) -> None:
    # Until the bytes are on the disk, a crash after the rename would leave an empty file.
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

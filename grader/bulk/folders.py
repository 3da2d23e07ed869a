"""Folders that are made beside their place, and put there whole."""

import os
import shutil
from collections.abc import Mapping
from io import FileIO

from grader.grading.store import FOLDER


def beside(final: str, what: str) -> str:
    """Return the sibling of a folder in which it is made, or put away: hidden from those who list folders.

    Paths are plain text here: a path object takes longer to make than the folder.

    Args:
        final: The folder.
        what: Which sibling, such as ``part``.
    """
    home, name = os.path.split(final)
    return f"{home}/.{name}.{what}"


def write_folder(part: str, files: Mapping[str, bytes], file_mode: int, folder_mode: int) -> None:
    """Write a folder as a whole, in the place of what a run that was killed has left there.

    Args:
        part: The folder.
        files: Contents by path, in ``answers/`` or beside it.
        file_mode: Permissions of what is written.
        folder_mode: Permissions that folders get besides their own; 0 for none.

    Raises:
        OSError: It cannot be written.
    """
    if os.path.lexists(part):
        shutil.rmtree(part)
    os.makedirs(part)  # noqa: PTH103 - see beside
    folders = [part]
    if any(name.startswith(f"{FOLDER}/") for name in files):
        folders.append(f"{part}/{FOLDER}")
        os.mkdir(folders[-1])  # noqa: PTH102 - see beside
    for name, content in files.items():
        handle = os.open(f"{part}/{name}", os.O_WRONLY | os.O_CREAT | os.O_EXCL, file_mode)
        with open(handle, "wb", buffering=0) as file:  # noqa: PTH123 - a handle has no path
            os.fchmod(handle, file_mode)  # whatever this process is told to take off
            _write(file, content)
    for folder in folders if folder_mode else ():
        os.chmod(folder, os.stat(folder).st_mode & 0o777 | folder_mode)  # noqa: PTH101, PTH116 - see beside


def _write(file: FileIO, content: bytes) -> None:
    rest = memoryview(content)
    while rest:
        rest = rest[file.write(rest) :]

"""Odd file systems: links, devices, names, very many files, and files of nbgrader's own that are none."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from tests.adversarial.case import (
    BUT_FIRST,
    FIRST,
    FLAWED,
    FULL,
    GOOD,
    NOTHING,
    POOR,
    Case,
    Do,
    files,
)

ANSWER, ANSWERS, NOTEBOOK = f"answers/{FIRST}.json", "answers", "trust.ipynb"
NO_FILE = "a folder, a link or a device"
NO_NOTEBOOK = "There was no notebook"
UNSEEN = "nbgrader looks for notebooks, and there is none"
BROKEN_OFF = "nbgrader cannot copy it, and goes on with the next"
WAITS = "nbgrader would wait for ever"

Make = Callable[[Path], object]


def place(name: str, make: Make) -> Do:
    """Return what puts something else in the place of a file or folder."""

    def do(folder: Path) -> None:
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
        make(path)

    return do


def link(target: str) -> Make:
    """Return what makes a symbolic link."""
    return lambda path: path.symlink_to(target)


def socket(path: Path) -> None:
    """Make what only a server would."""
    os.mknod(path, 0o140600)


def full_folder(path: Path) -> None:
    """Make a folder with a file in it."""
    path.mkdir()
    (path / "trust.ipynb").write_text("{}", "utf-8")


def many(folder: Path) -> None:
    """Make more files than anybody looks through."""
    for number in range(3000):
        (folder / ANSWERS / f"{number}.json").touch()


def deep(folder: Path) -> None:
    """Make folders in folders."""
    for _ in range(200):
        folder /= "deep"
    folder.mkdir(parents=True)
    (folder / "grader.py").touch()


def no_text(folder: Path) -> None:
    """Make files whose names are no text, or no names."""
    for name in (b"\xff\xfe", b"new\nline", b"\x1b[31m", b" ", b"*", b"-rf", b"n" * 255):
        (Path(os.fsdecode(os.fsencode(folder))) / os.fsdecode(name)).touch()


def both_away(folder: Path) -> None:
    """Leave the folder empty."""
    shutil.rmtree(folder)
    folder.mkdir()


def a_file(folder: Path) -> None:
    """Hand in a file in the place of a folder."""
    shutil.rmtree(folder)
    folder.write_bytes(GOOD[f"{FIRST}.json"])


def stamp(content: bytes, secret: bytes = b"") -> Do:
    """Return what hands in nbgrader's own files."""
    return files({"timestamp.txt": content, **({"submission_secret.txt": secret} if secret else {})})


def answer_is(name: str, make: Make, says: str = NO_FILE, left: str = "", kept_away: str = "") -> Case:
    """Return a case with something else in the place of one answer."""
    return Case(
        name=name,
        do=place(ANSWER, make),
        scores=BUT_FIRST,
        says={FIRST: says},
        left=left,
        kept_away=kept_away,
    )


def answers_are(name: str, make: Make, says: str, left: str = "", kept_away: str = "") -> Case:
    """Return a case with something else in the place of the answers' folder."""
    return Case(
        name=name,
        do=place(ANSWERS, make),
        scores=NOTHING,
        says=dict.fromkeys(FULL, says),
        left=left,
        kept_away=kept_away,
    )


def notebook_is(name: str, make: Make, says: str = NO_FILE, left: str = "", kept_away: str = "") -> Case:
    """Return a case with something else in the place of the notebook."""
    return Case(
        name=name,
        do=place(NOTEBOOK, make),
        answers=POOR,
        scores=FLAWED,
        says={NOTEBOOK: says},
        left=left,
        kept_away=kept_away,
    )


NO_FOLDER = "is a link or a file, not a folder"
STAMP = "timestamp.txt"
NO_TIME = "It is no time"


def stamped(name: str, content: bytes, left: str = "", kept_away: str = "") -> Case:
    """Return a case that says of its time what is no time."""
    return Case(name=name, do=stamp(content), says={STAMP: NO_TIME}, left=left, kept_away=kept_away)


NO_STAMP = "nbgrader stops at a time that it cannot read, and goes on with the next submission"

CASES = (
    answer_is("answer-is-a-folder", Path.mkdir),
    answer_is("answer-is-a-full-folder", full_folder),
    answer_is("answer-is-a-pipe", os.mkfifo, left=BROKEN_OFF),
    answer_is("answer-is-a-socket", socket, left=BROKEN_OFF),
    answer_is("answer-leads-to-a-device", link("/dev/zero"), kept_away="nbgrader would fill the disk"),
    answer_is("answer-leads-to-a-terminal", link("/dev/stdin"), kept_away="nbgrader would wait for ever"),
    answer_is("answer-leads-to-a-secret", link("/etc/passwd")),
    answer_is("answer-leads-to-the-gradebook", link("../../../../gradebook.db")),
    answer_is("answer-leads-to-itself", link(f"{FIRST}.json"), left=BROKEN_OFF),
    answer_is("answer-leads-nowhere", link("nowhere.json"), left=BROKEN_OFF),
    answers_are("answers-are-a-file", Path.touch, NO_FOLDER),
    answers_are("answers-are-a-pipe", os.mkfifo, NO_FOLDER, left=BROKEN_OFF),
    answers_are("answers-lead-nowhere", link("nowhere"), NO_FOLDER, left=BROKEN_OFF),
    answers_are("answers-lead-to-themselves", link("answers"), NO_FOLDER, left=BROKEN_OFF),
    answers_are("answers-lead-to-the-root", link("/"), NO_FOLDER),
    answers_are("answers-lead-into-the-submission", link("."), NO_FOLDER),
    Case(name="answers-are-empty", do=place(ANSWERS, Path.mkdir), scores=NOTHING),
    Case(name="answers-are-missing", do=lambda folder: shutil.rmtree(folder / ANSWERS), scores=NOTHING),
    notebook_is("notebook-is-a-folder", Path.mkdir),
    notebook_is("notebook-is-a-full-folder", full_folder),
    notebook_is("notebook-is-a-pipe", os.mkfifo),
    notebook_is("notebook-is-a-socket", socket),
    notebook_is("notebook-leads-to-a-device", link("/dev/zero")),
    notebook_is("notebook-leads-to-a-secret", link("/etc/passwd")),
    notebook_is("notebook-leads-nowhere", link("nowhere.ipynb")),
    notebook_is("notebook-is-missing", lambda _: None, NO_NOTEBOOK, left=UNSEEN),
    Case(
        name="submission-is-empty",
        do=both_away,
        scores=NOTHING,
        says={NOTEBOOK: NO_NOTEBOOK},
        left=UNSEEN,
    ),
    Case(name="submission-is-a-file", do=a_file, failed="a link or a file, not a folder", left=UNSEEN),
    Case(
        name="submission-is-a-pipe",
        do=place("", os.mkfifo),
        failed="a link or a file, not a folder",
        left=UNSEEN,
    ),
    Case(
        name="notebook-under-another-name",
        do=lambda folder: (folder / NOTEBOOK).rename(folder / "x.ipynb"),
        says={NOTEBOOK: NO_NOTEBOOK},
        left="nbgrader looks for the notebooks that it released",
    ),
    Case(name="thousands-of-files", do=many),
    Case(name="folders-without-bottom", do=deep),
    Case(name="files-without-names", do=no_text),
    Case(name="pipe-beside-the-notebook", do=place("pipe", os.mkfifo), left=BROKEN_OFF),
    Case(
        name="device-beside-the-notebook",
        do=place("zero", link("/dev/zero")),
        kept_away="nbgrader would fill the disk",
    ),
    Case(
        name="loop-beside-the-notebook",
        do=place("loop", link("..")),
    ),
    stamped("time-of-garbage", b"yesterday, honestly", left=NO_STAMP),
    stamped("time-of-bytes", b"\xff\xfe\0\0", left=NO_STAMP),
    stamped("time-without-end", b"9" * 4000 + b" UTC", left=NO_STAMP),
    stamped("time-of-a-megabyte", b"2027-01-11 09:00:00.0 UTC" * 40_000, left=NO_STAMP),
    stamped("time-in-a-zone-of-its-own", b"2027-01-11 09:00:00 99999999999999999", left=NO_STAMP),
    stamped("time-before-all-times", b"0001-01-01 00:00:00 86399", left=NO_STAMP),
    stamped("time-for-the-terminal", b"\x1b[2J2027-01-11", left=NO_STAMP),
    Case(name="time-of-nothing", do=stamp(b"")),
    Case(name="time-of-the-future", do=stamp(b"9999-12-31 23:59:59.999999 UTC")),
    Case(name="time-of-the-past", do=stamp(b"0001-01-01 00:00:00.0 UTC")),
    Case(name="time-is-a-pipe", do=place(STAMP, os.mkfifo), says={STAMP: NO_FILE}, kept_away=WAITS),
    Case(name="time-is-a-folder", do=place(STAMP, Path.mkdir), says={STAMP: NO_FILE}, left=NO_STAMP),
    Case(name="secret-without-end", do=stamp(b"2027-01-11 09:00:00.0 UTC", b"s" * 1_000_000)),
    Case(
        name="secret-is-a-folder",
        do=place("submission_secret.txt", Path.mkdir),
        says={"submission_secret.txt": NO_FILE},
    ),
)

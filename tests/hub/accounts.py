"""Unix accounts that are there for a test alone."""

import os
import pwd
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import psutil

GROUP = "tct-learners"
"""The learners' Unix group."""

PASSWORD = "of these tests alone"  # noqa: S105 - of accounts that end with the tests
"""With which all sign in who can."""


@contextmanager
def accounts(
    homes: Path, names: tuple[str, ...], learners: tuple[str, ...], people: tuple[str, ...]
) -> Iterator[None]:
    """Make accounts, and take them away with all that runs under them.

    Args:
        homes: The folder of their home folders.
        names: Their names.
        learners: Those of them in the learners' group.
        people: Those of them who sign in.
    """
    _remove(names)  # what a run that was killed has left
    try:
        _run("groupadd", GROUP)
        for name in names:
            group = ("--groups", GROUP) if name in learners else ()
            _run("useradd", "--create-home", "--base-dir", str(homes), "--shell", "/bin/bash", *group, name)
        _run("chpasswd", words="".join(f"{name}:{PASSWORD}\n" for name in people))
        yield
    finally:
        _remove(names)


def run_as(name: str, *command: str | Path, folder: Path | None = None) -> "subprocess.CompletedProcess[str]":
    """Run a command as an account, in its home or another folder."""
    person = pwd.getpwnam(name)
    return subprocess.run(
        command,
        user=person.pw_uid,
        group=person.pw_gid,
        extra_groups=os.getgrouplist(name, person.pw_gid),
        cwd=folder or person.pw_dir,
        env={"HOME": person.pw_dir, "USER": name, "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"},
        check=False,
        capture_output=True,
        text=True,
    )


def processes_of(name: str) -> Iterator[psutil.Process]:
    """Yield what runs under an account."""
    for process in psutil.process_iter():
        with suppress(psutil.NoSuchProcess):
            if process.username() == name:
                yield process


def _remove(names: tuple[str, ...]) -> None:
    running = [process for name in names for process in processes_of(name)]
    for process in running:
        with suppress(psutil.NoSuchProcess):
            process.kill()
    psutil.wait_procs(running, timeout=10)
    for command in (*(["userdel", name] for name in names), ["groupdel", GROUP]):
        subprocess.run(command, check=False, capture_output=True)


def _run(*command: str, words: str = "") -> None:
    subprocess.run(command, check=True, input=words, text=True)

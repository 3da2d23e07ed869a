"""Running commands as a user does, with a clock or with an eye on their memory."""

import os
import subprocess
import sys
from collections.abc import Container, Sequence
from contextlib import suppress
from pathlib import Path
from time import perf_counter

import psutil

INTERVAL = 0.05
"""Seconds between two looks at the memory."""

MEGABYTE = 1024 * 1024


class BenchmarkError(Exception):
    """Something that cannot be measured; the message says why."""


def environment(home: Path) -> dict[str, str]:
    """Return an environment with this Python's commands, in which nobody's own settings count.

    Args:
        home: The home folder.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    kept = {name: value for name, value in os.environ.items() if not name.startswith("JUPYTER")}
    return {**kept, "PATH": path, "HOME": str(home), "JUPYTER_DATA_DIR": str(home / "data")}


def timed(command: Sequence[str], folder: Path, home: Path, good: Container[int] = (0,)) -> tuple[float, str]:
    """Run a command, start-up and imports included.

    Args:
        command: Its words.
        folder: Where to run it.
        home: The home folder that it sees.
        good: Exit codes of a command that did its work.

    Returns:
        Seconds on the clock, and what it said on its standard output.

    Raises:
        BenchmarkError: It failed.
    """
    begun = perf_counter()
    done = subprocess.run(
        command, cwd=folder, env=environment(home), capture_output=True, text=True, check=False
    )
    seconds = perf_counter() - begun
    _refuse_failure(command, done.returncode, good, done.stderr)
    return seconds, done.stdout


def peak_memory(command: Sequence[str], folder: Path, home: Path, good: Container[int] = (0,)) -> float:
    """Run a command, and look at the memory of all its processes all the time.

    On Linux it is the proportional set size: what processes share is counted once. Elsewhere it is
    what each process has for itself.

    Args:
        command: Its words.
        folder: Where to run it.
        home: The home folder that it sees.
        good: Exit codes of a command that did its work.

    Returns:
        The most that was seen, in megabytes.

    Raises:
        BenchmarkError: It failed.
    """
    most = 0
    with (folder / "said").open("w+") as said:
        process = psutil.Popen(command, cwd=folder, env=environment(home), stdout=said, stderr=said)
        while process.poll() is None:
            most = max(most, _memory(process))
            with suppress(psutil.TimeoutExpired):
                process.wait(INTERVAL)
        said.seek(0)
        _refuse_failure(command, process.returncode, good, said.read())
    return most / MEGABYTE


def _memory(process: psutil.Process) -> int:
    total = 0
    with suppress(psutil.Error):
        for each in (process, *process.children(recursive=True)):
            with suppress(psutil.Error):  # one that ends while it is looked at
                info = each.memory_full_info()
                total += getattr(info, "pss", info.uss)
    return total


def _refuse_failure(command: Sequence[str], code: int, good: Container[int], said: str) -> None:
    if code not in good:
        words = " ".join(Path(word).name for word in command)
        raise BenchmarkError(f"`{words}` failed with exit code {code}:\n{said[-2000:]}")

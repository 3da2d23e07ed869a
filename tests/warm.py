"""Commands in processes of their own which have imported beforehand what takes seconds to import.

A server imports it once and runs nothing; each command is a copy of that server as it was then, in a
folder, an environment and with outputs of its own. What importing itself does is seen by the tests that
start a command from nothing.
"""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

PATIENCE = 300
"""Seconds after which a command hangs."""

_SERVER = get_context("forkserver")
_SERVER.set_forkserver_preload(
    [
        "grader.cli.main",
        "grader.nbgrader_adapter.cohort_round",
        "grader.nbgrader_adapter.export",
        "grader.nbgrader_adapter.regrade",
        "grader.nbgrader_adapter.report",
        "nbgrader.apps.nbgraderapp",
        "tests.nbgrader.session",
    ]
)


def run(
    program: Callable[..., object], *arguments: object, folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Run a function as a program.

    Args:
        program: A function that can be imported; it ends as programs do.
        *arguments: What it is given.
        folder: Where it runs.
        environment: All environment variables that it has.

    Returns:
        Exit code, outputs.
    """
    with TemporaryDirectory() as place:
        outputs = [Path(place, name) for name in ("out", "err")]
        process = _SERVER.Process(
            target=_within, args=(program, arguments, folder, dict(environment), outputs)
        )
        process.start()
        process.join(PATIENCE)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(str(arguments), PATIENCE)
        out, err = (output.read_bytes() for output in outputs)
    return subprocess.CompletedProcess(repr(arguments), process.exitcode, out, err)


def tradecraft(
    *words: str, folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Run a command of the course's, as from a terminal.

    Args:
        *words: What stands after ``tradecraft``.
        folder: Where it runs.
        environment: All environment variables that it has.

    Returns:
        Exit code, outputs.
    """
    return run(_tradecraft, words, folder=folder, environment=environment)


def _tradecraft(words: Sequence[str]) -> None:
    from grader.cli.main import main  # noqa: PLC0415 - by the server, not by whoever runs the tests

    sys.argv = ["tradecraft", *words]
    sys.exit(main())


def _within(
    program: Callable[..., object],
    arguments: Sequence[object],
    folder: Path,
    environment: Mapping[str, str],
    outputs: Sequence[Path],
) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for stream, output in zip(("stdout", "stderr"), outputs, strict=True):
        before = getattr(sys, stream)
        file = output.open("w", encoding=before.encoding, errors=before.errors)
        os.dup2(file.fileno(), before.fileno())
        setattr(sys, stream, file)
    program(*arguments)

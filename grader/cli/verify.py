"""The command that verifies a certificate."""

import argparse
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from grader.cli.bulk import printable
from grader.cli.commands import Command, CommandError, Output

if TYPE_CHECKING:  # no other command needs it
    from grader.progress.verifying import Verification


def add_to(command: Callable[[str, Command, str], argparse.ArgumentParser]) -> None:
    """Add this command to the command line.

    Args:
        command: Adds one.
    """
    sub = command("verify", verify, "Verify a certificate: compute its code and grade its answers again.")
    sub.add_argument("code", metavar="CODE", help="the code that is printed on it")
    sub.add_argument(
        "place",
        type=Path,
        nargs="?",
        default=Path("workspace"),
        metavar="DIR|FILE",
        help="a workspace, or the file certificate.json that belongs to it (default: workspace)",
    )


def verify(options: argparse.Namespace) -> Output:
    """Verify a certificate; 1 when it does not hold, 2 when no certificate can have such a code."""
    from grader.grading.store import StoreError  # noqa: PLC0415 - no other command needs it
    from grader.progress import certificate, verifying  # noqa: PLC0415 - as above
    from grader.progress.log import FOLDER  # noqa: PLC0415 - as above

    place: Path = options.place
    path = place / FOLDER / certificate.NAME if place.is_dir() else place
    try:
        code = certificate.code_from(options.code)
        kept = certificate.read_kept(path)
    except certificate.NoCodeError as error:
        raise CommandError(str(error), 2) from error
    except StoreError as error:
        raise CommandError(str(error)) from error
    if kept is None:
        raise CommandError(f"There is no certificate: {path} does not exist.")
    found = verifying.verify(kept, code)
    return Output(printable(_told(found)), found, int(not found.holds))


def _told(found: "Verification") -> Iterator[str]:
    from grader.render.certificate import in_words  # noqa: PLC0415 - as above

    certificate = found.certificate
    yield "The certificate holds." if found.holds else "The certificate does not hold."
    yield from (f"  {reason}" for reason in found.reasons)
    yield f"  Name: {certificate.name}"
    yield f"  Made on {in_words(certificate.day)} with version {certificate.course} of the course"
    total = sum(each.now for each in found.regraded)
    yield f"  Points: {total:g} of {10 * len(found.regraded)}, graded now with version {found.course}"
    for each in found.regraded:
        sign = "✓" if each.passed else "✗"
        yield f"    {sign} {each.exercise:24}{each.now:>5g}"
    yield f"  Answers to the capstone that were handed in: {certificate.handed_in}"
    yield f"  Teachings mastered: {len(certificate.mastered)}"
    yield from (f"  Note: {note}" for note in found.notes)
    yield (
        "  The code shows that nothing was changed since it was made. It is no signature: it does not show "
        "who gave the answers."
    )
